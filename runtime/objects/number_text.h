/* The text of a number as ASCII: what int(), float() and complex() read. */
#ifndef KRAIT_NUMBER_TEXT_H
#define KRAIT_NUMBER_TEXT_H

#include "runtime/object.h"

typedef struct NumberText {
    const char *text; /* zero-terminated; white space at both ends left out */
    size_t length;
    char *owned; /* a buffer of owned_size bytes, or NULL: text lies in the str */
    size_t owned_size;
} NumberText;

/* Decimal digits of any script become ASCII digits, other characters beyond ASCII '?'. 0, or -1
 * with MemoryError. `s` must outlive `out`. */
int number_text_of_str(Str *s, NumberText *out) MAY_RAISE;
/* The same of bytes, which are copied: they need not end with a zero. */
int number_text_of_bytes(const char *bytes, size_t length, NumberText *out) MAY_RAISE;
void number_text_release(NumberText *t);
/* Takes out underscores where each stands between two digits; false when one does not. `buffer` may
 * be the text itself. */
bool number_text_strip_underscores(const char *text, size_t length, char *buffer,
                                   size_t *new_length);

/* ValueError "Unknown format code 'x' for object of type 'T'". */
Object *number_raise_format_code(uint32_t code, Object *value);

#endif
