/* Numbers come as text in any script: this file makes ASCII of them. An ASCII str is not copied. */
#include "runtime/objects/number_text.h"
#include "runtime/objects/unicode.h"

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Of a character beyond ASCII. */
static char ascii_of_wide(uint32_t c) {
    int digit = unicode_decimal(c);
    return digit >= 0 ? (char)('0' + digit) : unicode_is_space(c) ? ' ' : '?';
}

static void trim(NumberText *t) {
    while (t->length && is_space(t->text[0]))
        t->text++, t->length--;
    while (t->length && is_space(t->text[t->length - 1]))
        t->length--;
}

static int make_buffer(NumberText *t, size_t length) {
    t->owned_size = length + 1;
    t->owned = mem_alloc(t->owned_size);
    if (t->owned == NULL)
        return raise_no_memory(), -1;
    t->owned[length] = 0;
    t->text = t->owned;
    t->length = length;
    return 0;
}

int number_text_of_str(Str *s, NumberText *out) {
    out->owned = NULL;
    if (s->ascii) {
        out->text = str_data(s);
        out->length = s->length;
    } else {
        if (make_buffer(out, s->length) < 0)
            return -1;
        for (size_t i = 0; i < s->length; i++) {
            uint32_t c = str_at(s, i);
            out->owned[i] = c < 127 ? (char)c : ascii_of_wide(c);
        }
    }
    trim(out);
    return 0;
}

int number_text_of_bytes(const char *bytes, size_t length, NumberText *out) {
    if (make_buffer(out, length) < 0)
        return -1;
    memcpy(out->owned, bytes, length);
    trim(out);
    return 0;
}

void number_text_release(NumberText *t) {
    if (t->owned)
        mem_free(t->owned, t->owned_size);
    t->owned = NULL;
}

bool number_text_strip_underscores(const char *text, size_t length, char *buffer,
                                   size_t *new_length) {
    size_t out = 0;
    char previous = 0;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool digit = c >= '0' && c <= '9';
        if ((c == '_' && !(previous >= '0' && previous <= '9')) || (previous == '_' && !digit))
            return false;
        if (c != '_')
            buffer[out++] = c;
        previous = c;
    }
    *new_length = out;
    return previous != '_';
}

Object *number_raise_format_code(uint32_t code, Object *value) {
    if (code > 32 && code < 128)
        return raise_value_error("Unknown format code '%c' for object of type '%T'", (int)code,
                                 value);
    return raise_value_error("Unknown format code '\\x%x' for object of type '%T'", (unsigned)code,
                             value);
}
