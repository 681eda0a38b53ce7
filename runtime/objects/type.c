/* type: the type of types.
 *
 * Look-up on a class asks its metaclass first, as look-up on any object asks its type; then the
 * class's own mro, whose descriptors are bound to the class; then the metaclass's plain attributes.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

/* ---- attributes ------------------------------------------------------------------------------ */

static Object *bind(Object *descr, Object *obj, Object *type) {
    incref(descr);
    if (descr->type->descr_get == NULL)
        return descr;
    Object *result = descr->type->descr_get(descr, obj, type);
    decref(descr);
    return result;
}

int type_lookup(Object *o, Str *name, Object **out) {
    Type *type = (Type *)o, *metatype = o->type;
    if (type_ensure_ready(type) < 0 || type_ensure_ready(metatype) < 0)
        return -1;
    Object *meta = type_lookup_borrow(metatype, name);
    if (meta != NULL && meta->type->descr_get != NULL && meta->type->descr_set != NULL) {
        *out = bind(meta, o, OBJ(metatype));
        return *out == NULL ? -1 : 1;
    }
    Object *own = type_lookup_borrow(type, name);
    if (own != NULL)
        *out = bind(own, NULL, o);
    else if (meta != NULL)
        *out = bind(meta, o, OBJ(metatype));
    else
        return 0;
    return *out == NULL ? -1 : 1;
}

Object *type_getattr(Object *o, Str *name) {
    Object *result;
    int found = type_lookup(o, name, &result);
    if (found != 0)
        return found < 0 ? NULL : result;
    raise_format(&exc_AttributeError, "type object '%.100s' has no attribute '%U'",
                 ((Type *)o)->name, name);
    attribute_error_context(o, name);
    return NULL;
}

static int store(Type *type, Str *name, Object *value) {
    int result;
    if (value != NULL)
        return dict_set_str(type->dict, name, value);
    if (dict_get_str_borrow(type->dict, name) == NULL) {
        raise_format(&exc_AttributeError, "type object '%.100s' has no attribute '%U'", type->name,
                     name);
        attribute_error_context(OBJ(type), name);
        return -1;
    }
    result = dict_delete_str(type->dict, name);
    return result;
}

int type_setattr(Object *o, Str *name, Object *value) {
    Type *type = (Type *)o;
    if (UNLIKELY(!name->interned)) { /* slots are found by names that are */
        Str *exact = is_exact(name, &str_type) ? incref(name) : str_slice(name, 0, name->length);
        Str *twin = exact == NULL ? NULL : str_intern_steal(exact);
        int result = twin == NULL ? -1 : type_setattr(o, twin, value);
        xdecref(twin);
        return result;
    }
    if (type->flags & TYPE_IMMUTABLE || !(type->flags & TYPE_HEAP)) {
        raise_type_error("cannot set '%U' attribute of immutable type '%s'", name, type->name);
        return -1;
    }
    Object *meta = type_lookup_borrow(o->type, name);
    if (meta != NULL && meta->type->descr_set != NULL) {
        incref(meta);
        int result = meta->type->descr_set(meta, o, value);
        decref(meta);
        return result;
    }
    /* The old value may be the last reference to something with a finalizer that looks at this
     * type: it goes when all is in place. */
    Object *old = xincref(dict_get_str_borrow(type->dict, name));
    int result = store(type, name, value);
    if (result == 0) {
        type_modified(type);
        slots_update_name(type, name);
    }
    xdecref(old);
    return result;
}

/* ---- calling --------------------------------------------------------------------------------- */

static Object *type_of_one(Object *const *args, size_t nargs, Tuple *kwnames) {
    if (nargs == 1 && args_no_keywords("type", kwnames) < 0)
        return NULL;
    if (nargs == 1)
        return incref(type_of(args[0]));
    return raise_type_error("type() takes 1 or 3 arguments");
}

Object *type_call(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) {
    Type *type = (Type *)o;
    if (type == &type_type && nargs != 3)
        return type_of_one(args, nargs, kwnames);
    if (type_ensure_ready(type) < 0)
        return NULL;
    if (type->new_ == NULL || (type->flags & TYPE_NO_NEW))
        return raise_type_error("cannot create '%s' instances", type->name);
    Object *object = type->new_(type, args, nargs, kwnames);
    if (object == NULL || !object_is(object, type) || object->type->init == NULL)
        return object;
    if (object->type->init(object, args, nargs, kwnames) < 0) {
        decref(object);
        return NULL;
    }
    return object;
}

int type_init_slot(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)args;
    if (nargs == 1 && kwnames != NULL && kwnames->length > 0)
        return raise_type_error("type.__init__() takes no keyword arguments"), -1;
    if (nargs != 1 && nargs != 3)
        return raise_type_error("type.__init__() takes 1 or 3 arguments"), -1;
    return 0;
}

/* ---- life of a heap type --------------------------------------------------------------------- */

static void unlink_from_bases(Type *type) {
    for (size_t i = 0; type->bases != NULL && i < type->bases->length; i++)
        type_remove_subclass((Type *)type->bases->items[i], type);
}

static void dealloc(Object *o) {
    Type *type = (Type *)o;
    ASSERT(type->flags & TYPE_HEAP);
    gc_untrack(o);
    type_modified(type);
    unlink_from_bases(type);
    if (type->name != NULL)
        str_utf8_free(type->name_obj, type->name, strlen(type->name));
    CLEAR(type->dict);
    CLEAR(type->mro);
    CLEAR(type->bases);
    CLEAR(type->base);
    CLEAR(type->name_obj);
    CLEAR(type->qualname);
    CLEAR(type->slot_names);
    shapes_free(type->shape);
    if (type->subclasses != NULL)
        mem_free(type->subclasses, type->subclass_capacity * sizeof(Type *));
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    Type *type = (Type *)o;
    if (!(type->flags & TYPE_HEAP))
        return 0;
    VISIT(type->dict);
    VISIT(type->mro);
    VISIT(type->bases);
    VISIT(type->base);
    return 0;
}

/* bases and base stay: slots of dying objects may still walk them. The mro holds the type itself,
 * the dict what its methods refer to. */
static int clear(Object *o) {
    Type *type = (Type *)o;
    type_modified(type);
    if (type->dict != NULL)
        dict_clear(type->dict);
    CLEAR(type->mro);
    return 0;
}

static Object *type_or(Object *left, Object *right) { return union_or(left, right); }

Type type_type = {
    .head = HEAD(&type_type),
    .name = "type",
    .size = sizeof(Type),
    .flags = TYPE_GC | TYPE_BASE | TYPE_IS_TYPE | TYPE_WEAKREF,
    .doc = "type(object)\n"
           "type(name, bases, dict, **kwds)\n\n"
           "The class of an object, or a new class.",
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .repr = type_repr,
    .call = type_call,
    .getattr = type_getattr,
    .setattr = type_setattr,
    .new_ = type_new_slot,
    .init = type_init_slot,
    .or_ = type_or,
    .methods = type_methods,
    .getsets = type_getsets,
};
