/* _heapq: binary heaps in lists. items[k] <= items[2k+1] and items[2k+2] for all k; the _max
 * functions have it the other way round.
 *
 * Sifting finds the place of an item by moving the smaller child up all the way to a leaf and then
 * the item up from there (Knuth, volume 3, 5.2.3, exercise 18): nearly half of the comparisons are
 * saved, since what is sifted mostly belongs near the leaves. Comparisons may run Python code that
 * changes the list: its size is looked at after each.
 */
#include "runtime/native.h"
#include "runtime/objects/hash.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"

#define FUNCTION(name)                                                                             \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

/* a < b, the other way round in a max-heap; -1 on error, also when the list's length is no longer
 * `length`. */
ALWAYS_INLINE int before(List *heap, size_t length, Object *a, Object *b, bool max) {
    if (max) {
        Object *swap = a;
        a = b;
        b = swap;
    }
    if (is_compact_int(a) && is_compact_int(b))
        return INT_VALUE(a) < INT_VALUE(b);
    if (is_exact_float(a) && is_exact_float(b))
        return FLOAT_VALUE(a) < FLOAT_VALUE(b);
    incref(a);
    incref(b);
    int result = object_compare_bool(a, b, CMP_LT);
    decref(a);
    decref(b);
    if (result >= 0 && heap->length != length)
        return raise_runtime_error("list changed size during iteration"), -1;
    return result;
}

/* Moves the item at `at` up to its place, not above `start`. */
static int sift_up(List *heap, size_t start, size_t at, bool max) {
    size_t length = heap->length;
    while (at > start) {
        size_t parent = (at - 1) / 2;
        int less = before(heap, length, heap->items[at], heap->items[parent], max);
        if (less <= 0)
            return less;
        Object *swap = heap->items[parent];
        heap->items[parent] = heap->items[at];
        heap->items[at] = swap;
        at = parent;
    }
    return 0;
}

/* The item at `at` goes down to a leaf and up again to its place. */
static int sift_down(List *heap, size_t at, bool max) {
    size_t start = at, length = heap->length;
    while (at < length / 2) {
        size_t child = 2 * at + 1;
        if (child + 1 < length) {
            int less = before(heap, length, heap->items[child], heap->items[child + 1], max);
            if (less < 0)
                return -1;
            child += !less;
        }
        Object *swap = heap->items[child];
        heap->items[child] = heap->items[at];
        heap->items[at] = swap;
        at = child;
    }
    return sift_up(heap, start, at, max);
}

static List *heap_argument(const char *function, Object *o, bool only) {
    if (is_list(o))
        return (List *)o;
    raise_type_error("%s() argument%s must be list, not %T", function, only ? "" : " 1", o);
    return NULL;
}

FUNCTION(heappush) {
    List *heap = heap_argument("heappush", args[0], false);
    if (heap == NULL || list_append(heap, args[1]) < 0
        || sift_up(heap, 0, heap->length - 1, false) < 0)
        return NULL;
    return new_none();
}

static Object *pop(List *heap, bool max) {
    if (heap == NULL)
        return NULL;
    if (heap->length == 0)
        return raise_index_error("index out of range");
    Object *last = list_pop(heap, -1);
    if (last == NULL || heap->length == 0)
        return last;
    Object *first = heap->items[0];
    heap->items[0] = last;
    if (sift_down(heap, 0, max) < 0) {
        decref(first);
        return NULL;
    }
    return first;
}
FUNCTION(heappop) { return pop(heap_argument("heappop", args[0], true), false); }
FUNCTION(heappop_max) { return pop(heap_argument("_heappop_max", args[0], true), true); }

static Object *replace(List *heap, Object *item, bool max) {
    if (heap == NULL)
        return NULL;
    if (heap->length == 0)
        return raise_index_error("index out of range");
    Object *first = heap->items[0];
    heap->items[0] = incref(item);
    if (sift_down(heap, 0, max) < 0) {
        decref(first);
        return NULL;
    }
    return first;
}
FUNCTION(heapreplace) {
    return replace(heap_argument("heapreplace", args[0], false), args[1], false);
}
FUNCTION(heapreplace_max) {
    return replace(heap_argument("_heapreplace_max", args[0], false), args[1], true);
}

FUNCTION(heappushpop) {
    List *heap = heap_argument("heappushpop", args[0], false);
    if (heap == NULL)
        return NULL;
    if (heap->length == 0)
        return incref(args[1]);
    Object *first = incref(heap->items[0]);
    int less = object_compare_bool(first, args[1], CMP_LT);
    decref(first);
    if (less <= 0)
        return less < 0 ? NULL : incref(args[1]);
    if (heap->length == 0)
        return raise_index_error("index out of range");
    return replace(heap, args[1], false);
}

static Object *heapify_by(List *heap, bool max) {
    if (heap == NULL)
        return NULL;
    for (size_t i = heap->length / 2; i-- > 0;)
        if (sift_down(heap, i, max) < 0 || (i % 65536 == 65535 && interrupt_check() < 0))
            return NULL;
    return new_none();
}
FUNCTION(heapify) { return heapify_by(heap_argument("heapify", args[0], true), false); }
FUNCTION(heapify_max) { return heapify_by(heap_argument("_heapify_max", args[0], true), true); }

static const MethodDef functions[] = {
    {"heappush", heappush, "heap, item, /", 0, "Add an item to a heap."},
    {"heappushpop", heappushpop, "heap, item, /", 0,
     "Add an item to a heap, then remove and return the smallest one."},
    {"heappop", heappop, "heap, /", 0, "Takes the smallest item out of the heap."},
    {"heapreplace", heapreplace, "heap, item, /", 0,
     "Takes the smallest item out, then puts another one in."},
    {"heapify", heapify, "heap, /", 0, "Make a list a heap, in linear time."},
    {"_heappop_max", heappop_max, "heap, /", 0, "heappop for a heap with the largest item first."},
    {"_heapreplace_max", heapreplace_max, "heap, item, /", 0,
     "heapreplace for a heap with the largest item first."},
    {"_heapify_max", heapify_max, "heap, /", 0, "heapify with the largest item first."},
    {0},
};

const ModuleDef _heapq_module = {
    .name = "_heapq",
    .doc = "Heaps: the native part of heapq.",
    .functions = functions,
};
