/* reversed: a sequence's items from the last to the first, by __len__ and __getitem__; or whatever
 * its __reversed__ returns. */
#include "runtime/native.h"
#include "runtime/objects/type.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/tuple.h"

typedef struct Reversed {
    Object head;
    Object *sequence; /* owned; NULL: exhausted */
    ssize_t index;    /* of the next item; -1: none */
} Reversed;

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if ((type == &reversed_type || type->init == object_type.init)
        && args_no_keywords("reversed", kwnames) < 0)
        return NULL;
    if (args_count("reversed", nargs, 1, 1) < 0)
        return NULL;
    if (type_ensure_ready(type_of(args[0])) < 0)
        return NULL;
    Object *sequence = args[0], *method = type_lookup_borrow(type_of(sequence), NAME(__reversed__));
    if (method != NULL && method != KNone) {
        method = object_special(sequence, NAME(__reversed__));
        Object *result = method != NULL ? object_call0(method) : NULL;
        xdecref(method);
        return result;
    }
    if (method == KNone || sequence->type->getitem == NULL || is_dict(sequence)
        || is_type(sequence))
        return raise_type_error("'%T' object is not reversible", sequence);
    ssize_t length = object_len(sequence);
    if (length < 0)
        return NULL;
    Reversed *r = (Reversed *)object_new(type);
    if (r == NULL)
        return NULL;
    r->sequence = incref(sequence);
    r->index = length - 1;
    gc_track(r);
    return OBJ(r);
}

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((Reversed *)o)->sequence);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Reversed *)o)->sequence);
    return 0;
}

static Object *next(Object *o) {
    Reversed *r = (Reversed *)o;
    if (r->index >= 0 && r->sequence != NULL) {
        Object *index = int_from_i64(r->index);
        if (index == NULL)
            return NULL;
        Object *sequence = incref(r->sequence);
        Object *item = object_getitem(sequence, index);
        decref(index);
        decref(sequence);
        if (item != NULL) {
            r->index--;
            return item;
        }
        if (error_is(&exc_IndexError) || error_is(&exc_StopIteration))
            error_clear();
    }
    r->index = -1;
    CLEAR(r->sequence);
    return NULL;
}

static Object *length_hint(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Reversed *r = (Reversed *)self;
    if (r->sequence == NULL)
        return int_from_i64(0);
    ssize_t length = object_len(r->sequence);
    if (length < 0)
        return NULL;
    return int_from_i64(length < r->index + 1 ? 0 : r->index + 1);
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Reversed *r = (Reversed *)self;
    if (r->sequence == NULL)
        return iter_reduction_steal(OBJ(self->type), incref(tuple_empty), NULL);
    return iter_reduction_steal(OBJ(self->type), incref(r->sequence), int_from_i64(r->index));
}

static Object *setstate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Reversed *r = (Reversed *)self;
    int64_t index;
    if (iter_state_index(args[0], &index) < 0)
        return NULL;
    if (r->sequence != NULL) {
        ssize_t length = object_len(r->sequence);
        if (length < 0)
            return NULL;
        r->index = index < -1 ? -1 : index > length - 1 ? length - 1 : index;
    }
    return new_none();
}

static const MethodDef methods[] = {
    {"__length_hint__", length_hint, "", 0, "How many items are left, as far as one can tell."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", setstate, "object, /", 0, "Takes back the state that __reduce__ gave."},
    {0},
};

Type reversed_type = {
    .head = HEAD(&type_type),
    .name = "reversed",
    .size = sizeof(Reversed),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .iter = iter_self,
    .iternext = next,
    .new_ = new_,
    .methods = methods,
    .doc = "Iterates over a sequence from its end.",
    .signature = "sequence, /",
};
