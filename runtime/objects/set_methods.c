/* set and frozenset: methods and types. The table is in set.c, the algebra in set_ops.c. */
#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set_table.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* ---- slots ----------------------------------------------------------------------------------- */

static Object *set_new_slot(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    return OBJ(set_new_type(type));
}

static int set_init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    Set *s = (Set *)o;
    if (args_no_keywords("set", kwnames) < 0)
        return -1;
    if (args_count("set", nargs, 0, 1) < 0)
        return -1;
    set_clear_all(s);
    return nargs == 1 ? set_update(s, args[0]) : 0;
}

static Object *frozenset_new_slot(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if ((type == &frozenset_type || type->init == object_type.init)
        && args_no_keywords("frozenset", kwnames) < 0)
        return NULL;
    if (args_count("frozenset", nargs, 0, 1) < 0)
        return NULL;
    if (nargs == 1 && type == &frozenset_type && is_exact(args[0], &frozenset_type))
        return incref(args[0]);
    Set *s = set_new_type(type);
    if (s != NULL && nargs == 1 && set_update(s, args[0]) < 0)
        CLEAR(s);
    return OBJ(s);
}

static void dealloc(Object *o) {
    gc_untrack(o);
    set_clear_all((Set *)o);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Set *s = (Set *)o;
    for (size_t i = 0; s->table != NULL && i <= s->mask; i++)
        if (s->table[i].key != &set_dummy)
            VISIT(s->table[i].key);
    return 0;
}

static int clear_slot(Object *o) {
    set_clear_all((Set *)o);
    return 0;
}

static Object *repr_members(Object *o) {
    Object *list = sequence_list(o);
    if (list == NULL)
        return NULL;
    bool plain = is_exact(o, &set_type);
    StrBuilder b = STR_BUILDER;
    if (!plain) {
        builder_text(&b, o->type->name);
        builder_char(&b, '(');
    }
    builder_char(&b, '{');
    int result = 0;
    for (size_t i = 0; result == 0 && i < ((List *)list)->length; i++) {
        if (i != 0)
            builder_ascii(&b, ", ", 2);
        result = builder_repr(&b, ((List *)list)->items[i]);
    }
    builder_text(&b, plain ? "}" : "})");
    decref(list);
    if (result < 0) {
        builder_discard(&b);
        return NULL;
    }
    return OBJ(builder_finish(&b));
}

static Object *repr(Object *o) {
    int again = repr_enter(o);
    if (again != 0)
        return again < 0 ? NULL : OBJ(str_format("%s(...)", o->type->name));
    Object *result =
        ((Set *)o)->used == 0 ? OBJ(str_format("%s()", o->type->name)) : repr_members(o);
    repr_leave(o);
    return result;
}

static int64_t frozenset_hash(Object *o) {
    Set *s = (Set *)o;
    if (s->hash == -1)
        s->hash = set_structure_hash(s);
    return s->hash;
}

static ssize_t len(Object *o) { return (ssize_t)((Set *)o)->used; }

static int contains(Object *o, Object *key) { return set_contains_key((Set *)o, key); }

/* Binary operators want sets on both sides. */
#define WANT_SETS(a, b)                                                                            \
    if (!is_set(a) || !is_set(b))                                                                  \
    return new_not_implemented()

static Type *base_of(Object *o) {
    return type_is_subtype(o->type, &set_type) ? &set_type : &frozenset_type;
}

static Object *or_(Object *a, Object *b) {
    WANT_SETS(a, b);
    Set *result = set_copy((Set *)a, base_of(a));
    if (result != NULL && a != b && set_merge(result, (Set *)b) < 0)
        CLEAR(result);
    return OBJ(result);
}

static Object *and_(Object *a, Object *b) {
    WANT_SETS(a, b);
    return OBJ(set_intersection((Set *)a, b));
}

static Object *sub(Object *a, Object *b) {
    WANT_SETS(a, b);
    return OBJ(set_difference((Set *)a, b));
}

/* The right side's items first, then the left side's, as CPython does it. */
static Object *exclusive(Object *a, Object *b) {
    Set *result = set_new_type(base_of(a));
    if (result != NULL && (set_update(result, b) < 0 || set_symmetric_update(result, a) < 0))
        CLEAR(result);
    return OBJ(result);
}

static Object *xor(Object *a, Object *b) {
    WANT_SETS(a, b);
    return exclusive(a, b);
}

static Object *inplace_or(Object *a, Object *b) {
    WANT_SETS(a, b);
    return set_update((Set *)a, b) < 0 ? NULL : incref(a);
}

static Object *inplace_and(Object *a, Object *b) {
    WANT_SETS(a, b);
    return set_intersection_update((Set *)a, b) < 0 ? NULL : incref(a);
}

static Object *inplace_sub(Object *a, Object *b) {
    WANT_SETS(a, b);
    return set_difference_update((Set *)a, b) < 0 ? NULL : incref(a);
}

static Object *inplace_xor(Object *a, Object *b) {
    WANT_SETS(a, b);
    return set_symmetric_update((Set *)a, b) < 0 ? NULL : incref(a);
}

/* ---- methods --------------------------------------------------------------------------------- */

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define TRUTH(result) ((result) < 0 ? NULL : new_bool(result))

METHOD(method_add) { return set_add((Set *)self, args[0]) < 0 ? NULL : new_none(); }

METHOD(method_discard) { return set_discard_key((Set *)self, args[0]) < 0 ? NULL : new_none(); }

METHOD(method_remove) {
    int found = set_discard_key((Set *)self, args[0]);
    if (found == 0)
        raise_key_error(args[0]);
    return found > 0 ? new_none() : NULL;
}

/* Goes on where the last pop stopped, so that emptying a set takes linear time. */
METHOD(method_pop) {
    Set *s = (Set *)self;
    if (s->used == 0) {
        Str *message = str_from_ascii("pop from an empty set");
        if (message != NULL) {
            raise_key_error(OBJ(message));
            decref(message);
        }
        return NULL;
    }
    size_t i = (size_t)s->hash & s->mask;
    while (s->table[i].key == NULL || s->table[i].key == &set_dummy)
        i = i < s->mask ? i + 1 : 0;
    Object *key = s->table[i].key;
    s->table[i].key = &set_dummy;
    s->table[i].hash = -1;
    s->used--;
    s->hash = (int64_t)i + 1;
    return key;
}

METHOD(method_clear) {
    set_clear_all((Set *)self);
    return new_none();
}

METHOD(method_copy) {
    if (is_exact(self, &frozenset_type))
        return incref(self);
    return OBJ(set_copy((Set *)self, base_of(self)));
}

METHOD(method_contains) {
    int found = set_contains_key((Set *)self, args[0]);
    return TRUTH(found);
}

METHOD(method_union) {
    Set *result = set_copy((Set *)self, base_of(self));
    for (size_t i = 0; result != NULL && i < nargs; i++)
        if (args[i] != self && set_update(result, args[i]) < 0)
            CLEAR(result);
    return OBJ(result);
}

METHOD(method_update) {
    for (size_t i = 0; i < nargs; i++)
        if (set_update((Set *)self, args[i]) < 0)
            return NULL;
    return new_none();
}

METHOD(method_intersection) {
    if (nargs == 0)
        return OBJ(set_copy((Set *)self, base_of(self)));
    Set *result = incref(self);
    for (size_t i = 0; result != NULL && i < nargs; i++) {
        Set *next = set_intersection(result, args[i]);
        decref(result);
        result = next;
    }
    return OBJ(result);
}

METHOD(method_intersection_update) {
    Object *result = method_intersection(self, args, nargs, kwnames);
    if (result == NULL)
        return NULL;
    set_swap_bodies((Set *)self, (Set *)result);
    decref(result);
    return new_none();
}

METHOD(method_difference) {
    if (nargs == 0)
        return OBJ(set_copy((Set *)self, base_of(self)));
    Set *result = set_difference((Set *)self, args[0]);
    for (size_t i = 1; result != NULL && i < nargs; i++)
        if (set_difference_update(result, args[i]) < 0)
            CLEAR(result);
    return OBJ(result);
}

METHOD(method_difference_update) {
    for (size_t i = 0; i < nargs; i++)
        if (set_difference_update((Set *)self, args[i]) < 0)
            return NULL;
    return new_none();
}

METHOD(method_symmetric_difference) { return exclusive(self, args[0]); }

METHOD(method_symmetric_difference_update) {
    return set_symmetric_update((Set *)self, args[0]) < 0 ? NULL : new_none();
}

METHOD(method_isdisjoint) {
    int result = set_is_disjoint((Set *)self, args[0]);
    return TRUTH(result);
}

METHOD(method_issubset) {
    int result = set_is_subset((Set *)self, args[0]);
    return TRUTH(result);
}

METHOD(method_issuperset) {
    int result = set_is_superset((Set *)self, args[0]);
    return TRUTH(result);
}

/* (type, ([members],), attributes or None) */
METHOD(method_reduce) {
    Object *members = sequence_list(self), *state = NULL;
    Tuple *arguments = members != NULL ? tuple_pack(1, members) : NULL, *result = NULL;
    if (arguments != NULL)
        state = object_call_method(self, NAME(__getstate__), NULL, 0);
    if (state != NULL)
        result = tuple_pack(3, self->type, arguments, state);
    xdecref(state);
    xdecref(arguments);
    xdecref(members);
    return OBJ(result);
}

METHOD(method_sizeof) {
    Set *s = (Set *)self;
    size_t table = s->table != NULL ? (s->mask + 1) * sizeof(SetEntry) : 0;
    return int_from_i64((int64_t)(object_size(self) - sizeof(GcHead) + table));
}

#define COMMON_METHODS                                                                             \
    {"__contains__", method_contains, "object, /", NATIVE_COEXIST, "key in self"},                 \
        {"copy", method_copy, "", 0, "A copy of it that shares the items."},                       \
        {"difference", method_difference, "*others", 0,                                            \
         "Return the members that are in none of the others."},                                    \
        {"intersection", method_intersection, "*others", 0,                                        \
         "Return the members that are in all of the others too."},                                 \
        {"isdisjoint", method_isdisjoint, "other, /", 0,                                           \
         "Return True if no member is in the other."},                                             \
        {"issubset", method_issubset, "other, /", 0,                                               \
         "Return True if all members are in the other."},                                          \
        {"issuperset", method_issuperset, "other, /", 0,                                           \
         "Return True if all of the other's items are members."},                                  \
        {"symmetric_difference", method_symmetric_difference, "other, /", 0,                       \
         "Return what is in one of the two only."},                                                \
        {"union", method_union, "*others", 0,                                                      \
         "Return the members of this set and of all others."},                                     \
        {"__reduce__", method_reduce, "", 0, "What pickle needs to make it anew."},                \
        {"__sizeof__", method_sizeof, "", 0, "How many bytes of memory it takes."}, {              \
        "__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585" \
    }

static const MethodDef set_methods[] = {
    COMMON_METHODS,
    {"add", method_add, "object, /", 0, "Add a member; nothing happens if it is one already."},
    {"clear", method_clear, "", 0, "Remove all members."},
    {"discard", method_discard, "object, /", 0, "Remove a member; nothing happens if it is none."},
    {"remove", method_remove, "object, /", 0, "Remove a member; a KeyError if it is none."},
    {"pop", method_pop, "", 0, "Remove and return some member; a KeyError if there is none."},
    {"update", method_update, "*others", 0, "Add the members of all others."},
    {"difference_update", method_difference_update, "*others", 0,
     "Remove the members of all others."},
    {"intersection_update", method_intersection_update, "*others", 0,
     "Keep only what is in all others too."},
    {"symmetric_difference_update", method_symmetric_difference_update, "other, /", 0,
     "Keep what is in one of the two only."},
    {0},
};
static const MethodDef frozenset_methods[] = {
    COMMON_METHODS,
    {0},
};

Type set_type = {
    .head = HEAD(&type_type),
    .name = "set",
    .size = sizeof(Set),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_IS_SET | TYPE_WEAKREF,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .repr = repr,
    .hash = hash_unhashable,
    .compare = set_compare,
    .iter = set_iter_new,
    .new_ = set_new_slot,
    .init = set_init,
    .len = len,
    .contains = contains,
    .or_ = or_,
    .and_ = and_,
    .sub = sub,
    .xor = xor,
    .inplace_or = inplace_or,
    .inplace_and = inplace_and,
    .inplace_sub = inplace_sub,
    .inplace_xor = inplace_xor,
    .methods = set_methods,
    .doc = "A set: each item once, in no order.",
    .signature = "iterable=(), /",
};

Type frozenset_type = {
    .head = HEAD(&type_type),
    .name = "frozenset",
    .size = sizeof(Set),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE | TYPE_IS_SET | TYPE_WEAKREF,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .repr = repr,
    .hash = frozenset_hash,
    .compare = set_compare,
    .iter = set_iter_new,
    .new_ = frozenset_new_slot,
    .len = len,
    .contains = contains,
    .or_ = or_,
    .and_ = and_,
    .sub = sub,
    .xor = xor,
    .methods = frozenset_methods,
    .doc = "A set that never changes.",
    .signature = "iterable=(), /",
};
