/* builtins.__build_class__: what a class statement calls.
 *
 *   __build_class__(function, name, *bases, metaclass=type, **keywords)
 *
 * Bases that are no types may stand for others (__mro_entries__); the most derived metaclass wins;
 * it prepares the namespace, the body runs in it, and the metaclass makes the class. The body
 * returns the __class__ cell, which must then hold that class. */
#include "vm/build_class.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/eval.h"

/* The bases with __mro_entries__ resolved: new, or the same tuple. */
static Tuple *resolve_bases(Tuple *bases) {
    List *resolved = NULL;
    for (size_t i = 0; i < bases->length; i++) {
        Object *base = bases->items[i], *method = NULL, *entries = NULL;
        if (!is_type(base) && object_lookup(base, NAME(__mro_entries__), &method) < 0)
            goto failed;
        if (method == NULL) {
            if (resolved != NULL && list_append(resolved, base) < 0)
                goto failed;
            continue;
        }
        entries = object_call1(method, OBJ(bases));
        decref(method);
        if (entries == NULL)
            goto failed;
        if (!is_tuple(entries)) {
            raise_type_error("__mro_entries__ must return a tuple");
            decref(entries);
            goto failed;
        }
        if (resolved == NULL && (resolved = list_from_array(bases->items, i)) == NULL) {
            decref(entries);
            goto failed;
        }
        int failed = list_extend(resolved, entries);
        decref(entries);
        if (failed < 0)
            goto failed;
    }
    if (resolved == NULL)
        return incref(bases);
    Tuple *t = list_to_tuple(resolved);
    decref(resolved);
    return t;
failed:
    xdecref(resolved);
    return NULL;
}

/* The namespace from the metaclass's __prepare__, or a dict. */
static Object *prepare(Object *metaclass, Object *name, Tuple *bases, Object *const *values,
                       Tuple *keywords) {
    Object *method;
    int there =
        metaclass == OBJ(&type_type) ? 0 : object_lookup(metaclass, NAME(__prepare__), &method);
    if (there < 0)
        return NULL;
    if (there == 0)
        return OBJ(dict_new());
    size_t count = keywords ? keywords->length : 0;
    Object **args = mem_alloc_array(count + 2, sizeof(Object *));
    Object *result = NULL;
    if (args == NULL) {
        raise_no_memory();
    } else {
        args[0] = name;
        args[1] = OBJ(bases);
        memcpy(args + 2, values, count * sizeof(Object *));
        result = object_call(method, args, 2, keywords);
        mem_free(args, (count + 2) * sizeof(Object *));
    }
    decref(method);
    if (result != NULL && !is_mapping(result)) {
        if (is_type(metaclass))
            raise_type_error("%N.__prepare__() must return a mapping, not %T", (Type *)metaclass,
                             result);
        else
            raise_type_error("<metaclass>.__prepare__() must return a mapping, not %T", result);
        CLEAR(result);
    }
    return result;
}

/* Calls metaclass(name, bases, namespace, **keywords). */
static Object *make(Object *metaclass, Object *name, Tuple *bases, Object *namespace_,
                    Object *const *values, Tuple *keywords) {
    size_t count = keywords ? keywords->length : 0;
    Object **args = mem_alloc_array(count + 3, sizeof(Object *));
    if (args == NULL)
        return raise_no_memory();
    args[0] = name;
    args[1] = OBJ(bases);
    args[2] = namespace_;
    memcpy(args + 3, values, count * sizeof(Object *));
    Object *class_ = object_call(metaclass, args, 3, keywords);
    mem_free(args, (count + 3) * sizeof(Object *));
    return class_;
}

static int check_cell(Object *cell, Object *class_, Object *name) {
    if (!is_exact(cell, &cell_type) || !is_type(class_))
        return 0;
    Object *held = ((Cell *)cell)->value;
    if (held == NULL)
        return raise_runtime_error("__class__ not set defining %R as %R. Was __classcell__ "
                                   "propagated to type.__new__?",
                                   name, class_),
               -1;
    if (held != class_)
        return raise_type_error("__class__ set to %R defining %R as %R", held, name, class_), -1;
    return 0;
}

/* Takes `metaclass` out of the keywords: the metaclass (new) or NULL, the rest into *values and
 * *keywords (owned tuple or NULL). */
static int split_keywords(Object *const *given, Tuple *kwnames, Object **metaclass, Object **values,
                          Tuple **keywords) {
    *metaclass = NULL;
    *keywords = NULL;
    size_t count = kwnames ? kwnames->length : 0, kept = 0;
    if (count == 0)
        return 0;
    List *rest = list_new(0);
    if (rest == NULL)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (str_equal((Str *)kwnames->items[i], NAME(metaclass))) {
            *metaclass = incref(given[i]);
            continue;
        }
        values[kept++] = given[i];
        if (list_append(rest, kwnames->items[i]) < 0)
            goto failed;
    }
    if (kept > 0 && (*keywords = list_to_tuple(rest)) == NULL)
        goto failed;
    decref(rest);
    return 0;
failed:
    decref(rest);
    CLEAR(*metaclass);
    return -1;
}

Object *build_class(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    if (nargs < 2)
        return raise_type_error("__build_class__: not enough arguments");
    if (!is_exact(args[0], &function_type))
        return raise_type_error("__build_class__: func must be a function");
    if (!is_str(args[1]))
        return raise_type_error("__build_class__: name is not a string");
    size_t keyword_count = kwnames ? kwnames->length : 0;
    Object *values[keyword_count + 1], *metaclass, *namespace_ = NULL, *cell = NULL, *class_ = NULL;
    Tuple *keywords, *given = NULL, *bases = NULL;
    if (split_keywords(args + nargs, kwnames, &metaclass, values, &keywords) < 0)
        return NULL;
    given = tuple_from_array(args + 2, nargs - 2);
    bases = given ? resolve_bases(given) : NULL;
    if (bases == NULL)
        goto done;
    bool is_class = true;
    if (metaclass == NULL)
        metaclass = incref(bases->length ? OBJ(type_of(bases->items[0])) : OBJ(&type_type));
    else
        is_class = is_type(metaclass);
    if (is_class) {
        Type *winner = type_calculate_metaclass((Type *)metaclass, bases);
        if (winner == NULL)
            goto done;
        REPLACE_STEAL(metaclass, incref(winner));
    }
    namespace_ = prepare(metaclass, args[1], bases, values, keywords);
    cell = namespace_ ? function_run((Function *)args[0], namespace_) : NULL;
    if (cell == NULL)
        goto done;
    if (bases != given && object_setitem(namespace_, OBJ(NAME(__orig_bases__)), OBJ(given)) < 0)
        goto done;
    class_ = make(metaclass, args[1], bases, namespace_, values, keywords);
    if (class_ != NULL && check_cell(cell, class_, args[1]) < 0)
        CLEAR(class_);
done:
    xdecref(cell);
    xdecref(namespace_);
    xdecref(bases);
    xdecref(given);
    xdecref(keywords);
    xdecref(metaclass);
    return class_;
}
