/* mappingproxy: a read-only view of a mapping; what a class's __dict__ is to Python code. */
#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct MappingProxy {
    Object head;
    Object *mapping; /* owned */
} MappingProxy;

#define MAPPING(o) (((MappingProxy *)(o))->mapping)

Object *mapping_proxy_new(Object *mapping) {
    MappingProxy *p = (MappingProxy *)object_new(&mapping_proxy_type);
    if (p == NULL)
        return NULL;
    p->mapping = incref(mapping);
    gc_track(p);
    return OBJ(p);
}

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(MAPPING(o));
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(MAPPING(o));
    return 0;
}

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *mapping;
    (void)type;
    if (args_bind("mappingproxy", "mapping", &signature, args, nargs, kwnames, &mapping) < 0)
        return NULL;
    if (!is_mapping(mapping) || is_list(mapping) || is_tuple(mapping))
        return raise_type_error("mappingproxy() argument must be a mapping, not %T", mapping);
    return mapping_proxy_new(mapping);
}

/* ---- slots: all pass on ---------------------------------------------------------------------- */

static Object *repr(Object *o) { return OBJ(str_format("mappingproxy(%R)", MAPPING(o))); }
static Object *str(Object *o) { return object_str(MAPPING(o)); }
static int64_t hash(Object *o) { return object_hash(MAPPING(o)); }
static Object *compare(Object *a, Object *b, int op) {
    return object_compare(MAPPING(a), is_exact(b, &mapping_proxy_type) ? MAPPING(b) : b, op);
}
static ssize_t len(Object *o) { return object_len(MAPPING(o)); }
static Object *getitem(Object *o, Object *key) { return object_getitem(MAPPING(o), key); }
static int contains(Object *o, Object *key) { return object_contains(MAPPING(o), key); }
static Object *iter(Object *o) { return object_iter(MAPPING(o)); }
static Object *unwrap(Object *o) { return is_exact(o, &mapping_proxy_type) ? MAPPING(o) : o; }
static Object *or_(Object *a, Object *b) { return number_binary(OP_OR, unwrap(a), unwrap(b)); }
static Object *inplace_or(Object *a, Object *b) {
    (void)b;
    return raise_type_error("'|=' is not supported by %T; use '|' instead", a);
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *get(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    Object *all[] = {args[0], args[1] ? args[1] : KNone};
    return object_call_method(MAPPING(self), NAME(get), all, 2);
}

#define FORWARD(method)                                                                            \
    static Object *method(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {       \
        (void)args, (void)nargs, (void)kwnames;                                                    \
        return object_call_method(MAPPING(self), NAME(method), NULL, 0);                           \
    }
FORWARD(keys)
FORWARD(values)
FORWARD(items)
FORWARD(copy)

static Object *reversed(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return object_call_method(MAPPING(self), NAME(__reversed__), NULL, 0);
}

static const MethodDef methods[] = {
    {"get", get, "key, default=None, /", 0, "self[key], or default if it is missing."},
    {"keys", keys, "", 0, "a view of the mapping's keys"},
    {"values", values, "", 0, "a view of the mapping's values"},
    {"items", items, "", 0, "a view of the mapping's pairs"},
    {"copy", copy, "", 0, "a copy of the mapping"},
    {"__reversed__", reversed, "", 0, "Iterates over the keys, the last one first."},
    {"__class_getitem__", generic_alias_class_getitem, "object, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

Type mapping_proxy_type = {
    .head = HEAD(&type_type),
    .name = "mappingproxy",
    .size = sizeof(MappingProxy),
    .flags = TYPE_GC | TYPE_MAPPING,
    .doc = "A mapping that can be read but not changed.",
    .signature = "mapping",
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .str = str,
    .hash = hash,
    .compare = compare,
    .getattr = object_generic_getattr,
    .new_ = make,
    .len = len,
    .getitem = getitem,
    .contains = contains,
    .iter = iter,
    .or_ = or_,
    .inplace_or = inplace_or,
    .methods = methods,
};
