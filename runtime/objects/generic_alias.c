/* types.GenericAlias: list[int]. It stands for its origin wherever that is called or asked for
 * attributes, and remembers the arguments.
 *
 * A parameter is an argument that can be substituted (it has __typing_subst__), or one of the
 * __parameters__ of an argument.
 */
#include "runtime/objects/generic_alias_internal.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

typedef struct GenericAlias {
    Object head;
    Object *origin;    /* owned */
    Tuple *args;       /* owned */
    Tuple *parameters; /* owned or NULL: not asked for yet */
    bool starred;      /* *tuple[int]: to be unpacked */
} GenericAlias;

static Object *new_of(Type *type, Object *origin, Object *args) {
    GenericAlias *a = (GenericAlias *)object_new(type);
    if (a == NULL)
        return NULL;
    a->origin = incref(origin);
    a->args = is_tuple(args) ? (Tuple *)incref(args) : tuple_pack(1, args);
    if (a->args == NULL) {
        decref(a);
        return NULL;
    }
    gc_track(a);
    return OBJ(a);
}

Object *generic_alias_new(Object *origin, Object *args) {
    return new_of(&generic_alias_type, origin, args);
}

Object *generic_alias_class_getitem(Object *cls, Object *const *args, size_t nargs,
                                    Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    return generic_alias_new(cls, args[0]);
}

static void dealloc(Object *o) {
    GenericAlias *a = (GenericAlias *)o;
    if (gc_is_tracked(o))
        gc_untrack(o);
    CLEAR(a->origin);
    CLEAR(a->args);
    CLEAR(a->parameters);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    GenericAlias *a = (GenericAlias *)o;
    VISIT(a->origin);
    VISIT(a->args);
    VISIT(a->parameters);
    return 0;
}

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (args_no_keywords("GenericAlias", kwnames) < 0
        || args_count("GenericAlias", nargs, 2, 2) < 0)
        return NULL;
    return new_of(type, args[0], args[1]);
}

/* ---- representation -------------------------------------------------------------------------- */

/* An attribute that may be missing: new, or NULL for none. -1 on error. */
static int optional(Object *o, const char *attribute, Object **out) {
    Str *name = str_intern_utf8(attribute, strlen(attribute));
    *out = NULL;
    int found = name == NULL ? -1 : object_lookup(o, name, out);
    xdecref(name);
    return found;
}

static int write_list(StrBuilder *b, List *list) {
    builder_char(b, '[');
    for (size_t i = 0; i < list->length; i++) {
        if (i > 0)
            builder_text(b, ", ");
        if (alias_write_item(b, list->items[i]) < 0)
            return -1;
    }
    return builder_char(b, ']');
}

/* 1: an alias of whatever kind, which knows its own repr. */
static int is_alias(Object *o) {
    Object *origin, *args;
    int found = optional(o, "__origin__", &origin);
    if (found <= 0)
        return found;
    decref(origin);
    found = optional(o, "__args__", &args);
    xdecref(args);
    return found;
}

/* By module and qualified name, where the object has both. */
static int write_named(StrBuilder *b, Object *o, Object *qualname, Object *module) {
    if (qualname == NULL || module == NULL || qualname == KNone || module == KNone)
        return builder_repr(b, o);
    Str *text = is_str(module) && str_equal_ascii((Str *)module, "builtins")
                    ? str_format("%S", qualname)
                    : str_format("%S.%S", module, qualname);
    int result = text ? builder_str(b, text) : -1;
    xdecref(text);
    return result;
}

int alias_write_item(StrBuilder *b, Object *o) {
    Object *qualname = NULL, *module = NULL;
    if (o == KEllipsis)
        return builder_text(b, "...");
    if (is_list(o))
        return write_list(b, (List *)o);
    int alias = is_alias(o);
    if (alias != 0)
        return alias < 0 ? -1 : builder_repr(b, o);
    int result =
        optional(o, "__qualname__", &qualname) < 0 || optional(o, "__module__", &module) < 0
            ? -1
            : write_named(b, o, qualname, module);
    xdecref(qualname);
    xdecref(module);
    return result;
}

static Object *repr(Object *o) {
    GenericAlias *a = (GenericAlias *)o;
    StrBuilder b = STR_BUILDER;
    if (c_stack_check(" while getting the repr of an object") < 0)
        return NULL;
    if (a->starred)
        builder_char(&b, '*');
    int result = alias_write_item(&b, a->origin);
    builder_char(&b, '[');
    for (size_t i = 0; i < a->args->length && result >= 0; i++) {
        if (i > 0)
            builder_text(&b, ", ");
        result = alias_write_item(&b, a->args->items[i]);
    }
    if (a->args->length == 0)
        builder_text(&b, "()");
    builder_char(&b, ']');
    if (result < 0) {
        builder_discard(&b);
        return NULL;
    }
    return OBJ(builder_finish(&b));
}

/* ---- parameters ------------------------------------------------------------------------------ */

static int add_once(List *list, Object *o) {
    for (size_t i = 0; i < list->length; i++)
        if (list->items[i] == o)
            return 0;
    return list_append(list, o);
}

static int collect(List *list, Object *arg) {
    Object *found, *inner;
    if (is_type(arg)) /* its __parameters__ would be a descriptor */
        return 0;
    int there = optional(arg, "__typing_subst__", &found);
    xdecref(found);
    if (there != 0)
        return there < 0 ? -1 : add_once(list, arg);
    there = optional(arg, "__parameters__", &inner);
    if (there <= 0)
        return there;
    int result = 0;
    for (size_t i = 0; is_tuple(inner) && i < ((Tuple *)inner)->length && result == 0; i++)
        result = add_once(list, ((Tuple *)inner)->items[i]);
    decref(inner);
    return result;
}

/* The parameters of a tuple of arguments: new tuple. */
Tuple *alias_parameters(Tuple *args) {
    List *list = list_new(0);
    Tuple *result = NULL;
    if (list == NULL)
        return NULL;
    int failed = 0;
    for (size_t i = 0; i < args->length && !failed; i++)
        failed = collect(list, args->items[i]);
    if (!failed)
        result = list_to_tuple(list);
    decref(list);
    return result;
}

static ssize_t index_of(Tuple *t, Object *o) {
    for (size_t i = 0; i < t->length; i++)
        if (t->items[i] == o)
            return (ssize_t)i;
    return -1;
}

/* ---- substitution ---------------------------------------------------------------------------- */

/* The arguments of an unpacked tuple, *tuple[int, str]: new, or None where `o` is none. */
static Object *unpacked_args(Object *o) {
    Object *args;
    if (is_type(o))
        return new_none();
    GenericAlias *a = (GenericAlias *)o;
    if (object_is(o, &generic_alias_type) && a->starred && a->origin == OBJ(&tuple_type))
        return incref(a->args);
    int found = optional(o, "__typing_unpacked_tuple_args__", &args);
    return found < 0 ? NULL : found > 0 ? args : new_none();
}

static bool ends_open(Tuple *t) { return t->length > 0 && t->items[t->length - 1] == KEllipsis; }

/* The values with the unpacked tuples of fixed length among them spread out: new tuple. */
static Tuple *spread(Object *item) {
    List *list = list_new(0);
    bool many = is_tuple(item);
    size_t count = many ? ((Tuple *)item)->length : 1;
    int failed = list == NULL;
    for (size_t i = 0; i < count && !failed; i++) {
        Object *value = many ? ((Tuple *)item)->items[i] : item, *inner = unpacked_args(value);
        if (inner == NULL)
            failed = 1;
        else if (is_tuple(inner) && !ends_open((Tuple *)inner))
            failed = list_extend(list, inner) < 0;
        else
            failed = list_append(list, value) < 0;
        xdecref(inner);
    }
    Tuple *result = failed ? NULL : list_to_tuple(list);
    xdecref(list);
    return result;
}

/* Lets each parameter look at the values: defaults are filled in, those of *Ts gathered. */
static Tuple *prepare(Object *self, Tuple *parameters, Tuple *values_steal) {
    Tuple *values = values_steal;
    for (size_t i = 0; i < parameters->length && values != NULL; i++) {
        Object *method, *next;
        int found = optional(parameters->items[i], "__typing_prepare_subst__", &method);
        if (found == 0 || (found > 0 && method == KNone)) {
            xdecref(method);
            continue;
        }
        next = found < 0 ? NULL : object_call2(method, self, OBJ(values));
        xdecref(method);
        if (next != NULL && !is_tuple(next)) {
            Tuple *one = tuple_pack(1, next);
            decref(next);
            next = OBJ(one);
        }
        decref(values);
        values = (Tuple *)next;
    }
    return values;
}

static bool is_variadic(Object *parameter) { return parameter->type->iter != NULL; }

/* The key with which an argument that has parameters of its own is subscripted: new tuple. */
static Tuple *inner_key(Tuple *own, Tuple *parameters, Tuple *values) {
    List *list = list_new(0);
    int failed = list == NULL;
    for (size_t i = 0; i < own->length && !failed; i++) {
        ssize_t at = index_of(parameters, own->items[i]);
        Object *value = at >= 0 ? values->items[at] : own->items[i];
        if (at >= 0 && is_variadic(own->items[i]) && is_tuple(value))
            failed = list_extend(list, value) < 0;
        else
            failed = list_append(list, value) < 0;
    }
    Tuple *key = failed ? NULL : list_to_tuple(list);
    xdecref(list);
    return key;
}

/* One argument with the values in the place of the parameters. */
static Object *substitute_one(Object *arg, Tuple *parameters, Tuple *values) {
    Object *found, *result = NULL;
    int there = optional(arg, "__typing_subst__", &found);
    if (there < 0)
        return NULL;
    if (there > 0) {
        ssize_t at = index_of(parameters, arg);
        result = at >= 0 ? object_call1(found, values->items[at]) : incref(arg);
        decref(found);
        return result;
    }
    there = optional(arg, "__parameters__", &found);
    if (there < 0)
        return NULL;
    if (there == 0 || !is_tuple(found) || ((Tuple *)found)->length == 0) {
        xdecref(found);
        return incref(arg);
    }
    Tuple *key = inner_key((Tuple *)found, parameters, values);
    result = key ? object_getitem(arg, OBJ(key)) : NULL;
    xdecref(key);
    decref(found);
    return result;
}

static int is_unpacked_type_var_tuple(Object *arg) {
    Object *flag;
    int found = optional(arg, "__typing_is_unpacked_typevartuple__", &flag);
    if (found > 0) {
        found = object_truth(flag);
        decref(flag);
    }
    return found;
}

static int substitute_into(List *result, Object *arg, Tuple *parameters, Tuple *values) {
    if (is_type(arg))
        return list_append(result, arg);
    int unpack = is_unpacked_type_var_tuple(arg);
    Object *value = unpack < 0 ? NULL : substitute_one(arg, parameters, values);
    if (value == NULL)
        return -1;
    if (!unpack)
        return list_append_steal(result, value);
    int failed = is_tuple(value) ? list_extend(result, value)
                                 : (raise_type_error("expected a tuple, not %T", value), -1);
    decref(value);
    return failed;
}

static Tuple *substitute_all(Tuple *args, Tuple *parameters, Tuple *values) {
    List *list = list_new(0);
    int failed = list == NULL;
    for (size_t i = 0; i < args->length && !failed; i++)
        failed = substitute_into(list, args->items[i], parameters, values) < 0;
    Tuple *result = failed ? NULL : list_to_tuple(list);
    xdecref(list);
    return result;
}

Tuple *alias_substitute(Object *self, Tuple *args, Tuple *parameters, Object *item) {
    if (parameters->length == 0) {
        raise_type_error("%R is not a generic class", self);
        return NULL;
    }
    Tuple *values = spread(item), *result = NULL;
    values = values ? prepare(self, parameters, values) : NULL;
    if (values == NULL)
        return NULL;
    if (values->length != parameters->length)
        raise_type_error("Too %s arguments for %R; actual %zu, expected %zu",
                         values->length > parameters->length ? "many" : "few", self, values->length,
                         parameters->length);
    else
        result = substitute_all(args, parameters, values);
    decref(values);
    return result;
}

static Tuple *parameters_of(GenericAlias *a) { /* borrowed */
    if (a->parameters == NULL)
        a->parameters = alias_parameters(a->args);
    return a->parameters;
}

static Object *getitem(Object *o, Object *item) {
    GenericAlias *a = (GenericAlias *)o;
    Tuple *parameters = parameters_of(a);
    Tuple *args = parameters ? alias_substitute(o, a->args, parameters, item) : NULL;
    Object *result = args ? generic_alias_new(a->origin, OBJ(args)) : NULL;
    if (result != NULL)
        ((GenericAlias *)result)->starred = a->starred;
    xdecref(args);
    return result;
}

/* ---- iteration: *tuple[int] is one starred alias --------------------------------------------- */

typedef struct AliasIter {
    Object head;
    Object *alias; /* owned; NULL: exhausted */
} AliasIter;

static Type alias_iter_type;

static Object *iter(Object *o) {
    AliasIter *i = (AliasIter *)object_new(&alias_iter_type);
    if (i != NULL) {
        i->alias = incref(o);
        gc_track(i);
    }
    return OBJ(i);
}

static Object *iter_next(Object *o) {
    AliasIter *i = (AliasIter *)o;
    if (i->alias == NULL)
        return NULL;
    GenericAlias *a = (GenericAlias *)i->alias;
    Object *starred = generic_alias_new(a->origin, OBJ(a->args));
    if (starred != NULL) {
        ((GenericAlias *)starred)->starred = true;
        CLEAR(i->alias);
    }
    return starred;
}

static void iter_dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((AliasIter *)o)->alias);
    object_free(o);
}

static int iter_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((AliasIter *)o)->alias);
    return 0;
}

static int iter_clear(Object *o) {
    CLEAR(((AliasIter *)o)->alias);
    return 0;
}

static Object *builtin_iter(void) {
    Object *module = type_import_hook ? type_import_hook("builtins") : NULL, *found = NULL;
    if (module != NULL && optional(module, "iter", &found) == 0)
        raise_format(&exc_AttributeError, "iter");
    xdecref(module);
    return found;
}

/* (iter, (alias,)) */
static Object *iter_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    AliasIter *i = (AliasIter *)self;
    Object *function = builtin_iter();
    Tuple *rest = function ? tuple_pack(1, i->alias ? i->alias : OBJ(tuple_empty)) : NULL;
    Object *result = rest ? OBJ(tuple_pack(2, function, OBJ(rest))) : NULL;
    xdecref(function);
    xdecref(rest);
    return result;
}

static const MethodDef iter_methods[] = {
    {"__reduce__", iter_reduce, "", 0, NULL},
    {0},
};

static Object *iter_self(Object *o) { return incref(o); }

static Type alias_iter_type = {
    .head = HEAD(&type_type),
    .name = "generic_alias_iterator",
    .size = sizeof(AliasIter),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .dealloc = iter_dealloc,
    .traverse = iter_traverse,
    .clear = iter_clear,
    .iter = iter_self,
    .iternext = iter_next,
    .methods = iter_methods,
};

/* ---- as its origin --------------------------------------------------------------------------- */

static Object *call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *made = object_call(((GenericAlias *)o)->origin, args, nargs, kwnames);
    if (made != NULL && object_setattr(made, NAME(__orig_class__), o) < 0) {
        if (!error_is(&exc_AttributeError) && !error_is(&exc_TypeError)) {
            decref(made);
            return NULL;
        }
        error_clear();
    }
    return made;
}

/* What an alias has itself; the last three are nobody's: not the origin's either. */
static const char *const own_names[] = {
    "__class__",       "__origin__",     "__args__",
    "__unpacked__",    "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__",  "__reduce__",
    "__copy__",        "__deepcopy__",   "__bases__",
};
enum { OWN_NAMES = sizeof own_names / sizeof *own_names, LISTED_NAMES = OWN_NAMES - 1 };

static bool is_own(Str *name) {
    for (size_t i = 0; i < OWN_NAMES; i++)
        if (str_equal_ascii(name, own_names[i]))
            return true;
    return false;
}

static Object *getattr(Object *o, Str *name) {
    return is_own(name) ? object_generic_getattr(o, name)
                        : object_getattr(((GenericAlias *)o)->origin, name);
}

static Object *compare(Object *x, Object *y, int op) {
    if (!object_is(x, &generic_alias_type) || !object_is(y, &generic_alias_type)
        || (op != CMP_EQ && op != CMP_NE))
        return new_not_implemented();
    GenericAlias *a = (GenericAlias *)x, *b = (GenericAlias *)y;
    int equal = object_compare_bool(a->origin, b->origin, CMP_EQ);
    if (equal > 0)
        equal = object_compare_bool(OBJ(a->args), OBJ(b->args), CMP_EQ);
    equal = equal > 0 ? a->starred == b->starred : equal;
    return equal < 0 ? NULL : new_bool(equal == (op == CMP_EQ));
}

static int64_t hash(Object *o) {
    GenericAlias *a = (GenericAlias *)o;
    int64_t origin = object_hash(a->origin), args = origin == -1 ? -1 : object_hash(OBJ(a->args));
    if (args == -1)
        return -1;
    return (origin ^ args) == -1 ? -2 : origin ^ args;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Object *mro_entries(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return OBJ(tuple_pack(1, ((GenericAlias *)self)->origin));
}
static Object *instancecheck(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return raise_type_error("isinstance() argument 2 cannot be a parameterized generic");
}
static Object *subclasscheck(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return raise_type_error("issubclass() argument 2 cannot be a parameterized generic");
}
/* (next, (iter(alias),)) */
static Object *reduce_starred(GenericAlias *a) {
    Object *module = type_import_hook ? type_import_hook("builtins") : NULL, *next = NULL;
    if (module == NULL)
        return error_occurred() ? NULL : raise_type_error("cannot pickle a starred alias");
    Object *plain = generic_alias_new(a->origin, OBJ(a->args)), *iterator = NULL, *result = NULL;
    Tuple *rest = NULL;
    if (plain != NULL && optional(module, "next", &next) >= 0 && (iterator = iter(plain)) != NULL)
        rest = tuple_pack(1, iterator);
    if (rest != NULL)
        result = OBJ(tuple_pack(2, next, OBJ(rest)));
    decref(module);
    xdecref(next);
    xdecref(plain);
    xdecref(iterator);
    xdecref(rest);
    return result;
}
static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    GenericAlias *a = (GenericAlias *)self;
    if (a->starred)
        return reduce_starred(a);
    Tuple *pair = tuple_pack(2, a->origin, OBJ(a->args));
    Object *result = pair ? OBJ(tuple_pack(2, OBJ(&generic_alias_type), pair)) : NULL;
    xdecref(pair);
    return result;
}
/* The origin's attributes and its own. */
static Object *dir(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *names = object_dir(((GenericAlias *)self)->origin);
    for (size_t i = 0; names != NULL && i < LISTED_NAMES; i++) {
        Str *name = str_from_ascii(own_names[i]);
        int there = name ? object_contains(names, OBJ(name)) : -1;
        if (there < 0 || (there == 0 && list_append((List *)names, OBJ(name)) < 0))
            CLEAR(names);
        xdecref(name);
    }
    return names;
}
static Object *get_unpacked_args(Object *o, void *closure) {
    (void)closure;
    GenericAlias *a = (GenericAlias *)o;
    return incref(a->starred && a->origin == OBJ(&tuple_type) ? OBJ(a->args) : KNone);
}
static Object *get_parameters(Object *o, void *closure) {
    (void)closure;
    return xincref(parameters_of((GenericAlias *)o));
}

static const MethodDef methods[] = {
    {"__mro_entries__", mro_entries, "bases, /", 0, NULL},
    {"__instancecheck__", instancecheck, "instance, /", 0, NULL},
    {"__subclasscheck__", subclasscheck, "subclass, /", 0, NULL},
    {"__reduce__", reduce, "", 0, NULL},
    {"__dir__", dir, "", 0, NULL},
    {0},
};
static const MemberDef members[] = {
    {"__origin__", MEMBER_OBJECT, offsetof(GenericAlias, origin), false, NULL},
    {"__args__", MEMBER_OBJECT, offsetof(GenericAlias, args), false, NULL},
    {"__unpacked__", MEMBER_BOOL, offsetof(GenericAlias, starred), false, NULL},
    {0},
};
static const GetSetDef getsets[] = {
    {"__parameters__", get_parameters, NULL, "its type variables", NULL},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL, NULL},
    {0},
};

Type generic_alias_type = {
    .head = HEAD(&type_type),
    .name = "GenericAlias",
    .module = "types",
    .size = sizeof(GenericAlias),
    .flags = TYPE_GC | TYPE_BASE | TYPE_WEAKREF,
    .doc = "A generic class with its arguments, such as list[int].",
    .signature = "origin, args, /",
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .call = call,
    .getattr = getattr,
    .setattr = object_generic_setattr,
    .iter = iter,
    .new_ = make,
    .getitem = getitem,
    .or_ = union_or,
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
