/* math: sums, products and distances of many numbers, rounded once.
 *
 * fsum keeps partial sums that do not overlap (J. R. Shewchuk, 1997), so that their exact sum is
 * the exact sum of all; sumprod adds exact products in three doubles (T. Ogita, S. M. Rump, S.
 * Oishi, 2005); hypot and dist add squares with 113 bits.
 */
#include <math.h>
#include "runtime/modules/math_internal.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/tuple.h"

/* ---- fsum ------------------------------------------------------------------------------------ */

enum { PARTIALS_STACK = 32 };
typedef struct {
    double *partials; /* of increasing size, none overlapping the next */
    size_t count, capacity;
    double special, infinities; /* sums of what is not finite */
    double stack[PARTIALS_STACK];
} Sum;

static int sum_grow(Sum *s) {
    size_t size = s->capacity * sizeof(double);
    double *fresh = mem_alloc(size * 2);
    if (fresh == NULL)
        return raise_no_memory(), -1;
    memcpy(fresh, s->partials, size);
    if (s->partials != s->stack)
        mem_free(s->partials, size);
    s->partials = fresh;
    s->capacity *= 2;
    return 0;
}

static int sum_add(Sum *s, double x) {
    double original = x;
    size_t kept = 0;
    for (size_t i = 0; i < s->count; i++) {
        double y = s->partials[i];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y, y = t;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0)
            s->partials[kept++] = low;
        x = high;
    }
    s->count = kept;
    if (x == 0)
        return 0;
    if (!isfinite(x)) {
        if (isfinite(original))
            return raise_overflow_error("intermediate overflow in fsum"), -1;
        if (isinf(original))
            s->infinities += original;
        s->special += original;
        s->count = 0;
        return 0;
    }
    if (s->count == s->capacity && sum_grow(s) < 0)
        return -1;
    s->partials[s->count++] = x;
    return 0;
}

/* From the top down until a partial changes nothing; a tie is broken by the sign of the next one.
 */
static double sum_round(const Sum *s) {
    size_t n = s->count;
    if (n == 0)
        return 0.0;
    double high = s->partials[--n], low = 0.0;
    while (n > 0 && low == 0.0) {
        double x = high, y = s->partials[--n];
        high = x + y;
        low = y - (high - x);
    }
    if (n > 0 && ((low < 0 && s->partials[n - 1] < 0) || (low > 0 && s->partials[n - 1] > 0))) {
        double twice = low * 2.0, x = high + twice;
        if (twice == x - high)
            high = x;
    }
    return high;
}

static Object *sum_result(const Sum *s) {
    if (s->special != 0) /* a NaN too */
        return isnan(s->infinities) ? raise_value_error("-inf + inf in fsum")
                                    : float_from_double(s->special);
    return float_from_double(sum_round(s));
}

Object *math_fsum(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Sum sum = {.capacity = PARTIALS_STACK};
    Object *iterator = object_iter(args[0]), *item, *result = NULL;
    sum.partials = sum.stack;
    if (iterator == NULL)
        return NULL;
    while ((item = object_next(iterator)) != NULL) {
        double x = number_as_double(item);
        decref(item);
        if ((x == -1.0 && error_occurred()) || sum_add(&sum, x) < 0)
            goto done;
    }
    if (!error_occurred())
        result = sum_result(&sum);
done:
    decref(iterator);
    if (sum.partials != sum.stack)
        mem_free(sum.partials, sum.capacity * sizeof(double));
    return result;
}

/* ---- sumprod --------------------------------------------------------------------------------- */

typedef struct {
    double high, low, tiny;
} Triple;
typedef struct {
    double high, low;
} Twin;

static Twin two_sum(double a, double b) {
    double x = a + b, z = x - a;
    return (Twin){x, (a - (x - z)) + (b - z)};
}
static Triple triple_add_product(double x, double y, Triple t) {
    double p = x * y;
    Twin high = two_sum(t.high, p), low = two_sum(t.low, fma(x, y, -p)),
         middle = two_sum(low.high, high.low);
    return (Triple){high.high, middle.high, t.tiny + low.low + middle.low};
}
static double triple_value(Triple t) {
    Twin last = two_sum(t.low, t.tiny);
    return two_sum(t.high, last.high).high;
}

enum { SUM_INTS, SUM_FLOATS, SUM_ANY }; /* in this order, never back */
typedef struct {
    int stage;
    Object *total; /* owned */
    Triple floats;
    bool floats_used;
} Products;

/* total + term as Python adds. Steals term (NULL: error). */
static int add_term(Products *s, Object *term) {
    if (term == NULL)
        return -1;
    Object *total = number_binary(OP_ADD, s->total, term);
    decref(term);
    if (total == NULL)
        return -1;
    REPLACE_STEAL(s->total, total);
    return 0;
}
static int finish_floats(Products *s) {
    s->stage = SUM_ANY;
    if (!s->floats_used)
        return 0;
    s->floats_used = false;
    return add_term(s, float_from_double(triple_value(s->floats)));
}

static bool plain_int(Object *o) { return is_exact(o, &int_type) || is_exact(o, &bigint_type); }

/* A float, or an int beside a float: 1 and their values, 0 neither, -1 error. */
static int float_pair(Object *p, Object *q, double *x, double *y) {
    bool a = is_exact_float(p), b = is_exact_float(q);
    if (!(a && b) && !(a && (plain_int(q) || is_exact(q, &bool_type)))
        && !(b && (plain_int(p) || is_exact(p, &bool_type))))
        return 0;
    *x = number_as_double(p);
    if (*x == -1.0 && error_occurred())
        return -1;
    *y = number_as_double(q);
    return *y == -1.0 && error_occurred() ? -1 : 1;
}

static int add_pair(Products *s, Object *p, Object *q) {
    if (s->stage == SUM_INTS) {
        if (plain_int(p) && plain_int(q))
            return add_term(s, int_mul(p, q));
        s->stage = SUM_FLOATS;
    }
    if (s->stage == SUM_FLOATS) {
        double x, y;
        int state = float_pair(p, q, &x, &y);
        if (state < 0 && !error_is(&exc_OverflowError))
            return -1;
        if (state < 0)
            error_clear(); /* an int beyond doubles: as Python adds */
        if (state > 0) {
            Triple t = triple_add_product(x, y, s->floats);
            if (isfinite(t.high)) {
                s->floats = t;
                s->floats_used = true;
                return 0;
            }
        }
        if (finish_floats(s) < 0)
            return -1;
    }
    return add_term(s, number_binary(OP_MUL, p, q));
}

/* The next of both: 1, 0 at the end of both, -1. */
static int next_pair(Object *p_iterator, Object *q_iterator, Object **p, Object **q) {
    *q = NULL;
    *p = object_next(p_iterator);
    if (*p == NULL && error_occurred())
        return -1;
    *q = object_next(q_iterator);
    if (*q == NULL && error_occurred()) {
        xdecref(*p);
        return -1;
    }
    if ((*p == NULL) == (*q == NULL))
        return *p != NULL;
    xdecref(*p);
    xdecref(*q);
    return raise_value_error("Inputs are not the same length"), -1;
}

Object *math_sumprod(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Object *p_iterator = object_iter(args[0]), *q_iterator = NULL, *p, *q;
    Products s = {SUM_INTS, NULL, {0, 0, 0}, false};
    int state = -1;
    if (p_iterator == NULL || (q_iterator = object_iter(args[1])) == NULL)
        goto done;
    s.total = int_from_i64(0);
    while ((state = next_pair(p_iterator, q_iterator, &p, &q)) > 0) {
        state = add_pair(&s, p, q);
        decref(p);
        decref(q);
        if (state < 0)
            break;
    }
    if (state == 0)
        state = finish_floats(&s);
done:
    xdecref(p_iterator);
    xdecref(q_iterator);
    if (state < 0)
        CLEAR(s.total);
    return s.total;
}

/* ---- prod ------------------------------------------------------------------------------------ */

Object *math_prod(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Object *iterator = object_iter(args[0]), *item, *total;
    if (iterator == NULL)
        return NULL;
    total = args[1] ? incref(args[1]) : int_from_i64(1);
    while ((item = object_next(iterator)) != NULL) {
        Object *next = number_binary(OP_MUL, total, item);
        decref(item);
        decref(total);
        total = next;
        if (total == NULL)
            break;
    }
    decref(iterator);
    if (error_occurred())
        CLEAR(total);
    return total;
}

/* ---- distances ------------------------------------------------------------------------------- */

/* The root of the sum of squares of numbers that are not negative. They are scaled so that the
 * largest is between a half and one; squares are exact in 113 bits, and one step of Newton's method
 * makes the root good to as many. */
static double norm(double *v, size_t count) {
    double largest = 0.0;
    bool nan = false;
    int exponent;
    for (size_t i = 0; i < count; i++) {
        nan |= isnan(v[i]);
        if (v[i] > largest)
            largest = v[i];
    }
    if (isinf(largest))
        return largest;
    if (nan)
        return NAN;
    if (largest == 0 || count == 1)
        return largest;
    frexp(largest, &exponent);
    __float128 sum = 0;
    for (size_t i = 0; i < count; i++) {
        __float128 x = ldexp(v[i], -exponent);
        sum += x * x;
    }
    double root = sqrt((double)sum);
    __float128 exact = root + (sum - (__float128)root * root) / (2 * (__float128)root);
    return ldexp((double)exact, exponent);
}

enum { VECTOR_STACK = 16 };
/* `count` doubles: on the C stack while they are few. */
static double *vector_new(size_t count, double *stack) {
    if (count <= VECTOR_STACK)
        return stack;
    double *v = mem_alloc_array(count, sizeof(double));
    if (v == NULL)
        raise_no_memory();
    return v;
}
static void vector_free(double *v, size_t count, double *stack) {
    if (v && v != stack)
        mem_free(v, count * sizeof(double));
}

Object *math_hypot(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)kwnames;
    double stack[VECTOR_STACK], *v = vector_new(nargs, stack);
    Object *result = NULL;
    if (v == NULL)
        return NULL;
    for (size_t i = 0; i < nargs; i++) {
        double x = number_as_double(args[i]);
        if (x == -1.0 && error_occurred())
            goto done;
        v[i] = fabs(x);
    }
    result = float_from_double(norm(v, nargs));
done:
    vector_free(v, nargs, stack);
    return result;
}

static Object *distance(Tuple *p, Tuple *q) {
    double stack[VECTOR_STACK], *v;
    size_t count = p->length;
    Object *result = NULL;
    if (count != q->length)
        return raise_value_error("both points must have the same number of dimensions");
    if ((v = vector_new(count, stack)) == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        double x = number_as_double(p->items[i]), y;
        if (x == -1.0 && error_occurred())
            goto done;
        y = number_as_double(q->items[i]);
        if (y == -1.0 && error_occurred())
            goto done;
        v[i] = fabs(x - y);
    }
    result = float_from_double(norm(v, count));
done:
    vector_free(v, count, stack);
    return result;
}

Object *math_dist(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Object *p = sequence_tuple(args[0]), *q = NULL, *result = NULL;
    if (p && (q = sequence_tuple(args[1])) != NULL)
        result = distance((Tuple *)p, (Tuple *)q);
    xdecref(p);
    xdecref(q);
    return result;
}
