/* tuple: an immutable array of references inside the object.
 *
 * A new tuple is invisible to the collector until tuple_finish, which tracks it only if an item is
 * a container: most tuples hold plain values and are never looked at again. The empty tuple is one
 * immortal object.
 */
#include <limits.h>
#include "runtime/objects/tuple.h"
#include "runtime/native.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/hash.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/range.h"

static struct {
    GcHead gc;
    Tuple tuple;
} empty = {.tuple = {.head = HEAD(&tuple_type)}};
Tuple *const tuple_empty = &empty.tuple;

/* ---- making ---------------------------------------------------------------------------------- */

ALWAYS_INLINE Tuple *alloc(size_t length) {
    if (UNLIKELY(length == 0))
        return incref(tuple_empty);
    if (UNLIKELY(length > (SIZE_MAX >> 8)))
        return (Tuple *)raise_no_memory();
    Tuple *t = gc_alloc(sizeof(Tuple) + length * sizeof(Object *));
    if (UNLIKELY(t == NULL))
        return (Tuple *)raise_no_memory();
    t->head.refcount = 1;
    t->head.type = &tuple_type;
    t->length = length;
    return t;
}

Tuple *tuple_new(size_t length) {
    Tuple *t = alloc(length);
    if (t != NULL)
        memset(t->items, 0, length * sizeof(Object *));
    return t;
}

void tuple_finish(Tuple *t) {
    for (size_t i = 0; i < t->length; i++)
        if (gc_may_cycle(t->items[i])) {
            gc_track(t);
            return;
        }
}

Tuple *tuple_from_array(Object *const *items, size_t length) {
    Tuple *t = alloc(length);
    if (UNLIKELY(t == NULL || length == 0))
        return t;
    bool may_cycle = false;
    for (size_t i = 0; i < length; i++) {
        t->items[i] = incref(items[i]);
        may_cycle |= gc_may_cycle(items[i]);
    }
    if (may_cycle)
        gc_track(t);
    return t;
}

Tuple *tuple_from_array_steal(Object **items, size_t length) {
    Tuple *t = alloc(length);
    if (UNLIKELY(t == NULL)) {
        for (size_t i = 0; i < length; i++)
            decref(items[i]);
        return NULL;
    }
    if (length != 0) {
        memcpy(t->items, items, length * sizeof(Object *));
        tuple_finish(t);
    }
    return t;
}

Tuple *tuple_from_parts_steal(Object **parts, size_t length) {
    bool whole = true;
    for (size_t i = 0; i < length; i++)
        whole = whole && parts[i] != NULL;
    if (whole)
        return tuple_from_array_steal(parts, length);
    for (size_t i = 0; i < length; i++)
        xdecref(parts[i]);
    return NULL;
}

Tuple *tuple_pack(size_t n, ...) {
    Tuple *t = alloc(n);
    if (t == NULL || n == 0)
        return t;
    va_list args;
    va_start(args, n);
    for (size_t i = 0; i < n; i++)
        t->items[i] = incref(va_arg(args, void *));
    va_end(args);
    tuple_finish(t);
    return t;
}

Tuple *tuple_slice(Tuple *t, size_t start, size_t end) {
    if (start == 0 && end == t->length && is_exact(t, &tuple_type))
        return incref(t);
    return tuple_from_array(t->items + start, end > start ? end - start : 0);
}

Object *tuple_pair_steal(Object **cache, Object *first, Object *second) {
    Tuple *pair = (Tuple *)*cache;
    if (pair != NULL && pair->head.refcount == 1) {
        Object *old_first = pair->items[0], *old_second = pair->items[1];
        pair->items[0] = first;
        pair->items[1] = second;
        if (!gc_is_tracked(pair) && (gc_may_cycle(first) || gc_may_cycle(second)))
            gc_track(pair);
        incref(pair);
        decref(old_first);
        decref(old_second);
        return OBJ(pair);
    }
    pair = tuple_from_array_steal((Object *[]){first, second}, 2);
    if (*cache == NULL)
        *cache = xincref(pair);
    return OBJ(pair);
}

/* An instance of a subclass is made of a tuple with the same items. */
static Object *new_subtype(Type *type, Tuple *from) {
    Tuple *t = (Tuple *)object_new_var(type, from->length);
    if (t == NULL)
        return NULL;
    t->length = from->length;
    for (size_t i = 0; i < from->length; i++)
        t->items[i] = incref(from->items[i]);
    gc_track(t);
    return OBJ(t);
}

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if ((type == &tuple_type || type->init == object_type.init)
        && args_no_keywords("tuple", kwnames) < 0)
        return NULL;
    if (args_count("tuple", nargs, 0, 1) < 0)
        return NULL;
    Object *t = nargs == 0 ? incref(tuple_empty) : sequence_tuple(args[0]);
    if (t == NULL || type == &tuple_type)
        return t;
    Object *result = new_subtype(type, (Tuple *)t);
    decref(t);
    return result;
}

static void dealloc(Object *o) {
    Tuple *t = (Tuple *)o;
    gc_untrack(t);
    for (size_t i = t->length; i-- > 0;)
        xdecref(t->items[i]);
    if (is_exact(t, &tuple_type))
        gc_free(t, sizeof(Tuple) + t->length * sizeof(Object *));
    else
        object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Tuple *t = (Tuple *)o;
    for (size_t i = t->length; i-- > 0;)
        VISIT(t->items[i]);
    return 0;
}

/* ---- operations ------------------------------------------------------------------------------ */

/* xxHash's scheme for eight-byte lanes, the hash of each item a lane. The figures are xxHash's
 * primes. */
int64_t tuple_hash(Object *o) {
    const uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u,
                   prime5 = 2870177450012600261u;
    Tuple *t = (Tuple *)o;
    uint64_t sum = prime5;
    for (size_t i = 0; i < t->length; i++) {
        Object *item = t->items[i];
        if (UNLIKELY(!is_exact(item, &str_type) && !is_compact_int(item)) && c_stack_check("") < 0)
            return -1; /* only other items can nest */
        int64_t lane = hash_key(item);
        if (UNLIKELY(lane == -1))
            return -1;
        sum += (uint64_t)lane * prime2;
        sum = (sum << 31 | sum >> 33) * prime1;
    }
    sum += t->length ^ (prime5 ^ 3527539u);
    return sum == (uint64_t)-1 ? 1546275796 : (int64_t)sum;
}

int tuple_equal_quick(Tuple *a, Tuple *b) {
    if (a->length != b->length)
        return 0;
    for (size_t i = 0; i < a->length; i++) {
        int equal = a->items[i] == b->items[i] ? 1 : atom_equal_quick(a->items[i], b->items[i]);
        if (equal <= 0)
            return equal;
    }
    return 1;
}

Object *tuple_compare_from(Tuple *a, Tuple *b, size_t start, int op) {
    if (c_stack_check(" in comparison") < 0)
        return NULL;
    size_t shorter = a->length < b->length ? a->length : b->length;
    for (size_t i = start; i < shorter; i++) {
        Object *x = a->items[i], *y = b->items[i];
        if (x == y)
            continue;
        int equal = key_equal_quick(x, y);
        if (equal < 0)
            equal = object_compare_bool(x, y, CMP_EQ);
        if (equal < 0)
            return NULL;
        if (!equal)
            return op == CMP_EQ || op == CMP_NE ? new_bool(op == CMP_NE)
                                                : unequal_compare(x, y, op);
    }
    switch (op) {
    case CMP_LT:
        return new_bool(a->length < b->length);
    case CMP_LE:
        return new_bool(a->length <= b->length);
    case CMP_EQ:
        return new_bool(a->length == b->length);
    case CMP_NE:
        return new_bool(a->length != b->length);
    case CMP_GT:
        return new_bool(a->length > b->length);
    default:
        return new_bool(a->length >= b->length);
    }
}

static Object *compare(Object *a, Object *b, int op) {
    if (!is_tuple(a) || !is_tuple(b))
        return new_not_implemented();
    return tuple_compare_from((Tuple *)a, (Tuple *)b, 0, op);
}

static Object *repr(Object *o) {
    Tuple *t = (Tuple *)o;
    if (t->length == 0)
        return OBJ(str_from_ascii("()"));
    int again = repr_enter(o);
    if (again != 0)
        return again < 0 ? NULL : OBJ(str_from_ascii("(...)"));
    StrBuilder b = STR_BUILDER;
    builder_char(&b, '(');
    int result = 0;
    for (size_t i = 0; result == 0 && i < t->length; i++) {
        if (i != 0)
            builder_ascii(&b, ", ", 2);
        result = builder_repr(&b, t->items[i]);
    }
    builder_text(&b, t->length == 1 ? ",)" : ")");
    repr_leave(o);
    if (result < 0) {
        builder_discard(&b);
        return NULL;
    }
    return OBJ(builder_finish(&b));
}

static ssize_t len(Object *o) { return (ssize_t)((Tuple *)o)->length; }

static int contains(Object *o, Object *wanted) {
    Tuple *t = (Tuple *)o;
    for (size_t i = 0; i < t->length; i++) {
        Object *item = t->items[i];
        int equal = item == wanted ? 1 : key_equal_quick(item, wanted);
        if (equal < 0)
            equal = object_compare_bool(item, wanted, CMP_EQ);
        if (equal != 0)
            return equal;
    }
    return 0;
}

static Object *item_at(Tuple *t, ssize_t i) {
    if (i < 0)
        i += (ssize_t)t->length;
    if (i < 0 || (size_t)i >= t->length)
        return raise_index_error("tuple index out of range");
    return incref(t->items[i]);
}

static Object *slice_of(Tuple *t, Object *slice) {
    ssize_t start, stop, step, count;
    if (slice_resolve(slice, (ssize_t)t->length, &start, &stop, &step, &count) < 0)
        return NULL;
    if (step == 1)
        return OBJ(tuple_slice(t, (size_t)start, (size_t)(start + count)));
    Tuple *result = tuple_new((size_t)count);
    if (result == NULL || count == 0)
        return OBJ(result);
    for (ssize_t i = 0; i < count; i++)
        result->items[i] = incref(t->items[start + i * step]);
    tuple_finish(result);
    return OBJ(result);
}

static Object *getitem(Object *o, Object *key) {
    if (LIKELY(is_compact_int(key)))
        return item_at((Tuple *)o, INT_VALUE(key));
    if (is_exact(key, &slice_type))
        return slice_of((Tuple *)o, key);
    if (!has_index(key))
        return raise_type_error("tuple indices must be integers or slices, not %T", key);
    ssize_t i = number_as_ssize(key, &exc_IndexError);
    return i == -1 && error_occurred() ? NULL : item_at((Tuple *)o, i);
}

static Object *concat(Object *left, Object *right) {
    if (!is_tuple(right))
        return raise_type_error("can only concatenate tuple (not \"%T\") to tuple", right);
    Tuple *a = (Tuple *)left, *b = (Tuple *)right;
    if (a->length == 0 && is_exact(b, &tuple_type))
        return incref(b);
    if (b->length == 0 && is_exact(a, &tuple_type))
        return incref(a);
    Tuple *t = alloc(a->length + b->length);
    if (t == NULL || t->length == 0)
        return OBJ(t);
    for (size_t i = 0; i < a->length; i++)
        t->items[i] = incref(a->items[i]);
    for (size_t i = 0; i < b->length; i++)
        t->items[a->length + i] = incref(b->items[i]);
    tuple_finish(t);
    return OBJ(t);
}

static Object *repeat(Object *o, ssize_t n) {
    Tuple *t = (Tuple *)o;
    if ((t->length == 0 || n == 1) && is_exact(t, &tuple_type))
        return incref(t);
    if (n <= 0 || t->length == 0)
        return incref(tuple_empty);
    size_t length;
    if (__builtin_mul_overflow(t->length, (size_t)n, &length))
        return raise_no_memory();
    Tuple *result = alloc(length);
    if (result == NULL)
        return NULL;
    for (size_t i = 0; i < t->length; i++)
        t->items[i]->refcount += n;
    memcpy(result->items, t->items, t->length * sizeof(Object *));
    for (size_t done = t->length; done < length;) {
        size_t step = done < length - done ? done : length - done;
        memcpy(result->items + done, result->items, step * sizeof(Object *));
        done += step;
    }
    for (size_t i = 0; i < t->length; i++)
        if (gc_may_cycle(t->items[i])) {
            gc_track(result);
            break;
        }
    return OBJ(result);
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *count(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Tuple *t = (Tuple *)self;
    int64_t n = 0;
    for (size_t i = 0; i < t->length; i++) {
        int equal = object_compare_bool(t->items[i], args[0], CMP_EQ);
        if (equal < 0)
            return NULL;
        n += equal;
    }
    return int_from_i64(n);
}

static Object *index_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Tuple *t = (Tuple *)self;
    ssize_t start = 0, stop = SSIZE_MAX;
    if (slice_bound(args[1], &start) < 0 || slice_bound(args[2], &stop) < 0)
        return NULL;
    slice_adjust((ssize_t)t->length, &start, &stop, 1);
    for (ssize_t i = start; i < stop; i++) {
        int equal = object_compare_bool(t->items[i], args[0], CMP_EQ);
        if (equal != 0)
            return equal < 0 ? NULL : int_from_i64(i);
    }
    return raise_value_error("tuple.index(x): x not in tuple");
}

static Object *getnewargs(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Tuple *copy = tuple_slice((Tuple *)self, 0, ((Tuple *)self)->length);
    if (copy == NULL)
        return NULL;
    Tuple *result = tuple_pack(1, copy);
    decref(copy);
    return OBJ(result);
}

static const MethodDef methods[] = {
    {"__getnewargs__", getnewargs, "", 0, "Return the arguments that make an equal tuple."},
    {"index", index_, "value, start=0, stop=sys.maxsize, /", 0,
     "Where value first is; a ValueError if it is not there."},
    {"count", count, "value, /", 0, "Return how often value occurs."},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

static Object *iter(Object *o) {
    TupleIter *it = gc_alloc(sizeof(TupleIter));
    if (it == NULL)
        return raise_no_memory();
    it->head.refcount = 1;
    it->head.type = &tuple_iter_type;
    it->tuple = incref(o);
    it->index = 0;
    gc_track(it);
    return OBJ(it);
}

Type tuple_type = {
    .head = HEAD(&type_type),
    .name = "tuple",
    .size = sizeof(Tuple),
    .item_size = sizeof(Object *),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_IS_TUPLE | TYPE_SEQUENCE,
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .hash = tuple_hash,
    .compare = compare,
    .iter = iter,
    .new_ = new_,
    .len = len,
    .getitem = getitem,
    .contains = contains,
    .concat = concat,
    .repeat = repeat,
    .methods = methods,
    .doc = "Items in a row, that never changes: those of an iterable, or none.",
    .signature = "iterable=(), /",
};
