/* The two iterators of a deque. Each notices when items were moved, added or removed since it was
 * made: that is a RuntimeError, after which it is exhausted. */
#include "runtime/modules/collections_internal.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/tuple.h"

static Object *iter_new(Type *type, Object *deque) {
    DequeIter *it = (DequeIter *)object_new(type);
    if (it == NULL)
        return NULL;
    it->deque = incref(deque);
    it->state = it->deque->state;
    it->remaining = it->deque->length;
    gc_track(it);
    return OBJ(it);
}

Object *deque_iter_new(Object *deque) { return iter_new(&deque_iter_type, deque); }

Object *deque_reverse_iter_new(Object *deque) { return iter_new(&deque_reverse_iter_type, deque); }

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((DequeIter *)o)->deque);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((DequeIter *)o)->deque);
    return 0;
}

static bool changed(DequeIter *it) {
    if (LIKELY(it->deque->state == it->state))
        return false;
    it->remaining = 0;
    raise_runtime_error("deque mutated during iteration");
    return true;
}

static Object *next(Object *o) {
    DequeIter *it = (DequeIter *)o;
    if (changed(it) || it->remaining == 0)
        return NULL;
    return incref(*deque_slot(it->deque, it->deque->length - it->remaining--));
}

static Object *previous(Object *o) {
    DequeIter *it = (DequeIter *)o;
    if (it->remaining == 0 || changed(it))
        return NULL;
    return incref(*deque_slot(it->deque, --it->remaining));
}

/* deque_iterator(deque, index=0): as pickling makes it. */
static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    ssize_t index = 0;
    if (nargs < 1)
        return raise_type_error("function takes at least 1 argument (%zu given)", nargs);
    if (nargs > 2)
        return raise_type_error("function takes at most 2 arguments (%zu given)", nargs);
    if (!object_is(args[0], &deque_type))
        return raise_type_error("argument 1 must be collections.deque, not %T", args[0]);
    if (nargs == 2) {
        Object *number = number_index(args[1]);
        index = number != NULL ? number_as_ssize(number, &exc_OverflowError) : -1;
        xdecref(number);
        if (index == -1 && error_occurred())
            return NULL;
    }
    Object *o = iter_new(type, args[0]);
    if (o != NULL && index > 0) {
        DequeIter *it = (DequeIter *)o;
        it->remaining -= (size_t)index < it->remaining ? (size_t)index : it->remaining;
    }
    return o;
}

METHOD(length_hint) { return int_from_u64(((DequeIter *)self)->remaining); }

METHOD(reduce) {
    DequeIter *it = (DequeIter *)self;
    Object *index = int_from_ssize((ssize_t)(it->deque->length - it->remaining));
    Tuple *arguments = index != NULL ? tuple_pack(2, it->deque, index) : NULL;
    Tuple *result = arguments != NULL ? tuple_pack(2, self->type, arguments) : NULL;
    xdecref(index);
    xdecref(arguments);
    return OBJ(result);
}

static const MethodDef methods[] = {
    {"__length_hint__", length_hint, "", 0, "How many items are left, as far as one can tell."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

#define ITER_TYPE(variable, type_name, next_fn)                                                    \
    Type variable = {                                                                              \
        .head = HEAD(&type_type),                                                                  \
        .name = type_name,                                                                         \
        .module = "collections",                                                                   \
        .size = sizeof(DequeIter),                                                                 \
        .flags = TYPE_GC | TYPE_IMMUTABLE,                                                         \
        .dealloc = dealloc,                                                                        \
        .traverse = traverse,                                                                      \
        .iter = iter_self,                                                                         \
        .iternext = next_fn,                                                                       \
        .new_ = new_,                                                                              \
        .methods = methods,                                                                        \
    }

ITER_TYPE(deque_iter_type, "collections._deque_iterator", next);
ITER_TYPE(deque_reverse_iter_type, "collections._deque_reverse_iterator", previous);
