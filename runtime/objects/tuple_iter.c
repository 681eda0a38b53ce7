/* tuple_iterator. */
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/tuple.h"

static void dealloc(Object *o) {
    gc_untrack(o);
    xdecref(((TupleIter *)o)->tuple);
    gc_free(o, sizeof(TupleIter));
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((TupleIter *)o)->tuple);
    return 0;
}

static Object *next(Object *o) {
    TupleIter *it = (TupleIter *)o;
    if (it->tuple == NULL)
        return NULL;
    if (LIKELY(it->index < it->tuple->length))
        return incref(it->tuple->items[it->index++]);
    CLEAR(it->tuple);
    return NULL;
}

static Object *length_hint(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    TupleIter *it = (TupleIter *)self;
    return int_from_i64(it->tuple != NULL ? (int64_t)(it->tuple->length - it->index) : 0);
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    TupleIter *it = (TupleIter *)self;
    if (it->tuple == NULL)
        return iter_reduction_steal(iter_function, incref(tuple_empty), NULL);
    return iter_reduction_steal(iter_function, incref(it->tuple), int_from_i64((int64_t)it->index));
}

static Object *setstate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    TupleIter *it = (TupleIter *)self;
    int64_t index;
    if (iter_state_index(args[0], &index) < 0)
        return NULL;
    if (it->tuple != NULL) {
        size_t length = it->tuple->length;
        it->index = index < 0 ? 0 : (size_t)index > length ? length : (size_t)index;
    }
    return new_none();
}

static const MethodDef methods[] = {
    {"__length_hint__", length_hint, "", 0, "How many items are left, as far as one can tell."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", setstate, "object, /", 0, "Takes back the state that __reduce__ gave."},
    {0},
};

Type tuple_iter_type = {
    .head = HEAD(&type_type),
    .name = "tuple_iterator",
    .size = sizeof(TupleIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = dealloc,
    .traverse = traverse,
    .iter = iter_self,
    .iternext = next,
    .methods = methods,
};
