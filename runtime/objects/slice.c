/* slice: start, stop and step as they were written, any objects. Sequences resolve them with
 * slice_resolve. */
#include <limits.h>
#include "runtime/native.h"
#include "runtime/objects/int.h"
#include "runtime/objects/range.h"
#include "runtime/objects/tuple.h"

Object *slice_new(Object *start, Object *stop, Object *step) {
    Slice *s = gc_alloc(sizeof(Slice));
    if (s == NULL)
        return raise_no_memory();
    s->head.refcount = 1;
    s->head.type = &slice_type;
    s->start = incref(start != NULL ? start : KNone);
    s->stop = incref(stop != NULL ? stop : KNone);
    s->step = incref(step != NULL ? step : KNone);
    if (gc_may_cycle(s->start) || gc_may_cycle(s->stop) || gc_may_cycle(s->step))
        gc_track(s);
    return OBJ(s);
}

static void dealloc(Object *o) {
    Slice *s = (Slice *)o;
    gc_untrack(s);
    xdecref(s->start);
    xdecref(s->stop);
    xdecref(s->step);
    gc_free(s, sizeof(Slice));
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Slice *s = (Slice *)o;
    VISIT(s->start);
    VISIT(s->stop);
    VISIT(s->step);
    return 0;
}

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords("slice", kwnames) < 0 || args_count("slice", nargs, 1, 3) < 0)
        return NULL;
    if (nargs == 1)
        return slice_new(NULL, args[0], NULL);
    return slice_new(args[0], args[1], nargs == 3 ? args[2] : NULL);
}

/* ---- resolving ------------------------------------------------------------------------------- */

/* A part that is not None, as a clipped number. */
static int part_number(Object *part, ssize_t *out) {
    if (is_compact_int(part)) {
        *out = INT_VALUE(part);
        return 0;
    }
    if (!has_index(part))
        return raise_type_error(
                   "slice indices must be integers or None or have an __index__ method"),
               -1;
    *out = number_as_ssize(part, NULL);
    return *out == -1 && error_occurred() ? -1 : 0;
}

int slice_bound(Object *argument, ssize_t *out) {
    if (argument == NULL)
        return 0;
    if (!has_index(argument))
        return raise_type_error("slice indices must be integers or have an __index__ method"), -1;
    *out = number_as_ssize(argument, NULL);
    return *out == -1 && error_occurred() ? -1 : 0;
}

int slice_unpack(Object *slice, ssize_t *start, ssize_t *stop, ssize_t *step) {
    Slice *s = (Slice *)slice;
    *step = 1;
    if (s->step != KNone) {
        if (part_number(s->step, step) < 0)
            return -1;
        if (*step == 0)
            return raise_value_error("slice step cannot be zero"), -1;
        if (*step < -SSIZE_MAX) /* so that it can be negated */
            *step = -SSIZE_MAX;
    }
    *start = *step < 0 ? SSIZE_MAX : 0;
    *stop = *step < 0 ? -SSIZE_MAX - 1 : SSIZE_MAX;
    if (s->start != KNone && part_number(s->start, start) < 0)
        return -1;
    return s->stop != KNone ? part_number(s->stop, stop) : 0;
}

static ssize_t clip(ssize_t at, ssize_t length, ssize_t step) {
    ssize_t low = step < 0 ? -1 : 0, high = step < 0 ? length - 1 : length;
    if (at < 0)
        return at + length < low ? low : at + length;
    return at > high ? high : at;
}

ssize_t slice_adjust(ssize_t length, ssize_t *start, ssize_t *stop, ssize_t step) {
    *start = clip(*start, length, step);
    *stop = clip(*stop, length, step);
    if (step < 0)
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

int slice_resolve(Object *slice, ssize_t length, ssize_t *start, ssize_t *stop, ssize_t *step,
                  ssize_t *count) {
    if (slice_unpack(slice, start, stop, step) < 0)
        return -1;
    *count = slice_adjust(length, start, stop, *step);
    return 0;
}

/* ---- indices(): the same on ints of any size ------------------------------------------------- */

static Object *part_index(Object *part) {
    if (!has_index(part))
        return raise_type_error(
            "slice indices must be integers or None or have an __index__ method");
    return number_index(part);
}

/* One bound: `part` clipped to [low, high], counted from the end when negative; None gives
 * `otherwise`. */
static Object *clip_big(Object *part, Object *otherwise, Object *length, Object *low,
                        Object *high) {
    if (part == KNone)
        return incref(otherwise);
    Object *at = part_index(part);
    if (at == NULL)
        return NULL;
    Object *limit;
    if (int_sign(at) < 0) {
        Object *sum = number_binary(OP_ADD, at, length);
        decref(at);
        if (sum == NULL)
            return NULL;
        at = sum;
        limit = int_compare(at, low) < 0 ? low : NULL;
    } else {
        limit = int_compare(at, high) > 0 ? high : NULL;
    }
    if (limit == NULL)
        return at;
    decref(at);
    return incref(limit);
}

static Object *resolve_big(Slice *s, Object *length, Object *step) {
    bool down = int_sign(step) < 0;
    Object *one = int_from_i64(1), *low = int_from_i64(down ? -1 : 0);
    Object *high = one == NULL ? NULL : down ? number_binary(OP_SUB, length, one) : incref(length);
    Object *start = NULL, *stop = NULL, *result = NULL;
    if (low != NULL && high != NULL) {
        start = clip_big(s->start, down ? high : low, length, low, high);
        stop = start != NULL ? clip_big(s->stop, down ? low : high, length, low, high) : NULL;
    }
    if (stop != NULL)
        result = OBJ(tuple_pack(3, start, stop, step));
    xdecref(one);
    xdecref(low);
    xdecref(high);
    xdecref(start);
    xdecref(stop);
    return result;
}

static Object *indices(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Slice *s = (Slice *)self;
    Object *length = number_index(args[0]);
    if (length == NULL)
        return NULL;
    Object *step = NULL, *result = NULL;
    if (int_sign(length) < 0)
        raise_value_error("length should not be negative");
    else
        step = s->step == KNone ? int_from_i64(1) : part_index(s->step);
    if (step != NULL && int_sign(step) == 0)
        raise_value_error("slice step cannot be zero");
    else if (step != NULL)
        result = resolve_big(s, length, step);
    xdecref(step);
    decref(length);
    return result;
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Tuple *as_tuple(Object *o) {
    Slice *s = (Slice *)o;
    return tuple_pack(3, s->start, s->stop, s->step);
}

static Object *repr(Object *o) {
    Slice *s = (Slice *)o;
    return OBJ(str_format("slice(%R, %R, %R)", s->start, s->stop, s->step));
}

static Object *compare(Object *a, Object *b, int op) {
    if (!is_exact(a, &slice_type) || !is_exact(b, &slice_type))
        return new_not_implemented();
    if (a == b)
        return new_bool(op == CMP_EQ || op == CMP_LE || op == CMP_GE);
    Tuple *left = as_tuple(a), *right = as_tuple(b);
    Object *result = left != NULL && right != NULL ? tuple_compare_from(left, right, 0, op) : NULL;
    xdecref(left);
    xdecref(right);
    return result;
}

/* xxHash's scheme as in tuple_hash, without its last step. */
static int64_t hash(Object *o) {
    const uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u,
                   prime5 = 2870177450012600261u;
    Object *parts[] = {((Slice *)o)->start, ((Slice *)o)->stop, ((Slice *)o)->step};
    uint64_t sum = prime5;
    for (size_t i = 0; i < 3; i++) {
        int64_t lane = object_hash(parts[i]);
        if (lane == -1)
            return -1;
        sum += (uint64_t)lane * prime2;
        sum = (sum << 31 | sum >> 33) * prime1;
    }
    return sum == (uint64_t)-1 ? 1546275796 : (int64_t)sum;
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Tuple *parts = as_tuple(self);
    if (parts == NULL)
        return NULL;
    Tuple *result = tuple_pack(2, &slice_type, parts);
    decref(parts);
    return OBJ(result);
}

static const MethodDef methods[] = {
    {"indices", indices, "object, /", 0,
     "The start, stop and step of the items it selects from a sequence of that length."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {0},
};
static const MemberDef members[] = {
    {"start", MEMBER_OBJECT, offsetof(Slice, start), false, NULL},
    {"stop", MEMBER_OBJECT, offsetof(Slice, stop), false, NULL},
    {"step", MEMBER_OBJECT, offsetof(Slice, step), false, NULL},
    {0},
};

Type slice_type = {
    .head = HEAD(&type_type),
    .name = "slice",
    .size = sizeof(Slice),
    .flags = TYPE_GC | TYPE_IMMUTABLE,
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .new_ = new_,
    .methods = methods,
    .members = members,
    .doc = "slice(stop)\n"
           "slice(start, stop[, step])\n\n"
           "What a[start:stop:step] passes between the brackets.",
};
