/* Character maps: codecs of a byte a character that are given by a table; and the escapes of bytes
 * literals.
 *
 * A decoding table is a str of up to 256 characters, U+FFFE where a byte means nothing, or any
 * mapping from bytes to str, int or None. An encoding table is a mapping from characters to bytes,
 * int or None. */
#include "runtime/modules/codecs.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/codec.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

static const char UNDEFINED[] = "character maps to <undefined>";

/* mapping[key]: 1 new, 0 there is none, -1. */
static int look_up(Object *mapping, uint32_t key, Object **out) {
    Object *number = int_from_i64(key);
    *out = number ? object_getitem(mapping, number) : NULL;
    xdecref(number);
    if (*out != NULL && *out != KNone)
        return 1;
    if (*out == NULL) {
        if (!error_is(&exc_LookupError))
            return -1;
        error_clear();
    }
    CLEAR(*out);
    return 0;
}

/* ---- decoding -------------------------------------------------------------------------------- */

static int decode_by_mapping(Decoder *d, Object *mapping, uint8_t byte) {
    Object *value;
    int there = look_up(mapping, byte, &value);
    if (there <= 0)
        return there;
    int status = 1;
    if (is_str(value)) {
        bool undefined = ((Str *)value)->length == 1 && str_at((Str *)value, 0) == 0xfffe;
        status = undefined ? 0 : builder_str(&d->out, (Str *)value) < 0 ? -1 : 1;
    } else if (is_int(value)) {
        int64_t c = 0;
        if (!int_fits_i64(value, &c) || c < 0 || c > 0x10ffff) {
            raise_type_error("character mapping must be in range(0x%x)", 0x110000);
            status = -1;
        } else {
            status = c == 0xfffe ? 0 : builder_char(&d->out, (uint32_t)c) < 0 ? -1 : 1;
        }
    } else {
        raise_type_error("character mapping must return integer, None or str");
        status = -1;
    }
    decref(value);
    return status;
}

static int decode_byte(Decoder *d, Object *mapping, uint8_t byte) {
    if (!is_exact(mapping, &str_type))
        return decode_by_mapping(d, mapping, byte);
    const Str *table = (Str *)mapping;
    uint32_t c = byte < table->length ? str_at(table, byte) : 0xfffe;
    return c == 0xfffe ? 0 : builder_char(&d->out, c) < 0 ? -1 : 1;
}

static int decode_all(Decoder *d, Object *mapping) {
    for (size_t i = 0; i < d->length;) {
        int done = decode_byte(d, mapping, d->bytes[i]);
        if (done < 0)
            return -1;
        if (done > 0) {
            i++;
            continue;
        }
        ssize_t next = decode_error(d, i, i + 1, UNDEFINED);
        if (next < 0)
            return -1;
        i = (size_t)next;
    }
    return 0;
}

Object *codecs_charmap_decode(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    const char *errors = codecs_errors(args[1]);
    Buffer b;
    if (errors == NULL || object_buffer(args[0], &b, false) < 0)
        return NULL;
    Decoder d = {.bytes = b.data,
                 .length = b.length,
                 .encoding = "charmap",
                 .errors = errors,
                 .out = STR_BUILDER};
    Object *text = NULL;
    if (args[2] == NULL || args[2] == KNone)
        text = OBJ(str_decode(b.data ? b.data : "", b.length, "latin-1", errors));
    else if (decode_all(&d, args[2]) == 0)
        text = OBJ(builder_finish(&d.out));
    else
        builder_discard(&d.out);
    CLEAR(d.replaced);
    size_t length = b.length;
    buffer_release(&b);
    return codecs_pair_steal(text, length);
}

/* ---- encoding -------------------------------------------------------------------------------- */

/* 1 written, 0 it has no place in the map, -1. */
static int encode_char(BytesBuilder *out, Object *mapping, uint32_t c) {
    Object *value;
    int there = look_up(mapping, c, &value);
    if (there <= 0)
        return there;
    int status = 1;
    int64_t byte;
    if (is_bytes(value)) {
        status =
            bytes_builder_add(out, ((Bytes *)value)->data, ((Bytes *)value)->length) < 0 ? -1 : 1;
    } else if (!is_int(value)) {
        raise_type_error("character mapping must return integer, bytes or None, not %.400T", value);
        status = -1;
    } else if (!int_fits_i64(value, &byte) || byte < 0 || byte > 255) {
        raise_type_error("character mapping must be in range(256)");
        status = -1;
    } else {
        status = bytes_builder_byte(out, (uint8_t)byte) < 0 ? -1 : 1;
    }
    decref(value);
    return status;
}

/* What an error handler wrote passes through the map as well: its put finds the map here. */
typedef struct MapEncoder {
    Encoder base;
    Object *mapping; /* borrowed */
} MapEncoder;

static int put_mapped(Encoder *e, uint32_t c) {
    int done = encode_char(&e->out, ((MapEncoder *)e)->mapping, c);
    if (done == 0) {
        e->errors = "strict";
        size_t at = e->stop;
        return encode_error(e, at, at + 1, UNDEFINED) < 0 ? -1 : 0;
    }
    return done < 0 ? -1 : 0;
}

static int encode_all(MapEncoder *m) {
    Encoder *e = &m->base;
    for (size_t i = 0; i < e->text->length;) {
        int done = encode_char(&e->out, m->mapping, str_at(e->text, i));
        if (done < 0)
            return -1;
        if (done > 0) {
            i++;
            continue;
        }
        size_t end = i + 1;
        for (Object *value; end < e->text->length; end++) { /* all that are wrong at once */
            int there = look_up(m->mapping, str_at(e->text, end), &value);
            xdecref(value);
            if (there < 0)
                return -1;
            if (there > 0)
                break;
        }
        e->stop = i;
        ssize_t next = encode_error(e, i, end, UNDEFINED);
        if (next < 0)
            return -1;
        i = (size_t)next;
    }
    return 0;
}

Object *codecs_charmap_encode(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    const char *errors = codecs_errors(args[1]);
    if (errors == NULL)
        return NULL;
    if (!is_str(args[0]))
        return raise_type_error("charmap_encode() argument 1 must be str, not %T", args[0]);
    Str *text = (Str *)args[0];
    if (args[2] == NULL || args[2] == KNone)
        return codecs_pair_steal(str_encode(text, "latin-1", errors), text->length);
    MapEncoder m = {.base = {.text = text,
                             .encoding = "charmap",
                             .errors = errors,
                             .out = BYTES_BUILDER,
                             .put = put_mapped,
                             .unit = 1,
                             .limit = 0x110000},
                    .mapping = args[2]};
    if (encode_all(&m) < 0) {
        bytes_builder_discard(&m.base.out);
        return NULL;
    }
    return codecs_pair_steal(bytes_builder_finish(&m.base.out), text->length);
}

Object *codecs_charmap_build(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    if (!is_str(args[0]))
        return raise_type_error("charmap_build() argument must be str, not %T", args[0]);
    const Str *table = (Str *)args[0];
    Dict *map = dict_new();
    for (size_t i = 0; map != NULL && i < table->length && i < 256; i++) {
        uint32_t c = str_at(table, i);
        if (c == 0xfffe)
            continue;
        Object *key = int_from_i64(c), *value = int_from_i64((int64_t)i);
        if (key == NULL || value == NULL || dict_set(map, key, value) < 0)
            CLEAR(map);
        xdecref(key);
        xdecref(value);
    }
    return OBJ(map);
}

/* ---- escapes of bytes literals --------------------------------------------------------------- */

Object *codecs_escape_encode(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    static const char hex[] = "0123456789abcdef";
    if (!is_bytes(args[0]))
        return raise_type_error("escape_encode() argument 1 must be bytes, not %T", args[0]);
    const Bytes *b = (Bytes *)args[0];
    BytesBuilder out = BYTES_BUILDER;
    for (size_t i = 0; i < b->length; i++) {
        uint8_t c = (uint8_t)b->data[i];
        char text[4] = {'\\', 'x', hex[c >> 4], hex[c & 15]};
        size_t n = 2;
        switch (c) {
        case '\t':
            text[1] = 't';
            break;
        case '\n':
            text[1] = 'n';
            break;
        case '\r':
            text[1] = 'r';
            break;
        case '\'':
        case '\\':
            text[1] = (char)c;
            break;
        default:
            n = c < 32 || c > 126 ? 4 : (text[0] = (char)c, 1);
            break;
        }
        bytes_builder_add(&out, text, n);
    }
    return codecs_pair_steal(bytes_builder_finish(&out), b->length);
}

static int hex_digit(char c) {
    return c >= '0' && c <= '9'                 ? c - '0'
           : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                : -1;
}

/* An \x escape at p[0..left): its length, or -1. */
static ssize_t hex_escape(BytesBuilder *out, const char *p, size_t left, const char *errors,
                          size_t at) {
    if (left >= 4 && hex_digit(p[2]) >= 0 && hex_digit(p[3]) >= 0)
        return bytes_builder_byte(out, (uint8_t)(hex_digit(p[2]) * 16 + hex_digit(p[3]))) < 0 ? -1
                                                                                              : 4;
    if (strcmp(errors, "strict") == 0)
        return raise_value_error("invalid \\x escape at position %zd", (ssize_t)at), -1;
    if (strcmp(errors, "replace") == 0) {
        if (bytes_builder_byte(out, '?') < 0)
            return -1;
    } else if (strcmp(errors, "ignore") != 0) {
        return raise_value_error("decoding error; unknown error handling code: %.400s", errors), -1;
    }
    return left > 2 && hex_digit(p[2]) >= 0 ? 3 : 2;
}

static ssize_t one_escape(BytesBuilder *out, const char *p, size_t left, const char *errors,
                          size_t at) {
    static const char simple[] = "\\\\''\"\"b\bf\ft\tn\nr\rv\va\a";
    if (left < 2)
        return raise_value_error("Trailing \\ in string"), -1;
    if (p[1] == '\n')
        return 2;
    if (p[1] == 'x')
        return hex_escape(out, p, left, errors, at);
    for (const char *s = simple; *s; s += 2)
        if (*s == p[1])
            return bytes_builder_byte(out, (uint8_t)s[1]) < 0 ? -1 : 2;
    size_t n = 1;
    unsigned value = 0;
    for (; n < 4 && n < left && p[n] >= '0' && p[n] <= '7'; n++)
        value = value * 8 + (unsigned)(p[n] - '0');
    if (n > 1)
        return bytes_builder_byte(out, (uint8_t)value) < 0 ? -1 : (ssize_t)n;
    return bytes_builder_add(out, p, 2) < 0 ? -1 : 2;
}

Object *codecs_escape_decode(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    UNUSED_ARGS;
    const char *errors = codecs_errors(args[1]);
    Buffer b;
    if (errors == NULL || codecs_buffer(args[0], &b, true) < 0)
        return NULL;
    const char *data = b.data;
    BytesBuilder out = BYTES_BUILDER;
    ssize_t step = 1;
    for (size_t i = 0; i < b.length && step >= 0; i += (size_t)step)
        step = data[i] == '\\' ? one_escape(&out, data + i, b.length - i, errors, i)
               : bytes_builder_byte(&out, (uint8_t)data[i]) < 0 ? -1
                                                                : 1;
    size_t length = b.length;
    buffer_release(&b);
    if (step < 0) {
        bytes_builder_discard(&out);
        return NULL;
    }
    return codecs_pair_steal(bytes_builder_finish(&out), length);
}
