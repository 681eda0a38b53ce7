/* The module _contextvars: ContextVar, Context, Token.
 *
 * A context is a dict of variables and values. copy_context() shares the dict: whoever sets a
 * variable while the dict has another holder (a copy of the context, an iterator) copies it first.
 * So copying a context, which every callback and task of an event loop does, is one small object.
 */
#include "runtime/modules/contextvars.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/dict_table.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

typedef struct Variable {
    Object head;
    Str *name;             /* owned */
    Object *default_value; /* owned or NULL */
} Variable;

typedef struct Token {
    Object head;
    Context *context;  /* owned: where the variable was set */
    Variable *var;     /* owned */
    Object *old_value; /* owned or NULL: it had none */
    bool used;
} Token;

static Type variable_type, token_type, missing_type;
static Object missing_object = HEAD(&missing_type); /* Token.MISSING */

static Object *repr_missing(Object *o) {
    (void)o;
    return OBJ(str_from_ascii("<Token.MISSING>"));
}
static Type missing_type = {
    .head = HEAD(&type_type),
    .name = "Token.MISSING",
    .size = sizeof(Object),
    .flags = TYPE_NO_NEW,
    .repr = repr_missing,
    .module = "Token",
};

/* ---- contexts ---- */

static int context_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Context *)o)->values);
    VISIT(((Context *)o)->previous);
    return 0;
}
static int context_clear(Object *o) {
    CLEAR(((Context *)o)->values);
    CLEAR(((Context *)o)->previous);
    return 0;
}
static void context_dealloc(Object *o) {
    gc_untrack(o);
    context_clear(o);
    object_free(o);
}

/* Takes the dict over. */
static Context *context_new_steal(Dict *values) {
    Context *c = values == NULL || type_ensure_ready(&context_type) < 0
                     ? NULL
                     : (Context *)object_new(&context_type);
    if (c == NULL) {
        xdecref(values);
        return NULL;
    }
    c->values = values;
    gc_track(c);
    return c;
}

Context *context_current_borrow(void) {
    if (thread->context == NULL)
        thread->context = OBJ(context_new_steal(dict_new()));
    return (Context *)thread->context;
}

Context *context_copy(Context *c) { return context_new_steal(incref(c->values)); }

/* Before a change: the dict is this context's alone. */
static int context_own(Context *c) {
    if (c->values->head.refcount == 1)
        return 0;
    Dict *copy = dict_copy(c->values);
    if (copy == NULL)
        return -1;
    REPLACE_STEAL(c->values, copy);
    return 0;
}

static int context_enter(Context *c) {
    if (c->entered)
        return raise_runtime_error("cannot enter context: %R is already entered", c), -1;
    c->previous = xincref(thread->context);
    c->entered = true;
    REPLACE_STEAL(thread->context, incref(c));
    return 0;
}

static void context_leave(Context *c) {
    Object *previous = c->previous;
    c->previous = NULL;
    c->entered = false;
    REPLACE_STEAL(thread->context, previous);
}

Object *context_call(Context *c, Object *f, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (context_enter(c) < 0)
        return NULL;
    incref(c);
    Object *result = object_call(f, args, nargs, kwnames);
    context_leave(c);
    decref(c);
    return result;
}

static int check_key(Object *key) {
    if (is_exact(key, &variable_type))
        return 0;
    raise_type_error("a ContextVar key was expected, got %R", key);
    return -1;
}

static Object *context_construct(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)type, (void)args;
    if (nargs > 0 || kwnames != NULL)
        return raise_type_error("Context() does not accept any arguments");
    return OBJ(context_new_steal(dict_new()));
}

static ssize_t context_length(Object *o) { return (ssize_t)((Context *)o)->values->used; }

static Object *context_getitem(Object *o, Object *key) {
    if (check_key(key) < 0)
        return NULL;
    Object *value = dict_get_borrow(((Context *)o)->values, key);
    if (value != NULL)
        return incref(value);
    return error_occurred() ? NULL : raise_key_error(key);
}

static int context_contains(Object *o, Object *key) {
    return check_key(key) < 0 ? -1 : dict_contains(((Context *)o)->values, key);
}

static Object *context_compare(Object *a, Object *b, int op) {
    if (!is_exact(a, &context_type) || !is_exact(b, &context_type)
        || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    int equal =
        object_compare_bool(OBJ(((Context *)a)->values), OBJ(((Context *)b)->values), CMP_EQ);
    return equal < 0 ? NULL : new_bool(equal == (op == CMP_EQ));
}

static Object *context_iter(Object *o) { return dict_iter_new(((Context *)o)->values, DICT_KEYS); }

NATIVE(context_keys) {
    UNUSED_ARGS;
    return dict_iter_new(((Context *)self)->values, DICT_KEYS);
}
NATIVE(context_values) {
    UNUSED_ARGS;
    return dict_iter_new(((Context *)self)->values, DICT_VALUES);
}
NATIVE(context_items) {
    UNUSED_ARGS;
    return dict_iter_new(((Context *)self)->values, DICT_ITEMS);
}

NATIVE(context_get) {
    UNUSED_ARGS;
    if (check_key(args[0]) < 0)
        return NULL;
    Object *value = dict_get_borrow(((Context *)self)->values, args[0]);
    if (value == NULL && error_occurred())
        return NULL;
    return incref(value ? value : args[1] ? args[1] : KNone);
}

NATIVE(context_copy_method) {
    UNUSED_ARGS;
    return OBJ(context_copy((Context *)self));
}

NATIVE(context_run) {
    if (nargs == 0)
        return raise_type_error("run() missing 1 required positional argument");
    return context_call((Context *)self, args[0], args + 1, nargs - 1, kwnames);
}

static const MethodDef context_methods[] = {
    {"get", context_get, "key, default=None, /", 0,
     "The value of a variable in this context, or the default."},
    {"keys", context_keys, "", 0, "The variables that have a value."},
    {"values", context_values, "", 0, "Their values."},
    {"items", context_items, "", 0, "Pairs of both."},
    {"copy", context_copy_method, "", 0, "A context with the same values."},
    {"run", context_run, NULL, NATIVE_RAW, "Call a function with this context as the current one."},
    {0},
};

Type context_type = {
    .head = HEAD(&type_type),
    .name = "_contextvars.Context",
    .module = "_contextvars",
    .size = sizeof(Context),
    .flags = TYPE_GC | TYPE_WEAKREF,
    .dealloc = context_dealloc,
    .traverse = context_traverse,
    .clear = context_clear,
    .new_ = context_construct,
    .hash = hash_unhashable,
    .len = context_length,
    .getitem = context_getitem,
    .contains = context_contains,
    .compare = context_compare,
    .iter = context_iter,
    .methods = context_methods,
};

/* ---- tokens ---- */

static int token_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Token *)o)->context);
    VISIT(((Token *)o)->var);
    VISIT(((Token *)o)->old_value);
    return 0;
}
static int token_clear(Object *o) {
    CLEAR(((Token *)o)->context);
    CLEAR(((Token *)o)->var);
    CLEAR(((Token *)o)->old_value);
    return 0;
}
static void token_dealloc(Object *o) {
    gc_untrack(o);
    token_clear(o);
    object_free(o);
}

static Object *token_construct(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)type, (void)args, (void)nargs, (void)kwnames;
    return raise_runtime_error("Tokens can only be created by ContextVars");
}

static Object *token_repr(Object *o) {
    Token *t = (Token *)o;
    return OBJ(str_format("<Token%s var=%R at %p>", t->used ? " used" : "", t->var, o));
}

static Object *token_get_var(Object *o, void *closure) {
    (void)closure;
    return incref(((Token *)o)->var);
}
static Object *token_get_old_value(Object *o, void *closure) {
    (void)closure;
    Object *old = ((Token *)o)->old_value;
    return incref(old ? old : &missing_object);
}

static const GetSetDef token_getsets[] = {
    {"var", token_get_var, NULL, NULL, NULL},
    {"old_value", token_get_old_value, NULL, NULL, NULL},
    {0},
};
static const MethodDef token_methods[] = {
    {"__class_getitem__", generic_alias_class_getitem, "item, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};

static Type token_type = {
    .head = HEAD(&type_type),
    .name = "_contextvars.Token",
    .module = "_contextvars",
    .size = sizeof(Token),
    .flags = TYPE_GC,
    .dealloc = token_dealloc,
    .traverse = token_traverse,
    .clear = token_clear,
    .new_ = token_construct,
    .repr = token_repr,
    .hash = hash_unhashable,
    .getsets = token_getsets,
    .methods = token_methods,
};

/* ---- variables ---- */

static int variable_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Variable *)o)->default_value);
    return 0;
}
static int variable_clear(Object *o) {
    CLEAR(((Variable *)o)->default_value);
    return 0;
}
static void variable_dealloc(Object *o) {
    gc_untrack(o);
    variable_clear(o);
    CLEAR(((Variable *)o)->name);
    object_free(o);
}

static Object *variable_construct(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *given[2] = {NULL, NULL};
    if (args_bind("ContextVar", "name, /, *, default=None", &signature, args, nargs, kwnames, given)
        < 0)
        return NULL;
    if (!is_str(given[0]))
        return raise_type_error("context variable name must be a str");
    Variable *v = (Variable *)object_new(type);
    if (v == NULL)
        return NULL;
    v->name = incref(given[0]);
    v->default_value = xincref(given[1]);
    gc_track(v);
    return OBJ(v);
}

static Object *variable_repr(Object *o) {
    Variable *v = (Variable *)o;
    if (v->default_value == NULL)
        return OBJ(str_format("<ContextVar name=%R at %p>", v->name, o));
    return OBJ(str_format("<ContextVar name=%R default=%R at %p>", v->name, v->default_value, o));
}

NATIVE(variable_get) {
    UNUSED_ARGS;
    Variable *v = (Variable *)self;
    Object *value =
        thread->context ? dict_get_borrow(((Context *)thread->context)->values, self) : NULL;
    if (value == NULL)
        value = args[0] ? args[0] : v->default_value;
    if (value == NULL)
        raise_type_value(&exc_LookupError, self);
    return xincref(value);
}

NATIVE(variable_set) {
    UNUSED_ARGS;
    Context *c = context_current_borrow();
    Token *t =
        c == NULL || type_ensure_ready(&token_type) < 0 ? NULL : (Token *)object_new(&token_type);
    if (t == NULL)
        return NULL;
    t->context = incref(c);
    t->var = incref(self);
    t->old_value = xincref(dict_get_borrow(c->values, self));
    gc_track(t);
    if (context_own(c) < 0 || dict_set(c->values, self, args[0]) < 0)
        CLEAR(t);
    return OBJ(t);
}

NATIVE(variable_reset) {
    UNUSED_ARGS;
    Token *t = (Token *)args[0];
    if (!is_exact(t, &token_type))
        return raise_type_error("expected an instance of Token, got %R", t);
    if (t->used)
        return raise_runtime_error("%R has already been used once", t);
    if (OBJ(t->var) != self)
        return raise_value_error("%R was created by a different ContextVar", t);
    Context *c = context_current_borrow();
    if (c == NULL)
        return NULL;
    if (t->context != c)
        return raise_value_error("%R was created in a different Context", t);
    t->used = true;
    if (context_own(c) < 0)
        return NULL;
    int failed = t->old_value != NULL ? dict_set(c->values, self, t->old_value)
                                      : dict_delete(c->values, self);
    return failed < 0 ? NULL : new_none();
}

static const MethodDef variable_methods[] = {
    {"get", variable_get, "default=None, /", 0,
     "The value in the current context, the given default, or that of the variable; else "
     "LookupError."},
    {"set", variable_set, "value, /", 0,
     "Set the value in the current context; return a token for reset()."},
    {"reset", variable_reset, "token, /", 0,
     "Give the variable the value back that it had before the set() that returned the token."},
    {"__class_getitem__", generic_alias_class_getitem, "item, /", NATIVE_CLASS, "See PEP 585"},
    {0},
};
static const MemberDef variable_members[] = {
    {"name", MEMBER_OBJECT, offsetof(Variable, name), false, NULL},
    {0},
};

static Type variable_type = {
    .head = HEAD(&type_type),
    .name = "_contextvars.ContextVar",
    .module = "_contextvars",
    .size = sizeof(Variable),
    .flags = TYPE_GC,
    .dealloc = variable_dealloc,
    .traverse = variable_traverse,
    .clear = variable_clear,
    .new_ = variable_construct,
    .repr = variable_repr,
    .methods = variable_methods,
    .members = variable_members,
};

/* ---- the module ---- */

NATIVE(copy_context) {
    UNUSED_ARGS;
    Context *c = context_current_borrow();
    return c ? OBJ(context_copy(c)) : NULL;
}

static const MethodDef functions[] = {
    {"copy_context", copy_context, "", 0, "The context that is current, copied."},
    {0},
};

static int init(Object *module) {
    if (module_add_type(module, &variable_type) < 0 || module_add_type(module, &context_type) < 0
        || module_add_type(module, &token_type) < 0)
        return -1;
    return dict_set_ascii(token_type.dict, "MISSING", &missing_object);
}

const ModuleDef _contextvars_module = {"_contextvars", "Variables of a context.", functions, init};
