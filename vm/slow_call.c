/* Calls that do not go through a window, and what belongs to calling. */
#include "vm/slow.h"

#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

void frame_refuse_steal(Function *f, Object **window, size_t count) {
    if (thread->frame + 1 >= thread->frame_limit)
        raise_format(&exc_RecursionError, "maximum recursion depth exceeded");
    else
        raise_no_memory();
    for (size_t i = 0; i < count; i++)
        xdecref(window[i]);
    decref(f);
}

Object *call_slow(Object **base, Object **sp, bool is_method, Tuple *kwnames) {
    Object *f = base[0], **args = base + 1;
    if (is_method && base[1] == NULL)
        args++;
    size_t given = (size_t)(sp - args), keywords = kwnames ? kwnames->length : 0;
    Object *result = object_call(f, args, given - keywords, kwnames);
    while (sp > args)
        decref(*--sp);
    decref(f);
    return result;
}

/* The dict's items as an array of values and a tuple of names behind the positional arguments. */
static Object *call_with_dict(Object *callable, Tuple *args, Dict *kwargs) {
    size_t total = args->length + kwargs->used;
    Object **values = mem_alloc_array(total, sizeof(Object *));
    Tuple *names = tuple_new(kwargs->used);
    Object *result = NULL;
    if (values == NULL || names == NULL) {
        if (values == NULL)
            raise_no_memory();
        goto done;
    }
    memcpy(values, args->items, args->length * sizeof(Object *));
    size_t position = 0, n = 0;
    Object *key, *value;
    while (n < names->length && dict_next(kwargs, &position, &key, &value)) {
        if (!is_str(key)) {
            raise_type_error("keywords must be strings");
            break;
        }
        names->items[n] = incref(key);
        values[args->length + n++] = incref(value);
    }
    if (n == names->length)
        result = object_call(callable, values, args->length, names);
    for (size_t i = 0; i < n; i++)
        decref(values[args->length + i]);
done:
    if (values != NULL)
        mem_free(values, total * sizeof(Object *));
    xdecref(names);
    return result;
}

static Object *star_args_tuple(Object *callable, Object *args) {
    if (!is_exact(args, &list_type) && args->type->iter == NULL && args->type->getitem == NULL) {
        Str *name = (Str *)call_name(callable);
        if (name != NULL)
            raise_type_error("%U argument after * must be an iterable, not %T", name, args);
        xdecref(name);
        return NULL;
    }
    return sequence_tuple(args);
}

Object *call_spread_steal(Object *callable, Object *args, Object *kwargs) {
    Object *result = NULL;
    if (!is_exact(args, &tuple_type)) {
        Object *tuple = star_args_tuple(callable, args);
        if (tuple == NULL)
            goto done;
        REPLACE_STEAL(args, tuple);
    }
    Tuple *t = (Tuple *)args;
    if (kwargs != NULL && ((Dict *)kwargs)->used > 0)
        result = call_with_dict(callable, t, (Dict *)kwargs);
    else
        result = object_call(callable, t->items, t->length, NULL);
done:
    decref(callable);
    decref(args);
    xdecref(kwargs);
    return result;
}

Function *class_plain_init(Type *type) {
    if (type->head.type != &type_type || !(type->flags & TYPE_HEAP) || type->flags & TYPE_ABSTRACT
        || type->new_ != object_type.new_)
        return NULL;
    Object *init = type_lookup_borrow(type, NAME(__init__));
    return init != NULL && init->type == &function_type ? (Function *)init : NULL;
}

bool class_quicken(uint32_t *cache, Type *type) {
    Function *init = class_plain_init(type);
    uint32_t version = init != NULL ? type_version(type) : 0;
    if (version == 0)
        return false;
    cache[0] = version;
    cache[1] = (uint32_t)(uintptr_t)init;
    cache[2] = (uint32_t)((uintptr_t)init >> 32);
    return true;
}

Object *call_name(Object *callable) {
    Object *qualname, *module;
    if (object_lookup(callable, NAME(__qualname__), &qualname) <= 0) {
        if (error_is(&exc_MemoryError))
            return NULL;
        error_clear();
        return object_str(callable);
    }
    Str *name = NULL;
    if (object_lookup(callable, NAME(__module__), &module) > 0) {
        if (is_str(module) && !str_equal_ascii((Str *)module, "builtins"))
            name = str_format("%S.%S()", module, qualname);
        decref(module);
    }
    if (name == NULL && !error_is(&exc_MemoryError)) {
        error_clear();
        name = str_format("%S()", qualname);
    }
    decref(qualname);
    return OBJ(name);
}

/* What ** takes: a dict or whatever has keys(). */
static int has_keys(Object *o) {
    Object *method;
    if (is_dict(o))
        return 1;
    int there = object_lookup(o, NAME(keys), &method);
    if (there > 0)
        decref(method);
    return there;
}

int dict_merge_keywords(Dict *d, Object *mapping, Object *callable) {
    int fits = has_keys(mapping);
    if (fits > 0 && dict_update(d, mapping, 2) == 0)
        return 0;
    if (fits < 0 || (fits > 0 && !error_is(&exc_KeyError)))
        return -1;
    BaseException *e = (BaseException *)error_fetch(); /* a double key, or NULL */
    Object *name = call_name(callable);
    if (name != NULL && e == NULL)
        raise_type_error("%S argument after ** must be a mapping, not %T", name, mapping);
    else if (name != NULL && e->args->length == 1)
        raise_type_error("%S got multiple values for keyword argument '%S'", name,
                         e->args->items[0]);
    xdecref(name);
    if (error_occurred())
        xdecref(e);
    else
        error_restore(OBJ(e));
    return -1;
}

int dict_update_display(Dict *d, Object *mapping) {
    int fits = has_keys(mapping);
    if (fits == 0)
        raise_type_error("'%T' object is not a mapping", mapping);
    return fits > 0 ? dict_update(d, mapping, 1) : -1;
}

int list_extend_star(List *l, Object *iterable) {
    if (list_extend(l, iterable) == 0)
        return 0;
    if (error_is(&exc_TypeError) && iterable->type->iter == NULL
        && iterable->type->getitem == NULL) {
        error_clear();
        raise_type_error("Value after * must be an iterable, not %T", iterable);
    }
    return -1;
}
