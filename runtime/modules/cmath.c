/* The cmath module: the C library's complex functions with Python's errors.
 *
 * C99's Annex G says what comes of zeros, infinities and NaNs, signs included, and Python follows
 * it. What went wrong is read off the result: a NaN from no NaN is a domain error, an infinity from
 * finite arguments a range error, or a domain error where the function has a pole.
 */
#include <complex.h>
#undef I
#include <math.h>
#include "runtime/modules/math_internal.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"

typedef double complex Number;

static const double PI = 3.141592653589793238462643383279502884,
                    E = 2.718281828459045235360287471352662498,
                    LN_10 = 2.302585092994045684017991454684364208;

static bool number(Object *o, Number *out) {
    double real, imag;
    if (complex_as_doubles(o, &real, &imag) < 0)
        return false;
    *out = CMPLX(real, imag);
    return true;
}
static Object *from_number(Number z) { return complex_from_doubles(creal(z), cimag(z)); }

static bool has_nan(Number z) { return isnan(creal(z)) || isnan(cimag(z)); }
static bool is_finite(Number z) { return isfinite(creal(z)) && isfinite(cimag(z)); }
static bool has_infinity(Number z) { return isinf(creal(z)) || isinf(cimag(z)); }

/* ---- functions of one number ----------------------------------------------------------------- */

/* What an infinite result of a finite argument means. */
enum { POLE, OVERFLOW };

static Object *checked(Number z, Number r, int infinite) {
    if (has_nan(r) && !has_nan(z))
        return math_domain_error();
    if (has_infinity(r) && is_finite(z))
        return infinite == OVERFLOW ? math_range_error() : math_domain_error();
    return from_number(r);
}

#define ONE_NUMBER(name, infinite)                                                                 \
    static Object *name##_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {      \
        (void)self, (void)nargs, (void)kwnames;                                                    \
        Number z;                                                                                  \
        return number(args[0], &z) ? checked(z, c##name(z), infinite) : NULL;                      \
    }
/* C23 knows more of a zero beside a NaN than Python and C99 do. */
static Number acosh_of(Number z) {
    return creal(z) == 0 && isnan(cimag(z)) ? CMPLX(NAN, NAN) : cacosh(z);
}
static Number tanh_of(Number z) {
    return creal(z) == 0 && isnan(cimag(z)) ? CMPLX(NAN, NAN) : ctanh(z);
}
static Number tan_of(Number z) {
    return cimag(z) == 0 && isnan(creal(z)) ? CMPLX(NAN, NAN) : ctan(z);
}
#define cacosh acosh_of
#define ctanh  tanh_of
#define ctan   tan_of

ONE_NUMBER(acos, OVERFLOW)
ONE_NUMBER(acosh, OVERFLOW)
ONE_NUMBER(asin, OVERFLOW)
ONE_NUMBER(asinh, OVERFLOW)
ONE_NUMBER(atan, POLE)
ONE_NUMBER(atanh, POLE)
ONE_NUMBER(cos, OVERFLOW)
ONE_NUMBER(cosh, OVERFLOW)
ONE_NUMBER(sin, OVERFLOW)
ONE_NUMBER(sinh, OVERFLOW)
ONE_NUMBER(sqrt, OVERFLOW)
ONE_NUMBER(tan, POLE)
ONE_NUMBER(tanh, POLE)

/* An infinite angle has no direction, unless the radius is 0; where the radius is infinite it is
 * that of C's cexp(). */
static Object *exp_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Number z;
    if (!number(args[0], &z))
        return NULL;
    if (isinf(cimag(z)) && (isfinite(creal(z)) || creal(z) > 0))
        return math_domain_error();
    return checked(z, cexp(z), OVERFLOW);
}

#define TEST_NUMBER(name, expression)                                                              \
    static Object *name##_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {      \
        (void)self, (void)nargs, (void)kwnames;                                                    \
        Number z;                                                                                  \
        return number(args[0], &z) ? new_bool(expression) : NULL;                                  \
    }
TEST_NUMBER(isfinite, is_finite(z))
TEST_NUMBER(isinf, has_infinity(z))
TEST_NUMBER(isnan, has_nan(z))

/* ---- logarithms ------------------------------------------------------------------------------ */

static Object *log10_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Number z;
    if (!number(args[0], &z))
        return NULL;
    Number r = clog(z);
    return checked(z, CMPLX(creal(r) / LN_10, cimag(r) / LN_10), POLE);
}

static Object *log_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self;
    if (args_no_keywords("cmath.log", kwnames) < 0 || args_count("log", nargs, 1, 2) < 0)
        return NULL;
    Number z, base;
    if (!number(args[0], &z) || (nargs == 2 && !number(args[1], &base)))
        return NULL;
    Object *numerator = checked(z, clog(z), POLE);
    if (numerator == NULL || nargs == 1)
        return numerator;
    Object *denominator = checked(base, clog(base), POLE), *result = NULL;
    if (denominator && clog(base) == 0)
        math_domain_error();
    else if (denominator)
        result = number_binary(OP_TRUEDIV, numerator, denominator);
    decref(numerator);
    xdecref(denominator);
    return result;
}

/* ---- polar coordinates ----------------------------------------------------------------------- */

static Object *phase_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Number z;
    return number(args[0], &z) ? float_from_double(carg(z)) : NULL;
}

static Object *polar_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Number z;
    if (!number(args[0], &z))
        return NULL;
    double radius = cabs(z);
    if (isinf(radius) && is_finite(z))
        return math_range_error();
    Object *r = float_from_double(radius), *phi = r ? float_from_double(carg(z)) : NULL;
    Object *pair = phi ? (Object *)tuple_pack(2, r, phi) : NULL;
    xdecref(r);
    xdecref(phi);
    return pair;
}

/* An angle of 0 keeps its sign in the imaginary part, whatever the radius: inf * 0 is not wanted.
 */
static Object *rect_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double r = number_as_double(args[0]);
    if (r == -1.0 && error_occurred())
        return NULL;
    double phi = number_as_double(args[1]);
    if (phi == -1.0 && error_occurred())
        return NULL;
    if (isinf(phi) && r != 0.0 && !isnan(r))
        return math_domain_error();
    if (isinf(phi))
        return isnan(r) ? complex_from_doubles(r, NAN) : complex_from_doubles(0.0, 0.0);
    if (phi == 0.0)
        return complex_from_doubles(r, r * phi == r * phi ? r * phi
                                       : isnan(r)         ? phi
                                                          : copysign(1.0, r) * phi);
    if (r == 0.0 && isnan(phi))
        return complex_from_doubles(0.0, 0.0);
    if (isinf(r) && isnan(phi))
        return complex_from_doubles(HUGE_VAL, NAN);
    return complex_from_doubles(r * cos(phi), r * sin(phi));
}

/* ---- closeness ------------------------------------------------------------------------------- */

static Object *isclose_(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    Number a, b;
    double relative = 1e-9, absolute = 0.0;
    if (!number(args[0], &a) || !number(args[1], &b))
        return NULL;
    if (args[2] && (relative = number_as_double(args[2])) == -1.0 && error_occurred())
        return NULL;
    if (args[3] && (absolute = number_as_double(args[3])) == -1.0 && error_occurred())
        return NULL;
    if (relative < 0 || absolute < 0)
        return raise_value_error("tolerances must be non-negative");
    if (creal(a) == creal(b) && cimag(a) == cimag(b))
        return new_bool(true);
    if (has_infinity(a) || has_infinity(b))
        return new_bool(false);
    double apart = cabs(a - b);
    return new_bool(apart <= relative * cabs(a) || apart <= relative * cabs(b)
                    || apart <= absolute);
}

/* ---- the module ------------------------------------------------------------------------------ */

static const MethodDef functions[] = {
    {"acos", acos_, "z, /", 0, "Arc cosine."},
    {"acosh", acosh_, "z, /", 0, "Inverse hyperbolic cosine."},
    {"asin", asin_, "z, /", 0, "Arc sine."},
    {"asinh", asinh_, "z, /", 0, "Inverse hyperbolic sine."},
    {"atan", atan_, "z, /", 0, "Arc tangent."},
    {"atanh", atanh_, "z, /", 0, "Inverse hyperbolic tangent."},
    {"cos", cos_, "z, /", 0, "Cosine."},
    {"cosh", cosh_, "z, /", 0, "Hyperbolic cosine."},
    {"exp", exp_, "z, /", 0, "e ** z"},
    {"isclose", isclose_, "a, b, *, rel_tol=1e-09, abs_tol=0.0", 0,
     "Whether a and b are no further apart than rel_tol of the larger one, or than abs_tol."},
    {"isfinite", isfinite_, "z, /", 0, "Whether both parts are ordinary numbers."},
    {"isinf", isinf_, "z, /", 0, "Whether a part is infinite."},
    {"isnan", isnan_, "z, /", 0, "Whether a part is nan."},
    {"log", log_, NULL, NATIVE_RAW, "log(z[, base])\nThe logarithm, natural without a base."},
    {"log10", log10_, "z, /", 0, "Logarithm to base 10."},
    {"phase", phase_, "z, /", 0, "The angle, from -pi to pi."},
    {"polar", polar_, "z, /", 0, "The pair (r, phi): distance from 0, and angle."},
    {"rect", rect_, "r, phi, /", 0, "The number with that distance from 0 and that angle."},
    {"sin", sin_, "z, /", 0, "Sine."},
    {"sinh", sinh_, "z, /", 0, "Hyperbolic sine."},
    {"sqrt", sqrt_, "z, /", 0, "Square root."},
    {"tan", tan_, "z, /", 0, "Tangent."},
    {"tanh", tanh_, "z, /", 0, "Hyperbolic tangent."},
    {0},
};

static int init(Object *module) {
    static const struct {
        const char *name;
        double real, imag;
        bool is_complex;
    } constants[] = {{"pi", PI, 0, false},      {"e", E, 0, false},
                     {"tau", 2 * PI, 0, false}, {"inf", HUGE_VAL, 0, false},
                     {"nan", NAN, 0, false},    {"infj", 0, HUGE_VAL, true},
                     {"nanj", 0, NAN, true}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        Object *value = constants[i].is_complex
                            ? complex_from_doubles(constants[i].real, constants[i].imag)
                            : float_from_double(constants[i].real);
        if (value == NULL || module_add(module, constants[i].name, value) < 0)
            return -1;
    }
    return 0;
}

const ModuleDef cmath_module = {"cmath", "Mathematical functions of complex numbers.", functions,
                                init};
