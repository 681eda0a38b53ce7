/* Native functions: the type builtin_function_or_method, and calling a MethodDef.
 *
 * A call with exactly as many positional arguments as there are parameters goes straight to the C
 * function; everything else is placed into an array first, on the C stack where it fits.
 */
#include "runtime/native_signature.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

enum { PLACED_MAX = 24 }; /* arguments that are placed on the C stack */
enum { PADDED_MAX = 6 };  /* of these so many without a look at the signature's names */

Object *native_function_new(const MethodDef *def, Object *self, Object *module_name, Type *owner) {
    NativeFunction *f = (NativeFunction *)object_new(&native_function_type);
    if (f == NULL)
        return NULL;
    f->def = def;
    f->self = xincref(self);
    f->module = xincref(module_name);
    f->owner = owner;
    gc_track(f);
    return OBJ(f);
}

/* ---- calling --------------------------------------------------------------------------------- */

static Object *
checked(Object *result) { /* a result and no exception, or an exception and no result */
    ASSERT((result == NULL) == error_occurred());
    return result;
}

static Object *call_placed(const MethodDef *def, const Signature *s, const Callee *callee,
                           Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    size_t named = (size_t)s->max + s->keyword_only, extra = nargs > s->max ? nargs - s->max : 0,
           total = named + extra;
    Object *small[PLACED_MAX], **out = small, *result = NULL;
    if (total > PLACED_MAX && (out = mem_alloc_array(total, sizeof(Object *))) == NULL)
        return raise_no_memory();
    if (signature_place(callee, s, args, nargs, kwnames, out) == 0) {
        if (extra > 0)
            memcpy(out + named, args + s->max, extra * sizeof(Object *));
        result = def->fn(self, out, total, NULL);
    }
    if (out != small)
        mem_free(out, total * sizeof(Object *));
    return result;
}

static NOINLINE Object *call_general(const MethodDef *def, const Signature **cache, Object *self,
                                     Object *const *args, size_t nargs, Tuple *kwnames, Type *owner,
                                     Object *module) {
    if (def->flags & NATIVE_RAW)
        return checked(def->fn(self, args, nargs, kwnames));
    if (*cache == NULL && (*cache = signature_get(def->signature)) == NULL)
        return NULL;
    const Signature *s = *cache;
    if (kwnames == NULL && nargs < (size_t)PADDED_MAX && (ssize_t)nargs >= s->min
        && (ssize_t)nargs <= s->exact && s->exact <= PADDED_MAX) {
        Object *padded[PADDED_MAX]; /* optional arguments that are absent are NULL */
        for (ssize_t i = 0; i < s->exact; i++)
            padded[i] = i < (ssize_t)nargs ? args[i] : NULL;
        return checked(def->fn(self, padded, (size_t)s->exact, NULL));
    }
    Callee callee = {def->name, owner, module, false};
    return checked(call_placed(def, *cache, &callee, self, args, nargs, kwnames));
}

ALWAYS_INLINE bool fits_exactly(const Signature *s, size_t nargs, Tuple *kwnames) {
    return s != NULL && kwnames == NULL && (ssize_t)nargs == s->exact;
}

Object *native_call(const MethodDef *def, const Signature **cache, Object *self,
                    Object *const *args, size_t nargs, Tuple *kwnames, Type *owner) {
    if (LIKELY(fits_exactly(*cache, nargs, kwnames)))
        return checked(def->fn(self, args, nargs, NULL));
    return call_general(def, cache, self, args, nargs, kwnames, owner, NULL);
}

Object *native_function_call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    NativeFunction *f = (NativeFunction *)o;
    if (LIKELY(fits_exactly(f->signature, nargs, kwnames)))
        return checked(f->def->fn(f->self, args, nargs, NULL));
    return call_general(f->def, &f->signature, f->self, args, nargs, kwnames, f->owner, f->module);
}

/* ---- builtin_function_or_method -------------------------------------------------------------- */

static void function_dealloc(Object *o) {
    NativeFunction *f = (NativeFunction *)o;
    gc_untrack(o);
    xdecref(f->self);
    xdecref(f->module);
    object_free(o);
}

static int function_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((NativeFunction *)o)->self);
    VISIT(((NativeFunction *)o)->module);
    return 0;
}

static int function_clear(Object *o) {
    CLEAR(((NativeFunction *)o)->self);
    CLEAR(((NativeFunction *)o)->module);
    return 0;
}

static bool is_method(NativeFunction *f) {
    return f->self != NULL && !is_exact(f->self, &module_type);
}

static bool is_static(NativeFunction *f) {
    return f->owner != NULL && (f->def->flags & NATIVE_STATIC);
}

static Object *function_repr(Object *o) {
    NativeFunction *f = (NativeFunction *)o;
    if (!is_method(f))
        return OBJ(str_format("<built-in function %s>", f->def->name));
    return OBJ(str_format("<built-in method %s of %T object at %p>", f->def->name, f->self,
                          (void *)f->self));
}

static Object *function_compare(Object *a, Object *b, int op) {
    if (!is_exact(a, &native_function_type) || !is_exact(b, &native_function_type)
        || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    NativeFunction *x = (NativeFunction *)a, *y = (NativeFunction *)b;
    return new_bool((x->def == y->def && x->self == y->self) == (op == CMP_EQ));
}

static int64_t function_hash(Object *o) {
    NativeFunction *f = (NativeFunction *)o;
    int64_t hash = hash_pointer(f->self) ^ hash_pointer(f->def);
    return hash == -1 ? -2 : hash;
}

static Object *get_name(Object *o, void *closure) {
    (void)closure;
    return OBJ(str_from_ascii(((NativeFunction *)o)->def->name));
}

static Object *get_qualname(Object *o, void *closure) {
    NativeFunction *f = (NativeFunction *)o;
    if (!is_method(f) && !is_static(f))
        return get_name(o, closure);
    Type *type = is_static(f) ? f->owner : is_type(f->self) ? (Type *)f->self : type_of(f->self);
    if (type_ensure_ready(type) < 0)
        return NULL;
    return OBJ(str_format("%U.%s", type->qualname, f->def->name));
}

static Object *get_module(Object *o, void *closure) {
    (void)closure;
    Object *module = ((NativeFunction *)o)->module;
    return incref(module ? module : KNone);
}

static Object *get_self(Object *o, void *closure) {
    (void)closure;
    Object *self = ((NativeFunction *)o)->self;
    return incref(self ? self : KNone);
}

static Object *get_doc(Object *o, void *closure) {
    (void)closure;
    return text_or_none(((NativeFunction *)o)->def->doc);
}

static Object *get_text_signature(Object *o, void *closure) {
    (void)closure;
    NativeFunction *f = (NativeFunction *)o;
    if (!(f->def->flags & NATIVE_STATIC) && (f->self == NULL || is_exact(f->self, &module_type)))
        return descr_text_signature(f->def->signature, "$module");
    return descr_text_signature(f->def->signature, f->def->flags & NATIVE_STATIC    ? NULL
                                                   : is_type(f->self ? f->self : o) ? "$type"
                                                                                    : "$self");
}

/* A function of a module pickles by its name, a method by its object. */
static Object *function_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    NativeFunction *f = (NativeFunction *)self;
    Object *name = get_name(self, NULL);
    if (name == NULL || !is_method(f) || type_import_hook == NULL)
        return name;
    Object *builtins = type_import_hook("builtins");
    Str *getattr = builtins ? str_intern_utf8("getattr", 7) : NULL;
    Object *function = getattr ? object_getattr(builtins, getattr) : NULL, *result = NULL;
    Tuple *pair = function ? tuple_pack(2, f->self, name) : NULL;
    if (pair != NULL)
        result = OBJ(tuple_pack(2, function, pair));
    xdecref(builtins), xdecref(getattr), xdecref(function), xdecref(pair);
    decref(name);
    return result;
}

static const MethodDef function_methods[] = {
    {"__reduce__", function_reduce, "", 0, "Return how to pickle this function."},
    {0},
};

static const GetSetDef function_getsets[] = {
    {"__module__", get_module, NULL, NULL, NULL},
    {"__name__", get_name, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__self__", get_self, NULL, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL, NULL},
    {0},
};

Type native_function_type = {
    .head = HEAD(&type_type),
    .name = "builtin_function_or_method",
    .size = sizeof(NativeFunction),
    .flags = TYPE_GC | TYPE_NO_NEW | TYPE_WEAKREF,
    .dealloc = function_dealloc,
    .traverse = function_traverse,
    .clear = function_clear,
    .repr = function_repr,
    .hash = function_hash,
    .compare = function_compare,
    .call = native_function_call,
    .getattr = object_generic_getattr,
    .methods = function_methods,
    .getsets = function_getsets,
};
