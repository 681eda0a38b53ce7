/* IEEE 754 binary16: a sign, five bits of exponent (bias 15), ten of fraction. */
#include "runtime/objects/float_half.h"

#include <math.h>

double float_from_half(uint16_t bits) {
    unsigned exponent = bits >> 10 & 31, fraction = bits & 1023;
    double d;
    if (exponent == 31)
        d = fraction != 0 ? NAN : INFINITY;
    else if (exponent == 0)
        d = ldexp(fraction, -24);
    else
        d = ldexp(fraction | 1024, (int)exponent - 25);
    return bits & 0x8000 ? -d : d;
}

bool float_to_half(double d, uint16_t *bits) {
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    if (isnan(d) || isinf(d)) {
        *bits = (uint16_t)(sign | 0x7C00 | (isnan(d) ? 0x200 : 0));
        return true;
    }
    int exponent;
    double f = frexp(fabs(d), &exponent); /* 0.5 <= f < 1 */
    if (f == 0) {
        *bits = sign;
        return true;
    }
    exponent--; /* 1 <= 2f < 2 */
    if (exponent > 15)
        return false;
    /* The fraction in units of its last bit, those below 2**-14 with a fixed exponent. */
    double units = exponent < -14 ? ldexp(fabs(d), 24) : ldexp(f, 11) - 1024;
    double rounded = nearbyint(units);
    unsigned value = (unsigned)rounded + (exponent < -14 ? 0 : (unsigned)(exponent + 15) << 10);
    if (value >= 31u << 10)
        return false; /* rounded up to what would be infinity */
    *bits = (uint16_t)(sign | value);
    return true;
}
