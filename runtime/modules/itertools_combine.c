/* itertools that choose from pools: product, permutations and the two kinds of combinations.
 *
 * All are odometers: indices[i] says which item of its pool stands at place i of the result;
 * advance() turns it to the next state and tells the first place that changed. The tuple given out
 * last is changed in place when nobody else holds it.
 */
#include "runtime/modules/itertools_internal.h"
#include "runtime/objects/int.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"

typedef struct Combiner {
    Object head;
    Tuple *pool;      /* owned; product: the tuple of pools */
    Tuple *result;    /* owned or NULL: the last one */
    ssize_t *indices; /* owned; r of them, permutations: one for each item of the pool */
    ssize_t *cycles;  /* owned or NULL: permutations only, r of them */
    size_t index_count;
    ssize_t r; /* length of the results */
    bool stopped;
} Combiner;

typedef ssize_t (*AdvanceFn)(
    Combiner *c); /* the first place that changed, -1: there is no next state */

static void dealloc(Object *o) {
    Combiner *c = (Combiner *)o;
    gc_untrack(o);
    CLEAR(c->pool);
    CLEAR(c->result);
    if (c->indices != NULL)
        mem_free(c->indices, c->index_count * sizeof(ssize_t));
    if (c->cycles != NULL)
        mem_free(c->cycles, (size_t)c->r * sizeof(ssize_t));
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Combiner *)o)->pool);
    VISIT(((Combiner *)o)->result);
    return 0;
}

/* An untracked one without indices' contents. Takes the pool over. */
static Combiner *combiner_new_steal(Type *type, Tuple *pool, ssize_t r, size_t index_count,
                                    bool with_cycles) {
    Combiner *c = (Combiner *)object_new(type);
    if (c == NULL) {
        decref(pool);
        return NULL;
    }
    c->pool = pool;
    c->r = r;
    c->index_count = index_count;
    if (index_count > 0)
        c->indices = mem_alloc_array(index_count, sizeof(ssize_t));
    if (with_cycles && r > 0)
        c->cycles = mem_alloc_array((size_t)r, sizeof(ssize_t));
    if ((index_count > 0 && c->indices == NULL) || (with_cycles && r > 0 && c->cycles == NULL)) {
        decref(c);
        return (Combiner *)raise_no_memory();
    }
    return c;
}

static Object *item_at(Combiner *c, ssize_t i) {
    Tuple *pool = c->pool;
    if (c->head.type == &product_type || object_is(c, &product_type))
        pool = (Tuple *)pool->items[i];
    return pool->items[c->indices[i]];
}

/* Writes the places from `first` on into the result, or all into a new one when somebody else holds
 * it. */
static Object *show(Combiner *c, ssize_t first) {
    Tuple *t = c->result;
    if (t == NULL || t->head.refcount > 1) {
        t = tuple_new((size_t)c->r);
        if (t == NULL)
            return NULL;
        for (ssize_t i = 0; i < c->r; i++)
            t->items[i] = incref(item_at(c, i));
        tuple_finish(t);
        REPLACE_STEAL(c->result, t);
        return incref(t);
    }
    incref(t);
    for (ssize_t i = first; i < c->r; i++) {
        Object *item = item_at(c, i);
        if (gc_may_cycle(item) && !gc_is_tracked(t))
            gc_track(t);
        REPLACE_STEAL(t->items[i], incref(item));
    }
    return OBJ(t);
}

static Object *combiner_next(Combiner *c, AdvanceFn advance) {
    if (c->stopped)
        return NULL;
    ssize_t first = c->result != NULL ? advance(c) : 0;
    Object *result = first >= 0 ? show(c, first) : NULL;
    if (result == NULL)
        c->stopped = true;
    return result;
}

METHOD(size_of) {
    Combiner *c = (Combiner *)self;
    size_t cycles = c->cycles != NULL ? (size_t)c->r : 0;
    return int_from_u64(object_size(self) + (c->index_count + cycles) * sizeof(ssize_t));
}

/* ---- pickling -------------------------------------------------------------------------------- */

static Tuple *numbers(const ssize_t *from, size_t count) {
    Tuple *t = tuple_new(count);
    for (size_t i = 0; t != NULL && i < count; i++)
        if ((t->items[i] = int_from_i64(from[i])) == NULL)
            CLEAR(t);
    return t;
}

/* Reads count numbers, each moved into low .. its limit. */
static int read_numbers(Object *from, ssize_t *to, size_t count, ssize_t low,
                        ssize_t (*limit)(Combiner *, ssize_t), Combiner *c) {
    if (!is_tuple(from) || ((Tuple *)from)->length != count)
        return raise_value_error("invalid arguments"), -1;
    for (size_t i = 0; i < count; i++) {
        int64_t n = int_as_i64(((Tuple *)from)->items[i]);
        if (n == -1 && error_occurred())
            return -1;
        ssize_t high = limit(c, (ssize_t)i);
        to[i] = n < low ? low : n > high ? high : n;
    }
    return 0;
}

static Object *reduce_with(Combiner *c, Object *state_steal) {
    Object *r = int_from_i64(c->r);
    Tuple *arguments = r ? tuple_pack(2, c->stopped ? tuple_empty : c->pool, r) : NULL,
          *result = NULL;
    if (arguments != NULL && !error_occurred())
        result = state_steal ? tuple_pack(3, c->head.type, arguments, state_steal)
                             : tuple_pack(2, c->head.type, arguments);
    xdecref(r), xdecref(arguments), xdecref(state_steal);
    return OBJ(result);
}

METHOD(reduce) {
    Combiner *c = (Combiner *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    bool fresh = c->result == NULL || c->stopped;
    return reduce_with(c, fresh ? NULL : OBJ(numbers(c->indices, c->index_count)));
}

/* Makes the state that was set the last result. */
static Object *restore(Combiner *c) {
    Tuple *t = tuple_new((size_t)c->r);
    if (t == NULL)
        return NULL;
    for (ssize_t i = 0; i < c->r; i++)
        t->items[i] = incref(item_at(c, i));
    tuple_finish(t);
    REPLACE_STEAL(c->result, t);
    return new_none();
}

static Object *setstate_by(Combiner *c, Object *state, ssize_t (*limit)(Combiner *, ssize_t)) {
    if (tool_pickle_warning() < 0
        || read_numbers(state, c->indices, c->index_count, 0, limit, c) < 0)
        return NULL;
    return restore(c);
}

#define SIZEOF_ROW                                                                                 \
    { "__sizeof__", size_of, "", 0, "How many bytes of memory it takes." }

/* ---- product --------------------------------------------------------------------------------- */

static int product_repeat(Object *const *values, Tuple *kwnames, size_t nargs, ssize_t *repeat) {
    *repeat = 1;
    size_t count = kwnames != NULL ? kwnames->length : 0;
    if (count > 1)
        return raise_type_error("product() takes at most 1 keyword argument (%zu given)", count),
               -1;
    if (count == 0)
        return 0;
    if (!str_equal_ascii((Str *)kwnames->items[0], "repeat"))
        return raise_type_error("product() got an unexpected keyword argument '%U'",
                                kwnames->items[0]),
               -1;
    if (text_count_arg(values[0], repeat) < 0)
        return -1;
    if (*repeat < 0)
        return raise_value_error("repeat argument cannot be negative"), -1;
    if (nargs > 0 && (size_t)*repeat > SSIZE_MAX / sizeof(Object *) / nargs)
        return raise_overflow_error("repeat argument too large"), -1;
    return 0;
}

static Object *product_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    ssize_t repeat;
    if (product_repeat(args + nargs, kwnames, nargs, &repeat) < 0)
        return NULL;
    size_t total = nargs * (size_t)repeat;
    Tuple *pools = tuple_new(total);
    for (size_t i = 0; pools != NULL && i < total; i++) {
        pools->items[i] = i < nargs ? sequence_tuple(args[i]) : incref(pools->items[i - nargs]);
        if (pools->items[i] == NULL)
            CLEAR(pools);
    }
    if (pools == NULL)
        return NULL;
    tuple_finish(pools);
    Combiner *c = combiner_new_steal(type, pools, (ssize_t)total, total, false);
    if (c == NULL)
        return NULL;
    for (size_t i = 0; i < total; i++) {
        c->indices[i] = 0;
        if (((Tuple *)pools->items[i])->length == 0)
            c->stopped = true;
    }
    gc_track(c);
    return OBJ(c);
}

static ssize_t product_advance(Combiner *c) {
    for (ssize_t i = c->r - 1; i >= 0; i--) {
        if (++c->indices[i] < (ssize_t)((Tuple *)c->pool->items[i])->length)
            return i;
        c->indices[i] = 0;
    }
    return -1;
}

static Object *product_next(Object *o) { return combiner_next((Combiner *)o, product_advance); }

METHOD(product_reduce) {
    Combiner *c = (Combiner *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    if (c->result == NULL && !c->stopped)
        return OBJ(tuple_pack(2, self->type, c->pool));
    Tuple *second = c->stopped ? tuple_pack(1, tuple_empty) : numbers(c->indices, c->index_count),
          *result = NULL;
    if (second != NULL)
        result = c->stopped ? tuple_pack(2, self->type, second)
                            : tuple_pack(3, self->type, c->pool, second);
    xdecref(second);
    return OBJ(result);
}

static ssize_t product_limit(Combiner *c, ssize_t i) {
    return (ssize_t)((Tuple *)c->pool->items[i])->length - 1;
}

METHOD(product_setstate) {
    Combiner *c = (Combiner *)self;
    for (ssize_t i = 0; i < c->r; i++)
        if (product_limit(c, i) < 0) { /* an empty pool: there are no results, whatever the state */
            c->stopped = true;
            return new_none();
        }
    return setstate_by(c, args[0], product_limit);
}

static const MethodDef product_methods[] = {
    {"__reduce__", product_reduce, "", 0, REDUCE_DOC},
    {"__setstate__", product_setstate, "state, /", 0, SETSTATE_DOC},
    SIZEOF_ROW,
    {0},
};

#define COMBINER_TYPE                                                                              \
    .head = HEAD(&type_type), .module = "itertools", .size = sizeof(Combiner),                     \
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE, .dealloc = dealloc, .traverse = traverse,       \
    .iter = iter_self

Type product_type = {
    COMBINER_TYPE,
    .name = "product",
    .iternext = product_next,
    .new_ = product_new,
    .methods = product_methods,
    .doc = "Tuples of an item of each iterable, in all ways, the last one changing fastest; "
           "repeat=n takes all iterables n times.",
};

/* ---- combinations ---------------------------------------------------------------------------- */

/* The pool and a checked r: new tuple or NULL. */
static Tuple *pool_and_r(Object *iterable, Object *r_object, ssize_t *r) {
    if (text_count_arg(r_object, r) < 0)
        return NULL;
    Tuple *pool = (Tuple *)sequence_tuple(iterable);
    if (pool != NULL && *r < 0) {
        decref(pool);
        return (Tuple *)raise_value_error("r must be non-negative");
    }
    return pool;
}

static Object *combinations_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[2];
    ssize_t r;
    if (args_bind("combinations", "iterable, r", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    Tuple *pool = pool_and_r(bound[0], bound[1], &r);
    Combiner *c = pool ? combiner_new_steal(type, pool, r, (size_t)r, false) : NULL;
    if (c == NULL)
        return NULL;
    for (ssize_t i = 0; i < r; i++)
        c->indices[i] = i;
    c->stopped = (size_t)r > pool->length;
    gc_track(c);
    return OBJ(c);
}

static ssize_t combinations_advance(Combiner *c) {
    ssize_t r = c->r, n = (ssize_t)c->pool->length, i = r - 1;
    while (i >= 0 && c->indices[i] == i + n - r)
        i--;
    if (i < 0)
        return -1;
    c->indices[i]++;
    for (ssize_t j = i + 1; j < r; j++)
        c->indices[j] = c->indices[j - 1] + 1;
    return i;
}

static Object *combinations_next(Object *o) {
    return combiner_next((Combiner *)o, combinations_advance);
}

static ssize_t combinations_limit(Combiner *c, ssize_t i) {
    return i + (ssize_t)c->pool->length - c->r;
}
static ssize_t pool_limit(Combiner *c, ssize_t i) { return (ssize_t)c->pool->length - 1; }

/* A state is of use only where there are results: otherwise the indices would point outside the
 * pool. */
METHOD(combinations_setstate) {
    Combiner *c = (Combiner *)self;
    return c->stopped ? raise_value_error("invalid arguments")
                      : setstate_by(c, args[0], combinations_limit);
}

static const MethodDef combinations_methods[] = {
    {"__reduce__", reduce, "", 0, REDUCE_DOC},
    {"__setstate__", combinations_setstate, "state, /", 0, SETSTATE_DOC},
    SIZEOF_ROW,
    {0},
};

Type combinations_type = {
    COMBINER_TYPE,
    .name = "combinations",
    .iternext = combinations_next,
    .new_ = combinations_new,
    .methods = combinations_methods,
    .doc = "All ways to choose r of the items, each in the items' order.",
    .signature = "iterable, r",
};

static Object *replacement_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[2];
    ssize_t r;
    if (args_bind("combinations_with_replacement", "iterable, r", &cache, args, nargs, kwnames,
                  bound)
        < 0)
        return NULL;
    Tuple *pool = pool_and_r(bound[0], bound[1], &r);
    Combiner *c = pool ? combiner_new_steal(type, pool, r, (size_t)r, false) : NULL;
    if (c == NULL)
        return NULL;
    for (ssize_t i = 0; i < r; i++)
        c->indices[i] = 0;
    c->stopped = pool->length == 0 && r > 0;
    gc_track(c);
    return OBJ(c);
}

static ssize_t replacement_advance(Combiner *c) {
    ssize_t r = c->r, n = (ssize_t)c->pool->length, i = r - 1;
    while (i >= 0 && c->indices[i] == n - 1)
        i--;
    if (i < 0)
        return -1;
    ssize_t next = c->indices[i] + 1;
    for (ssize_t j = i; j < r; j++)
        c->indices[j] = next;
    return i;
}

static Object *replacement_next(Object *o) {
    return combiner_next((Combiner *)o, replacement_advance);
}

METHOD(replacement_setstate) {
    Combiner *c = (Combiner *)self;
    return c->stopped ? raise_value_error("invalid arguments")
                      : setstate_by(c, args[0], pool_limit);
}

static const MethodDef replacement_methods[] = {
    {"__reduce__", reduce, "", 0, REDUCE_DOC},
    {"__setstate__", replacement_setstate, "state, /", 0, SETSTATE_DOC},
    SIZEOF_ROW,
    {0},
};

Type combinations_with_replacement_type = {
    COMBINER_TYPE,
    .name = "combinations_with_replacement",
    .iternext = replacement_next,
    .new_ = replacement_new,
    .methods = replacement_methods,
    .doc = "All ways to choose r times one of the items, each in the items' order.",
    .signature = "iterable, r",
};

/* ---- permutations ---------------------------------------------------------------------------- */

static Object *permutations_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *cache;
    Object *bound[2];
    if (args_bind("permutations", "iterable, r=None", &cache, args, nargs, kwnames, bound) < 0)
        return NULL;
    Tuple *pool = (Tuple *)sequence_tuple(bound[0]);
    if (pool == NULL)
        return NULL;
    ssize_t n = (ssize_t)pool->length, r = n;
    if (bound[1] != NULL && bound[1] != KNone) {
        if (!is_int(bound[1]))
            raise_type_error("Expected int as r");
        else if (text_count_arg(bound[1], &r) == 0 && r < 0)
            raise_value_error("r must be non-negative");
        if (error_occurred())
            return decref(pool), NULL;
    }
    Combiner *c = combiner_new_steal(type, pool, r, (size_t)n, true);
    if (c == NULL)
        return NULL;
    for (ssize_t i = 0; i < n; i++)
        c->indices[i] = i;
    for (ssize_t i = 0; i < r; i++)
        c->cycles[i] = n - i;
    c->stopped = r > n;
    gc_track(c);
    return OBJ(c);
}

/* Decrements the rightmost cycle, moving right when one rolls over. */
static ssize_t permutations_advance(Combiner *c) {
    ssize_t n = (ssize_t)c->index_count, *indices = c->indices;
    for (ssize_t i = c->r - 1; i >= 0; i--) {
        if (--c->cycles[i] > 0) {
            ssize_t j = n - c->cycles[i], swapped = indices[i];
            indices[i] = indices[j];
            indices[j] = swapped;
            return i;
        }
        ssize_t first = indices[i];
        memmove(indices + i, indices + i + 1, (size_t)(n - 1 - i) * sizeof(ssize_t));
        indices[n - 1] = first;
        c->cycles[i] = n - i;
    }
    return -1;
}

static Object *permutations_next(Object *o) {
    return combiner_next((Combiner *)o, permutations_advance);
}

METHOD(permutations_reduce) {
    Combiner *c = (Combiner *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    if (c->result == NULL || c->stopped)
        return reduce_with(c, NULL);
    Tuple *indices = numbers(c->indices, c->index_count);
    Tuple *cycles = indices ? numbers(c->cycles, (size_t)c->r) : NULL;
    Tuple *state = cycles ? tuple_pack(2, indices, cycles) : NULL;
    xdecref(indices), xdecref(cycles);
    return state ? reduce_with(c, OBJ(state)) : NULL;
}

static ssize_t cycle_limit(Combiner *c, ssize_t i) { return (ssize_t)c->index_count - i; }

METHOD(permutations_setstate) {
    Combiner *c = (Combiner *)self;
    if (tool_pickle_warning() < 0)
        return NULL;
    if (!is_tuple(args[0]))
        return raise_type_error("state is not a tuple");
    Tuple *state = (Tuple *)args[0];
    if (state->length != 2)
        return raise_type_error("function takes exactly 2 arguments (%zu given)", state->length);
    for (size_t i = 0; i < 2; i++)
        if (!is_tuple(state->items[i]))
            return raise_type_error("argument %zu must be tuple, not %T", i + 1, state->items[i]);
    if (c->stopped
        || read_numbers(state->items[0], c->indices, c->index_count, 0, pool_limit, c) < 0
        || read_numbers(state->items[1], c->cycles, (size_t)c->r, 1, cycle_limit, c) < 0)
        return error_occurred() ? NULL : raise_value_error("invalid arguments");
    return restore(c);
}

static const MethodDef permutations_methods[] = {
    {"__reduce__", permutations_reduce, "", 0, REDUCE_DOC},
    {"__setstate__", permutations_setstate, "state, /", 0, SETSTATE_DOC},
    SIZEOF_ROW,
    {0},
};

Type permutations_type = {
    COMBINER_TYPE,
    .name = "permutations",
    .iternext = permutations_next,
    .new_ = permutations_new,
    .methods = permutations_methods,
    .doc = "All ways to put r of the items in a row.",
    .signature = "iterable, r=None",
};
