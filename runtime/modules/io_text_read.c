/* Reading text: chunk by chunk, cut at borders of characters.
 *
 * `input` holds the bytes of the current chunk and `decoded` their text, without the `leftover`
 * last bytes, which are decoded with the next chunk: an unfinished character, or a '\r' that a '\n'
 * may follow. So the place of any character in the file can be found again. The input is taken out
 * of the object while more is read, since other threads may come meanwhile. */
#include "runtime/modules/io_internal.h"

#include "runtime/objects/int.h"
#include "runtime/objects/text.h"

void textio_drop_input(TextIO *t) {
    CLEAR(t->decoded);
    t->used = 0;
    t->input_length = t->leftover = 0;
}

/* ---- decoding ---- */

/* Looks at a byte order mark at the start of the input; how many bytes it has. */
static size_t choose_codec(TextIO *t, const char *data, size_t length) {
    const Codec *codec = codec_find(t->codec);
    const uint8_t *p = (const uint8_t *)data;
    if (codec->decode == utf8_sig_decode) {
        t->decode_codec = "utf-8";
        return length >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    }
    if (codec->decode == utf16_decode) {
        bool mark =
            length >= 2 && ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff));
        t->decode_codec = mark && p[0] == 0xfe ? "utf-16-be" : "utf-16-le";
        return mark ? 2 : 0;
    }
    if (codec->decode == utf32_decode) {
        bool little = length >= 4 && memcmp(p, "\xff\xfe\0\0", 4) == 0,
             big = length >= 4 && memcmp(p, "\0\0\xfe\xff", 4) == 0;
        t->decode_codec = big ? "utf-32-be" : "utf-32-le";
        return little || big ? 4 : 0;
    }
    t->decode_codec = t->codec;
    return 0;
}

static Str *decode(TextIO *t, const char *data, size_t length, bool last, size_t *consumed) {
    *consumed = length;
    if (t->ascii_plain && text_bits((Text){data, length, 1}) < 128) {
        Str *s = str_new(length, 127);
        if (s != NULL && length > 1) /* shorter ones are shared */
            memcpy(str_data(s), data, length);
        else if (s != NULL && length == 1)
            REPLACE_STEAL(s, str_from_char((uint8_t)data[0]));
        return s;
    }
    const char *codec = t->decode_codec ? t->decode_codec : t->codec;
    return last ? str_decode(data, length, codec, t->handler)
                : str_decode_partial(data, length, codec, t->handler, consumed);
}

Str *textio_decode_prefix(TextIO *t, size_t length) {
    size_t consumed;
    uint8_t seen = 0;
    Str *raw = decode(t, t->input, length, false, &consumed);
    Str *text = raw && t->universal ? textio_translate(raw, t->translate, &seen) : xincref(raw);
    xdecref(raw);
    return text;
}

/* Decodes a chunk, translates its newlines, and holds back what may go on in the next. */
static Str *decode_chunk(TextIO *t, const char *data, size_t length, bool last, size_t *leftover) {
    size_t consumed;
    Str *text = decode(t, data, length, last, &consumed);
    if (text == NULL)
        return NULL;
    *leftover = length - consumed;
    bool pairs = t->universal || t->newline[1] != 0;
    if (pairs && !last && text->length > 0 && str_at(text, text->length - 1) == '\r') {
        REPLACE_STEAL(text, str_slice(text, 0, text->length - 1));
        *leftover += t->unit;
    }
    if (text != NULL && t->universal)
        REPLACE_STEAL(text, textio_translate(text, t->translate, &t->seen));
    return text;
}

/* ---- chunks ---- */

typedef struct Chunk {
    char *data; /* owned */
    size_t length, capacity;
} Chunk;

static char *chunk_room(Chunk *c, size_t more) {
    if (c->capacity - c->length < more) {
        char *grown = mem_resize(c->data, c->capacity, c->length + more);
        if (grown == NULL)
            return (char *)raise_no_memory();
        c->data = grown;
        c->capacity = c->length + more;
    }
    return c->data + c->length;
}

static ssize_t chunk_add_object(TextIO *t, Chunk *c, Object *data /* stolen, may be NULL */) {
    Buffer buffer;
    if (data == NULL)
        return -1;
    if (!has_buffer(data)) {
        raise_type_error("underlying %s() should have returned a bytes-like object, not '%.200T'",
                         t->has_read1 ? "read1" : "read", data);
        decref(data);
        return -1;
    }
    ssize_t n = -1;
    if (object_buffer(data, &buffer, false) == 0) {
        char *to = chunk_room(c, buffer.length + 1);
        if (to != NULL) {
            memcpy(to, buffer.data, buffer.length);
            n = (ssize_t)buffer.length;
        }
        buffer_release(&buffer);
    }
    decref(data);
    return n;
}

static ssize_t chunk_read(TextIO *t, Chunk *c) {
    ssize_t n;
    if (t->native != NULL && t->native->readable) {
        char *to = chunk_room(c, t->chunk_size);
        n = to ? buffered_read1(t->native, to, t->chunk_size) : -1;
    } else {
        Object *size = int_from_u64(t->chunk_size);
        n = chunk_add_object(
            t, c, size ? io_call_with(t->buffer, t->has_read1 ? "read1" : "read", size) : NULL);
        xdecref(size);
    }
    if (n > 0)
        c->length += (size_t)n;
    return n == -2 ? 0 : n;
}

static void put_back(TextIO *t, Chunk *c, size_t leftover) {
    if (t->input != NULL)
        mem_free(t->input, t->input_capacity);
    t->input = c->data;
    t->input_length = c->length;
    t->input_capacity = c->capacity;
    t->leftover = leftover;
}

int textio_fill(TextIO *t) {
    if (!t->readable)
        return io_raise_unsupported("not readable"), -1;
    for (;;) {
        Chunk c = {t->input, t->leftover, t->input_capacity};
        if (c.length > 0)
            memmove(c.data, c.data + t->input_length - c.length, c.length);
        t->input = NULL;
        t->input_capacity = 0;
        textio_drop_input(t);
        size_t kept = c.length;
        ssize_t n = chunk_read(t, &c);
        if (n < 0) {
            put_back(t, &c, kept);
            return -1;
        }
        if (!t->ascii_plain && t->decode_codec == NULL && c.length > 0) {
            if (n > 0 && c.length < 4) { /* too short to see a mark: all is left over */
                put_back(t, &c, c.length);
                continue;
            }
            size_t mark = choose_codec(t, c.data, c.length);
            c.length -= mark;
            memmove(c.data, c.data + mark, c.length);
        }
        size_t leftover = 0;
        Str *text =
            c.length > 0 ? decode_chunk(t, c.data, c.length, n == 0, &leftover) : incref(str_empty);
        put_back(t, &c, text ? leftover : 0);
        if (text == NULL)
            return -1;
        REPLACE_STEAL(t->decoded, text);
        t->used = 0;
        if (t->decoded->length > 0 || n == 0)
            return t->decoded->length > 0;
    }
}

/* ---- reading ---- */

static Str *read_rest(TextIO *t) {
    Object *data = t->native != NULL && t->native->readable ? buffered_read(t->native, -1)
                                                            : io_call(t->buffer, "read");
    if (data == KNone)
        REPLACE_STEAL(data, bytes_from_data("", 0));
    Chunk all = {NULL, 0, 0};
    Buffer buffer = {.length = 0};
    Str *text = NULL;
    if (data == NULL)
        return NULL;
    if (!has_buffer(data)) {
        raise_type_error("underlying read() should have returned a bytes-like object, not '%.200T'",
                         data);
        goto done;
    }
    if (object_buffer(data, &buffer, false) < 0)
        goto done;
    const char *bytes = buffer.data;
    size_t length = buffer.length, leftover;
    if (t->leftover > 0) {
        char *to = chunk_room(&all, t->leftover + length);
        if (to == NULL)
            goto release;
        memcpy(to, t->input + t->input_length - t->leftover, t->leftover);
        memcpy(to + t->leftover, bytes, length);
        bytes = to;
        length += t->leftover;
    }
    if (!t->ascii_plain && t->decode_codec == NULL && length > 0) {
        size_t mark = choose_codec(t, bytes, length);
        bytes += mark;
        length -= mark;
    }
    text = decode_chunk(t, bytes, length, true, &leftover);
release:
    buffer_release(&buffer);
done:
    if (all.data != NULL)
        mem_free(all.data, all.capacity);
    decref(data);
    return text;
}

static Str *read_all(TextIO *t) {
    Str *ahead =
        t->decoded ? str_slice(t->decoded, t->used, t->decoded->length) : incref(str_empty);
    Str *rest = ahead ? read_rest(t) : NULL;
    if (rest == NULL) {
        xdecref(ahead);
        return NULL;
    }
    textio_drop_input(t);
    Str *both = ahead->length == 0 ? incref(rest) : str_concat(ahead, rest);
    decref(ahead);
    decref(rest);
    return both;
}

static int begin(TextIO *t) {
    if (textio_check(t) < 0)
        return -1;
    if (!t->readable)
        return io_raise_unsupported("not readable"), -1;
    return t->pending_length > 0 ? textio_write_pending(t) : 0;
}

/* Is there a character to give out? 1, 0 at the end, -1. */
static int ready(TextIO *t) {
    return t->decoded != NULL && t->used < t->decoded->length ? 1 : textio_fill(t);
}

Str *textio_read(TextIO *t, ssize_t size) {
    if (begin(t) < 0)
        return NULL;
    if (size < 0)
        return read_all(t);
    StrBuilder out = STR_BUILDER;
    for (size_t left = (size_t)size; left > 0;) {
        int more = ready(t);
        if (more < 0) {
            builder_discard(&out);
            return NULL;
        }
        if (more == 0)
            break;
        size_t n = t->decoded->length - t->used < left ? t->decoded->length - t->used : left;
        size_t from = t->used;
        t->used += n;
        if (n == (size_t)size)
            return str_slice(t->decoded, from, from + n);
        builder_slice(&out, t->decoded, from, from + n);
        left -= n;
    }
    return builder_finish(&out);
}

Str *textio_readline(TextIO *t, ssize_t limit) {
    if (begin(t) < 0)
        return NULL;
    StrBuilder line = STR_BUILDER;
    size_t left = limit < 0 ? SIZE_MAX : (size_t)limit;
    bool first = true;
    while (left > 0) {
        int more = ready(t);
        if (more < 0) {
            builder_discard(&line);
            return NULL;
        }
        if (more == 0)
            break;
        size_t from = t->used, end = textio_line_end(t->decoded, from, t->newline, t->universal),
               stop = end ? end : t->decoded->length;
        if (stop - from >= left)
            stop = end = from + left;
        t->used = stop;
        if (first && end)
            return str_slice(t->decoded, from, stop);
        builder_slice(&line, t->decoded, from, stop);
        if (end)
            break;
        left -= stop - from;
        first = false;
    }
    return builder_finish(&line);
}
