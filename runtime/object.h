/* Objects: the header every value has, reference counts, types.
 *
 * Every value is a heap-shaped object that starts with {refcount, type}. Singletons, small ints,
 * one-character strings, static types and names are static; their count starts so high that it
 * never reaches zero, so that incref and decref need no branch for them.
 *
 * Ownership: arguments are borrowed, results are new references. What differs says so in its name:
 * _steal takes over a reference (also when it fails), _borrow gives one out that somebody else
 * keeps. A failing call releases what a succeeding one would.
 *
 * Errors: a function that returns a pointer returns NULL, one that returns int returns -1, with
 * thread->exception set. A set exception is an error, and an error has an exception set.
 */
#ifndef KRAIT_OBJECT_H
#define KRAIT_OBJECT_H

#include <stdarg.h>
#include <string.h>
#include <sys/types.h>
#include "runtime/config.h"
#include "runtime/memory/memory.h"

typedef struct Type Type;
typedef struct Object {
    int64_t refcount;
    Type *type;
} Object;

typedef struct Str Str;
typedef struct Int Int;
typedef struct Tuple Tuple;
typedef struct List List;
typedef struct Dict Dict;
typedef struct Set Set;
typedef struct Shape Shape;
typedef struct Thread Thread;

#define IMMORTAL ((int64_t)1 << 60)
#define OBJ(o)   ((Object *)(o))
#define HEAD(T)                                                                                    \
    { IMMORTAL, (T) } /* initialiser of a static object's header */

ALWAYS_INLINE void *incref(const void *o) {
    ((Object *)o)->refcount++;
    return (void *)o;
}
ALWAYS_INLINE void *xincref(const void *o) { return o ? incref(o) : NULL; }
void object_dealloc(Object *o); /* runs the type's dealloc; bounded in depth: see object.c */
ALWAYS_INLINE void decref(void *o) {
    if (UNLIKELY(--((Object *)o)->refcount == 0))
        object_dealloc((Object *)o);
}
ALWAYS_INLINE void xdecref(void *o) {
    if (o)
        decref(o);
}
/* Exchange, then release: the old value goes only when the new one stands. */
#define CLEAR(field)                                                                               \
    do {                                                                                           \
        void *old_ = (field);                                                                      \
        (field) = NULL;                                                                            \
        xdecref(old_);                                                                             \
    } while (0)
#define REPLACE_STEAL(field, value)                                                                \
    do {                                                                                           \
        void *old_ = (field);                                                                      \
        (field) = (value);                                                                         \
        xdecref(old_);                                                                             \
    } while (0)

/* ---- native functions ------------------------------------------------------------------------ */

/* Arguments come from the value stack: args[0..nargs) positional, then one value per name in
 * kwnames (NULL: none). All borrowed. */
typedef Object *(*NativeFn)(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);

enum {
    NATIVE_RAW = 1, /* fn parses nargs and kwnames itself; otherwise `signature` rules, see below */
    NATIVE_CLASS = 2,  /* a classmethod: self is the type */
    NATIVE_STATIC = 4, /* a staticmethod: self is NULL */
    NATIVE_COEXIST =
        8, /* keep this method though a slot makes the same dunder (dict.__contains__) */
};

/* A method or function in a table. The signature text, "self" left out, is the single source of
 * arity, names, defaults and messages: "x, y=None, /, *, key=None", "*args" last of the positionals
 * allowed. The call machinery (runtime/native.c) checks and places the arguments, so that fn sees
 * args[i] for the i-th parameter, NULL where an optional one is absent, nargs = number of
 * parameters (more when *args took extra ones: they follow). A kind of default is text for inspect
 * only. Messages follow CPython's: no parameters -> "f() takes no arguments (1 given)"; one
 * required, positional only -> "f() takes exactly one argument (2 given)"; all positional only ->
 * "f expected at most 2 arguments, got 3"; with keywords -> "f() takes at most ...". */
typedef struct MethodDef {
    const char *name;
    NativeFn fn;
    const char *signature;
    int flags;
    const char *doc;
} MethodDef;

typedef struct GetSetDef {
    const char *name;
    Object *(*get)(Object *self, void *closure);
    int (*set)(Object *self, Object *value /* NULL: delete */, void *closure); /* NULL: read-only */
    const char *doc;
    void *closure;
} GetSetDef;

/* A field of the C struct shown as an attribute. */
enum {
    MEMBER_OBJECT /* NULL reads as None */,
    MEMBER_OBJECT_EX /* NULL raises AttributeError */,
    MEMBER_BOOL,
    MEMBER_INT,
    MEMBER_SSIZE,
    MEMBER_DOUBLE /* read only */
};
typedef struct MemberDef {
    const char *name;
    int kind;
    size_t offset;
    bool writable;
    const char *doc;
} MemberDef;

/* ---- slots ----------------------------------------------------------------------------------- */

typedef int (*VisitFn)(Object *referent, void *arg);
typedef void (*DeallocFn)(Object *);
typedef int (*TraverseFn)(Object *, VisitFn, void *);
typedef int (*InquiryFn)(Object *);
typedef Object *(*UnaryFn)(Object *);
typedef Object *(*BinaryFn)(Object *, Object *);
typedef Object *(*TernaryFn)(Object *, Object *, Object *);
typedef int64_t (*HashFn)(Object *); /* -1: error, never a hash */
typedef ssize_t (*LenFn)(Object *);
typedef Object *(*SizeArgFn)(Object *, ssize_t);
typedef Object *(*CompareFn)(Object *, Object *, int op);
typedef Object *(*CallFn)(Object *, Object *const *args, size_t nargs, Tuple *kwnames);
typedef int (*InitFn)(Object *, Object *const *args, size_t nargs, Tuple *kwnames);
typedef Object *(*NewFn)(Type *, Object *const *args, size_t nargs, Tuple *kwnames);
typedef Object *(*GetAttrFn)(Object *, Str *name);
typedef int (*SetAttrFn)(Object *, Str *name, Object *value);   /* value NULL: delete */
typedef int (*SetItemFn)(Object *, Object *key, Object *value); /* value NULL: delete */
typedef int (*ContainsFn)(Object *, Object *);
typedef Object *(*DescrGetFn)(Object *descr, Object *obj /* may be NULL */, Object *type);
typedef int (*DescrSetFn)(Object *descr, Object *obj, Object *value); /* value NULL: delete */
/* A view of an object's memory. All zero but data, length, readonly and owner: plain bytes in one
 * piece. */
typedef struct Buffer {
    void *data;    /* of the first item */
    size_t length; /* bytes: items times item_size */
    bool readonly;
    Object *owner; /* a reference while the buffer is held; its type's release_buffer is told at the
                      end */
    const char *format; /* borrowed from the owner: as the struct module writes it; NULL: "B" */
    size_t item_size;   /* 0: 1 */
    int ndim;           /* dimensions; 1 where shape is NULL */
    const ssize_t
        *shape; /* borrowed, ndim lengths; NULL: one dimension of length / item_size items */
    const ssize_t *strides; /* borrowed, ndim distances in bytes; NULL: in one piece, the last index
                               varying fastest */
} Buffer;
/* What the asker of a buffer can cope with, as PEP 3118 and inspect.BufferFlags number it. What a
 * simple asker does not know must not matter. */
enum {
    BUFFER_SIMPLE = 0,
    BUFFER_WRITABLE = 1,
    BUFFER_FORMAT = 4,
    BUFFER_ND = 8,
    BUFFER_STRIDES = 0x10 | BUFFER_ND,
    BUFFER_C_CONTIGUOUS = 0x20 | BUFFER_STRIDES,
    BUFFER_F_CONTIGUOUS = 0x40 | BUFFER_STRIDES,
    BUFFER_ANY_CONTIGUOUS = 0x80 | BUFFER_STRIDES,
    BUFFER_INDIRECT = 0x100 | BUFFER_STRIDES,
    BUFFER_FULL_RO = BUFFER_INDIRECT | BUFFER_FORMAT,
    BUFFER_FULL = BUFFER_FULL_RO | BUFFER_WRITABLE,
};
typedef int (*BufferFn)(Object *, Buffer *out, int flags);
typedef void (*ReleaseBufferFn)(Object *, Buffer *);

enum { CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE };

enum {
    TYPE_GC = 1 << 0, /* instances have a GcHead in front and can be tracked */
    TYPE_HEAP =
        1
        << 1, /* made at run time by a class statement or type(); instances own a reference to it */
    TYPE_BASE = 1 << 2,      /* may be subclassed */
    TYPE_READY = 1 << 3,     /* dict, mro and inherited slots are filled */
    TYPE_IMMUTABLE = 1 << 4, /* attributes cannot be set: all static types */
    TYPE_ABSTRACT = 1 << 5,  /* has __abstractmethods__ */
    TYPE_PLAIN = 1 << 6,     /* instances have their Shape word at PLAIN_SHAPE_OFFSET: the inline
                                caches' fast case */
    TYPE_HAS_FINALIZER = 1 << 7, /* finalize slot is set */
    TYPE_METHOD_DESCR =
        1 << 8, /* instances are functions: obj.f(x) may call f(obj, x) without making a method */
    TYPE_NO_NEW = 1 << 9,   /* cannot be instantiated from Python */
    TYPE_WEAKREF = 1 << 10, /* instances can be weakly referenced; dealloc of a type without TYPE_GC
                               calls weakref_clear_all */
    TYPE_SEQUENCE = 1 << 11, /* matches [a, b] patterns; */
    TYPE_MAPPING = 1 << 12,  /* {k: v} patterns */
    /* Is or derives from: one test instead of a walk of the mro. */
    TYPE_IS_INT = 1 << 16,
    TYPE_IS_STR = 1 << 17,
    TYPE_IS_BYTES = 1 << 18,
    TYPE_IS_LIST = 1 << 19,
    TYPE_IS_TUPLE = 1 << 20,
    TYPE_IS_DICT = 1 << 21,
    TYPE_IS_TYPE = 1 << 22,
    TYPE_IS_EXCEPTION = 1 << 23,
    TYPE_IS_SET = 1 << 24 /* set or frozenset */,
    TYPE_IS_FLOAT = 1 << 25,
};
#define TYPE_INHERITED_FLAGS                                                                       \
    (TYPE_GC | TYPE_WEAKREF | TYPE_IS_INT | TYPE_IS_STR | TYPE_IS_BYTES | TYPE_IS_LIST             \
     | TYPE_IS_TUPLE | TYPE_IS_DICT | TYPE_IS_TYPE | TYPE_IS_EXCEPTION | TYPE_IS_SET               \
     | TYPE_IS_FLOAT)
#define PLAIN_SHAPE_OFFSET sizeof(Object)

struct Type {
    Object head;
    const char *name;   /* for static types, "int" or "weakref.ReferenceType"; for heap types the
                           UTF-8 of name_obj */
    uint32_t size;      /* bytes of the struct, without GcHead, items and instance part */
    uint32_t item_size; /* bytes per item of a variable-sized type; 0: fixed */
    uint32_t flags;
    uint32_t version; /* changes with every change of this type or a base; 0: not yet given, caches
                         must not use it */
    Type *base;       /* owned; NULL only for object */
    /* One slot per row of slots.def; NULL: not supported. Inherited on type_ready. */
#define SLOT(FnType, field) FnType field;
#define DUNDER(name, field, kind, doc)
#include "runtime/slots.def"
#undef SLOT
#undef DUNDER
    const MethodDef *methods; /* tables end with a zero row */
    const GetSetDef *getsets;
    const MemberDef *members;
    const char *doc;
    const char *signature; /* text signature of the constructor, or NULL */
    const char *module;    /* NULL: builtins */
    /* Filled by type_ready. */
    Tuple *bases;      /* owned */
    Tuple *mro;        /* owned; starts with the type itself */
    Dict *dict;        /* owned; its own attributes */
    Str *name_obj;     /* owned */
    Str *qualname;     /* owned */
    Type **subclasses; /* owned array; borrowed: a type strikes itself out when it goes */
    uint32_t subclass_count, subclass_capacity;
    /* Instances of heap types (and of static types with a __dict__). */
    Shape *shape; /* owned: root of the shapes of instances; NULL: instances have no __dict__ */
    uint32_t
        dict_offset; /* of the Dict* field that is the instance's __dict__ in types that keep one
                        themselves (modules, functions, static exceptions); 0: none. Such an object
                        has dict_offset or shape_offset in use, never both. Inherited. */
    int32_t shape_offset;  /* byte offset of the Shape word; 0: none; -1: behind the items of a
                              variable-sized object */
    uint32_t capacity;     /* attribute slots to allocate in a new instance */
    uint32_t member_count; /* __slots__ of the whole chain, as Object* right behind the base struct
                              (before the Shape word) */
    Tuple *slot_names;     /* owned or NULL: own __slots__, mangled */
};

extern Type object_type, type_type, none_type, not_implemented_type, ellipsis_type;
extern Object none_object, not_implemented_object, ellipsis_object;
extern Int true_object, false_object; /* bool.c */
#define KNone           (&none_object)
#define KNotImplemented (&not_implemented_object)
#define KEllipsis       (&ellipsis_object)
#define KTrue           OBJ(&true_object)
#define KFalse          OBJ(&false_object)
ALWAYS_INLINE Object *new_none(void) { return incref(KNone); }
ALWAYS_INLINE Object *new_bool(bool b) { return incref(b ? KTrue : KFalse); }
ALWAYS_INLINE Object *new_not_implemented(void) { return incref(KNotImplemented); }

/* An int beyond 64 bits has the internal type bigint_type, so that `type == &int_type` alone proves
 * a 64-bit payload. Python code never sees it: whatever shows a type to Python asks type_of(). */
extern Type int_type, bigint_type, bool_type;
ALWAYS_INLINE Type *type_of(const void *o) {
    Type *t = ((const Object *)o)->type;
    return UNLIKELY(t == &bigint_type) ? &int_type : t;
}

/* ---- making objects -------------------------------------------------------------------------- */

/* A zero-filled object of a type, header valid, not tracked, with the instance part (shape) set up
 * for heap types; a heap type gains a reference. item_count is for variable-sized types. NULL with
 * MemoryError. Containers: fill, then gc_track(). */
Object *object_new(Type *type) MAY_RAISE;
Object *object_new_var(Type *type, size_t item_count) MAY_RAISE;
/* Releases instance part, weak references' list and memory; the last act of every dealloc. The
 * type's own fields are already released. */
void object_free(Object *o);
/* Bytes that the object takes, GcHead, items and instance part included. */
size_t object_size(Object *o);
size_t object_body_size(Object *o); /* the same without the GcHead: what __sizeof__ says of an
                                       object that owns no other memory */

/* ---- type tests ------------------------------------------------------------------------------ */

bool type_is_subtype(Type *a, Type *b);
ALWAYS_INLINE bool object_is(const void *o,
                             Type *t) { /* isinstance by the mro, without __instancecheck__ */
    return ((const Object *)o)->type == t || type_is_subtype(((const Object *)o)->type, t);
}
#define TYPE_HAS(o, flag) ((((const Object *)(o))->type->flags & (flag)) != 0)
#define is_int(o)         TYPE_HAS(o, TYPE_IS_INT)
#define is_float(o)       TYPE_HAS(o, TYPE_IS_FLOAT)
#define is_str(o)         TYPE_HAS(o, TYPE_IS_STR)
#define is_bytes(o)       TYPE_HAS(o, TYPE_IS_BYTES)
#define is_list(o)        TYPE_HAS(o, TYPE_IS_LIST)
#define is_tuple(o)       TYPE_HAS(o, TYPE_IS_TUPLE)
#define is_dict(o)        TYPE_HAS(o, TYPE_IS_DICT)
#define is_type(o)        TYPE_HAS(o, TYPE_IS_TYPE)
#define is_exception(o)   TYPE_HAS(o, TYPE_IS_EXCEPTION)
#define is_set(o)         TYPE_HAS(o, TYPE_IS_SET)
#define is_exact(o, t)    (((const Object *)(o))->type == (t))

/* The name of a static type may have its module in front ("collections.deque"), as messages show
 * it: __name__ is what follows the last dot. */
ALWAYS_INLINE const char *type_bare_name(const Type *t) {
    const char *dot = t->flags & TYPE_HEAP ? NULL : strrchr(t->name, '.');
    return dot != NULL ? dot + 1 : t->name;
}

/* ---- recursion ------------------------------------------------------------------------------- */

/* C recursion is bounded by the address of the C stack. Returns -1 with RecursionError ("maximum
 * recursion depth exceeded<where>", where is e.g. " while getting the repr of an object"; "" for
 * none) when little is left. Call at the head of every C function that can recurse on data. */
int c_stack_check(const char *where) MAY_RAISE;
/* The same question without an exception. */
bool c_stack_low(void);

#include "runtime/thread.h"
#include "runtime/error.h"
#include "runtime/names.h"
#include "runtime/gc.h"
#include "runtime/protocol.h"

#endif
