/* Containers and iteration for any object: len, subscripts, in, iter, next, and sequences made of
 * iterables. */
#include "runtime/objects/dict.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

/* ---- length ---------------------------------------------------------------------------------- */

ssize_t object_len(Object *o) {
    LenFn len = o->type->len;
    if (LIKELY(len != NULL))
        return len(o);
    raise_type_error("object of type '%T' has no len()", o);
    return -1;
}

/* What __length_hint__ returned, as a size; `fallback` for NotImplemented. */
static ssize_t hint_value(Object *hint, ssize_t fallback) {
    if (hint == KNotImplemented)
        return fallback;
    if (!is_int(hint)) {
        raise_type_error("__length_hint__ must be an integer, not %T", hint);
        return -1;
    }
    ssize_t n = number_as_ssize(hint, &exc_OverflowError);
    if (n < 0 && !error_occurred())
        raise_value_error("__length_hint__() should return >= 0");
    return n < 0 ? -1 : n;
}

ssize_t object_length_hint(Object *o, ssize_t fallback) {
    if (o->type->len != NULL) {
        ssize_t n = o->type->len(o);
        if (n >= 0 || !error_is(&exc_TypeError))
            return n;
        error_clear();
    }
    if (type_lookup_borrow(type_of(o), NAME(__length_hint__)) == NULL)
        return fallback;
    Object *method = object_special(o, NAME(__length_hint__));
    if (method == NULL)
        return error_occurred() ? -1 : fallback;
    Object *hint = object_call0(method);
    decref(method);
    if (hint == NULL) {
        if (!error_is(&exc_TypeError))
            return -1;
        error_clear();
        return fallback;
    }
    ssize_t n = hint_value(hint, fallback);
    decref(hint);
    return n;
}

/* ---- subscripts ------------------------------------------------------------------------------ */

/* type[key]: by __class_getitem__. */
static Object *class_getitem(Type *type, Object *key) {
    if (type == &type_type)
        return generic_alias_new(OBJ(type), key);
    Object *method;
    int found = object_lookup(OBJ(type), NAME(__class_getitem__), &method);
    if (found < 0)
        return NULL;
    if (found && method != KNone) {
        Object *result = object_call1(method, key);
        decref(method);
        return result;
    }
    if (found)
        decref(method);
    return raise_type_error("type '%N' is not subscriptable", type);
}

static NOINLINE Object *getitem_otherwise(Object *o, Object *key) {
    if (is_type(o))
        return class_getitem((Type *)o, key);
    return raise_type_error("'%T' object is not subscriptable", o);
}

Object *object_getitem(Object *o, Object *key) {
    BinaryFn getitem = o->type->getitem;
    return LIKELY(getitem != NULL) ? getitem(o, key) : getitem_otherwise(o, key);
}

bool is_sequence_like(Object *o) {
    const Type *t = o->type;
    return t->getitem != NULL || t->contains != NULL || t->flags & TYPE_HEAP;
}

/* What CPython takes for a sequence converts the index before it refuses, and refuses a deletion in
 * words of its own. */
static COLD int cannot_set(Object *o, Object *key, bool deleting) {
    bool at_index = has_index(key) && is_sequence_like(o);
    if (at_index && number_as_ssize(key, &exc_IndexError) == -1 && error_occurred())
        return -1;
    if (deleting && at_index)
        raise_type_error("'%T' object doesn't support item deletion", o);
    else
        raise_type_error("'%T' object does not support item %s", o,
                         deleting ? "deletion" : "assignment");
    return -1;
}

int object_setitem(Object *o, Object *key, Object *value) {
    SetItemFn setitem = o->type->setitem;
    return LIKELY(setitem != NULL) ? setitem(o, key, value) : cannot_set(o, key, value == NULL);
}

bool is_mapping(Object *o) { return o->type->getitem != NULL && !is_str(o) && !is_tuple(o); }

/* ---- in -------------------------------------------------------------------------------------- */

static int search_iterated(Object *container, Object *wanted) {
    Object *iterator = object_iter(container);
    if (iterator == NULL) {
        if (error_is(&exc_TypeError))
            raise_type_error("argument of type '%T' is not iterable", container);
        return -1;
    }
    UnaryFn next = iterator->type->iternext;
    Object *item;
    int result = 0;
    for (uint32_t n = 1; result == 0 && (item = next(iterator)) != NULL; n++) {
        result = object_compare_bool(item, wanted, CMP_EQ);
        decref(item);
        if (n % 65536 == 0 && result == 0)
            result = interrupt_check();
    }
    if (result == 0 && !error_stop_iteration())
        result = -1;
    decref(iterator);
    return result;
}

int object_contains(Object *container, Object *o) {
    ContainsFn contains = container->type->contains;
    return LIKELY(contains != NULL) ? contains(container, o) : search_iterated(container, o);
}

/* ---- iteration ------------------------------------------------------------------------------- */

Object *object_iter(Object *o) {
    UnaryFn iter = o->type->iter;
    if (UNLIKELY(iter == NULL)) {
        if (o->type->getitem != NULL && !is_dict(o))
            return sequence_iter_new(o);
        return raise_type_error("'%T' object is not iterable", o);
    }
    Object *iterator = iter(o);
    if (LIKELY(iterator != NULL) && UNLIKELY(iterator->type->iternext == NULL)) {
        raise_type_error("iter() returned non-iterator of type '%T'", iterator);
        CLEAR(iterator);
    }
    return iterator;
}

Object *object_next(Object *iterator) {
    UnaryFn next = iterator->type->iternext;
    if (UNLIKELY(next == NULL))
        return raise_type_error("'%T' object is not an iterator", iterator);
    Object *item = next(iterator);
    if (UNLIKELY(item == NULL) && error_occurred())
        error_stop_iteration();
    return item;
}

/* ---- sequences ------------------------------------------------------------------------------- */

Object *sequence_list(Object *iterable) {
    List *l = list_new(0);
    if (l != NULL && list_extend(l, iterable) < 0)
        CLEAR(l);
    return OBJ(l);
}

Object *sequence_tuple(Object *iterable) {
    if (is_exact(iterable, &tuple_type))
        return incref(iterable);
    if (is_exact(iterable, &list_type))
        return OBJ(list_to_tuple((List *)iterable));
    List *l = (List *)sequence_list(iterable);
    if (l == NULL)
        return NULL;
    size_t length = l->length;
    l->length = 0; /* the references go over to the tuple */
    Tuple *t = tuple_from_array_steal(l->items, length);
    decref(l);
    return OBJ(t);
}

Object *sequence_fast(Object *iterable, const char *message) {
    if (is_exact(iterable, &list_type) || is_exact(iterable, &tuple_type))
        return incref(iterable);
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        if (error_is(&exc_TypeError))
            raise_type_error("%s", message);
        return NULL;
    }
    Object *list = sequence_list(iterator);
    decref(iterator);
    return list;
}
