/* float.hex and float.fromhex: exact text of a double, and back with correct rounding of longer
 * input. */
#include <math.h>
#include <stdio.h>
#include "runtime/objects/float_internal.h"
#include "runtime/objects/int_internal.h"

Object *float_hex(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    double d = FLOAT_VALUE(self);
    uint64_t bits;
    char text[40];
    if (!isfinite(d))
        return OBJ(float_repr(d));
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & (((uint64_t)1 << 52) - 1);
    int field = (int)(bits >> 52 & 0x7ff);
    const char *sign = signbit(d) ? "-" : "";
    if (d == 0)
        snprintf(text, sizeof text, "%s0x0.0p+0", sign);
    else
        snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, field != 0,
                 (unsigned long long)fraction, (field ? field : 1) - 1023);
    return OBJ(str_from_ascii(text));
}

typedef struct {
    uint128_t mantissa; /* the first 96 bits or so */
    bool sticky, any;
    int64_t exponent; /* of two */
} HexNumber;

static int hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static const char *scan_hex_digits(const char *p, HexNumber *n, bool fraction) {
    for (int v; (v = hex_value(*p)) >= 0; p++) {
        n->any = true;
        if (n->mantissa >> 96) {
            n->sticky |= v != 0;
            n->exponent += fraction ? 0 : 4;
        } else {
            n->mantissa = n->mantissa << 4 | (unsigned)v;
            n->exponent -= fraction ? 4 : 0;
        }
    }
    return p;
}

/* "p-3"; NULL when digits are missing. */
static const char *scan_binary_exponent(const char *p, int64_t *exponent) {
    int64_t e = 0;
    if (*p != 'p' && *p != 'P')
        return p;
    bool negative = *++p == '-';
    if (*p == '-' || *p == '+')
        p++;
    if (*p < '0' || *p > '9')
        return NULL;
    for (; *p >= '0' && *p <= '9'; p++)
        e = e < INT64_MAX / 100 ? e * 10 + (*p - '0') : e;
    *exponent += negative ? -e : e;
    return p;
}

static bool scan_hex(const char **text, double *out) {
    const char *p = *text;
    HexNumber n = {0};
    if (p[0] == '0' && (p[1] | 0x20) == 'x')
        p += 2;
    p = scan_hex_digits(p, &n, false);
    if (*p == '.')
        p = scan_hex_digits(p + 1, &n, true);
    if (!n.any || (p = scan_binary_exponent(p, &n.exponent)) == NULL)
        return false;
    *out = int_scale_to_double(n.mantissa, n.sticky, n.exponent);
    *text = p;
    return true;
}

static Object *value_of_hex(const char *text, size_t length) {
    const char *p = text;
    bool negative = length && *p == '-';
    double d;
    if (length && (*p == '-' || *p == '+'))
        p++;
    if (hex_value(*p) < 0 && *p != '.') {
        p = text;
        if (!float_scan(&p, &d))
            return raise_value_error("invalid hexadecimal floating-point string");
        negative = false;
    } else if (!scan_hex(&p, &d)) {
        return raise_value_error("invalid hexadecimal floating-point string");
    } else if (isinf(d)) {
        return raise_overflow_error("hexadecimal value too large to represent as a float");
    }
    if (p != text + length)
        return raise_value_error("invalid hexadecimal floating-point string");
    return float_from_double(negative ? -d : d);
}

Object *float_fromhex(Object *cls, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)nargs, (void)kwnames;
    NumberText t;
    if (!is_str(args[0]))
        return raise_type_error("bad argument type for built-in operation");
    if (!((Str *)args[0])->ascii) /* digits of other scripts are none here */
        return raise_value_error("invalid hexadecimal floating-point string");
    if (number_text_of_str((Str *)args[0], &t) < 0)
        return NULL;
    Object *value = value_of_hex(t.text, t.length);
    number_text_release(&t);
    if (value == NULL || cls == OBJ(&float_type))
        return value;
    Object *result = object_call1(cls, value);
    decref(value);
    return result;
}
