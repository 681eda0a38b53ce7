/* The math module: the C library's functions with Python's errors, and its table of functions.
 *
 * C99's libm says by its result what went wrong: a NaN from no NaN is a domain error, an infinity
 * from finite arguments a range error, or a domain error where the function has a pole. Integers
 * are in math_integer.c, sums in math_sum.c, gamma in math_gamma.c.
 */
#include <math.h>
#include "runtime/modules/math_internal.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"

static const double PI = 3.141592653589793238462643383279502884,
                    E = 2.718281828459045235360287471352662498;

COLD Object *math_domain_error(void) { return raise_value_error("math domain error"); }
COLD Object *math_range_error(void) { return raise_overflow_error("math range error"); }

/* The arguments as doubles; false with an exception. */
static bool doubles(Object *const *args, size_t count, double *out) {
    for (size_t i = 0; i < count; i++) {
        out[i] = number_as_double(args[i]);
        if (out[i] == -1.0 && error_occurred())
            return false;
    }
    return true;
}

/* ---- functions of one double ----------------------------------------------------------------- */

/* What an infinite result of a finite argument means. */
enum { POLE, OVERFLOW, NO_ERROR };

static Object *checked(double x, double r, int infinite) {
    if (UNLIKELY(isnan(r) && !isnan(x)))
        return math_domain_error();
    if (UNLIKELY(isinf(r) && isfinite(x) && infinite != NO_ERROR))
        return infinite == OVERFLOW ? math_range_error() : math_domain_error();
    return float_from_double(r);
}

#define ONE_DOUBLE(name, expression, infinite)                                                     \
    static Object *name##_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {      \
        (void)self, (void)nargs, (void)kwnames;                                                    \
        double x = number_as_double(args[0]);                                                      \
        if (UNLIKELY(x == -1.0 && error_occurred()))                                               \
            return NULL;                                                                           \
        return checked(x, expression, infinite);                                                   \
    }
ONE_DOUBLE(acos, acos(x), POLE)
ONE_DOUBLE(acosh, acosh(x), POLE)
ONE_DOUBLE(asin, asin(x), POLE)
ONE_DOUBLE(asinh, asinh(x), POLE)
ONE_DOUBLE(atan, atan(x), POLE)
ONE_DOUBLE(atanh, atanh(x), POLE)
ONE_DOUBLE(cbrt, cbrt(x), POLE)
ONE_DOUBLE(cos, cos(x), POLE)
ONE_DOUBLE(cosh, cosh(x), OVERFLOW)
ONE_DOUBLE(degrees, x *(180.0 / PI), NO_ERROR)
ONE_DOUBLE(erf, erf(x), POLE)
ONE_DOUBLE(erfc, erfc(x), POLE)
ONE_DOUBLE(exp, exp(x), OVERFLOW)
ONE_DOUBLE(exp2, exp2(x), OVERFLOW)
ONE_DOUBLE(expm1, expm1(x), OVERFLOW)
ONE_DOUBLE(fabs, fabs(x), POLE)
ONE_DOUBLE(log1p, log1p(x), POLE)
ONE_DOUBLE(radians, x *(PI / 180.0), POLE)
ONE_DOUBLE(sin, sin(x), POLE)
ONE_DOUBLE(sinh, sinh(x), OVERFLOW)
ONE_DOUBLE(sqrt, sqrt(x), POLE)
ONE_DOUBLE(tan, tan(x), POLE)
ONE_DOUBLE(tanh, tanh(x), POLE)

#define TEST_DOUBLE(name)                                                                          \
    static Object *name##_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {      \
        (void)self, (void)nargs, (void)kwnames;                                                    \
        double x = number_as_double(args[0]);                                                      \
        return x == -1.0 && error_occurred() ? NULL : new_bool(name(x));                           \
    }
TEST_DOUBLE(isfinite)
TEST_DOUBLE(isinf)
TEST_DOUBLE(isnan)

/* ---- functions of several doubles ------------------------------------------------------------ */

static Object *atan2_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double v[2];
    return doubles(args, 2, v) ? float_from_double(atan2(v[0], v[1])) : NULL;
}
static Object *copysign_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double v[2];
    return doubles(args, 2, v) ? float_from_double(copysign(v[0], v[1])) : NULL;
}

static Object *checked_pair(const double *v, double r) {
    if (isnan(r) && !isnan(v[0]) && !isnan(v[1]))
        return math_domain_error();
    return float_from_double(r);
}
static Object *fmod_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double v[2];
    return doubles(args, 2, v) ? checked_pair(v, fmod(v[0], v[1])) : NULL;
}
static Object *remainder_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double v[2];
    return doubles(args, 2, v) ? checked_pair(v, remainder(v[0], v[1])) : NULL;
}

static Object *pow_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double v[2];
    if (!doubles(args, 2, v))
        return NULL;
    double r = pow(v[0], v[1]);
    if (isinf(r) && isfinite(v[0]) && isfinite(v[1]))
        return v[0] == 0 ? math_domain_error() : math_range_error();
    return checked_pair(v, r);
}

static Object *fma_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double v[3];
    if (!doubles(args, 3, v))
        return NULL;
    double r = fma(v[0], v[1], v[2]);
    if (isnan(r) && !isnan(v[0]) && !isnan(v[1]) && !isnan(v[2]))
        return raise_value_error("invalid operation in fma");
    if (isinf(r) && isfinite(v[0]) && isfinite(v[1]) && isfinite(v[2]))
        return raise_overflow_error("overflow in fma");
    return float_from_double(r);
}

static bool close_enough(double a, double b, double relative, double absolute) {
    if (a == b)
        return true;
    if (isinf(a) || isinf(b))
        return false;
    double difference = fabs(b - a);
    return difference <= fabs(relative * b) || difference <= fabs(relative * a)
           || difference <= absolute;
}
static Object *isclose_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double v[2], relative = 1e-9, absolute = 0.0;
    if (!doubles(args, 2, v) || (args[2] && !doubles(args + 2, 1, &relative))
        || (args[3] && !doubles(args + 3, 1, &absolute)))
        return NULL;
    if (relative < 0 || absolute < 0)
        return raise_value_error("tolerances must be non-negative");
    return new_bool(close_enough(v[0], v[1], relative, absolute));
}

/* ---- logarithms ------------------------------------------------------------------------------ */

/* Of an int beyond doubles: by its 53 bits and its exponent. */
static Object *log_of_int(Object *o, double (*f)(double)) {
    int64_t exponent;
    if (int_sign(o) <= 0)
        return math_domain_error();
    double x = int_frexp(o, &exponent);
    if (exponent <= 1024) {
        double whole = ldexp(x, (int)exponent);
        if (isfinite(whole))
            return float_from_double(f(whole));
    }
    return float_from_double(f(x) + f(2.0) * (double)exponent);
}
static Object *logarithm(Object *o, double (*f)(double)) {
    if (is_int(o))
        return log_of_int(o, f);
    double x = number_as_double(o);
    return x == -1.0 && error_occurred() ? NULL : checked(x, f(x), POLE);
}
static Object *log_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    if (args_no_keywords("math.log", kwnames) < 0 || args_count("log", nargs, 1, 2) < 0)
        return NULL;
    Object *numerator = logarithm(args[0], log), *denominator, *result;
    if (numerator == NULL || nargs == 1)
        return numerator;
    denominator = logarithm(args[1], log);
    result = denominator ? number_binary(OP_TRUEDIV, numerator, denominator) : NULL;
    decref(numerator);
    xdecref(denominator);
    return result;
}
static Object *log2_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    return logarithm(args[0], log2);
}
static Object *log10_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    return logarithm(args[0], log10);
}

/* ---- parts of a double ----------------------------------------------------------------------- */

static Object *pair_steal(Object *first, Object *second) {
    Object *items[2] = {first, second};
    if (first && second)
        return OBJ(tuple_from_array_steal(items, 2));
    xdecref(first);
    xdecref(second);
    return NULL;
}
static Object *frexp_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double x;
    int exponent = 0;
    if (!doubles(args, 1, &x))
        return NULL;
    double m = isfinite(x) ? frexp(x, &exponent) : x;
    return pair_steal(float_from_double(m), int_from_i64(exponent));
}
static Object *modf_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double x, whole;
    if (!doubles(args, 1, &x))
        return NULL;
    double fraction = modf(x, &whole);
    return pair_steal(float_from_double(fraction), float_from_double(whole));
}

static Object *ldexp_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double x;
    int64_t exponent;
    if (!doubles(args, 1, &x))
        return NULL;
    if (!is_int(args[1]))
        return raise_type_error("Expected an int as second argument to ldexp.");
    if (!int_fits_i64(args[1], &exponent))
        exponent = int_sign(args[1]) * (int64_t)INT32_MAX;
    if (x == 0 || !isfinite(x))
        return float_from_double(x);
    double r = exponent > 5000    ? HUGE_VAL
               : exponent < -5000 ? copysign(0.0, x)
                                  : ldexp(x, (int)exponent);
    return isinf(r) ? math_range_error() : float_from_double(r);
}

/* Doubles without their sign are in the order of their bits: `steps` further from x to y, not
 * beyond it. */
static double step_towards(double x, double y, uint64_t steps) {
    const uint64_t sign = (uint64_t)1 << 63;
    uint64_t a, b;
    if (isnan(x) || isnan(y))
        return isnan(x) ? x : y;
    memcpy(&a, &x, sizeof a);
    memcpy(&b, &y, sizeof b);
    uint64_t from = a & ~sign, to = b & ~sign;
    if (a == b || steps == 0)
        return x;
    if ((a ^ b) & sign) { /* through zero */
        if (from + to <= steps)
            return y;
        a = from >= steps ? a - steps : (b & sign) | (steps - from);
    } else if (from > to) {
        a = from - to > steps ? a - steps : b;
    } else {
        a = to - from > steps ? a + steps : b;
    }
    memcpy(&x, &a, sizeof x);
    return x;
}

static Object *nextafter_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double v[2];
    if (!doubles(args, 2, v))
        return NULL;
    if (args[2] == NULL || args[2] == KNone)
        return float_from_double(nextafter(v[0], v[1]));
    Object *index = number_index(args[2]);
    if (index == NULL)
        return NULL;
    IntView steps;
    int_view(index, &steps);
    uint64_t count = steps.count > 1 ? UINT64_MAX : steps.count ? steps.limbs[0] : 0;
    bool negative = steps.negative;
    decref(index);
    if (negative)
        return raise_value_error("steps must be a non-negative integer");
    return float_from_double(step_towards(v[0], v[1], count));
}

static Object *ulp_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double x;
    if (!doubles(args, 1, &x))
        return NULL;
    x = fabs(x);
    if (!isfinite(x))
        return float_from_double(x);
    double above = nextafter(x, HUGE_VAL);
    return float_from_double(isinf(above) ? x - nextafter(x, 0.0) : above - x);
}

/* ---- to integers ----------------------------------------------------------------------------- */

/* What o's own method makes of it; without one, f of its value as a double. */
static Object *to_whole(Object *o, Str *name, double (*f)(double)) {
    if (is_exact_float(o))
        return int_from_double(f(FLOAT_VALUE(o)));
    if (is_compact_int(o))
        return incref(o);
    Object *method = object_special(o, name);
    if (method) {
        Object *result = object_call0(method);
        decref(method);
        return result;
    }
    if (error_occurred())
        return NULL;
    double x = number_as_double(o);
    return x == -1.0 && error_occurred() ? NULL : int_from_double(f(x));
}
static Object *ceil_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    return to_whole(args[0], NAME(__ceil__), ceil);
}
static Object *floor_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    return to_whole(args[0], NAME(__floor__), floor);
}
static Object *trunc_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    if (is_exact_float(args[0]))
        return int_from_double(FLOAT_VALUE(args[0]));
    Object *method = object_special(args[0], NAME(__trunc__)), *result;
    if (method == NULL)
        return error_occurred()
                   ? NULL
                   : raise_type_error("type %T doesn't define __trunc__ method", args[0]);
    result = object_call0(method);
    decref(method);
    return result;
}

/* ---- the module ------------------------------------------------------------------------------ */

static const MethodDef functions[] = {
    {"acos", acos_, "x, /", 0, "The angle from 0 to pi whose cosine is x."},
    {"acosh", acosh_, "x, /", 0, "Inverse hyperbolic cosine."},
    {"asin", asin_, "x, /", 0, "The angle from -pi/2 to pi/2 whose sine is x."},
    {"asinh", asinh_, "x, /", 0, "Inverse hyperbolic sine."},
    {"atan", atan_, "x, /", 0, "The angle from -pi/2 to pi/2 whose tangent is x."},
    {"atan2", atan2_, "y, x, /", 0,
     "Arc tangent of y/x in radians, in the quadrant of the point (x, y)."},
    {"atanh", atanh_, "x, /", 0, "Inverse hyperbolic tangent."},
    {"cbrt", cbrt_, "x, /", 0, "Cube root."},
    {"ceil", ceil_, "x, /", 0, "The least integer that is not below x."},
    {"comb", math_comb, "n, k, /", 0, "How many sets of k there are among n things."},
    {"copysign", copysign_, "x, y, /", 0, "A float with the size of x and the sign of y."},
    {"cos", cos_, "x, /", 0, "Cosine of x in radians."},
    {"cosh", cosh_, "x, /", 0, "Hyperbolic cosine."},
    {"degrees", degrees_, "x, /", 0, "An angle in radians as degrees."},
    {"dist", math_dist, "p, q, /", 0, "How far apart two points are, given by their coordinates."},
    {"erf", erf_, "x, /", 0, "Error function."},
    {"erfc", erfc_, "x, /", 0, "Complementary error function, 1 - erf(x)."},
    {"exp", exp_, "x, /", 0, "e ** x"},
    {"exp2", exp2_, "x, /", 0, "2 ** x"},
    {"expm1", expm1_, "x, /", 0, "exp(x) - 1, precise also for small x."},
    {"fabs", fabs_, "x, /", 0, "Absolute value as a float."},
    {"factorial", math_factorial, "n, /", 0, "n! for a non-negative integer."},
    {"floor", floor_, "x, /", 0, "The greatest integer that is not above x."},
    {"fma", fma_, "x, y, z, /", 0, "x * y + z, rounded once."},
    {"fmod", fmod_, "x, y, /", 0, "Remainder with the sign of x, as C has it."},
    {"frexp", frexp_, "x, /", 0,
     "The pair (m, e) with x == m * 2**e and 0.5 <= abs(m) < 1; (0.0, 0) for 0."},
    {"fsum", math_fsum, "seq, /", 0, "Exact sum of the numbers, rounded once to a float."},
    {"gamma", math_gamma, "x, /", 0, "Gamma function."},
    {"gcd", math_gcd, "*integers", 0, "The largest int that divides all of them; 0 for none."},
    {"hypot", math_hypot, "*coordinates", 0,
     "The length of a vector: sqrt(x*x + y*y) for two coordinates."},
    {"isclose", isclose_, "a, b, *, rel_tol=1e-09, abs_tol=0.0", 0,
     "Whether a and b differ by no more than rel_tol of the larger one, or by no more than "
     "abs_tol."},
    {"isfinite", isfinite_, "x, /", 0, "Whether x is an ordinary number, not inf or nan."},
    {"isinf", isinf_, "x, /", 0, "Whether x is inf or -inf."},
    {"isnan", isnan_, "x, /", 0, "Whether x is nan."},
    {"isqrt", math_isqrt, "n, /", 0, "The largest int whose square is not above n."},
    {"lcm", math_lcm, "*integers", 0,
     "The smallest positive int that all of them divide; 0 if one is 0."},
    {"ldexp", ldexp_, "x, i, /", 0, "x * 2**i, the inverse of frexp."},
    {"lgamma", math_lgamma, "x, /", 0,
     "log(abs(gamma(x))), where gamma(x) itself may be too large."},
    {"log", log_, NULL, NATIVE_RAW,
     "log(x, [base=math.e])\nThe y for which base ** y is x. An int may be of any size."},
    {"log10", log10_, "x, /", 0, "Logarithm to base 10."},
    {"log1p", log1p_, "x, /", 0, "log(1 + x), precise also for small x."},
    {"log2", log2_, "x, /", 0, "Logarithm to base 2."},
    {"modf", modf_, "x, /", 0, "Fraction and whole part of x, both with its sign."},
    {"nextafter", nextafter_, "x, y, /, *, steps=None", 0,
     "The float after x in the direction of y, or that many steps away."},
    {"perm", math_perm, "n, k=None, /", 0,
     "How many rows of k things there are among n things; of all n without k."},
    {"pow", pow_, "x, y, /", 0, "x ** y, with floats"},
    {"prod", math_prod, "iterable, /, *, start=1", 0, "Product of all items and start."},
    {"radians", radians_, "x, /", 0, "An angle in degrees as radians."},
    {"remainder", remainder_, "x, y, /", 0,
     "x - n*y, for the whole n closest to x/y; of two, the even one."},
    {"sin", sin_, "x, /", 0, "Sine of x in radians."},
    {"sinh", sinh_, "x, /", 0, "Hyperbolic sine."},
    {"sqrt", sqrt_, "x, /", 0, "Square root."},
    {"sumprod", math_sumprod, "p, q, /", 0,
     "Sum of the products of the items of p and q, pair by pair."},
    {"tan", tan_, "x, /", 0, "Tangent of x in radians."},
    {"tanh", tanh_, "x, /", 0, "Hyperbolic tangent."},
    {"trunc", trunc_, "x, /", 0, "x without its fraction."},
    {"ulp", ulp_, "x, /", 0, "What the last bit of x is worth."},
    {0},
};

static int init(Object *module) {
    static const struct {
        const char *name;
        double value;
    } constants[] = {{"pi", PI}, {"e", E}, {"tau", 2 * PI}, {"inf", HUGE_VAL}, {"nan", NAN}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        Object *value = float_from_double(constants[i].value);
        if (value == NULL || module_add(module, constants[i].name, value) < 0)
            return -1;
    }
    return 0;
}

const ModuleDef math_module = {
    "math",
    "Mathematical functions as the C standard defines them, and more for integers and sums.",
    functions, init};
