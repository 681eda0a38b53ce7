/* math: functions of integers. Results of any size; the large ones are GMP's work. */
#include <math.h>
#include "runtime/modules/math_internal.h"
#include "runtime/objects/int_internal.h"

/* ---- factorial ------------------------------------------------------------------------------- */

enum { FACTORIAL_COMPACT = 20 };

static void factorial_big(IntJob *job) { mpz_fac_ui(job->out, job->n); }

/* n! has at most n * log2(n) bits. */
static Object *factorial(int64_t n) {
    int64_t compact = 1;
    if (n <= FACTORIAL_COMPACT) {
        for (int64_t i = 2; i <= n; i++)
            compact *= i;
        return int_from_i64(compact);
    }
    double limbs = (double)n * (log2((double)n) - 1.4) / 64 + 4;
    if (limbs > (double)INT_MAX_LIMBS)
        return raise_no_memory();
    IntJob job = {.work = factorial_big, .n = (unsigned long)n};
    return int_run_job(&job, (size_t)limbs + 2, NULL, NULL);
}

static Object *factorial_of(Object *n) {
    int64_t value;
    if (int_sign(n) < 0)
        return raise_value_error("factorial() not defined for negative values");
    if (!int_fits_i64(n, &value))
        return raise_overflow_error("factorial() argument should not exceed %lld",
                                    (long long)INT64_MAX);
    return factorial(value);
}

Object *math_factorial(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Object *n = number_index(args[0]);
    if (n == NULL)
        return NULL;
    Object *result = factorial_of(n);
    decref(n);
    return result;
}

/* ---- permutations and combinations ----------------------------------------------------------- */

/* n * (n - 1) * ... of `count` factors: halves are multiplied, so that factors have like sizes. */
static Object *falling_product(Object *n, int64_t count) {
    Object *offset, *lower, *left, *right, *result = NULL;
    if (c_stack_check("") < 0 || interrupt_check() < 0)
        return NULL;
    if (count <= 1)
        return count ? incref(n) : int_from_i64(1);
    int64_t half = count / 2;
    if ((offset = int_from_i64(half)) == NULL)
        return NULL;
    lower = int_sub(n, offset);
    decref(offset);
    if (lower == NULL)
        return NULL;
    left = falling_product(n, half);
    right = left ? falling_product(lower, count - half) : NULL;
    if (right)
        result = int_mul(left, right);
    decref(lower);
    xdecref(left);
    xdecref(right);
    return result;
}

static void binomial_small(IntJob *job) { mpz_bin_uiui(job->out, job->n, job->k); }
static void binomial_big(IntJob *job) { mpz_bin_ui(job->out, job->a, job->k); }

/* 0 <= k <= n - k. The result has at most k * bits(n) bits, and at most n. */
static Object *binomial(Object *n, int64_t k) {
    IntView v;
    IntJob job = {.work = binomial_big, .k = (unsigned long)k};
    int64_t small;
    int_view(n, &v);
    double bits = (double)k * (double)view_bits(&v) + 64;
    if (int_fits_i64(n, &small)) {
        job.work = binomial_small;
        job.n = (unsigned long)small;
        bits = fmin(bits, (double)small + 64);
    }
    if (bits / 64 > (double)INT_MAX_LIMBS)
        return raise_no_memory();
    int_mpz_view(&v, job.a);
    return int_run_job(&job, (size_t)(bits / 64) + 2, n, NULL);
}

/* Both arguments as ints that are not negative. */
static int two_naturals(Object *const *args, Object **n, Object **k) {
    *k = NULL;
    if ((*n = number_index(args[0])) == NULL)
        return -1;
    if ((*k = number_index(args[1])) != NULL) {
        if (int_sign(*n) >= 0 && int_sign(*k) >= 0)
            return 0;
        raise_value_error("%s must be a non-negative integer", int_sign(*n) < 0 ? "n" : "k");
    }
    CLEAR(*n);
    xdecref(*k);
    return -1;
}

/* C(n, k) with k <= n: k or n - k, whichever is less, has to fit in 64 bits. */
static Object *combinations(Object *n, Object *k) {
    int64_t count;
    Object *rest = int_sub(n, k), *result;
    if (rest == NULL)
        return NULL;
    if (!int_fits_i64(int_compare(rest, k) < 0 ? rest : k, &count))
        result = raise_overflow_error("min(n - k, k) must not exceed %lld", (long long)INT64_MAX);
    else
        result = binomial(n, count);
    decref(rest);
    return result;
}

Object *math_comb(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Object *n, *k;
    if (two_naturals(args, &n, &k) < 0)
        return NULL;
    Object *result = int_compare(k, n) > 0 ? int_from_i64(0) : combinations(n, k);
    decref(n);
    decref(k);
    return result;
}

Object *math_perm(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *n, *k, *result;
    int64_t count;
    if (args[1] == NULL || args[1] == KNone)
        return math_factorial(self, args, nargs, kwnames);
    if (two_naturals(args, &n, &k) < 0)
        return NULL;
    if (int_compare(k, n) > 0)
        result = int_from_i64(0);
    else if (!int_fits_i64(k, &count))
        result = raise_overflow_error("k must not exceed %lld", (long long)INT64_MAX);
    else
        result = falling_product(n, count);
    decref(n);
    decref(k);
    return result;
}

/* ---- divisors -------------------------------------------------------------------------------- */

static uint64_t gcd_u64(uint64_t a, uint64_t b) {
    if (a == 0 || b == 0)
        return a | b;
    int shift = __builtin_ctzll(a | b);
    a >>= __builtin_ctzll(a);
    do {
        b >>= __builtin_ctzll(b);
        uint64_t low = a < b ? a : b;
        b = a < b ? b - a : a - b;
        a = low;
    } while (b);
    return a << shift;
}

static void gcd_big(IntJob *job) { mpz_gcd(job->out, job->a, job->b); }

static Object *gcd(Object *x, Object *y) {
    IntView a, b;
    int_view(x, &a);
    int_view(y, &b);
    if (a.count == 0 || b.count == 0)
        return int_absolute(a.count ? x : y);
    if (a.count == 1 && b.count == 1)
        return int_from_u64(gcd_u64(a.limbs[0], b.limbs[0]));
    IntJob job = {.work = gcd_big};
    int_mpz_view(&a, job.a);
    int_mpz_view(&b, job.b);
    return int_run_job(&job, (a.count < b.count ? a.count : b.count) + 1, x, y);
}

static Object *lcm(Object *x, Object *y) {
    Object *divisor, *quotient = NULL, *product, *result;
    if (int_sign(x) == 0 || int_sign(y) == 0)
        return int_from_i64(0);
    if ((divisor = gcd(x, y)) == NULL)
        return NULL;
    int failed = int_divmod_floor(x, divisor, &quotient, NULL);
    decref(divisor);
    if (failed)
        return NULL;
    product = int_mul(quotient, y);
    decref(quotient);
    if (product == NULL)
        return NULL;
    result = int_absolute(product);
    decref(product);
    return result;
}

static Object *fold(Object *(*f)(Object *, Object *), int64_t neutral, Object *const *args,
                    size_t nargs) {
    Object *total = int_from_i64(neutral);
    for (size_t i = 0; i < nargs; i++) {
        Object *item = number_index(args[i]);
        if (item == NULL) {
            decref(total);
            return NULL;
        }
        Object *next = f(total, item);
        decref(item);
        decref(total);
        if (next == NULL)
            return NULL;
        total = next;
    }
    return total;
}
Object *math_gcd(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)kwnames;
    return fold(gcd, 0, args, nargs);
}
Object *math_lcm(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)kwnames;
    return fold(lcm, 1, args, nargs);
}

/* ---- square root ----------------------------------------------------------------------------- */

static void isqrt_big(IntJob *job) { mpz_sqrt(job->out, job->a); }

static Object *isqrt(Object *o) {
    IntView v;
    int_view(o, &v);
    if (v.negative)
        return raise_value_error("isqrt() argument must be nonnegative");
    if (is_compact_int(o)) {
        uint64_t n = (uint64_t)INT_VALUE(o), root = (uint64_t)sqrt((double)n);
        while (root > 3037000499u || root * root > n)
            root--;
        while (root < 3037000499u && (root + 1) * (root + 1) <= n)
            root++;
        return int_from_i64((int64_t)root);
    }
    IntJob job = {.work = isqrt_big};
    int_mpz_view(&v, job.a);
    return int_run_job(&job, v.count / 2 + 2, o, NULL);
}

Object *math_isqrt(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Object *n = number_index(args[0]);
    if (n == NULL)
        return NULL;
    Object *result = isqrt(n);
    decref(n);
    return result;
}
