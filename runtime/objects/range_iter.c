/* range_iterator (64 bits) and longrange_iterator (ints of any size). */
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/range_internal.h"

typedef struct LongRangeIter {
    Object head;
    Object *next, *step, *remaining; /* owned exact ints */
} LongRangeIter;

static Type long_range_iter_type;

/* The last item computed must fit too, for `next` never runs past one step behind it. */
static bool fits(Object *start, Object *step, Object *count) {
    int64_t span, last;
    return is_compact_int(start) && is_compact_int(step) && is_compact_int(count)
           && !__builtin_mul_overflow(INT_VALUE(step), INT_VALUE(count), &span)
           && !__builtin_add_overflow(INT_VALUE(start), span, &last);
}

Object *range_iter_new(Object *start, Object *step, Object *count) {
    if (LIKELY(fits(start, step, count))) {
        RangeIter *it = mem_alloc(sizeof(RangeIter));
        if (it == NULL)
            return raise_no_memory();
        *it =
            (RangeIter){{1, &range_iter_type}, INT_VALUE(start), INT_VALUE(step), INT_VALUE(count)};
        return OBJ(it);
    }
    LongRangeIter *it = mem_alloc(sizeof(LongRangeIter));
    if (it == NULL)
        return raise_no_memory();
    *it = (LongRangeIter){{1, &long_range_iter_type}, incref(start), incref(step), incref(count)};
    return OBJ(it);
}

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

/* ---- 64 bits --------------------------------------------------------------------------------- */

static void dealloc(Object *o) { mem_free(o, sizeof(RangeIter)); }

static Object *next(Object *o) {
    RangeIter *it = (RangeIter *)o;
    if (it->remaining <= 0)
        return NULL;
    int64_t value = it->next;
    it->remaining--;
    it->next = value + it->step;
    return int_from_i64(value);
}

METHOD(length_hint) { return int_from_i64(((RangeIter *)self)->remaining); }

METHOD(reduce) {
    RangeIter *it = (RangeIter *)self;
    Object *start = int_from_i64(it->next), *step = int_from_i64(it->step),
           *count = int_from_i64(it->remaining);
    Object *range =
        start != NULL && step != NULL && count != NULL ? range_from_iter(start, step, count) : NULL;
    xdecref(start);
    xdecref(step);
    xdecref(count);
    return iter_reduction_steal(iter_function, range, new_none());
}

/* The state is how many items to skip. */
METHOD(setstate) {
    RangeIter *it = (RangeIter *)self;
    int64_t skip = int_as_i64(args[0]);
    if (skip == -1 && error_occurred())
        return NULL;
    skip = skip < 0 ? 0 : skip > it->remaining ? it->remaining : skip;
    it->next += skip * it->step;
    it->remaining -= skip;
    return new_none();
}

static const MethodDef methods[] = {
    {"__length_hint__", length_hint, "", 0, "How many items are left, as far as one can tell."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", setstate, "object, /", 0, "Takes back the state that __reduce__ gave."},
    {0},
};

Type range_iter_type = {
    .head = HEAD(&type_type),
    .name = "range_iterator",
    .size = sizeof(RangeIter),
    .flags = TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = dealloc,
    .iter = iter_self,
    .iternext = next,
    .methods = methods,
};

/* ---- any size -------------------------------------------------------------------------------- */

static void long_dealloc(Object *o) {
    LongRangeIter *it = (LongRangeIter *)o;
    xdecref(it->next);
    xdecref(it->step);
    xdecref(it->remaining);
    mem_free(it, sizeof(LongRangeIter));
}

/* Moves on by `count` items, an exact int. */
static int long_skip(LongRangeIter *it, Object *count) {
    Object *way = number_binary(OP_MUL, it->step, count);
    Object *new_next = way != NULL ? number_binary(OP_ADD, it->next, way) : NULL;
    Object *left = new_next != NULL ? number_binary(OP_SUB, it->remaining, count) : NULL;
    xdecref(way);
    if (left == NULL) {
        xdecref(new_next);
        return -1;
    }
    REPLACE_STEAL(it->next, new_next);
    REPLACE_STEAL(it->remaining, left);
    return 0;
}

static Object *long_next(Object *o) {
    LongRangeIter *it = (LongRangeIter *)o;
    if (int_sign(it->remaining) <= 0)
        return NULL;
    Object *value = incref(it->next), *one = int_from_i64(1);
    if (long_skip(it, one) < 0)
        CLEAR(value);
    decref(one);
    return value;
}

METHOD(long_length_hint) { return incref(((LongRangeIter *)self)->remaining); }

METHOD(long_reduce) {
    LongRangeIter *it = (LongRangeIter *)self;
    return iter_reduction_steal(iter_function, range_from_iter(it->next, it->step, it->remaining),
                                new_none());
}

METHOD(long_setstate) {
    LongRangeIter *it = (LongRangeIter *)self;
    if (!is_int(args[0]))
        return raise_type_error("state must be an int, not %T", args[0]);
    Object *skip = int_unwrap(args[0]);
    if (int_sign(skip) < 0)
        return new_none();
    if (int_compare(skip, it->remaining) > 0)
        skip = it->remaining;
    incref(skip);
    int result = long_skip(it, skip);
    decref(skip);
    return result < 0 ? NULL : new_none();
}

static const MethodDef long_methods[] = {
    {"__length_hint__", long_length_hint, "", 0,
     "How many items are left, as far as one can tell."},
    {"__reduce__", long_reduce, "", 0, "What pickle needs to make it anew."},
    {"__setstate__", long_setstate, "object, /", 0, "Takes back the state that __reduce__ gave."},
    {0},
};

static Type long_range_iter_type = {
    .head = HEAD(&type_type),
    .name = "longrange_iterator",
    .size = sizeof(LongRangeIter),
    .flags = TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = long_dealloc,
    .iter = iter_self,
    .iternext = long_next,
    .methods = long_methods,
};
