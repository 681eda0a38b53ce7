/* float: an IEEE 754 double. */
#ifndef KRAIT_FLOAT_H
#define KRAIT_FLOAT_H

#include "runtime/object.h"

typedef struct Float {
    Object head;
    double value;
} Float;
extern Type float_type;

ALWAYS_INLINE Object *float_from_double(double d) {
    Float *f = mem_alloc(sizeof(Float));
    if (UNLIKELY(f == NULL))
        return raise_no_memory();
    f->head.refcount = 1;
    f->head.type = &float_type;
    f->value = d;
    return OBJ(f);
}
/* The same where the block is at hand; NULL, without an exception: float_from_double has to do it.
 */
ALWAYS_INLINE Object *float_from_double_fast(double d) {
    Float *f = mem_alloc_fast(sizeof(Float));
    if (UNLIKELY(f == NULL))
        return NULL;
    f->head.refcount = 1;
    f->head.type = &float_type;
    f->value = d;
    return OBJ(f);
}
#define FLOAT_VALUE(o)    (((Float *)(o))->value)
#define is_exact_float(o) (((Object *)(o))->type == &float_type)

double number_as_double(
    Object *o) MAY_RAISE; /* float, int, __float__ or __index__; -1.0 with exception on error */
Object *float_from_str(Str *text) MAY_RAISE; /* float("...") */
Str *float_repr(double d) MAY_RAISE;         /* shortest text that reads back as d */
/* CPython's formatting of a double: type is one of "eEfFgGr%", flags as in FormatSpec; text into
 * out (a malloc-free builder). */
int float_format_into(StrBuilder *b, double d, char type, int precision, bool alternate,
                      bool always_sign, bool add_dot_zero) MAY_RAISE;
int64_t float_hash(double d);               /* equals the hash of an equal int */
double float_floor_mod(double a, double b); /* a % b, b != 0 */
double float_floor_div(double a, double b);
Object *float_pow(double a, double b) MAY_RAISE; /* ZeroDivisionError, OverflowError; complex
                                                    results raise ValueError until complex exists */
Object *complex_from_doubles(double real, double imag) MAY_RAISE;
/* Reads all of the text as float() does ("1_0", "inf", "nan" too); it must end with a zero or white
 * space behind `length`. False: no number. */
bool float_parse(const char *text, size_t length, double *out);
/* -1, 0, 1, or 2 when d is a NaN: d against an int, exactly, whatever its size. */
int float_compare_int(double d, Object *i);
/* float.__format__ for a number that `self`, named in messages, stands for. */
Object *float_format_spec(Object *self, double d, Str *spec) MAY_RAISE;

#endif
