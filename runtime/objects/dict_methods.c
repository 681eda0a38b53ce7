/* dict: what Python sees of it: methods, comparison, repr, and the type itself. The table is in
 * dict.c. */
#include "runtime/objects/dict_table.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

/* ---- slots ----------------------------------------------------------------------------------- */

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (type == &dict_type)
        return OBJ(dict_new());
    Object *o = object_new(type);
    if (o != NULL) {
        dict_init_empty((Dict *)o);
        gc_track(o);
    }
    return o;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    if (((Dict *)o)->index != NULL)
        dict_clear((Dict *)o);
    if (is_exact(o, &dict_type))
        gc_free(o, sizeof(Dict));
    else
        object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Dict *d = (Dict *)o;
    for (size_t i = 0; i < d->fill; i++) {
        DictEntry *e = &d->entries[i];
        if (e->key == NULL)
            continue;
        VISIT(e->value);
        VISIT(e->key);
    }
    return 0;
}

static int clear_slot(Object *o) {
    if (((Dict *)o)->index != NULL)
        dict_clear((Dict *)o);
    return 0;
}

static int write_items(Dict *d, StrBuilder *b) {
    size_t position = 0;
    Object *key, *value;
    bool first = true;
    while (dict_next(d, &position, &key, &value)) {
        if (!first)
            builder_ascii(b, ", ", 2);
        first = false;
        incref(key);
        incref(value);
        int result =
            builder_repr(b, key) < 0 || builder_ascii(b, ": ", 2) < 0 || builder_repr(b, value) < 0
                ? -1
                : 0;
        decref(key);
        decref(value);
        if (result < 0)
            return -1;
    }
    return 0;
}

Object *dict_repr_slot(Object *o) {
    int again = repr_enter(o);
    if (again != 0)
        return again < 0 ? NULL : OBJ(str_from_ascii("{...}"));
    StrBuilder b = STR_BUILDER;
    builder_char(&b, '{');
    int result = write_items((Dict *)o, &b);
    repr_leave(o);
    if (result < 0) {
        builder_discard(&b);
        return NULL;
    }
    builder_char(&b, '}');
    return OBJ(builder_finish(&b));
}

/* Equal when each key of a is in b with an equal value. Both may be changed by __eq__ meanwhile. */
static int equal_dicts(Dict *a, Dict *b) {
    if (a->used != b->used)
        return 0;
    if (c_stack_check(" in comparison") < 0)
        return -1;
    for (size_t i = 0; i < a->fill; i++) {
        DictEntry *e = &a->entries[i];
        if (e->key == NULL)
            continue;
        Object *key = incref(e->key), *value = incref(e->value), *other = NULL;
        ssize_t at = dict_find_hash(b, key, e->hash);
        int equal = at == DICT_FAILED ? -1 : 0;
        if (at >= 0) {
            other = incref(b->entries[at].value);
            equal = object_compare_bool(value, other, CMP_EQ);
        }
        decref(key);
        decref(value);
        xdecref(other);
        if (equal <= 0)
            return equal;
    }
    return 1;
}

static Object *compare(Object *a, Object *b, int op) {
    if (!is_dict(a) || !is_dict(b) || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    int equal = equal_dicts((Dict *)a, (Dict *)b);
    return equal < 0 ? NULL : new_bool(equal == (op == CMP_EQ));
}

static Object *iter(Object *o) { return dict_iter_new((Dict *)o, DICT_KEYS); }

static ssize_t len(Object *o) { return (ssize_t)((Dict *)o)->used; }

static int setitem(Object *o, Object *key, Object *value) {
    return value != NULL ? dict_set((Dict *)o, key, value) : dict_delete((Dict *)o, key);
}

static int contains(Object *o, Object *key) { return dict_contains((Dict *)o, key); }

/* ---- methods --------------------------------------------------------------------------------- */

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

METHOD(method_contains) {
    int found = dict_contains((Dict *)self, args[0]);
    return found < 0 ? NULL : new_bool(found);
}

METHOD(method_getitem) { return dict_getitem(self, args[0]); }

METHOD(method_get) {
    Object *value;
    int found = dict_get((Dict *)self, args[0], &value);
    if (found < 0)
        return NULL;
    return found ? value : incref(args[1] != NULL ? args[1] : KNone);
}

METHOD(method_setdefault) {
    Object *value;
    return dict_set_default((Dict *)self, args[0], args[1] != NULL ? args[1] : KNone, &value) < 0
               ? NULL
               : value;
}

METHOD(method_pop) {
    Object *value;
    int found = dict_pop((Dict *)self, args[0], &value);
    if (found != 0)
        return found < 0 ? NULL : value;
    return args[1] != NULL ? incref(args[1]) : raise_key_error(args[0]);
}

METHOD(method_popitem) {
    Dict *d = (Dict *)self;
    if (d->used == 0) {
        Str *message = str_from_ascii("popitem(): dictionary is empty");
        if (message != NULL) {
            raise_key_error(OBJ(message));
            decref(message);
        }
        return NULL;
    }
    Tuple *pair = tuple_new(2); /* first: when there is no memory the dict keeps its item */
    if (pair == NULL)
        return NULL;
    size_t last = dict_last(d);
    dict_take(d, last, &pair->items[0], &pair->items[1]);
    d->entries[d->fill - 1].hash = (int64_t)last; /* all from here on are deleted */
    tuple_finish(pair);
    return OBJ(pair);
}

METHOD(method_clear) {
    dict_clear((Dict *)self);
    return new_none();
}

METHOD(method_copy) { return OBJ(dict_copy((Dict *)self)); }

METHOD(method_keys) { return dict_view_new((Dict *)self, DICT_KEYS); }

METHOD(method_values) { return dict_view_new((Dict *)self, DICT_VALUES); }

METHOD(method_items) { return dict_view_new((Dict *)self, DICT_ITEMS); }

METHOD(method_reversed) { return dict_reverse_iter_new((Dict *)self, DICT_KEYS); }

METHOD(method_sizeof) {
    Dict *d = (Dict *)self;
    size_t size = object_size(self) - sizeof(GcHead);
    if (d->capacity != 0)
        size += ((size_t)d->index_width << d->index_log2) + d->capacity * sizeof(DictEntry);
    return int_from_i64((int64_t)size);
}

Object *dict_keys_list(Dict *d) { return dict_part_list(d, DICT_KEYS); }

static const MethodDef methods[] = {
    {"__contains__", method_contains, "key, /", NATIVE_COEXIST, "key in self"},
    {"__getitem__", method_getitem, "key, /", NATIVE_COEXIST, "self[key]"},
    {"__sizeof__", method_sizeof, "", 0, "How many bytes of memory it takes."},
    {"get", method_get, "key, default=None, /", 0, "self[key], or default if it is missing."},
    {"setdefault", method_setdefault, "key, default=None, /", 0,
     "self[key], which becomes default if it is missing."},
    {"pop", method_pop, "key, default=<unrepresentable>, /", 0,
     "Remove key and return its value, or default; without a default a missing key is a KeyError."},
    {"popitem", method_popitem, "", 0,
     "Remove and return the (key, value) pair that was added last."},
    {"keys", method_keys, "", 0, "Return a live view of the keys."},
    {"items", method_items, "", 0, "Return a live view of the (key, value) pairs."},
    {"values", method_values, "", 0, "Return a live view of the values."},
    {"update", dict_method_update, NULL, NATIVE_RAW,
     "Store all pairs of a mapping or of an iterable of pairs, then all keyword arguments."},
    {"fromkeys", dict_method_fromkeys, "iterable, value=None, /", NATIVE_CLASS,
     "Make a dictionary with the keys of an iterable, all with the same value."},
    {"clear", method_clear, "", 0, "Remove all items."},
    {"copy", method_copy, "", 0, "A new dict of the same keys and values."},
    {"__reversed__", method_reversed, "", 0, "Iterates over the keys, the last one first."},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

Type dict_type = {
    .head = HEAD(&type_type),
    .name = "dict",
    .size = sizeof(Dict),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_IS_DICT | TYPE_MAPPING,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .repr = dict_repr_slot,
    .hash = hash_unhashable,
    .compare = compare,
    .iter = iter,
    .new_ = new_,
    .init = dict_init,
    .len = len,
    .getitem = dict_getitem,
    .setitem = setitem,
    .contains = contains,
    .or_ = dict_or,
    .inplace_or = dict_inplace_or,
    .methods = methods,
    .doc = "dict()\n"
           "dict(mapping)\n"
           "dict(iterable_of_pairs)\n"
           "dict(**kwargs)\n\n"
           "Values by keys, in the order in which the keys were added.",
};
