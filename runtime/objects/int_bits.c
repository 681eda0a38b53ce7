/* int: shifts and bit operations, which see a negative number as two's complement with endless ones
 * to the left.
 *
 * Limbs of a negative operand are complemented and incremented on the fly, from the least
 * significant up, and a negative result is turned back the same way; nothing is converted
 * beforehand.
 */
#include "runtime/objects/int_internal.h"

size_t int_bit_length(Object *o) {
    IntView v;
    int_view(int_unwrap(o), &v);
    return view_bits(&v);
}

int64_t int_bit_count(Object *exact) {
    IntView v;
    int64_t count = 0;
    int_view(exact, &v);
    for (size_t i = 0; i < v.count; i++)
        count += __builtin_popcountll(v.limbs[i]);
    return count;
}

/* ---- shifts ---------------------------------------------------------------------------------- */

static Object *shift_left(Object *x, uint64_t count) {
    IntView v;
    IntResult r;
    int_view(x, &v);
    size_t words = count / 64, total = (view_bits(&v) + count % 64 + 63) / 64 + words;
    unsigned bits = count % 64;
    if (words > INT_MAX_LIMBS)
        return raise_no_memory();
    if (int_result_begin(&r, total) < 0)
        return NULL;
    memset(r.limbs, 0, words * sizeof(mp_limb_t));
    mp_limb_t out = 0;
    if (bits)
        out = mpn_lshift(r.limbs + words, v.limbs, (mp_size_t)v.count, bits);
    else
        memcpy(r.limbs + words, v.limbs, v.count * sizeof(mp_limb_t));
    if (total > words + v.count)
        r.limbs[total - 1] = out;
    return int_result_finish(&r, total, v.negative);
}

/* Rounds towards minus infinity: for a negative number one more is taken off when a bit that falls
 * out was set. */
static Object *shift_right(Object *x, uint64_t count) {
    IntView v;
    IntResult r;
    int_view(x, &v);
    size_t words = count / 64;
    unsigned bits = count % 64;
    if (words >= v.count)
        return int_from_i64(v.negative ? -1 : 0);
    size_t left = v.count - words;
    if (int_result_begin(&r, left + 1) < 0)
        return NULL;
    bool lost = limbs_strip(v.limbs, words) != 0;
    if (bits)
        lost |= mpn_rshift(r.limbs, v.limbs + words, (mp_size_t)left, bits) != 0;
    else
        memcpy(r.limbs, v.limbs + words, left * sizeof(mp_limb_t));
    r.limbs[left] = v.negative && lost ? mpn_add_1(r.limbs, r.limbs, (mp_size_t)left, 1) : 0;
    return int_result_finish(&r, left + 1, v.negative);
}

/* The count of a shift: 1 and *out, 0 when it is beyond all sizes, -1 with ValueError. */
static int shift_count(Object *count, int64_t *out) {
    if (int_sign(count) < 0)
        return raise_value_error("negative shift count"), -1;
    return int_fits_i64(count, out);
}

Object *int_lshift(Object *a, Object *b) {
    int64_t count = 0;
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    int fits = shift_count(b, &count);
    if (fits < 0)
        return NULL;
    a = int_unwrap(a);
    if (is_compact_int(a)) {
        int64_t v = INT_VALUE(a);
        if (v == 0)
            return int_from_i64(0);
        if (fits && count < 63 && (v << count) >> count == v)
            return int_from_i64(v << count);
    }
    if (!fits)
        return raise_overflow_error("too many digits in integer");
    return shift_left(a, (uint64_t)count);
}

Object *int_rshift(Object *a, Object *b) {
    int64_t count = 0;
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    int fits = shift_count(b, &count);
    if (fits < 0)
        return NULL;
    a = int_unwrap(a);
    if (is_compact_int(a)) {
        int64_t v = INT_VALUE(a);
        return int_from_i64(fits && count < 64 ? v >> count : v >> 63);
    }
    if (!fits)
        return int_from_i64(int_sign(a) < 0 ? -1 : 0);
    return shift_right(a, (uint64_t)count);
}

/* ---- and, or, xor ---------------------------------------------------------------------------- */

enum { BIT_AND, BIT_OR, BIT_XOR };

/* Gives the limbs of a two's complement number one after the other, sign extended for ever. */
typedef struct {
    const IntView *v;
    mp_limb_t carry, mask; /* mask: all ones for a negative number */
} Complement;

static mp_limb_t next_limb(Complement *c, size_t i) {
    mp_limb_t limb = (i < c->v->count ? c->v->limbs[i] : 0) ^ c->mask;
    mp_limb_t out = limb + c->carry;
    c->carry = out < limb;
    return out;
}
static Complement complement_of(const IntView *v) {
    return (Complement){v, v->negative, v->negative ? ~(mp_limb_t)0 : 0};
}

static mp_limb_t apply(int op, mp_limb_t a, mp_limb_t b) {
    return op == BIT_AND ? a & b : op == BIT_OR ? a | b : a ^ b;
}

static Object *bitwise_big(int op, Object *x, Object *y) {
    IntView a, b;
    IntResult r;
    int_view(x, &a);
    int_view(y, &b);
    size_t count = (a.count > b.count ? a.count : b.count) + 1;
    if (int_result_begin(&r, count) < 0)
        return NULL;
    bool negative = apply(op, a.negative, b.negative);
    mp_limb_t mask = negative ? ~(mp_limb_t)0 : 0, carry = negative;
    Complement ca = complement_of(&a), cb = complement_of(&b);
    for (size_t i = 0; i < count; i++) {
        mp_limb_t limb = apply(op, next_limb(&ca, i), next_limb(&cb, i)) ^ mask;
        r.limbs[i] = limb + carry;
        carry = r.limbs[i] < limb;
    }
    return int_result_finish(&r, count, negative);
}

static Object *bitwise(int op, Object *a, Object *b) {
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    a = int_unwrap(a), b = int_unwrap(b);
    if (is_compact_int(a) && is_compact_int(b))
        return int_from_i64((int64_t)apply(op, (mp_limb_t)INT_VALUE(a), (mp_limb_t)INT_VALUE(b)));
    return bitwise_big(op, a, b);
}
Object *int_and(Object *a, Object *b) { return bitwise(BIT_AND, a, b); }
Object *int_or(Object *a, Object *b) { return bitwise(BIT_OR, a, b); }
Object *int_xor(Object *a, Object *b) { return bitwise(BIT_XOR, a, b); }

/* ---- signs ----------------------------------------------------------------------------------- */

Object *int_negative(Object *o) {
    o = int_unwrap(o);
    if (is_compact_int(o))
        return int_sub_slow(0, INT_VALUE(o));
    IntView v;
    int_view(o, &v);
    return int_from_limbs(v.limbs, v.count, !v.negative);
}
Object *int_absolute(Object *o) {
    o = int_unwrap(o);
    return int_sign(o) < 0 ? int_negative(o) : incref(o);
}
/* ~x is -x - 1. */
Object *int_invert(Object *o) {
    o = int_unwrap(o);
    if (is_compact_int(o))
        return int_from_i64(~INT_VALUE(o));
    Object *negative = int_negative(o);
    if (negative == NULL)
        return NULL;
    Object *result = int_sub(negative, OBJ(&small_ints[1 - SMALL_MIN]));
    decref(negative);
    return result;
}
