/* types.SimpleNamespace: an object that is nothing but its attributes. */
#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct Namespace {
    Object head;
    Dict *dict; /* owned */
} Namespace;

#define ATTRIBUTES(o) (((Namespace *)(o))->dict)

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Dict *dict = dict_new();
    Object *o = dict == NULL ? NULL : object_new(type);
    if (o == NULL) {
        xdecref(dict);
        return NULL;
    }
    ATTRIBUTES(o) = dict;
    gc_track(o);
    return o;
}

Object *namespace_new(Dict *attributes) {
    Object *o = make(&namespace_type, NULL, 0, NULL);
    if (o != NULL && attributes != NULL && dict_update(ATTRIBUTES(o), OBJ(attributes), 1) < 0)
        CLEAR(o);
    return o;
}

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(ATTRIBUTES(o));
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(ATTRIBUTES(o));
    return 0;
}

static int clear(Object *o) {
    CLEAR(ATTRIBUTES(o));
    return 0;
}

static int set_keywords(Dict *dict, Object *const *values, Tuple *kwnames) {
    for (size_t i = 0; kwnames != NULL && i < kwnames->length; i++)
        if (dict_set(dict, kwnames->items[i], values[i]) < 0)
            return -1;
    return 0;
}

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *dict = object_dict(self);
    if (dict == NULL)
        return -1;
    int result = args_count(self->type == &namespace_type ? "SimpleNamespace" : self->type->name,
                            nargs, 0, 1);
    if (result == 0 && nargs == 1) {
        Dict *given = dict_new();
        result = given == NULL ? -1 : dict_update(given, args[0], 1);
        size_t position = 0;
        Object *key, *value;
        while (result == 0 && dict_next(given, &position, &key, &value))
            if (!is_str(key))
                raise_type_error("keywords must be strings"), result = -1;
        if (result == 0)
            result = dict_update((Dict *)dict, OBJ(given), 1);
        xdecref(given);
    }
    if (result == 0)
        result = set_keywords((Dict *)dict, args + nargs, kwnames);
    decref(dict);
    return result;
}

static int write_items(StrBuilder *b, Dict *dict) {
    size_t position = 0;
    Object *key, *value;
    bool first = true;
    Dict *copy = dict_copy(dict); /* repr of a value may change the namespace */
    if (copy == NULL)
        return -1;
    while (dict_next(copy, &position, &key, &value)) {
        if (!is_str(key) || ((Str *)key)->length == 0)
            continue;
        if (!first)
            builder_text(b, ", ");
        first = false;
        builder_str(b, (Str *)key);
        builder_char(b, '=');
        if (builder_repr(b, value) < 0)
            break;
    }
    decref(copy);
    return error_occurred() ? -1 : 0;
}

static Object *repr(Object *o) {
    const char *name = is_exact(o, &namespace_type) ? "namespace" : o->type->name;
    int entered = repr_enter(o);
    if (entered != 0)
        return entered < 0 ? NULL : OBJ(str_format("%s(...)", name));
    Object *dict = object_dict(o), *result = NULL;
    if (dict != NULL) {
        StrBuilder b = STR_BUILDER;
        builder_text(&b, name);
        builder_char(&b, '(');
        if (write_items(&b, (Dict *)dict) == 0) {
            builder_char(&b, ')');
            result = OBJ(builder_finish(&b));
        } else {
            builder_discard(&b);
        }
        decref(dict);
    }
    repr_leave(o);
    return result;
}

static Object *compare(Object *a, Object *b, int op) {
    if (!object_is(a, &namespace_type) || !object_is(b, &namespace_type))
        return new_not_implemented();
    Object *x = object_dict(a), *y = x ? object_dict(b) : NULL;
    Object *result = y ? object_compare(x, y, op) : NULL;
    xdecref(x);
    xdecref(y);
    return result;
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *dict = object_dict(self);
    Object *result = dict ? OBJ(tuple_pack(3, OBJ(type_of(self)), OBJ(tuple_empty), dict)) : NULL;
    xdecref(dict);
    return result;
}

static Object *replace(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_count("__replace__", nargs, 0, 0) < 0)
        return NULL;
    Object *copy = object_call0(OBJ(type_of(self))), *old = copy ? object_dict(self) : NULL,
           *fresh = old ? object_dict(copy) : NULL;
    if (fresh == NULL || dict_update((Dict *)fresh, old, 1) < 0
        || set_keywords((Dict *)fresh, args, kwnames) < 0)
        CLEAR(copy);
    xdecref(old);
    xdecref(fresh);
    return copy;
}

static const MethodDef methods[] = {
    {"__reduce__", reduce, "", 0, "What pickle needs to make it anew."},
    {"__replace__", replace, "**changes", NATIVE_RAW,
     "A copy in which the given attributes are changed or added."},
    {0},
};

Type namespace_type = {
    .head = HEAD(&type_type),
    .name = "types.SimpleNamespace",
    .module = "types",
    .size = sizeof(Namespace),
    .flags = TYPE_GC | TYPE_BASE,
    .doc = "An object whose attributes are the keywords it was made of.",
    .signature = "mapping_or_iterable=(), /, **kwargs",
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .repr = repr,
    .compare = compare,
    .getattr = object_generic_getattr,
    .setattr = object_generic_setattr,
    .new_ = make,
    .init = init,
    .methods = methods,
    .dict_offset = offsetof(Namespace, dict),
};
