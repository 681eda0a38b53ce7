/* ASCII and Latin-1: a byte a character. */
#include "runtime/objects/codec.h"
#include "runtime/objects/text.h"

int ascii_decode(Decoder *d) {
    for (size_t i = 0; i < d->length;) {
        size_t run = i;
        while (run < d->length && d->bytes[run] < 0x80)
            run++;
        if (builder_ascii(&d->out, (const char *)d->bytes + i, run - i) < 0)
            return -1;
        i = run;
        if (i == d->length)
            break;
        ssize_t next = decode_error(d, i, i + 1, "ordinal not in range(128)");
        if (next < 0)
            return -1;
        i = (size_t)next;
    }
    return 0;
}

int latin1_decode(Decoder *d) {
    for (size_t i = 0; i < d->length; i++)
        if (builder_char(&d->out, d->bytes[i]) < 0)
            return -1;
    return 0;
}

static int put(Encoder *e, uint32_t c) { return bytes_builder_byte(&e->out, (uint8_t)c); }

static int encode_below(Encoder *e, uint32_t limit, const char *reason) {
    Text t = text_of(e->text);
    e->put = put;
    e->limit = limit;
    for (size_t i = 0; i < t.length;) {
        uint32_t c = text_at(t, i);
        if (c < limit) {
            if (bytes_builder_byte(&e->out, (uint8_t)c) < 0)
                return -1;
            i++;
            continue;
        }
        size_t bad = i + 1;
        while (bad < t.length && text_at(t, bad) >= limit)
            bad++;
        ssize_t next = encode_error(e, i, bad, reason);
        if (next < 0)
            return -1;
        i = (size_t)next;
    }
    return 0;
}

int ascii_encode(Encoder *e) { return encode_below(e, 128, "ordinal not in range(128)"); }

int latin1_encode(Encoder *e) { return encode_below(e, 256, "ordinal not in range(256)"); }
