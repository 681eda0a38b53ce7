/* list: a growable array of references.
 *
 * items[0..length) are set; items holds `capacity` of them. A list that grows by appending doubles
 * while it is short, then over-allocates by an eighth, so that n appends cost O(n). Whatever calls
 * Python code (comparison, iteration, __index__) may find the list changed afterwards: loops read
 * length anew at each turn and hold a reference to the item they show around. References that a
 * list gives up are dropped after the list is whole again. list_methods.c has the methods and the
 * type, list_sort.c the sort.
 */
#include <limits.h>
#include "runtime/objects/int.h"
#include "runtime/objects/list_internal.h"
#include "runtime/objects/range.h"
#include "runtime/objects/tuple.h"

#define MAX_LENGTH ((size_t)SSIZE_MAX / sizeof(Object *))

/* ---- making and room ------------------------------------------------------------------------- */

static List *alloc(void) {
    List *l = gc_alloc(sizeof(List));
    if (UNLIKELY(l == NULL))
        return (List *)raise_no_memory();
    l->head.refcount = 1;
    l->head.type = &list_type;
    l->length = l->capacity = 0;
    l->items = NULL;
    return l;
}

/* Exactly this much room; at least length. */
int list_set_capacity(List *l, size_t capacity) {
    if (capacity == l->capacity)
        return 0;
    if (capacity == 0) {
        mem_free(l->items, l->capacity * sizeof(Object *));
        l->items = NULL;
        l->capacity = 0;
        return 0;
    }
    if (capacity > MAX_LENGTH)
        return raise_no_memory(), -1;
    Object **items =
        mem_resize(l->items, l->capacity * sizeof(Object *), capacity * sizeof(Object *));
    if (items == NULL)
        return raise_no_memory(), -1;
    l->items = items;
    l->capacity = capacity;
    return 0;
}

enum { DOUBLED = 64 }; /* capacities up to this are powers of two */

int list_grow(List *l, size_t capacity) {
    if (capacity <= l->capacity)
        return 0;
    if (capacity > MAX_LENGTH)
        return raise_no_memory(), -1;
    if (capacity <= 4)
        return list_set_capacity(l, 4);
    if (capacity <= DOUBLED)
        return list_set_capacity(l, (size_t)1 << (64 - __builtin_clzll(capacity - 1)));
    return list_set_capacity(l, (capacity + (capacity >> 3) + 6) & ~(size_t)3);
}

/* After removals: gives memory back when less than half of it is used. Failing to is no error. */
static void shrink(List *l) {
    if (l->length >= l->capacity / 2 || l->capacity <= 8)
        return;
    size_t capacity = l->length == 0 ? 0 : (l->length + (l->length >> 3) + 6) & ~(size_t)3;
    if (list_set_capacity(l, capacity) < 0)
        error_clear();
}

/* Untracked, its items not set yet: the caller sets them before anything else can look. */
static List *alloc_unset(size_t length) {
    List *l = alloc();
    if (l == NULL || length == 0)
        return l;
    if (UNLIKELY(length > MAX_LENGTH)
        || (l->items = mem_alloc(length * sizeof(Object *))) == NULL) {
        gc_free(l, sizeof(List));
        return (List *)raise_no_memory();
    }
    l->length = l->capacity = length;
    return l;
}

List *list_new(size_t length) {
    List *l = alloc_unset(length);
    if (l == NULL)
        return NULL;
    if (length != 0)
        memset(l->items, 0, length * sizeof(Object *));
    gc_track(l);
    return l;
}

List *list_from_array(Object *const *items, size_t length) {
    List *l = alloc_unset(length);
    if (l == NULL)
        return NULL;
    for (size_t i = 0; i < length; i++)
        l->items[i] = incref(items[i]);
    gc_track(l);
    return l;
}

List *list_from_array_steal(Object **items, size_t length) {
    List *l = list_new(length);
    if (l == NULL) {
        for (size_t i = 0; i < length; i++)
            decref(items[i]);
        return NULL;
    }
    if (length != 0)
        memcpy(l->items, items, length * sizeof(Object *));
    return l;
}

void list_clear(List *l) {
    Object **items = l->items;
    size_t length = l->length, capacity = l->capacity;
    l->items = NULL;
    l->length = l->capacity = 0;
    if (items == NULL)
        return;
    for (size_t i = length; i-- > 0;)
        xdecref(items[i]);
    mem_free(items, capacity * sizeof(Object *));
}

/* ---- changing -------------------------------------------------------------------------------- */

int list_insert(List *l, ssize_t at, Object *o) {
    ssize_t length = (ssize_t)l->length;
    if (list_grow(l, l->length + 1) < 0)
        return -1;
    if (at < 0)
        at = at + length < 0 ? 0 : at + length;
    if (at > length)
        at = length;
    memmove(l->items + at + 1, l->items + at, (size_t)(length - at) * sizeof(Object *));
    l->items[at] = incref(o);
    l->length++;
    return 0;
}

Object *list_pop(List *l, ssize_t at) {
    if (l->length == 0)
        return raise_index_error("pop from empty list");
    if (at < 0)
        at += (ssize_t)l->length;
    if (at < 0 || (size_t)at >= l->length)
        return raise_index_error("pop index out of range");
    Object *o = l->items[at];
    l->length--;
    memmove(l->items + at, l->items + at + 1, (l->length - (size_t)at) * sizeof(Object *));
    shrink(l);
    return o;
}

enum { FEW = 16 }; /* references that are put aside on the C stack */

/* items[start..end) become `count` other references, which are taken over on success. */
static int replace_range_steal(List *l, size_t start, size_t end, Object **with, size_t count) {
    size_t removed = end - start, tail = l->length - end;
    if (count == removed && count <= FEW) { /* nothing moves */
        Object *old[FEW];
        for (size_t i = 0; i < count; i++) {
            old[i] = l->items[start + i];
            l->items[start + i] = with[i];
        }
        while (removed-- > 0)
            decref(old[removed]);
        return 0;
    }
    Object *few[FEW], **old = few;
    if (removed > FEW && (old = mem_alloc_array(removed, sizeof(Object *))) == NULL)
        return raise_no_memory(), -1;
    int result = count > removed ? list_grow(l, l->length - removed + count) : 0;
    if (result == 0) {
        if (removed != 0)
            memcpy(old, l->items + start, removed * sizeof(Object *));
        if (tail != 0)
            memmove(l->items + start + count, l->items + end, tail * sizeof(Object *));
        if (count != 0)
            memcpy(l->items + start, with, count * sizeof(Object *));
        l->length = l->length - removed + count;
        if (count < removed)
            shrink(l);
        for (size_t i = removed; i-- > 0;)
            decref(old[i]);
    }
    if (old != few)
        mem_free(old, removed * sizeof(Object *));
    return result;
}

int list_delete_range(List *l, size_t start, size_t end) {
    if (start >= end)
        return 0;
    if (start == 0 && end == l->length) {
        list_clear(l);
        return 0;
    }
    return replace_range_steal(l, start, end, NULL, 0);
}

static int extend_array(List *l, Object *const *items, size_t count) {
    size_t length = l->length;
    if (count == 0)
        return 0;
    if (length == 0 ? l->capacity < count && list_set_capacity(l, count) < 0
                    : list_grow(l, length + count) < 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        l->items[length + i] = incref(items[i]);
    l->length = length + count;
    return 0;
}

enum { GUESS = 8, CHECK_EVERY = 1 << 16 };

static int extend_iterated(List *l, Object *iterable) {
    Object *iterator = object_iter(iterable);
    if (iterator == NULL)
        return -1;
    ssize_t hint = object_length_hint(iterable, GUESS);
    /* A hint that cannot be true is no reason to fail. */
    bool believable = hint >= 0 && (size_t)hint <= (size_t)SSIZE_MAX - l->length;
    if (hint < 0
        || (believable && hint > GUESS && l->capacity - l->length < (size_t)hint
            && list_set_capacity(l, l->length + (size_t)hint) < 0)) {
        decref(iterator);
        return -1;
    }
    UnaryFn next = iterator->type->iternext;
    Object *item;
    int result = 0;
    for (size_t n = 1; result == 0 && (item = next(iterator)) != NULL; n++) {
        result = list_append_steal(l, item);
        if (n % CHECK_EVERY == 0 && result == 0)
            result = interrupt_check();
    }
    if (result == 0 && !error_stop_iteration())
        result = -1;
    decref(iterator);
    if (result == 0)
        shrink(l);
    return result;
}

int list_extend(List *l, Object *iterable) {
    if (is_exact(iterable, &list_type) || iterable == OBJ(l)) {
        List *other = (List *)iterable;
        if (other == l) {
            size_t count = l->length;
            return list_grow(l, count * 2) < 0 ? -1 : extend_array(l, l->items, count);
        }
        return extend_array(l, other->items, other->length);
    }
    if (is_exact(iterable, &tuple_type))
        return extend_array(l, ((Tuple *)iterable)->items, ((Tuple *)iterable)->length);
    return extend_iterated(l, iterable);
}

int list_reverse(List *l) {
    for (size_t i = 0, j = l->length; i + 1 < j; i++) {
        Object *swap = l->items[--j];
        l->items[j] = l->items[i];
        l->items[i] = swap;
    }
    return 0;
}

Object *list_slice(List *l, size_t start, size_t end) {
    return OBJ(list_from_array(l->items + start, end > start ? end - start : 0));
}

Tuple *list_to_tuple(List *l) { return tuple_from_array(l->items, l->length); }

/* ---- + and * --------------------------------------------------------------------------------- */

Object *list_concat(Object *left, Object *right) {
    if (!is_list(right))
        return raise_type_error("can only concatenate list (not \"%T\") to list", right);
    List *a = (List *)left, *b = (List *)right;
    List *l = list_new(a->length + b->length);
    if (l == NULL)
        return NULL;
    for (size_t i = 0; i < a->length; i++)
        l->items[i] = incref(a->items[i]);
    for (size_t i = 0; i < b->length; i++)
        l->items[a->length + i] = incref(b->items[i]);
    return OBJ(l);
}

Object *list_inplace_concat(Object *left, Object *right) {
    return list_extend((List *)left, right) < 0 ? NULL : incref(left);
}

/* The first `unit` of `length` slots are set: fills the rest with copies of them. */
static void fill_by_doubling(Object **items, size_t unit, size_t length) {
    for (size_t done = unit; done < length;) {
        size_t step = done < length - done ? done : length - done;
        memcpy(items + done, items, step * sizeof(Object *));
        done += step;
    }
}

Object *list_repeat(Object *o, ssize_t n) {
    List *from = (List *)o;
    size_t length;
    if (n < 0)
        n = 0;
    if (__builtin_mul_overflow(from->length, (size_t)n, &length) || length > MAX_LENGTH)
        return raise_no_memory();
    List *l = alloc();
    if (l == NULL || length == 0) {
        if (l != NULL)
            gc_track(l);
        return OBJ(l);
    }
    if (list_set_capacity(l, length) < 0) {
        gc_free(l, sizeof(List));
        return NULL;
    }
    for (size_t i = 0; i < from->length; i++) {
        l->items[i] = from->items[i];
        from->items[i]->refcount += n;
    }
    fill_by_doubling(l->items, from->length, length);
    l->length = length;
    gc_track(l);
    return OBJ(l);
}

Object *list_inplace_repeat(Object *o, ssize_t n) {
    List *l = (List *)o;
    size_t unit = l->length, length;
    if (n <= 0) {
        list_clear(l);
        return incref(o);
    }
    if (__builtin_mul_overflow(unit, (size_t)n, &length) || length > MAX_LENGTH)
        return raise_no_memory();
    if (unit == 0 || n == 1)
        return incref(o);
    if (list_grow(l, length) < 0)
        return NULL;
    for (size_t i = 0; i < unit; i++)
        l->items[i]->refcount += n - 1;
    fill_by_doubling(l->items, unit, length);
    l->length = length;
    return incref(o);
}

/* ---- subscripts ------------------------------------------------------------------------------ */

static Object *get_slice(List *l, Object *slice) {
    ssize_t start, stop, step;
    if (slice_unpack(slice, &start, &stop, &step) < 0)
        return NULL;
    ssize_t count = slice_adjust((ssize_t)l->length, &start, &stop, step);
    if (step == 1)
        return list_slice(l, (size_t)start, (size_t)(start + count));
    List *result = alloc_unset((size_t)count);
    if (result == NULL)
        return NULL;
    for (ssize_t i = 0, at = start; i < count; i++, at += step)
        result->items[i] = incref(l->items[at]);
    gc_track(result);
    return OBJ(result);
}

/* The key as an index, -1 with an exception for a bad one. *out may be negative still. */
static int key_index(Object *key, ssize_t *out) {
    if (!has_index(key))
        return raise_type_error("list indices must be integers or slices, not %T", key), -1;
    *out = number_as_ssize(key, &exc_IndexError);
    return *out == -1 && error_occurred() ? -1 : 0;
}

Object *list_getitem(Object *o, Object *key) {
    List *l = (List *)o;
    ssize_t i;
    if (LIKELY(is_compact_int(key)))
        i = INT_VALUE(key);
    else if (is_exact(key, &slice_type))
        return get_slice(l, key);
    else if (key_index(key, &i) < 0)
        return NULL;
    if (i < 0)
        i += (ssize_t)l->length;
    if (UNLIKELY((size_t)i >= l->length))
        return raise_index_error("list index out of range");
    return incref(l->items[i]);
}

/* del l[start:stop:step] with a step other than 1: closes the gaps in one pass. */
static int delete_stepped(List *l, ssize_t start, ssize_t step, ssize_t count) {
    if (count == 0)
        return 0;
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    Object **old = mem_alloc_array((size_t)count, sizeof(Object *));
    if (old == NULL)
        return raise_no_memory(), -1;
    size_t to = (size_t)start, n = 0;
    for (size_t from = to; from < l->length; from++) {
        bool gone = n < (size_t)count && from == (size_t)start + n * (size_t)step;
        if (gone)
            old[n++] = l->items[from];
        else
            l->items[to++] = l->items[from];
    }
    l->length = to;
    shrink(l);
    for (size_t i = 0; i < (size_t)count; i++)
        decref(old[i]);
    mem_free(old, (size_t)count * sizeof(Object *));
    return 0;
}

/* The values to assign, as an array that nobody else changes: *holder owns it. */
static int slice_values(List *l, Object *value, Object **holder, Object ***items, size_t *count) {
    if (value == OBJ(l))
        *holder = list_slice(l, 0, l->length);
    else
        *holder = sequence_fast(value, "must assign iterable to extended slice");
    if (*holder == NULL)
        return -1;
    bool list = is_list(*holder);
    *items = list ? ((List *)*holder)->items : ((Tuple *)*holder)->items;
    *count = list ? ((List *)*holder)->length : ((Tuple *)*holder)->length;
    return 0;
}

static int assign_range(List *l, size_t start, size_t end, Object **values, size_t count) {
    for (size_t i = 0; i < count; i++)
        incref(values[i]);
    int result = replace_range_steal(l, start, end, values, count);
    for (size_t i = 0; result < 0 && i < count; i++)
        decref(values[i]);
    return result;
}

static int assign_stepped(List *l, ssize_t start, ssize_t step, Object **values, size_t count) {
    Object **old = mem_alloc_array(count != 0 ? count : 1, sizeof(Object *));
    if (old == NULL)
        return raise_no_memory(), -1;
    for (size_t i = 0; i < count; i++) {
        Object **at = &l->items[start + (ssize_t)i * step];
        old[i] = *at;
        *at = incref(values[i]);
    }
    for (size_t i = 0; i < count; i++)
        decref(old[i]);
    mem_free(old, (count != 0 ? count : 1) * sizeof(Object *));
    return 0;
}

static int set_slice(List *l, Object *slice, Object *value) {
    ssize_t start, stop, step;
    if (slice_unpack(slice, &start, &stop, &step) < 0)
        return -1;
    if (value == NULL) {
        ssize_t gone = slice_adjust((ssize_t)l->length, &start, &stop, step);
        return step == 1 ? list_delete_range(l, (size_t)start, (size_t)(start + gone))
                         : delete_stepped(l, start, step, gone);
    }
    Object *holder, **values;
    size_t count;
    if (slice_values(l, value, &holder, &values, &count) < 0)
        return -1;
    ssize_t selected = slice_adjust((ssize_t)l->length, &start, &stop, step);
    int result;
    if (step == 1) {
        result = assign_range(l, (size_t)start, (size_t)(start + selected), values, count);
    } else if ((size_t)selected != count) {
        raise_value_error("attempt to assign sequence of size %zu to extended slice of size %zd",
                          count, selected);
        result = -1;
    } else {
        result = assign_stepped(l, start, step, values, count);
    }
    decref(holder);
    return result;
}

int list_setitem(Object *o, Object *key, Object *value) {
    List *l = (List *)o;
    ssize_t i;
    if (LIKELY(is_compact_int(key)))
        i = INT_VALUE(key);
    else if (is_exact(key, &slice_type))
        return set_slice(l, key, value);
    else if (key_index(key, &i) < 0)
        return -1;
    if (i < 0)
        i += (ssize_t)l->length;
    if (UNLIKELY((size_t)i >= l->length))
        return raise_index_error("list assignment index out of range"), -1;
    if (value == NULL)
        return replace_range_steal(l, (size_t)i, (size_t)i + 1, NULL, 0);
    REPLACE_STEAL(l->items[i], incref(value));
    return 0;
}
