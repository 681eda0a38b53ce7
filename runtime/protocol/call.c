/* Calls: f(...) for any f. Arguments travel as an array, positional ones first, then one value for
 * each keyword name. */
#include "runtime/objects/dict.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

static COLD Object *raise_not_callable(Object *f) {
    return raise_type_error("'%.200T' object is not callable", f);
}

Object *object_call(Object *f, Object *const *args, size_t nargs, Tuple *kwnames) {
    CallFn call = f->type->call;
    if (UNLIKELY(call == NULL)) {
        if (type_ensure_ready(f->type) < 0)
            return NULL;
        if ((call = f->type->call) == NULL)
            return raise_not_callable(f);
    }
    if (UNLIKELY(c_stack_low()) && c_stack_check("") < 0)
        return NULL;
    return call(f, args, nargs, kwnames);
}

Object *object_call0(Object *f) { return object_call(f, NULL, 0, NULL); }
Object *object_call1(Object *f, Object *a) { return object_call(f, &a, 1, NULL); }
Object *object_call2(Object *f, Object *a, Object *b) {
    Object *args[] = {a, b};
    return object_call(f, args, 2, NULL);
}
Object *object_call3(Object *f, Object *a, Object *b, Object *c) {
    Object *args[] = {a, b, c};
    return object_call(f, args, 3, NULL);
}

/* f(*args, **kwargs): names and values of the dict are laid out behind the positional arguments. */
static Object *call_with_dict(Object *f, Tuple *args, Dict *kwargs) {
    size_t nargs = args->length, count = kwargs->used, total = nargs + count, filled = nargs;
    Object **all = mem_alloc_array(total, sizeof(Object *));
    Tuple *kwnames = all ? tuple_new(count) : NULL;
    Object *result = NULL, *key, *value;
    if (kwnames == NULL) {
        if (all != NULL)
            mem_free(all, total * sizeof(Object *));
        return all == NULL ? raise_no_memory() : NULL;
    }
    memcpy(all, args->items, nargs * sizeof(Object *));
    for (size_t position = 0; filled < total && dict_next(kwargs, &position, &key, &value);
         filled++) {
        kwnames->items[filled - nargs] = incref(key);
        all[filled] = incref(value);
    }
    bool names_ok = true;
    for (size_t i = 0; i < count; i++)
        names_ok &= is_str(kwnames->items[i]);
    if (names_ok)
        result = object_call(f, all, nargs, kwnames);
    else
        raise_type_error("keywords must be strings");
    for (size_t i = nargs; i < filled; i++)
        decref(all[i]);
    decref(kwnames);
    mem_free(all, total * sizeof(Object *));
    return result;
}

Object *object_call_tuple(Object *f, Object *args_tuple, Object *kwargs_dict) {
    Tuple *args = (Tuple *)args_tuple;
    if (kwargs_dict == NULL || ((Dict *)kwargs_dict)->used == 0)
        return object_call(f, args->items, args->length, NULL);
    return call_with_dict(f, args, (Dict *)kwargs_dict);
}

Object *object_call_method(Object *o, Str *name, Object *const *args, size_t nargs) {
    Object *self, *f = object_getmethod(o, name, &self), *small[8], **all = small;
    if (f == NULL)
        return NULL;
    Object *result = NULL;
    if (self == NULL) {
        result = object_call(f, args, nargs, NULL);
    } else if (nargs < 8 || (all = mem_alloc_array(nargs + 1, sizeof(Object *))) != NULL) {
        all[0] = self;
        if (nargs > 0)
            memcpy(all + 1, args, nargs * sizeof(Object *));
        result = object_call(f, all, nargs + 1, NULL);
        if (all != small)
            mem_free(all, (nargs + 1) * sizeof(Object *));
    } else {
        raise_no_memory();
    }
    decref(f);
    return result;
}

bool is_callable(Object *o) {
    if (o->type->call != NULL)
        return true;
    if (type_ensure_ready(o->type) < 0)
        error_clear();
    return o->type->call != NULL;
}
