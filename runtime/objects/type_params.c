/* What all type parameters share, typing.NoDefault and typing.Generic. See type_params.h. */
#include "runtime/objects/dict.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "runtime/objects/type_params_internal.h"

/* ---- typing.py, which does what needs no speed ----------------------------------------------- */

static Object *typing_attribute(const char *name) {
    Object *module = type_import_hook ? type_import_hook("typing") : NULL;
    if (module == NULL)
        return error_occurred() ? NULL : raise_format(&exc_ImportError, "no module typing");
    Str *text = str_intern_utf8(name, strlen(name));
    Object *found = text ? object_getattr(module, text) : NULL;
    xdecref(text);
    decref(module);
    return found;
}

Object *typing_call(const char *function, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *f = typing_attribute(function);
    Object *result = f ? object_call(f, args, nargs, kwnames) : NULL;
    xdecref(f);
    return result;
}

Object *typing_unpack(Object *o) {
    Object *unpack = typing_attribute("Unpack");
    Object *result = unpack ? object_getitem(unpack, o) : NULL;
    xdecref(unpack);
    return result;
}

/* ---- allocation ------------------------------------------------------------------------------ */

Object *type_param_alloc(Type *type, Str *name) {
    TypeParam *p = (TypeParam *)object_new(type);
    if (p == NULL)
        return NULL;
    p->name = incref(name);
    return OBJ(p);
}

int type_param_set_module(Object *o) {
    Object *module = type_current_module ? type_current_module() : NULL;
    TypeParam *p = (TypeParam *)o;
    p->dict = dict_new();
    return p->dict ? dict_set_str(p->dict, NAME(__module__), module ? module : KNone) : -1;
}

void type_param_clear(TypeParam *p) {
    CLEAR(p->dict);
    CLEAR(p->default_value);
    CLEAR(p->evaluate_default);
}

int type_param_traverse(TypeParam *p, VisitFn visit, void *arg) {
    VISIT(p->dict);
    VISIT(p->default_value);
    VISIT(p->evaluate_default);
    return 0;
}

/* ---- what is evaluated when somebody asks ---------------------------------------------------- */

Object *type_param_lazy(Object **value, Object *evaluate, Object *absent) {
    if (*value != NULL || evaluate == NULL)
        return incref(*value ? *value : absent);
    incref(evaluate);
    Object *result = object_call0(evaluate);
    decref(evaluate);
    if (result != NULL)
        REPLACE_STEAL(*value, incref(result));
    return result;
}

Object *type_param_get_default(Object *o, void *closure) {
    (void)closure;
    TypeParam *p = (TypeParam *)o;
    return type_param_lazy(&p->default_value, p->evaluate_default, &no_default_object);
}

Object *type_param_set_default(Object *param, Object *evaluate) {
    REPLACE_STEAL(((TypeParam *)param)->evaluate_default, incref(evaluate));
    return incref(param);
}

/* ---- arguments of constructors --------------------------------------------------------------- */

static int bind_keyword(const char *function, const char *const *names, Str *key, Object *value,
                        Object **out) {
    for (size_t i = 0; names[i] != NULL; i++) {
        if (!str_equal_ascii(key, names[i]))
            continue;
        if (out[i] != NULL)
            return raise_type_error("argument for %s() given by name ('%s') and position (%zu)",
                                    function, names[i], i + 1),
                   -1;
        out[i] = value;
        return 0;
    }
    return raise_type_error("%s() got an unexpected keyword argument '%U'", function, key), -1;
}

int type_param_bind(const char *function, const char *const *names, bool extra, Object *const *args,
                    size_t nargs, Tuple *kwnames, Object **out) {
    for (size_t i = 0; names[i] != NULL; i++)
        out[i] = NULL;
    if (nargs > 1 && !extra)
        return raise_type_error("%s() takes exactly 1 positional argument (%zu given)", function,
                                nargs),
               -1;
    if (nargs > 0)
        out[0] = args[0];
    for (size_t i = 0; kwnames != NULL && i < kwnames->length; i++)
        if (bind_keyword(function, names, (Str *)kwnames->items[i], args[nargs + i], out) < 0)
            return -1;
    if (out[0] == NULL)
        return raise_type_error("%s() missing required argument '%s' (pos 1)", function, names[0]),
               -1;
    if (!is_str(out[0]))
        return raise_type_error("%s() argument '%s' must be str, not %T", function, names[0],
                                out[0]),
               -1;
    return 0;
}

static int set_flag(bool *flag, Object *value) {
    int truth = value ? object_truth(value) : 0;
    *flag = truth > 0;
    return truth < 0 ? -1 : 0;
}

int variance_set(Variance *v, Object *covariant, Object *contravariant, Object *infer) {
    if (set_flag(&v->covariant, covariant) < 0 || set_flag(&v->contravariant, contravariant) < 0
        || set_flag(&v->infer, infer) < 0)
        return -1;
    if (v->covariant && v->contravariant)
        return raise_value_error("Bivariant types are not supported."), -1;
    if (v->infer && (v->covariant || v->contravariant))
        return raise_value_error("Variance cannot be specified with infer_variance."), -1;
    return 0;
}

Object *variance_repr(const Variance *v, Str *name) {
    if (v->infer)
        return incref(name);
    return OBJ(str_format("%c%U", v->covariant ? '+' : v->contravariant ? '-' : '~', name));
}

int type_param_check_bound(Object *bound, Object **out) {
    *out = NULL;
    if (bound == NULL || bound == KNone)
        return 0;
    Str *message = str_from_ascii("Bound must be a type.");
    Object *values[2] = {bound, OBJ(message)};
    *out = message ? typing_call("_type_check", values, 2, NULL) : NULL;
    xdecref(message);
    return *out ? 0 : -1;
}

/* ---- methods --------------------------------------------------------------------------------- */

Object *type_param_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return incref(((TypeParam *)self)->name);
}

Object *type_param_has_default(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    TypeParam *p = (TypeParam *)self;
    return new_bool(p->evaluate_default != NULL
                    || (p->default_value != NULL && p->default_value != &no_default_object));
}

Object *type_param_mro_entries(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return raise_type_error("Cannot subclass an instance of %s", self->type->name);
}

Object *type_param_or(Object *left, Object *right) {
    return typing_call("_make_union", (Object *[]){left, right}, 2, NULL);
}

/* ---- NoDefault ------------------------------------------------------------------------------- */

static Object *no_default_repr(Object *o) {
    (void)o;
    return OBJ(str_from_ascii("typing.NoDefault"));
}

static Object *no_default_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return OBJ(str_from_ascii("NoDefault"));
}

static Object *no_default_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)type, (void)args;
    if (nargs > 0 || (kwnames != NULL && kwnames->length > 0))
        return raise_type_error("NoDefaultType takes no arguments");
    return incref(&no_default_object);
}

static const MethodDef no_default_methods[] = {
    {"__reduce__", no_default_reduce, "", 0, NULL},
    {0},
};

Type no_default_type = {
    .head = HEAD(&type_type),
    .name = "NoDefaultType",
    .size = sizeof(Object),
    .doc = "The class of NoDefault.",
    .repr = no_default_repr,
    .new_ = no_default_new,
    .methods = no_default_methods,
};

Object no_default_object = HEAD(&no_default_type);

/* ---- Generic --------------------------------------------------------------------------------- */

/* typing.function(cls, *args, **keywords) */
static Object *forward(const char *function, Object *cls, Object *const *args, size_t nargs,
                       Tuple *kwnames) {
    size_t count = nargs + (kwnames ? kwnames->length : 0);
    Object **all = mem_alloc_array(count + 1, sizeof(Object *));
    if (all == NULL)
        return raise_no_memory();
    all[0] = cls;
    memcpy(all + 1, args, count * sizeof(Object *));
    Object *result = typing_call(function, all, nargs + 1, kwnames);
    mem_free(all, (count + 1) * sizeof(Object *));
    return result;
}

static Object *generic_class_getitem(Object *cls, Object *const *args, size_t nargs,
                                     Tuple *kwnames) {
    return forward("_generic_class_getitem", cls, args, nargs, kwnames);
}

static Object *generic_init_subclass(Object *cls, Object *const *args, size_t nargs,
                                     Tuple *kwnames) {
    return forward("_generic_init_subclass", cls, args, nargs, kwnames);
}

static const MethodDef generic_methods[] = {
    {"__class_getitem__", generic_class_getitem, "*args, **kwargs", NATIVE_CLASS | NATIVE_RAW,
     "The class with arguments for its type parameters, such as C[int]."},
    {"__init_subclass__", generic_init_subclass, "*args, **kwargs", NATIVE_CLASS | NATIVE_RAW,
     "Finds the type parameters of a new subclass."},
    {0},
};

Type generic_type = {
    .head = HEAD(&type_type),
    .name = "Generic",
    .module = "typing",
    .size = sizeof(Object),
    .flags = TYPE_BASE,
    .doc = "Base of the classes that have type parameters, whether written\n"
           "class C[T] or class C(Generic[T]).",
    .methods = generic_methods,
};

int generic_type_ready(void) {
    if (type_ensure_ready(&generic_type) < 0)
        return -1;
    generic_type.new_ = object_type.new_; /* inherited: neither stands in its dict */
    generic_type.init = object_type.init;
    generic_type.flags &= ~(uint32_t)TYPE_NO_NEW;
    return 0;
}

Object *generic_base_new(Tuple *params) {
    Object **items = mem_alloc_array(params->length + 1, sizeof(Object *));
    if (items == NULL)
        return raise_no_memory();
    size_t count = 0;
    Object *result = NULL;
    for (; count < params->length; count++) {
        Object *p = params->items[count];
        items[count] = is_exact(p, &type_var_tuple_type) ? typing_unpack(p) : incref(p);
        if (items[count] == NULL)
            break;
    }
    Tuple *unpacked = count == params->length ? tuple_from_array(items, count) : NULL;
    if (unpacked != NULL)
        result =
            typing_call("_GenericAlias", (Object *[]){OBJ(&generic_type), OBJ(unpacked)}, 2, NULL);
    xdecref(unpacked);
    while (count > 0)
        decref(items[--count]);
    mem_free(items, (params->length + 1) * sizeof(Object *));
    return result;
}
