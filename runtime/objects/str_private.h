/* What the files of str share among themselves. */
#ifndef KRAIT_STR_PRIVATE_H
#define KRAIT_STR_PRIVATE_H

#include "runtime/objects/str.h"
#include "runtime/objects/text.h"

ALWAYS_INLINE Str *latin1_char(uint32_t c) { return incref(&str_latin1[c].str); }
ALWAYS_INLINE unsigned kind_for(uint32_t bits) { return bits < 0x100 ? 1 : bits < 0x10000 ? 2 : 4; }

/* An exact str, data uninitialised but for the terminator. length 0 gives a fresh one too. */
Str *str_alloc(size_t length, unsigned kind, bool ascii) MAY_RAISE;
/* Bytes of the block of an exact str: above 512 rounded up to a sixteenth of its size, so that
 * growing by appending moves it seldom. */
ALWAYS_INLINE size_t str_block_size(size_t length, unsigned kind) {
    size_t size = sizeof(Str) + (length + 1) * kind;
    if (size <= BLOCK_MAX)
        return size;
    size_t step = (size_t)1 << (59 - __builtin_clzll(size));
    return (size + step - 1) & ~(step - 1);
}
/* The characters of a view as a new exact str of the least kind. */
Str *str_from_text(Text t) MAY_RAISE;
ALWAYS_INLINE void str_put(Str *s, size_t i, uint32_t c) {
    if (s->kind == 1)
        ((uint8_t *)str_data(s))[i] = (uint8_t)c;
    else if (s->kind == 2)
        ((uint16_t *)str_data(s))[i] = (uint16_t)c;
    else
        ((uint32_t *)str_data(s))[i] = c;
}

/* s, or a copy of less kind where its characters allow one; the ascii flag is set right. For
 * results that lost characters. */
Str *str_canonical_steal(Str *s) MAY_RAISE;
/* How argument errors name the type of a wrong argument. */
ALWAYS_INLINE const char *argument_type(Object *o) {
    return o == KNone ? "None" : type_of(o)->name;
}

void str_intern_forget(Str *s);    /* an interned string goes */
bool str_intern_has(const Str *s); /* this very object is in the table, or static */

/* Optional str arguments `encoding` and `errors` as C texts, NULL when absent. */
int str_codec_arguments(const char *function, Object *encoding, Object *errors,
                        const char **encoding_out, const char **errors_out) MAY_RAISE;

/* Slots that live in other files, and the method table. */
Object *str_new_slot(Type *type, Object *const *args, size_t nargs, Tuple *kwnames);
Object *str_getitem(Object *self, Object *key);
Object *str_iter(Object *self);
extern const MethodDef str_methods[];

/* Case mapping of whole strings (str_case.c) and tests of all characters (str_test.c): methods
 * without arguments. */
Object *str_m_upper(Object *, Object *const *, size_t, Tuple *);
Object *str_m_lower(Object *, Object *const *, size_t, Tuple *);
Object *str_m_title(Object *, Object *const *, size_t, Tuple *);
Object *str_m_capitalize(Object *, Object *const *, size_t, Tuple *);
Object *str_m_swapcase(Object *, Object *const *, size_t, Tuple *);
Object *str_m_casefold(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isalpha(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isalnum(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isascii(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isdecimal(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isdigit(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isidentifier(Object *, Object *const *, size_t, Tuple *);
Object *str_m_islower(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isnumeric(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isprintable(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isspace(Object *, Object *const *, size_t, Tuple *);
Object *str_m_istitle(Object *, Object *const *, size_t, Tuple *);
Object *str_m_isupper(Object *, Object *const *, size_t, Tuple *);
Object *str_m_maketrans(Object *, Object *const *, size_t, Tuple *);
Object *str_m_translate(Object *, Object *const *, size_t, Tuple *);
Object *str_m_format(Object *, Object *const *, size_t, Tuple *);
Object *str_m_format_map(Object *, Object *const *, size_t, Tuple *);
Object *str_m_dunder_format(Object *, Object *const *, size_t, Tuple *);

#endif
