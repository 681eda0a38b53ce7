/* What the files of float and complex share. */
#ifndef KRAIT_FLOAT_INTERNAL_H
#define KRAIT_FLOAT_INTERNAL_H

#include "runtime/objects/float.h"
#include "runtime/objects/str.h"

/* The shortest digits that read back as d (finite, positive): their number, at most 17. The value
 * is 0.d1d2d3... * 10^*point. */
enum { FLOAT_DIGITS = 17, FLOAT_REPR_SIZE = 32 };
int float_shortest(double d, char digits[FLOAT_DIGITS], int *point);

/* repr(d) without a zero behind; the number of characters. dot_zero: "1.0" rather than "1". */
size_t float_repr_ascii(double d, bool dot_zero, char out[FLOAT_REPR_SIZE]);

/* Lays a double out by a parsed format specification of a type valid for floats. */
Str *float_format_parsed(double d, const FormatSpec *spec) MAY_RAISE;

/* Text of a double under construction, in its own buffer while it is short. */
typedef struct FloatText {
    char *text; /* zero-terminated */
    size_t length, size;
    char buffer[128];
} FloatText;
/* See float_format_into. 0, or -1 with an exception; after 0, release it. */
int float_text_make(FloatText *t, double d, char type, int precision, bool alternate,
                    bool always_sign, bool add_dot_zero) MAY_RAISE;
void float_text_release(FloatText *t);

#include "runtime/objects/number_text.h"
/* float() of trimmed ASCII text; `original` is named in the ValueError. Releases the text. */
Object *float_from_number_text(NumberText *t, Object *original) MAY_RAISE;
Object *float_from_ascii(const char *bytes, size_t length, Object *original) MAY_RAISE;
/* Reads a number at *text and moves *text behind it: digits without underscores, inf, nan. False:
 * there is none. */
bool float_scan(const char **text, double *out);

/* Methods kept in float_hex.c and float_round.c. */
Object *float_hex(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
Object *float_fromhex(Object *cls, Object *const *args, size_t nargs, Tuple *kwnames);
Object *float_round(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);

#endif
