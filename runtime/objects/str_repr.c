/* repr of a str: quotes, escapes, and what Unicode calls printable. */
#include "runtime/objects/str_private.h"
#include "runtime/objects/unicode.h"

/* Single quotes, unless the text has one and no double quote. */
static char choose_quote(Str *s) {
    Text t = text_of(s);
    return text_find_char(t, '\'') >= 0 && text_find_char(t, '"') < 0 ? '"' : '\'';
}

static bool needs_escape(uint32_t c, char quote) {
    return c == (uint32_t)quote || c == '\\' || !unicode_is_printable(c);
}

static int put_hex(StrBuilder *b, char letter, uint32_t c, int digits) {
    char text[12] = {'\\', letter};
    for (int i = 0; i < digits; i++)
        text[2 + i] = "0123456789abcdef"[c >> (4 * (digits - 1 - i)) & 15];
    return builder_ascii(b, text, (size_t)digits + 2);
}

static int put_escape(StrBuilder *b, uint32_t c, char quote) {
    if (c == (uint32_t)quote || c == '\\')
        return builder_char(b, '\\') < 0 ? -1 : builder_char(b, c);
    switch (c) {
    case '\n':
        return builder_ascii(b, "\\n", 2);
    case '\r':
        return builder_ascii(b, "\\r", 2);
    case '\t':
        return builder_ascii(b, "\\t", 2);
    default:
        return c < 0x100     ? put_hex(b, 'x', c, 2)
               : c < 0x10000 ? put_hex(b, 'u', c, 4)
                             : put_hex(b, 'U', c, 8);
    }
}

Str *str_repr(Str *s) {
    char quote = choose_quote(s);
    StrBuilder b = STR_BUILDER;
    builder_char(&b, (uint8_t)quote);
    for (size_t i = 0; i < s->length;) {
        size_t run = i;
        while (run < s->length && !needs_escape(str_at(s, run), quote))
            run++;
        if (builder_slice(&b, s, i, run) < 0)
            return NULL;
        if (run < s->length && put_escape(&b, str_at(s, run++), quote) < 0)
            return NULL;
        i = run;
    }
    builder_char(&b, (uint8_t)quote);
    return builder_finish(&b);
}
