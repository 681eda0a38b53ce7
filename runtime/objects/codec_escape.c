/* unicode-escape and raw-unicode-escape: text as the inside of a Python literal. */
#include <stdio.h>
#include "runtime/objects/codec.h"
#include "runtime/objects/text.h"
#include "runtime/objects/unicode.h"

static int hex_value(uint8_t c) {
    return c >= '0' && c <= '9'                 ? c - '0'
           : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                : -1;
}

/* Reads up to `count` hexadecimal digits at p: how many there were. */
static size_t read_hex(const uint8_t *p, size_t left, size_t count, uint32_t *out) {
    uint32_t v = 0;
    size_t i = 0;
    for (; i < count && i < left && hex_value(p[i]) >= 0; i++)
        v = v << 4 | (uint32_t)hex_value(p[i]);
    *out = v;
    return i;
}

/* One escape, p[0] is the backslash. Its length and *out, or 0 with *bad, *reason. *out =
 * UINT32_MAX: nothing (a line continued). */
typedef struct {
    uint32_t c;
    size_t bad;
    const char *reason;
    bool incomplete;
} Escape;

static size_t read_hex_escape(const uint8_t *p, size_t left, Escape *e) {
    size_t need = p[1] == 'x'   ? 2
                  : p[1] == 'u' ? 4
                                : 8,
           got = read_hex(p + 2, left - 2, need, &e->c);
    if (got == need && e->c <= 0x10ffff)
        return 2 + need;
    e->bad = 2 + got;
    e->incomplete = got < need && 2 + got == left;
    e->reason = got == need ? "illegal Unicode character"
                : need == 2 ? "truncated \\xXX escape"
                : need == 4 ? "truncated \\uXXXX escape"
                            : "truncated \\UXXXXXXXX escape";
    return 0;
}

static size_t read_name_escape(const uint8_t *p, size_t left, Escape *e) {
    const uint8_t *close = left > 2 && p[2] == '{' ? memchr(p + 3, '}', left - 3) : NULL;
    e->reason = "malformed \\N character escape";
    if (close == NULL) {
        e->bad = left > 2 && p[2] == '{' ? left : 2;
        e->incomplete = left <= 2 || p[2] == '{';
        return 0;
    }
    size_t length = (size_t)(close - p) + 1;
    e->bad = length > 4 ? length : 3;
    if (length == 4)
        return 0;
    int32_t c = unicode_lookup_name((const char *)p + 3, length - 4);
    e->reason = "unknown Unicode character name";
    if (c < 0)
        return 0;
    e->c = (uint32_t)c;
    return length;
}

static size_t read_octal(const uint8_t *p, size_t left, Escape *e) {
    size_t i = 1;
    for (e->c = 0; i < 4 && i < left && p[i] >= '0' && p[i] <= '7'; i++)
        e->c = e->c * 8 + (p[i] - '0');
    return i;
}

static size_t read_escape(const uint8_t *p, size_t left, Escape *e) {
    static const char simple[] = "\\\\''\"\"b\bf\ft\tn\nr\rv\va\a";
    e->incomplete = false;
    if (left < 2) {
        *e = (Escape){0, 1, "\\ at end of string", true};
        return 0;
    }
    if (p[1] == '\n')
        return e->c = UINT32_MAX, 2;
    for (const char *s = simple; *s; s += 2)
        if ((uint8_t)*s == p[1])
            return e->c = (uint8_t)s[1], 2;
    if (p[1] >= '0' && p[1] <= '7')
        return read_octal(p, left, e);
    if (p[1] == 'x' || p[1] == 'u' || p[1] == 'U')
        return read_hex_escape(p, left, e);
    if (p[1] == 'N')
        return read_name_escape(p, left, e);
    return e->c = '\\', 1; /* no escape: the backslash stays */
}

static int decode(Decoder *d, size_t (*read)(const uint8_t *, size_t, Escape *)) {
    for (size_t i = 0; i < d->length;) {
        if (d->bytes[i] != '\\') {
            if (builder_char(&d->out, d->bytes[i++]) < 0)
                return -1;
            continue;
        }
        Escape e;
        size_t size = read(d->bytes + i, d->length - i, &e);
        if (size > 0) {
            if (e.c != UINT32_MAX && builder_char(&d->out, e.c) < 0)
                return -1;
            i += size;
            continue;
        }
        if (e.incomplete && d->incremental) {
            d->stop = i;
            break;
        }
        ssize_t next = decode_error(d, i, i + e.bad, e.reason);
        if (next < 0)
            return -1;
        i = (size_t)next;
    }
    return 0;
}

int unicode_escape_decode(Decoder *d) { return decode(d, read_escape); }

/* Only \uXXXX and \UXXXXXXXX mean something, and only after an odd number of backslashes: a pair is
 * passed as it is. */
static size_t read_raw_escape(const uint8_t *p, size_t left, Escape *e) {
    e->incomplete = false;
    e->c = '\\';
    if (left < 2 || (p[1] != 'u' && p[1] != 'U'))
        return 1;
    size_t size = read_hex_escape(p, left, e);
    if (size == 0 && strcmp(e->reason, "illegal Unicode character") == 0)
        e->reason = "\\Uxxxxxxxx out of range";
    return size;
}

int raw_unicode_escape_decode(Decoder *d) {
    size_t i = 0;
    while (i < d->length) { /* runs of backslashes: all but the last are plain */
        if (d->bytes[i] != '\\') {
            if (builder_char(&d->out, d->bytes[i++]) < 0)
                return -1;
            continue;
        }
        size_t run = i;
        while (run < d->length && d->bytes[run] == '\\')
            run++;
        bool escapes =
            (run - i) % 2 == 1 && run < d->length && (d->bytes[run] == 'u' || d->bytes[run] == 'U');
        if (builder_repeat(&d->out, '\\', run - i - escapes) < 0)
            return -1;
        i = run - escapes;
        if (!escapes)
            continue;
        Escape e;
        size_t size = read_raw_escape(d->bytes + i, d->length - i, &e);
        if (size == 0) {
            if (e.incomplete && d->incremental) {
                d->stop = i;
                return 0;
            }
            ssize_t next = decode_error(d, i, i + e.bad, e.reason);
            if (next < 0)
                return -1;
            i = (size_t)next;
        } else {
            if (builder_char(&d->out, e.c) < 0)
                return -1;
            i += size;
        }
    }
    return 0;
}

/* ---- encoding -------------------------------------------------------------------------------- */

static int put_format(Encoder *e, const char *format, uint32_t c) {
    char text[16];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    int n = snprintf(text, sizeof text, format, c);
#pragma GCC diagnostic pop
    return bytes_builder_add(&e->out, text, (size_t)n);
}

static int encode_char(Encoder *e, uint32_t c) {
    const char *short_forms = "\\\\\tt\nn\rr";
    for (const char *s = short_forms; *s; s += 2)
        if ((uint8_t)*s == c) {
            char text[2] = {'\\', s[1]};
            return bytes_builder_add(&e->out, text, 2);
        }
    if (c >= 0x10000)
        return put_format(e, "\\U%08x", c);
    if (c >= 0x100)
        return put_format(e, "\\u%04x", c);
    if (c < 0x20 || c >= 0x7f)
        return put_format(e, "\\x%02x", c);
    return bytes_builder_byte(&e->out, (uint8_t)c);
}

int unicode_escape_encode(Encoder *e) {
    for (size_t i = 0; i < e->text->length; i++)
        if (encode_char(e, str_at(e->text, i)) < 0)
            return -1;
    return 0;
}

int raw_unicode_escape_encode(Encoder *e) {
    for (size_t i = 0; i < e->text->length; i++) {
        uint32_t c = str_at(e->text, i);
        int status = c >= 0x10000 ? put_format(e, "\\U%08x", c)
                     : c >= 0x100 ? put_format(e, "\\u%04x", c)
                                  : bytes_builder_byte(&e->out, (uint8_t)c);
        if (status < 0)
            return -1;
    }
    return 0;
}
