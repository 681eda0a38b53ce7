/* int: int_type holds 64 bits; bigint_type holds limbs for what does not fit (canonical: a value
 * that fits is never big). bool shares Int's layout. Instances of Python subclasses of int are
 * IntSub: they own an exact int. int_unwrap gives the exact one for any of them. */
#ifndef KRAIT_INT_H
#define KRAIT_INT_H

#include "runtime/object.h"

struct Int {
    Object head;
    int64_t value;
};
typedef struct BigInt {
    Object head;
    int64_t size; /* limbs; negative: the number is */
    uint64_t limbs[];
} BigInt;
typedef struct IntSub {
    Object head;
    Object *value; /* owned, exact */
} IntSub;

enum { SMALL_MIN = -5, SMALL_MAX = 256 };
extern Int small_ints[SMALL_MAX - SMALL_MIN + 1];
ALWAYS_INLINE bool int_is_small(int64_t v) {
    return (uint64_t)(v - SMALL_MIN) <= SMALL_MAX - SMALL_MIN;
}

/* A new int. Inline: the VM's arithmetic ends here. */
ALWAYS_INLINE Object *int_from_i64(int64_t v) {
    if (int_is_small(v))
        return incref(&small_ints[v - SMALL_MIN]);
    Int *n = mem_alloc(sizeof(Int));
    if (UNLIKELY(n == NULL))
        return raise_no_memory();
    n->head.refcount = 1;
    n->head.type = &int_type;
    n->value = v;
    return OBJ(n);
}
/* The same where the block is at hand; NULL, without an exception: int_from_i64 has to do it. */
ALWAYS_INLINE Object *int_from_i64_fast(int64_t v) {
    if (int_is_small(v))
        return incref(&small_ints[v - SMALL_MIN]);
    Int *n = mem_alloc_fast(sizeof(Int));
    if (UNLIKELY(n == NULL))
        return NULL;
    n->head.refcount = 1;
    n->head.type = &int_type;
    n->value = v;
    return OBJ(n);
}
#define INT_VALUE(o)      (((Int *)(o))->value) /* o has int_type or bool_type exactly */
#define is_compact_int(o) (((Object *)(o))->type == &int_type)

Object *int_from_u64(uint64_t v) MAY_RAISE;
Object *int_from_ssize(ssize_t v) MAY_RAISE;
Object *
int_from_double(double d) MAY_RAISE; /* truncates; OverflowError/ValueError for inf and nan */
/* Digits in base 2..36, no sign, no underscores, no prefix; the digit limit applies (ValueError)
 * where base is no power of 2. */
Object *int_from_literal(const char *digits, size_t length, int base) MAY_RAISE;
Object *
int_from_str(Str *text,
             int base) MAY_RAISE; /* int("...", base): spaces, sign, underscores, prefixes */
Object *int_from_bytes(const uint8_t *bytes, size_t length, bool little, bool is_signed) MAY_RAISE;

Object *
int_unwrap(Object *o); /* borrowed: exact int, bigint or a compact one for bool; o is_int() */
/* -1 with exception OverflowError when out of range, TypeError when no int and no __index__. Check
 * error_occurred() on -1. */
int64_t int_as_i64(Object *o) MAY_RAISE;
uint64_t int_as_u64(Object *o) MAY_RAISE;
double int_as_double(Object *o) MAY_RAISE; /* correctly rounded; -1.0 with OverflowError */
/* Fits in 64 bits: true and the value; false: too big. o is_int(). */
bool int_fits_i64(Object *o, int64_t *out);
int int_sign(Object *o); /* -1, 0, 1 */
size_t int_bit_length(Object *o);
Str *int_to_str(Object *o, int base)
    MAY_RAISE; /* digits with '-', no prefix; the digit limit applies in base 10 */
int int_compare(Object *a, Object *b); /* -1, 0, 1; both is_int() */
int64_t int_hash(Object *o);
/* The slot functions, exact operands or not: NotImplemented when an operand is no int. */
Object *int_binary(BinaryOp op, Object *a, Object *b) MAY_RAISE;
/* Compact operands: the VM's inline paths fall back on these when the 64-bit result overflows or
 * needs a test. */
Object *int_add_slow(int64_t a, int64_t b) MAY_RAISE;
Object *int_sub_slow(int64_t a, int64_t b) MAY_RAISE;
Object *int_mul_slow(int64_t a, int64_t b) MAY_RAISE;
extern int64_t int_max_str_digits;

/* Floor division and modulo for the VM's inline paths. b is neither 0 nor -1. */
ALWAYS_INLINE int64_t int_floordiv_i64(int64_t a, int64_t b) {
    int64_t q = a / b;
    return q - ((a % b != 0) & ((a ^ b) < 0));
}
ALWAYS_INLINE int64_t int_mod_i64(int64_t a, int64_t b) {
    int64_t r = a % b;
    return r + (r != 0 && (r ^ b) < 0 ? b : 0);
}

#endif
