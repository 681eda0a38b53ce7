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
} GenericAlias;

Object *generic_alias_new(Object *origin, Object *args) {
    GenericAlias *a = (GenericAlias *)object_new(&generic_alias_type);
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
    (void)type;
    if (args_no_keywords("GenericAlias", kwnames) < 0
        || args_count("GenericAlias", nargs, 2, 2) < 0)
        return NULL;
    return generic_alias_new(args[0], args[1]);
}

/* ---- representation -------------------------------------------------------------------------- */

int alias_write_item(StrBuilder *b, Object *o) {
    if (o == KEllipsis)
        return builder_text(b, "...");
    if (is_list(o)) {
        List *list = (List *)o;
        builder_char(b, '[');
        for (size_t i = 0; i < list->length; i++) {
            if (i > 0)
                builder_text(b, ", ");
            if (alias_write_item(b, list->items[i]) < 0)
                return -1;
        }
        return builder_char(b, ']');
    }
    if (!is_type(o))
        return builder_repr(b, o);
    Str *title = class_title((Type *)o);
    if (title == NULL)
        return -1;
    int result = builder_str(b, title);
    decref(title);
    return result;
}

static Object *repr(Object *o) {
    GenericAlias *a = (GenericAlias *)o;
    StrBuilder b = STR_BUILDER;
    if (c_stack_check(" while getting the repr of an object") < 0)
        return NULL;
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

static int has_substitution(Object *o) {
    Object *method;
    Str *name = str_intern_utf8("__typing_subst__", 16);
    int found = name == NULL ? -1 : is_type(o) ? 0 : object_lookup(o, name, &method);
    xdecref(name);
    if (found > 0)
        decref(method);
    return found;
}

static int inner_parameters(Object *o, Object **out) {
    Str *name = str_intern_utf8("__parameters__", 14);
    int found = name == NULL ? -1 : is_type(o) ? 0 : object_lookup(o, name, out);
    xdecref(name);
    if (found > 0 && !is_tuple(*out)) {
        decref(*out);
        return 0;
    }
    return found;
}

static int collect(List *list, Object *arg) {
    Object *inner;
    int found = has_substitution(arg);
    if (found != 0)
        return found < 0 ? -1 : add_once(list, arg);
    found = inner_parameters(arg, &inner);
    if (found <= 0)
        return found;
    int result = 0;
    for (size_t i = 0; i < ((Tuple *)inner)->length && result == 0; i++)
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

/* One argument with the given values in the place of parameters. */
static Object *substitute_one(Object *arg, Tuple *parameters, Tuple *values) {
    Object *inner;
    ssize_t at = index_of(parameters, arg);
    if (at >= 0)
        return incref(values->items[at]);
    int found = inner_parameters(arg, &inner);
    if (found <= 0)
        return found < 0 ? NULL : incref(arg);
    Tuple *own = (Tuple *)inner, *key = own->length > 0 ? tuple_new(own->length) : NULL;
    Object *result = own->length == 0 ? incref(arg) : NULL;
    for (size_t i = 0; key != NULL && i < own->length; i++) {
        at = index_of(parameters, own->items[i]);
        key->items[i] = incref(at >= 0 ? values->items[at] : own->items[i]);
    }
    if (key != NULL) {
        tuple_finish(key);
        result = object_getitem(arg, OBJ(key));
        decref(key);
    }
    decref(inner);
    return result;
}

Tuple *alias_substitute(Object *self, Tuple *args, Tuple *parameters, Object *item) {
    Tuple *values = is_tuple(item) ? (Tuple *)incref(item) : tuple_pack(1, item), *result = NULL;
    if (values == NULL)
        return NULL;
    if (parameters->length == 0) {
        raise_type_error("%R is not a generic class", self);
    } else if (values->length != parameters->length) {
        raise_type_error("Too %s arguments for %R; actual %zu, expected %zu",
                         values->length > parameters->length ? "many" : "few", self, values->length,
                         parameters->length);
    } else if ((result = tuple_new(args->length)) != NULL) {
        for (size_t i = 0; i < args->length && result != NULL; i++)
            if ((result->items[i] = substitute_one(args->items[i], parameters, values)) == NULL)
                CLEAR(result);
        if (result != NULL)
            tuple_finish(result);
    }
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
    xdecref(args);
    return result;
}

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

static bool is_own(Str *name) {
    static const char *const own[] = {
        "__class__",
        "__origin__",
        "__args__",
        "__parameters__",
        "__unpacked__",
        "__mro_entries__",
        "__reduce_ex__",
        "__reduce__",
        "__copy__",
        "__deepcopy__",
        "__typing_unpacked_tuple_args__",
        "__instancecheck__",
        "__subclasscheck__",
    };
    for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
        if (str_equal_ascii(name, own[i]))
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
static Object *reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    GenericAlias *a = (GenericAlias *)self;
    Tuple *pair = tuple_pack(2, a->origin, OBJ(a->args));
    Object *result = pair ? OBJ(tuple_pack(2, OBJ(&generic_alias_type), pair)) : NULL;
    xdecref(pair);
    return result;
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
    {0},
};
static const MemberDef members[] = {
    {"__origin__", MEMBER_OBJECT, offsetof(GenericAlias, origin), false, NULL},
    {"__args__", MEMBER_OBJECT, offsetof(GenericAlias, args), false, NULL},
    {0},
};
static const GetSetDef getsets[] = {
    {"__parameters__", get_parameters, NULL, "Type variables in the GenericAlias.", NULL},
    {0},
};

Type generic_alias_type = {
    .head = HEAD(&type_type),
    .name = "GenericAlias",
    .module = "types",
    .size = sizeof(GenericAlias),
    .flags = TYPE_GC | TYPE_BASE | TYPE_WEAKREF,
    .doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and "
           "t.__args__ is (int,).",
    .signature = "origin, args, /",
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .call = call,
    .getattr = getattr,
    .setattr = object_generic_setattr,
    .new_ = make,
    .getitem = getitem,
    .or_ = union_or,
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
