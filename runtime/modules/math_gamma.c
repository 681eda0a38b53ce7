/* math.gamma and math.lgamma by Lanczos' approximation, in the rational form and with the
 * coefficients of Boost's lanczos13m53 (g = 6.0246..., 13 terms): for x > 0,
 *
 *     gamma(x) = L(x) * (x + g - 1/2)^(x - 1/2) / exp(x + g - 1/2)
 *
 * where L is a quotient of two polynomials of degree 12. Negative x are reflected. The C library's
 * functions are as good, but differ in the last digit from what Python programs have always
 * printed.
 */
#include <math.h>
#include "runtime/modules/math_internal.h"
#include "runtime/objects/float.h"

static const double G = 6.024680040776729583740234375, G_LESS_HALF = 5.524680040776729583740234375;
static const double PI = 3.141592653589793238462643383279502884,
                    LOG_PI = 1.144729885849400174143427351353058711647;

enum { TERMS = 13, LAST_EXACT = 23 };
static const double numerator[TERMS] = {23531376880.410759688572007674451636754734846804940,
                                        42919803642.649098768957899047001988850926355848959,
                                        35711959237.355668049440185451547166705960488635843,
                                        17921034426.037209699919755754458931112671403265390,
                                        6039542586.3520280050642916443072979210699388420708,
                                        1439720407.3117216736632230727949123939715485786372,
                                        248874557.86205415651146038641322942321632125127801,
                                        31426415.585400194380614231628318205362874684987640,
                                        2876370.6289353724412254090516208496135991145378768,
                                        186056.26539522349504029498971604569928220784236328,
                                        8071.6720023658162106380029022722506138218516325024,
                                        210.82427775157934587250973392071336271166969580291,
                                        2.5066282746310002701649081771338373386264310793408};
static const double denominator[TERMS] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};

/* L(x), x > 0. Large x: both polynomials in 1/x, so that nothing overflows. */
static double lanczos(double x) {
    double n = 0.0, d = 0.0;
    if (x < 5.0)
        for (int i = TERMS; i-- > 0;) {
            n = n * x + numerator[i];
            d = d * x + denominator[i];
        }
    else
        for (int i = 0; i < TERMS; i++) {
            n = n / x + numerator[i];
            d = d / x + denominator[i];
        }
    return n / d;
}

/* sin(pi * x), exact at multiples of a half. */
static double sin_pi(double x) {
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0:
        r = sin(PI * y);
        break;
    case 1:
        r = cos(PI * (y - 0.5));
        break;
    case 2:
        r = sin(PI * (1.0 - y));
        break;
    case 3:
        r = -cos(PI * (y - 1.5));
        break;
    default:
        r = sin(PI * (y - 2.0));
        break;
    }
    return copysign(1.0, x) * r;
}

/* Powers of y that overflow are taken in two steps. */
static double times_power(double r, double y, double x, bool divide) {
    if (x < 140.0) {
        double p = pow(y, x - 0.5);
        return divide ? r / p : r * p;
    }
    double root = pow(y, x / 2.0 - 0.25);
    return divide ? r / root / root : r * root * root;
}

static double gamma_of(double x) {
    double size = fabs(x), y = size + G_LESS_HALF, lost;
    if (size > 200.0)
        return x < 0 ? 0.0 / sin_pi(x) : HUGE_VAL;
    /* What the sum y lost by rounding, for a first-order correction. */
    if (size > G_LESS_HALF)
        lost = (y - size) - G_LESS_HALF;
    else
        lost = (y - G_LESS_HALF) - size;
    double z = lost * G / y, r;
    if (x < 0) {
        r = -PI / sin_pi(size) / size * exp(y) / lanczos(size);
        r -= z * r;
        return times_power(r, y, size, true);
    }
    r = lanczos(size) / exp(y);
    r += z * r;
    return times_power(r, y, size, false);
}

static double whole_gamma(int n) {
    double r = 1.0;
    for (int i = 2; i < n; i++)
        r *= i; /* exact up to 22! */
    return r;
}

Object *math_gamma(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double x = number_as_double(args[0]), r;
    if (x == -1.0 && error_occurred())
        return NULL;
    if (isnan(x) || (isinf(x) && x > 0))
        return float_from_double(x);
    if (isinf(x) || x == 0 || (x < 0 && x == floor(x)))
        return math_domain_error();
    if (x == floor(x) && x <= LAST_EXACT)
        return float_from_double(whole_gamma((int)x));
    r = fabs(x) < 1e-20 ? 1.0 / x : gamma_of(x);
    return isinf(r) ? math_range_error() : float_from_double(r);
}

static double lgamma_of(double x) {
    double size = fabs(x);
    if (size < 1e-20)
        return -log(size);
    double r = log(lanczos(size)) - G;
    r += (size - 0.5) * (log(size + G - 0.5) - 1.0);
    if (x < 0)
        r = LOG_PI - log(fabs(sin_pi(size))) - log(size) - r;
    return r;
}

Object *math_lgamma(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    double x = number_as_double(args[0]), r;
    if (x == -1.0 && error_occurred())
        return NULL;
    if (!isfinite(x))
        return float_from_double(isnan(x) ? x : HUGE_VAL);
    if (x == floor(x) && x <= 2.0)
        return x <= 0.0 ? math_domain_error() : float_from_double(0.0);
    r = lgamma_of(x);
    return isinf(r) ? math_range_error() : float_from_double(r);
}
