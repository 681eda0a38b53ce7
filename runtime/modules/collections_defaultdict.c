/* defaultdict: a dict that makes the value of a missing key by calling default_factory. Subscripts
 * alone do so; get() and `in` do not. */
#include "runtime/modules/collections_internal.h"
#include "runtime/objects/dict_table.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/tuple.h"

typedef struct DefaultDict {
    Dict dict;
    Object *factory; /* owned or NULL, which reads as None */
} DefaultDict;

/* ---- slots ----------------------------------------------------------------------------------- */

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *o = object_new(type);
    if (o != NULL) {
        dict_init_empty((Dict *)o);
        gc_track(o);
    }
    return o;
}

static int init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    DefaultDict *d = (DefaultDict *)o;
    Object *factory = NULL;
    if (nargs > 0) {
        if (args[0] != KNone && !is_callable(args[0]))
            return raise_type_error("first argument must be callable or None"), -1;
        factory = args[0] != KNone ? incref(args[0]) : NULL;
        args++;
        nargs--;
    }
    REPLACE_STEAL(d->factory, factory);
    return dict_init(o, args, nargs, kwnames);
}

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((DefaultDict *)o)->factory);
    if (((Dict *)o)->index != NULL)
        dict_clear((Dict *)o);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((DefaultDict *)o)->factory);
    return dict_type.traverse(o, visit, arg);
}

static int clear_slot(Object *o) {
    CLEAR(((DefaultDict *)o)->factory);
    return dict_type.clear(o);
}

static Object *repr(Object *o) {
    Object *factory = ((DefaultDict *)o)->factory, *factory_repr;
    int again = factory == NULL ? 2 : repr_enter(factory);
    if (again < 0)
        return NULL;
    if (again == 1) {
        factory_repr = OBJ(str_from_ascii("..."));
    } else {
        factory_repr = object_repr(factory != NULL ? factory : KNone);
        if (again == 0)
            repr_leave(factory);
    }
    Object *base = factory_repr != NULL ? dict_repr_slot(o) : NULL;
    Object *result =
        base != NULL ? OBJ(str_format("%s(%U, %U)", type_bare_name(o->type), factory_repr, base))
                     : NULL;
    xdecref(factory_repr);
    xdecref(base);
    return result;
}

static Object *missing(Object *o, Object *key) {
    Object *factory = ((DefaultDict *)o)->factory;
    if (factory == NULL || factory == KNone)
        return raise_key_error(key);
    incref(factory);
    Object *value = object_call0(factory);
    decref(factory);
    if (value != NULL && object_setitem(o, key, value) < 0)
        CLEAR(value);
    return value;
}

static Object *getitem(Object *o, Object *key) {
    if (!is_exact(o, &defaultdict_type))
        return dict_getitem(o, key); /* a subclass may have a __missing__ of its own */
    Object *value;
    int found = dict_get((Dict *)o, key, &value);
    return found > 0 ? value : found < 0 ? NULL : missing(o, key);
}

/* type(self)(default_factory, mapping) */
static Object *copy_with(Object *self, Object *mapping) {
    Object *factory = ((DefaultDict *)self)->factory;
    return object_call2(OBJ(self->type), factory != NULL ? factory : KNone, mapping);
}

static Object *or_(Object *left, Object *right) {
    bool left_is = object_is(left, &defaultdict_type);
    if (!is_dict(left) || !is_dict(right))
        return new_not_implemented();
    Object *result = copy_with(left_is ? left : right, left);
    if (result != NULL && !is_dict(result))
        return raise_type_error("expected a dict, not %T", result), decref(result), NULL;
    if (result != NULL && dict_update((Dict *)result, right, 1) < 0)
        CLEAR(result);
    return result;
}

/* ---- methods --------------------------------------------------------------------------------- */

METHOD(method_missing) { return missing(self, args[0]); }

METHOD(method_copy) { return copy_with(self, self); }

METHOD(method_reduce) {
    Object *factory = ((DefaultDict *)self)->factory, *iterator = NULL, *result = NULL;
    Object *arguments =
        factory != NULL && factory != KNone ? OBJ(tuple_pack(1, factory)) : incref(tuple_empty);
    Object *items = arguments != NULL ? object_call_method(self, NAME(items), NULL, 0) : NULL;
    if (items != NULL)
        iterator = object_iter(items);
    if (iterator != NULL)
        result = OBJ(tuple_pack(5, self->type, arguments, KNone, KNone, iterator));
    xdecref(arguments);
    xdecref(items);
    xdecref(iterator);
    return result;
}

static const MemberDef members[] = {
    {"default_factory", MEMBER_OBJECT, offsetof(DefaultDict, factory), true,
     "What makes the value of a missing key, or None."},
    {0},
};

static const MethodDef methods[] = {
    {"__missing__", method_missing, "key, /", 0,
     "Store the default factory's value under the key and return it; a KeyError without a "
     "factory."},
    {"copy", method_copy, "", 0, "A copy of it that shares the items."},
    {"__copy__", method_copy, "", 0, "A copy of it that shares the items."},
    {"__reduce__", method_reduce, "", 0, "What pickle needs to make it anew."},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

Type defaultdict_type = {
    .head = HEAD(&type_type),
    .name = "collections.defaultdict",
    .module = "collections",
    .size = sizeof(DefaultDict),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IMMUTABLE,
    .base = &dict_type,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear_slot,
    .repr = repr,
    .new_ = new_,
    .init = init,
    .getitem = getitem,
    .or_ = or_,
    .methods = methods,
    .members = members,
    .doc = "defaultdict(default_factory=None, /, ...)\n\n"
           "A dict in which self[key] makes what is missing by default_factory(). The other "
           "arguments\n"
           "are those of dict.",
};
