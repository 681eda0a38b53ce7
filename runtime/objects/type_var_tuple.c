/* typing.TypeVarTuple: a type parameter that stands for any number of types (PEP 646). See
 * type_params.h. */
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_params_internal.h"

static void dealloc(Object *o) {
    gc_untrack(o);
    type_param_clear((TypeParam *)o);
    CLEAR(((TypeParam *)o)->name);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    return type_param_traverse((TypeParam *)o, visit, arg);
}

static int clear(Object *o) {
    type_param_clear((TypeParam *)o);
    return 0;
}

Object *type_var_tuple_new(Str *name) {
    Object *o = type_param_alloc(&type_var_tuple_type, name);
    if (o != NULL)
        gc_track(o);
    return o;
}

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"name", "default", NULL};
    Object *a[2];
    (void)type;
    if (type_param_bind("typevartuple", names, false, args, nargs, kwnames, a) < 0)
        return NULL;
    Object *o = type_var_tuple_new((Str *)a[0]);
    if (o == NULL)
        return NULL;
    ((TypeParam *)o)->default_value = incref(a[1] ? a[1] : &no_default_object);
    if (type_param_set_module(o) < 0)
        CLEAR(o);
    return o;
}

static Object *repr(Object *o) { return incref(((TypeParam *)o)->name); }

/* *Ts is Unpack[Ts] */
static Object *iter(Object *o) {
    Object *unpacked = typing_unpack(o);
    Tuple *one = unpacked ? tuple_pack(1, unpacked) : NULL;
    Object *result = one ? object_iter(OBJ(one)) : NULL;
    xdecref(unpacked);
    xdecref(one);
    return result;
}

static Object *subst(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return raise_type_error("Substitution of bare TypeVarTuple is not supported");
}

static Object *prepare_subst(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return typing_call("_typevartuple_prepare_subst", (Object *[]){self, args[0], args[1]}, 3,
                       NULL);
}

static const MethodDef methods[] = {
    {"__typing_subst__", subst, "arg, /", 0, NULL},
    {"__typing_prepare_subst__", prepare_subst, "alias, args, /", 0, NULL},
    {"__reduce__", type_param_reduce, "", 0, NULL},
    {"has_default", type_param_has_default, "", 0, NULL},
    {"__mro_entries__", type_param_mro_entries, "bases, /", 0, NULL},
    {0},
};
static const MemberDef members[] = {
    {"__name__", MEMBER_OBJECT, offsetof(TypeParam, name), false, NULL},
    {0},
};
static const GetSetDef getsets[] = {
    {"__default__", type_param_get_default, NULL, NULL, NULL},
    {0},
};

Type type_var_tuple_type = {
    .head = HEAD(&type_type),
    .name = "TypeVarTuple",
    .module = "typing",
    .size = sizeof(TypeParam),
    .flags = TYPE_GC | TYPE_WEAKREF,
    .doc = "A type parameter that stands for any number of types.\n\nThe preferred way to make one "
           "is the syntax for generic definitions, class C[*Ts]: ...",
    .signature = "name, *, default=typing.NoDefault",
    .dict_offset = offsetof(TypeParam, dict),
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .repr = repr,
    .getattr = object_generic_getattr,
    .setattr = object_generic_setattr,
    .iter = iter,
    .new_ = make,
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
