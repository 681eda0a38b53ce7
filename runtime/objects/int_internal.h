/* What the files of int share: views of a number's magnitude, results under construction, and GMP's
 * scratch memory.
 *
 * An operand is looked at through an IntView, whether it is compact or big: sign and limbs, least
 * significant first, without leading zeros, so that count is 0 for zero. A result is built in an
 * IntResult: small ones in its own buffer on the C stack, large ones directly in the object that
 * they become.
 */
#ifndef KRAIT_INT_INTERNAL_H
#define KRAIT_INT_INTERNAL_H

#include <gmp.h>
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str.h"

_Static_assert(sizeof(mp_limb_t) == 8 && GMP_NAIL_BITS == 0, "limbs are 64 bits without nails");

typedef __int128 int128_t;
typedef unsigned __int128 uint128_t;

/* More limbs than this are refused before anything is allocated; it is also what GMP's mpz_t can
 * count. */
#define INT_MAX_LIMBS ((size_t)INT32_MAX)
/* GMP takes scratch from the C stack below this many limbs in all, so such calls need no
 * int_guarded. */
enum { INT_UNGUARDED = 200 };

typedef struct IntView {
    const mp_limb_t *limbs; /* borrowed from the object, or &store */
    size_t count;
    bool negative;
    mp_limb_t store;
} IntView;

ALWAYS_INLINE uint64_t magnitude_of(int64_t v) { return v < 0 ? -(uint64_t)v : (uint64_t)v; }

ALWAYS_INLINE void int_view_i64(int64_t value, IntView *v) {
    v->store = magnitude_of(value);
    v->limbs = &v->store;
    v->count = value != 0;
    v->negative = value < 0;
}
/* `exact` is what int_unwrap gave: of int_type or bigint_type. */
ALWAYS_INLINE void int_view(const Object *exact, IntView *v) {
    if (is_compact_int(exact)) {
        int_view_i64(INT_VALUE(exact), v);
        return;
    }
    const BigInt *big = (const BigInt *)exact;
    v->limbs = big->limbs;
    v->negative = big->size < 0;
    v->count = (size_t)(v->negative ? -big->size : big->size);
    ASSERT(v->count > 0 && v->limbs[v->count - 1] != 0);
}
ALWAYS_INLINE bool is_bigint(const Object *exact) { return exact->type == &bigint_type; }
ALWAYS_INLINE size_t view_bits(const IntView *v) {
    return v->count ? v->count * 64 - (size_t)__builtin_clzll(v->limbs[v->count - 1]) : 0;
}
ALWAYS_INLINE size_t limbs_strip(const mp_limb_t *limbs, size_t count) {
    while (count && limbs[count - 1] == 0)
        count--;
    return count;
}

enum { RESULT_STACK = 32 };
typedef struct IntResult {
    mp_limb_t *limbs; /* room for `capacity` limbs */
    size_t capacity;
    BigInt *big; /* owned, where limbs point to; NULL: they are in stack[] */
    mp_limb_t stack[RESULT_STACK];
} IntResult;

/* 0, or -1 with MemoryError or OverflowError. After 0, exactly one of finish and discard follows.
 */
int int_result_begin(IntResult *r, size_t limbs) MAY_RAISE;
/* The number made of the first `count` limbs (leading zeros allowed) as a new int. */
Object *int_result_finish(IntResult *r, size_t count, bool negative) MAY_RAISE;
void int_result_discard(IntResult *r);

/* New ints from raw magnitudes. */
Object *int_from_limbs(const mp_limb_t *limbs, size_t count, bool negative) MAY_RAISE;
Object *int_from_i128(int128_t v) MAY_RAISE;
Object *int_from_mpz(const mpz_t z) MAY_RAISE;
/* A read-only mpz_t on a view's limbs. */
mpz_srcptr int_mpz_view(const IntView *v, mpz_t out);

/* Runs work(context), which calls GMP, with GMP's scratch in krait's memory. If that runs out, or
 * Ctrl-C is pressed, the call is abandoned by longjmp and all its scratch released: -1 with the
 * exception. `work` may be run twice, so it must not change its inputs, and it may own nothing but
 * GMP's own memory. The operands are kept alive meanwhile (either may be NULL). */
int int_guarded(void (*work)(void *), void *context, Object *a, Object *b) MAY_RAISE;

/* A computation whose result GMP allocates: work() sets out from a, b, c, n and k. The result has
 * at most as many limbs as int_run_job is told. work() may say that there is none. */
typedef struct IntJob {
    void (*work)(struct IntJob *);
    mpz_t a, b, c; /* read-only views, as far as work wants them */
    unsigned long n, k;
    mpz_t out;
    bool none;
    IntResult *result;
    size_t count;
    bool negative;
} IntJob;
/* NULL without an exception when there is none. */
Object *int_run_job(IntJob *job, size_t limbs, Object *a, Object *b) MAY_RAISE;

/* m * 2^exponent (plus a little if sticky) as the nearest double, ties to even; infinity when it is
 * too large. */
double int_scale_to_double(uint128_t m, bool sticky, int64_t exponent);
/* The number as x * 2^*exponent with 0.5 <= |x| < 1, x correctly rounded; 0 for 0. */
double int_frexp(Object *o, int64_t *exponent);

/* Floor division. quotient and remainder (new) may be NULL when not wanted. The divisor is not
 * zero. 0 or -1. */
int int_divmod_floor(Object *a, Object *b, Object **quotient, Object **remainder) MAY_RAISE;
/* Magnitudes compared: -1, 0, 1. */
int view_compare_magnitude(const IntView *a, const IntView *b);

/* Slots, each in the file of its kind: int_arith.c, int_bits.c, int_pow.c, int_text.c. */
Object *int_add(Object *a, Object *b) MAY_RAISE;
Object *int_sub(Object *a, Object *b) MAY_RAISE;
Object *int_mul(Object *a, Object *b) MAY_RAISE;
Object *int_truediv(Object *a, Object *b) MAY_RAISE;
Object *int_floordiv(Object *a, Object *b) MAY_RAISE;
Object *int_mod(Object *a, Object *b) MAY_RAISE;
Object *int_divmod(Object *a, Object *b) MAY_RAISE;
Object *int_pow(Object *a, Object *b, Object *modulus) MAY_RAISE;
Object *int_lshift(Object *a, Object *b) MAY_RAISE;
Object *int_rshift(Object *a, Object *b) MAY_RAISE;
Object *int_and(Object *a, Object *b) MAY_RAISE;
Object *int_or(Object *a, Object *b) MAY_RAISE;
Object *int_xor(Object *a, Object *b) MAY_RAISE;
Object *int_negative(Object *o) MAY_RAISE;
Object *int_absolute(Object *o) MAY_RAISE;
Object *int_invert(Object *o) MAY_RAISE;
Object *int_repr(Object *o) MAY_RAISE;
/* int(b"...", base); `original` is named in the message. */
Object *int_from_ascii(const char *bytes, size_t length, int base, Object *original) MAY_RAISE;
int64_t int_bit_count(Object *exact);
/* o itself when it is an exact int, else the exact int of its value: int(o) for an int. */
Object *int_exact(Object *o) MAY_RAISE;
/* round(o, -digits) for digits > 0. */
Object *int_round_to_power(Object *o, Object *negative_digits) MAY_RAISE;
/* int.__format__. */
Object *int_format_spec(Object *self, Str *spec) MAY_RAISE;

#endif
