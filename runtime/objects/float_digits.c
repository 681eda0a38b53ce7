/* The shortest decimal digits of a double: the Schubfach algorithm of R. Giulietti ("The Schubfach
 * way to render doubles", 2020).
 *
 * d is c * 2^q. All decimals that read back as d lie between the midpoints to its neighbours. With
 * k chosen so that 10^k is just below the width of that interval, at most one multiple of 10^(k+1)
 * and at least one of 10^k lies inside; one of these is the answer. All three of lower end, d and
 * upper end are scaled by 10^-k with one 128-bit multiplication each, rounded to odd, so that
 * comparisons with integers come out as if the products were exact.
 */
#include "runtime/objects/float_internal.h"

typedef struct {
    uint64_t high, low;
} Power;

enum { POWER_MIN = -292, POWER_MAX = 324 };
static const Power powers[POWER_MAX - POWER_MIN + 1] = {
#include "runtime/objects/float_powers.def"
};

/* floor(log10(2^e)), floor(log10(3/4 * 2^e)), floor(log2(10^e)) for the exponents of doubles. */
static int log10_pow2(int e) { return (e * 1262611) >> 22; }
static int log10_three_quarters_pow2(int e) { return (e * 1262611 - 524031) >> 22; }
static int log2_pow10(int e) { return (e * 1741647) >> 19; }

/* The high part of g * c / 2^128, its lowest bit set if anything was lost. */
static uint64_t scale_round_to_odd(Power g, uint64_t c) {
    unsigned __int128 low = (unsigned __int128)g.low * c;
    unsigned __int128 high = (unsigned __int128)g.high * c + (uint64_t)(low >> 64);
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

/* The answer as digits * 10^*exponent, trailing zeros possible. `regular`: the neighbours are
 * equally far. */
static uint64_t shortest(uint64_t c, int q, bool regular, int *exponent) {
    int k = regular ? log10_pow2(q) : log10_three_quarters_pow2(q);
    int h = q + log2_pow10(-k) + 1;
    Power g = powers[-k - POWER_MIN];
    uint64_t odd = c & 1;
    uint64_t lower = scale_round_to_odd(g, (4 * c - 1 - regular) << h) + odd;
    uint64_t value = scale_round_to_odd(g, (4 * c) << h);
    uint64_t upper = scale_round_to_odd(g, (4 * c + 2) << h) - odd;
    uint64_t s = value / 4;
    if (s >= 10) {
        uint64_t tens = s / 10;
        bool below_inside = lower <= 40 * tens, above_inside = 40 * tens + 40 <= upper;
        if (below_inside != above_inside) {
            *exponent = k + 1;
            return tens + above_inside;
        }
    }
    *exponent = k;
    bool below_inside = lower <= 4 * s, above_inside = 4 * s + 4 <= upper;
    if (below_inside != above_inside)
        return s + above_inside;
    uint64_t middle = 4 * s + 2;
    return s + (value > middle || (value == middle && (s & 1)));
}

int float_shortest(double d, char digits[FLOAT_DIGITS], int *point) {
    uint64_t bits, n;
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & (((uint64_t)1 << 52) - 1);
    int field = (int)(bits >> 52 & 0x7ff), exponent = 0;
    uint64_t c = field ? fraction | (uint64_t)1 << 52 : fraction;
    int q = (field ? field : 1) - 1075;
    if (q <= 0 && q > -53 && (c & (((uint64_t)1 << -q) - 1)) == 0)
        n = c >> -q; /* a whole number below 2^53 */
    else
        n = shortest(c, q, fraction != 0 || field <= 1, &exponent);
    while (n >= 100 && n % 100 == 0)
        n /= 100, exponent += 2;
    if (n % 10 == 0)
        n /= 10, exponent++;
    char buffer[20], *end = buffer + sizeof buffer, *start = end;
    for (; n; n /= 10)
        *--start = (char)('0' + n % 10);
    int count = (int)(end - start);
    memcpy(digits, start, (size_t)count);
    *point = count + exponent;
    return count;
}
