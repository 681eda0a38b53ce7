/* Writing text: encoded into `pending`, from there to the buffer when a chunk is full.
 *
 * `pending` is taken out of the object while it is being passed on, since other threads and Python
 * code may run then. */
#include "runtime/modules/io_internal.h"

#include "runtime/objects/int.h"

/* Bytes to the buffer. */
static int pass_on(TextIO *t, const char *data, size_t length) {
    if (t->native != NULL && t->native->writable)
        return buffered_write(t->native, data, length);
    Object *bytes = bytes_from_data(data, length),
           *result = bytes ? object_call_method(t->buffer, NAME(write), &bytes, 1) : NULL;
    xdecref(bytes);
    xdecref(result);
    return result ? 0 : -1;
}

int textio_write_pending(TextIO *t) {
    size_t length = t->pending_length, capacity = t->pending_capacity;
    char *data = t->pending;
    if (length == 0)
        return 0;
    if (t->native != NULL
        && buffered_need_buffer(t->native) < 0) /* before the text leaves its place */
        return -1;
    t->pending = NULL;
    t->pending_length = t->pending_capacity = 0;
    int status = pass_on(t, data, length);
    if (t->pending == NULL) {
        t->pending = data;
        t->pending_capacity = capacity;
    } else {
        mem_free(data, capacity);
    }
    return status;
}

static int append(TextIO *t, const char *data, size_t length) {
    if (t->pending_length + length > t->chunk_size && textio_write_pending(t) < 0)
        return -1;
    if (length >= t->chunk_size)
        return pass_on(t, data, length);
    if (t->pending_length + length > t->pending_capacity) {
        size_t capacity =
            t->chunk_size > t->pending_length + length ? t->chunk_size : t->pending_length + length;
        char *grown = mem_resize(t->pending, t->pending_capacity, capacity);
        if (grown == NULL)
            return raise_no_memory(), -1;
        t->pending = grown;
        t->pending_capacity = capacity;
    }
    if (length > 0)
        memcpy(t->pending + t->pending_length, data, length);
    t->pending_length += length;
    return 0;
}

/* The codec for what follows the byte order mark, in this machine's order. */
static const char *codec_to_write(TextIO *t) {
    if (t->at_start || t->ascii_plain)
        return t->codec;
    if (t->encode_codec == NULL) {
        const Codec *codec = codec_find(t->codec);
        t->encode_codec = codec->encode == utf16_encode      ? "utf-16-le"
                          : codec->encode == utf32_encode    ? "utf-32-le"
                          : codec->encode == utf8_sig_encode ? "utf-8"
                                                             : t->codec;
    }
    return t->encode_codec;
}

static int append_encoded(TextIO *t, Str *text) {
    Object *bytes = str_encode(text, codec_to_write(t), t->handler);
    if (bytes == NULL)
        return -1;
    if (text->length > 0)
        t->at_start = false;
    int status = append(t, ((Bytes *)bytes)->data, ((Bytes *)bytes)->length);
    decref(bytes);
    return status;
}

static bool contains(Str *text, char c) {
    if (text->kind == 1)
        return memchr(str_data(text), c, text->length) != NULL;
    for (size_t i = 0; i < text->length; i++)
        if (str_at(text, i) == (uint32_t)c)
            return true;
    return false;
}

static Str *with_newlines(TextIO *t, Str *text) {
    if (t->write_newline == NULL || !contains(text, '\n'))
        return incref(text);
    Str *old = str_from_char('\n'), *new_ = str_from_ascii(t->write_newline);
    Str *result = old && new_ ? str_replace_all(text, old, new_, -1) : NULL;
    xdecref(old);
    xdecref(new_);
    return result;
}

int textio_write(TextIO *t, Str *text) {
    if (textio_check(t) < 0)
        return -1;
    if (!t->writable)
        return io_raise_unsupported("not writable"), -1;
    bool flush = t->line_buffering && (contains(text, '\n') || contains(text, '\r'));
    if (LIKELY(text->ascii && t->ascii_plain && t->write_newline == NULL)) {
        if (append(t, str_data(text), text->length) < 0)
            return -1;
        t->at_start = t->at_start && text->length == 0;
    } else {
        Str *lines = with_newlines(t, text);
        int status = lines ? append_encoded(t, lines) : -1;
        xdecref(lines);
        if (status < 0)
            return -1;
    }
    if ((flush || t->write_through || t->pending_length >= t->chunk_size)
        && textio_write_pending(t) < 0)
        return -1;
    if (t->input_length > 0)
        textio_drop_input(t);
    if (!flush)
        return 0;
    if (t->native != NULL)
        return buffered_flush(t->native);
    Object *result = io_call(t->buffer, "flush");
    xdecref(result);
    return result ? 0 : -1;
}

int textio_flush(TextIO *t) {
    if (textio_check(t) < 0)
        return -1;
    t->telling = t->seekable;
    if (textio_write_pending(t) < 0)
        return -1;
    if (t->native != NULL)
        return buffered_flush(t->native);
    Object *result = io_call(t->buffer, "flush");
    xdecref(result);
    return result ? 0 : -1;
}
