/* What the files of the type family share: type.c, type_ready.c, type_mro.c, type_new.c,
 * type_layout.c, type_lookup.c, shape.c, slots*.c. */
#ifndef KRAIT_TYPE_INTERNAL_H
#define KRAIT_TYPE_INTERNAL_H

#include "runtime/native.h"
#include "runtime/objects/type.h"

enum { MAX_CAPACITY = 128 }; /* attribute slots in an object, at most; beyond, a dict */

/* ---- shape.c */
int type_make_shapes(Type *type, uint32_t capacity) MAY_RAISE; /* gives the type its first root */
void shapes_free(Shape *root);         /* a root, its tree, and the older roots */
size_t shapes_size(const Shape *root); /* bytes that they take */
void shapes_invalidate(Shape *root);   /* versions of all to 0 */

int object_change_type(
    Object *o, Type *type) MAY_RAISE; /* o.__class__ = type; the layouts are known to agree */
int shape_drop_last(Object *o,
                    int slot); /* 1: attribute `slot` was the last one and is gone; 0: it is not */

/* ---- type_lookup.c */
int type_add_subclass(Type *base, Type *type) MAY_RAISE;
void type_remove_subclass(Type *base, Type *type);

/* ---- type_mro.c */
Tuple *type_linearize(Tuple *bases,
                      Type *type) MAY_RAISE; /* C3: the default mro(), starting with `type` */
/* Asks the metaclass's mro() if it has one of its own. 1 done, 0 that call set it already, -1
 * error. */
int type_set_mro(Type *type) MAY_RAISE;

/* ---- type_layout.c */
Type *
type_best_base(Tuple *bases) MAY_RAISE; /* borrowed: the base whose C layout the new type extends */
Type *type_solid_base(Type *type); /* the nearest ancestor that lays out the object: borrowed */
bool type_has_dict(Type *type);    /* instances have a __dict__ */
bool type_same_layout(Type *a, Type *b); /* may an object change its class from one to the other? */

/* ---- type_attributes.c, type_methods.c: what type_type consists of */
extern const GetSetDef type_getsets[];
extern const MethodDef type_methods[];
Object *type_module_borrow(Type *type); /* __module__, NULL: unknown; no exception */
Object *type_repr(Object *o);
Object *merged_dir(Object *instance_dict /* may be NULL, as may be type */,
                   Type *type) MAY_RAISE; /* names of both, a list */
Str *class_title(Type *type) MAY_RAISE;   /* "module.qualname", without "builtins." */

/* ---- object_reduce.c: object's pickling */
Object *object_reduce(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
Object *object_reduce_ex(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
Object *object_getstate(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);

/* ---- type_ready.c */
int type_add_native_attributes(Type *type) MAY_RAISE;

/* ---- type_new.c, heap types' own slots in instance.c */
void instance_dealloc(Object *o);
int heap_traverse(Object *o, VisitFn visit, void *arg);
int heap_clear(Object *o);
Object *type_new_slot(Type *metatype, Object *const *args, size_t nargs, Tuple *kwnames);
int type_init_slot(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
bool type_is_abstract(Type *type);
int type_make_abstract_error(Type *type) MAY_RAISE; /* -1 with TypeError */

/* ---- slot_table.c: rows of slots.def */
typedef enum {
    SLOT_UNARY,
    SLOT_BINARY,
    SLOT_BINARY_R,
    SLOT_BINARY_I,
    SLOT_BINARY_KEY,
    SLOT_TERNARY,
    SLOT_TERNARY_R,
    SLOT_LEN,
    SLOT_BOOL,
    SLOT_HASH,
    SLOT_CMP_LT,
    SLOT_CMP_LE,
    SLOT_CMP_EQ,
    SLOT_CMP_NE,
    SLOT_CMP_GT,
    SLOT_CMP_GE,
    SLOT_CALL,
    SLOT_INIT,
    SLOT_NEW,
    SLOT_GETATTR,
    SLOT_GETATTR_HOOK,
    SLOT_SETATTR,
    SLOT_DELATTR,
    SLOT_GET,
    SLOT_SET,
    SLOT_DELETE,
    SLOT_NEXT,
    SLOT_SETITEM,
    SLOT_DELITEM,
    SLOT_CONTAINS,
    SLOT_DEL,
    SLOT_INDEXARG,
    SLOT_BUFFER,
    SLOT_RELEASE_BUFFER
} SlotKind;

typedef void (*AnyFn)(void);

typedef struct SlotRow {
    Str *name;
    uint16_t offset; /* of the field in struct Type */
    uint8_t kind;    /* SlotKind */
    AnyFn generic;   /* what a class that defines `name` in Python gets; NULL: native types only */
    const char *doc;
} SlotRow;
extern const SlotRow slot_rows[];     /* ends with a row without name */
extern const uint16_t slot_offsets[]; /* of every slot field, in order */
extern const size_t slot_count;

ALWAYS_INLINE AnyFn *slot_field(Type *type, size_t offset) {
    return (AnyFn *)((char *)type + offset);
}
void slots_inherit(Type *type, Type *base); /* copies every slot that is NULL */
void slots_update_all(Type *type); /* a heap type: each slot from what its dunders are now */
void slots_update_name(Type *type, Str *name); /* the same for one dunder, in subclasses too */
int slots_add_wrappers(
    Type *type) MAY_RAISE; /* a static type: a wrapper for each slot of its own */

/* ---- slot_wrapper.c */
typedef struct SlotWrapper { /* int.__add__ */
    Object head;
    const SlotRow *row;
    AnyFn fn;
    Type *owner; /* owned */
} SlotWrapper;
Object *slot_wrapper_new(Type *owner, const SlotRow *row, AnyFn fn) MAY_RAISE;
Object *slot_wrapper_invoke(const SlotRow *row, AnyFn fn, Object *self, Object *const *args,
                            size_t nargs, Tuple *kwnames) MAY_RAISE;

/* ---- descriptor.c */
typedef struct GetSetDescr {
    Object head;
    const GetSetDef *def; /* borrowed: static */
    Type *owner;          /* owned */
} GetSetDescr;
typedef struct MemberDescr { /* a field of a C struct, or a __slots__ member */
    Object head;
    const MemberDef *def; /* borrowed: static; NULL for a __slots__ member */
    Type *owner;          /* owned */
    Str *name;            /* owned: a __slots__ member's */
    uint32_t index;       /* of the __slots__ member behind the base struct, or of a tuple's item */
    bool is_item;         /* a named item of a struct sequence */
} MemberDescr;
Object *method_descr_new(Type *owner, const MethodDef *def) MAY_RAISE;
Object *classmethod_descr_new(Type *owner, const MethodDef *def) MAY_RAISE;
Object *getset_descr_new(Type *owner, const GetSetDef *def) MAY_RAISE;
Object *member_descr_new(Type *owner, const MemberDef *def) MAY_RAISE;
Object *slot_member_new(Type *owner, Str *name, uint32_t index) MAY_RAISE;
Object *item_member_new(Type *owner, Str *name,
                        uint32_t index) MAY_RAISE; /* of a tuple's item, read-only */
/* "($self, x, /)" of the signature text "x, /" and first "$self"; first may be NULL, a NULL
 * signature gives None. */
Object *descr_text_signature(const char *signature, const char *first) MAY_RAISE;
Object *new_function(Type *type) MAY_RAISE; /* the function `__new__` of a native type */
bool is_new_function(Object *o, Type **owner);
Object *text_or_none(const char *text) MAY_RAISE;

/* ---- protocol/attribute.c */
void attribute_error_context(Object *obj,
                             Str *name); /* adds obj and name to the pending AttributeError */
extern const GetSetDef getset_dict,
    getset_weakref; /* the attributes __dict__ and __weakref__ of heap types' instances */

/* Whether instances match sequence or mapping patterns: as the first in the mro that says so. */
static inline void type_inherit_patterns(Type *t, const Type *base) {
    enum { PATTERNS = TYPE_SEQUENCE | TYPE_MAPPING };
    if (!(t->flags & PATTERNS))
        t->flags |= base->flags & PATTERNS;
}

#endif
