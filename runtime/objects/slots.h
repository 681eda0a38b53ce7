/* The generic slot functions of classes made in Python: each calls the special method that the type
 * has under the slot's name. */
#ifndef KRAIT_SLOTS_H
#define KRAIT_SLOTS_H

#include "runtime/objects/type.h"

#define SLOT_UNARY_FN(field)  Object *slot_##field(Object *self);
#define SLOT_BINARY_FN(field) Object *slot_##field(Object *left, Object *right);
SLOT_UNARY_FN(repr)
SLOT_UNARY_FN(str) SLOT_UNARY_FN(iter) SLOT_UNARY_FN(int_) SLOT_UNARY_FN(float_)
    SLOT_UNARY_FN(index) SLOT_UNARY_FN(negative) SLOT_UNARY_FN(positive) SLOT_UNARY_FN(absolute)
        SLOT_UNARY_FN(invert) SLOT_UNARY_FN(await) SLOT_UNARY_FN(aiter) SLOT_UNARY_FN(anext)
            SLOT_BINARY_FN(add) SLOT_BINARY_FN(sub) SLOT_BINARY_FN(mul) SLOT_BINARY_FN(matmul)
                SLOT_BINARY_FN(truediv) SLOT_BINARY_FN(floordiv) SLOT_BINARY_FN(mod) SLOT_BINARY_FN(
                    divmod) SLOT_BINARY_FN(lshift) SLOT_BINARY_FN(rshift) SLOT_BINARY_FN(and_)
                    SLOT_BINARY_FN(or_) SLOT_BINARY_FN(xor) SLOT_BINARY_FN(inplace_add)
                        SLOT_BINARY_FN(inplace_sub) SLOT_BINARY_FN(inplace_mul)
                            SLOT_BINARY_FN(inplace_matmul) SLOT_BINARY_FN(inplace_truediv)
                                SLOT_BINARY_FN(inplace_floordiv) SLOT_BINARY_FN(inplace_mod)
                                    SLOT_BINARY_FN(inplace_pow) SLOT_BINARY_FN(inplace_lshift)
                                        SLOT_BINARY_FN(inplace_rshift) SLOT_BINARY_FN(inplace_and)
                                            SLOT_BINARY_FN(inplace_or) SLOT_BINARY_FN(inplace_xor)
                                                SLOT_BINARY_FN(getitem)
#undef SLOT_UNARY_FN
#undef SLOT_BINARY_FN

/* slot_new serves the field new_. The others are slots of native sequences only: a class defines
 * __add__ and __mul__ for the number slots. */
#define slot_new_           slot_new
#define slot_concat         NULL
#define slot_repeat         NULL
#define slot_inplace_concat NULL
#define slot_inplace_repeat NULL

                                                    Object *slot_pow(Object *left, Object *right,
                                                                     Object *modulus);
void slot_finalize(Object *self);
int64_t slot_hash(Object *self);
Object *slot_compare(Object *self, Object *other, int op);
Object *slot_call(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
int slot_setattr(Object *self, Str *name, Object *value);
Object *slot_descr_get(Object *self, Object *obj, Object *type);
int slot_descr_set(Object *self, Object *obj, Object *value);
ssize_t slot_len(Object *self);
int slot_setitem(Object *self, Object *key, Object *value);
int slot_contains(Object *self, Object *value);
int slot_boolean(Object *self);
int slot_buffer(Object *self, Buffer *out, int flags);
void slot_release_buffer(Object *self, Buffer *buffer);
/* What the wrappers bytearray.__buffer__ and bytearray.__release_buffer__ do. */
Object *wrap_buffer(BufferFn fn, Object *self, Object *flags) MAY_RAISE;
Object *wrap_release_buffer(Object *self, Object *view) MAY_RAISE;
/* f(first, args...) for any number of arguments and keywords. */
Object *call_with_first(Object *f, Object *first, Object *const *args, size_t nargs,
                        Tuple *kwnames) MAY_RAISE;

#endif
