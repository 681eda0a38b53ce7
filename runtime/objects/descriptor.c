/* The descriptors of native types: method_descriptor (list.append), classmethod_descriptor
 * (dict.fromkeys), getset_descriptor (int.real), member_descriptor (fields of C structs and
 * __slots__). They live in the dicts of types and own a reference to their type.
 *
 * Invariant: a __slots__ member's place is object_members(o)[index], for every object of its owner
 * and of the types below.
 */
#include "runtime/native_signature.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

Object *text_or_none(const char *text) {
    return text == NULL || *text == '\0' ? new_none() : OBJ(str_from_utf8(text, strlen(text)));
}

Object *descr_text_signature(const char *signature, const char *first) {
    if (signature == NULL)
        return new_none();
    const char *slash = strchr(signature, '/');
    bool has_slash = (slash != NULL && (slash == signature || slash[-1] == ' '))
                     || strcmp(signature, "*args, **kwargs") == 0;
    const char *comma = first && *signature ? ", " : "", *marker = first && !has_slash ? ", /" : "";
    return OBJ(str_format("(%s%s%s%s)", first ? first : "", marker, comma, signature));
}

/* ---- what all have in common: type and name -------------------------------------------------- */

static const char *name_of(Object *o) {
    if (is_exact(o, &getset_descr_type))
        return ((GetSetDescr *)o)->def->name;
    if (is_exact(o, &member_descr_type))
        return ((MemberDescr *)o)->def->name;
    return ((MethodDescr *)o)->def->name;
}

static Type *owner_of(Object *o) {
    if (is_exact(o, &getset_descr_type))
        return ((GetSetDescr *)o)->owner;
    return is_exact(o, &member_descr_type) ? ((MemberDescr *)o)->owner : ((MethodDescr *)o)->owner;
}

static Object *get_name(Object *o, void *closure) {
    (void)closure;
    if (is_exact(o, &member_descr_type) && ((MemberDescr *)o)->def == NULL)
        return incref(((MemberDescr *)o)->name);
    return OBJ(str_from_ascii(name_of(o)));
}

static Object *get_qualname(Object *o, void *closure) {
    Object *name = get_name(o, closure);
    if (name == NULL)
        return NULL;
    Object *result = OBJ(str_format("%U.%U", owner_of(o)->qualname, name));
    decref(name);
    return result;
}

static Object *get_objclass(Object *o, void *closure) {
    (void)closure;
    return incref(owner_of(o));
}

static Object *get_doc(Object *o, void *closure) {
    (void)closure;
    if (is_exact(o, &getset_descr_type))
        return text_or_none(((GetSetDescr *)o)->def->doc);
    if (is_exact(o, &member_descr_type))
        return text_or_none(((MemberDescr *)o)->def ? ((MemberDescr *)o)->def->doc : NULL);
    return text_or_none(((MethodDescr *)o)->def->doc);
}

static Object *get_text_signature(Object *o, void *closure) {
    (void)closure;
    return descr_text_signature(((MethodDescr *)o)->def->signature,
                                is_exact(o, &classmethod_descr_type) ? "$type" : "$self");
}

/* 0 when obj is of the descriptor's type, else -1 with TypeError. */
static int check_object(Object *descr, Object *obj, Object *name) {
    if (object_is(obj, owner_of(descr)))
        return 0;
    raise_type_error("descriptor '%U' for '%s' objects doesn't apply to a '%T' object", name,
                     owner_of(descr)->name, obj);
    return -1;
}

static COLD int reject_object(Object *descr, Object *obj) {
    Object *name = get_name(descr, NULL);
    if (name != NULL && check_object(descr, obj, name) == 0)
        raise_system_error("descriptor applied to an object of its own type was rejected");
    xdecref(name);
    return -1;
}

static const GetSetDef data_getsets[] = {
    {"__name__", get_name, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__objclass__", get_objclass, NULL, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL, NULL},
    {0},
};

static const GetSetDef method_getsets[] = {
    {"__name__", get_name, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__objclass__", get_objclass, NULL, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL, NULL},
    {0},
};

/* ---- method_descriptor ----------------------------------------------------------------------- */

static Object *new_method(Type *kind, Type *owner, const MethodDef *def) {
    MethodDescr *d = (MethodDescr *)object_new(kind);
    if (d == NULL)
        return NULL;
    d->def = def;
    d->owner = incref(owner);
    return OBJ(d);
}

Object *method_descr_new(Type *owner, const MethodDef *def) {
    return new_method(&method_descr_type, owner, def);
}
Object *classmethod_descr_new(Type *owner, const MethodDef *def) {
    return new_method(&classmethod_descr_type, owner, def);
}

static void method_dealloc(Object *o) {
    decref(((MethodDescr *)o)->owner);
    object_free(o);
}

static Object *method_repr(Object *o) {
    return OBJ(str_format("<method '%s' of '%s' objects>", name_of(o), owner_of(o)->name));
}

/* A native function bound to self, with the signature parsed once for all of them. */
static Object *bind(MethodDescr *d, Object *self) {
    if (d->signature == NULL && !(d->def->flags & NATIVE_RAW)
        && (d->signature = signature_get(d->def->signature)) == NULL)
        return NULL;
    Object *f = native_function_new(d->def, self, NULL, d->owner);
    if (f != NULL)
        ((NativeFunction *)f)->signature = d->signature;
    return f;
}

static Object *method_get(Object *o, Object *obj, Object *type) {
    (void)type;
    if (obj == NULL)
        return incref(o);
    if (!object_is(obj, ((MethodDescr *)o)->owner))
        return reject_object(o, obj), NULL;
    return bind((MethodDescr *)o, obj);
}

static COLD Object *reject_call(MethodDescr *d, Object *const *args, size_t nargs) {
    if (nargs == 0)
        return raise_type_error("unbound method %s.%s() needs an argument",
                                type_bare_name(d->owner), d->def->name);
    return reject_object(OBJ(d), args[0]), NULL;
}

static Object *method_call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    MethodDescr *d = (MethodDescr *)o;
    if (UNLIKELY(nargs == 0 || !object_is(args[0], d->owner)))
        return reject_call(d, args, nargs);
    return native_call(d->def, &d->signature, args[0], args + 1, nargs - 1, kwnames, d->owner);
}

/* Pickled as getattr(type, name). */
static Object *descr_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *builtins = type_import_hook ? type_import_hook("builtins") : NULL;
    if (builtins == NULL)
        return error_occurred() ? NULL : raise_type_error("cannot pickle '%T' object", self);
    Str *getattr = str_intern_utf8("getattr", 7);
    Object *function = getattr ? object_getattr(builtins, getattr) : NULL,
           *name = function ? get_name(self, NULL) : NULL, *result = NULL;
    Tuple *pair = name ? tuple_pack(2, OBJ(owner_of(self)), name) : NULL;
    if (pair != NULL)
        result = OBJ(tuple_pack(2, function, pair));
    decref(builtins);
    xdecref(getattr), xdecref(function), xdecref(name), xdecref(pair);
    return result;
}

static const MethodDef descr_methods[] = {
    {"__reduce__", descr_reduce, "", 0, "Return how to pickle this descriptor."},
    {0},
};

Type method_descr_type = {
    .head = HEAD(&type_type),
    .name = "method_descriptor",
    .size = sizeof(MethodDescr),
    .flags = TYPE_METHOD_DESCR | TYPE_NO_NEW,
    .dealloc = method_dealloc,
    .repr = method_repr,
    .call = method_call,
    .getattr = object_generic_getattr,
    .descr_get = method_get,
    .methods = descr_methods,
    .getsets = method_getsets,
};

/* ---- classmethod_descriptor ------------------------------------------------------------------ */

static Object *classmethod_get(Object *o, Object *obj, Object *type) {
    MethodDescr *d = (MethodDescr *)o;
    Object *cls = type != NULL ? type : obj != NULL ? OBJ(type_of(obj)) : NULL;
    if (cls == NULL)
        return raise_type_error("descriptor '%s' for type '%s' needs either an object or a type",
                                d->def->name, d->owner->name);
    if (!is_type(cls))
        return raise_type_error("descriptor '%s' for type '%s' needs a type, not a '%T' as arg 2",
                                d->def->name, d->owner->name, cls);
    if (!type_is_subtype((Type *)cls, d->owner))
        return raise_type_error("descriptor '%s' requires a subtype of '%s' but received '%s'",
                                d->def->name, d->owner->name, ((Type *)cls)->name);
    return bind(d, cls);
}

static Object *classmethod_call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    MethodDescr *d = (MethodDescr *)o;
    if (nargs == 0)
        return raise_type_error("descriptor '%s' of '%s' object needs an argument", d->def->name,
                                d->owner->name);
    Object *bound = classmethod_get(o, NULL, args[0]);
    if (bound == NULL)
        return NULL;
    Object *result = object_call(bound, args + 1, nargs - 1, kwnames);
    decref(bound);
    return result;
}

Type classmethod_descr_type = {
    .head = HEAD(&type_type),
    .name = "classmethod_descriptor",
    .size = sizeof(MethodDescr),
    .flags = TYPE_NO_NEW,
    .dealloc = method_dealloc,
    .repr = method_repr,
    .call = classmethod_call,
    .getattr = object_generic_getattr,
    .descr_get = classmethod_get,
    .methods = descr_methods,
    .getsets = method_getsets,
};

/* ---- getset_descriptor ----------------------------------------------------------------------- */

Object *getset_descr_new(Type *owner, const GetSetDef *def) {
    GetSetDescr *d = (GetSetDescr *)object_new(&getset_descr_type);
    if (d == NULL)
        return NULL;
    d->def = def;
    d->owner = incref(owner);
    if (owner->flags & TYPE_HEAP)
        gc_track(d);
    return OBJ(d);
}

static void getset_dealloc(Object *o) {
    gc_untrack(o);
    decref(((GetSetDescr *)o)->owner);
    object_free(o);
}

static int getset_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((GetSetDescr *)o)->owner);
    return 0;
}

static Object *getset_repr(Object *o) {
    return OBJ(str_format("<attribute '%s' of '%s' objects>", name_of(o), owner_of(o)->name));
}

static Object *getset_get(Object *o, Object *obj, Object *type) {
    (void)type;
    GetSetDescr *d = (GetSetDescr *)o;
    if (obj == NULL)
        return incref(o);
    if (!object_is(obj, d->owner))
        return reject_object(o, obj), NULL;
    if (d->def->get == NULL)
        return raise_format(&exc_AttributeError, "attribute '%s' of '%s' objects is not readable",
                            d->def->name, d->owner->name);
    return d->def->get(obj, d->def->closure);
}

static int getset_set(Object *o, Object *obj, Object *value) {
    GetSetDescr *d = (GetSetDescr *)o;
    if (!object_is(obj, d->owner))
        return reject_object(o, obj);
    if (d->def->set != NULL)
        return d->def->set(obj, value, d->def->closure);
    raise_format(&exc_AttributeError, "attribute '%s' of '%s' objects is not writable",
                 d->def->name, d->owner->name);
    return -1;
}

Type getset_descr_type = {
    .head = HEAD(&type_type),
    .name = "getset_descriptor",
    .size = sizeof(GetSetDescr),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .dealloc = getset_dealloc,
    .traverse = getset_traverse,
    .repr = getset_repr,
    .getattr = object_generic_getattr,
    .descr_get = getset_get,
    .descr_set = getset_set,
    .getsets = data_getsets,
};

/* ---- member_descriptor ----------------------------------------------------------------------- */

static MemberDescr *new_member(Type *owner) {
    MemberDescr *d = (MemberDescr *)object_new(&member_descr_type);
    if (d == NULL)
        return NULL;
    d->owner = incref(owner);
    if (owner->flags & TYPE_HEAP)
        gc_track(d);
    return d;
}

Object *member_descr_new(Type *owner, const MemberDef *def) {
    MemberDescr *d = new_member(owner);
    if (d != NULL)
        d->def = def;
    return OBJ(d);
}

Object *slot_member_new(Type *owner, Str *name, uint32_t index) {
    MemberDescr *d = new_member(owner);
    if (d != NULL) {
        d->name = incref(name);
        d->index = index;
    }
    return OBJ(d);
}

Object *item_member_new(Type *owner, Str *name, uint32_t index) {
    Object *d = slot_member_new(owner, name, index);
    if (d != NULL)
        ((MemberDescr *)d)->is_item = true;
    return d;
}

static void member_dealloc(Object *o) {
    gc_untrack(o);
    decref(((MemberDescr *)o)->owner);
    xdecref(((MemberDescr *)o)->name);
    object_free(o);
}

static int member_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((MemberDescr *)o)->owner);
    return 0;
}

static Object *member_repr(Object *o) {
    Object *name = get_name(o, NULL);
    if (name == NULL)
        return NULL;
    Object *result = OBJ(str_format("<member '%U' of '%s' objects>", name, owner_of(o)->name));
    decref(name);
    return result;
}

static Object *read_field(const MemberDef *def, Object *obj) {
    void *field = (char *)obj + def->offset;
    Object *value;
    switch (def->kind) {
    case MEMBER_BOOL:
        return new_bool(*(bool *)field);
    case MEMBER_INT:
        return int_from_i64(*(int *)field);
    case MEMBER_SSIZE:
        return int_from_i64(*(ssize_t *)field);
    case MEMBER_DOUBLE:
        return float_from_double(*(double *)field);
    default:
        value = *(Object **)field;
        break;
    }
    if (value == NULL && def->kind == MEMBER_OBJECT_EX)
        return raise_format(&exc_AttributeError, "'%.200T' object has no attribute '%s'", obj,
                            def->name);
    return incref(value ? value : KNone);
}

static int write_number(const MemberDef *def, void *field, Object *value) {
    if (value == NULL)
        return raise_type_error("can't delete numeric/char attribute"), -1;
    if (def->kind == MEMBER_BOOL) {
        if (value != KTrue && value != KFalse)
            return raise_type_error("attribute value type must be bool"), -1;
        *(bool *)field = value == KTrue;
        return 0;
    }
    int64_t n = int_as_i64(value);
    if (n == -1 && error_occurred())
        return -1;
    if (def->kind == MEMBER_INT)
        *(int *)field = (int)n;
    else
        *(ssize_t *)field = n;
    return 0;
}

static int write_field(const MemberDef *def, Object *obj, Object *value) {
    if (!def->writable)
        return raise_format(&exc_AttributeError, "readonly attribute"), -1;
    void *field = (char *)obj + def->offset;
    if (def->kind != MEMBER_OBJECT && def->kind != MEMBER_OBJECT_EX)
        return write_number(def, field, value);
    if (value == NULL && def->kind == MEMBER_OBJECT_EX && *(Object **)field == NULL)
        return raise_format(&exc_AttributeError, "%s", def->name), -1;
    REPLACE_STEAL(*(Object **)field, xincref(value));
    return 0;
}

/* A slot without a value. The class is named with its module, unless that is the program. */
static COLD Object *raise_unset(Object *obj, Str *name) {
    Type *t = type_of(obj);
    Object *module = type_module_borrow(t);
    if (module == NULL || !is_str(module) || str_equal((Str *)module, NAME(__main__))
        || str_equal((Str *)module, NAME(builtins)) || t->qualname == NULL)
        raise_format(&exc_AttributeError, "'%U' object has no attribute '%U'",
                     t->qualname ? t->qualname : t->name_obj, name);
    else
        raise_format(&exc_AttributeError, "'%U.%U' object has no attribute '%U'", module,
                     t->qualname, name);
    attribute_error_context(obj, name);
    return NULL;
}

static Object *member_get(Object *o, Object *obj, Object *type) {
    (void)type;
    MemberDescr *d = (MemberDescr *)o;
    if (obj == NULL)
        return incref(o);
    if (UNLIKELY(!object_is(obj, d->owner)))
        return reject_object(o, obj), NULL;
    if (d->def != NULL)
        return read_field(d->def, obj);
    Object *value = d->is_item ? ((Tuple *)obj)->items[d->index] : object_members(obj)[d->index];
    return LIKELY(value != NULL) ? incref(value) : raise_unset(obj, d->name);
}

static int member_set(Object *o, Object *obj, Object *value) {
    MemberDescr *d = (MemberDescr *)o;
    if (UNLIKELY(!object_is(obj, d->owner)))
        return reject_object(o, obj);
    if (d->def != NULL)
        return write_field(d->def, obj, value);
    if (d->is_item)
        return raise_format(&exc_AttributeError, "readonly attribute"), -1;
    Object **field = &object_members(obj)[d->index];
    if (value == NULL && *field == NULL)
        return raise_format(&exc_AttributeError, "%U", d->name), -1;
    REPLACE_STEAL(*field, xincref(value));
    return 0;
}

Type member_descr_type = {
    .head = HEAD(&type_type),
    .name = "member_descriptor",
    .size = sizeof(MemberDescr),
    .flags = TYPE_GC | TYPE_NO_NEW,
    .dealloc = member_dealloc,
    .traverse = member_traverse,
    .repr = member_repr,
    .getattr = object_generic_getattr,
    .descr_get = member_get,
    .descr_set = member_set,
    .methods = descr_methods,
    .getsets = data_getsets,
};
