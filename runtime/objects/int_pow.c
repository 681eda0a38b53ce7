/* int: powers, plain and modular.
 *
 * Compact operands are multiplied out with 64-bit arithmetic (128-bit for modular products); the
 * rest is GMP's mpz_pow_ui, mpz_powm and mpz_invert on views of krait's limbs. The size of a plain
 * power is known beforehand and refused if no machine could hold it.
 */
#include "runtime/objects/int_internal.h"

static void power_plain(IntJob *job) { mpz_pow_ui(job->out, job->a, job->n); }
static void power_modular(IntJob *job) { mpz_powm(job->out, job->a, job->b, job->c); }
static void invert_modular(IntJob *job) { job->none = !mpz_invert(job->out, job->a, job->c); }

/* ---- plain ----------------------------------------------------------------------------------- */

/* True when base ** n fits in 64 bits. */
static bool power_compact(int64_t base, uint64_t n, int64_t *out) {
    int64_t result = 1;
    for (;;) {
        if (n & 1 && __builtin_mul_overflow(result, base, &result))
            return false;
        n >>= 1;
        if (n == 0)
            break;
        if (__builtin_mul_overflow(base, base, &base))
            return false;
    }
    *out = result;
    return true;
}

static Object *power_big(Object *base, Object *exponent) {
    IntView v;
    IntJob job = {.work = power_plain};
    int64_t n;
    int_view(base, &v);
    /* |base| is 2 at least, so that an exponent beyond 64 bits is hopeless. */
    if (!int_fits_i64(exponent, &n))
        return raise_no_memory();
    uint128_t bits = (uint128_t)view_bits(&v) * (uint64_t)n;
    if (bits / 64 + 2 > INT_MAX_LIMBS)
        return raise_no_memory();
    if (v.count == 1 && v.limbs[0] == 2) {
        Object *result = int_lshift(OBJ(&small_ints[1 - SMALL_MIN]), exponent);
        if (result == NULL || !v.negative || n % 2 == 0)
            return result;
        Object *negative = int_negative(result);
        decref(result);
        return negative;
    }
    int_mpz_view(&v, job.a);
    job.n = (unsigned long)n;
    return int_run_job(&job, (size_t)(bits / 64) + 2, base, exponent);
}

static Object *power_unwrapped(Object *base, Object *exponent) {
    int64_t value;
    if (int_sign(exponent) < 0) {
        double b = int_as_double(base), e;
        if (b == -1.0 && error_occurred())
            return NULL;
        e = int_as_double(exponent);
        if (e == -1.0 && error_occurred())
            return NULL;
        return float_pow(b, e);
    }
    if (is_compact_int(base) && is_compact_int(exponent)
        && power_compact(INT_VALUE(base), (uint64_t)INT_VALUE(exponent), &value))
        return int_from_i64(value);
    if (is_compact_int(base) && INT_VALUE(base) >= -1
        && INT_VALUE(base) <= 1) { /* with a big exponent */
        IntView e;
        int_view(exponent, &e);
        return int_from_i64(e.limbs[0] & 1 ? INT_VALUE(base) : INT_VALUE(base) * INT_VALUE(base));
    }
    return power_big(base, exponent);
}

/* ---- modular --------------------------------------------------------------------------------- */

static uint64_t mulmod(uint64_t a, uint64_t b, uint64_t m) {
    if ((a | b) >> 32 == 0)
        return a * b % m;
    return (uint64_t)((uint128_t)a * b % m);
}

/* Left to right over the bits of the exponent. */
static uint64_t powmod(uint64_t base, const IntView *exponent, uint64_t m) {
    uint64_t result = 1 % m;
    for (size_t bit = view_bits(exponent); bit-- > 0;) {
        result = mulmod(result, result, m);
        if (exponent->limbs[bit / 64] >> (bit % 64) & 1)
            result = mulmod(result, base, m);
    }
    return result;
}

/* The inverse of a modulo m by Euclid's extended algorithm; 0 when there is none (m > 1). */
static uint64_t invmod(uint64_t a, uint64_t m) {
    int128_t t = 0, next_t = 1, r = m, next_r = a;
    while (next_r != 0) {
        int128_t q = r / next_r, u = t - q * next_t, s = r - q * next_r;
        t = next_t, next_t = u;
        r = next_r, next_r = s;
    }
    if (r != 1)
        return 0;
    return (uint64_t)(t < 0 ? t + m : t);
}

static Object *not_invertible(void) {
    return raise_value_error("base is not invertible for the given modulus");
}

/* A modulus of one limb, greater than 1. */
static Object *modular_limb(const IntView *base, const IntView *exponent, uint64_t m,
                            bool negative_modulus) {
    uint64_t b = base->count ? mpn_mod_1(base->limbs, (mp_size_t)base->count, m) : 0;
    if (base->negative && b)
        b = m - b;
    if (exponent->negative) {
        b = invmod(b, m);
        if (b == 0)
            return not_invertible();
    }
    mp_limb_t result = powmod(b, exponent, m);
    if (negative_modulus && result)
        return int_from_limbs((mp_limb_t[]){m - result}, 1, true);
    return int_from_limbs(&result, 1, false);
}

/* A result in [0, |m|) brought to the sign of a negative modulus. */
static Object *with_modulus_sign(Object *result_steal, Object *modulus) {
    if (result_steal == NULL || int_sign(modulus) > 0 || int_sign(result_steal) == 0)
        return result_steal;
    Object *result = int_add(result_steal, modulus);
    decref(result_steal);
    return result;
}

/* `modulus` is a view without a sign. */
static Object *inverse_of(Object *base, Object *modulus_object, const IntView *modulus) {
    IntView b;
    IntJob job = {.work = invert_modular};
    int_view(base, &b);
    int_mpz_view(&b, job.a);
    int_mpz_view(modulus, job.c);
    Object *inverse = int_run_job(&job, modulus->count + 1, base, modulus_object);
    return inverse || error_occurred() ? inverse : not_invertible();
}

static Object *modular_big(Object *base, Object *exponent, Object *modulus) {
    IntView b, e, m;
    IntJob job = {.work = power_modular};
    Object *inverse = NULL;
    int_view(modulus, &m);
    m.negative = false;
    if (int_sign(exponent) < 0) {
        base = inverse = inverse_of(base, modulus, &m);
        if (inverse == NULL)
            return NULL;
    }
    int_view(base, &b);
    int_view(exponent, &e);
    e.negative = false;
    int_mpz_view(&b, job.a);
    int_mpz_view(&e, job.b);
    int_mpz_view(&m, job.c);
    incref(exponent);
    Object *result = int_run_job(&job, m.count + 1, base, modulus);
    decref(exponent);
    xdecref(inverse);
    return with_modulus_sign(result, modulus);
}

static Object *power_modulo(Object *base, Object *exponent, Object *modulus) {
    IntView b, e, m;
    int_view(modulus, &m);
    if (m.count == 0)
        return raise_value_error("pow() 3rd argument cannot be 0");
    if (m.count > 1)
        return modular_big(base, exponent, modulus);
    if (m.limbs[0] == 1)
        return int_from_i64(0);
    int_view(base, &b);
    int_view(exponent, &e);
    return modular_limb(&b, &e, m.limbs[0], m.negative);
}

Object *int_pow(Object *a, Object *b, Object *modulus) {
    if (!is_int(a) || !is_int(b))
        return new_not_implemented();
    if (modulus == NULL || modulus == KNone)
        return power_unwrapped(int_unwrap(a), int_unwrap(b));
    if (!is_int(modulus))
        return new_not_implemented();
    return power_modulo(int_unwrap(a), int_unwrap(b), int_unwrap(modulus));
}
