/* typing.TypeVar: a type parameter that stands for one type. See type_params.h. */
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_params_internal.h"

typedef struct TypeVar {
    TYPE_PARAM_FIELDS
    Object *bound, *evaluate_bound;             /* owned or NULL */
    Object *constraints, *evaluate_constraints; /* owned or NULL */
    Variance variance;
} TypeVar;

static void dealloc(Object *o) {
    TypeVar *t = (TypeVar *)o;
    gc_untrack(o);
    type_param_clear((TypeParam *)o);
    CLEAR(t->name);
    CLEAR(t->bound);
    CLEAR(t->evaluate_bound);
    CLEAR(t->constraints);
    CLEAR(t->evaluate_constraints);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    TypeVar *t = (TypeVar *)o;
    VISIT(t->bound);
    VISIT(t->evaluate_bound);
    VISIT(t->constraints);
    VISIT(t->evaluate_constraints);
    return type_param_traverse((TypeParam *)o, visit, arg);
}

static int clear(Object *o) {
    TypeVar *t = (TypeVar *)o;
    type_param_clear((TypeParam *)o);
    CLEAR(t->bound);
    CLEAR(t->evaluate_bound);
    CLEAR(t->constraints);
    CLEAR(t->evaluate_constraints);
    return 0;
}

Object *type_var_new(Str *name, Object *evaluate_bound, Object *evaluate_constraints) {
    TypeVar *t = (TypeVar *)type_param_alloc(&type_var_type, name);
    if (t == NULL)
        return NULL;
    t->evaluate_bound = xincref(evaluate_bound);
    t->evaluate_constraints = xincref(evaluate_constraints);
    t->variance.infer = true;
    gc_track(t);
    return OBJ(t);
}

static int check_constraints(size_t count, Object *bound) {
    if (count == 1)
        return raise_type_error("A single constraint is not allowed"), -1;
    if (count > 0 && bound != NULL)
        return raise_type_error("Constraints cannot be combined with bound=..."), -1;
    return 0;
}

/* TypeVar(name, *constraints, bound=None, default=NoDefault, covariant=False, ...) */
static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const char *const names[] = {"name",          "bound",          "default", "covariant",
                                        "contravariant", "infer_variance", NULL};
    Object *a[6], *bound = NULL;
    Variance variance = {false, false, false};
    if (type_param_bind("typevar", names, true, args, nargs, kwnames, a) < 0
        || variance_set(&variance, a[3], a[4], a[5]) < 0
        || type_param_check_bound(a[1], &bound) < 0)
        return NULL;
    size_t count = nargs > 0 ? nargs - 1 : 0;
    TypeVar *t =
        check_constraints(count, bound) < 0 ? NULL : (TypeVar *)type_param_alloc(type, (Str *)a[0]);
    if (t == NULL) {
        xdecref(bound);
        return NULL;
    }
    t->bound = bound;
    t->variance = variance;
    t->default_value = incref(a[2] ? a[2] : &no_default_object);
    if (count > 0)
        t->constraints = OBJ(tuple_from_array(args + 1, count));
    gc_track(t);
    if ((count > 0 && t->constraints == NULL) || type_param_set_module(OBJ(t)) < 0)
        CLEAR(t);
    return OBJ(t);
}

static Object *repr(Object *o) {
    return variance_repr(&((TypeVar *)o)->variance, ((TypeVar *)o)->name);
}

static Object *get_bound(Object *o, void *closure) {
    (void)closure;
    TypeVar *t = (TypeVar *)o;
    return type_param_lazy(&t->bound, t->evaluate_bound, KNone);
}

static Object *get_constraints(Object *o, void *closure) {
    (void)closure;
    TypeVar *t = (TypeVar *)o;
    return type_param_lazy(&t->constraints, t->evaluate_constraints, OBJ(tuple_empty));
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *subst(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return typing_call("_typevar_subst", (Object *[]){self, args[0]}, 2, NULL);
}

/* The position of `self` among the parameters of an alias; -1 with an exception. */
static ssize_t position_in(Object *self, Object *alias) {
    Str *name = str_intern_utf8("__parameters__", 14);
    Object *params = name ? object_getattr(alias, name) : NULL;
    xdecref(name);
    Object *tuple = params ? sequence_tuple(params) : NULL;
    xdecref(params);
    if (tuple == NULL)
        return -1;
    ssize_t at = -1;
    for (size_t i = 0; i < ((Tuple *)tuple)->length && at < 0; i++)
        if (((Tuple *)tuple)->items[i] == self)
            at = (ssize_t)i;
    decref(tuple);
    if (at < 0)
        raise_value_error("%R is not in the parameters of %R", self, alias);
    return at;
}

/* Adds the default where an argument is missing. */
static Object *prepare_subst(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    Object *alias = args[0];
    ssize_t at = position_in(self, alias), length = at < 0 ? -1 : object_len(args[1]);
    if (length < 0)
        return NULL;
    if (at != length)
        return incref(args[1]);
    Object *value = type_param_get_default(self, NULL);
    if (value == &no_default_object) { /* who counts the arguments complains */
        decref(value);
        return incref(args[1]);
    }
    Tuple *one = value ? tuple_pack(1, value) : NULL;
    Object *result = one ? number_binary(OP_ADD, args[1], OBJ(one)) : NULL;
    xdecref(value);
    xdecref(one);
    return result;
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
    {"__name__", MEMBER_OBJECT, offsetof(TypeVar, name), false, NULL},
    {"__covariant__", MEMBER_BOOL, offsetof(TypeVar, variance.covariant), false, NULL},
    {"__contravariant__", MEMBER_BOOL, offsetof(TypeVar, variance.contravariant), false, NULL},
    {"__infer_variance__", MEMBER_BOOL, offsetof(TypeVar, variance.infer), false, NULL},
    {0},
};
static const GetSetDef getsets[] = {
    {"__bound__", get_bound, NULL, NULL, NULL},
    {"__constraints__", get_constraints, NULL, NULL, NULL},
    {"__default__", type_param_get_default, NULL, NULL, NULL},
    {0},
};

Type type_var_type = {
    .head = HEAD(&type_type),
    .name = "TypeVar",
    .module = "typing",
    .size = sizeof(TypeVar),
    .flags = TYPE_GC | TYPE_WEAKREF,
    .doc =
        "A type variable: it stands for one type.\n\nThe preferred way to make one is the syntax "
        "for generic definitions, def f[T](x: T) -> T: ...",
    .signature = "name, *constraints, bound=None, default=typing.NoDefault, covariant=False, "
                 "contravariant=False, infer_variance=False",
    .dict_offset = offsetof(TypeVar, dict),
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
