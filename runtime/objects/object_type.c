/* object: the base of all types, and what every object can do. */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

/* ---- making ---------------------------------------------------------------------------------- */

static Str *join_quoted(List *names_) {
    Str *comma = str_from_ascii("', '");
    Str *joined = comma ? str_join(comma, OBJ(names_)) : NULL;
    xdecref(comma);
    return joined;
}

int type_make_abstract_error(Type *type) {
    Object *methods = object_getattr(OBJ(type), NAME(__abstractmethods__));
    List *sorted = methods ? (List *)sequence_list(methods) : NULL;
    Str *joined = sorted && list_sort(sorted, NULL, false) == 0 ? join_quoted(sorted) : NULL;
    if (joined != NULL)
        raise_type_error("Can't instantiate abstract class %s without an implementation for "
                         "abstract method%s '%U'",
                         type->name, sorted->length == 1 ? "" : "s", joined);
    xdecref(methods), xdecref(sorted), xdecref(joined);
    return -1;
}

static bool any_arguments(size_t nargs, Tuple *kwnames) {
    return nargs > 0 || (kwnames != NULL && kwnames->length > 0);
}

/* Arguments are for a __new__ or __init__ of the class's own; object's take them silently only if
 * the other one is overridden. */
Object *object_new_plain(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (any_arguments(nargs, kwnames)) {
        if (type->new_ != object_new_plain)
            return raise_type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)");
        if (type->init == object_init_plain)
            return raise_type_error("%s() takes no arguments", type->name);
    }
    if ((type->flags & TYPE_ABSTRACT) && type_make_abstract_error(type) < 0)
        return NULL;
    if (type->flags & TYPE_PLAIN)
        return instance_new(type);
    Object *o = object_new(type);
    if (o != NULL && (type->flags & TYPE_GC))
        gc_track(o);
    return o;
}

int object_init_plain(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (!any_arguments(nargs, kwnames))
        return 0;
    if (self->type->init != object_init_plain)
        return raise_type_error(
                   "object.__init__() takes exactly one argument (the instance to initialize)"),
               -1;
    if (self->type->new_ == object_new_plain)
        return raise_type_error(
                   "%T.__init__() takes exactly one argument (the instance to initialize)", self),
               -1;
    return 0;
}

/* ---- slots ----------------------------------------------------------------------------------- */

static Object *repr(Object *o) {
    Str *title = class_title(type_of(o));
    if (title == NULL)
        return NULL;
    Object *result = OBJ(str_format("<%U object at %p>", title, (void *)o));
    decref(title);
    return result;
}

static Object *str(Object *o) {
    UnaryFn own = o->type->repr;
    return own != NULL ? own(o) : repr(o);
}

static int64_t hash(Object *o) { return hash_pointer(o); }

/* Identity is equality; != is what == is not. */
static Object *compare(Object *a, Object *b, int op) {
    if (op == CMP_EQ)
        return a == b ? new_bool(true) : new_not_implemented();
    if (op != CMP_NE || a->type->compare == NULL)
        return new_not_implemented();
    Object *equal = a->type->compare(a, b, CMP_EQ);
    if (equal == NULL || equal == KNotImplemented)
        return equal;
    int truth = object_truth(equal);
    decref(equal);
    return truth < 0 ? NULL : new_bool(!truth);
}

/* ---- __class__ ------------------------------------------------------------------------------- */

static Object *get_class(Object *o, void *closure) {
    (void)closure;
    return incref(type_of(o));
}

static int check_class_change(Object *o, Object *value) {
    if (value == NULL)
        return raise_type_error("can't delete __class__ attribute"), -1;
    if (!is_type(value))
        return raise_type_error("__class__ must be set to a class, not '%T' object", value), -1;
    Type *from = o->type, *to = (Type *)value;
    bool modules = type_is_subtype(from, &module_type) && type_is_subtype(to, &module_type);
    if (!modules && !(from->flags & to->flags & TYPE_HEAP))
        return raise_type_error("__class__ assignment only supported for mutable types or "
                                "ModuleType subclasses"),
               -1;
    if (!type_same_layout(from, to))
        return raise_type_error("__class__ assignment: '%s' object layout differs from '%s'",
                                to->name, from->name),
               -1;
    return 0;
}

static int set_class(Object *o, Object *value, void *closure) {
    (void)closure;
    return check_class_change(o, value) < 0 ? -1 : object_change_type(o, (Type *)value);
}

/* ---- methods --------------------------------------------------------------------------------- */

#define UNUSED_ARGS (void)args, (void)nargs, (void)kwnames

static Object *format(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    if (!is_str(args[0]))
        return raise_type_error("__format__() argument must be str, not %T", args[0]);
    if (((Str *)args[0])->length > 0)
        return raise_type_error("unsupported format string passed to %T.__format__", self);
    return object_str(self);
}

static Object *size_of(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    return int_from_u64(object_body_size(self));
}

/* The names of the instance's dict, of what it says is its class, and of that class's bases. */
static Object *dir(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    Object *dict, *cls, *result = NULL;
    int found = object_lookup(self, NAME(__dict__), &dict);
    if (found < 0)
        return NULL;
    int has_class = object_lookup(self, NAME(__class__), &cls);
    if (has_class >= 0)
        result = merged_dir(found && is_dict(dict) ? dict : NULL, !has_class     ? NULL
                                                                  : is_type(cls) ? (Type *)cls
                                                                                 : type_of(self));
    if (found)
        decref(dict);
    if (has_class > 0)
        decref(cls);
    return result;
}

static Object *init_subclass(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args;
    if (kwnames != NULL && kwnames->length > 0)
        return raise_type_error("%s.__init_subclass__() takes no keyword arguments",
                                ((Type *)self)->name);
    if (nargs > 0)
        return raise_type_error("%s.__init_subclass__() takes no arguments (%zu given)",
                                ((Type *)self)->name, nargs);
    return new_none();
}

static Object *subclasshook(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    UNUSED_ARGS;
    return new_not_implemented();
}

static const MethodDef methods[] = {
    {"__reduce_ex__", object_reduce_ex, "protocol, /", 0, "For pickle and copy."},
    {"__reduce__", object_reduce, "", 0, "For pickle and copy."},
    {"__getstate__", object_getstate, "", 0, "For pickle and copy."},
    {"__subclasshook__", subclasshook, "object, /", NATIVE_CLASS,
     "Called by issubclass() of an abstract class, which may override it; NotImplemented leaves "
     "the decision open."},
    {"__init_subclass__", init_subclass, NULL, NATIVE_CLASS | NATIVE_RAW,
     "Called when a subclass of this class was made; does nothing unless overridden."},
    {"__format__", format, "format_spec, /", 0, "str(self); a format_spec is a TypeError."},
    {"__sizeof__", size_of, "", 0, "How many bytes of memory it takes."},
    {"__dir__", dir, "", 0, "The attributes of the object, its class and its base classes."},
    {0},
};

static const GetSetDef getsets[] = {
    {"__class__", get_class, set_class, "its class", NULL},
    {0},
};

Type object_type = {
    .head = HEAD(&type_type),
    .name = "object",
    .size = sizeof(Object),
    .flags = TYPE_BASE,
    .doc = "What every class derives from.",
    .signature = "",
    .dealloc = object_free,
    .repr = repr,
    .str = str,
    .hash = hash,
    .compare = compare,
    .getattr = object_generic_getattr,
    .setattr = object_generic_setattr,
    .new_ = object_new_plain,
    .init = object_init_plain,
    .methods = methods,
    .getsets = getsets,
};
