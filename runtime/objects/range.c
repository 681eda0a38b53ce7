/* range: an arithmetic progression of ints of any size, computed on demand.
 *
 * start, stop, step and length are exact ints, step is not 0, and length is the number of items.
 * What fits in 64 bits takes a path of its own; the rest goes through the number protocol on ints,
 * which runs no Python code.
 */
#include "runtime/objects/range.h"
#include "runtime/native.h"
#include "runtime/objects/int.h"
#include "runtime/objects/range_internal.h"
#include "runtime/objects/tuple.h"

/* ---- arithmetic on ints of any size ---------------------------------------------------------- */

/* start + step * i */
static Object *number_at(Object *start, Object *step, Object *i) {
    Object *product = number_binary(OP_MUL, step, i);
    Object *result = product != NULL ? number_binary(OP_ADD, start, product) : NULL;
    xdecref(product);
    return result;
}

/* (high - low - 1) // step + 1 for low < high, step > 0 */
static Object *count_big(Object *low, Object *high, Object *step) {
    Object *one = int_from_i64(1), *span = number_binary(OP_SUB, high, low);
    Object *last = span != NULL && one != NULL ? number_binary(OP_SUB, span, one) : NULL;
    Object *steps = last != NULL ? number_binary(OP_FLOORDIV, last, step) : NULL;
    Object *result = steps != NULL ? number_binary(OP_ADD, steps, one) : NULL;
    xdecref(steps);
    xdecref(last);
    xdecref(span);
    xdecref(one);
    return result;
}

static Object *count_items(Object *start, Object *stop, Object *step) {
    if (is_compact_int(start) && is_compact_int(stop) && is_compact_int(step)) {
        int64_t from = INT_VALUE(start), to = INT_VALUE(stop), by = INT_VALUE(step);
        if (by > 0 ? from >= to : from <= to)
            return int_from_i64(0);
        uint64_t span = by > 0 ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to;
        uint64_t stride = by > 0 ? (uint64_t)by : -(uint64_t)by;
        uint64_t count = (span - 1) / stride + 1;
        if (count != 0 && count <= INT64_MAX)
            return int_from_i64((int64_t)count);
    }
    bool up = int_sign(step) > 0;
    Object *low = up ? start : stop, *high = up ? stop : start;
    if (int_compare(low, high) >= 0)
        return int_from_i64(0);
    Object *stride = up ? incref(step) : number_negative(step);
    Object *result = stride != NULL ? count_big(low, high, stride) : NULL;
    xdecref(stride);
    return result;
}

/* ---- making ---------------------------------------------------------------------------------- */

static void dealloc(Object *o) {
    Range *r = (Range *)o;
    xdecref(r->start);
    xdecref(r->stop);
    xdecref(r->step);
    xdecref(r->length);
    mem_free(r, sizeof(Range));
}

/* Takes the three over, also when it fails; any may be NULL: failed before. */
static Object *range_new_steal(Object *start, Object *stop, Object *step) {
    Object *length =
        start != NULL && stop != NULL && step != NULL ? count_items(start, stop, step) : NULL;
    Range *r = length != NULL ? mem_alloc(sizeof(Range)) : NULL;
    if (r == NULL) {
        if (length != NULL)
            raise_no_memory();
        xdecref(start);
        xdecref(stop);
        xdecref(step);
        xdecref(length);
        return NULL;
    }
    *r = (Range){{1, &range_type}, start, stop, step, length};
    return OBJ(r);
}

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords("range", kwnames) < 0 || args_count("range", nargs, 1, 3) < 0)
        return NULL;
    if (nargs == 1)
        return range_new_steal(int_from_i64(0), number_index(args[0]), int_from_i64(1));
    Object *start = number_index(args[0]);
    Object *stop = start != NULL ? number_index(args[1]) : NULL;
    Object *step = stop == NULL ? NULL : nargs == 3 ? number_index(args[2]) : int_from_i64(1);
    if (step != NULL && int_sign(step) == 0) {
        raise_value_error("range() arg 3 must not be zero");
        CLEAR(step);
    }
    return range_new_steal(start, stop, step);
}

/* ---- subscripts ------------------------------------------------------------------------------ */

static Object *item_at(Range *r, Object *index) {
    Object *i = incref(index);
    if (int_sign(i) < 0) {
        Object *sum = number_binary(OP_ADD, i, r->length);
        decref(i);
        if (sum == NULL)
            return NULL;
        i = sum;
    }
    Object *result = NULL;
    if (int_sign(i) < 0 || int_compare(i, r->length) >= 0)
        raise_index_error("range object index out of range");
    else
        result = number_at(r->start, r->step, i);
    decref(i);
    return result;
}

/* slice.indices gives the places; the range's numbers there are the new bounds. */
static Object *slice_of(Range *r, Object *slice) {
    Object *places = object_call_method(slice, NAME(indices), &r->length, 1);
    if (places == NULL)
        return NULL;
    Object **at = ((Tuple *)places)->items;
    Object *start = number_at(r->start, r->step, at[0]);
    Object *stop = start != NULL ? number_at(r->start, r->step, at[1]) : NULL;
    Object *step = stop != NULL ? number_binary(OP_MUL, r->step, at[2]) : NULL;
    decref(places);
    return range_new_steal(start, stop, step);
}

static Object *getitem(Object *o, Object *key) {
    if (is_exact(key, &slice_type))
        return slice_of((Range *)o, key);
    if (!has_index(key))
        return raise_type_error("range indices must be integers or slices, not %T", key);
    Object *index = number_index(key);
    if (index == NULL)
        return NULL;
    Object *result = item_at((Range *)o, index);
    decref(index);
    return result;
}

/* ---- searching ------------------------------------------------------------------------------- */

/* Where the int x stands in the range: its index, or NULL with *absent set, or NULL with an
 * exception. */
static Object *place_of(Range *r, Object *x, bool *absent) {
    bool up = int_sign(r->step) > 0;
    *absent = up ? int_compare(x, r->start) < 0 || int_compare(x, r->stop) >= 0
                 : int_compare(x, r->start) > 0 || int_compare(x, r->stop) <= 0;
    if (*absent)
        return NULL;
    Object *distance = number_binary(OP_SUB, x, r->start);
    Object *rest = distance != NULL ? number_binary(OP_MOD, distance, r->step) : NULL;
    Object *place = NULL;
    if (rest != NULL && int_sign(rest) != 0)
        *absent = true;
    else if (rest != NULL)
        place = number_binary(OP_FLOORDIV, distance, r->step);
    xdecref(rest);
    xdecref(distance);
    return place;
}

static bool is_plain_int(Object *o) { return type_of(o) == &int_type || is_exact(o, &bool_type); }

/* What is no int is compared with every item. Visits the items until the callback's answer is not
 * 0. */
static int search_by_equality(Object *o, Object *wanted, int64_t *index, int64_t *matches) {
    Object *iterator = object_iter(o), *item;
    if (iterator == NULL)
        return -1;
    int result = 0;
    for (int64_t i = 0; result == 0 && (item = object_next(iterator)) != NULL; i++) {
        int equal = object_compare_bool(item, wanted, CMP_EQ);
        decref(item);
        if (equal < 0 || (i % 4096 == 0 && interrupt_check() < 0))
            result = -1;
        else if (equal && matches != NULL)
            ++*matches;
        else if (equal) {
            *index = i;
            result = 1;
        }
    }
    decref(iterator);
    return result == 0 && error_occurred() ? -1 : result;
}

static int contains(Object *o, Object *x) {
    Range *r = (Range *)o;
    int64_t index;
    if (!is_plain_int(x))
        return search_by_equality(o, x, &index, NULL);
    bool absent;
    Object *place = place_of(r, int_unwrap(x), &absent);
    xdecref(place);
    return place != NULL ? 1 : absent ? 0 : -1;
}

static Object *count(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (is_plain_int(args[0])) {
        int found = contains(self, args[0]);
        return found < 0 ? NULL : int_from_i64(found);
    }
    int64_t matches = 0;
    return search_by_equality(self, args[0], NULL, &matches) < 0 ? NULL : int_from_i64(matches);
}

static Object *index_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (is_plain_int(args[0])) {
        bool absent;
        Object *place = place_of((Range *)self, int_unwrap(args[0]), &absent);
        if (place == NULL && absent)
            return raise_value_error("%R is not in range", args[0]);
        return place;
    }
    int64_t index;
    int found = search_by_equality(self, args[0], &index, NULL);
    if (found == 0)
        return raise_value_error("sequence.index(x): x not in sequence");
    return found < 0 ? NULL : int_from_i64(index);
}

/* ---- slots ----------------------------------------------------------------------------------- */

/* What makes two ranges equal: (length, start, step), where start does not matter for an empty one
 * nor step for one of a single item. */
static void essence(Range *r, Object *out[3]) {
    bool empty = int_sign(r->length) == 0;
    out[0] = r->length;
    out[1] = empty ? KNone : r->start;
    out[2] = empty || (is_compact_int(r->length) && INT_VALUE(r->length) == 1) ? KNone : r->step;
}

static Object *compare(Object *a, Object *b, int op) {
    if (!is_exact(a, &range_type) || !is_exact(b, &range_type) || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    Object *left[3], *right[3];
    essence((Range *)a, left);
    essence((Range *)b, right);
    bool equal = true;
    for (int i = 0; equal && i < 3; i++)
        equal = left[i] == right[i]
                || (left[i] != KNone && right[i] != KNone && int_compare(left[i], right[i]) == 0);
    return new_bool(equal == (op == CMP_EQ));
}

static int64_t hash(Object *o) {
    Object *parts[3];
    essence((Range *)o, parts);
    Tuple *t = tuple_from_array(parts, 3);
    if (t == NULL)
        return -1;
    int64_t result = tuple_hash(OBJ(t));
    decref(t);
    return result;
}

static Object *repr(Object *o) {
    Range *r = (Range *)o;
    if (is_compact_int(r->step) && INT_VALUE(r->step) == 1)
        return OBJ(str_format("range(%R, %R)", r->start, r->stop));
    return OBJ(str_format("range(%R, %R, %R)", r->start, r->stop, r->step));
}

static ssize_t len(Object *o) {
    Object *length = ((Range *)o)->length;
    if (is_compact_int(length))
        return INT_VALUE(length);
    raise_overflow_error("Python int too large to convert to C ssize_t");
    return -1;
}

static int boolean(Object *o) { return int_sign(((Range *)o)->length) != 0; }

static Object *iter(Object *o) {
    Range *r = (Range *)o;
    return range_iter_new(r->start, r->step, r->length);
}

/* From the last item down. */
static Object *reversed(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Range *r = (Range *)self;
    Object *one = int_from_i64(1), *down = number_negative(r->step);
    Object *last = one != NULL && down != NULL ? number_binary(OP_SUB, r->length, one) : NULL;
    Object *start = last != NULL ? number_at(r->start, r->step, last) : NULL;
    Object *result = start != NULL ? range_iter_new(start, down, r->length) : NULL;
    xdecref(start);
    xdecref(last);
    xdecref(down);
    xdecref(one);
    return result;
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Range *r = (Range *)self;
    Tuple *parts = tuple_pack(3, r->start, r->stop, r->step);
    Tuple *result = parts != NULL ? tuple_pack(2, &range_type, parts) : NULL;
    xdecref(parts);
    return OBJ(result);
}

Object *range_from_iter(Object *start, Object *step, Object *count_) {
    Object *stop = number_at(start, step, count_);
    return stop == NULL ? NULL : range_new_steal(incref(start), stop, incref(step));
}

static const MethodDef methods[] = {
    {"__reversed__", reversed, "", 0, "Iterates from the last item to the first."},
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {"count", count, "object, /", 0, "Return how often a value occurs."},
    {"index", index_, "object, /", 0, "Where value is; a ValueError if it is not there."},
    {0},
};
static const MemberDef members[] = {
    {"start", MEMBER_OBJECT, offsetof(Range, start), false, NULL},
    {"stop", MEMBER_OBJECT, offsetof(Range, stop), false, NULL},
    {"step", MEMBER_OBJECT, offsetof(Range, step), false, NULL},
    {0},
};

Type range_type = {
    .head = HEAD(&type_type),
    .name = "range",
    .size = sizeof(Range),
    .flags = TYPE_IMMUTABLE | TYPE_SEQUENCE,
    .dealloc = dealloc,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .iter = iter,
    .new_ = new_,
    .len = len,
    .getitem = getitem,
    .contains = contains,
    .boolean = boolean,
    .methods = methods,
    .members = members,
    .doc = "range(stop)\n"
           "range(start, stop[, step])\n\n"
           "The ints from start, which is included, to stop, which is not, by step.",
};
