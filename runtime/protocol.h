/* What can be done with any object: the language's protocols. Each does what the Python expression
 * beside it does, overrides included, and raises what it raises. Implemented in runtime/protocol/.
 */
#ifndef KRAIT_PROTOCOL_H
#define KRAIT_PROTOCOL_H

#include "runtime/object.h"

/* Attributes */
Object *object_getattr(Object *o, Str *name) MAY_RAISE; /* o.name */
int object_lookup(Object *o, Str *name, Object **out)
    MAY_RAISE; /* 1 found (new), 0 no such attribute (nothing set), -1 error */
int object_setattr(Object *o, Str *name,
                   Object *value) MAY_RAISE; /* o.name = value; NULL: del o.name */
Object *object_generic_getattr(Object *o, Str *name) MAY_RAISE; /* object.__getattribute__ */
int object_generic_setattr(Object *o, Str *name, Object *value) MAY_RAISE;
int object_generic_lookup(Object *o, Str *name,
                          Object **out) MAY_RAISE; /* the same without raising AttributeError */
/* For a call o.name(...): either *self = NULL and the result is the attribute (new), or the result
 * is an unbound function (new) and *self = o (borrowed). */
Object *object_getmethod(Object *o, Str *name, Object **self) MAY_RAISE;
/* A special method: looked up on the type, never on the instance, bound through its descriptor.
 * NULL without exception: there is none. */
Object *object_special(Object *o, Str *name) MAY_RAISE;
Object *object_dict(Object *o) MAY_RAISE; /* o.__dict__ (new), made if need be */
/* What the type finds along its mro: borrowed, never raises; cached. */
Object *type_lookup_borrow(Type *type, Str *name);

/* Calls */
Object *object_call(Object *f, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *object_call0(Object *f) MAY_RAISE;
Object *object_call1(Object *f, Object *a) MAY_RAISE;
Object *object_call2(Object *f, Object *a, Object *b) MAY_RAISE;
Object *object_call3(Object *f, Object *a, Object *b, Object *c) MAY_RAISE;
Object *object_call_tuple(Object *f, Object *args_tuple,
                          Object *kwargs_dict /* may be NULL */) MAY_RAISE;
Object *object_call_method(Object *o, Str *name, Object *const *args,
                           size_t nargs) MAY_RAISE; /* o.name(*args) */
bool is_callable(Object *o);

/* Representation, truth, identity */
Object *object_repr(Object *o) MAY_RAISE;
Object *object_str(Object *o) MAY_RAISE;
Object *object_ascii(Object *o) MAY_RAISE;
Object *object_format(Object *o, Str *spec /* NULL: empty */) MAY_RAISE; /* format(o, spec) */
int object_truth(Object *o) MAY_RAISE;
int64_t object_hash(Object *o) MAY_RAISE; /* -1: error */
int64_t hash_unhashable(Object *o);       /* the slot where __hash__ is None */
int64_t hash_pointer(const void *p);
Object *object_compare(Object *a, Object *b, int op) MAY_RAISE; /* a < b as an object */
int object_compare_bool(Object *a, Object *b,
                        int op) MAY_RAISE; /* identity implies equality, as containers want it */
Object *object_dir(Object *o /* NULL: the caller's scope is not known here: error */) MAY_RAISE;
int object_isinstance(Object *o, Object *type_or_tuple) MAY_RAISE;
int object_issubclass(Object *type, Object *type_or_tuple) MAY_RAISE;
int object_plain_isinstance(Object *o, Object *type)
    MAY_RAISE; /* the same without the metaclass's hook: type.__instancecheck__ */
int object_plain_issubclass(Object *derived, Object *type) MAY_RAISE; /* type.__subclasscheck__ */
/* repr of something that may contain itself: 1 when it is being represented already (write
 * "[...]"), 0 entered: leave afterwards, -1 error. */
int repr_enter(Object *o) MAY_RAISE;
void repr_leave(Object *o);
typedef struct ReprGuard ReprGuard;
void repr_guard_drop(ReprGuard *guard /* steals; may be NULL */); /* of a thread that ends */

/* Numbers. Operators in the order of slots.def; number_binary is what the VM calls. */
typedef enum {
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_MATMUL,
    OP_TRUEDIV,
    OP_FLOORDIV,
    OP_MOD,
    OP_POW,
    OP_LSHIFT,
    OP_RSHIFT,
    OP_AND,
    OP_OR,
    OP_XOR,
    OP_DIVMOD,
    OP_COUNT
} BinaryOp;
Object *number_binary(BinaryOp op, Object *a, Object *b) MAY_RAISE; /* a + b ... */
Object *number_inplace(BinaryOp op, Object *a,
                       Object *b) MAY_RAISE; /* a += b ...: returns the new value of a */
/* What is left of a + b (a += b) after a's own __add__ was not able to: b's slot, if its type is
 * another one, then sequences. Not for OP_POW. */
Object *number_binary_after_left(BinaryOp op, bool inplace, Object *a, Object *b) MAY_RAISE;
Object *number_power(Object *a, Object *b,
                     Object *modulus) MAY_RAISE; /* pow(a, b, modulus); modulus KNone: none */
Object *number_negative(Object *o) MAY_RAISE;
Object *number_positive(Object *o) MAY_RAISE;
Object *number_invert(Object *o) MAY_RAISE;
Object *number_absolute(Object *o) MAY_RAISE;
Object *number_index(Object *o) MAY_RAISE; /* operator.index(o): an exact int */
Object *number_int(Object *o) MAY_RAISE;   /* int(o) */
Object *number_float(Object *o) MAY_RAISE; /* float(o) */
/* o as an index; out of range: IndexError/OverflowError `error`, or clipped when error is NULL. -1
 * with exception set on error. */
ssize_t number_as_ssize(Object *o, Type *error) MAY_RAISE;
/* The same for an argument that CPython takes as a C ssize_t or int, whose OverflowError says so.
 */
ssize_t number_as_argument(Object *o) MAY_RAISE;
int number_as_c_int(Object *o) MAY_RAISE;
bool has_index(Object *o);

/* Containers and iteration */
ssize_t object_len(Object *o) MAY_RAISE;
ssize_t object_length_hint(Object *o, ssize_t fallback) MAY_RAISE;
Object *object_getitem(Object *o, Object *key) MAY_RAISE; /* o[key], __class_getitem__ included */
int object_setitem(Object *o, Object *key, Object *value) MAY_RAISE; /* value NULL: del o[key] */
int object_contains(Object *container, Object *o) MAY_RAISE;         /* o in container */
Object *object_iter(Object *o) MAY_RAISE;                            /* iter(o) */
/* next(iterator): new, or NULL: with an exception it failed, without it is exhausted. */
Object *object_next(Object *iterator) MAY_RAISE;
Object *sequence_list(Object *iterable) MAY_RAISE;  /* list(iterable), a new exact list */
Object *sequence_tuple(Object *iterable) MAY_RAISE; /* tuple(iterable); an exact tuple is itself */
/* A list or tuple to index fast: the object itself if exactly one of these, else a new list.
 * TypeError with message if it is not iterable. */
Object *sequence_fast(Object *iterable, const char *message) MAY_RAISE;
bool is_sequence_like(
    Object *o);             /* CPython's type has a table of sequence slots, whatever is in it */
bool is_mapping(Object *o); /* has getitem and is no str, list, tuple...: as PyMapping_Check */

/* Buffers: bytes-like objects. */
/* Flags are BUFFER_ bits; 0 or 1 (false, true: writable) ask for plain bytes in one piece.
 * TypeError "a bytes-like object is required, not 'T'", BufferError where the object cannot give
 * what the flags ask for. */
int object_buffer(Object *o, Buffer *out, int flags) MAY_RAISE;
void buffer_release(Buffer *b);
bool has_buffer(Object *o);

#endif
