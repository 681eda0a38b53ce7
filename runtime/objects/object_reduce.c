/* Pickling and copying: what object.__reduce_ex__ answers for an object without a __reduce__ of its
 * own.
 *
 * From protocol 2 on: (copyreg.__newobj__, (class, *arguments), state, list items, dict items);
 * before, copyreg._reduce_ex does it. State is the instance's dict, and the values of its __slots__
 * beside it if there are any.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

static Object *copyreg(const char *name) {
    Object *module = type_import_hook != NULL ? type_import_hook("copyreg") : NULL;
    if (module == NULL)
        return error_occurred() ? NULL : raise_type_error("cannot pickle without copyreg");
    Str *key = str_intern_utf8(name, strlen(name));
    Object *result = key ? object_getattr(module, key) : NULL;
    xdecref(key);
    decref(module);
    return result;
}

/* ---- state ----------------------------------------------------------------------------------- */

/* The names of all __slots__ along the chain of bases: the class's own list of them, or what
 * copyreg makes. New; NULL without an exception: there are none. */
static List *slot_names(Type *t) {
    Object *names = t->dict ? dict_get_str_borrow(t->dict, NAME(__slotnames__)) : NULL;
    if (names == NULL && t->member_count == 0)
        return NULL;
    if (names != NULL && names != KNone) {
        incref(names);
    } else {
        Object *function = copyreg("_slotnames");
        names = function ? object_call1(function, OBJ(t)) : NULL;
        xdecref(function);
    }
    List *copy = names == NULL ? NULL : is_list(names) ? (List *)sequence_list(names) : NULL;
    if (names != NULL && copy == NULL && !error_occurred())
        raise_type_error("%.200s.__slotnames__ should be a list or None, not %.200T", t->name,
                         names);
    xdecref(names);
    return copy;
}

/* The values of all __slots__ that have one, as a new dict. */
static Dict *slot_values(Object *o) {
    List *names = slot_names(type_of(o));
    Dict *values = error_occurred() ? NULL : dict_new();
    for (size_t i = 0; names != NULL && values != NULL && i < names->length; i++) {
        Object *name = names->items[i], *value; /* `names` is our own copy */
        int found = is_str(name) ? object_lookup(o, (Str *)name, &value) : 0;
        if (found > 0) {
            if (dict_set(values, name, value) < 0)
                found = -1;
            decref(value);
        }
        if (found < 0)
            CLEAR(values);
    }
    xdecref(names);
    return values;
}

static Object *default_state(Object *o, bool required) {
    Type *t = type_of(o);
    if (required
        && (t->item_size != 0
            || (t->base != NULL && type_solid_base(t)->flags & TYPE_HEAP
                    ? false
                    : type_solid_base(t) != &object_type)))
        return raise_type_error("cannot pickle '%.200s' object", t->name);
    Object *dict = NULL;
    int found = object_lookup(o, NAME(__dict__), &dict);
    if (found < 0)
        return NULL;
    Object *state = found ? dict : new_none();
    if (found && is_dict(dict) && ((Dict *)dict)->used == 0) {
        decref(state);
        state = new_none();
    }
    Dict *values = slot_values(o);
    if (values != NULL && values->used > 0) {
        Object *pair = OBJ(tuple_pack(2, state, OBJ(values)));
        decref(state);
        state = pair;
    } else if (values == NULL) {
        CLEAR(state);
    } else if (found && is_dict(state) && ((Dict *)state)->used == 0) {
        decref(state);
        state = new_none();
    }
    xdecref(values);
    return state;
}

Object *object_getstate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return default_state(self, false);
}

/* The object's own __getstate__ if it has one. */
static Object *get_state(Object *o, bool required) {
    Object *method = object_getattr(o, NAME(__getstate__));
    if (method == NULL)
        return NULL;
    bool own = is_exact(method, &native_function_type)
               && ((NativeFunction *)method)->def->fn == object_getstate
               && ((NativeFunction *)method)->self == o;
    Object *state = own ? default_state(o, required) : object_call0(method);
    decref(method);
    return state;
}

/* ---- arguments of __new__ -------------------------------------------------------------------- */

/* 1: *args (and *kwargs if there are keywords) are set, 0: the class does not say, -1: error. */
static int new_arguments(Object *o, Object **args, Object **kwargs) {
    Object *method = object_special(o, NAME(__getnewargs_ex__));
    if (method == NULL && error_occurred())
        return -1;
    if (method != NULL) {
        Object *pair = object_call0(method);
        decref(method);
        if (pair == NULL)
            return -1;
        int result = -1;
        if (!is_tuple(pair))
            raise_type_error("__getnewargs_ex__ should return a tuple, not '%.200T'", pair);
        else if (((Tuple *)pair)->length != 2)
            raise_value_error("__getnewargs_ex__ should return a tuple of length 2, not %zu",
                              ((Tuple *)pair)->length);
        else if (!is_tuple(((Tuple *)pair)->items[0]))
            raise_type_error("first item of the tuple returned by __getnewargs_ex__ must be a "
                             "tuple, not '%.200T'",
                             ((Tuple *)pair)->items[0]);
        else if (!is_dict(((Tuple *)pair)->items[1]))
            raise_type_error("second item of the tuple returned by __getnewargs_ex__ must be a "
                             "dict, not '%.200T'",
                             ((Tuple *)pair)->items[1]);
        else {
            *args = incref(((Tuple *)pair)->items[0]);
            *kwargs = incref(((Tuple *)pair)->items[1]);
            result = 1;
        }
        decref(pair);
        return result;
    }
    method = object_special(o, NAME(__getnewargs__));
    if (method == NULL)
        return error_occurred() ? -1 : 0;
    *args = object_call0(method);
    decref(method);
    if (*args != NULL && !is_tuple(*args)) {
        raise_type_error("__getnewargs__ should return a tuple, not '%.200T'", *args);
        CLEAR(*args);
    }
    return *args == NULL ? -1 : 1;
}

/* (class, *args) */
static Object *with_class(Object *o, Object *args) {
    Tuple *given = (Tuple *)args;
    size_t count = given ? given->length : 0;
    Tuple *all = tuple_new(count + 1);
    if (all == NULL)
        return NULL;
    all->items[0] = incref(type_of(o));
    for (size_t i = 0; i < count; i++)
        all->items[i + 1] = incref(given->items[i]);
    tuple_finish(all);
    return OBJ(all);
}

static Object *dict_items_iterator(Object *o) {
    Object *items = object_call_method(o, NAME(items), NULL, 0);
    Object *iterator = items ? object_iter(items) : NULL;
    xdecref(items);
    return iterator;
}

static Object *reduce_new(Object *o) {
    Object *args = NULL, *kwargs = NULL, *maker = NULL, *call = NULL, *state = NULL, *items = NULL,
           *pairs = NULL, *result = NULL;
    Type *t = type_of(o);
    if (t->new_ == NULL || (t->flags & TYPE_NO_NEW))
        return raise_type_error("cannot pickle '%.200s' object", t->name);
    int given = new_arguments(o, &args, &kwargs);
    if (given < 0)
        return NULL;
    if (kwargs != NULL && ((Dict *)kwargs)->used > 0) {
        maker = copyreg("__newobj_ex__");
        call = OBJ(tuple_pack(3, OBJ(t), args, kwargs));
    } else {
        maker = copyreg("__newobj__");
        call = with_class(o, args);
    }
    state = maker && call ? get_state(o, !given && !is_list(o) && !is_dict(o)) : NULL;
    items = state == NULL ? NULL : is_list(o) ? object_iter(o) : new_none();
    pairs = items == NULL ? NULL : is_dict(o) ? dict_items_iterator(o) : new_none();
    if (pairs != NULL)
        result = OBJ(tuple_pack(5, maker, call, state, items, pairs));
    xdecref(args), xdecref(kwargs), xdecref(maker), xdecref(call), xdecref(state), xdecref(items),
        xdecref(pairs);
    return result;
}

/* ---- __reduce__ and __reduce_ex__ ------------------------------------------------------------ */

static Object *reduce(Object *o, int64_t protocol) {
    if (protocol >= 2)
        return reduce_new(o);
    Object *helper = copyreg("_reduce_ex"), *number = int_from_i64(protocol), *result = NULL;
    if (helper != NULL && number != NULL)
        result = object_call2(helper, o, number);
    xdecref(helper), xdecref(number);
    return result;
}

Object *object_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return reduce(self, 0);
}

/* A __reduce__ that a class overrides goes before object's own way. */
Object *object_reduce_ex(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    int64_t protocol = int_as_i64(args[0]);
    if (protocol == -1 && error_occurred())
        return NULL;
    Object *own = type_lookup_borrow(type_of(self), NAME(__reduce__));
    if (own != NULL && own != type_lookup_borrow(&object_type, NAME(__reduce__)))
        return object_call_method(self, NAME(__reduce__), NULL, 0);
    return reduce(self, protocol);
}
