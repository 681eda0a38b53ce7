/* Finding codecs by name, the error handlers, and str_encode/str_decode on top of them. */
#include <stdio.h>
#include "runtime/objects/codec.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/unicode.h"

/* ---- names ----------------------------------------------------------------------------------- */

static const Codec codecs[] = {
    {"utf-8", utf8_decode, utf8_encode},
    {"latin-1", latin1_decode, latin1_encode},
    {"ascii", ascii_decode, ascii_encode},
    {"utf-16", utf16_decode, utf16_encode},
    {"utf-16-le", utf16_le_decode, utf16_le_encode},
    {"utf-16-be", utf16_be_decode, utf16_be_encode},
    {"utf-32", utf32_decode, utf32_encode},
    {"utf-32-le", utf32_le_decode, utf32_le_encode},
    {"utf-32-be", utf32_be_decode, utf32_be_encode},
    {"unicodeescape", unicode_escape_decode, unicode_escape_encode},
    {"rawunicodeescape", raw_unicode_escape_decode, raw_unicode_escape_encode},
    {"utf-8", utf8_sig_decode, utf8_sig_encode},
};
enum {
    UTF8,
    LATIN1,
    ASCII,
    UTF16,
    UTF16LE,
    UTF16BE,
    UTF32,
    UTF32LE,
    UTF32BE,
    ESCAPE,
    RAW_ESCAPE,
    UTF8_SIG
};

static const struct {
    const char *name;
    int codec;
} aliases[] = {
    {"utf_8", UTF8},
    {"utf8", UTF8},
    {"u8", UTF8},
    {"utf", UTF8},
    {"cp65001", UTF8},
    {"utf8_ucs2", UTF8},
    {"utf8_ucs4", UTF8},
    {"latin_1", LATIN1},
    {"latin1", LATIN1},
    {"latin", LATIN1},
    {"l1", LATIN1},
    {"iso_8859_1", LATIN1},
    {"iso8859_1", LATIN1},
    {"iso8859", LATIN1},
    {"8859", LATIN1},
    {"cp819", LATIN1},
    {"ibm819", LATIN1},
    {"iso_8859_1_1987", LATIN1},
    {"iso_ir_100", LATIN1},
    {"csisolatin1", LATIN1},
    {"ascii", ASCII},
    {"us_ascii", ASCII},
    {"646", ASCII},
    {"us", ASCII},
    {"cp367", ASCII},
    {"ibm367", ASCII},
    {"ansi_x3.4_1968", ASCII},
    {"ansi_x3_4_1968", ASCII},
    {"ansi_x3.4_1986", ASCII},
    {"csascii", ASCII},
    {"iso646_us", ASCII},
    {"iso_646.irv_1991", ASCII},
    {"iso_ir_6", ASCII},
    {"utf_16", UTF16},
    {"utf16", UTF16},
    {"u16", UTF16},
    {"utf_16_le", UTF16LE},
    {"utf_16le", UTF16LE},
    {"unicodelittleunmarked", UTF16LE},
    {"utf_16_be", UTF16BE},
    {"utf_16be", UTF16BE},
    {"unicodebigunmarked", UTF16BE},
    {"utf_32", UTF32},
    {"utf32", UTF32},
    {"u32", UTF32},
    {"utf_32_le", UTF32LE},
    {"utf_32le", UTF32LE},
    {"utf_32_be", UTF32BE},
    {"utf_32be", UTF32BE},
    {"unicode_escape", ESCAPE},
    {"unicodeescape", ESCAPE},
    {"raw_unicode_escape", RAW_ESCAPE},
    {"rawunicodeescape", RAW_ESCAPE},
    {"utf_8_sig", UTF8_SIG},
};

/* Lower case, runs of anything but letters, digits and dots as one underscore. */
static bool normalize(const char *name, char *out, size_t size) {
    size_t n = 0;
    bool gap = false;
    for (; *name; name++) {
        char c = *name;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.') {
            if (n + 3 > size)
                return false;
            if (gap && n > 0)
                out[n++] = '_';
            out[n++] = c;
            gap = false;
        } else {
            gap = true;
        }
    }
    out[n] = 0;
    return true;
}

const Codec *codec_find_builtin(const char *name) {
    char plain[40];
    if (name == NULL || strcmp(name, "utf-8") == 0)
        return &codecs[UTF8];
    if (normalize(name, plain, sizeof plain))
        for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
            if (strcmp(aliases[i].name, plain) == 0)
                return &codecs[aliases[i].codec];
    return NULL;
}

/* Stands for all codecs of the registry. */
static const Codec registered = {"", NULL, NULL};

const Codec *codec_find(const char *name) {
    const Codec *codec = codec_find_builtin(name);
    if (codec != NULL)
        return codec;
    Str *text = str_from_utf8(name, strlen(name));
    Object *info = text ? codec_lookup(text) : NULL;
    xdecref(text);
    xdecref(info);
    return info ? &registered : NULL;
}

/* ---- error handlers -------------------------------------------------------------------------- */

static Object *error_arguments(const char *encoding, Object *object, size_t start, size_t end,
                               const char *reason) {
    Str *name = str_from_ascii(encoding), *why = str_from_ascii(reason);
    Object *from = int_from_i64((int64_t)start), *to = int_from_i64((int64_t)end);
    Object *args =
        name && why && from && to ? OBJ(tuple_pack(5, name, object, from, to, why)) : NULL;
    xdecref(name);
    xdecref(why);
    xdecref(from);
    xdecref(to);
    return args;
}

static void raise_unicode(Type *type, const char *encoding, Object *object, size_t start,
                          size_t end, const char *reason) {
    Object *args = error_arguments(encoding, object, start, end, reason);
    if (args == NULL)
        return;
    raise_type_value(type, args);
    decref(args);
}

static ssize_t raise_decode(Decoder *d, size_t start, size_t end, const char *reason) {
    Object *bytes = bytes_from_data((const char *)d->bytes, d->length);
    if (bytes) {
        raise_unicode(&exc_UnicodeDecodeError, d->encoding, bytes, start, end, reason);
        decref(bytes);
    }
    return -1;
}

static ssize_t raise_encode(Encoder *e, size_t start, size_t end, const char *reason) {
    raise_unicode(&exc_UnicodeEncodeError, e->encoding, OBJ(e->text), start, end, reason);
    return -1;
}

typedef ssize_t (*DecodeHandler)(Decoder *d, size_t start, size_t end, const char *reason);
typedef ssize_t (*EncodeHandler)(Encoder *e, size_t start, size_t end, const char *reason);

static ssize_t ignore_bytes(Decoder *d, size_t start, size_t end, const char *reason) {
    (void)d, (void)start, (void)reason;
    return (ssize_t)end;
}
static ssize_t ignore_chars(Encoder *e, size_t start, size_t end, const char *reason) {
    (void)e, (void)start, (void)reason;
    return (ssize_t)end;
}

static ssize_t replace_bytes(Decoder *d, size_t start, size_t end, const char *reason) {
    (void)start, (void)reason;
    return builder_char(&d->out, 0xfffd) < 0 ? -1 : (ssize_t)end;
}
static ssize_t replace_chars(Encoder *e, size_t start, size_t end, const char *reason) {
    (void)reason;
    for (size_t i = start; i < end; i++)
        if (e->put(e, '?') < 0)
            return -1;
    return (ssize_t)end;
}

static ssize_t backslash_bytes(Decoder *d, size_t start, size_t end, const char *reason) {
    (void)reason;
    for (size_t i = start; i < end; i++) {
        char text[8];
        int n = snprintf(text, sizeof text, "\\x%02x", d->bytes[i]);
        if (builder_ascii(&d->out, text, (size_t)n) < 0)
            return -1;
    }
    return (ssize_t)end;
}

static int put_ascii(Encoder *e, const char *text) {
    for (; *text; text++)
        if (e->put(e, (uint8_t)*text) < 0)
            return -1;
    return 0;
}
static ssize_t backslash_chars(Encoder *e, size_t start, size_t end, const char *reason) {
    (void)reason;
    for (size_t i = start; i < end; i++) {
        char text[16];
        uint32_t c = str_at(e->text, i);
        snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        if (put_ascii(e, text) < 0)
            return -1;
    }
    return (ssize_t)end;
}

static ssize_t xml_chars(Encoder *e, size_t start, size_t end, const char *reason) {
    (void)reason;
    for (size_t i = start; i < end; i++) {
        char text[16];
        snprintf(text, sizeof text, "&#%u;", str_at(e->text, i));
        if (put_ascii(e, text) < 0)
            return -1;
    }
    return (ssize_t)end;
}

static ssize_t name_chars(Encoder *e, size_t start, size_t end, const char *reason) {
    for (size_t i = start; i < end; i++) {
        char name[UNICODE_NAME_MAX];
        if (unicode_name(str_at(e->text, i), name) == 0) {
            if (backslash_chars(e, i, i + 1, reason) < 0)
                return -1;
        } else if (put_ascii(e, "\\N{") < 0 || put_ascii(e, name) < 0 || e->put(e, '}') < 0) {
            return -1;
        }
    }
    return (ssize_t)end;
}

/* PEP 383: bytes from 0x80 become lone surrogates U+DC80.. and come back as they were. */
static ssize_t escape_bytes(Decoder *d, size_t start, size_t end, const char *reason) {
    size_t i = start;
    for (; i < end && i < start + 4 && d->bytes[i] >= 0x80; i++)
        if (builder_char(&d->out, 0xdc00u + d->bytes[i]) < 0)
            return -1;
    return i == start ? raise_decode(d, start, end, reason) : (ssize_t)i;
}
static ssize_t escape_chars(Encoder *e, size_t start, size_t end, const char *reason) {
    for (size_t i = start; i < end; i++) {
        uint32_t c = str_at(e->text, i);
        if (c < 0xdc80 || c > 0xdcff || e->unit != 1)
            return raise_encode(e, start, end, reason);
    }
    for (size_t i = start; i < end; i++)
        if (bytes_builder_byte(&e->out, (uint8_t)(str_at(e->text, i) - 0xdc00)) < 0)
            return -1;
    return (ssize_t)end;
}

static bool is_surrogate(uint32_t c) { return c >= 0xd800 && c <= 0xdfff; }

/* How wide an encoding's units are, by its name in messages; 0: it has no notion of surrogates. */
static unsigned unit_of(const char *encoding, bool *big) {
    *big = strstr(encoding, "-be") != NULL;
    return strncmp(encoding, "utf-8", 5) == 0    ? 1
           : strncmp(encoding, "utf-16", 6) == 0 ? 2
           : strncmp(encoding, "utf-32", 6) == 0 ? 4
                                                 : 0;
}

static ssize_t pass_bytes(Decoder *d, size_t start, size_t end, const char *reason) {
    bool big;
    unsigned unit = unit_of(d->encoding, &big);
    const uint8_t *p = d->bytes + start;
    size_t left = d->length - start, size = unit == 1 ? 3 : unit;
    uint32_t c = 0;
    if (unit != 0 && left >= size) {
        if (unit == 1)
            c = p[0] >> 4 == 0xe && p[1] >> 6 == 2 && p[2] >> 6 == 2
                    ? (p[0] & 15u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u)
                    : 0;
        else
            for (unsigned i = 0; i < unit; i++)
                c |= (uint32_t)p[big ? unit - 1 - i : i] << (8 * i);
    }
    if (!is_surrogate(c))
        return raise_decode(d, start, end, reason);
    return builder_char(&d->out, c) < 0 ? -1 : (ssize_t)(start + size);
}
static ssize_t pass_chars(Encoder *e, size_t start, size_t end, const char *reason) {
    bool big;
    if (unit_of(e->encoding, &big) == 0)
        return raise_encode(e, start, end, reason);
    for (size_t i = start; i < end; i++) {
        uint32_t c = str_at(e->text, i);
        if (!is_surrogate(c))
            return raise_encode(e, start, end, reason);
        if (e->unit == 1) {
            uint8_t utf8[3] = {(uint8_t)(0xe0 | c >> 12), (uint8_t)(0x80 | (c >> 6 & 63)),
                               (uint8_t)(0x80 | (c & 63))};
            if (bytes_builder_add(&e->out, utf8, 3) < 0)
                return -1;
        } else if (e->put(e, c) < 0) {
            return -1;
        }
    }
    return (ssize_t)end;
}

static const struct {
    const char *name;
    DecodeHandler decode; /* NULL: only for encoding */
    EncodeHandler encode;
} handlers[] = {
    {"strict", raise_decode, raise_encode},
    {"ignore", ignore_bytes, ignore_chars},
    {"replace", replace_bytes, replace_chars},
    {"backslashreplace", backslash_bytes, backslash_chars},
    {"xmlcharrefreplace", NULL, xml_chars},
    {"namereplace", NULL, name_chars},
    {"surrogateescape", escape_bytes, escape_chars},
    {"surrogatepass", pass_bytes, pass_chars},
};
enum { HANDLERS = sizeof handlers / sizeof *handlers };

static int find_builtin_handler(const char *name) {
    for (int i = 0; i < HANDLERS; i++)
        if (strcmp(handlers[i].name, name) == 0)
            return i;
    return -1;
}
static int find_handler(const char *name) {
    int i = find_builtin_handler(name);
    return i >= 0 ? i
                  : (raise_format(&exc_LookupError, "unknown error handler name '%s'", name), -1);
}

bool codec_is_builtin_handler(const char *name) { return find_builtin_handler(name) >= 0; }

int codec_check_errors(const char *errors) {
    Object *handler;
    int own = codec_find_handler(errors, &handler);
    xdecref(handler);
    return own < 0 || (own == 0 && find_handler(errors) < 0) ? -1 : 0;
}

/* The exception that a handler is given. */
static Object *make_unicode_error(Type *type, const char *encoding, Object *object_steal,
                                  size_t start, size_t end, const char *reason) {
    Object *args =
        object_steal ? error_arguments(encoding, object_steal, start, end, reason) : NULL;
    xdecref(object_steal);
    Object *error = args ? object_call_tuple(OBJ(type), args, NULL) : NULL;
    xdecref(args);
    return error;
}

static ssize_t call_decode_handler(Decoder *d, Object *handler, size_t start, size_t end,
                                   const char *reason) {
    Object *bytes = bytes_from_data((const char *)d->bytes, d->length), *replacement = NULL;
    Object *error = make_unicode_error(&exc_UnicodeDecodeError, d->encoding, xincref(bytes), start,
                                       end, reason);
    ssize_t next = error ? codec_call_handler(handler, error, d->length, true, &replacement) : -1;
    if (next >= 0 && builder_str(&d->out, (Str *)replacement) < 0)
        next = -1;
    Object *now = next >= 0 ? ((UnicodeErrorException *)error)->object : NULL;
    if (now != NULL && now != bytes) { /* the handler gave the error another input: go on in that */
        REPLACE_STEAL(d->replaced, incref(now));
        d->bytes = (const uint8_t *)((Bytes *)now)->data;
        d->length = d->stop = ((Bytes *)now)->length;
    }
    xdecref(bytes);
    xdecref(error);
    xdecref(replacement);
    return next;
}

/* Writes what a handler gave; its characters must fit the encoding themselves. */
static int put_replacement(Encoder *e, Object *o, size_t start, size_t end, const char *reason) {
    if (is_bytes(o)) {
        Bytes *b = (Bytes *)o;
        if (b->length % e->unit == 0)
            return bytes_builder_add(&e->out, b->data, b->length);
        return raise_encode(e, start, end, reason) < 0 ? -1 : 0;
    }
    Str *s = (Str *)o;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = str_at(s, i);
        if (e->limit ? c >= e->limit : is_surrogate(c))
            return raise_encode(e, start, end, reason) < 0 ? -1 : 0;
        if (e->put(e, c) < 0)
            return -1;
    }
    return 0;
}

static ssize_t call_encode_handler(Encoder *e, Object *handler, size_t start, size_t end,
                                   const char *reason) {
    Object *replacement = NULL;
    Object *error = make_unicode_error(&exc_UnicodeEncodeError, e->encoding, incref(e->text), start,
                                       end, reason);
    ssize_t next =
        error ? codec_call_handler(handler, error, e->text->length, false, &replacement) : -1;
    if (next >= 0 && put_replacement(e, replacement, start, end, reason) < 0)
        next = -1;
    xdecref(error);
    xdecref(replacement);
    return next;
}

ssize_t decode_error(Decoder *d, size_t start, size_t end, const char *reason) {
    Object *own;
    int there = codec_find_handler(d->errors, &own);
    if (there != 0) {
        ssize_t next = there < 0 ? -1 : call_decode_handler(d, own, start, end, reason);
        xdecref(own);
        return next;
    }
    int i = find_handler(d->errors);
    if (i < 0)
        return -1;
    if (handlers[i].decode == NULL) {
        raise_type_error("don't know how to handle UnicodeDecodeError in error callback");
        return -1;
    }
    return handlers[i].decode(d, start, end, reason);
}

ssize_t encode_error(Encoder *e, size_t start, size_t end, const char *reason) {
    Object *own;
    int there = codec_find_handler(e->errors, &own);
    if (there != 0) {
        ssize_t next = there < 0 ? -1 : call_encode_handler(e, own, start, end, reason);
        xdecref(own);
        return next;
    }
    int i = find_handler(e->errors);
    return i < 0 ? -1 : handlers[i].encode(e, start, end, reason);
}

/* ---- the doors ------------------------------------------------------------------------------- */

Object *str_encode(Str *s, const char *encoding, const char *errors) {
    const Codec *codec = codec_find_builtin(encoding);
    return codec ? codec_encode(codec, s, errors) : codec_registry_encode(s, encoding, errors);
}

Object *codec_encode(const Codec *codec, Str *s, const char *errors) {
    if (s->ascii
        && (codec->encode == utf8_encode || codec->encode == ascii_encode
            || codec->encode == latin1_encode))
        return bytes_from_data(str_data(s), s->length);
    Encoder e = {.text = s,
                 .encoding = codec->name,
                 .errors = errors ? errors : "strict",
                 .out = BYTES_BUILDER,
                 .unit = 1};
    if (codec->encode(&e) < 0) {
        bytes_builder_discard(&e.out);
        return NULL;
    }
    return bytes_builder_finish(&e.out);
}

Str *codec_decode(const Codec *codec, const char *bytes, size_t length, const char *errors,
                  size_t *consumed) {
    Decoder d = {.bytes = (const uint8_t *)bytes,
                 .length = length,
                 .encoding = codec->name,
                 .errors = errors ? errors : "strict",
                 .out = STR_BUILDER,
                 .incremental = consumed != NULL,
                 .stop = length};
    int status = codec->decode(&d);
    CLEAR(d.replaced);
    if (status < 0) {
        builder_discard(&d.out);
        return NULL;
    }
    if (consumed)
        *consumed = d.stop;
    return builder_finish(&d.out);
}

Str *str_decode(const char *bytes, size_t length, const char *encoding, const char *errors) {
    const Codec *codec = codec_find_builtin(encoding);
    if (codec == NULL)
        return codec_registry_decode(bytes, length, encoding, errors);
    if (codec->decode == latin1_decode)
        return str_from_latin1((const uint8_t *)bytes, length);
    if ((codec->decode == utf8_decode || codec->decode == ascii_decode)
        && text_bits((Text){bytes, length, 1}) < 128)
        return str_from_latin1((const uint8_t *)bytes, length);
    return codec_decode(codec, bytes, length, errors, NULL);
}

Str *str_decode_partial(const char *bytes, size_t length, const char *encoding, const char *errors,
                        size_t *consumed) {
    const Codec *codec = codec_find_builtin(encoding);
    if (codec != NULL)
        return codec_decode(codec, bytes, length, errors, consumed);
    *consumed = length; /* those of the registry that files are read with have no state */
    return codec_registry_decode(bytes, length, encoding, errors);
}

Str *str_from_utf8(const char *bytes, size_t length) {
    return str_decode(bytes, length, "utf-8", "surrogatepass");
}

Str *str_from_utf8_lossy(const char *bytes, size_t length) {
    return str_decode(bytes, length, "utf-8", "surrogateescape");
}
