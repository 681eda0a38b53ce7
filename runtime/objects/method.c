/* method: a function bound to an object. Attributes that it lacks are the function's. */
#include "runtime/native.h"
#include "runtime/objects/slots.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

Object *method_new(Object *function, Object *self) {
    Method *m = gc_alloc(sizeof(Method));
    if (m == NULL)
        return raise_no_memory();
    m->head.refcount = 1;
    m->head.type = &method_type;
    m->function = incref(function);
    m->self = incref(self);
    gc_track(m);
    return OBJ(m);
}

static void dealloc(Object *o) {
    Method *m = (Method *)o;
    gc_untrack(o);
    decref(m->function);
    xdecref(m->self);
    gc_free(o, sizeof(Method));
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Method *)o)->function);
    VISIT(((Method *)o)->self);
    return 0;
}

static Object *call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    Method *m = (Method *)o;
    return call_with_first(m->function, m->self, args, nargs, kwnames);
}

static Object *repr(Object *o) {
    Method *m = (Method *)o;
    Object *name = NULL;
    int found = object_lookup(m->function, NAME(__qualname__), &name);
    if (found == 0)
        found = object_lookup(m->function, NAME(__name__), &name);
    if (found < 0)
        return NULL;
    Object *result = found && is_str(name)
                         ? OBJ(str_format("<bound method %U of %R>", name, m->self))
                         : OBJ(str_format("<bound method ? of %R>", m->self));
    xdecref(name);
    return result;
}

static Object *compare(Object *a, Object *b, int op) {
    if (!is_exact(a, &method_type) || !is_exact(b, &method_type) || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    Method *x = (Method *)a, *y = (Method *)b;
    int equal = x->self == y->self ? object_compare_bool(x->function, y->function, CMP_EQ) : 0;
    return equal < 0 ? NULL : new_bool(equal == (op == CMP_EQ));
}

static int64_t hash(Object *o) {
    Method *m = (Method *)o;
    int64_t function = object_hash(m->function);
    if (function == -1)
        return -1;
    int64_t both = hash_pointer(m->self) ^ function;
    return both == -1 ? -2 : both;
}

static Object *getattr(Object *o, Str *name) {
    if (type_ensure_ready(&method_type) < 0)
        return NULL;
    return type_lookup_borrow(&method_type, name) != NULL
               ? object_generic_getattr(o, name)
               : object_getattr(((Method *)o)->function, name);
}

static Object *descr_get(Object *o, Object *obj, Object *type) {
    (void)obj, (void)type;
    return incref(o); /* bound already */
}

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)type;
    if (args_no_keywords("method", kwnames) < 0 || args_count("method", nargs, 2, 2) < 0)
        return NULL;
    if (!is_callable(args[0]))
        return raise_type_error("first argument must be callable");
    if (args[1] == KNone)
        return raise_type_error("instance must not be None");
    return method_new(args[0], args[1]);
}

static Object *get_doc(Object *o, void *closure) {
    (void)closure;
    return object_getattr(((Method *)o)->function, NAME(__doc__));
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Method *m = (Method *)self;
    Object *name = object_getattr(m->function, NAME(__name__));
    Object *builtins = name && type_import_hook ? type_import_hook("builtins") : NULL,
           *result = NULL;
    Str *key = builtins ? str_intern_utf8("getattr", 7) : NULL;
    Object *function = key ? object_getattr(builtins, key) : NULL;
    Tuple *pair = function ? tuple_pack(2, m->self, name) : NULL;
    if (pair != NULL)
        result = OBJ(tuple_pack(2, function, pair));
    else if (!error_occurred())
        raise_type_error("cannot pickle '%T' object", self);
    xdecref(name), xdecref(builtins), xdecref(key), xdecref(function), xdecref(pair);
    return result;
}

static const MethodDef methods[] = {
    {"__reduce__", reduce, "", 0, "For pickle and copy."},
    {0},
};
static const MemberDef members[] = {
    {"__func__", MEMBER_OBJECT, offsetof(Method, function), false, "the function it calls"},
    {"__self__", MEMBER_OBJECT, offsetof(Method, self), false, "the object that is passed first"},
    {0},
};
static const GetSetDef getsets[] = {
    {"__doc__", get_doc, NULL, NULL, NULL},
    {0},
};

Type method_type = {
    .head = HEAD(&type_type),
    .name = "method",
    .size = sizeof(Method),
    .flags = TYPE_GC | TYPE_WEAKREF,
    .doc = "A function with its first argument given.",
    .signature = "function, instance, /",
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .call = call,
    .getattr = getattr,
    .descr_get = descr_get,
    .new_ = make,
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
