/* Attributes: o.name read, written and deleted.
 *
 * The generic way, object.__getattribute__: a data descriptor of the type, else the instance's own
 * attribute, else what the type has, bound if it is a descriptor. The instance's attributes are in
 * slots by its shape, in a dict (dict mode), or in a dict field of the C struct.
 *
 * Names are interned here, so that shapes and the method cache compare them by pointer.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"
#include "runtime/objects/weakref.h"

/* ---- names ----------------------------------------------------------------------------------- */

/* The interned twin of a name, new; of a str subclass, of its exact text. */
static NOINLINE Str *interned(Str *name) {
    Str *exact = is_exact(name, &str_type) ? incref(name) : str_slice(name, 0, name->length);
    return exact == NULL ? NULL : str_intern_steal(exact);
}

void attribute_error_context(Object *obj, Str *name) {
    Object *e = thread->exception;
    if (e == NULL || !is_exact(e, &exc_AttributeError))
        return;
    AttributeErrorException *error = (AttributeErrorException *)e;
    REPLACE_STEAL(error->name, incref(name));
    REPLACE_STEAL(error->obj, incref(obj));
}

/* ---- the instance's own attributes ----------------------------------------------------------- */

static Dict **dict_field(Object *o) { return (Dict **)((char *)o + o->type->dict_offset); }

/* The instance's own attribute, borrowed; NULL: none. */
ALWAYS_INLINE Object *own_attribute(Object *o, Type *type, Str *name) {
    Dict *dict;
    if (LIKELY(type->shape_offset != 0)) {
        Shape **at = object_shape_at(o), *shape = *at;
        if (LIKELY(shape->count != SHAPE_DICT)) {
            int slot = shape_find(shape, name);
            return slot < 0 ? NULL : ((Object **)(at + 1))[slot];
        }
        dict = ((Dict **)(at + 1))[0];
    } else if (type->dict_offset != 0) {
        dict = *dict_field(o);
    } else {
        return NULL;
    }
    return dict == NULL ? NULL : dict_get_str_borrow(dict, name);
}

Object *object_dict(Object *o) {
    Type *type = o->type;
    if (type->shape_offset != 0) {
        Dict *dict = object_to_dict_mode(o);
        if (dict != NULL)
            dict_expose(dict);
        return xincref(dict);
    }
    if (type_ensure_ready(type) < 0)
        return NULL;
    if (type->dict_offset == 0)
        return raise_attribute_error(o, NAME(__dict__));
    Dict **field = dict_field(o);
    if (*field == NULL && (*field = dict_new()) == NULL)
        return NULL;
    return incref(*field);
}

/* ---- reading --------------------------------------------------------------------------------- */

static int bind(Object *descr, DescrGetFn get, Object *o, Type *type, Object **out) {
    incref(descr);
    *out = get(descr, o, OBJ(type));
    decref(descr);
    return *out == NULL ? -1 : 1;
}

int object_generic_lookup(Object *o, Str *name, Object **out) {
    if (UNLIKELY(!name->interned)) {
        Str *twin = interned(name);
        int found = twin == NULL ? -1 : object_generic_lookup(o, twin, out);
        xdecref(twin);
        return found;
    }
    Type *type = o->type;
    if (UNLIKELY(!(type->flags & TYPE_READY)) && type_ready(type) < 0)
        return -1;
    Object *descr = type_lookup_borrow(type, name);
    DescrGetFn get = NULL;
    if (descr != NULL) {
        get = descr->type->descr_get;
        if (get != NULL && descr->type->descr_set != NULL)
            return bind(descr, get, o, type, out);
    }
    Object *own = own_attribute(o, type, name);
    if (own != NULL) {
        *out = incref(own);
        return 1;
    }
    if (descr == NULL)
        return 0;
    if (get != NULL)
        return bind(descr, get, o, type, out);
    *out = incref(descr);
    return 1;
}

Object *object_generic_getattr(Object *o, Str *name) {
    Object *result;
    int found = object_generic_lookup(o, name, &result);
    if (LIKELY(found > 0))
        return result;
    return found < 0 ? NULL : raise_attribute_error(o, name);
}

static GetAttrFn getattr_slot(Object *o) {
    Type *type = o->type;
    return UNLIKELY(type->getattr == NULL) && type_ready(type) < 0 ? NULL : type->getattr;
}

Object *object_getattr(Object *o, Str *name) {
    GetAttrFn get = getattr_slot(o);
    if (UNLIKELY(get == NULL))
        return NULL;
    if (LIKELY(name->interned))
        return get(o, name);
    Str *twin = interned(name);
    Object *result = twin == NULL ? NULL : get(o, twin);
    xdecref(twin);
    return result;
}

static int lookup_by_raising(Object *o, Str *name, Object **out) {
    *out = object_getattr(o, name);
    if (*out != NULL)
        return 1;
    if (!error_is(&exc_AttributeError))
        return -1;
    error_clear();
    return 0;
}

int object_lookup(Object *o, Str *name, Object **out) {
    GetAttrFn get = getattr_slot(o);
    int found;
    if (get == NULL)
        return -1;
    if (get == object_generic_getattr)
        found = object_generic_lookup(o, name, out);
    else if (get == type_getattr)
        found = type_lookup(o, name, out);
    else
        return lookup_by_raising(o, name, out);
    if (found < 0 && error_is(&exc_AttributeError)) { /* a property raised it: no such attribute */
        error_clear();
        return 0;
    }
    return found;
}

/* Does look-up begin the generic way? With __getattr__ it does too, unless __getattribute__ is
 * overridden as well. */
static bool begins_generic(Object *o) {
    GetAttrFn get = getattr_slot(o);
    if (LIKELY(get == object_generic_getattr))
        return true;
    if (UNLIKELY(get == NULL)) /* not made ready; the general way tries again */
        error_clear();
    if (get != slot_getattr)
        return false;
    Object *first = type_lookup_borrow(o->type, NAME(__getattribute__));
    return first != NULL && is_exact(first, &slot_wrapper_type)
           && ((SlotWrapper *)first)->fn == (AnyFn)object_generic_getattr;
}

Object *object_getmethod(Object *o, Str *name, Object **self) {
    *self = NULL;
    if (UNLIKELY(!name->interned || !begins_generic(o)))
        return object_getattr(o, name);
    Type *type = o->type;
    Object *descr = type_lookup_borrow(type, name);
    if (descr == NULL || !(descr->type->flags & TYPE_METHOD_DESCR))
        return object_getattr(o, name);
    Object *own = own_attribute(o, type, name);
    if (own != NULL)
        return incref(own);
    *self = o;
    return incref(descr);
}

Object *object_special(Object *o, Str *name) {
    if (type_ensure_ready(o->type) < 0)
        return NULL;
    Object *descr = type_lookup_borrow(o->type, name);
    if (descr == NULL)
        return NULL;
    incref(descr);
    DescrGetFn get = descr->type->descr_get;
    if (get == NULL)
        return descr;
    Object *bound = get(descr, o, OBJ(type_of(o)));
    decref(descr);
    return bound;
}

/* ---- writing --------------------------------------------------------------------------------- */

static COLD int raise_not_settable(Object *o, Str *name, bool type_has_it) {
    bool plain = o->type->setattr == object_generic_setattr;
    if (type_has_it)
        raise_format(&exc_AttributeError, "'%.100T' object attribute '%U' is read-only", o, name);
    else if (plain)
        raise_format(
            &exc_AttributeError,
            "'%.100T' object has no attribute '%U' and no __dict__ for setting new attributes", o,
            name);
    else
        raise_format(&exc_AttributeError, "'%.100T' object has no attribute '%U'", o, name);
    attribute_error_context(o, name);
    return -1;
}

static int write_dict(Object *o, Dict *dict, Str *name, Object *value) {
    if (value != NULL)
        return dict_set_str(dict, name, value);
    if (dict == NULL || dict_get_str_borrow(dict, name) == NULL)
        return raise_attribute_error(o, name), -1;
    return dict_delete_str(dict, name);
}

static int write_shape(Object *o, Str *name, Object *value) {
    Shape **at = object_shape_at(o), *shape = *at;
    if (shape->count != SHAPE_DICT) {
        int slot = shape_find(shape, name);
        if (slot >= 0 && value != NULL) {
            Object **field = (Object **)(at + 1) + slot;
            REPLACE_STEAL(*field, incref(value));
            return 0;
        }
        if (slot >= 0 && shape_drop_last(o, slot))
            return 0;
        if (slot < 0
            && value == NULL) /* as in CPython without name and obj, so without a suggestion */
            return raise_format(&exc_AttributeError, "'%.100T' object has no attribute '%U'", o,
                                name),
                   -1;
        int done = value == NULL ? 0 : shape_add_attribute(o, name, value);
        if (done != 0)
            return done < 0 ? -1 : 0;
    }
    Dict *dict = object_to_dict_mode(o);
    if (dict == NULL)
        return -1;
    incref(dict);
    int result = write_dict(o, dict, name, value);
    decref(dict);
    return result;
}

static int write_field(Object *o, Str *name, Object *value) {
    Dict **field = dict_field(o);
    if (*field == NULL && value != NULL && (*field = dict_new()) == NULL)
        return -1;
    Dict *dict = xincref(*field);
    int result = write_dict(o, dict, name, value);
    xdecref(dict);
    return result;
}

int object_generic_setattr(Object *o, Str *name, Object *value) {
    if (UNLIKELY(!name->interned)) {
        Str *twin = interned(name);
        int result = twin == NULL ? -1 : object_generic_setattr(o, twin, value);
        xdecref(twin);
        return result;
    }
    Type *type = o->type;
    if (UNLIKELY(!(type->flags & TYPE_READY)) && type_ready(type) < 0)
        return -1;
    Object *descr = type_lookup_borrow(type, name);
    if (descr != NULL && descr->type->descr_set != NULL) {
        incref(descr);
        int result = descr->type->descr_set(descr, o, value);
        decref(descr);
        return result;
    }
    if (type->shape_offset != 0)
        return write_shape(o, name, value);
    if (type->dict_offset != 0)
        return write_field(o, name, value);
    return raise_not_settable(o, name, descr != NULL);
}

int object_setattr(Object *o, Str *name, Object *value) {
    Type *type = o->type;
    if (UNLIKELY(type->setattr == NULL) && type_ready(type) < 0)
        return -1;
    if (LIKELY(name->interned))
        return type->setattr(o, name, value);
    Str *twin = interned(name);
    int result = twin == NULL ? -1 : type->setattr(o, twin, value);
    xdecref(twin);
    return result;
}

/* ---- __dict__ and __weakref__ of instances --------------------------------------------------- */

static Object *get_dict(Object *o, void *closure) {
    (void)closure;
    Object *own = NULL; /* the descriptor that type has itself: it gives a read-only view */
    if (object_is(o, &type_type))
        own = dict_get_str_borrow(type_type.dict, NAME(__dict__));
    if (own != NULL && own->type->descr_get != NULL)
        return own->type->descr_get(own, o, OBJ(o->type));
    return object_dict(o);
}

static int set_dict(Object *o, Object *value, void *closure) {
    (void)closure;
    if (object_is(o, &type_type))
        return raise_format(&exc_AttributeError,
                            "attribute '__dict__' of 'type' objects is not writable"),
               -1;
    if (object_is(o, &module_type))
        return raise_format(&exc_AttributeError, "readonly attribute"), -1;
    if (value == NULL && is_exception(o))
        return raise_type_error("cannot delete __dict__"), -1;
    if (value == NULL) { /* it starts anew */
        Dict *empty = dict_new();
        int failed = empty ? object_set_dict(o, empty) : -1;
        xdecref(empty);
        return failed;
    }
    if (!is_dict(value))
        return raise_type_error("__dict__ must be set to a dictionary, not a '%.200T'", value), -1;
    return object_set_dict(o, (Dict *)value);
}

static Object *get_weakref(Object *o, void *closure) {
    (void)closure;
    Object *first = weakref_first_borrow(o);
    return first ? incref(first) : new_none();
}

const GetSetDef getset_dict = {"__dict__", get_dict, set_dict, "the object's own attributes", NULL};
const GetSetDef getset_weakref = {"__weakref__", get_weakref, NULL,
                                  "the first weak reference to the object", NULL};
