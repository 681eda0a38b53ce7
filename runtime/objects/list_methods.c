/* list: slots, methods and the type. What changes the array is in list.c. */
#include <limits.h>
#include "runtime/native.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/hash.h"
#include "runtime/objects/list_internal.h"
#include "runtime/objects/range.h"

/* ---- slots ----------------------------------------------------------------------------------- */

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (type == &list_type)
        return OBJ(list_new(0));
    Object *o = object_new(type);
    if (o != NULL)
        gc_track(o);
    return o;
}

static int init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    List *l = (List *)o;
    if ((is_exact(o, &list_type) || o->type->new_ == list_type.new_)
        && args_no_keywords("list", kwnames) < 0)
        return -1;
    if (args_count("list", nargs, 0, 1) < 0)
        return -1;
    list_clear(l);
    return nargs == 1 ? list_extend(l, args[0]) : 0;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    list_clear((List *)o);
    if (is_exact(o, &list_type))
        gc_free(o, sizeof(List));
    else
        object_free(o);
}

/* From the end, as CPython does it: gc.get_referents shows the order. */
static int traverse(Object *o, VisitFn visit, void *arg) {
    List *l = (List *)o;
    for (size_t i = l->length; i-- > 0;)
        VISIT(l->items[i]);
    return 0;
}

static int clear_slot(Object *o) {
    list_clear((List *)o);
    return 0;
}

static Object *repr(Object *o) {
    List *l = (List *)o;
    if (l->length == 0)
        return OBJ(str_from_ascii("[]"));
    int again = repr_enter(o);
    if (again != 0)
        return again < 0 ? NULL : OBJ(str_from_ascii("[...]"));
    StrBuilder b = STR_BUILDER;
    builder_char(&b, '[');
    int result = 0;
    for (size_t i = 0; result == 0 && i < l->length; i++) {
        if (i != 0)
            builder_ascii(&b, ", ", 2);
        Object *item = incref(l->items[i]);
        result = builder_repr(&b, item);
        decref(item);
    }
    builder_char(&b, ']');
    repr_leave(o);
    if (result < 0) {
        builder_discard(&b);
        return NULL;
    }
    return OBJ(builder_finish(&b));
}

/* a == b of items; b is held by the caller. */
ALWAYS_INLINE int items_equal(Object *a, Object *b) {
    if (a == b)
        return 1;
    int equal = key_equal_quick(a, b);
    if (LIKELY(equal >= 0))
        return equal;
    incref(a);
    equal = object_compare_bool(a, b, CMP_EQ);
    decref(a);
    return equal;
}

static Object *compare_lengths(size_t a, size_t b, int op) {
    switch (op) {
    case CMP_LT:
        return new_bool(a < b);
    case CMP_LE:
        return new_bool(a <= b);
    case CMP_EQ:
        return new_bool(a == b);
    case CMP_NE:
        return new_bool(a != b);
    case CMP_GT:
        return new_bool(a > b);
    default:
        return new_bool(a >= b);
    }
}

static Object *compare(Object *a_object, Object *b_object, int op) {
    if (!is_list(a_object) || !is_list(b_object))
        return new_not_implemented();
    List *a = (List *)a_object, *b = (List *)b_object;
    if (a->length != b->length && (op == CMP_EQ || op == CMP_NE))
        return new_bool(op == CMP_NE);
    if (c_stack_check(" in comparison") < 0)
        return NULL;
    for (size_t i = 0; i < a->length && i < b->length; i++) {
        Object *x = a->items[i], *y = incref(b->items[i]);
        int equal = items_equal(x, y);
        if (equal > 0) {
            decref(y);
            continue;
        }
        Object *result = NULL;
        if (equal == 0 && (i >= a->length || i >= b->length)) { /* __eq__ took it away */
            result = compare_lengths(a->length, b->length, op);
        } else if (equal == 0 && (op == CMP_EQ || op == CMP_NE)) {
            result = new_bool(op == CMP_NE);
        } else if (equal == 0) {
            x = incref(a->items[i]);
            result = unequal_compare(x, y, op);
            decref(x);
        }
        decref(y);
        return result;
    }
    return compare_lengths(a->length, b->length, op);
}

static ssize_t len(Object *o) { return (ssize_t)((List *)o)->length; }

static int contains(Object *o, Object *wanted) {
    List *l = (List *)o;
    for (size_t i = 0; i < l->length; i++) {
        int equal = items_equal(l->items[i], wanted);
        if (equal != 0)
            return equal;
    }
    return 0;
}

/* ---- methods --------------------------------------------------------------------------------- */

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

METHOD(method_append) { return list_append((List *)self, args[0]) < 0 ? NULL : new_none(); }

METHOD(method_extend) { return list_extend((List *)self, args[0]) < 0 ? NULL : new_none(); }

METHOD(method_clear) {
    list_clear((List *)self);
    return new_none();
}

METHOD(method_copy) { return list_slice((List *)self, 0, ((List *)self)->length); }

/* An argument as an index, as far as a ssize_t goes. */
static int index_argument(Object *argument, ssize_t *out) {
    Object *number = number_index(argument);
    if (number == NULL)
        return -1;
    *out = number_as_argument(number);
    decref(number);
    return *out == -1 && error_occurred() ? -1 : 0;
}

METHOD(method_insert) {
    ssize_t at;
    if (index_argument(args[0], &at) < 0)
        return NULL;
    return list_insert((List *)self, at, args[1]) < 0 ? NULL : new_none();
}

METHOD(method_pop) {
    ssize_t at = -1;
    if (args[0] != NULL && index_argument(args[0], &at) < 0)
        return NULL;
    return list_pop((List *)self, at);
}

METHOD(method_remove) {
    List *l = (List *)self;
    for (size_t i = 0; i < l->length; i++) {
        int equal = items_equal(l->items[i], args[0]);
        if (equal < 0)
            return NULL;
        if (equal > 0) {
            size_t end = i + 1 < l->length ? i + 1 : l->length;
            return list_delete_range(l, i, end) < 0 ? NULL : new_none();
        }
    }
    return raise_value_error("list.remove(x): x not in list");
}

METHOD(method_count) {
    List *l = (List *)self;
    int64_t n = 0;
    for (size_t i = 0; i < l->length; i++) {
        int equal = items_equal(l->items[i], args[0]);
        if (equal < 0)
            return NULL;
        n += equal;
    }
    return int_from_i64(n);
}

METHOD(method_index) {
    List *l = (List *)self;
    ssize_t start = 0, stop = SSIZE_MAX;
    if (slice_bound(args[1], &start) < 0 || slice_bound(args[2], &stop) < 0)
        return NULL;
    slice_adjust((ssize_t)l->length, &start, &stop, 1);
    for (ssize_t i = start; i < stop && (size_t)i < l->length; i++) {
        int equal = items_equal(l->items[i], args[0]);
        if (equal != 0)
            return equal < 0 ? NULL : int_from_i64(i);
    }
    return raise_value_error("%R is not in list", args[0]);
}

METHOD(method_reverse) {
    list_reverse((List *)self);
    return new_none();
}

METHOD(method_sort) {
    int reverse = args[1] != NULL ? object_truth(args[1]) : 0;
    if (reverse < 0 || list_sort((List *)self, args[0], reverse) < 0)
        return NULL;
    return new_none();
}

METHOD(method_getitem) { return list_getitem(self, args[0]); }

METHOD(method_reversed) { return list_reverse_iter_new((List *)self); }

METHOD(method_sizeof) {
    size_t size = object_size(self) - sizeof(GcHead) + ((List *)self)->capacity * sizeof(Object *);
    return int_from_i64((int64_t)size);
}

static const MethodDef methods[] = {
    {"__getitem__", method_getitem, "index, /", NATIVE_COEXIST, "self[index]"},
    {"__reversed__", method_reversed, "", 0, "Iterates from the last item to the first."},
    {"__sizeof__", method_sizeof, "", 0, "How many bytes of memory it takes."},
    {"clear", method_clear, "", 0, "Remove all items."},
    {"copy", method_copy, "", 0, "A new list of the same items."},
    {"append", method_append, "object, /", 0, "Add an item at the end."},
    {"insert", method_insert, "index, object, /", 0, "Put an item before the one at index."},
    {"extend", method_extend, "iterable, /", 0, "Add all items of an iterable at the end."},
    {"pop", method_pop, "index=-1, /", 0,
     "Remove the item at index and return it, the last one by default; an IndexError if there is "
     "none."},
    {"remove", method_remove, "value, /", 0,
     "Remove the first item that equals value; a ValueError if there is none."},
    {"index", method_index, "value, start=0, stop=sys.maxsize, /", 0,
     "Where value first is; a ValueError if it is not there."},
    {"count", method_count, "value, /", 0, "Return how often value occurs."},
    {"reverse", method_reverse, "", 0, "Turns the items round, the last one first."},
    {"sort", method_sort, "*, key=None, reverse=False", 0,
     "Brings the items into order, by key(item) if there is a key. Items that are equal stay as "
     "they were;\n"
     "reverse puts the greatest first."},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

Type list_type = {
    .head = HEAD(&type_type),
    .name = "list",
    .size = sizeof(List),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_IS_LIST | TYPE_SEQUENCE,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .repr = repr,
    .hash = hash_unhashable,
    .compare = compare,
    .iter = list_iter_new,
    .new_ = new_,
    .init = init,
    .len = len,
    .getitem = list_getitem,
    .setitem = list_setitem,
    .contains = contains,
    .concat = list_concat,
    .repeat = list_repeat,
    .inplace_concat = list_inplace_concat,
    .inplace_repeat = list_inplace_repeat,
    .methods = methods,
    .doc = "Items in a row, that can change: those of an iterable, or none.",
    .signature = "iterable=(), /",
};
