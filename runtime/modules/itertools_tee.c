/* itertools.tee: iterators that share what one iterator gives.
 *
 * The items stand in a chain of blocks (TeeData), each owned by its predecessor and by the tee
 * objects that read it: what all have read goes by itself. Only the last block of the chain draws
 * from the iterator; `running` keeps it from being entered twice.
 */
#include "runtime/modules/itertools_internal.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"

enum { BLOCK = 57 };

typedef struct TeeData {
    Object head;
    Object *it;   /* owned */
    Object *next; /* owned or NULL: the block after this one */
    int count;    /* of values */
    bool running;
    Object *values[BLOCK]; /* owned */
} TeeData;

typedef struct Tee {
    Object head;
    TeeData *data; /* owned */
    int index;     /* of the next value in data */
} Tee;

/* ---- blocks ---------------------------------------------------------------------------------- */

static TeeData *data_make(Object *it) {
    TeeData *d = (TeeData *)object_new(&tee_data_type);
    if (d == NULL)
        return NULL;
    d->it = incref(it);
    gc_track(d);
    return d;
}

static int data_clear(Object *o) {
    TeeData *d = (TeeData *)o;
    CLEAR(d->it);
    while (d->count > 0) {
        Object *value = d->values[--d->count];
        d->values[d->count] = NULL;
        xdecref(value);
    }
    CLEAR(d->next);
    return 0;
}

static void data_dealloc(Object *o) {
    gc_untrack(o);
    data_clear(o);
    object_free(o);
}

static int data_traverse(Object *o, VisitFn visit, void *arg) {
    TeeData *d = (TeeData *)o;
    VISIT(d->it);
    for (int i = 0; i < d->count; i++)
        VISIT(d->values[i]);
    VISIT(d->next);
    return 0;
}

static Object *data_item(TeeData *d, int i) {
    if (i < d->count)
        return incref(d->values[i]);
    if (d->it == NULL) /* cleared by the collector */
        return NULL;
    if (d->running)
        return raise_runtime_error("cannot re-enter the tee iterator");
    d->running = true;
    Object *item = tool_next(d->it);
    d->running = false;
    if (item == NULL)
        return NULL;
    if (d->count >= BLOCK)
        return item;
    d->values[d->count++] = incref(item);
    return item;
}

static TeeData *data_following(TeeData *d) { /* new reference */
    if (d->next == NULL && d->it != NULL)
        d->next = OBJ(data_make(d->it));
    return xincref(d->next);
}

static Object *data_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[3];
    if (args_bind("_tee_dataobject", "it, values, next, /", &cache, args, nargs, kwnames, bound)
        < 0)
        return NULL;
    if (!is_list(bound[1]))
        return raise_type_error("_tee_dataobject() argument 2 must be list, not %T", bound[1]);
    List *values = (List *)bound[1];
    Object *next = bound[2] == KNone ? NULL : bound[2];
    if (values->length > BLOCK
        || (next != NULL && (values->length != BLOCK || !is_exact(next, &tee_data_type))))
        return next != NULL && values->length == BLOCK
                   ? raise_type_error("_tee_dataobject shouldn't have a next")
                   : raise_value_error("Invalid arguments");
    TeeData *d = data_make(bound[0]);
    for (size_t i = 0; d != NULL && i < values->length; i++)
        d->values[d->count++] = incref(values->items[i]);
    if (d != NULL)
        d->next = xincref(next);
    return OBJ(d);
}

METHOD(data_reduce) {
    TeeData *d = (TeeData *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    List *values = list_from_array(d->values, (size_t)d->count);
    Tuple *arguments =
        values ? tuple_pack(3, d->it ? d->it : KNone, values, d->next ? d->next : KNone) : NULL;
    Tuple *result = arguments ? tuple_pack(2, self->type, arguments) : NULL;
    xdecref(values), xdecref(arguments);
    return OBJ(result);
}

static const MethodDef data_methods[] = {
    {"__reduce__", data_reduce, "", 0, REDUCE_DOC},
    {0},
};

Type tee_data_type = {
    .head = HEAD(&type_type),
    .name = "_tee_dataobject",
    .module = "itertools",
    .size = sizeof(TeeData),
    .flags = TYPE_GC | TYPE_IMMUTABLE,
    .dealloc = data_dealloc,
    .traverse = data_traverse,
    .clear = data_clear,
    .new_ = data_new,
    .methods = data_methods,
    .doc = "teedataobject(iterable, values, next, /)\n"
           "--\n\n"
           "Items that the iterators of a tee() share.",
};

/* ---- tee objects ----------------------------------------------------------------------------- */

static Object *tee_make_steal(TeeData *data, int index) {
    Tee *t = data ? (Tee *)object_new(&tee_type) : NULL;
    if (t == NULL) {
        xdecref(data);
        return NULL;
    }
    t->data = data;
    t->index = index;
    gc_track(t);
    return OBJ(t);
}

static Object *tee_from(Object *iterable) {
    Object *it = object_iter(iterable), *result = NULL;
    if (it != NULL && is_exact(it, &tee_type))
        result = tee_make_steal(incref(((Tee *)it)->data), ((Tee *)it)->index);
    else if (it != NULL)
        result = tee_make_steal(data_make(it), 0);
    xdecref(it);
    return result;
}

static Object *tee_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[1];
    if (args_bind("_tee", "iterable, /", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    return tee_from(bound[0]);
}

static int tee_clear(Object *o) {
    CLEAR(((Tee *)o)->data);
    return 0;
}

static void tee_dealloc(Object *o) {
    gc_untrack(o);
    tee_clear(o);
    object_free(o);
}

static int tee_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Tee *)o)->data);
    return 0;
}

static Object *tee_next(Object *o) {
    Tee *t = (Tee *)o;
    if (t->data == NULL)
        return NULL;
    if (t->index >= BLOCK) {
        TeeData *next = data_following(t->data);
        if (next == NULL)
            return NULL;
        REPLACE_STEAL(t->data, next);
        t->index = 0;
    }
    TeeData *data = incref(t->data);
    Object *item = data_item(data, t->index);
    if (item != NULL && t->data == data)
        t->index++;
    decref(data);
    return item;
}

METHOD(tee_copy) {
    Tee *t = (Tee *)self;
    return tee_make_steal(xincref(t->data), t->index);
}

METHOD(tee_reduce) {
    Tee *t = (Tee *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    Object *index = int_from_i64(t->index);
    Tuple *arguments = index ? tuple_pack(1, tuple_empty) : NULL;
    Tuple *state = arguments ? tuple_pack(2, t->data, index) : NULL;
    Tuple *result = state ? tuple_pack(3, self->type, arguments, state) : NULL;
    xdecref(index), xdecref(arguments), xdecref(state);
    return OBJ(result);
}

METHOD(tee_setstate) {
    if (tool_pickle_warning() < 0)
        return NULL;
    if (!is_tuple(args[0]))
        return raise_type_error("state is not a tuple");
    Tuple *state = (Tuple *)args[0];
    if (state->length != 2)
        return raise_type_error("function takes exactly 2 arguments (%zu given)", state->length);
    if (!is_exact(state->items[0], &tee_data_type))
        return raise_type_error("argument 1 must be itertools._tee_dataobject, not %T",
                                state->items[0]);
    int64_t index = int_as_i64(state->items[1]);
    if (index == -1 && error_occurred())
        return NULL;
    if (index < 0 || index > BLOCK)
        return raise_value_error("Index out of range");
    Tee *t = (Tee *)self;
    TeeData *data = incref(state->items[0]);
    t->index = index > data->count ? data->count : (int)index;
    REPLACE_STEAL(t->data, data);
    return new_none();
}

static const MethodDef tee_methods[] = {
    {"__reduce__", tee_reduce, "", 0, REDUCE_DOC},
    {"__setstate__", tee_setstate, "state, /", 0, SETSTATE_DOC},
    {"__copy__", tee_copy, "", 0, "Another iterator, at the same place."},
    {0},
};

Type tee_type = {
    .head = HEAD(&type_type),
    .name = "_tee",
    .module = "itertools",
    .size = sizeof(Tee),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_WEAKREF,
    .dealloc = tee_dealloc,
    .traverse = tee_traverse,
    .clear = tee_clear,
    .iter = iter_self,
    .iternext = tee_next,
    .new_ = tee_new,
    .methods = tee_methods,
    .doc = "One of the iterators that tee() gave.",
};

/* ---- tee(iterable, n) ------------------------------------------------------------------------ */

/* An iterator of the iterable that can be copied. */
static Object *copyable_iter(Object *iterable) {
    Object *it = object_iter(iterable), *copy = NULL;
    if (it == NULL)
        return NULL;
    int found = object_lookup(it, NAME(__copy__), &copy);
    xdecref(copy);
    if (found != 1)
        REPLACE_STEAL(it, found == 0 ? tee_from(it) : NULL);
    return it;
}

METHOD(tee) {
    ssize_t n = 2;
    if (text_count_arg(args[1], &n) < 0)
        return NULL;
    if (n < 0)
        return raise_value_error("n must be >= 0");
    Tuple *result = tuple_new((size_t)n);
    if (result == NULL || n == 0)
        return OBJ(result);
    Object *it = copyable_iter(args[0]);
    Object *copy = it ? object_getattr(it, NAME(__copy__)) : NULL;
    result->items[0] = it;
    if (copy == NULL)
        CLEAR(result);
    for (ssize_t i = 1; result != NULL && i < n; i++)
        if ((result->items[i] = object_call0(copy)) == NULL)
            CLEAR(result);
    xdecref(copy);
    if (result != NULL)
        tuple_finish(result);
    return OBJ(result);
}

const MethodDef tee_function[] = {
    {"tee", tee, "iterable, n=2, /", 0, "n iterators, each of which gives all the items."},
    {0},
};
