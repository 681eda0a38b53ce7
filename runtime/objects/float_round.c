/* round() of a float: to whole numbers, or to a decimal position by exact decimal digits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "runtime/objects/float_internal.h"
#include "runtime/objects/int.h"

enum { MOST_DIGITS = 323, DIGITS_TO_DECIDE = 21 };

/* The first digit of x is at 10^exponent, and rounding goes to 10^(exponent + 1): the result is one
 * of it or nothing. A tie goes to nothing, which is even. */
static double round_up_or_away(double x, int exponent, const char *digits) {
    char text[16];
    bool more =
        digits[0] > '5' || (digits[0] == '5' && strspn(digits + 2, "0") < DIGITS_TO_DECIDE - 1);
    if (!more)
        return copysign(0.0, x);
    snprintf(text, sizeof text, "1e%d", exponent + 1);
    return copysign(strtod(text, NULL), x);
}

/* x rounded to `digits` places behind the point (before it when negative), ties to even. */
static Object *round_to(double x, int digits) {
    char text[400];
    snprintf(text, sizeof text, "%.*e", DIGITS_TO_DECIDE - 1, fabs(x));
    int exponent = (int)strtol(strchr(text, 'e') + 1, NULL, 10), keep = exponent + digits;
    double result;
    if (keep < -1)
        return float_from_double(copysign(0.0, x));
    if (keep == -1)
        result = round_up_or_away(x, exponent, text);
    else if (keep > 20)
        return float_from_double(x); /* finer than a double's own digits */
    else {
        snprintf(text, sizeof text, "%.*e", keep, x);
        result = strtod(text, NULL);
    }
    if (isinf(result))
        return raise_overflow_error("rounded value too large to represent");
    return float_from_double(result);
}

static Object *round_to_int(double x) { return int_from_double(isfinite(x) ? rint(x) : x); }

Object *float_round(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    double x = FLOAT_VALUE(self);
    if (args[0] == NULL || args[0] == KNone)
        return round_to_int(x);
    ssize_t digits = number_as_ssize(args[0], NULL);
    if (digits == -1 && error_occurred())
        return NULL;
    if (!isfinite(x) || x == 0 || digits > MOST_DIGITS)
        return float_from_double(x);
    if (digits < -308)
        return float_from_double(copysign(0.0, x));
    return round_to(x, (int)digits);
}
