/* Case mapping of whole strings. ASCII goes by arithmetic; the rest by Unicode's full mappings,
 * which may lengthen the text. */
#include "runtime/objects/str_private.h"
#include "runtime/objects/unicode.h"

typedef int (*MapFn)(uint32_t c, uint32_t out[UNICODE_CASE_MAX]);

#define METHOD(name)                                                                               \
    Object *str_m_##name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

static bool is_ascii_lower(uint8_t c) { return (uint8_t)(c - 'a') < 26; }
static bool is_ascii_upper(uint8_t c) { return (uint8_t)(c - 'A') < 26; }

/* Flips the case bit of the characters below 128 that belong to [first, first + 26). */
static Object *flip_ascii(Str *s, uint8_t first) {
    if (s->length == 0)
        return incref(str_empty);
    Str *result = str_alloc(s->length, 1, true);
    if (result == NULL)
        return NULL;
    const uint8_t *from = str_data(s);
    uint8_t *to = str_data(result);
    for (size_t i = 0; i < s->length; i++)
        to[i] = (uint8_t)(from[i] ^ ((uint8_t)(from[i] - first) < 26 ? 32 : 0));
    return OBJ(result);
}

static int put(StrBuilder *b, uint32_t c, MapFn map) {
    uint32_t out[UNICODE_CASE_MAX];
    int n = map(c, out);
    for (int i = 0; i < n; i++)
        if (builder_char(b, out[i]) < 0)
            return -1;
    return 0;
}

/* A capital sigma at the end of a word has a lower case of its own (Unicode's Final_Sigma
 * condition). */
static bool is_final_sigma(Str *s, size_t at) {
    size_t i = at;
    while (i > 0 && unicode_is_case_ignorable(str_at(s, i - 1)))
        i--;
    if (i == 0 || !unicode_is_cased(str_at(s, i - 1)))
        return false;
    for (i = at + 1; i < s->length && unicode_is_case_ignorable(str_at(s, i)); i++)
        ;
    return i == s->length || !unicode_is_cased(str_at(s, i));
}

static int put_lower(StrBuilder *b, Str *s, size_t i) {
    uint32_t c = str_at(s, i);
    if (c == 0x3a3)
        return builder_char(b, is_final_sigma(s, i) ? 0x3c2 : 0x3c3);
    return put(b, c, unicode_lower);
}

static Object *map_all(Str *s, MapFn map) {
    StrBuilder b = STR_BUILDER;
    for (size_t i = 0; i < s->length; i++)
        if (put(&b, str_at(s, i), map) < 0)
            return NULL;
    return OBJ(builder_finish(&b));
}

METHOD(upper) {
    UNUSED_ARGS;
    Str *s = (Str *)self;
    return s->ascii ? flip_ascii(s, 'a') : map_all(s, unicode_upper);
}

METHOD(casefold) {
    UNUSED_ARGS;
    Str *s = (Str *)self;
    return s->ascii ? flip_ascii(s, 'A') : map_all(s, unicode_fold);
}

METHOD(lower) {
    UNUSED_ARGS;
    Str *s = (Str *)self;
    if (s->ascii)
        return flip_ascii(s, 'A');
    StrBuilder b = STR_BUILDER;
    for (size_t i = 0; i < s->length; i++)
        if (put_lower(&b, s, i) < 0)
            return NULL;
    return OBJ(builder_finish(&b));
}

METHOD(capitalize) {
    UNUSED_ARGS;
    Str *s = (Str *)self;
    StrBuilder b = STR_BUILDER;
    for (size_t i = 0; i < s->length; i++)
        if ((i == 0 ? put(&b, str_at(s, i), unicode_title) : put_lower(&b, s, i)) < 0)
            return NULL;
    return OBJ(builder_finish(&b));
}

METHOD(title) {
    UNUSED_ARGS;
    Str *s = (Str *)self;
    StrBuilder b = STR_BUILDER;
    bool inside = false; /* a word */
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, i);
        if ((inside ? put_lower(&b, s, i) : put(&b, c, unicode_title)) < 0)
            return NULL;
        inside = unicode_is_cased(c);
    }
    return OBJ(builder_finish(&b));
}

static Object *swapcase_ascii(Str *s) {
    Str *result = str_alloc(s->length, 1, true);
    if (result == NULL)
        return NULL;
    const uint8_t *from = str_data(s);
    uint8_t *to = str_data(result);
    for (size_t i = 0; i < s->length; i++)
        to[i] = is_ascii_lower(from[i]) || is_ascii_upper(from[i]) ? from[i] ^ 32 : from[i];
    return OBJ(result);
}

METHOD(swapcase) {
    UNUSED_ARGS;
    Str *s = (Str *)self;
    if (s->ascii)
        return swapcase_ascii(s);
    StrBuilder b = STR_BUILDER;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, i);
        int status = unicode_is_upper(c)   ? put_lower(&b, s, i)
                     : unicode_is_lower(c) ? put(&b, c, unicode_upper)
                                           : builder_char(&b, c);
        if (status < 0)
            return NULL;
    }
    return OBJ(builder_finish(&b));
}
