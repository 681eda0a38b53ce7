/* float from text.
 *
 * Up to 19 digits are collected as an integer. When it is below 2^53 and the power of ten at most
 * 10^22, one multiplication or division of exact doubles gives the correctly rounded result
 * (Clinger 1990); everything else goes to the C library's strtod, which rounds correctly whatever
 * the length.
 */
#include <math.h>
#include <stdlib.h>
#include "runtime/objects/bytes.h"
#include "runtime/objects/float_internal.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Matches a word of lower-case letters in any case. */
static bool match_word(const char **text, const char *word) {
    const char *p = *text;
    for (; *word; word++, p++)
        if ((*p | 0x20) != *word)
            return false;
    *text = p;
    return true;
}

static bool scan_special(const char **text, bool negative, double *out) {
    if (match_word(text, "inf")) {
        match_word(text, "inity");
        *out = negative ? -HUGE_VAL : HUGE_VAL;
        return true;
    }
    if (!match_word(text, "nan"))
        return false;
    *out = negative ? -NAN : NAN;
    return true;
}

typedef struct {
    uint64_t mantissa; /* of the first 19 significant digits */
    int significant;   /* digits in it; beyond 19: not all are */
    int exponent;      /* of ten */
    bool any;          /* a digit was seen */
} Scanned;

static const char *scan_digits(const char *p, Scanned *s, bool fraction) {
    for (; is_digit(*p); p++) {
        s->any = true;
        if (s->significant == 0 && *p == '0') {
            s->exponent -= fraction;
            continue;
        }
        if (++s->significant <= 19) {
            s->mantissa = s->mantissa * 10 + (uint64_t)(*p - '0');
            s->exponent -= fraction;
        } else {
            s->exponent += !fraction;
        }
    }
    return p;
}

static const char *scan_exponent(const char *p, int *exponent) {
    if (*p != 'e' && *p != 'E')
        return p;
    const char *q = p + 1;
    bool negative = *q == '-';
    if (*q == '-' || *q == '+')
        q++;
    if (!is_digit(*q))
        return p;
    int e = 0;
    for (; is_digit(*q); q++)
        e = e < 100000 ? e * 10 + (*q - '0') : e;
    *exponent += negative ? -e : e;
    return q;
}

static bool fast_value(const Scanned *s, double *out) {
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (s->significant > 19 || s->mantissa > (uint64_t)1 << 53 || s->exponent < -22
        || s->exponent > 22)
        return false;
    double m = (double)s->mantissa;
    *out = s->exponent < 0 ? m / tens[-s->exponent] : m * tens[s->exponent];
    return true;
}

bool float_scan(const char **text, double *out) {
    const char *p = *text;
    bool negative = *p == '-';
    if (*p == '-' || *p == '+')
        p++;
    Scanned s = {0};
    const char *start = p;
    p = scan_digits(p, &s, false);
    if (*p == '.')
        p = scan_digits(p + 1, &s, true);
    if (!s.any) {
        p = start;
        if (!scan_special(&p, negative, out))
            return false;
        *text = p;
        return true;
    }
    p = scan_exponent(p, &s.exponent);
    double d;
    if (!fast_value(&s, &d))
        d = strtod(start, NULL);
    *out = negative ? -d : d;
    *text = p;
    return true;
}

bool float_parse(const char *text, size_t length, double *out) {
    char small[64], *buffer = small;
    const char *p = text;
    size_t size = length + 1;
    if (memchr(text, '_', length) == NULL)
        return float_scan(&p, out) && p == text + length;
    if (size > sizeof small && (buffer = mem_alloc(size)) == NULL)
        return false;
    bool ok = number_text_strip_underscores(text, length, buffer, &length);
    if (ok) {
        buffer[length] = 0;
        p = buffer;
        ok = float_scan(&p, out) && p == buffer + length;
    }
    if (buffer != small)
        mem_free(buffer, size);
    return ok;
}

Object *float_from_number_text(NumberText *t, Object *original) {
    double d;
    bool ok = float_parse(t->text, t->length, &d);
    number_text_release(t);
    if (!ok)
        return raise_value_error("could not convert string to float: %R", original);
    return float_from_double(d);
}

Object *float_from_str(Str *text) {
    NumberText t;
    return number_text_of_str(text, &t) < 0 ? NULL : float_from_number_text(&t, OBJ(text));
}
Object *float_from_ascii(const char *bytes, size_t length, Object *original) {
    NumberText t;
    return number_text_of_bytes(bytes, length, &t) < 0 ? NULL
                                                       : float_from_number_text(&t, original);
}
