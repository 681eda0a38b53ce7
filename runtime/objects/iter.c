/* What iterators share, and the two that iter() makes: over a sequence by index, and over the
 * results of a callable.
 *
 * The protocol: iternext returns NULL without an exception when it is exhausted. An iterator drops
 * what it iterates over at the end, so that it stays exhausted.
 */
#include "runtime/objects/iter.h"
#include "runtime/native.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

Object *iter_function;

Tuple *iterators_of(Object *const *iterables, size_t count) {
    Tuple *iterators = tuple_new(count);
    for (size_t i = 0; iterators != NULL && i < count; i++)
        if ((iterators->items[i] = object_iter(iterables[i])) == NULL)
            CLEAR(iterators);
    if (iterators != NULL && count != 0) /* the empty tuple is everybody's */
        tuple_finish(iterators);
    return iterators;
}

Object *iter_self(Object *o) { return incref(o); }

Object *iter_reduction_steal(Object *function, Object *argument, Object *state) {
    Tuple *arguments = NULL, *result = NULL;
    if (function == NULL)
        raise_runtime_error("iterators cannot be copied before the builtins are there");
    else if (argument != NULL && !error_occurred())
        arguments = tuple_pack(1, argument);
    if (arguments != NULL)
        result = state != NULL ? tuple_pack(3, function, arguments, state)
                               : tuple_pack(2, function, arguments);
    xdecref(arguments);
    xdecref(argument);
    xdecref(state);
    return OBJ(result);
}

int iter_state_index(Object *state, int64_t *out) {
    if (!is_int(state))
        return raise_type_error("an integer is required"), -1;
    *out = int_as_i64(state);
    return *out == -1 && error_occurred() ? -1 : 0;
}

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

/* ---- iterator: by __getitem__ ---------------------------------------------------------------- */

typedef struct SequenceIter {
    Object head;
    Object *sequence; /* owned; NULL: exhausted */
    int64_t index;
} SequenceIter;

Object *sequence_iter_new(Object *sequence) {
    SequenceIter *it = gc_alloc(sizeof(SequenceIter));
    if (it == NULL)
        return raise_no_memory();
    it->head.refcount = 1;
    it->head.type = &sequence_iter_type;
    it->sequence = incref(sequence);
    it->index = 0;
    gc_track(it);
    return OBJ(it);
}

static void sequence_dealloc(Object *o) {
    gc_untrack(o);
    xdecref(((SequenceIter *)o)->sequence);
    gc_free(o, sizeof(SequenceIter));
}

static int sequence_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((SequenceIter *)o)->sequence);
    return 0;
}

static Object *sequence_next(Object *o) {
    SequenceIter *it = (SequenceIter *)o;
    if (it->sequence == NULL)
        return NULL;
    Object *index = int_from_i64(it->index);
    if (index == NULL)
        return NULL;
    Object *sequence = incref(it->sequence); /* __getitem__ may use this very iterator up */
    Object *item = object_getitem(sequence, index);
    decref(index);
    decref(sequence);
    if (item != NULL) {
        it->index++;
    } else if (error_is(&exc_IndexError) || error_is(&exc_StopIteration)) {
        error_clear();
        CLEAR(it->sequence);
    }
    return item;
}

METHOD(sequence_length_hint) {
    SequenceIter *it = (SequenceIter *)self;
    if (it->sequence == NULL)
        return int_from_i64(0);
    if (it->sequence->type->len == NULL)
        return new_not_implemented();
    ssize_t length = object_len(it->sequence);
    if (length < 0)
        return NULL;
    return int_from_i64(length > it->index ? length - it->index : 0);
}

METHOD(sequence_reduce) {
    SequenceIter *it = (SequenceIter *)self;
    if (it->sequence == NULL)
        return iter_reduction_steal(iter_function, OBJ(incref(tuple_empty)), NULL);
    return iter_reduction_steal(iter_function, incref(it->sequence), int_from_i64(it->index));
}

METHOD(sequence_setstate) {
    int64_t index;
    if (iter_state_index(args[0], &index) < 0)
        return NULL;
    ((SequenceIter *)self)->index = index < 0 ? 0 : index;
    return new_none();
}

static const MethodDef sequence_methods[] = {
    {"__length_hint__", sequence_length_hint, "", 0,
     "How many items are left, as far as one can tell."},
    {"__reduce__", sequence_reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", sequence_setstate, "object, /", 0,
     "Takes back the state that __reduce__ gave."},
    {0},
};

Type sequence_iter_type = {
    .head = HEAD(&type_type),
    .name = "iterator",
    .size = sizeof(SequenceIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = sequence_dealloc,
    .traverse = sequence_traverse,
    .iter = iter_self,
    .iternext = sequence_next,
    .methods = sequence_methods,
};

/* ---- callable_iterator: iter(callable, sentinel) --------------------------------------------- */

typedef struct CallIter {
    Object head;
    Object *callable, *sentinel; /* owned; both NULL: exhausted */
} CallIter;

Object *call_iter_new(Object *callable, Object *sentinel) {
    CallIter *it = gc_alloc(sizeof(CallIter));
    if (it == NULL)
        return raise_no_memory();
    it->head.refcount = 1;
    it->head.type = &call_iter_type;
    it->callable = incref(callable);
    it->sentinel = incref(sentinel);
    gc_track(it);
    return OBJ(it);
}

static int call_clear(Object *o) {
    CallIter *it = (CallIter *)o;
    CLEAR(it->callable);
    CLEAR(it->sentinel);
    return 0;
}

static void call_dealloc(Object *o) {
    gc_untrack(o);
    call_clear(o);
    gc_free(o, sizeof(CallIter));
}

static int call_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((CallIter *)o)->callable);
    VISIT(((CallIter *)o)->sentinel);
    return 0;
}

static Object *call_next(Object *o) {
    CallIter *it = (CallIter *)o;
    if (it->callable == NULL)
        return NULL;
    Object *callable = incref(it->callable), *sentinel = incref(it->sentinel);
    Object *result = object_call0(callable);
    if (result == NULL) {
        if (error_stop_iteration())
            call_clear(o);
    } else if (it->callable == NULL) { /* the call itself used the iterator up */
        CLEAR(result);
    } else {
        int equal = object_compare_bool(sentinel, result, CMP_EQ);
        if (equal > 0)
            call_clear(o);
        if (equal != 0)
            CLEAR(result);
    }
    decref(callable);
    decref(sentinel);
    return result;
}

METHOD(call_reduce) {
    CallIter *it = (CallIter *)self;
    if (it->callable == NULL)
        return iter_reduction_steal(iter_function, OBJ(incref(tuple_empty)), NULL);
    Tuple *arguments = tuple_pack(2, it->callable, it->sentinel);
    Tuple *result =
        arguments != NULL && iter_function != NULL ? tuple_pack(2, iter_function, arguments) : NULL;
    xdecref(arguments);
    return OBJ(result);
}

static const MethodDef call_methods[] = {
    {"__reduce__", call_reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};

Type call_iter_type = {
    .head = HEAD(&type_type),
    .name = "callable_iterator",
    .size = sizeof(CallIter),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = call_dealloc,
    .traverse = call_traverse,
    .clear = call_clear,
    .iter = iter_self,
    .iternext = call_next,
    .methods = call_methods,
};
