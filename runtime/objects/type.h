/* Types: making them ready, making them at run time; shapes and the instance part of objects.
 *
 * The instance part is one Shape word and after it `type->capacity` attribute slots. A Shape
 * (hidden class) belongs to one type and maps names to slot numbers; adding an attribute moves the
 * object to a child shape. When the slots are full, when an attribute is deleted, or when somebody
 * asks for
 * __dict__, the object goes to dict mode: its shape is the type's dict shape (count SHAPE_DICT) and
 * slot 0 holds its dict. A type learns from its instances: capacity starts at the number of names
 * that its methods assign to (__static_attributes__) and grows when instances overflow.
 *
 * Static types whose objects carry attributes (module, function, exceptions) have no shape;
 * type->dict_offset says where their own Dict* field stands (NULL until needed). The generic
 * attribute functions and object_dict read and make the dict there. A heap subclass of such a type
 * has a Shape as any other; its objects use that, and the field stays NULL: hence the order
 * "shape_offset, else dict_offset".
 *
 * shape->version is unique among all shapes and types that ever were, and is renewed (or 0) when
 * the type or a base of it changes: an inline cache that compares it proves at once: the instance's
 * type, that the name is (or is not) in the instance, at which slot, and what the type's attributes
 * are. type->version does the same for types without shapes. Versions come from one counter; 0 is
 * never valid in a cache.
 */
#ifndef KRAIT_TYPE_H
#define KRAIT_TYPE_H

#include "runtime/object.h"

enum { SHAPE_DICT = UINT32_MAX };

struct Shape {
    Type *type;       /* borrowed: a type outlives its instances, and they its shapes */
    uint32_t version; /* 0: caches must not use it */
    uint32_t count;   /* attributes, or SHAPE_DICT */
    Str *name; /* owned: the attribute that this shape adds to its parent's, in slot count - 1; NULL
                  in the root */
    Shape *parent;    /* borrowed */
    Shape **children; /* owned array */
    uint32_t child_count, child_capacity;
    /* name -> slot, open addressing on the name's pointer (names are interned); built when first
     * looked up. */
    struct ShapeIndex *index;
    uint32_t capacity; /* attribute slots of the objects of this shape; the same in a whole tree */
    Shape *dict_shape; /* in a root: owned: the shape of its objects in dict mode */
    Shape *older;      /* in a root: owned: the root before the type learned a greater capacity; its
                          objects live on */
};

typedef struct Instance { /* of a TYPE_PLAIN type */
    Object head;
    Shape *shape;
    Object *slots[]; /* owned; those below shape->count are set */
} Instance;

Shape **object_shape_behind_items(Object *o);
ALWAYS_INLINE Shape **object_shape_at(Object *o) { /* o's type has shape_offset != 0 */
    int32_t offset = o->type->shape_offset;
    return LIKELY(offset > 0) ? (Shape **)((char *)o + offset) : object_shape_behind_items(o);
}

/* A new object of a TYPE_PLAIN type, tracked; slots are left as they are, since nobody looks above
 * shape->count. NULL with MemoryError. */
ALWAYS_INLINE Object *instance_new(Type *type) {
    Instance *o = gc_alloc(sizeof(Instance) + type->capacity * sizeof(Object *));
    if (UNLIKELY(o == NULL))
        return raise_no_memory();
    o->head.refcount = 1;
    o->head.type = incref(type);
    o->shape = type->shape;
    gc_track(o);
    return OBJ(o);
}

int type_ready(Type *type)
    MAY_RAISE; /* fills dict, mro, inherited slots of a static type; bases first; idempotent */
/* Static types are readied at first use: attribute look-up, subclassing, isinstance. */
ALWAYS_INLINE int type_ensure_ready(Type *type) {
    return LIKELY(type->flags & TYPE_READY) ? 0 : type_ready(type);
}
/* type(name, bases, namespace, **keywords) with all hooks (metaclass choice is the caller's): new
 * type. */
Object *type_new(Type *metatype, Str *name, Tuple *bases, Dict *namespace_, Object *const *kwvalues,
                 Tuple *kwnames) MAY_RAISE;
Type *type_calculate_metaclass(Type *metatype, Tuple *bases) MAY_RAISE; /* borrowed */
/* A heap exception or plain class made by C code: base may be NULL (object). */
Object *type_new_simple(const char *qualified_name, Type *base, const char *doc) MAY_RAISE;
uint32_t version_next(void);
uint32_t type_version(Type *t);   /* assigns one if it is 0; 0 when they ran out */
uint32_t shape_version(Shape *s); /* likewise */
void type_modified(Type *t); /* dict or bases changed: versions of it, its subclasses and all their
                                shapes are renewed */
int shape_find(Shape *s, Str *name); /* slot number, -1: absent; name interned */
/* Stores a new attribute in a free slot by moving to a child shape: 1 done, 0 no room or too many
 * (go to dict mode), -1 error. Value borrowed. */
int shape_add_attribute(Object *o, Str *name, Object *value) MAY_RAISE;
Shape *shape_child_borrow(Shape *s,
                          Str *name) MAY_RAISE; /* the shape after adding name; made if need be */
/* The attributes without changing how o keeps them: its dict, or a new one; new reference. 0: there
 * is none; -1: error. */
int object_attributes(Object *o, Dict **out) MAY_RAISE;
Dict *object_to_dict_mode(Object *o) MAY_RAISE; /* borrowed dict */
bool object_in_dict_mode(Object *o);
int object_set_dict(Object *o, Dict *dict) MAY_RAISE; /* o.__dict__ = dict */
Object **object_members(Object *o);                   /* where the __slots__ members begin */
int instance_traverse(Object *o, VisitFn visit,
                      void *arg); /* visits slots, dict, __slots__ members, and the heap type */
void instance_clear(Object *o);   /* releases slots, dict and __slots__ members */

/* Slot functions of heap types that others must recognise. The StopIteration of a Python __next__
 * is cleared by slot_iternext, its value with it: `yield from` calls __next__ itself where
 * type->iternext is this one. */
Object *slot_iternext(Object *self);
Object *slot_getattr(Object *self, Str *name); /* __getattribute__ and __getattr__ */
int slot_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
Object *slot_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames);
Object *object_new_plain(Type *type, Object *const *args, size_t nargs,
                         Tuple *kwnames); /* object.__new__ */
int object_init_plain(Object *self, Object *const *args, size_t nargs,
                      Tuple *kwnames); /* object.__init__ */
Object *type_getattr(Object *type, Str *name) MAY_RAISE;
int type_lookup(Object *type, Str *name,
                Object **out) MAY_RAISE; /* as object_lookup, for a type with type_getattr */
int type_setattr(Object *type, Str *name, Object *value) MAY_RAISE;
Object *type_call(Object *type, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;

/* What this layer asks of the ones above; NULL until they set it. */
extern Object *(*type_current_module)(
    void); /* __name__ of the module that is running: borrowed or NULL */
extern int (*super_frame_hook)(
    Object **type,
    Object **self); /* what super() without arguments means in the running function: borrowed */
extern Object *(*type_import_hook)(const char *module); /* imports a module: new reference */

/* The end of the process: the method cache, then what the static types own. */
void type_cache_clear(void);
void type_shutdown(void);

/* Descriptors and wrappers of this family */
typedef struct Property {
    Object head;
    Object *get, *set, *del, *doc; /* owned or NULL */
    Object *name;                  /* owned or NULL: from __set_name__ */
    bool doc_from_getter;
} Property;
typedef struct Method { /* a function bound to an object */
    Object head;
    Object *function, *self; /* owned */
} Method;
typedef struct MethodWrap { /* staticmethod, classmethod */
    Object head;
    Object *callable; /* owned */
    Dict *dict;       /* owned or NULL */
} MethodWrap;
extern Type namespace_type; /* types.SimpleNamespace */
extern Type property_type, method_type, staticmethod_type, classmethod_type, super_type,
    mapping_proxy_type;
/* super's lookup for the VM: super(type, self).name as object_getmethod gives it. */
Object *super_getmethod(Type *type, Object *self_or_type, Str *name, Object **self_out) MAY_RAISE;
Object *super_getattr(Type *type, Object *self_or_type, Str *name) MAY_RAISE;
Object *method_new(Object *function, Object *self) MAY_RAISE;
Object *mapping_proxy_new(Object *mapping) MAY_RAISE;
Object *namespace_new(Dict *attributes /* NULL: empty */) MAY_RAISE;

#endif
