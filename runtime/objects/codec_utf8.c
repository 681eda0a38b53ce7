/* UTF-8, and UTF-8 with a signature. */
#include "runtime/objects/codec.h"
#include "runtime/objects/text.h"

/* Length of the run of ASCII bytes at p. */
static size_t ascii_run(const uint8_t *p, size_t n) {
    size_t i = 0;
    for (uint64_t word; i + 8 <= n; i += 8) {
        memcpy(&word, p + i, 8);
        if (word & 0x8080808080808080u)
            break;
    }
    while (i < n && p[i] < 0x80)
        i++;
    return i;
}

static bool continues(uint8_t c) { return (c & 0xc0) == 0x80; }

/* Bytes that a sequence with this lead has; 0: no lead. */
static size_t sequence_length(uint8_t lead) {
    return lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

/* The second byte's range is narrower after some leads: no overlong forms, no surrogates, nothing
 * above U+10FFFF. */
static bool second_fits(uint8_t lead, uint8_t second) {
    if (!continues(second))
        return false;
    switch (lead) {
    case 0xe0:
        return second >= 0xa0;
    case 0xed:
        return second < 0xa0;
    case 0xf0:
        return second >= 0x90;
    case 0xf4:
        return second < 0x90;
    default:
        return true;
    }
}

/* Reads one sequence of 2 to 4 bytes: its length, or 0 with *bad the number of wrong bytes (0: the
 * input ends inside). */
static size_t read_sequence(const uint8_t *p, size_t left, uint32_t *out, size_t *bad) {
    size_t need = sequence_length(p[0]);
    *bad = 1;
    if (need == 0)
        return 0;
    for (size_t i = 1; i < need; i++) {
        *bad = i;
        if (i == left)
            return *bad = 0, 0;
        if (i == 1 ? !second_fits(p[0], p[1]) : !continues(p[i]))
            return 0;
    }
    uint32_t c = p[0] & (0xffu >> (need + 1));
    for (size_t i = 1; i < need; i++)
        c = c << 6 | (p[i] & 63u);
    *out = c;
    return need;
}

/* Decodes well-formed characters up to U+FFFF as long as they fit the kind of the output: the
 * common case without a call for each. Stops at anything else, which the caller looks at. Reads at
 * most `room` characters; returns the bytes read. */
#define DECODE_RUN(name, unit, limit)                                                              \
    static size_t name(const uint8_t *p, size_t left, unit *to, size_t room, size_t *written) {    \
        const uint8_t *from = p, *end = p + left;                                                  \
        unit *out = to, *full = to + room;                                                         \
        while (out < full && p < end) {                                                            \
            uint32_t c = *p;                                                                       \
            if (c < 0x80) {                                                                        \
                *out++ = (unit)c;                                                                  \
                p++;                                                                               \
            } else if (c >= 0xc2 && c < 0xe0 && end - p >= 2 && continues(p[1])) {                 \
                c = (c & 31) << 6 | (p[1] & 63u);                                                  \
                if (c >= (limit))                                                                  \
                    break;                                                                         \
                *out++ = (unit)c;                                                                  \
                p += 2;                                                                            \
            } else if ((limit) > 0x800 && c >> 4 == 0xe && end - p >= 3 && second_fits(*p, p[1])   \
                       && continues(p[2])) {                                                       \
                *out++ = (unit)((c & 15) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u));                \
                p += 3;                                                                            \
            } else {                                                                               \
                break;                                                                             \
            }                                                                                      \
        }                                                                                          \
        *written = (size_t)(out - to);                                                             \
        return (size_t)(p - from);                                                                 \
    }
DECODE_RUN(run1, uint8_t, 0x100)
DECODE_RUN(run2, uint16_t, 0x10000)
DECODE_RUN(run4, uint32_t, 0x110000)

enum { RUN = 4096 }; /* characters that room is made for at a time */

/* Decodes a run behind a character that is no ASCII: the output's kind stays. Bytes read, or -1. */
static ssize_t decode_run(Decoder *d, size_t at) {
    size_t left = d->length - at, room = left < RUN ? left : RUN, written;
    const uint8_t *p = d->bytes + at;
    if (left == 0)
        return 0;
    void *to = builder_room(&d->out, room, d->out.kind);
    if (to == NULL)
        return -1;
    size_t used = d->out.kind == 1   ? run1(p, left, to, room, &written)
                  : d->out.kind == 2 ? run2(p, left, to, room, &written)
                                     : run4(p, left, to, room, &written);
    d->out.length += written;
    return (ssize_t)used;
}

int utf8_decode(Decoder *d) {
    size_t i = 0, n = d->length;
    while (i < n) {
        size_t run = ascii_run(d->bytes + i, n - i);
        if (run && builder_ascii(&d->out, (const char *)d->bytes + i, run) < 0)
            return -1;
        i += run;
        if (i == n)
            break;
        uint32_t c;
        size_t bad, length = read_sequence(d->bytes + i, n - i, &c, &bad);
        if (length > 0) {
            ssize_t used = builder_char(&d->out, c) < 0 ? -1 : decode_run(d, i + length);
            if (used < 0)
                return -1;
            i += length + (size_t)used;
            continue;
        }
        if (bad == 0 && d->incremental) {
            d->stop = i;
            break;
        }
        const char *reason = bad == 0                            ? "unexpected end of data"
                             : sequence_length(d->bytes[i]) == 0 ? "invalid start byte"
                                                                 : "invalid continuation byte";
        ssize_t next = decode_error(d, i, bad == 0 ? n : i + bad, reason);
        if (next < 0)
            return -1;
        i = (size_t)next;
        n = d->length; /* the handler may have changed the input */
    }
    return 0;
}

static size_t write_char(uint32_t c, uint8_t *to) {
    if (c < 0x80) {
        to[0] = (uint8_t)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = (uint8_t)(0xc0 | c >> 6);
        to[1] = (uint8_t)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (uint8_t)(0xe0 | c >> 12);
        to[1] = (uint8_t)(0x80 | (c >> 6 & 63));
        to[2] = (uint8_t)(0x80 | (c & 63));
        return 3;
    }
    to[0] = (uint8_t)(0xf0 | c >> 18);
    to[1] = (uint8_t)(0x80 | (c >> 12 & 63));
    to[2] = (uint8_t)(0x80 | (c >> 6 & 63));
    to[3] = (uint8_t)(0x80 | (c & 63));
    return 4;
}

static int put(Encoder *e, uint32_t c) {
    uint8_t utf8[4];
    return bytes_builder_add(&e->out, utf8, write_char(c, utf8));
}

static bool is_surrogate(uint32_t c) { return c >= 0xd800 && c <= 0xdfff; }

/* Writes characters up to a surrogate: the bytes written; *done: the characters. */
#define ENCODE_RUN(name, unit)                                                                     \
    static size_t name(const unit *from, size_t n, uint8_t *start, size_t *done) {                 \
        uint8_t *to = start;                                                                       \
        size_t i = 0;                                                                              \
        for (; i < n; i++) {                                                                       \
            uint32_t c = from[i];                                                                  \
            if (c < 0x80)                                                                          \
                *to++ = (uint8_t)c;                                                                \
            else if (sizeof(unit) > 1 && is_surrogate(c))                                          \
                break;                                                                             \
            else                                                                                   \
                to += write_char(c, to);                                                           \
        }                                                                                          \
        *done = i;                                                                                 \
        return (size_t)(to - start);                                                               \
    }
ENCODE_RUN(encode1, uint8_t)
ENCODE_RUN(encode2, uint16_t)
ENCODE_RUN(encode4, uint32_t)

enum { CHUNK = 1024 }; /* characters that room is made for at a time */

int utf8_encode(Encoder *e) {
    Text t = text_of(e->text);
    e->put = put;
    for (size_t i = 0; i < t.length;) {
        size_t chunk = t.length - i < CHUNK ? t.length - i : CHUNK, done;
        uint8_t *to = (uint8_t *)bytes_builder_room(&e->out, chunk
                                                                 * (t.kind == 1   ? 2
                                                                    : t.kind == 2 ? 3
                                                                                  : 4));
        if (to == NULL)
            return -1;
        const void *from = (const char *)t.data + i * t.kind;
        e->out.length += t.kind == 1   ? encode1(from, chunk, to, &done)
                         : t.kind == 2 ? encode2(from, chunk, to, &done)
                                       : encode4(from, chunk, to, &done);
        i += done;
        if (done < chunk) {
            size_t bad = i;
            while (bad < t.length && is_surrogate(text_at(t, bad)))
                bad++;
            ssize_t next = encode_error(e, i, bad, "surrogates not allowed");
            if (next < 0)
                return -1;
            i = (size_t)next;
        }
    }
    return 0;
}

int utf8_sig_decode(Decoder *d) {
    if (d->length < 3 || memcmp(d->bytes, "\xef\xbb\xbf", 3) != 0)
        return utf8_decode(d);
    d->bytes += 3;
    d->length -= 3;
    d->stop -= 3;
    int status = utf8_decode(d);
    d->stop += 3;
    return status;
}

int utf8_sig_encode(Encoder *e) {
    return bytes_builder_add(&e->out, "\xef\xbb\xbf", 3) < 0 ? -1 : utf8_encode(e);
}

/* ---- UTF-8 for C ----------------------------------------------------------------------------- */

const char *str_utf8(Str *s, size_t *length) {
    if (s->ascii) {
        if (length)
            *length = s->length;
        return str_data(s);
    }
    Object *bytes = str_encode(s, NULL, NULL);
    if (bytes == NULL)
        return NULL;
    size_t size = ((Bytes *)bytes)->length;
    char *copy = mem_alloc(size + 1);
    if (copy)
        memcpy(copy, ((Bytes *)bytes)->data, size + 1);
    else
        raise_no_memory();
    decref(bytes);
    if (length)
        *length = size;
    return copy;
}

void str_utf8_free(Str *s, const char *utf8, size_t length) {
    if (utf8 && !s->ascii)
        mem_free((char *)utf8, length + 1);
}
