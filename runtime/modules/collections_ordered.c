/* OrderedDict: a dict that is also a sequence of keys: they can be moved to either end, and two
 * OrderedDicts are equal only in the same order.
 *
 * The table of krait's dict keeps its entries in order already, so there is nothing beside it:
 * moving a key to the end takes its entry out and appends it, popping the first one skips the run
 * of deleted entries at the front in one step (dict_first). Moving a key to the front alone takes
 * time for all entries. `state` tells iterators that keys came, went or moved.
 *
 * Where a subclass overrides item access, the methods go through its own methods as CPython's do.
 */
#include "runtime/modules/collections_ordered.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

#define DICT(o)    ((Dict *)(o))
#define ORDERED(o) ((OrderedDict *)(o))

/* ---- update: self[key] = value for all that arguments mean ----------------------------------- */

static int raise_pair_length(size_t got) {
    if (got > 2)
        raise_value_error("too many values to unpack (expected 2)");
    else
        raise_value_error("need more than %zu value%s to unpack", got, got == 1 ? "" : "s");
    return -1;
}

static int set_pair(Object *self, Object *pair) {
    Object *iterator = object_iter(pair), *parts[2] = {NULL, NULL};
    if (iterator == NULL)
        return -1;
    size_t n = 0;
    while (n < 2 && (parts[n] = object_next(iterator)) != NULL)
        n++;
    int result = error_occurred() ? -1 : n < 2 ? raise_pair_length(n) : 0;
    if (result == 0) {
        Object *more = object_next(iterator);
        result = more != NULL ? raise_pair_length(3) : error_occurred() ? -1 : 0;
        xdecref(more);
    }
    if (result == 0)
        result = object_setitem(self, parts[0], parts[1]);
    xdecref(parts[0]);
    xdecref(parts[1]);
    decref(iterator);
    return result;
}

static int set_pairs(Object *self, Object *pairs) {
    Object *iterator = object_iter(pairs), *pair;
    int result = iterator == NULL ? -1 : 0;
    while (result == 0 && (pair = object_next(iterator)) != NULL) {
        result = set_pair(self, pair);
        decref(pair);
    }
    xdecref(iterator);
    return result == 0 && error_occurred() ? -1 : result;
}

static int set_by_keys(Object *self, Object *mapping, Object *keys_method) {
    Object *keys = object_call0(keys_method), *iterator = keys != NULL ? object_iter(keys) : NULL,
           *key;
    int result = iterator == NULL ? -1 : 0;
    while (result == 0 && (key = object_next(iterator)) != NULL) {
        Object *value = object_getitem(mapping, key);
        result = value == NULL ? -1 : object_setitem(self, key, value);
        xdecref(value);
        decref(key);
    }
    xdecref(keys);
    xdecref(iterator);
    return result == 0 && error_occurred() ? -1 : result;
}

static int update_from(Object *self, Object *other) {
    Object *method;
    if (is_exact(other, &dict_type)) {
        Object *items = dict_part_list(DICT(other), DICT_ITEMS);
        int result = items != NULL ? set_pairs(self, items) : -1;
        xdecref(items);
        return result;
    }
    int found = object_lookup(other, NAME(keys), &method);
    if (found > 0) {
        int result = set_by_keys(self, other, method);
        decref(method);
        return result;
    }
    if (found == 0)
        found = object_lookup(other, NAME(items), &method);
    if (found <= 0)
        return found < 0 ? -1 : set_pairs(self, other);
    Object *items = object_call0(method);
    decref(method);
    int result = items != NULL ? set_pairs(self, items) : -1;
    xdecref(items);
    return result;
}

static int update_arguments(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (nargs == 1 && update_from(self, args[0]) < 0)
        return -1;
    for (size_t i = 0; kwnames != NULL && i < kwnames->length; i++)
        if (object_setitem(self, kwnames->items[i], args[nargs + i]) < 0)
            return -1;
    return 0;
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *o = object_new(type);
    if (o != NULL) {
        dict_init_empty(DICT(o));
        gc_track(o);
    }
    return o;
}

static int init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (nargs > 1)
        return raise_type_error("expected at most 1 arguments, got %zu", nargs), -1;
    return update_arguments(o, args, nargs, kwnames);
}

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(ORDERED(o)->attributes);
    if (DICT(o)->index != NULL)
        dict_clear(DICT(o));
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(ORDERED(o)->attributes);
    return dict_type.traverse(o, visit, arg);
}

static int clear_slot(Object *o) {
    CLEAR(ORDERED(o)->attributes);
    ORDERED(o)->state++;
    return dict_type.clear(o);
}

static int setitem(Object *o, Object *key, Object *value) {
    size_t used = DICT(o)->used;
    int result = value != NULL ? dict_set(DICT(o), key, value) : dict_delete(DICT(o), key);
    if (DICT(o)->used != used)
        ORDERED(o)->state++;
    return result;
}

static Object *repr(Object *o) {
    if (DICT(o)->used == 0)
        return OBJ(str_format("%s()", type_bare_name(o->type)));
    int again = repr_enter(o);
    if (again != 0)
        return again < 0 ? NULL : OBJ(str_from_ascii("..."));
    Dict *copy = dict_new();
    if (copy != NULL
        && (is_exact(o, &ordered_dict_type) ? dict_clone_into(copy, DICT(o))
                                            : dict_update(copy, o, 1))
               < 0)
        CLEAR(copy);
    Object *result = copy != NULL ? OBJ(str_format("%s(%R)", type_bare_name(o->type), copy)) : NULL;
    xdecref(copy);
    repr_leave(o);
    return result;
}

static int same_order(OrderedDict *a, OrderedDict *b) {
    uint64_t a_state = a->state, b_state = b->state;
    size_t i = 0, j = 0;
    Object *x, *y, *value;
    for (;;) {
        bool more = dict_next(&a->dict, &i, &x, &value),
             more_too = dict_next(&b->dict, &j, &y, &value);
        if (!more || !more_too)
            return more == more_too;
        incref(x);
        incref(y);
        int equal = object_compare_bool(x, y, CMP_EQ);
        decref(x);
        decref(y);
        if (equal <= 0)
            return equal;
        if (a->state != a_state || b->state != b_state)
            return raise_runtime_error("OrderedDict mutated during iteration"), -1;
    }
}

static Object *compare(Object *a, Object *b, int op) {
    if (!object_is(a, &ordered_dict_type) || !is_dict(b) || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    Object *equal = dict_type.compare(a, b, CMP_EQ);
    if (equal == NULL)
        return NULL;
    int result = equal == KTrue;
    decref(equal);
    if (result && object_is(b, &ordered_dict_type))
        result = same_order(ORDERED(a), ORDERED(b));
    return result < 0 ? NULL : new_bool(result == (op == CMP_EQ));
}

static Object *or_(Object *left, Object *right) {
    Type *type = object_is(left, &ordered_dict_type) ? left->type : right->type;
    if (!is_dict(left) || !is_dict(right))
        return new_not_implemented();
    Object *result = object_call1(OBJ(type), left);
    if (result != NULL && update_from(result, right) < 0)
        CLEAR(result);
    return result;
}

static Object *inplace_or(Object *self, Object *other) {
    return update_from(self, other) < 0 ? NULL : incref(self);
}

/* ---- methods --------------------------------------------------------------------------------- */

METHOD(method_update) {
    if (nargs > 1)
        return raise_type_error("update() takes at most 1 positional argument (%zu given)", nargs);
    return update_arguments(self, args, nargs, kwnames) < 0 ? NULL : new_none();
}

METHOD(method_setdefault) {
    Object *key = args[0], *value = args[1] != NULL ? args[1] : KNone, *result;
    if (is_exact(self, &ordered_dict_type)) {
        size_t used = DICT(self)->used;
        if (dict_set_default(DICT(self), key, value, &result) < 0)
            return NULL;
        ORDERED(self)->state += DICT(self)->used != used;
        return result;
    }
    int found = object_contains(self, key);
    if (found > 0)
        return object_getitem(self, key);
    return found < 0 || object_setitem(self, key, value) < 0 ? NULL : incref(value);
}

METHOD(method_pop) {
    Object *value;
    int found = dict_pop(DICT(self), args[0], &value);
    if (found < 0)
        return NULL;
    if (found == 0)
        return args[1] != NULL ? incref(args[1]) : raise_key_error(args[0]);
    ORDERED(self)->state++;
    return value;
}

METHOD(method_popitem) {
    Dict *d = DICT(self);
    int last = args[0] != NULL ? object_truth(args[0]) : 1;
    if (last < 0)
        return NULL;
    if (d->used == 0) {
        Str *message = str_from_ascii("dictionary is empty");
        if (message != NULL)
            raise_key_error(OBJ(message));
        xdecref(message);
        return NULL;
    }
    Tuple *pair = tuple_new(2);
    if (pair == NULL)
        return NULL;
    dict_take(d, last ? dict_last(d) : dict_first(d), &pair->items[0], &pair->items[1]);
    ORDERED(self)->state++;
    tuple_finish(pair);
    return OBJ(pair);
}

METHOD(method_move_to_end) {
    Dict *d = DICT(self);
    int last = args[1] != NULL ? object_truth(args[1]) : 1;
    int64_t hash = last < 0 ? -1 : hash_key(args[0]);
    if (hash == -1)
        return NULL;
    ssize_t at = dict_find_hash(d, args[0], hash);
    if (at == DICT_FAILED)
        return NULL;
    if (at < 0)
        return raise_key_error(args[0]);
    if ((last ? dict_move_last(d, (size_t)at) : dict_move_first(d, (size_t)at)) < 0)
        return NULL;
    ORDERED(self)->state++;
    return new_none();
}

METHOD(method_clear) {
    dict_clear(DICT(self));
    ORDERED(self)->state++;
    return new_none();
}

METHOD(method_copy) {
    if (is_exact(self, &ordered_dict_type)) {
        Object *copy = new_(&ordered_dict_type, NULL, 0, NULL);
        if (copy != NULL) {
            gc_untrack(copy); /* the clone's tracking is for a new dict */
            int result = dict_clone_into(DICT(copy), DICT(self));
            if (!gc_is_tracked(copy))
                gc_track(copy);
            if (result < 0)
                CLEAR(copy);
        }
        return copy;
    }
    Object *copy = object_call0(OBJ(self->type)), *key, *value;
    uint64_t state = ORDERED(self)->state;
    size_t position = 0;
    int result = copy == NULL ? -1 : 0;
    while (result == 0 && dict_next(DICT(self), &position, &key, &value)) {
        incref(key);
        value = object_getitem(self, key);
        result = value == NULL ? -1 : object_setitem(copy, key, value);
        xdecref(value);
        decref(key);
        if (result == 0 && ORDERED(self)->state != state)
            result = (raise_runtime_error("OrderedDict mutated during iteration"), -1);
    }
    if (result < 0)
        CLEAR(copy);
    return copy;
}

METHOD(method_fromkeys) {
    Object *result = object_call0(self), *iterator = result != NULL ? object_iter(args[0]) : NULL,
           *key;
    int status = iterator == NULL ? -1 : 0;
    while (status == 0 && (key = object_next(iterator)) != NULL) {
        status = object_setitem(result, key, args[1] != NULL ? args[1] : KNone);
        decref(key);
    }
    xdecref(iterator);
    if (status < 0 || error_occurred())
        CLEAR(result);
    return result;
}

METHOD(method_reduce) {
    Object *state = object_call_method(self, NAME(__getstate__), NULL, 0), *result = NULL;
    Object *items = state != NULL ? object_call_method(self, NAME(items), NULL, 0) : NULL;
    Object *iterator = items != NULL ? object_iter(items) : NULL;
    if (iterator != NULL)
        result = OBJ(tuple_pack(5, self->type, tuple_empty, state, KNone, iterator));
    xdecref(state);
    xdecref(items);
    xdecref(iterator);
    return result;
}

METHOD(method_keys) { return ordered_view_new(self, DICT_KEYS); }
METHOD(method_values) { return ordered_view_new(self, DICT_VALUES); }
METHOD(method_items) { return ordered_view_new(self, DICT_ITEMS); }
METHOD(method_reversed) { return ordered_iter_new(DICT(self), DICT_KEYS, true); }

static const MethodDef methods[] = {
    {"fromkeys", method_fromkeys, "iterable, value=None", NATIVE_CLASS,
     "Make an ordered dictionary with the keys of an iterable, all with the same value."},
    {"__reduce__", method_reduce, "", 0, "What pickle needs to make it anew."},
    {"setdefault", method_setdefault, "key, default=None", 0,
     "self[key], which becomes default if it is missing."},
    {"pop", method_pop, "key, default=<unrepresentable>", 0,
     "Remove key and return its value, or default; without a default a missing key is a KeyError."},
    {"popitem", method_popitem, "last=True", 0,
     "Remove and return the last (key, value) pair, or the first one."},
    {"keys", method_keys, "", 0, "Return a live view of the keys."},
    {"values", method_values, "", 0, "Return a live view of the values."},
    {"items", method_items, "", 0, "Return a live view of the (key, value) pairs."},
    {"update", method_update, NULL, NATIVE_RAW,
     "Store all pairs of a mapping or of an iterable of pairs, then all keyword arguments."},
    {"clear", method_clear, "", 0, "Remove all items."},
    {"copy", method_copy, "", 0, "A copy of it that shares the items."},
    {"__reversed__", method_reversed, "", 0, "Iterates over the keys, the last one first."},
    {"move_to_end", method_move_to_end, "key, last=True", 0,
     "Make a key the last one, or the first one; a KeyError if it is not there."},
    {0},
};

Type ordered_dict_type = {
    .head = HEAD(&type_type),
    .name = "collections.OrderedDict",
    .module = "collections",
    .size = sizeof(OrderedDict),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_WEAKREF,
    .base = &dict_type,
    .dict_offset = offsetof(OrderedDict, attributes),
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .repr = repr,
    .hash = hash_unhashable,
    .compare = compare,
    .iter = ordered_iter_keys,
    .new_ = new_,
    .init = init,
    .setitem = setitem,
    .or_ = or_,
    .inplace_or = inplace_or,
    .methods = methods,
    .doc = "A dictionary whose keys have an order that can be changed.",
};
