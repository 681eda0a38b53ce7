/* typing.TypeAliasType: what a `type` statement makes (PEP 695). See type_params.h. */
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "runtime/objects/type_params_internal.h"

typedef struct TypeAlias {
    Object head;
    Str *name;                      /* owned */
    Tuple *type_params;             /* owned or NULL: not generic */
    Object *value, *evaluate_value; /* owned or NULL */
    Object *module;                 /* owned or NULL: evaluate_value knows */
} TypeAlias;

static void dealloc(Object *o) {
    TypeAlias *a = (TypeAlias *)o;
    gc_untrack(o);
    CLEAR(a->name);
    CLEAR(a->type_params);
    CLEAR(a->value);
    CLEAR(a->evaluate_value);
    CLEAR(a->module);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    TypeAlias *a = (TypeAlias *)o;
    VISIT(a->type_params);
    VISIT(a->value);
    VISIT(a->evaluate_value);
    VISIT(a->module);
    return 0;
}

static int clear(Object *o) {
    TypeAlias *a = (TypeAlias *)o;
    CLEAR(a->type_params);
    CLEAR(a->value);
    CLEAR(a->evaluate_value);
    CLEAR(a->module);
    return 0;
}

static TypeAlias *alloc(Str *name, Object *type_params) {
    TypeAlias *a = (TypeAlias *)object_new(&type_alias_type);
    if (a == NULL)
        return NULL;
    a->name = incref(name);
    if (type_params != NULL && type_params != KNone && ((Tuple *)type_params)->length > 0)
        a->type_params = incref(type_params);
    gc_track(a);
    return a;
}

Object *type_alias_new(Str *name, Object *type_params, Object *evaluate_value) {
    TypeAlias *a = alloc(name, type_params);
    if (a != NULL)
        a->evaluate_value = incref(evaluate_value);
    return OBJ(a);
}

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *a[3];
    (void)type;
    if (args_bind("typealias", "name, value, *, type_params=()", &signature, args, nargs, kwnames,
                  a)
        < 0)
        return NULL;
    if (!is_str(a[0]))
        return raise_type_error("typealias() argument 'name' must be str, not %T", a[0]);
    if (a[2] != NULL && !is_tuple(a[2]))
        return raise_type_error("type_params must be a tuple");
    TypeAlias *alias = alloc((Str *)a[0], a[2]);
    if (alias != NULL) {
        alias->value = incref(a[1]);
        alias->module = xincref(type_current_module ? type_current_module() : NULL);
    }
    return OBJ(alias);
}

static Object *repr(Object *o) { return incref(((TypeAlias *)o)->name); }

static Object *getitem(Object *o, Object *key) {
    if (((TypeAlias *)o)->type_params == NULL)
        return raise_type_error("Only generic type aliases are subscriptable");
    return generic_alias_new(o, key);
}

/* ---- attributes ------------------------------------------------------------------------------ */

static Object *get_value(Object *o, void *closure) {
    (void)closure;
    TypeAlias *a = (TypeAlias *)o;
    return type_param_lazy(&a->value, a->evaluate_value, KNone);
}

static Object *get_type_params(Object *o, void *closure) {
    (void)closure;
    Tuple *params = ((TypeAlias *)o)->type_params;
    return incref(params ? OBJ(params) : OBJ(tuple_empty));
}

/* The type parameters with each *Ts unpacked. */
static Object *get_parameters(Object *o, void *closure) {
    (void)closure;
    Tuple *params = ((TypeAlias *)o)->type_params;
    if (params == NULL)
        return incref(tuple_empty);
    incref(params);
    Tuple *result = tuple_new(params->length);
    for (size_t i = 0; result != NULL && i < params->length; i++) {
        Object *p = params->items[i];
        p = is_exact(p, &type_var_tuple_type) ? typing_unpack(p) : incref(p);
        if (p == NULL)
            CLEAR(result);
        else
            result->items[i] = p;
    }
    if (result != NULL)
        tuple_finish(result);
    decref(params);
    return OBJ(result);
}

static Object *module_of(TypeAlias *a) {
    if (a->module != NULL)
        return incref(a->module);
    return a->evaluate_value ? object_getattr(a->evaluate_value, NAME(__module__)) : new_none();
}

/* __module__ is the alias's, not its type's. */
static Object *getattr(Object *o, Str *name) {
    return name == NAME(__module__) ? module_of((TypeAlias *)o) : object_generic_getattr(o, name);
}

static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return incref(((TypeAlias *)self)->name);
}

static const MethodDef methods[] = {
    {"__reduce__", reduce, "", 0, NULL},
    {0},
};
static const MemberDef members[] = {
    {"__name__", MEMBER_OBJECT, offsetof(TypeAlias, name), false, NULL},
    {0},
};
static const GetSetDef getsets[] = {
    {"__parameters__", get_parameters, NULL, NULL, NULL},
    {"__type_params__", get_type_params, NULL, NULL, NULL},
    {"__value__", get_value, NULL, NULL, NULL},
    {0},
};

Type type_alias_type = {
    .head = HEAD(&type_type),
    .name = "TypeAliasType",
    .module = "typing",
    .size = sizeof(TypeAlias),
    .flags = TYPE_GC,
    .doc = "A name for a type, made by a statement such as\n\n"
           "    type Pairs = list[tuple[str, int]]",
    .signature = "name, value, *, type_params=()",
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .repr = repr,
    .getattr = getattr,
    .setattr = object_generic_setattr,
    .new_ = make,
    .getitem = getitem,
    .or_ = union_or,
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
