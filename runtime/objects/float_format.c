/* float to text: repr, the presentation types of the format mini-language and of %.
 *
 * repr lays out the shortest digits; a fixed precision is computed in 128 bits where that is exact,
 * else it takes its digits from the C library, whose rounding is exact, too. Both then go through
 * one layout: plain or with an exponent, by the position of the decimal point.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "runtime/objects/float_internal.h"
#include "runtime/objects/int.h"

enum {
    REPR_EXPONENT = 16,
    SMALLEST_PLAIN = -4
}; /* repr writes 1e+16 and 1e-05, but 1000000000000000.0 and 0.0001 */

/* ---- layout ---------------------------------------------------------------------------------- */

typedef struct {
    const char *digits;
    int count, point; /* value 0.d1d2d3... * 10^point */
} Decimal;

static char *write_exponent(char *out, int exponent, char letter) {
    unsigned e = (unsigned)(exponent < 0 ? -exponent : exponent);
    *out++ = letter;
    *out++ = exponent < 0 ? '-' : '+';
    if (e >= 100)
        *out++ = (char)('0' + e / 100);
    *out++ = (char)('0' + e / 10 % 10);
    *out++ = (char)('0' + e % 10);
    return out;
}

static char *write_scientific(char *out, const Decimal *d, bool force_point, char letter) {
    *out++ = d->digits[0];
    if (d->count > 1 || force_point)
        *out++ = '.';
    memcpy(out, d->digits + 1, (size_t)d->count - 1);
    return write_exponent(out + d->count - 1, d->point - 1, letter);
}

/* Zeros are put where digits are missing, before or behind the point. */
static char *write_plain(char *out, const Decimal *d, bool force_point, bool dot_zero) {
    int whole = d->point < d->count ? d->point : d->count;
    if (d->point <= 0) {
        *out++ = '0';
    } else {
        memcpy(out, d->digits, (size_t)whole);
        memset(out + whole, '0', (size_t)(d->point - whole));
        out += d->point;
    }
    if (d->count > d->point) {
        *out++ = '.';
        if (d->point < 0) {
            memset(out, '0', (size_t)-d->point);
            out += -d->point;
        }
        int from = d->point > 0 ? d->point : 0;
        memcpy(out, d->digits + from, (size_t)(d->count - from));
        return out + (d->count - from);
    }
    if (dot_zero || force_point)
        *out++ = '.';
    if (dot_zero)
        *out++ = '0';
    return out;
}

static size_t write_special(double d, bool always_sign, bool upper, char *out) {
    char *start = out;
    if (isinf(d) && (d < 0 || always_sign))
        *out++ = d < 0 ? '-' : '+';
    else if (isnan(d) && always_sign)
        *out++ = '+';
    memcpy(out, isnan(d) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3);
    return (size_t)(out + 3 - start);
}

/* ---- repr ------------------------------------------------------------------------------------ */

static size_t write_repr(double d, bool always_sign, bool force_point, bool dot_zero, char *out) {
    char digits[FLOAT_DIGITS], *start = out;
    Decimal decimal = {digits, 1, 1};
    if (!isfinite(d))
        return write_special(d, always_sign, false, out);
    if (signbit(d) || always_sign)
        *out++ = signbit(d) ? '-' : '+';
    digits[0] = '0';
    if (d != 0)
        decimal.count = float_shortest(fabs(d), digits, &decimal.point);
    if (decimal.point > REPR_EXPONENT || decimal.point <= SMALLEST_PLAIN)
        out = write_scientific(out, &decimal, force_point, 'e');
    else
        out = write_plain(out, &decimal, force_point, dot_zero);
    return (size_t)(out - start);
}

size_t float_repr_ascii(double d, bool dot_zero, char out[FLOAT_REPR_SIZE]) {
    return write_repr(d, false, false, dot_zero, out);
}

Str *float_repr(double d) {
    char buffer[FLOAT_REPR_SIZE];
    size_t length = float_repr_ascii(d, true, buffer);
    Str *s = str_new(length, 127);
    if (s)
        memcpy(str_data(s), buffer, length);
    return s;
}

/* ---- a given precision ----------------------------------------------------------------------- */

static int reserve(FloatText *t, size_t size) {
    t->text = t->buffer;
    t->size = sizeof t->buffer;
    if (size <= sizeof t->buffer)
        return 0;
    t->text = mem_alloc(size);
    if (t->text == NULL)
        return raise_no_memory(), -1;
    t->size = size;
    return 0;
}
void float_text_release(FloatText *t) {
    if (t->text != t->buffer)
        mem_free(t->text, t->size);
}

/* %g, but with CPython's rule for when "1e+05" gets its exponent, and with an optional ".0". */
static int write_general(FloatText *t, double d, int precision, bool alternate, bool always_sign,
                         bool dot_zero) {
    FloatText e; /* [-]d.ddde[+-]dd */
    if (precision == 0)
        precision = 1;
    if (reserve(&e, (size_t)precision + 16) < 0)
        return -1;
    int length = snprintf(e.text, e.size, "%.*e", precision - 1, fabs(d));
    char *mark = memchr(e.text, 'e', (size_t)length);
    int exponent = (int)strtol(mark + 1, NULL, 10);
    if (precision > 1)
        memmove(e.text + 1, e.text + 2,
                (size_t)(precision - 1)); /* the digits without their point */
    Decimal decimal = {e.text, precision, exponent + 1};
    bool scientific = exponent < SMALLEST_PLAIN || exponent >= precision - (dot_zero ? 1 : 0);
    while (!alternate && decimal.count > 1 && e.text[decimal.count - 1] == '0')
        decimal.count--;
    char *out = t->text;
    if (signbit(d) || always_sign)
        *out++ = signbit(d) ? '-' : '+';
    out = scientific ? write_scientific(out, &decimal, alternate, 'e')
                     : write_plain(out, &decimal, alternate, dot_zero);
    t->length = (size_t)(out - t->text);
    float_text_release(&e);
    return 0;
}

enum { EXACT_PRECISION = 15, INTEGER_SHIFT = 10, MANTISSA_BITS = 53 };

/* %.Nf where m * 2**-shift * 10**N fits in 128 bits: exact, rounded half to even. False: too large
 * for it. */
static bool write_fixed(FloatText *t, double d, int precision, bool alternate, bool always_sign) {
    int exponent;
    uint64_t m = (uint64_t)ldexp(frexp(fabs(d), &exponent), MANTISSA_BITS), scale = 1;
    int shift = MANTISSA_BITS - exponent;
    if (precision > EXACT_PRECISION || shift < -INTEGER_SHIFT)
        return false;
    for (int i = 0; i < precision; i++)
        scale *= 10;
    __uint128_t product = (__uint128_t)m * scale, quotient = 0;
    if (shift <= 0) {
        quotient = product << -shift;
    } else if (shift < 126) {
        __uint128_t half = (__uint128_t)1 << (shift - 1), rest = product & (half * 2 - 1);
        quotient = product >> shift;
        quotient += rest > half || (rest == half && (quotient & 1));
    }
    if (quotient >> 64)
        return false;
    uint64_t whole = (uint64_t)quotient / scale, fraction = (uint64_t)quotient % scale;
    char digits[20], *out = t->text;
    int n = 0;
    if (signbit(d) || always_sign)
        *out++ = signbit(d) ? '-' : '+';
    do
        digits[n++] = (char)('0' + whole % 10);
    while ((whole /= 10) != 0);
    while (n > 0)
        *out++ = digits[--n];
    if (precision > 0 || alternate)
        *out++ = '.';
    for (int i = precision; i-- > 0; fraction /= 10)
        out[i] = (char)('0' + fraction % 10);
    t->length = (size_t)(out + precision - t->text);
    return true;
}

static void to_upper(FloatText *t) {
    for (size_t i = 0; i < t->length; i++)
        if (t->text[i] >= 'a' && t->text[i] <= 'z')
            t->text[i] = (char)(t->text[i] - 'a' + 'A');
}

static int make_lower(FloatText *t, double d, char type, int precision, bool alternate,
                      bool always_sign, bool dot_zero) {
    if (!isfinite(d)) {
        t->length = write_special(d, always_sign, false, t->text);
        return 0;
    }
    if (type == 'r') {
        t->length = write_repr(d, always_sign, alternate, dot_zero, t->text);
        return 0;
    }
    if (type == 'g')
        return write_general(t, d, precision, alternate, always_sign, dot_zero);
    if (type == 'f' && write_fixed(t, d, precision, alternate, always_sign))
        return 0;
    char format[] = {'%', '+', '#', '.', '*', type, 0};
    if (!always_sign)
        memmove(format + 1, format + 2, 5);
    if (!alternate)
        memmove(format + 1 + always_sign, format + 2 + always_sign, 4);
    t->length = (size_t)snprintf(t->text, t->size, format, precision, d);
    return 0;
}

int float_text_make(FloatText *t, double d, char type, int precision, bool alternate,
                    bool always_sign, bool add_dot_zero) {
    bool percent = type == '%', upper = type >= 'A' && type <= 'Z';
    char lower = percent ? 'f' : upper ? (char)(type - 'A' + 'a') : type;
    /* 309 digits before the point, sign, point, exponent, percent sign. */
    if (precision > INT32_MAX - 400)
        return raise_value_error("precision too big"), -1;
    if (reserve(t, (size_t)(precision > 0 && type != 'r' ? precision : 0)
                       + 330 * (lower == 'f' && fabs(d) >= 1e60) + 80)
        < 0)
        return -1;
    if (make_lower(t, percent ? d * 100 : d, lower, precision, alternate, always_sign, add_dot_zero)
        < 0) {
        float_text_release(t);
        return -1;
    }
    if (percent)
        t->text[t->length++] = '%';
    if (upper)
        to_upper(t);
    return 0;
}

int float_format_into(StrBuilder *b, double d, char type, int precision, bool alternate,
                      bool always_sign, bool add_dot_zero) {
    FloatText t;
    if (float_text_make(&t, d, type, precision, alternate, always_sign, add_dot_zero) < 0)
        return -1;
    int result = builder_ascii(b, t.text, t.length);
    float_text_release(&t);
    return result;
}

/* ---- __format__ ------------------------------------------------------------------------------ */

/* The digits of a zero; "inf" is none. */
static bool all_zero(const char *text, size_t length) {
    if (text[0] > '9')
        return false;
    for (size_t i = 0; i < length && text[i] != 'e' && text[i] != 'E'; i++)
        if (text[i] >= '1' && text[i] <= '9')
            return false;
    return true;
}

Str *float_format_parsed(double d, const FormatSpec *spec) {
    FloatText t;
    char type = spec->type == 0     ? (spec->precision == -1 ? 'r' : 'g')
                : spec->type == 'n' ? 'g'
                                    : (char)spec->type;
    ssize_t precision = spec->precision == -1 ? 6 : spec->precision;
    if (precision > INT32_MAX)
        return (Str *)raise_value_error("precision too big");
    if (float_text_make(&t, d, type, (int)precision, spec->alternate, false, spec->type == 0) < 0)
        return NULL;
    const char *digits = t.text;
    size_t length = t.length, whole = 0;
    bool negative = digits[0] == '-';
    if (negative)
        digits++, length--;
    if (negative && spec->no_negative_zero && all_zero(digits, length))
        negative = false;
    while (whole < length && digits[whole] >= '0' && digits[whole] <= '9')
        whole++;
    char sign = negative ? '-' : spec->sign == '-' ? 0 : spec->sign;
    Str *s = format_number_layout(spec, sign, "", digits, whole, length);
    float_text_release(&t);
    return s;
}

Object *float_format_spec(Object *self, double d, Str *text) {
    FormatSpec spec;
    if (format_spec_parse(text, &spec, self) < 0)
        return NULL;
    if (spec.type != 0 && (spec.type >= 128 || !strchr("eEfFgGn%", (int)spec.type)))
        return number_raise_format_code(spec.type, self);
    return OBJ(float_format_parsed(d, &spec));
}
