/* str: Unicode text, 1, 2 or 4 bytes a character, whichever is the least that fits (canonical:
 * equal strings have equal kinds). data follows the struct, with a zero character behind it.
 * Immutable once shared; str_append may write to one that only the caller holds. */
#include "runtime/object.h" /* before the guard: object.h ends by including this file for names.h */
#ifndef KRAIT_STR_H
#define KRAIT_STR_H

struct Str {
    Object head;
    size_t length;    /* characters */
    uint32_t hash;    /* 0: not computed yet */
    uint8_t kind;     /* bytes per character: 1, 2, 4 */
    uint8_t ascii;    /* all characters below 128: the data is its own UTF-8 */
    uint8_t interned; /* 1: the only one of its text among interned ones; compared by pointer */
    uint8_t unused;
};

extern Type str_type;
extern Str *const str_empty;

/* Bytes of struct and data, terminator included: what a subclass's instance part comes after. */
ALWAYS_INLINE size_t str_bytes(const Str *s) { return sizeof(Str) + (s->length + 1) * s->kind; }

ALWAYS_INLINE void *str_data(const Str *s) { return (void *)(s + 1); }
ALWAYS_INLINE uint32_t str_at(const Str *s, size_t i) {
    return s->kind == 1   ? ((const uint8_t *)str_data(s))[i]
           : s->kind == 2 ? ((const uint16_t *)str_data(s))[i]
                          : ((const uint32_t *)str_data(s))[i];
}
uint32_t str_compute_hash(Str *s);
ALWAYS_INLINE uint32_t str_hash(Str *s) {
    return LIKELY(s->hash != 0) ? s->hash : str_compute_hash(s);
}

/* Making. All return new references; NULL with MemoryError (or as said). Results of length 0 and 1
 * (below 256) are shared. */
Str *str_new(size_t length,
             uint32_t max_char) MAY_RAISE;       /* uninitialised data, kind for max_char */
Str *str_from_ascii(const char *text) MAY_RAISE; /* zero-terminated ASCII */
Str *str_from_utf8(const char *bytes,
                   size_t length) MAY_RAISE; /* lone surrogates as 3 bytes allowed (surrogatepass);
                                                ValueError on other bad input */
Str *str_from_utf8_lossy(const char *bytes,
                         size_t length) MAY_RAISE; /* surrogateescape: file names, argv */
Str *str_from_ucs4(const uint32_t *chars, size_t length) MAY_RAISE;
Str *str_from_latin1(const uint8_t *chars, size_t length) MAY_RAISE;
Str *str_from_char(uint32_t c) MAY_RAISE;
/* The 256 strings of one Latin-1 character, static; and s[i] by them where that is possible. */
typedef struct Latin1 {
    Str str;
    uint8_t data[8];
} Latin1;
extern Latin1 str_latin1[256];
ALWAYS_INLINE Str *str_char_at(const Str *s, size_t i) {
    uint32_t c = str_at(s, i);
    return LIKELY(c < 256) ? incref(&str_latin1[c].str) : str_from_char(c);
}
Str *str_format(const char *format, ...) MAY_RAISE; /* the formats of error.h */
Str *str_formatv(const char *format, va_list args) MAY_RAISE;
size_t str_intern_count(void); /* strings in the table */
/* Interning. str_intern_steal takes a reference and returns one to the interned twin. */
Str *str_intern_steal(
    Str *s); /* NULL with MemoryError only when the table is full and cannot grow */
Str *str_intern_utf8(const char *bytes, size_t length) MAY_RAISE;
void str_intern_static(Str *s); /* for names.c */
void str_intern_shutdown(void); /* frees the table; the last strings may go after it */

/* Aborts on a broken invariant: kind, ascii flag, hash, terminator, interning. For debug builds and
 * tests. */
void str_check(Str *s);

/* UTF-8 of s, zero-terminated, cached nowhere: ASCII strings point into themselves, others into a
 * buffer that the caller frees with str_utf8_free. Fails on lone surrogates with
 * UnicodeEncodeError. */
const char *str_utf8(Str *s, size_t *length) MAY_RAISE;
void str_utf8_free(Str *s, const char *utf8, size_t length);
bool str_equal_ascii(const Str *s, const char *text);

/* Operations; slot-shaped ones take Objects. */
bool str_equal(Str *a, Str *b);
int str_compare(Str *a, Str *b); /* -1, 0, 1 by code points */
Str *str_concat(Str *a, Str *b) MAY_RAISE;
Str *str_concat_n(Str *const *parts, size_t n) MAY_RAISE;
/* The value as an exact str: itself, or a copy where it is an instance of a subclass. */
Str *str_exact(Str *s) MAY_RAISE;
/* a + b where the reference to a is taken over: in place when it is the only one. NULL: failed, and
 * a is as it was, still the caller's. */
Str *str_append(Str *a, Str *b) MAY_RAISE;
/* The same, but a is released on failure too. */
Str *str_append_steal(Str *a, Str *b) MAY_RAISE;
Str *str_slice(Str *s, size_t start, size_t end) MAY_RAISE;
Str *str_join(Str *separator, Object *iterable) MAY_RAISE;
Object *str_getitem_index(Str *s, ssize_t i) MAY_RAISE;          /* IndexError */
ssize_t str_find(Str *s, Str *needle, size_t start, size_t end); /* -1: not found */
int str_contains(Str *s, Str *needle);
Str *str_repr(Str *s) MAY_RAISE;
Object *str_percent(Str *format, Object *args) MAY_RAISE; /* format % args */
Str *str_replace_all(Str *s, Str *old, Str *new_, ssize_t max) MAY_RAISE;
Object *str_split_on(Str *s, Str *separator /* NULL: white space */,
                     ssize_t max) MAY_RAISE; /* a list */
bool str_is_identifier(Str *s);
int64_t str_hash_bytes(const void *data,
                       size_t size); /* the mixing function, for bytes and others; never -1 */
/* Encodes with a codec ("utf-8" default when NULL) and error handler ("strict" when NULL); new
 * bytes. */
Object *str_encode(Str *s, const char *encoding, const char *errors) MAY_RAISE;
/* The inverse, from raw bytes. */
Str *str_decode(const char *bytes, size_t length, const char *encoding,
                const char *errors) MAY_RAISE;

/* Iterator over a str's characters. */
typedef struct StrIter {
    Object head;
    Str *str; /* owned; NULL: exhausted */
    size_t index;
} StrIter;

/* A growing text: for repr, join and formatting. Zero-initialise with STR_BUILDER; finish or
 * discard exactly once. */
typedef struct StrBuilder {
    uint8_t *data;
    size_t length, capacity; /* characters */
    uint8_t kind;
    bool ascii, failed; /* failed: MemoryError is set; further calls do nothing */
} StrBuilder;
#define STR_BUILDER                                                                                \
    { NULL, 0, 0, 1, true, false }
int builder_char(StrBuilder *b, uint32_t c);
/* Room for `more` characters of at least this kind (b->kind says which it is now): where they go;
 * the caller adds to length and keeps `ascii` true. */
void *builder_room(StrBuilder *b, size_t more, unsigned kind);
int builder_str(StrBuilder *b, Str *s);
int builder_slice(StrBuilder *b, Str *s, size_t start, size_t end);
int builder_ascii(StrBuilder *b, const char *text, size_t length);
int builder_text(StrBuilder *b, const char *zero_terminated_ascii);
int builder_repeat(StrBuilder *b, uint32_t c, size_t count);
int builder_repr(StrBuilder *b, Object *o); /* appends repr(o) */
Str *builder_finish(StrBuilder *b) MAY_RAISE;
void builder_discard(StrBuilder *b);

/* The format mini-language (str_format_spec.c); used by every number's __format__. */
typedef struct FormatSpec {
    uint32_t fill;
    char align; /* '<' '>' '=' '^' or 0 */
    char sign;  /* '+' '-' ' ' or 0 */
    bool no_negative_zero, alternate;
    ssize_t width;     /* -1: none */
    char thousands;    /* ',' '_' or 0 */
    ssize_t precision; /* -1: none */
    uint32_t type;     /* 0: none */
    bool fill_given;
} FormatSpec;
int format_spec_parse(Str *spec, FormatSpec *out, Object *for_value) MAY_RAISE;
/* Lays out sign + prefix + digits (ASCII, with optional fraction) in the field: width, fill, '='
 * padding, grouping. */
Str *format_number_layout(const FormatSpec *spec, char sign, const char *prefix, const char *digits,
                          size_t integer_digits, size_t length) MAY_RAISE;
Str *str_format_by_spec(Str *s, Str *spec) MAY_RAISE; /* format(s, spec) of an exact str */
Str *format_text_layout(const FormatSpec *spec, Str *text) MAY_RAISE; /* default alignment '<' */

#endif
