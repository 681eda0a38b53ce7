/* Making types at run time: what the class statement and type(name, bases, namespace) end in.
 *
 * The order is CPython's, since programs can observe it: metaclass and bases are checked, __slots__
 * read, the type's dict is a copy of the namespace with a few entries changed, then mro and slots;
 * __classcell__ is filled; then __set_name__ of each attribute, then the __init_subclass__ of the
 * nearest base.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/module.h"
#include "runtime/objects/slots_internal.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_members.h"

Object *(*type_current_module)(void);
Object *(*type_import_hook)(const char *module);

/* ---- metaclass and bases --------------------------------------------------------------------- */

Type *type_calculate_metaclass(Type *metatype, Tuple *bases) {
    Type *winner = metatype;
    for (size_t i = 0; i < bases->length; i++) {
        Type *candidate = type_of(bases->items[i]);
        if (type_ensure_ready(candidate) < 0)
            return NULL;
        if (type_is_subtype(winner, candidate))
            continue;
        if (!type_is_subtype(candidate, winner))
            return (Type *)raise_type_error("metaclass conflict: the metaclass of a derived class "
                                            "must be a (non-strict) subclass of the "
                                            "metaclasses of all its bases");
        winner = candidate;
    }
    return winner;
}

static int reject_mro_entries(Tuple *bases) {
    for (size_t i = 0; i < bases->length; i++) {
        Object *entries;
        if (is_type(bases->items[i]))
            continue;
        int found = object_lookup(bases->items[i], NAME(__mro_entries__), &entries);
        if (found < 0)
            return -1;
        if (found) {
            decref(entries);
            return raise_type_error(
                       "type() doesn't support MRO entry resolution; use types.new_class()"),
                   -1;
        }
    }
    return 0;
}

/* ---- the dict -------------------------------------------------------------------------------- */

static bool is_python_function(Object *o) {
    return (o->type->flags & TYPE_METHOD_DESCR) && !is_exact(o, &method_descr_type)
           && !is_exact(o, &slot_wrapper_type);
}

/* A function under one of these names becomes a static or class method without being asked. */
static int wrap_implicitly(Dict *dict, Str *name, Type *wrapper) {
    Object *function = dict_get_str_borrow(dict, name);
    if (function == NULL || !is_python_function(function))
        return 0;
    Object *wrapped = object_call1(OBJ(wrapper), function);
    if (wrapped == NULL)
        return -1;
    int result = dict_set_str(dict, name, wrapped);
    decref(wrapped);
    return result;
}

static int add_module(Dict *dict) {
    Object *module = type_current_module != NULL ? type_current_module() : NULL;
    if (module == NULL || dict_get_str_borrow(dict, NAME(__module__)) != NULL)
        return 0;
    return dict_set_str(dict, NAME(__module__), module);
}

static int take_qualname(Type *type) {
    Object *qualname = dict_get_str_borrow(type->dict, NAME(__qualname__));
    if (qualname == NULL) {
        type->qualname = incref(type->name_obj);
        return 0;
    }
    if (!is_str(qualname))
        return raise_type_error("type __qualname__ must be a str, not %T", qualname), -1;
    type->qualname = incref(qualname);
    return dict_delete_str(type->dict, NAME(__qualname__));
}

static int adjust_dict(Type *type) {
    Dict *dict = type->dict;
    if (add_module(dict) < 0 || take_qualname(type) < 0)
        return -1;
    if (wrap_implicitly(dict, NAME(__new__), &staticmethod_type) < 0
        || wrap_implicitly(dict, NAME(__init_subclass__), &classmethod_type) < 0
        || wrap_implicitly(dict, NAME(__class_getitem__), &classmethod_type) < 0)
        return -1;
    if (dict_get_str_borrow(dict, NAME(__eq__)) != NULL
        && dict_get_str_borrow(dict, NAME(__hash__)) == NULL)
        return dict_set_str(dict, NAME(__hash__),
                            KNone); /* equality of its own, and no hash that agrees with it */
    return 0;
}

/* The cell that the methods see as __class__. */
static int fill_class_cell(Type *type) {
    Object *cell = dict_get_str_borrow(type->dict, NAME(__classcell__));
    if (cell == NULL)
        return 0;
    if (!is_exact(cell, &cell_type))
        return raise_type_error("__classcell__ must be a nonlocal cell, not <class '%T'>", cell),
               -1;
    REPLACE_STEAL(((Cell *)cell)->value, incref(type));
    return dict_delete_str(type->dict, NAME(__classcell__));
}

/* The cell through which annotation scopes in the class body see its names. */
static int fill_class_dict_cell(Type *type) {
    Object *cell = dict_get_str_borrow(type->dict, NAME(__classdictcell__));
    if (cell == NULL)
        return 0;
    if (!is_exact(cell, &cell_type))
        return raise_type_error("__classdictcell__ must be a nonlocal cell, not <class '%T'>",
                                cell),
               -1;
    REPLACE_STEAL(((Cell *)cell)->value, incref(type->dict));
    return dict_delete_str(type->dict, NAME(__classdictcell__));
}

/* ---- the type object ------------------------------------------------------------------------- */

static int set_name(Type *type, Str *name) {
    if (str_find(name, str_from_char(0), 0, name->length) >= 0)
        return raise_value_error("type name must not contain null characters"), -1;
    type->name_obj =
        str_intern_steal(is_exact(name, &str_type) ? incref(name) : (Str *)object_str(OBJ(name)));
    if (type->name_obj == NULL)
        return -1;
    size_t length;
    type->name = str_utf8(type->name_obj, &length);
    return type->name == NULL ? -1 : 0;
}

/* A copy whose names are interned: slots and caches compare them by pointer, and a namespace that a
 * program made may have any. */
static Dict *copy_namespace(Dict *namespace_) {
    Dict *d = dict_copy(namespace_);
    for (size_t i = 0; d != NULL && i < d->fill; i++) {
        Object **key = &d->entries[i].key;
        if (*key == NULL || !is_exact(*key, &str_type) || ((Str *)*key)->interned)
            continue;
        Str *name = str_intern_steal(incref(*key));
        if (name == NULL)
            CLEAR(d);
        else
            REPLACE_STEAL(*key, OBJ(name));
    }
    return d;
}

static Type *allocate(Type *metatype, Str *name, Tuple *bases, Type *base, Dict *namespace_) {
    Type *type = (Type *)object_new(metatype);
    if (type == NULL)
        return NULL;
    type->flags = TYPE_HEAP | TYPE_BASE | TYPE_READY;
    type->base = incref(base);
    type->bases = incref(bases);
    type->dealloc = instance_dealloc;
    type->traverse = heap_traverse;
    type->clear = heap_clear;
    gc_track(type);
    if (set_name(type, name) < 0 || (type->dict = copy_namespace(namespace_)) == NULL)
        CLEAR(type);
    return type;
}

static int finish_type(Type *type, const MemberSpec *spec) {
    if (adjust_dict(type) < 0)
        return -1;
    type->member_count =
        type->base->member_count + (uint32_t)(spec->names ? spec->names->length : 0);
    if (fill_class_cell(type) < 0 || fill_class_dict_cell(type) < 0)
        return -1;
    if (type_set_mro(type) < 0 || member_spec_lay_out(spec, type) < 0
        || member_spec_add_descriptors(spec, type) < 0)
        return -1;
    if (dict_get_str_borrow(type->dict, NAME(__doc__)) == NULL
        && dict_set_str(type->dict, NAME(__doc__), KNone) < 0)
        return -1;
    for (size_t i = 1; i < type->mro->length; i++)
        type_inherit_patterns(type, (Type *)type->mro->items[i]);
    slots_update_all(type);
    if (!(type->flags & TYPE_GC))
        type->traverse = NULL, type->clear = NULL;
    for (size_t i = 0; i < type->bases->length; i++)
        if (type_add_subclass((Type *)type->bases->items[i], type) < 0)
            return -1;
    return 0;
}

/* ---- hooks ----------------------------------------------------------------------------------- */

/* Adds to the exception at hand where it came from. */
static void note_set_name(Object *value, Object *name, Type *type) {
    Object *exception = error_fetch();
    Str *note = str_format("Error calling __set_name__ on '%.100T' instance %R in '%.100s'", value,
                           name, type->name);
    Object *arg = OBJ(note),
           *result = note ? object_call_method(exception, NAME(add_note), &arg, 1) : NULL;
    if (result == NULL)
        error_clear();
    xdecref(result);
    xdecref(note);
    error_restore(exception);
}

static int call_set_name(Type *type, Object *key, Object *value) {
    if (type_ensure_ready(value->type) < 0)
        return -1;
    Object *method = type_lookup_borrow(value->type, NAME(__set_name__));
    if (method == NULL)
        return 0;
    Object *args[] = {incref(value), OBJ(type), incref(key)};
    Object *result = special_call(method, args, 3);
    if (result == NULL)
        note_set_name(args[0], args[2], type);
    decref(args[0]);
    decref(args[2]);
    xdecref(result);
    return result == NULL ? -1 : 0;
}

static bool some_set_name(Dict *dict) {
    size_t position = 0;
    Object *key, *value;
    while (dict_next(dict, &position, &key, &value))
        if (type_lookup_borrow(value->type, NAME(__set_name__)) != NULL
            || !(value->type->flags & TYPE_READY))
            return true;
    return false;
}

static int call_set_names(Type *type) {
    if (!some_set_name(type->dict))
        return 0;
    Dict *copy = dict_copy(type->dict); /* the hooks may change the class */
    size_t position = 0;
    Object *key, *value;
    int result = copy == NULL ? -1 : 0;
    while (result == 0 && dict_next(copy, &position, &key, &value))
        result = call_set_name(type, key, value);
    xdecref(copy);
    return result;
}

static int call_init_subclass(Type *type, Object *const *kwvalues, Tuple *kwnames) {
    bool keywords = kwnames != NULL && kwnames->length > 0;
    Object *own = type_lookup_borrow(&object_type, NAME(__init_subclass__));
    bool overridden = false;
    for (size_t i = 1; i < type->mro->length && !overridden; i++) {
        Object *found =
            dict_get_str_borrow(((Type *)type->mro->items[i])->dict, NAME(__init_subclass__));
        overridden = found != NULL && found != own;
    }
    if (!keywords && !overridden)
        return 0;
    Object *method = super_getattr(type, OBJ(type), NAME(__init_subclass__));
    Object *result =
        method == NULL ? NULL : object_call(method, kwvalues, 0, keywords ? kwnames : NULL);
    xdecref(method);
    xdecref(result);
    return result == NULL ? -1 : 0;
}

/* ---- type_new -------------------------------------------------------------------------------- */

static Type *make_type(Type *metatype, Str *name, Tuple *bases, Dict *namespace_) {
    Type *base = type_best_base(bases), *type = NULL;
    if (base == NULL)
        return NULL;
    MemberSpec spec;
    if (member_spec_read(&spec, base, bases, name, namespace_) == 0) {
        type = allocate(metatype, name, bases, base, namespace_);
        if (type != NULL && finish_type(type, &spec) < 0)
            CLEAR(type);
    }
    xdecref(spec.names);
    return type;
}

static int warn_of_keys(Type *type) {
    size_t position = 0;
    Object *key, *value;
    while (dict_next(type->dict, &position, &key, &value))
        if (UNLIKELY(!is_str(key)))
            return warn(&exc_RuntimeWarning, "non-string key in the __dict__ of class %.200s",
                        type->name);
    return 0;
}

Object *type_new(Type *metatype, Str *name, Tuple *bases, Dict *namespace_, Object *const *kwvalues,
                 Tuple *kwnames) {
    Tuple *actual = bases->length > 0 ? incref(bases) : tuple_pack(1, OBJ(&object_type));
    if (actual == NULL)
        return NULL;
    Type *type =
        type_ensure_ready(&object_type) < 0 ? NULL : make_type(metatype, name, actual, namespace_);
    decref(actual);
    if (type != NULL
        && (call_set_names(type) < 0 || call_init_subclass(type, kwvalues, kwnames) < 0
            || warn_of_keys(type) < 0))
        CLEAR(type);
    return OBJ(type);
}

static int check_arguments(Object *const *args, size_t nargs) {
    if (nargs != 3)
        return raise_type_error("type.__new__() takes exactly 3 arguments (%zu given)", nargs), -1;
    if (!is_str(args[0]))
        return raise_type_error("type.__new__() argument 1 must be str, not %T", args[0]), -1;
    if (!is_tuple(args[1]))
        return raise_type_error("type.__new__() argument 2 must be tuple, not %T", args[1]), -1;
    if (!is_dict(args[2]))
        return raise_type_error("type.__new__() argument 3 must be dict, not %T", args[2]), -1;
    return 0;
}

Object *type_new_slot(Type *metatype, Object *const *args, size_t nargs, Tuple *kwnames) {
    if (check_arguments(args, nargs) < 0 || reject_mro_entries((Tuple *)args[1]) < 0)
        return NULL;
    Type *winner = type_calculate_metaclass(metatype, (Tuple *)args[1]);
    if (winner == NULL)
        return NULL;
    if (winner != metatype && winner->new_ != type_new_slot)
        return winner->new_(winner, args, nargs, kwnames);
    return type_new(winner, (Str *)args[0], (Tuple *)args[1], (Dict *)args[2], args + nargs,
                    kwnames);
}

Object *type_new_simple(const char *qualified_name, Type *base, const char *doc) {
    const char *dot = strrchr(qualified_name, '.');
    Str *name = str_from_ascii(dot ? dot + 1 : qualified_name);
    Str *module = dot ? str_from_utf8(qualified_name, (size_t)(dot - qualified_name))
                      : str_from_ascii("builtins");
    Object *text = text_or_none(doc), *type = NULL;
    Tuple *bases = tuple_pack(1, OBJ(base ? base : &object_type));
    Dict *dict = dict_new();
    if (name && module && text && bases && dict
        && dict_set_str(dict, NAME(__module__), OBJ(module)) == 0
        && dict_set_str(dict, NAME(__doc__), text) == 0)
        type = type_new(&type_type, name, bases, dict, NULL, NULL);
    xdecref(name), xdecref(module), xdecref(text), xdecref(bases), xdecref(dict);
    return type;
}
