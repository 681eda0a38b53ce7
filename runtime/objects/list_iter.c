/* list_iterator and list_reverseiterator. Both look at the list as it is at each step; once
 * exhausted they let go of it for good. */
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list_internal.h"

static Type list_reverse_iter_type;

static Object *iter_new(Type *type, Object *list, size_t index) {
    ListIter *it = gc_alloc(sizeof(ListIter));
    if (UNLIKELY(it == NULL))
        return raise_no_memory();
    it->head.refcount = 1;
    it->head.type = type;
    it->list = incref(list);
    it->index = index;
    gc_track(it);
    return OBJ(it);
}

Object *list_iter_new(Object *list) { return iter_new(&list_iter_type, list, 0); }

/* Counts down: index is one more than that of the item to come. */
Object *list_reverse_iter_new(List *l) {
    return iter_new(&list_reverse_iter_type, OBJ(l), l->length);
}

static void dealloc(Object *o) {
    gc_untrack(o);
    xdecref(((ListIter *)o)->list);
    gc_free(o, sizeof(ListIter));
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((ListIter *)o)->list);
    return 0;
}

static Object *next(Object *o) {
    ListIter *it = (ListIter *)o;
    if (it->list == NULL)
        return NULL;
    if (LIKELY(it->index < it->list->length))
        return incref(it->list->items[it->index++]);
    CLEAR(it->list);
    return NULL;
}

static Object *previous(Object *o) {
    ListIter *it = (ListIter *)o;
    if (it->list == NULL)
        return NULL;
    if (it->index > 0 && it->index <= it->list->length)
        return incref(it->list->items[--it->index]);
    CLEAR(it->list);
    return NULL;
}

/* ---- methods --------------------------------------------------------------------------------- */

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

METHOD(length_hint) {
    ListIter *it = (ListIter *)self;
    bool more = it->list != NULL && it->index < it->list->length;
    return int_from_i64(more ? (int64_t)(it->list->length - it->index) : 0);
}

METHOD(reverse_length_hint) {
    ListIter *it = (ListIter *)self;
    bool more = it->list != NULL && it->index <= it->list->length;
    return int_from_i64(more ? (int64_t)it->index : 0);
}

static Object *reduce_exhausted(Object *function) {
    return iter_reduction_steal(function, OBJ(list_new(0)), NULL);
}

METHOD(reduce) {
    ListIter *it = (ListIter *)self;
    if (it->list == NULL)
        return reduce_exhausted(iter_function);
    return iter_reduction_steal(iter_function, incref(it->list), int_from_i64((int64_t)it->index));
}

METHOD(reverse_reduce) {
    ListIter *it = (ListIter *)self;
    if (it->list == NULL)
        return reduce_exhausted(OBJ(&reversed_type));
    return iter_reduction_steal(OBJ(&reversed_type), incref(it->list),
                                int_from_i64((int64_t)it->index - 1));
}

/* The state is an index, clipped to what the list has. */
static int state_index(Object *state, ssize_t low, ssize_t high, ssize_t *out) {
    int64_t index;
    if (iter_state_index(state, &index) < 0)
        return -1;
    *out = index < low ? low : index > high ? high : index;
    return 0;
}

METHOD(setstate) {
    ListIter *it = (ListIter *)self;
    ssize_t index;
    if (state_index(args[0], 0, it->list != NULL ? (ssize_t)it->list->length : 0, &index) < 0)
        return NULL;
    it->index = (size_t)index;
    return new_none();
}

METHOD(reverse_setstate) {
    ListIter *it = (ListIter *)self;
    ssize_t index;
    if (state_index(args[0], -1, it->list != NULL ? (ssize_t)it->list->length - 1 : -1, &index) < 0)
        return NULL;
    it->index = (size_t)(index + 1);
    return new_none();
}

static const MethodDef methods[] = {
    {"__length_hint__", length_hint, "", 0, "How many items are left, as far as one can tell."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", setstate, "object, /", 0, "Takes back the state that __reduce__ gave."},
    {0},
};
static const MethodDef reverse_methods[] = {
    {"__length_hint__", reverse_length_hint, "", 0,
     "How many items are left, as far as one can tell."},
    {"__reduce__", reverse_reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", reverse_setstate, "object, /", 0,
     "Takes back the state that __reduce__ gave."},
    {0},
};

Type list_iter_type = {
    .head = HEAD(&type_type),
    .name = "list_iterator",
    .size = sizeof(ListIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = dealloc,
    .traverse = traverse,
    .iter = iter_self,
    .iternext = next,
    .methods = methods,
};

static Type list_reverse_iter_type = {
    .head = HEAD(&type_type),
    .name = "list_reverseiterator",
    .size = sizeof(ListIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = dealloc,
    .traverse = traverse,
    .iter = iter_self,
    .iternext = previous,
    .methods = reverse_methods,
};
