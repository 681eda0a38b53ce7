/* The generic slot functions of classes made in Python: each finds its special method on the type
 * and calls it, without a bound method in between where the method is a function. The number slots
 * are in slots_number.c.
 */
#include "runtime/objects/int.h"
#include "runtime/objects/slots_internal.h"
#include "runtime/objects/tuple.h"

/* ---- finding and calling --------------------------------------------------------------------- */

Object *special_call(Object *method, Object *const *args, size_t nargs) {
    Type *t = method->type;
    Object *self = args[0], *result;
    if (LIKELY(t->flags & TYPE_METHOD_DESCR)) {
        incref(method);
        result = object_call(method, args, nargs, NULL);
        decref(method);
        return result;
    }
    Object *bound =
        t->descr_get != NULL ? t->descr_get(method, self, OBJ(type_of(self))) : incref(method);
    if (bound == NULL)
        return NULL;
    result = object_call(bound, args + 1, nargs - 1, NULL);
    decref(bound);
    return result;
}

Object *special_find(Object *self, Str *name) {
    Object *method = type_lookup_borrow(self->type, name);
    if (UNLIKELY(method == NULL))
        raise_format(&exc_AttributeError, "%U", name);
    return method;
}

static Object *call_named(Str *name, Object *const *args, size_t nargs) {
    Object *method = special_find(args[0], name);
    return method == NULL ? NULL : special_call(method, args, nargs);
}

Object *call_with_first(Object *f, Object *first, Object *const *args, size_t nargs,
                        Tuple *kwnames) {
    size_t total = nargs + (kwnames ? kwnames->length : 0);
    Object *small[8], **all = small;
    if (total + 1 > 8 && (all = mem_alloc_array(total + 1, sizeof(Object *))) == NULL)
        return raise_no_memory();
    all[0] = first;
    if (total > 0)
        memcpy(all + 1, args, total * sizeof(Object *));
    Object *result = object_call(f, all, nargs + 1, kwnames);
    if (all != small)
        mem_free(all, (total + 1) * sizeof(Object *));
    return result;
}

#define UNARY(field, dunder)                                                                       \
    Object *slot_##field(Object *self) { return call_named(NAME(dunder), &self, 1); }
UNARY(repr, __repr__)
UNARY(str, __str__)
UNARY(int_, __int__)
UNARY(float_, __float__)
UNARY(index, __index__)
UNARY(negative, __neg__)
UNARY(positive, __pos__)
UNARY(absolute, __abs__)
UNARY(invert, __invert__)
UNARY(await, __await__)
UNARY(aiter, __aiter__)
UNARY(anext, __anext__)

/* ---- object protocol ------------------------------------------------------------------------- */

void slot_finalize(Object *self) {
    Object *pending = error_fetch(), *method = type_lookup_borrow(self->type, NAME(__del__));
    if (method != NULL) {
        incref(method);
        Object *result = special_call(method, &self, 1);
        if (result == NULL)
            error_unraisable(method);
        else
            decref(result);
        decref(method);
    }
    error_restore(pending);
}

int64_t slot_hash(Object *self) {
    Object *method = type_lookup_borrow(self->type, NAME(__hash__));
    if (method == NULL || method == KNone)
        return hash_unhashable(self);
    Object *result = special_call(method, &self, 1);
    if (result == NULL)
        return -1;
    if (!is_int(result)) {
        decref(result);
        return raise_type_error("__hash__ method should return an integer"), -1;
    }
    int64_t hash;
    if (!int_fits_i64(result, &hash))
        hash = int_hash(int_unwrap(result));
    decref(result);
    return hash == -1 ? -2 : hash;
}

Object *slot_compare(Object *self, Object *other, int op) {
    static Str *const dunders[] = {NAME(__lt__), NAME(__le__), NAME(__eq__),
                                   NAME(__ne__), NAME(__gt__), NAME(__ge__)};
    Object *method = type_lookup_borrow(self->type, dunders[op]);
    if (method == NULL)
        return new_not_implemented();
    if (is_exact(method, &slot_wrapper_type)) {
        SlotWrapper *wrapper = (SlotWrapper *)method;
        if (wrapper->row->kind == SLOT_CMP_LT + op && object_is(self, wrapper->owner))
            return ((CompareFn)wrapper->fn)(self, other, op);
    }
    if (UNLIKELY(!(method->type->flags & TYPE_METHOD_DESCR)) && method->type->descr_get != NULL) {
        /* A descriptor that fails is no comparison. */
        incref(method);
        Object *bound = method->type->descr_get(method, self, OBJ(type_of(self)));
        decref(method);
        if (bound == NULL)
            return error_forgive() < 0 ? NULL : new_not_implemented();
        Object *result = object_call1(bound, other);
        decref(bound);
        return result;
    }
    Object *args[] = {self, other};
    return special_call(method, args, 2);
}

Object *slot_call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *method = special_find(self, NAME(__call__)), *result;
    if (method == NULL || c_stack_check("") < 0)
        return NULL;
    if (method->type->flags & TYPE_METHOD_DESCR) {
        incref(method);
        result = call_with_first(method, self, args, nargs, kwnames);
        decref(method);
        return result;
    }
    DescrGetFn get = method->type->descr_get;
    Object *bound = get != NULL ? get(method, self, OBJ(type_of(self))) : incref(method);
    if (bound == NULL)
        return NULL;
    result = object_call(bound, args, nargs, kwnames);
    decref(bound);
    return result;
}

Object *slot_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *f = type_getattr(OBJ(type), NAME(__new__));
    if (f == NULL)
        return NULL;
    Object *result = call_with_first(f, OBJ(type), args, nargs, kwnames);
    decref(f);
    return result;
}

int slot_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *method = special_find(self, NAME(__init__)), *result;
    if (method == NULL)
        return -1;
    if (method->type->flags & TYPE_METHOD_DESCR) {
        incref(method);
        result = call_with_first(method, self, args, nargs, kwnames);
        decref(method);
    } else {
        DescrGetFn get = method->type->descr_get;
        Object *bound = get != NULL ? get(method, self, OBJ(type_of(self))) : incref(method);
        result = bound == NULL ? NULL : object_call(bound, args, nargs, kwnames);
        xdecref(bound);
    }
    if (result == NULL)
        return -1;
    bool none = result == KNone;
    if (!none)
        raise_type_error("__init__() should return None, not '%.200T'", result);
    decref(result);
    return none ? 0 : -1;
}

/* ---- attributes ------------------------------------------------------------------------------ */

/* __getattribute__, then __getattr__ if that raised AttributeError. Where the first is object's
 * own, nothing is raised in between. */
Object *slot_getattr(Object *self, Str *name) {
    Object *first = type_lookup_borrow(self->type, NAME(__getattribute__)), *result = NULL;
    Object *hook = type_lookup_borrow(self->type, NAME(__getattr__));
    Object *args[] = {self, OBJ(name)};
    xincref(hook);
    if (first != NULL && is_exact(first, &slot_wrapper_type) && hook != NULL
        && ((SlotWrapper *)first)->fn == (AnyFn)object_generic_getattr) {
        if (object_generic_lookup(self, name, &result) <= 0)
            result = NULL;
    } else {
        result = first == NULL ? raise_attribute_error(self, name) : special_call(first, args, 2);
    }
    /* A property or descriptor may have raised it, too. */
    if (result != NULL || hook == NULL || (error_occurred() && !error_is(&exc_AttributeError))) {
        xdecref(hook);
        return result;
    }
    error_clear();
    if (c_stack_check("") == 0)
        result = special_call(hook, args, 2);
    decref(hook);
    return result;
}

static int drop_result(Object *result) {
    if (result == NULL)
        return -1;
    decref(result);
    return 0;
}

int slot_setattr(Object *self, Str *name, Object *value) {
    Object *args[] = {self, OBJ(name), value};
    return drop_result(value ? call_named(NAME(__setattr__), args, 3)
                             : call_named(NAME(__delattr__), args, 2));
}

Object *slot_descr_get(Object *self, Object *obj, Object *type) {
    Object *args[] = {self, obj ? obj : KNone, type ? type : KNone};
    Object *method = type_lookup_borrow(self->type, NAME(__get__));
    return method == NULL ? incref(self) : special_call(method, args, 3);
}

int slot_descr_set(Object *self, Object *obj, Object *value) {
    Object *args[] = {self, obj, value};
    return drop_result(value ? call_named(NAME(__set__), args, 3)
                             : call_named(NAME(__delete__), args, 2));
}

/* ---- containers ------------------------------------------------------------------------------ */

Object *slot_iter(Object *self) {
    Object *method = type_lookup_borrow(self->type, NAME(__iter__));
    if (method == NULL || method == KNone)
        return raise_type_error("'%.200T' object is not iterable", self);
    return special_call(method, &self, 1);
}

/* Loops look the slot up once and check nothing: it stays when a class loses its __next__. */
Object *slot_iternext(Object *self) {
    if (UNLIKELY(type_lookup_borrow(self->type, NAME(__next__)) == NULL))
        return raise_type_error("'%.200T' object is not iterable", self);
    Object *result = call_named(NAME(__next__), &self, 1);
    if (result == NULL && error_is(&exc_StopIteration))
        error_clear();
    return result;
}

ssize_t slot_len(Object *self) {
    Object *result = call_named(NAME(__len__), &self, 1);
    if (result == NULL)
        return -1;
    Object *index = number_index(result);
    decref(result);
    if (index == NULL)
        return -1;
    ssize_t length = -1;
    if (int_sign(index) < 0)
        raise_value_error("__len__() should return >= 0");
    else
        length = number_as_ssize(index, &exc_OverflowError);
    decref(index);
    return length;
}

Object *slot_getitem(Object *self, Object *key) {
    Object *args[] = {self, key};
    return call_named(NAME(__getitem__), args, 2);
}

int slot_setitem(Object *self, Object *key, Object *value) {
    Object *args[] = {self, key, value};
    return drop_result(value ? call_named(NAME(__setitem__), args, 3)
                             : call_named(NAME(__delitem__), args, 2));
}

int slot_contains(Object *self, Object *value) {
    Object *method = special_find(self, NAME(__contains__)), *args[] = {self, value};
    if (method == KNone)
        return raise_type_error("'%.200T' object is not a container", self), -1;
    Object *result = method == NULL ? NULL : special_call(method, args, 2);
    if (result == NULL)
        return -1;
    int truth = object_truth(result);
    decref(result);
    return truth;
}

int slot_boolean(Object *self) {
    Object *result = call_named(NAME(__bool__), &self, 1);
    if (result == NULL)
        return -1;
    int truth = result == KTrue;
    if (!truth && result != KFalse) {
        raise_type_error("__bool__ should return bool, returned %T", result);
        truth = -1;
    }
    decref(result);
    return truth;
}
