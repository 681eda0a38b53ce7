/* The locals of a frame as a mapping: what f_locals of a function's frame gives.
 *
 * FrameLocalsProxy (PEP 667) holds the frame's object and nothing else: each read looks at the
 * locals where they are now, in the frame's window, in the generator, or in the object once the
 * frame is gone; each write goes there. Names that are no locals of the code are kept in the frame
 * object's extra_locals. What iterates (keys, items, repr, comparison) works on a snapshot, a plain
 * dict.
 */
#include "vm/frame.h"

#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct LocalsProxy {
    Object head;
    FrameObject *frame; /* owned */
} LocalsProxy;

static Type locals_proxy_type;

#define FRAME_OF(o) (((LocalsProxy *)(o))->frame)

Object *frame_locals_proxy(FrameObject *frame) {
    LocalsProxy *p = (LocalsProxy *)object_new(&locals_proxy_type);
    if (p == NULL)
        return NULL;
    p->frame = incref(frame);
    gc_track(p);
    return OBJ(p);
}

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(FRAME_OF(o));
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(FRAME_OF(o));
    return 0;
}

/* ---- one name -------------------------------------------------------------------------------- */

/* 1 and a new reference, 0: no such name, -1. */
static int lookup(Object *o, Object *key, Object **out) {
    Dict *extra = FRAME_OF(o)->extra_locals;
    if (is_str(key) && (*out = xincref(frame_object_local(FRAME_OF(o), (Str *)key))) != NULL)
        return 1;
    return extra != NULL ? dict_get(extra, key, out) : object_hash(key) == -1 ? -1 : 0;
}

static Object *getitem(Object *o, Object *key) {
    Object *value;
    int found = lookup(o, key, &value);
    if (found != 0)
        return found < 0 ? NULL : value;
    return raise_format(&exc_KeyError, "local variable '%R' is not defined", key);
}

static int contains(Object *o, Object *key) {
    Object *value;
    int found = lookup(o, key, &value);
    if (found > 0)
        decref(value);
    return found;
}

static int setitem(Object *o, Object *key, Object *value) {
    FrameObject *frame = FRAME_OF(o);
    if (value == NULL)
        return raise_type_error("cannot remove variables from FrameLocalsProxy"), -1;
    if (is_str(key) && frame_object_set_local(frame, (Str *)key, value))
        return 0;
    if (frame->extra_locals == NULL && (frame->extra_locals = dict_new()) == NULL)
        return -1;
    return dict_set(frame->extra_locals, key, value);
}

/* ---- the whole, by a snapshot ---------------------------------------------------------------- */

static Object *snapshot(Object *o) { return frame_object_locals(FRAME_OF(o)); }
static bool is_proxy(Object *o) { return is_exact(o, &locals_proxy_type); }

static ssize_t len(Object *o) {
    Object *all = snapshot(o);
    ssize_t length = all == NULL ? -1 : (ssize_t)((Dict *)all)->used;
    xdecref(all);
    return length;
}

static Object *key_list(Object *o) {
    Object *all = snapshot(o), *keys = all ? dict_keys_list((Dict *)all) : NULL;
    xdecref(all);
    return keys;
}

static Object *iter(Object *o) {
    Object *keys = key_list(o), *iterator = keys ? object_iter(keys) : NULL;
    xdecref(keys);
    return iterator;
}

static Object *repr(Object *o) {
    Object *all = snapshot(o), *text = all ? object_repr(all) : NULL;
    xdecref(all);
    return text;
}

static Object *compare(Object *a, Object *b, int op) {
    if ((op != CMP_EQ && op != CMP_NE) || !(is_proxy(b) || is_dict(b)))
        return new_not_implemented();
    if (is_proxy(b))
        return new_bool((FRAME_OF(a) == FRAME_OF(b)) == (op == CMP_EQ));
    Object *all = snapshot(a), *result = all ? object_compare(all, b, op) : NULL;
    xdecref(all);
    return result;
}

static Object *or_(Object *a, Object *b) {
    if (!(is_proxy(a) || is_dict(a)) || !(is_proxy(b) || is_dict(b)))
        return new_not_implemented();
    Dict *all = dict_new();
    if (all != NULL && (dict_update(all, a, 1) < 0 || dict_update(all, b, 1) < 0))
        CLEAR(all);
    return OBJ(all);
}

/* Stores what a mapping or an iterable of pairs has. */
static int update_from(Object *o, Object *other) {
    Dict *all = dict_new();
    int result = all == NULL ? -1 : dict_update(all, other, 1);
    size_t position = 0;
    Object *key, *value;
    while (result == 0 && dict_next(all, &position, &key, &value))
        result = setitem(o, key, value);
    xdecref(all);
    return result;
}

static Object *inplace_or(Object *a, Object *b) {
    if (!(is_proxy(b) || is_dict(b)))
        return new_not_implemented();
    return update_from(a, b) < 0 ? NULL : incref(a);
}

/* ---- methods --------------------------------------------------------------------------------- */

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)args, (void)nargs, (void)kwnames

METHOD(get) {
    UNUSED_ARGS;
    Object *value;
    int found = lookup(self, args[0], &value);
    return found > 0 ? value : found < 0 ? NULL : incref(args[1] ? args[1] : KNone);
}

METHOD(setdefault) {
    UNUSED_ARGS;
    Object *value;
    int found = lookup(self, args[0], &value);
    if (found != 0)
        return found < 0 ? NULL : value;
    value = args[1] ? args[1] : KNone;
    return setitem(self, args[0], value) < 0 ? NULL : incref(value);
}

METHOD(update) {
    UNUSED_ARGS;
    return update_from(self, args[0]) < 0 ? NULL : new_none();
}

METHOD(keys) {
    UNUSED_ARGS;
    return key_list(self);
}

METHOD(copy) {
    UNUSED_ARGS;
    return snapshot(self);
}

/* A list of what the snapshot's method of this name gives. */
static Object *list_of(Object *self, Str *method) {
    Object *all = snapshot(self), *view = all ? object_call_method(all, method, NULL, 0) : NULL;
    Object *list = view ? sequence_list(view) : NULL;
    xdecref(view);
    xdecref(all);
    return list;
}

METHOD(values) {
    UNUSED_ARGS;
    return list_of(self, NAME(values));
}

METHOD(items) {
    UNUSED_ARGS;
    return list_of(self, NAME(items));
}

METHOD(reversed) {
    UNUSED_ARGS;
    Object *keys = key_list(self);
    if (keys == NULL || list_reverse((List *)keys) < 0)
        CLEAR(keys);
    Object *iterator = keys ? object_iter(keys) : NULL;
    xdecref(keys);
    return iterator;
}

static const MethodDef methods[] = {
    {"get", get, "key, default=None, /", 0, "Return the variable's value, or default."},
    {"setdefault", setdefault, "key, default=None, /", 0, "Return the value; store default first."},
    {"update", update, "other, /", 0, "Store all pairs of a mapping or an iterable."},
    {"keys", keys, "", 0, "The names, in a list."},
    {"values", values, "", 0, "A list of the values."},
    {"items", items, "", 0, "Pairs of name and value, in a list."},
    {"copy", copy, "", 0, "A dict of the variables as they are now."},
    {"__reversed__", reversed, "", 0, "Iterates over the names, the last one first."},
    {0},
};

static Type locals_proxy_type = {
    .head = HEAD(&type_type),
    .name = "FrameLocalsProxy",
    .size = sizeof(LocalsProxy),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .hash = hash_unhashable,
    .compare = compare,
    .len = len,
    .getitem = getitem,
    .setitem = setitem,
    .contains = contains,
    .iter = iter,
    .or_ = or_,
    .inplace_or = inplace_or,
    .methods = methods,
};
