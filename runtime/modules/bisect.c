/* _bisect: binary search in whatever has items, and insertion at the place found. */
#include "runtime/native.h"
#include "runtime/objects/hash.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"

#define FUNCTION(name)                                                                             \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

enum { SEQUENCE, ITEM, LOW, HIGH, KEY };

/* Item i of the sequence (new), by the key function if there is one. */
static Object *item_at(Object *sequence, ssize_t i, Object *key) {
    Object *item;
    if (is_exact(sequence, &list_type)) {
        List *l = (List *)sequence;
        if ((size_t)i >= l->length)
            return raise_index_error("list index out of range");
        item = incref(l->items[i]);
    } else {
        Object *index = int_from_ssize(i);
        item = index != NULL ? object_getitem(sequence, index) : NULL;
        xdecref(index);
    }
    if (item == NULL || key == NULL)
        return item;
    Object *result = object_call1(key, item);
    decref(item);
    return result;
}

static int less(Object *a, Object *b) {
    if (is_compact_int(a) && is_compact_int(b))
        return INT_VALUE(a) < INT_VALUE(b);
    Object *result = object_compare(a, b, CMP_LT);
    int truth = result != NULL ? object_truth(result) : -1;
    xdecref(result);
    return truth;
}

/* The place for `wanted`: after items that equal it when right, else before them; -1: error. */
static ssize_t search(Object *sequence, Object *wanted, ssize_t low, ssize_t high, Object *key,
                      bool right) {
    while (low < high) {
        ssize_t middle = low + (high - low) / 2;
        Object *item = item_at(sequence, middle, key);
        if (item == NULL)
            return -1;
        int smaller = right ? less(wanted, item) : less(item, wanted);
        decref(item);
        if (smaller < 0)
            return -1;
        if (smaller == right)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static int bound(Object *o, ssize_t *out) {
    Object *number = number_index(o);
    *out = number != NULL ? number_as_argument(number) : -1;
    xdecref(number);
    return *out == -1 && error_occurred() ? -1 : 0;
}

static ssize_t place(Object *const *args, Object *wanted, bool right) {
    ssize_t low = 0, high = -1;
    Object *key = args[KEY] == KNone ? NULL : args[KEY];
    if ((args[LOW] != NULL && bound(args[LOW], &low) < 0)
        || (args[HIGH] != NULL && args[HIGH] != KNone && bound(args[HIGH], &high) < 0))
        return -1;
    if (low < 0)
        return raise_value_error("lo must be non-negative"), -1;
    if (high == -1 && (high = object_len(args[SEQUENCE])) < 0)
        return -1;
    return search(args[SEQUENCE], wanted, low, high, key, right);
}

static Object *bisect(Object *const *args, bool right) {
    ssize_t at = place(args, args[ITEM], right);
    return at < 0 ? NULL : int_from_ssize(at);
}
FUNCTION(bisect_right) { return bisect(args, true); }
FUNCTION(bisect_left) { return bisect(args, false); }

static Object *insort(Object *const *args, bool right) {
    Object *key = args[KEY] != NULL && args[KEY] != KNone ? args[KEY] : NULL;
    Object *wanted = key != NULL ? object_call1(key, args[ITEM]) : incref(args[ITEM]);
    ssize_t at = wanted != NULL ? place(args, wanted, right) : -1;
    xdecref(wanted);
    if (at < 0)
        return NULL;
    if (is_exact(args[SEQUENCE], &list_type))
        return list_insert((List *)args[SEQUENCE], at, args[ITEM]) < 0 ? NULL : new_none();
    Object *pair[] = {int_from_ssize(at), args[ITEM]};
    Object *result =
        pair[0] != NULL ? object_call_method(args[SEQUENCE], NAME(insert), pair, 2) : NULL;
    xdecref(pair[0]);
    if (result == NULL)
        return NULL;
    decref(result);
    return new_none();
}
FUNCTION(insort_right) { return insort(args, true); }
FUNCTION(insort_left) { return insort(args, false); }

static const char signature[] = "a, x, lo=0, hi=None, *, key=None";
static const MethodDef functions[] = {
    {"bisect_right", bisect_right, signature, 0,
     "Where to insert x in a sorted list, behind items that equal it."},
    {"bisect_left", bisect_left, signature, 0,
     "Where to insert x in a sorted list, before items that equal it."},
    {"insort_right", insort_right, signature, 0,
     "Insert x in a sorted list, behind items that equal it."},
    {"insort_left", insort_left, signature, 0,
     "Insert x in a sorted list, before items that equal it."},
    {0},
};

const ModuleDef _bisect_module = {
    .name = "_bisect",
    .doc = "Binary search: the native part of bisect.",
    .functions = functions,
};
