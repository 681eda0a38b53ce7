/* itertools that cut an iterable into parts: islice, batched, pairwise; and accumulate. */
#include "runtime/modules/itertools_internal.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"

/* ---- islice: items number `next`, next + step ... below stop --------------------------------- */

typedef struct Slice {
    TOOL_FIELDS;
    ssize_t next, stop, step; /* stop -1: none */
    ssize_t count;            /* items taken from it so far */
} Slice;

/* An index that may be None; -1 for what is no such number. */
static ssize_t slice_index(Object *arg, ssize_t none) {
    if (arg == KNone)
        return none;
    ssize_t index = number_as_ssize(arg, &exc_OverflowError);
    if (index == -1)
        error_clear();
    return index;
}

static int slice_bounds(Slice *s, Object *const *args, size_t nargs) {
    Object *stop = args[nargs == 2 ? 1 : 2];
    s->step = 1;
    s->stop = stop == KNone ? -1 : slice_index(stop, 0);
    if (stop != KNone && s->stop == -1)
        return raise_value_error("Stop argument for islice() must be None or an integer: "
                                 "0 <= x <= sys.maxsize."),
               -1;
    if (nargs > 2)
        s->next = slice_index(args[1], 0);
    if (s->next < 0 || s->stop < -1)
        return raise_value_error("Indices for islice() must be None or an integer: "
                                 "0 <= x <= sys.maxsize."),
               -1;
    if (nargs == 4 && (s->step = slice_index(args[3], 1)) < 1)
        return raise_value_error("Step for islice() must be a positive integer or None."), -1;
    return 0;
}

static Object *islice_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Slice bounds = {0};
    if (!(type != &islice_type && type->init != islice_type.init)
        && args_no_keywords("islice", kwnames) < 0)
        return NULL;
    if (args_count("islice", nargs, 2, 4) < 0 || slice_bounds(&bounds, args, nargs) < 0)
        return NULL;
    Slice *s = (Slice *)tool_new(type, args[0], NULL);
    if (s == NULL)
        return NULL;
    s->next = bounds.next;
    s->stop = bounds.stop;
    s->step = bounds.step;
    return OBJ(s);
}

static Object *islice_next(Object *o) {
    Slice *s = (Slice *)o;
    if (s->it == NULL)
        return NULL;
    Object *it = incref(s->it), *item = NULL;
    while (s->count < s->next) {
        item = object_next(it);
        if (item == NULL)
            goto done;
        s->count++;
        CLEAR(item);
    }
    if (s->stop < 0 || s->count < s->stop)
        item = object_next(it);
    if (item != NULL) {
        s->count++;
        ssize_t next;
        bool far = __builtin_add_overflow(s->next, s->step, &next);
        s->next = s->stop >= 0 && (far || next > s->stop) ? s->stop : far ? SSIZE_MAX : next;
    }
done:
    decref(it);
    if (item == NULL)
        CLEAR(s->it);
    return item;
}

static Object *slice_stop_or_none(Slice *s) {
    return s->stop < 0 ? new_none() : int_from_i64(s->stop);
}

METHOD(islice_reduce) {
    Slice *s = (Slice *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    if (s->it == NULL) { /* an exhausted one: a slice of nothing */
        Tuple *arguments = NULL, *result = NULL;
        Object *empty = OBJ(list_new(0)), *it = empty ? object_iter(empty) : NULL,
               *zero = int_from_i64(0);
        if (it != NULL && (arguments = tuple_pack(2, it, zero)) != NULL)
            result = tuple_pack(3, self->type, arguments, zero);
        xdecref(empty), xdecref(it), xdecref(zero), xdecref(arguments);
        return OBJ(result);
    }
    Object *next = int_from_i64(s->next), *stop = slice_stop_or_none(s),
           *step = int_from_i64(s->step), *count = int_from_i64(s->count);
    Tuple *arguments = NULL, *result = NULL;
    if (next && stop && step && count)
        arguments = tuple_pack(4, s->it, next, stop, step);
    if (arguments != NULL)
        result = tuple_pack(3, self->type, arguments, count);
    xdecref(next), xdecref(stop), xdecref(step), xdecref(count), xdecref(arguments);
    return OBJ(result);
}

METHOD(islice_setstate) {
    if (tool_pickle_warning() < 0)
        return NULL;
    int64_t count = int_as_i64(args[0]);
    if (count == -1 && error_occurred())
        return NULL;
    ((Slice *)self)->count = count;
    return new_none();
}

static const MethodDef islice_methods[] = {
    {"__reduce__", islice_reduce, "", 0, REDUCE_DOC},
    {"__setstate__", islice_setstate, "state, /", 0, SETSTATE_DOC},
    {0},
};

Type islice_type = {
    .head = HEAD(&type_type),
    .name = "islice",
    .module = "itertools",
    .size = sizeof(Slice),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = tool_dealloc,
    .traverse = tool_traverse,
    .iter = iter_self,
    .iternext = islice_next,
    .new_ = islice_new,
    .methods = islice_methods,
    .doc = "islice(iterable, stop)\n"
           "islice(iterable, start, stop[, step])\n\n"
           "The items that iterable[start:stop:step] would have if it were a list.",
};

/* ---- batched --------------------------------------------------------------------------------- */

typedef struct Batched {
    TOOL_FIELDS; /* flag: strict */
    ssize_t size;
} Batched;

static Object *batched_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[3];
    if (args_bind("batched", "iterable, n, *, strict=False", &cache, args, nargs, kwnames, bound)
        < 0)
        return NULL;
    ssize_t size = 0;
    if (text_count_arg(bound[1], &size) < 0)
        return NULL;
    int strict = bound[2] != NULL ? object_truth(bound[2]) : 0;
    if (strict < 0)
        return NULL;
    if (size < 1)
        return raise_value_error("n must be at least one");
    Batched *b = (Batched *)tool_new(type, bound[0], NULL);
    if (b == NULL)
        return NULL;
    b->size = size;
    b->flag = strict;
    return OBJ(b);
}

static Object *batched_next(Object *o) {
    Batched *b = (Batched *)o;
    if (b->it == NULL)
        return NULL;
    List *batch = list_new(0);
    if (batch == NULL)
        return NULL;
    Object *it = incref(b->it), *item = NULL;
    ssize_t size = b->size;
    while ((ssize_t)batch->length < size && (item = object_next(it)) != NULL)
        if (list_append_steal(batch, item) < 0)
            break;
    decref(it);
    Object *result = NULL;
    if ((ssize_t)batch->length < size)
        CLEAR(b->it);
    if (!error_occurred() && batch->length > 0) {
        if (b->flag && (ssize_t)batch->length < size)
            raise_value_error("batched(): incomplete batch");
        else
            result = OBJ(list_to_tuple(batch));
    }
    decref(batch);
    return result;
}

Type batched_type = {
    .head = HEAD(&type_type),
    .name = "batched",
    .module = "itertools",
    .size = sizeof(Batched),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = tool_dealloc,
    .traverse = tool_traverse,
    .iter = iter_self,
    .iternext = batched_next,
    .new_ = batched_new,
    .doc = "Tuples of n items in a row; the last one may be shorter, which is a ValueError if "
           "strict.",
    .signature = "iterable, n, *, strict=False",
};

/* ---- pairwise: value is the item before, function the pair given out last -------------------- */

static Object *pairwise_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[1];
    if (tool_bind(type, &pairwise_type, "iterable, /", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    return OBJ(tool_new(type, bound[0], NULL));
}

static Object *pairwise_next(Object *o) {
    Tool *t = (Tool *)o;
    if (t->it == NULL)
        return NULL;
    Object *it = incref(t->it), *new = NULL;
    if (t->value == NULL) {
        Object *first = object_next(it);
        REPLACE_STEAL(t->value, first);
        if (first == NULL || t->it == NULL) /* a call back into this iterator may have used it up */
            goto done;
    }
    Object *old = incref(t->value);
    new = object_next(it);
    if (new == NULL) {
        decref(old);
        goto done;
    }
    decref(it);
    REPLACE_STEAL(t->value, incref(new));
    return tuple_pair_steal(&t->function, old, new);
done:
    decref(it);
    CLEAR(t->it);
    CLEAR(t->value);
    CLEAR(t->function);
    return NULL;
}

Type pairwise_type = {
    .head = HEAD(&type_type),
    .name = "pairwise",
    .module = "itertools",
    .size = sizeof(Tool),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = tool_dealloc,
    .traverse = tool_traverse,
    .iter = iter_self,
    .iternext = pairwise_next,
    .new_ = pairwise_new,
    .doc = "Each item with its successor.",
    .signature = "iterable, /",
};

/* ---- accumulate: value is the total so far --------------------------------------------------- */

typedef struct Accumulate {
    TOOL_FIELDS;
    Object *initial; /* owned or NULL: to be given out first */
} Accumulate;

static Object *accumulate_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[3];
    if (args_bind("accumulate", "iterable, func=None, *, initial=None", &cache, args, nargs,
                  kwnames, bound)
        < 0)
        return NULL;
    Accumulate *a = (Accumulate *)tool_new(type, bound[0], bound[1] == KNone ? NULL : bound[1]);
    if (a != NULL && bound[2] != NULL && bound[2] != KNone)
        a->initial = incref(bound[2]);
    return OBJ(a);
}

static void accumulate_dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((Accumulate *)o)->initial);
    tool_dealloc(o);
}

static int accumulate_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Accumulate *)o)->initial);
    return tool_traverse(o, visit, arg);
}

static Object *accumulate_next(Object *o) {
    Accumulate *a = (Accumulate *)o;
    if (a->initial != NULL) {
        Object *first = a->initial;
        a->initial = NULL;
        REPLACE_STEAL(a->value, incref(first));
        return first;
    }
    Object *item = tool_next(a->it);
    if (item == NULL)
        return NULL;
    if (a->value == NULL) {
        a->value = incref(item);
        return item;
    }
    Object *total = incref(a->value), *function = xincref(a->function);
    Object *sum =
        function ? object_call2(function, total, item) : number_binary(OP_ADD, total, item);
    decref(item);
    decref(total);
    xdecref(function);
    if (sum != NULL)
        REPLACE_STEAL(a->value, incref(sum));
    return sum;
}

/* The iterator chain((first,), it). */
static Object *chain_before(Object *first, Object *it) {
    Tuple *one = tuple_pack(1, first);
    Object *result = one ? object_call2(OBJ(&chain_type), OBJ(one), it) : NULL;
    xdecref(one);
    return result;
}

METHOD(accumulate_reduce) {
    Accumulate *a = (Accumulate *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Object *function = a->function ? a->function : KNone;
    bool none_total = a->value == KNone;
    Object *first = a->initial ? a->initial : none_total ? KNone : NULL;
    Object *it = first ? chain_before(first, a->it) : incref(a->it);
    Tuple *arguments = it ? tuple_pack(2, it, function) : NULL, *result = NULL;
    if (arguments != NULL && (a->initial != NULL || !none_total)) {
        result =
            tuple_pack(3, self->type, arguments, a->initial || a->value == NULL ? KNone : a->value);
    } else if (arguments != NULL) { /* __setstate__(None) means no total: skip it by a slice */
        Object *whole = object_call2(OBJ(self->type), it, function), *one = int_from_i64(1);
        Tuple *slice = whole && one ? tuple_pack(3, whole, one, KNone) : NULL;
        result = slice ? tuple_pack(2, &islice_type, slice) : NULL;
        xdecref(whole), xdecref(one), xdecref(slice);
    }
    xdecref(it), xdecref(arguments);
    return OBJ(result);
}

METHOD(accumulate_setstate) {
    if (tool_pickle_warning() < 0)
        return NULL;
    REPLACE_STEAL(((Accumulate *)self)->value, args[0] == KNone ? NULL : incref(args[0]));
    return new_none();
}

static const MethodDef accumulate_methods[] = {
    {"__reduce__", accumulate_reduce, "", 0, REDUCE_DOC},
    {"__setstate__", accumulate_setstate, "state, /", 0, SETSTATE_DOC},
    {0},
};

Type accumulate_type = {
    .head = HEAD(&type_type),
    .name = "accumulate",
    .module = "itertools",
    .size = sizeof(Accumulate),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .dealloc = accumulate_dealloc,
    .traverse = accumulate_traverse,
    .iter = iter_self,
    .iternext = accumulate_next,
    .new_ = accumulate_new,
    .methods = accumulate_methods,
    .doc = "Running totals, or what func(total, item) makes of them.",
    .signature = "iterable, func=None, *, initial=None",
};
