/* int: addition, subtraction, multiplication, the three divisions, comparison of magnitudes.
 *
 * Every slot takes two compact operands first, then unwraps bools and subclasses and goes on with
 * magnitudes. Division rounds towards minus infinity; true division gives the double nearest to the
 * exact quotient, whatever the size of the operands.
 */
#include <math.h>
#include "runtime/objects/int_internal.h"
#include "runtime/objects/tuple.h"

/* ---- compact results that overflow ----------------------------------------------------------- */

Object *int_add_slow(int64_t a, int64_t b) { return int_from_i128((int128_t)a + b); }
Object *int_sub_slow(int64_t a, int64_t b) { return int_from_i128((int128_t)a - b); }
Object *int_mul_slow(int64_t a, int64_t b) { return int_from_i128((int128_t)a * b); }

/* ---- sum and product of magnitudes ----------------------------------------------------------- */

int view_compare_magnitude(const IntView *a, const IntView *b) {
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    int c = a->count ? mpn_cmp(a->limbs, b->limbs, (mp_size_t)a->count) : 0;
    return (c > 0) - (c < 0);
}

static bool top_bit(const IntView *v) { return v->count && v->limbs[v->count - 1] >> 63; }

static Object *add_magnitudes(const IntView *a, const IntView *b, bool negative) {
    IntResult r;
    if (a->count < b->count) {
        const IntView *t = a;
        a = b, b = t;
    }
    /* Without a top bit there is no carry, and the result needs no room for it. */
    size_t count = a->count + (top_bit(a) || (b->count == a->count && top_bit(b)));
    if (int_result_begin(&r, count) < 0)
        return NULL;
    mp_limb_t carry = 0;
    if (b->count)
        carry = mpn_add(r.limbs, a->limbs, (mp_size_t)a->count, b->limbs, (mp_size_t)b->count);
    else
        memcpy(r.limbs, a->limbs, a->count * sizeof(mp_limb_t));
    if (count > a->count)
        r.limbs[a->count] = carry;
    return int_result_finish(&r, count, negative);
}

/* |a| - |b|, with the sign turned round when `negative`. */
static Object *sub_magnitudes(const IntView *a, const IntView *b, bool negative) {
    IntResult r;
    int order = view_compare_magnitude(a, b);
    if (order == 0)
        return int_from_i64(0);
    if (order < 0) {
        const IntView *t = a;
        a = b, b = t;
        negative = !negative;
    }
    if (int_result_begin(&r, a->count) < 0)
        return NULL;
    if (b->count)
        mpn_sub(r.limbs, a->limbs, (mp_size_t)a->count, b->limbs, (mp_size_t)b->count);
    else
        memcpy(r.limbs, a->limbs, a->count * sizeof(mp_limb_t));
    return int_result_finish(&r, a->count, negative);
}

static Object *add_signed(Object *x, Object *y, bool subtract) {
    IntView a, b;
    int_view(x, &a);
    int_view(y, &b);
    bool b_negative = b.negative != subtract;
    if (a.negative == b_negative)
        return add_magnitudes(&a, &b, a.negative);
    return sub_magnitudes(&a, &b, a.negative);
}

typedef struct {
    mp_limb_t *out;
    const IntView *a, *b; /* a is no shorter than b */
} Product;

static void multiply(void *context) {
    Product *p = context;
    if (p->a->limbs == p->b->limbs)
        mpn_sqr(p->out, p->a->limbs, (mp_size_t)p->a->count);
    else
        mpn_mul(p->out, p->a->limbs, (mp_size_t)p->a->count, p->b->limbs, (mp_size_t)p->b->count);
}

/* By one limb. The product has a limb more only if the lengths in bits say so. */
static Object *mul_by_limb(const IntView *a, const IntView *b) {
    IntResult r;
    bool carries = view_bits(a) + view_bits(b) > a->count * 64;
    if (int_result_begin(&r, a->count + carries) < 0)
        return NULL;
    mp_limb_t carry = mpn_mul_1(r.limbs, a->limbs, (mp_size_t)a->count, b->limbs[0]);
    if (carries)
        r.limbs[a->count] = carry;
    return int_result_finish(&r, a->count + carries, a->negative != b->negative);
}

static Object *mul_signed(Object *x, Object *y) {
    IntView a, b;
    IntResult r;
    int_view(x, &a);
    int_view(y, &b);
    if (a.count == 0 || b.count == 0)
        return int_from_i64(0);
    bool swap = a.count < b.count;
    Product p = {NULL, swap ? &b : &a, swap ? &a : &b};
    if (p.b->count == 1)
        return mul_by_limb(p.a, p.b);
    size_t total = a.count + b.count;
    if (int_result_begin(&r, total) < 0)
        return NULL;
    p.out = r.limbs;
    if (total <= INT_UNGUARDED) {
        multiply(&p);
    } else if (int_guarded(multiply, &p, x, y) < 0) {
        int_result_discard(&r);
        return NULL;
    }
    return int_result_finish(&r, total, a.negative != b.negative);
}

Object *int_add(Object *a, Object *b) {
    if (is_compact_int(a) && is_compact_int(b))
        return int_add_slow(INT_VALUE(a), INT_VALUE(b));
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    return add_signed(int_unwrap(a), int_unwrap(b), false);
}
Object *int_sub(Object *a, Object *b) {
    if (is_compact_int(a) && is_compact_int(b))
        return int_sub_slow(INT_VALUE(a), INT_VALUE(b));
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    return add_signed(int_unwrap(a), int_unwrap(b), true);
}
Object *int_mul(Object *a, Object *b) {
    if (is_compact_int(a) && is_compact_int(b))
        return int_mul_slow(INT_VALUE(a), INT_VALUE(b));
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    return mul_signed(int_unwrap(a), int_unwrap(b));
}

/* ---- floor division -------------------------------------------------------------------------- */

typedef struct {
    mp_limb_t *quotient, *remainder;
    const IntView *a, *b;
} Division;

static void divide(void *context) {
    Division *d = context;
    mpn_tdiv_qr(d->quotient, d->remainder, 0, d->a->limbs, (mp_size_t)d->a->count, d->b->limbs,
                (mp_size_t)d->b->count);
}

/* Truncated division of magnitudes, |a| >= |b| > 0, into results that have room. */
static int divide_magnitudes(Object *x, Object *y, Division *d) {
    size_t an = d->a->count, bn = d->b->count;
    if (bn == 1) {
        d->remainder[0] = mpn_divrem_1(d->quotient, 0, d->a->limbs, (mp_size_t)an, d->b->limbs[0]);
        return 0;
    }
    if (an + bn <= INT_UNGUARDED) {
        divide(d);
        return 0;
    }
    return int_guarded(divide, d, x, y);
}

/* |a| < |b|: the quotient is 0 or -1, the remainder a or a + b. */
static int divmod_short(Object *x, Object *y, bool same_sign, Object **quotient,
                        Object **remainder) {
    bool exact = same_sign || int_sign(x) == 0;
    if (remainder) {
        *remainder = exact ? incref(x) : add_signed(x, y, false);
        if (*remainder == NULL)
            return -1;
    }
    if (quotient)
        *quotient = int_from_i64(exact ? 0 : -1); /* small: cannot fail */
    return 0;
}

static int divmod_compact(int64_t a, int64_t b, Object **quotient, Object **remainder) {
    if (b == -1) { /* INT64_MIN / -1 traps */
        if (quotient && (*quotient = int_sub_slow(0, a)) == NULL)
            return -1;
        if (remainder)
            *remainder = int_from_i64(0);
        return 0;
    }
    if (quotient && (*quotient = int_from_i64(int_floordiv_i64(a, b))) == NULL)
        return -1;
    if (remainder && (*remainder = int_from_i64(int_mod_i64(a, b))) == NULL) {
        if (quotient)
            CLEAR(*quotient);
        return -1;
    }
    return 0;
}

/* From the truncated division in q and r to floor division's results. */
static int finish_floor(IntResult *q, IntResult *r, const IntView *a, const IntView *b,
                        Object **quotient, Object **remainder) {
    size_t qn = a->count - b->count + 1, rn = b->count;
    bool opposite = a->negative != b->negative;
    if (opposite
        && limbs_strip(r->limbs,
                       rn)) { /* one further down; the remainder takes the divisor's sign */
        q->limbs[qn] = mpn_add_1(q->limbs, q->limbs, (mp_size_t)qn, 1);
        qn++;
        mpn_sub_n(r->limbs, b->limbs, r->limbs, (mp_size_t)rn);
    }
    Object *first = NULL;
    if (quotient) {
        first = int_result_finish(q, qn, opposite);
        if (first == NULL) {
            int_result_discard(r);
            return -1;
        }
    } else {
        int_result_discard(q);
    }
    if (remainder == NULL) {
        int_result_discard(r);
    } else if ((*remainder = int_result_finish(r, rn, b->negative)) == NULL) {
        xdecref(first);
        return -1;
    }
    if (quotient)
        *quotient = first;
    return 0;
}

int int_divmod_floor(Object *x, Object *y, Object **quotient, Object **remainder) {
    x = int_unwrap(x), y = int_unwrap(y);
    if (is_compact_int(x) && is_compact_int(y))
        return divmod_compact(INT_VALUE(x), INT_VALUE(y), quotient, remainder);
    IntView a, b;
    IntResult q, r;
    int_view(x, &a);
    int_view(y, &b);
    if (view_compare_magnitude(&a, &b) < 0)
        return divmod_short(x, y, a.negative == b.negative, quotient, remainder);
    if (int_result_begin(&q, a.count - b.count + 2) < 0)
        return -1;
    if (int_result_begin(&r, b.count) < 0) {
        int_result_discard(&q);
        return -1;
    }
    Division d = {q.limbs, r.limbs, &a, &b};
    if (divide_magnitudes(x, y, &d) < 0) {
        int_result_discard(&q);
        int_result_discard(&r);
        return -1;
    }
    return finish_floor(&q, &r, &a, &b, quotient, remainder);
}

/* Both compact, and no divisor that needs care. */
ALWAYS_INLINE bool divides_compact(Object *a, Object *b) {
    return is_compact_int(a) && is_compact_int(b) && (uint64_t)INT_VALUE(b) + 1 > 1;
}

Object *int_floordiv(Object *a, Object *b) {
    Object *q;
    if (LIKELY(divides_compact(a, b)))
        return int_from_i64(int_floordiv_i64(INT_VALUE(a), INT_VALUE(b)));
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    if (int_sign(b) == 0)
        return raise_zero_division("integer division or modulo by zero");
    return int_divmod_floor(a, b, &q, NULL) < 0 ? NULL : q;
}
Object *int_mod(Object *a, Object *b) {
    Object *r;
    if (LIKELY(divides_compact(a, b)))
        return int_from_i64(int_mod_i64(INT_VALUE(a), INT_VALUE(b)));
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    if (int_sign(b) == 0)
        return raise_zero_division("integer modulo by zero");
    return int_divmod_floor(a, b, NULL, &r) < 0 ? NULL : r;
}
Object *int_divmod(Object *a, Object *b) {
    Object *pair[2];
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    if (int_sign(b) == 0)
        return raise_zero_division("integer division or modulo by zero");
    if (int_divmod_floor(a, b, &pair[0], &pair[1]) < 0)
        return NULL;
    return OBJ(tuple_from_array_steal(pair, 2));
}

/* ---- true division --------------------------------------------------------------------------- */

double int_scale_to_double(uint128_t m, bool sticky, int64_t exponent) {
    if (m == 0)
        return 0.0;
    uint64_t high = (uint64_t)(m >> 64);
    int bits = high ? 128 - __builtin_clzll(high) : 64 - __builtin_clzll((uint64_t)m);
    int64_t top = exponent + bits; /* the value is below 2^top */
    if (top > 1024)
        return HUGE_VAL;
    int64_t precision =
        top < -1021 ? 53 - (-1021 - top) : 53; /* fewer bits for subnormal results */
    if (precision < 0)
        return 0.0;
    int64_t drop = bits - precision;
    if (drop <= 0)
        return ldexp((double)(uint64_t)m, (int)exponent);
    uint128_t kept = drop >= 128 ? 0 : m >> drop;
    uint128_t rest = drop >= 128 ? m : m & (((uint128_t)1 << drop) - 1);
    uint128_t half = (uint128_t)1 << (drop - 1);
    if (rest > half || (rest == half && (sticky || (kept & 1))))
        kept++;
    return ldexp((double)(uint64_t)kept, (int)(exponent + drop));
}

/* The two highest limbs; *sticky: something not zero is below; *low: limbs below. */
static uint128_t top_limbs(const mp_limb_t *limbs, size_t count, size_t *low, bool *sticky) {
    *low = count > 2 ? count - 2 : 0;
    *sticky = limbs_strip(limbs, *low) != 0;
    uint128_t m = 0;
    for (size_t i = count; i > *low; i--)
        m = m << 64 | limbs[i - 1];
    return m;
}

double int_frexp(Object *o, int64_t *exponent) {
    IntView v;
    size_t low;
    bool sticky;
    int_view(int_unwrap(o), &v);
    *exponent = (int64_t)view_bits(&v);
    if (v.count == 0)
        return 0.0;
    uint128_t m = top_limbs(v.limbs, v.count, &low, &sticky);
    /* With two limbs there are 65 bits at least, so that what is below can only break a tie. */
    double d = int_scale_to_double(m, sticky, (int64_t)low * 64 - *exponent);
    if (d == 1.0) {
        d = 0.5;
        ++*exponent;
    }
    return v.negative ? -d : d;
}

double int_as_double(Object *o) {
    if (!is_int(o))
        return raise_type_error("an integer is required"), -1.0;
    o = int_unwrap(o);
    if (is_compact_int(o))
        return (double)INT_VALUE(o);
    int64_t exponent;
    double d = int_frexp(o, &exponent);
    if (exponent > 1024)
        return raise_overflow_error("int too large to convert to float"), -1.0;
    return ldexp(d, (int)exponent);
}

/* |x| / |y| scaled so that the quotient has 66 or 67 bits: more than enough to round, with a sticky
 * bit for the rest. */
static int divide_to_double(Object *x, Object *y, double *out) {
    IntView a, b;
    int result = -1;
    Object *scaled = NULL, *quotient = NULL, *rest = NULL;
    int_view(x, &a);
    int_view(y, &b);
    int64_t scale = (int64_t)view_bits(&a) - (int64_t)view_bits(&b) - 66; /* x / y == q * 2^scale */
    Object *shift = int_from_i64(scale < 0 ? -scale : scale);
    if (shift == NULL)
        return -1;
    Object *operand = int_absolute(scale < 0 ? x : y), *other = int_absolute(scale < 0 ? y : x);
    if (operand == NULL || other == NULL)
        goto done;
    scaled = int_lshift(operand, shift);
    if (scaled == NULL)
        goto done;
    if (int_divmod_floor(scale < 0 ? scaled : other, scale < 0 ? other : scaled, &quotient, &rest)
        < 0)
        goto done;
    IntView q;
    size_t low;
    bool sticky;
    int_view(quotient, &q);
    *out =
        int_scale_to_double(top_limbs(q.limbs, q.count, &low, &sticky), int_sign(rest) != 0, scale);
    result = 0;
done:
    decref(shift);
    xdecref(operand);
    xdecref(other);
    xdecref(scaled);
    xdecref(quotient);
    xdecref(rest);
    return result;
}

Object *int_truediv(Object *x, Object *y) {
    if (!is_int(x) || !is_int(y))
        return new_not_implemented();
    x = int_unwrap(x), y = int_unwrap(y);
    if (int_sign(y) == 0)
        return raise_zero_division("division by zero");
    const int64_t exact = (int64_t)1 << 53;
    if (is_compact_int(x) && is_compact_int(y)) {
        int64_t a = INT_VALUE(x), b = INT_VALUE(y);
        if (a >= -exact && a <= exact && b >= -exact && b <= exact)
            return float_from_double((double)a / (double)b);
    }
    IntView a, b;
    int_view(x, &a);
    int_view(y, &b);
    bool negative = a.negative != b.negative;
    int64_t bits = (int64_t)view_bits(&a) - (int64_t)view_bits(&b);
    double d = 0.0;
    if (a.count && bits > 1025)
        d = HUGE_VAL;
    else if (a.count && bits >= -1076 && divide_to_double(x, y, &d) < 0)
        return NULL;
    if (isinf(d))
        return raise_overflow_error("integer division result too large for a float");
    return float_from_double(negative ? -d : d);
}
