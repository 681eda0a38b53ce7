/* The attributes of types: __name__, __bases__, __doc__ and the others, with what may be assigned
 * to them. */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"
#include "runtime/objects/type_params.h"

/* Reading an attribute readies the type: names and mro are not there before. */
static Type *ready(Object *o) { return type_ensure_ready((Type *)o) < 0 ? NULL : (Type *)o; }

static int check_settable(Type *t, Object *value, const char *name) {
    if (!(t->flags & TYPE_HEAP))
        return raise_type_error("cannot set '%s' attribute of immutable type '%s'", name, t->name),
               -1;
    if (value == NULL)
        return raise_type_error("cannot delete '%s' attribute of immutable type '%s'", name,
                                t->name),
               -1;
    return 0;
}

static int set_in_dict(Type *t, Str *name, Object *value) {
    int result =
        value != NULL ? dict_set_str(t->dict, name, value) : dict_delete_str(t->dict, name);
    if (result == 0)
        type_modified(t);
    return result;
}

/* ---- names ----------------------------------------------------------------------------------- */

static Object *get_name(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    return t ? incref(t->name_obj) : NULL;
}

static int set_name(Object *o, Object *value, void *closure) {
    (void)closure;
    Type *t = (Type *)o;
    if (check_settable(t, value, "__name__") < 0)
        return -1;
    if (!is_str(value))
        return raise_type_error("can only assign string to %s.__name__, not '%T'", t->name, value),
               -1;
    size_t length;
    Str *name =
        str_intern_steal(is_exact(value, &str_type) ? incref(value) : (Str *)object_str(value));
    const char *utf8 = name == NULL ? NULL : str_utf8(name, &length);
    if (utf8 != NULL && strlen(utf8) != length) {
        str_utf8_free(name, utf8, length);
        utf8 = NULL;
        raise_value_error("type name must not contain null characters");
    }
    if (utf8 == NULL) {
        xdecref(name);
        return -1;
    }
    Str *old = t->name_obj;
    const char *old_utf8 = t->name;
    t->name_obj = name;
    t->name = utf8;
    str_utf8_free(old, old_utf8, strlen(old_utf8));
    decref(old);
    return 0;
}

static Object *get_qualname(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    return t ? incref(t->qualname) : NULL;
}

static int set_qualname(Object *o, Object *value, void *closure) {
    (void)closure;
    Type *t = (Type *)o;
    if (check_settable(t, value, "__qualname__") < 0)
        return -1;
    if (!is_str(value))
        return raise_type_error("can only assign string to %s.__qualname__, not '%T'", t->name,
                                value),
               -1;
    REPLACE_STEAL(t->qualname, incref(value));
    return 0;
}

Object *type_module_borrow(Type *t) {
    Object *module = dict_get_str_borrow(t->dict, NAME(__module__));
    /* What type itself has there is the descriptor. */
    bool none = module == NULL || !is_str(module);
    return none && !(t->flags & TYPE_HEAP) ? OBJ(NAME(builtins)) : module;
}

static Object *get_module(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    if (t == NULL)
        return NULL;
    Object *module = type_module_borrow(t);
    return module ? incref(module) : raise_format(&exc_AttributeError, "__module__");
}

static int set_module(Object *o, Object *value, void *closure) {
    (void)closure;
    Object *line;
    if (check_settable((Type *)o, value, "__module__") < 0
        || set_in_dict((Type *)o, NAME(__module__), value) < 0)
        return -1;
    /* Its line is that of a file which it no longer says it is from. */
    int found = dict_pop(((Type *)o)->dict, OBJ(NAME(__firstlineno__)), &line);
    if (found > 0)
        decref(line);
    return found < 0 ? -1 : 0;
}

Str *class_title(Type *t) {
    if (type_ensure_ready(t) < 0)
        return NULL;
    Object *module = type_module_borrow(t);
    if (module == NULL || !is_str(module) || str_equal((Str *)module, NAME(builtins)))
        return incref(t->qualname ? t->qualname : t->name_obj);
    return str_format("%U.%U", module, t->qualname);
}

Object *type_repr(Object *o) {
    Type *t = (Type *)o;
    Str *title = class_title(t);
    if (title == NULL)
        return NULL;
    Object *result = OBJ(str_format("<class '%U'>", title));
    decref(title);
    return result;
}

/* ---- bases ----------------------------------------------------------------------------------- */

static Object *get_bases(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    return t ? incref(t->bases) : NULL;
}

static Object *get_base(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    return t == NULL ? NULL : incref(t->base ? OBJ(t->base) : KNone);
}

static Object *get_mro(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    return t == NULL ? NULL : incref(t->mro ? OBJ(t->mro) : KNone);
}

/* By first bases: a metaclass's mro() may be at work, so that the mros are not what they will be.
 */
static bool stands_on(Type *t, const Type *base) {
    while (t != NULL && t != base)
        t = t->base;
    return t != NULL;
}

static int check_bases(Type *t, Object *value) {
    if (check_settable(t, value, "__bases__") < 0)
        return -1;
    if (!is_tuple(value))
        return raise_type_error("can only assign tuple to %s.__bases__, not %T", t->name, value),
               -1;
    Tuple *bases = (Tuple *)value;
    if (bases->length == 0)
        return raise_type_error("can only assign non-empty tuple to %s.__bases__, not ()", t->name),
               -1;
    for (size_t i = 0; i < bases->length; i++) {
        if (!is_type(bases->items[i]))
            return raise_type_error("%s.__bases__ must be tuple of classes, not '%T'", t->name,
                                    bases->items[i]),
                   -1;
        if (type_is_subtype((Type *)bases->items[i], t) || stands_on((Type *)bases->items[i], t))
            return raise_type_error("a __bases__ item causes an inheritance cycle"), -1;
    }
    return 0;
}

/* The mros of t and of all below it, renewed; what a metaclass's mro() has set meanwhile stays.
 * `saved` gets triples (type, new mro, old mro or None), by which a failure is undone. */
static int renew_mros(Type *t, List *saved) {
    Object *old = incref(t->mro ? OBJ(t->mro) : KNone);
    int result = type_set_mro(t);
    Tuple *triple = result > 0 ? tuple_pack(3, OBJ(t), OBJ(t->mro), old) : NULL;
    decref(old);
    if (result <= 0)
        return result;
    if (triple == NULL || list_append_steal(saved, OBJ(triple)) < 0)
        return -1;
    type_modified(t);
    for (uint32_t i = 0; i < t->subclass_count; i++) {
        Type *below = incref(t->subclasses[i]);
        result = renew_mros(below, saved);
        decref(below);
        if (result < 0)
            return -1;
    }
    return 0;
}

static void restore_mros(List *saved) {
    Object *pending = error_fetch();
    for (size_t i = 0; i < saved->length; i++) {
        Tuple *triple = (Tuple *)saved->items[i];
        Type *t = (Type *)triple->items[0];
        if (OBJ(t->mro) == triple->items[1]) {
            Object *old = triple->items[2];
            REPLACE_STEAL(t->mro, old == KNone ? NULL : (Tuple *)incref(old));
            type_modified(t);
        }
    }
    error_restore(pending);
}

static void update_slots_below(Type *t) {
    for (size_t i = 0; i < slot_count; i++)
        if (slot_offsets[i] != offsetof(Type, dealloc)
            && slot_offsets[i] != offsetof(Type, traverse)
            && slot_offsets[i] != offsetof(Type, clear))
            *slot_field(t, slot_offsets[i]) = NULL;
    slots_update_all(t);
    for (uint32_t i = 0; i < t->subclass_count; i++)
        update_slots_below(t->subclasses[i]);
}

static int relink(Type *t, Tuple *old, Tuple *bases) {
    for (size_t i = 0; i < bases->length; i++)
        if (type_add_subclass((Type *)bases->items[i], t) < 0)
            return -1;
    for (size_t i = 0; i < old->length; i++)
        type_remove_subclass((Type *)old->items[i], t);
    return 0;
}

static int set_bases(Object *o, Object *value, void *closure) {
    (void)closure;
    Type *t = (Type *)o, *base;
    if (check_bases(t, value) < 0 || (base = type_best_base((Tuple *)value)) == NULL)
        return -1;
    if ((t->base->flags ^ base->flags) & TYPE_GC)
        return raise_type_error("__bases__ assignment: '%s' deallocator differs from '%s'",
                                base->name, t->base->name),
               -1;
    if (!type_same_layout(t->base, base)
        && !(type_solid_base(t->base) == type_solid_base(base) && t->shape_offset != 0))
        return raise_type_error("__bases__ assignment: '%s' object layout differs from '%s'",
                                base->name, t->base->name),
               -1;
    List *saved = list_new(0);
    if (saved == NULL)
        return -1;
    bool complete = t->mro != NULL; /* else its metaclass's mro() is calling us: it is being made */
    Tuple *old_bases = t->bases;
    Type *old_base = t->base;
    t->bases = incref(value);
    t->base = incref(base);
    type_modified(t);
    int result = renew_mros(t, saved);
    bool ours = OBJ(t->bases) == value; /* no mro() has set others meanwhile */
    if (result >= 0 && ours && complete)
        result = relink(t, old_bases, t->bases);
    if (result < 0)
        restore_mros(saved);
    if (result < 0 && ours) {
        REPLACE_STEAL(t->bases, old_bases);
        REPLACE_STEAL(t->base, old_base);
    } else {
        decref(old_bases);
        decref(old_base);
    }
    if (result >= 0 && ours && complete) {
        type_modified(t);
        update_slots_below(t);
    }
    decref(saved);
    return result < 0 ? -1 : 0;
}

/* ---- dict, doc, annotations ------------------------------------------------------------------ */

static Object *get_dict(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    return t ? mapping_proxy_new(OBJ(t->dict)) : NULL;
}

static Object *get_doc(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    Object *doc = t ? dict_get_str_borrow(t->dict, NAME(__doc__)) : NULL;
    if (doc == NULL)
        return t ? new_none() : NULL;
    incref(doc);
    if (doc->type->descr_get == NULL)
        return doc;
    Object *result = doc->type->descr_get(doc, NULL, o);
    decref(doc);
    return result;
}

static int set_doc(Object *o, Object *value, void *closure) {
    (void)closure;
    return check_settable((Type *)o, value, "__doc__") < 0
               ? -1
               : set_in_dict((Type *)o, NAME(__doc__), value);
}

static Object *get_annotations(Object *o, void *closure) {
    (void)closure;
    Type *t = (Type *)o;
    if (!(t->flags & TYPE_HEAP))
        return raise_format(&exc_AttributeError,
                            "type object '%s' has no attribute '__annotations__'", t->name);
    Object *own = dict_get_str_borrow(t->dict, NAME(__annotations__));
    if (own != NULL) {
        incref(own);
        if (own->type->descr_get == NULL)
            return own;
        Object *result = own->type->descr_get(own, NULL, o);
        decref(own);
        return result;
    }
    Dict *made = dict_new();
    if (made != NULL && set_in_dict(t, NAME(__annotations__), OBJ(made)) < 0)
        CLEAR(made);
    return OBJ(made);
}

static int set_annotations(Object *o, Object *value, void *closure) {
    (void)closure;
    Type *t = (Type *)o;
    if (!(t->flags & TYPE_HEAP))
        return raise_type_error("cannot set '__annotations__' attribute of immutable type '%s'",
                                t->name),
               -1;
    if (value == NULL && dict_get_str_borrow(t->dict, NAME(__annotations__)) == NULL)
        return raise_format(&exc_AttributeError, "__annotations__"), -1;
    return set_in_dict(t, NAME(__annotations__), value);
}

static Object *get_type_params(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    Object *params = t ? dict_get_str_borrow(t->dict, NAME(__type_params__)) : NULL;
    bool own = params != NULL && t != &type_type; /* there it is the descriptor */
    return t == NULL ? NULL : incref(own ? params : OBJ(tuple_empty));
}

static int set_type_params(Object *o, Object *value, void *closure) {
    (void)closure;
    return check_settable((Type *)o, value, "__type_params__") < 0
               ? -1
               : set_in_dict((Type *)o, NAME(__type_params__), value);
}

static Object *get_text_signature(Object *o, void *closure) {
    (void)closure;
    const char *signature = ((Type *)o)->flags & TYPE_HEAP ? NULL : ((Type *)o)->signature;
    return descr_text_signature(signature, NULL);
}

/* ---- abstract methods ------------------------------------------------------------------------ */

static Object *get_abstract(Object *o, void *closure) {
    (void)closure;
    Type *t = ready(o);
    if (t == NULL)
        return NULL;
    Object *names_ =
        t == &type_type ? NULL : dict_get_str_borrow(t->dict, NAME(__abstractmethods__));
    return names_ ? incref(names_) : raise_format(&exc_AttributeError, "__abstractmethods__");
}

static int set_abstract(Object *o, Object *value, void *closure) {
    (void)closure;
    Type *t = (Type *)o;
    if (value == NULL && dict_get_str_borrow(t->dict, NAME(__abstractmethods__)) == NULL)
        return raise_format(&exc_AttributeError, "__abstractmethods__"), -1;
    int truth = value == NULL ? 0 : object_truth(value);
    if (truth < 0 || set_in_dict(t, NAME(__abstractmethods__), value) < 0)
        return -1;
    t->flags = truth ? t->flags | TYPE_ABSTRACT : t->flags & ~(uint32_t)TYPE_ABSTRACT;
    return 0;
}

/* ---- numbers --------------------------------------------------------------------------------- */

enum { OF_SIZE, OF_ITEM_SIZE, OF_DICT, OF_WEAKREF, OF_FLAGS };

/* The flag bits that programs look at, in CPython's numbering. */
static int64_t public_flags(Type *t) {
    static const struct {
        uint32_t own;
        int bit;
    } map[] = {
        {TYPE_IMMUTABLE, 8}, {TYPE_HEAP, 9},          {TYPE_BASE, 10},     {TYPE_READY, 12},
        {TYPE_GC, 14},       {TYPE_METHOD_DESCR, 17}, {TYPE_ABSTRACT, 20}, {TYPE_IS_INT, 24},
        {TYPE_IS_LIST, 25},  {TYPE_IS_TUPLE, 26},     {TYPE_IS_BYTES, 27}, {TYPE_IS_STR, 28},
        {TYPE_IS_DICT, 29},  {TYPE_IS_EXCEPTION, 30}, {TYPE_IS_TYPE, 31},  {TYPE_NO_NEW, 7},
        {TYPE_SEQUENCE, 5},  {TYPE_MAPPING, 6},
    };
    int64_t flags = t == &generic_type ? 1 << 9 : 0; /* made at run time there; pickling looks */
    for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
        if (t->flags & map[i].own)
            flags |= (int64_t)1 << map[i].bit;
    return flags;
}

static Object *get_number(Object *o, void *closure) {
    Type *t = ready(o);
    if (t == NULL)
        return NULL;
    switch ((int)(intptr_t)closure) {
    case OF_SIZE:
        return int_from_i64(t->size + t->member_count * (int64_t)sizeof(Object *));
    case OF_ITEM_SIZE:
        return int_from_i64(t->item_size);
    case OF_DICT:
        return int_from_i64(type_has_dict(t) ? -1 : 0);
    case OF_WEAKREF:
        return int_from_i64(t->flags & TYPE_WEAKREF ? -1 : 0);
    default:
        return int_from_i64(public_flags(t));
    }
}

#define CLOSURE(n) ((void *)(intptr_t)(n))
const GetSetDef type_getsets[] = {
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {"__bases__", get_bases, set_bases, NULL, NULL},
    {"__mro__", get_mro, NULL, NULL, NULL},
    {"__base__", get_base, NULL, NULL, NULL},
    {"__module__", get_module, set_module, NULL, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL, NULL},
    {"__basicsize__", get_number, NULL, NULL, CLOSURE(OF_SIZE)},
    {"__itemsize__", get_number, NULL, NULL, CLOSURE(OF_ITEM_SIZE)},
    {"__dictoffset__", get_number, NULL, NULL, CLOSURE(OF_DICT)},
    {"__weakrefoffset__", get_number, NULL, NULL, CLOSURE(OF_WEAKREF)},
    {"__flags__", get_number, NULL, NULL, CLOSURE(OF_FLAGS)},
    {0},
};
