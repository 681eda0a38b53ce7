/* deque: a ring of references that grows and shrinks at both ends.
 *
 * The items lie in one array whose capacity is a power of two, from `first` on, wrapping around at
 * its end. The array doubles when it is full and halves when a quarter of it is used, so that n
 * operations at the ends cost O(n) and any item is reached at once. An empty deque has no array.
 *
 * Invariants: length <= capacity; first < capacity unless both are 0; maxlen < 0 or length <=
 * maxlen whenever Python code can look. `state` changes with each operation that moves, adds or
 * removes an item, and not when one is replaced: what runs Python code in the middle of a search
 * compares it afterwards. References that a deque gives up are dropped when it is whole again.
 */
#include <limits.h>
#include "runtime/modules/collections_internal.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/range.h"
#include "runtime/objects/tuple.h"

enum { LEAST = 8, CHECK_EVERY = 1 << 16 };
#define MOST ((size_t)1 << 58)

/* ---- room ------------------------------------------------------------------------------------ */

/* Moves the items to an array of this capacity, a power of two that holds them; 0: to none. */
static int set_capacity(Deque *d, size_t capacity) {
    Object **items = NULL;
    if (capacity > MOST
        || (capacity != 0 && (items = mem_alloc_array(capacity, sizeof(Object *))) == NULL))
        return raise_no_memory(), -1;
    size_t before_end = d->capacity - d->first,
           straight = d->length < before_end ? d->length : before_end;
    if (straight != 0)
        memcpy(items, d->items + d->first, straight * sizeof(Object *));
    if (d->length > straight)
        memcpy(items + straight, d->items, (d->length - straight) * sizeof(Object *));
    if (d->items != NULL)
        mem_free(d->items, d->capacity * sizeof(Object *));
    d->items = items;
    d->capacity = capacity;
    d->first = 0;
    return 0;
}

static int reserve(Deque *d, size_t length) {
    size_t capacity = d->capacity != 0 ? d->capacity : LEAST;
    while (capacity < length && capacity <= MOST)
        capacity *= 2;
    return capacity == d->capacity ? 0 : set_capacity(d, capacity);
}

/* After a removal: gives memory back when little of it is used. Failing to is no error. */
static void shrink(Deque *d) {
    if (d->length * 4 > d->capacity || d->capacity <= LEAST)
        return;
    if (set_capacity(d, d->capacity / 2) < 0)
        error_clear();
}

/* ---- the ends -------------------------------------------------------------------------------- */

static Object *take_first(Deque *d) {
    Object *o = *deque_slot(d, 0);
    d->first = (d->first + 1) & (d->capacity - 1);
    d->length--;
    d->state++;
    return o;
}

static Object *take_last(Deque *d) {
    d->length--;
    d->state++;
    return *deque_slot(d, d->length);
}

static bool too_long(const Deque *d) { return d->maxlen >= 0 && d->length > (size_t)d->maxlen; }

/* Both take the reference over, also on failure. An item too many falls out at the other end. */
static int append_steal(Deque *d, Object *o) {
    if (UNLIKELY(d->length == d->capacity) && reserve(d, d->length + 1) < 0)
        return decref(o), -1;
    *deque_slot(d, d->length) = o;
    d->length++;
    d->state++;
    if (UNLIKELY(too_long(d)))
        decref(take_first(d));
    return 0;
}

static int append_left_steal(Deque *d, Object *o) {
    if (UNLIKELY(d->length == d->capacity) && reserve(d, d->length + 1) < 0)
        return decref(o), -1;
    d->first = (d->first - 1) & (d->capacity - 1);
    d->items[d->first] = o;
    d->length++;
    d->state++;
    if (UNLIKELY(too_long(d)))
        decref(take_last(d));
    return 0;
}

/* Drops every item; the array goes first, so that what a destructor adds is kept. */
static void drop_all(Deque *d) {
    Object **items = d->items;
    size_t capacity = d->capacity, first = d->first, length = d->length;
    d->items = NULL;
    d->capacity = d->first = d->length = 0;
    d->state++;
    for (size_t i = 0; i < length; i++)
        decref(items[(first + i) & (capacity - 1)]);
    if (items != NULL)
        mem_free(items, capacity * sizeof(Object *));
}

/* ---- more than one item ---------------------------------------------------------------------- */

static int extend(Deque *d, Object *iterable, int (*add_steal)(Deque *, Object *)) {
    if (iterable == OBJ(d)) {
        Object *copy = sequence_list(iterable);
        int result = copy != NULL ? extend(d, copy, add_steal) : -1;
        xdecref(copy);
        return result;
    }
    Object *iterator = object_iter(iterable);
    if (iterator == NULL)
        return -1;
    UnaryFn next = iterator->type->iternext;
    Object *item;
    int result = 0;
    for (size_t n = 1; result == 0 && (item = next(iterator)) != NULL; n++) {
        result = add_steal(d, item);
        if (n % CHECK_EVERY == 0 && result == 0)
            result = interrupt_check();
    }
    if (result == 0 && !error_stop_iteration())
        result = -1;
    decref(iterator);
    return result;
}

static Deque *make(Type *type) {
    Deque *d = (Deque *)object_new(type);
    if (d == NULL)
        return NULL;
    d->maxlen = -1;
    gc_track(d);
    return d;
}

/* An exact deque with the items and the bound of d. */
static Deque *duplicate(Deque *d) {
    Deque *copy = make(&deque_type);
    if (copy == NULL || reserve(copy, d->length) < 0) {
        xdecref(copy);
        return NULL;
    }
    copy->maxlen = d->maxlen;
    for (size_t i = 0; i < d->length; i++)
        copy->items[i] = incref(*deque_slot(d, i));
    copy->length = d->length;
    return copy;
}

/* A subclass makes its copies itself, by its constructor. */
static Object *copy_of(Deque *d) {
    Object *o = OBJ(d);
    if (is_exact(o, &deque_type))
        return OBJ(duplicate(d));
    Object *maxlen = d->maxlen >= 0 ? int_from_ssize(d->maxlen) : NULL, *copy;
    if (d->maxlen >= 0 && maxlen == NULL)
        return NULL;
    copy = maxlen != NULL ? object_call2(OBJ(o->type), o, maxlen) : object_call1(OBJ(o->type), o);
    xdecref(maxlen);
    if (copy != NULL && !object_is(copy, &deque_type)) {
        raise_type_error("%s() must return a deque, not %T", o->type->name, copy);
        CLEAR(copy);
    }
    return copy;
}

/* To the right by n, to the left if it is negative. */
static void rotate(Deque *d, ssize_t n) {
    if (d->length <= 1)
        return;
    ssize_t length = (ssize_t)d->length;
    n %= length;
    if (n > length / 2)
        n -= length;
    else if (n < -(length / 2))
        n += length;
    d->state++;
    size_t mask = d->capacity - 1;
    for (; n > 0; n--) {
        Object *o = *deque_slot(d, d->length - 1);
        d->first = (d->first - 1) & mask;
        d->items[d->first] = o;
    }
    for (; n < 0; n++) {
        Object *o = d->items[d->first];
        d->first = (d->first + 1) & mask;
        *deque_slot(d, d->length - 1) = o;
    }
}

/* Takes the item at i out and closes the gap from the nearer end. */
static Object *take_at(Deque *d, size_t i) {
    Object *o = *deque_slot(d, i);
    if (i < d->length / 2) {
        for (; i > 0; i--)
            *deque_slot(d, i) = *deque_slot(d, i - 1);
        d->first = (d->first + 1) & (d->capacity - 1);
    } else {
        for (; i + 1 < d->length; i++)
            *deque_slot(d, i) = *deque_slot(d, i + 1);
    }
    d->length--;
    d->state++;
    shrink(d);
    return o;
}

static int insert_at(Deque *d, size_t at, Object *o) {
    if (reserve(d, d->length + 1) < 0)
        return -1;
    if (at < d->length / 2) {
        d->first = (d->first - 1) & (d->capacity - 1);
        for (size_t i = 0; i < at; i++)
            *deque_slot(d, i) = *deque_slot(d, i + 1);
    } else {
        for (size_t i = d->length; i > at; i--)
            *deque_slot(d, i) = *deque_slot(d, i - 1);
    }
    *deque_slot(d, at) = incref(o);
    d->length++;
    d->state++;
    return 0;
}

/* ---- searching ------------------------------------------------------------------------------- */

/* Position of the first item in [start, stop) that equals `wanted`; -1: none; -2: an error, which
 * is of type `changed` when the deque was changed meanwhile. */
static ssize_t find(Deque *d, Object *wanted, size_t start, size_t stop, Type *changed,
                    const char *message) {
    uint64_t state = d->state;
    for (size_t i = start; i < stop; i++) {
        Object *item = incref(*deque_slot(d, i));
        int equal = object_compare_bool(item, wanted, CMP_EQ);
        decref(item);
        if (equal < 0)
            return -2;
        if (state != d->state)
            return raise_format(changed, "%s", message), -2;
        if (equal)
            return (ssize_t)i;
    }
    return -1;
}

static const char mutated[] = "deque mutated during iteration";

static int contains(Object *o, Object *wanted) {
    Deque *d = (Deque *)o;
    ssize_t at = find(d, wanted, 0, d->length, &exc_RuntimeError, mutated);
    return at == -2 ? -1 : at >= 0;
}

/* ---- slots: life ----------------------------------------------------------------------------- */

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    return OBJ(make(type));
}

static int maxlen_argument(Object *o, ssize_t *out) {
    *out = -1;
    if (o == NULL || o == KNone)
        return 0;
    if (!is_int(o))
        return raise_type_error("an integer is required"), -1;
    int64_t value;
    if (!int_fits_i64(o, &value))
        return raise_overflow_error("Python int too large to convert to C ssize_t"), -1;
    if (value < 0)
        return raise_value_error("maxlen must be non-negative"), -1;
    *out = (ssize_t)value;
    return 0;
}

static int init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Deque *d = (Deque *)o;
    Object *bound[2] = {NULL};
    ssize_t maxlen;
    if (args_bind("deque", "iterable=(), maxlen=None", &signature, args, nargs, kwnames, bound) < 0
        || maxlen_argument(bound[1], &maxlen) < 0)
        return -1;
    d->maxlen = maxlen;
    if (d->length > 0)
        drop_all(d);
    return bound[0] != NULL ? extend(d, bound[0], append_steal) : 0;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    drop_all((Deque *)o);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Deque *d = (Deque *)o;
    for (size_t i = 0; i < d->length; i++)
        VISIT(*deque_slot(d, i));
    return 0;
}

static int clear_slot(Object *o) {
    drop_all((Deque *)o);
    return 0;
}

static Object *repr(Object *o) {
    int again = repr_enter(o);
    if (again != 0)
        return again < 0 ? NULL : OBJ(str_from_ascii("[...]"));
    Deque *d = (Deque *)o;
    Object *list = sequence_list(o);
    Str *result = NULL;
    if (list != NULL && d->maxlen >= 0)
        result = str_format("%s(%R, maxlen=%zd)", type_bare_name(o->type), list, d->maxlen);
    else if (list != NULL)
        result = str_format("%s(%R)", type_bare_name(o->type), list);
    xdecref(list);
    repr_leave(o);
    return OBJ(result);
}

/* ---- slots: comparison ----------------------------------------------------------------------- */

static bool order_of_lengths(size_t a, size_t b, int op) {
    switch (op) {
    case CMP_LT:
        return a < b;
    case CMP_LE:
        return a <= b;
    case CMP_EQ:
        return a == b;
    case CMP_NE:
        return a != b;
    case CMP_GT:
        return a > b;
    default:
        return a >= b;
    }
}

/* Goes through both by iterators, which notice changes. */
static Object *compare_items(Deque *a, Deque *b, int op) {
    Object *left = deque_iter_new(OBJ(a)), *right = left != NULL ? deque_iter_new(OBJ(b)) : NULL;
    Object *result = NULL, *x = NULL, *y = NULL;
    while (right != NULL) {
        x = object_next(left);
        y = x == NULL && error_occurred() ? NULL : object_next(right);
        if (x == NULL || y == NULL)
            break;
        int equal = object_compare_bool(x, y, CMP_EQ);
        if (equal == 0)
            result =
                op == CMP_EQ || op == CMP_NE ? new_bool(op == CMP_NE) : object_compare(x, y, op);
        if (equal <= 0)
            goto done;
        decref(x);
        decref(y);
        x = y = NULL;
    }
    if (right != NULL && !error_occurred())
        result = new_bool(order_of_lengths(x != NULL, y != NULL, op));
done:
    xdecref(x);
    xdecref(y);
    xdecref(left);
    xdecref(right);
    return result;
}

static Object *compare(Object *a, Object *b, int op) {
    if (!object_is(a, &deque_type) || !object_is(b, &deque_type))
        return new_not_implemented();
    if ((op == CMP_EQ || op == CMP_NE) && (a == b || ((Deque *)a)->length != ((Deque *)b)->length))
        return new_bool((a == b) == (op == CMP_EQ));
    if (c_stack_check(" in comparison") < 0)
        return NULL;
    return compare_items((Deque *)a, (Deque *)b, op);
}

/* ---- slots: sequence ------------------------------------------------------------------------- */

static ssize_t len(Object *o) { return (ssize_t)((Deque *)o)->length; }

/* The position that an index means; -1 with an exception. */
static ssize_t position(Deque *d, Object *key) {
    if (!has_index(key))
        return raise_type_error("sequence index must be integer, not '%T'", key), -1;
    ssize_t i = number_as_ssize(key, &exc_IndexError);
    if (i == -1 && error_occurred())
        return -1;
    if (i < 0)
        i += (ssize_t)d->length;
    if (i < 0 || (size_t)i >= d->length)
        return raise_index_error("deque index out of range"), -1;
    return i;
}

static Object *getitem(Object *o, Object *key) {
    ssize_t i = position((Deque *)o, key);
    return i < 0 ? NULL : incref(*deque_slot((Deque *)o, (size_t)i));
}

static int setitem(Object *o, Object *key, Object *value) {
    Deque *d = (Deque *)o;
    ssize_t i = position(d, key);
    if (i < 0)
        return -1;
    if (value == NULL) {
        decref(take_at(d, (size_t)i));
        return 0;
    }
    REPLACE_STEAL(*deque_slot(d, (size_t)i), incref(value));
    return 0;
}

static Object *concat(Object *a, Object *b) {
    if (!object_is(b, &deque_type))
        return raise_type_error("can only concatenate deque (not \"%T\") to deque", b);
    Object *copy = copy_of((Deque *)a);
    if (copy != NULL && extend((Deque *)copy, b, append_steal) < 0)
        CLEAR(copy);
    return copy;
}

static Object *inplace_concat(Object *a, Object *b) {
    return extend((Deque *)a, b, append_steal) < 0 ? NULL : incref(a);
}

static Object *inplace_repeat(Object *o, ssize_t n) {
    Deque *d = (Deque *)o;
    size_t unit = d->length, total;
    if (n <= 0 || unit == 0) {
        drop_all(d);
        return incref(o);
    }
    if (__builtin_mul_overflow(unit, (size_t)n, &total) || total > MOST)
        return raise_no_memory();
    if (n == 1)
        return incref(o);
    if (d->maxlen < 0 && reserve(d, total) < 0)
        return NULL;
    if (d->maxlen >= 0
        && total > (size_t)d->maxlen) /* the last ones; one round more than is kept */
        total = (size_t)d->maxlen + unit - (size_t)d->maxlen % unit;
    Object *items = OBJ(list_new(0));
    int result = items != NULL ? list_extend((List *)items, o) : -1;
    for (size_t i = unit; result == 0 && i < total; i++) {
        result = append_steal(d, incref(((List *)items)->items[i % unit]));
        if (i % CHECK_EVERY == 0 && result == 0)
            result = interrupt_check();
    }
    xdecref(items);
    return result < 0 ? NULL : incref(o);
}

static Object *repeat(Object *o, ssize_t n) {
    Object *copy = copy_of((Deque *)o);
    Object *result = copy != NULL ? inplace_repeat(copy, n) : NULL;
    xdecref(copy);
    return result;
}

/* ---- methods --------------------------------------------------------------------------------- */

METHOD(method_append) {
    return append_steal((Deque *)self, incref(args[0])) < 0 ? NULL : new_none();
}

METHOD(method_appendleft) {
    return append_left_steal((Deque *)self, incref(args[0])) < 0 ? NULL : new_none();
}

METHOD(method_extend) {
    return extend((Deque *)self, args[0], append_steal) < 0 ? NULL : new_none();
}

METHOD(method_extendleft) {
    return extend((Deque *)self, args[0], append_left_steal) < 0 ? NULL : new_none();
}

METHOD(method_pop) {
    Deque *d = (Deque *)self;
    if (d->length == 0)
        return raise_index_error("pop from an empty deque");
    Object *o = take_last(d);
    shrink(d);
    return o;
}

METHOD(method_popleft) {
    Deque *d = (Deque *)self;
    if (d->length == 0)
        return raise_index_error("pop from an empty deque");
    Object *o = take_first(d);
    shrink(d);
    return o;
}

METHOD(method_clear) {
    drop_all((Deque *)self);
    return new_none();
}

METHOD(method_copy) { return copy_of((Deque *)self); }

METHOD(method_count) {
    Deque *d = (Deque *)self;
    int64_t n = 0;
    size_t length = d->length;
    for (ssize_t at = 0;
         (at = find(d, args[0], (size_t)at, length, &exc_RuntimeError, mutated)) >= 0; at++)
        n++;
    return error_occurred() ? NULL : int_from_i64(n);
}

METHOD(method_index) {
    Deque *d = (Deque *)self;
    ssize_t start = 0, stop = SSIZE_MAX;
    if (slice_bound(args[1], &start) < 0 || slice_bound(args[2], &stop) < 0)
        return NULL;
    slice_adjust((ssize_t)d->length, &start, &stop, 1);
    ssize_t at = start < stop
                     ? find(d, args[0], (size_t)start, (size_t)stop, &exc_RuntimeError, mutated)
                     : -1;
    if (at == -1)
        return raise_value_error("%R is not in deque", args[0]);
    return at < 0 ? NULL : int_from_ssize(at);
}

METHOD(method_insert) {
    Deque *d = (Deque *)self;
    Object *number = number_index(args[0]);
    if (number == NULL)
        return NULL;
    ssize_t at = number_as_argument(number), length = (ssize_t)d->length;
    decref(number);
    if (at == -1 && error_occurred())
        return NULL;
    if (d->maxlen >= 0 && length >= d->maxlen)
        return raise_index_error("deque already at its maximum size");
    if (at < 0)
        at = at + length < 0 ? 0 : at + length;
    return insert_at(d, (size_t)(at < length ? at : length), args[1]) < 0 ? NULL : new_none();
}

METHOD(method_remove) {
    Deque *d = (Deque *)self;
    ssize_t at = find(d, args[0], 0, d->length, &exc_IndexError, mutated);
    if (at == -1)
        return raise_value_error("%R is not in deque", args[0]);
    if (at < 0)
        return NULL;
    decref(take_at(d, (size_t)at));
    return new_none();
}

METHOD(method_reverse) {
    Deque *d = (Deque *)self;
    for (size_t i = 0, j = d->length; i + 1 < j; i++) {
        Object **a = deque_slot(d, i), **b = deque_slot(d, --j), *swap = *a;
        *a = *b;
        *b = swap;
    }
    return new_none();
}

METHOD(method_rotate) {
    ssize_t n = 1;
    if (args[0] != NULL) {
        Object *number = number_index(args[0]);
        n = number != NULL ? number_as_argument(number) : -1;
        xdecref(number);
        if (n == -1 && error_occurred())
            return NULL;
    }
    rotate((Deque *)self, n);
    return new_none();
}

METHOD(method_reversed) { return deque_reverse_iter_new(self); }

METHOD(method_reduce) {
    Deque *d = (Deque *)self;
    Object *state = object_call_method(self, NAME(__getstate__), NULL, 0);
    Object *items = state != NULL ? object_iter(self) : NULL, *result = NULL, *arguments = NULL;
    if (items != NULL && d->maxlen < 0) {
        arguments = incref(tuple_empty);
    } else if (items != NULL) {
        Object *maxlen = int_from_ssize(d->maxlen);
        arguments = maxlen != NULL ? OBJ(tuple_pack(2, tuple_empty, maxlen)) : NULL;
        xdecref(maxlen);
    }
    if (arguments != NULL)
        result = OBJ(tuple_pack(4, self->type, arguments, state, items));
    xdecref(arguments);
    xdecref(items);
    xdecref(state);
    return result;
}

METHOD(method_sizeof) {
    size_t size = object_size(self) - sizeof(GcHead) + ((Deque *)self)->capacity * sizeof(Object *);
    return int_from_i64((int64_t)size);
}

static Object *get_maxlen(Object *self, void *closure) {
    ssize_t maxlen = ((Deque *)self)->maxlen;
    return maxlen < 0 ? new_none() : int_from_ssize(maxlen);
}

static const GetSetDef getsets[] = {
    {"maxlen", get_maxlen, NULL, "The most items that there may be, or None.", NULL},
    {0},
};

static const MethodDef methods[] = {
    {"append", method_append, "item, /", 0, "Add an item at the right end."},
    {"appendleft", method_appendleft, "item, /", 0, "Add an item at the left end."},
    {"clear", method_clear, "", 0, "Remove all items."},
    {"__copy__", method_copy, "", 0, "A copy of it that shares the items."},
    {"copy", method_copy, "", 0, "A copy of it that shares the items."},
    {"count", method_count, "value, /", 0, "Return how often value occurs."},
    {"extend", method_extend, "iterable, /", 0, "Add all items of an iterable at the right end."},
    {"extendleft", method_extendleft, "iterable, /", 0,
     "Add all items of an iterable at the left end, one after the other: they end up reversed."},
    {"index", method_index, "value, start=0, stop=sys.maxsize, /", 0,
     "Where value first is; a ValueError if it is not there."},
    {"insert", method_insert, "index, value, /", 0, "Put an item before the one at index."},
    {"pop", method_pop, "", 0, "Remove the rightmost item and return it."},
    {"popleft", method_popleft, "", 0, "Remove the leftmost item and return it."},
    {"__reduce__", method_reduce, "", 0, "What pickle needs to make it anew."},
    {"remove", method_remove, "value, /", 0,
     "Remove the first item that equals value; a ValueError if there is none."},
    {"__reversed__", method_reversed, "", 0, "Iterates from the right end."},
    {"reverse", method_reverse, "", 0, "Turns the items round, the last one first."},
    {"rotate", method_rotate, "n=1, /", 0,
     "Turns the deque by n places: n items go from the right end to the left, or -n the other "
     "way."},
    {"__sizeof__", method_sizeof, "", 0, "How many bytes of memory it takes."},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

Type deque_type = {
    .head = HEAD(&type_type),
    .name = "collections.deque",
    .module = "collections",
    .size = sizeof(Deque),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_WEAKREF | TYPE_SEQUENCE,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .repr = repr,
    .hash = hash_unhashable,
    .compare = compare,
    .iter = deque_iter_new,
    .new_ = new_,
    .init = init,
    .len = len,
    .getitem = getitem,
    .setitem = setitem,
    .contains = contains,
    .concat = concat,
    .repeat = repeat,
    .inplace_concat = inplace_concat,
    .inplace_repeat = inplace_repeat,
    .methods = methods,
    .getsets = getsets,
    .doc = "A sequence that is quick at both of its ends.",
    .signature = "[iterable[, maxlen]]",
};
