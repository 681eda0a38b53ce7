/* super: look-up that starts behind a given class in an object's mro. The form without arguments is
 * the VM's affair: it knows the class cell and the first argument, and calls super_getattr and
 * super_getmethod without making an object. */
#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

typedef struct Super {
    Object head;
    Type *type;     /* owned: look-up starts behind it */
    Object *obj;    /* owned or NULL: unbound */
    Type *obj_type; /* owned or NULL: whose mro is searched */
} Super;

/* ---- look-up --------------------------------------------------------------------------------- */

/* The type whose mro is searched for super(type, obj): borrowed; NULL with TypeError. */
static Type *check(Type *type, Object *obj) {
    if (is_type(obj) && type_is_subtype((Type *)obj, type))
        return (Type *)obj;
    if (object_is(obj, type))
        return type_of(obj);
    Object *claimed;
    int found = object_lookup(obj, NAME(__class__), &claimed);
    if (found < 0)
        return NULL;
    if (found) {
        bool fits = is_type(claimed) && claimed != OBJ(type_of(obj))
                    && type_is_subtype((Type *)claimed, type);
        decref(claimed); /* the object's class keeps it */
        if (fits)
            return (Type *)claimed;
    }
    const char *kind = is_type(obj) ? "type" : "instance of",
               *name = is_type(obj) ? ((Type *)obj)->name : type_of(obj)->name;
    return (Type *)raise_type_error(
        "super(type, obj): obj (%s %.200s) is not an instance or subtype of type (%.200s).", kind,
        name, type->name);
}

/* What stands behind `type` in the mro: new reference, NULL without exception: nothing. */
static Object *find_behind(Type *type, Type *obj_type, Str *name) {
    Tuple *mro = obj_type->mro;
    if (mro == NULL)
        return NULL;
    size_t i = 0;
    while (i < mro->length && mro->items[i] != OBJ(type))
        i++;
    for (i++; i < mro->length; i++) {
        Dict *dict = ((Type *)mro->items[i])->dict;
        Object *found = dict ? dict_get_str_borrow(dict, name) : NULL;
        if (found != NULL)
            return incref(found);
    }
    return NULL;
}

/* 1 and the bound attribute, 0 not there, -1. */
static int lookup(Type *type, Object *obj, Type *obj_type, Str *name, Object **out) {
    if (name == NAME(__class__))
        return 0;
    Object *found = find_behind(type, obj_type, name);
    if (found == NULL)
        return 0;
    *out = found;
    if (found->type->descr_get == NULL)
        return 1;
    *out = found->type->descr_get(found, obj == OBJ(obj_type) ? NULL : obj, OBJ(obj_type));
    decref(found);
    return *out == NULL ? -1 : 1;
}

static Object *make_super(Type *type, Object *obj, Type *obj_type) {
    Super *s = (Super *)object_new(&super_type);
    if (s == NULL)
        return NULL;
    s->type = incref(type);
    s->obj = xincref(obj);
    s->obj_type = xincref(obj_type);
    gc_track(s);
    return OBJ(s);
}

/* The attribute is super's own, or there is none. */
static NOINLINE Object *own_attribute(Type *type, Object *obj, Type *obj_type, Str *name) {
    Object *s = make_super(type, obj, obj_type);
    if (s == NULL)
        return NULL;
    Object *result = object_generic_getattr(s, name);
    decref(s);
    return result;
}

Object *super_getattr(Type *type, Object *obj, Str *name) {
    Object *result;
    Type *obj_type = check(type, obj);
    if (obj_type == NULL)
        return NULL;
    int found = lookup(type, obj, obj_type, name, &result);
    if (found != 0)
        return found < 0 ? NULL : result;
    return own_attribute(type, obj, obj_type, name);
}

Object *super_getmethod(Type *type, Object *obj, Str *name, Object **self) {
    Type *obj_type = check(type, obj);
    *self = NULL;
    if (obj_type == NULL)
        return NULL;
    if (OBJ(obj_type) == obj || name == NAME(__class__))
        return super_getattr(type, obj, name);
    Object *found = find_behind(type, obj_type, name);
    if (found == NULL)
        return own_attribute(type, obj, obj_type, name);
    if (found->type->flags & TYPE_METHOD_DESCR) {
        *self = obj;
        return found;
    }
    if (found->type->descr_get == NULL)
        return found;
    Object *bound = found->type->descr_get(found, obj, OBJ(obj_type));
    decref(found);
    return bound;
}

/* ---- the object ------------------------------------------------------------------------------ */

static void dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((Super *)o)->type);
    CLEAR(((Super *)o)->obj);
    CLEAR(((Super *)o)->obj_type);
    object_free(o);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Super *)o)->type);
    VISIT(((Super *)o)->obj);
    VISIT(((Super *)o)->obj_type);
    return 0;
}

int (*super_frame_hook)(Object **type, Object **self);

static Object *make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *o = object_new(type);
    if (o != NULL)
        gc_track(o);
    return o;
}

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Super *s = (Super *)self;
    if (args_no_keywords("super", kwnames) < 0 || args_count("super()", nargs, 0, 2) < 0)
        return -1;
    Object *found[2];
    if (nargs == 0) {
        if (super_frame_hook == NULL)
            return raise_runtime_error("super(): no arguments"), -1;
        if (super_frame_hook(&found[0], &found[1]) < 0)
            return -1;
        args = found;
        nargs = 2;
    }
    if (!is_type(args[0]))
        return raise_type_error("super() argument 1 must be a type, not %T", args[0]), -1;
    Object *obj = nargs > 1 && args[1] != KNone ? args[1] : NULL;
    Type *type = (Type *)args[0], *obj_type = NULL;
    if (type_ensure_ready(type) < 0 || (obj != NULL && type_ensure_ready(obj->type) < 0))
        return -1;
    if (obj != NULL && (obj_type = check(type, obj)) == NULL)
        return -1;
    REPLACE_STEAL(s->type, incref(type));
    REPLACE_STEAL(s->obj, xincref(obj));
    REPLACE_STEAL(s->obj_type, xincref(obj_type));
    return 0;
}

static Object *getattr(Object *o, Str *name) {
    Super *s = (Super *)o;
    Object *result;
    if (s->obj_type != NULL) {
        int found = lookup(s->type, s->obj, s->obj_type, name, &result);
        if (found != 0)
            return found < 0 ? NULL : result;
    }
    return object_generic_getattr(o, name);
}

static Object *repr(Object *o) {
    Super *s = (Super *)o;
    const char *name = s->type ? s->type->name : "NULL";
    if (s->obj_type != NULL)
        return OBJ(str_format("<super: <class '%s'>, <%s object>>", name, s->obj_type->name));
    return OBJ(str_format("<super: <class '%s'>, NULL>", name));
}

static Object *descr_get(Object *self, Object *obj, Object *type) {
    (void)type;
    Super *s = (Super *)self;
    if (obj == NULL || obj == KNone || s->obj != NULL)
        return incref(self);
    if (!is_exact(self, &super_type)) /* a subclass makes its own kind */
        return object_call2(OBJ(self->type), OBJ(s->type), obj);
    Type *obj_type = check(s->type, obj);
    return obj_type == NULL ? NULL : make_super(s->type, obj, obj_type);
}

static const MemberDef members[] = {
    {"__thisclass__", MEMBER_OBJECT, offsetof(Super, type), false,
     "the class behind which the search starts"},
    {"__self__", MEMBER_OBJECT, offsetof(Super, obj), false, "the object, None if there is none"},
    {"__self_class__", MEMBER_OBJECT, offsetof(Super, obj_type), false,
     "the class whose bases are searched, None if unbound"},
    {0},
};

Type super_type = {
    .head = HEAD(&type_type),
    .name = "super",
    .size = sizeof(Super),
    .flags = TYPE_GC | TYPE_BASE,
    .doc = "super()\n"
           "super(type[, object])\n\n"
           "Looks attributes up in the classes behind type, in the order of the object's class.\n"
           "Without arguments, it takes the class around the method and the method's first "
           "argument.",
    .dealloc = dealloc,
    .traverse = traverse,
    .repr = repr,
    .getattr = getattr,
    .descr_get = descr_get,
    .new_ = make,
    .init = init,
    .members = members,
};
