/* UTF-16 and UTF-32, either byte order, with and without a byte order mark. */
#include "runtime/objects/codec.h"
#include "runtime/objects/text.h"

static uint32_t read_unit(const uint8_t *p, unsigned unit, bool big) {
    uint32_t v = 0;
    for (unsigned i = 0; i < unit; i++)
        v |= (uint32_t)p[big ? unit - 1 - i : i] << (8 * i);
    return v;
}

static bool is_surrogate(uint32_t c) { return c >= 0xd800 && c <= 0xdfff; }

/* ---- decoding -------------------------------------------------------------------------------- */

/* Reads a character at i: its length in bytes, or 0 with *bad_end and *reason. `incomplete`: more
 * input could mend it. */
static size_t read16(Decoder *d, size_t i, bool big, uint32_t *out, size_t *bad_end,
                     const char **reason, bool *incomplete) {
    size_t left = d->length - i;
    *incomplete = left < 2;
    *bad_end = d->length;
    *reason = "truncated data";
    if (left < 2)
        return 0;
    uint32_t c = read_unit(d->bytes + i, 2, big);
    *out = c;
    if (!is_surrogate(c))
        return 2;
    *bad_end = i + 2;
    *reason = "illegal encoding";
    if (c >= 0xdc00)
        return 0;
    if (left < 4) {
        *incomplete = true;
        *bad_end = d->length;
        *reason = "unexpected end of data";
        return 0;
    }
    uint32_t low = read_unit(d->bytes + i + 2, 2, big);
    *reason = "illegal UTF-16 surrogate";
    if (low < 0xdc00 || low > 0xdfff)
        return 0;
    *out = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    return 4;
}

static size_t read32(Decoder *d, size_t i, bool big, uint32_t *out, size_t *bad_end,
                     const char **reason, bool *incomplete) {
    size_t left = d->length - i;
    *incomplete = left < 4;
    *bad_end = left < 4 ? d->length : i + 4;
    *reason = "truncated data";
    if (left < 4)
        return 0;
    *out = read_unit(d->bytes + i, 4, big);
    *reason = *out > 0x10ffff ? "code point not in range(0x110000)"
                              : "code point in surrogate code point range(0xd800, 0xe000)";
    return *out > 0x10ffff || is_surrogate(*out) ? 0 : 4;
}

static int decode(Decoder *d, size_t i, unsigned unit, bool big) {
    while (i < d->length) {
        uint32_t c;
        size_t bad_end;
        const char *reason;
        bool incomplete;
        size_t size = unit == 2 ? read16(d, i, big, &c, &bad_end, &reason, &incomplete)
                                : read32(d, i, big, &c, &bad_end, &reason, &incomplete);
        if (size > 0) {
            if (builder_char(&d->out, c) < 0)
                return -1;
            i += size;
            continue;
        }
        if (incomplete && d->incremental) {
            d->stop = i;
            break;
        }
        ssize_t next = decode_error(d, i, bad_end, reason);
        if (next < 0)
            return -1;
        i = (size_t)next;
    }
    return 0;
}

/* The byte order by the mark, little where there is none. */
static int decode_marked(Decoder *d, unsigned unit, const char *little, const char *big) {
    uint32_t first = d->length >= unit ? read_unit(d->bytes, unit, false) : 0;
    bool is_big = first == (unit == 2 ? 0xfffeu : 0xfffe0000u);
    d->encoding = is_big ? big : little;
    return decode(d, is_big || first == 0xfeff ? unit : 0, unit, is_big);
}

int utf16_decode(Decoder *d) { return decode_marked(d, 2, "utf-16-le", "utf-16-be"); }
int utf16_le_decode(Decoder *d) { return decode(d, 0, 2, false); }
int utf16_be_decode(Decoder *d) { return decode(d, 0, 2, true); }
int utf32_decode(Decoder *d) { return decode_marked(d, 4, "utf-32-le", "utf-32-be"); }
int utf32_le_decode(Decoder *d) { return decode(d, 0, 4, false); }
int utf32_be_decode(Decoder *d) { return decode(d, 0, 4, true); }

/* ---- encoding -------------------------------------------------------------------------------- */

static int put_unit(Encoder *e, uint32_t v) {
    uint8_t bytes[4];
    for (unsigned i = 0; i < e->unit; i++)
        bytes[e->big_endian ? e->unit - 1 - i : i] = (uint8_t)(v >> (8 * i));
    return bytes_builder_add(&e->out, bytes, e->unit);
}

static int put(Encoder *e, uint32_t c) {
    if (e->unit == 4 || c < 0x10000)
        return put_unit(e, c);
    c -= 0x10000;
    return put_unit(e, 0xd800 + (c >> 10)) < 0 ? -1 : put_unit(e, 0xdc00 + (c & 0x3ff));
}

static int encode(Encoder *e, unsigned unit, bool big, bool mark) {
    Text t = text_of(e->text);
    e->unit = unit;
    e->big_endian = big;
    e->put = put;
    if (mark && put_unit(e, 0xfeff) < 0)
        return -1;
    for (size_t i = 0; i < t.length;) {
        uint32_t c = text_at(t, i);
        if (!is_surrogate(c)) {
            if (put(e, c) < 0)
                return -1;
            i++;
            continue;
        }
        ssize_t next = encode_error(e, i, i + 1, "surrogates not allowed");
        if (next < 0)
            return -1;
        i = (size_t)next;
    }
    return 0;
}

int utf16_encode(Encoder *e) { return encode(e, 2, false, true); }
int utf16_le_encode(Encoder *e) { return encode(e, 2, false, false); }
int utf16_be_encode(Encoder *e) { return encode(e, 2, true, false); }
int utf32_encode(Encoder *e) { return encode(e, 4, false, true); }
int utf32_le_encode(Encoder *e) { return encode(e, 4, false, false); }
int utf32_be_encode(Encoder *e) { return encode(e, 4, true, false); }
