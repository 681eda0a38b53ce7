/* typing.ParamSpec: a type parameter that stands for the parameters of a function (PEP 612), and
 * its two halves P.args and P.kwargs. See type_params.h. */
#include "runtime/objects/type_params_internal.h"

typedef struct ParamSpec {
    TYPE_PARAM_FIELDS
    Object *bound; /* owned or NULL */
    Variance variance;
} ParamSpec;

typedef struct ParamSpecPart { /* P.args, P.kwargs */
    Object head;
    Object *origin; /* owned */
} ParamSpecPart;

/* ---- the halves ------------------------------------------------------------------------------ */

static Object *part_new(Type *type, Object *origin) {
    ParamSpecPart *part = (ParamSpecPart *)object_new(type);
    if (part != NULL) {
        part->origin = incref(origin);
        gc_track(part);
    }
    return OBJ(part);
}

static Object *part_make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *origin;
    const char *name = type == &param_spec_args_type ? "paramspecargs" : "paramspeckwargs";
    return args_bind(name, "origin", &signature, args, nargs, kwnames, &origin) < 0
               ? NULL
               : part_new(type, origin);
}

static void part_dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((ParamSpecPart *)o)->origin);
    object_free(o);
}

static int part_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((ParamSpecPart *)o)->origin);
    return 0;
}

static int part_clear(Object *o) {
    CLEAR(((ParamSpecPart *)o)->origin);
    return 0;
}

static Object *part_repr(Object *o) {
    Object *origin = ((ParamSpecPart *)o)->origin;
    const char *word = o->type == &param_spec_args_type ? "args" : "kwargs";
    if (is_exact(origin, &param_spec_type))
        return OBJ(str_format("%U.%s", ((ParamSpec *)origin)->name, word));
    return OBJ(str_format("%R.%s", origin, word));
}

static Object *part_compare(Object *a, Object *b, int op) {
    if (a->type != b->type || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    return object_compare(((ParamSpecPart *)a)->origin, ((ParamSpecPart *)b)->origin, op);
}

static const MethodDef part_methods[] = {
    {"__mro_entries__", type_param_mro_entries, "bases, /", 0, NULL},
    {0},
};
static const MemberDef part_members[] = {
    {"__origin__", MEMBER_OBJECT, offsetof(ParamSpecPart, origin), false, NULL},
    {0},
};

#define PART_TYPE(name_, doc_)                                                                     \
    {                                                                                              \
        .head = HEAD(&type_type), .name = name_, .module = "typing",                               \
        .size = sizeof(ParamSpecPart), .flags = TYPE_GC | TYPE_WEAKREF, .doc = doc_,               \
        .signature = "origin", .dealloc = part_dealloc, .traverse = part_traverse,                 \
        .clear = part_clear, .repr = part_repr, .hash = hash_unhashable, .compare = part_compare,  \
        .new_ = part_make, .methods = part_methods, .members = part_members,                       \
    }
Type param_spec_args_type = PART_TYPE("ParamSpecArgs", "P.args of a ParamSpec P.");
Type param_spec_kwargs_type = PART_TYPE("ParamSpecKwargs", "P.kwargs of a ParamSpec P.");

/* ---- ParamSpec ------------------------------------------------------------------------------- */

static void dealloc(Object *o) {
    gc_untrack(o);
    type_param_clear((TypeParam *)o);
    CLEAR(((ParamSpec *)o)->name);
    CLEAR(((ParamSpec *)o)->bound);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((ParamSpec *)o)->bound);
    return type_param_traverse((TypeParam *)o, visit, arg);
}

static int clear(Object *o) {
    type_param_clear((TypeParam *)o);
    CLEAR(((ParamSpec *)o)->bound);
    return 0;
}

Object *param_spec_new(Str *name) {
    ParamSpec *p = (ParamSpec *)type_param_alloc(&param_spec_type, name);
    if (p != NULL) {
        p->variance.infer = true;
        gc_track(p);
    }
    return OBJ(p);
}

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"name",          "bound",          "default", "covariant",
                                        "contravariant", "infer_variance", NULL};
    Object *a[6], *bound = NULL;
    Variance variance = {false, false, false};
    if (type_param_bind("paramspec", names, false, args, nargs, kwnames, a) < 0
        || variance_set(&variance, a[3], a[4], a[5]) < 0
        || type_param_check_bound(a[1], &bound) < 0)
        return NULL;
    ParamSpec *p = (ParamSpec *)type_param_alloc(type, (Str *)a[0]);
    if (p == NULL) {
        xdecref(bound);
        return NULL;
    }
    p->bound = bound;
    p->variance = variance;
    p->default_value = incref(a[2] ? a[2] : &no_default_object);
    gc_track(p);
    if (type_param_set_module(OBJ(p)) < 0)
        CLEAR(p);
    return OBJ(p);
}

static Object *repr(Object *o) {
    return variance_repr(&((ParamSpec *)o)->variance, ((ParamSpec *)o)->name);
}

static Object *get_args(Object *o, void *closure) {
    (void)closure;
    return part_new(&param_spec_args_type, o);
}
static Object *get_kwargs(Object *o, void *closure) {
    (void)closure;
    return part_new(&param_spec_kwargs_type, o);
}

static Object *subst(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return typing_call("_paramspec_subst", (Object *[]){self, args[0]}, 2, NULL);
}

static Object *prepare_subst(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return typing_call("_paramspec_prepare_subst", (Object *[]){self, args[0], args[1]}, 3, NULL);
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
    {"__name__", MEMBER_OBJECT, offsetof(ParamSpec, name), false, NULL},
    {"__bound__", MEMBER_OBJECT, offsetof(ParamSpec, bound), false, NULL},
    {"__covariant__", MEMBER_BOOL, offsetof(ParamSpec, variance.covariant), false, NULL},
    {"__contravariant__", MEMBER_BOOL, offsetof(ParamSpec, variance.contravariant), false, NULL},
    {"__infer_variance__", MEMBER_BOOL, offsetof(ParamSpec, variance.infer), false, NULL},
    {0},
};
static const GetSetDef getsets[] = {
    {"args", get_args, NULL, "the type of *args", NULL},
    {"kwargs", get_kwargs, NULL, "the type of **kwargs", NULL},
    {"__default__", type_param_get_default, NULL, NULL, NULL},
    {0},
};

Type param_spec_type = {
    .head = HEAD(&type_type),
    .name = "ParamSpec",
    .module = "typing",
    .size = sizeof(ParamSpec),
    .flags = TYPE_GC | TYPE_WEAKREF,
    .doc = "A type parameter that stands for the parameters of a function.\n\nThe preferred way to "
           "make one is the syntax for generic definitions, type F[**P] = Callable[P, int]",
    .signature = "name, *, bound=None, default=typing.NoDefault, covariant=False, "
                 "contravariant=False, infer_variance=False",
    .dict_offset = offsetof(ParamSpec, dict),
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .repr = repr,
    .getattr = object_generic_getattr,
    .setattr = object_generic_setattr,
    .new_ = make,
    .or_ = type_param_or,
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
