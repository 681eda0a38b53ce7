/* Positions in text: a cookie is the place in the file of the next character's first byte. */
#include "runtime/modules/io_internal.h"

#include <unistd.h>

#include "runtime/objects/int.h"

static int64_t buffer_tell(TextIO *t) {
    if (t->native != NULL)
        return buffered_tell(t->native);
    Object *at = io_call(t->buffer, "tell");
    int64_t position = at ? int_as_i64(at) : -1;
    xdecref(at);
    return position;
}

static int64_t buffer_seek(TextIO *t, int64_t to, int whence) {
    if (t->native != NULL)
        return buffered_seek(t->native, to, whence);
    Str *name = str_intern_utf8("seek", 4);
    Object *args[] = {int_from_i64(to), int_from_i64(whence)};
    Object *at = name && args[0] && args[1] ? object_call_method(t->buffer, name, args, 2) : NULL;
    xdecref(args[0]);
    xdecref(args[1]);
    xdecref(name);
    int64_t position = at ? int_as_i64(at) : -1;
    xdecref(at);
    return position;
}

/* Characters that the first `length` bytes of the input give. */
static ssize_t count_characters(TextIO *t, size_t length) {
    Str *text = textio_decode_prefix(t, length);
    ssize_t n = text ? (ssize_t)text->length : -1;
    xdecref(text);
    return n;
}

/* Bytes of the input that make the characters given out: by bisection, since the count grows with
 * the bytes. */
static ssize_t bytes_used(TextIO *t) {
    size_t all = t->input_length - t->leftover;
    if (t->used == t->decoded->length)
        return (ssize_t)all;
    if (t->ascii_plain && t->decoded->length == all)
        return (ssize_t)t->used;
    size_t low = 0, high = all;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        ssize_t n = count_characters(t, middle);
        if (n < 0)
            return -1;
        if ((size_t)n < t->used)
            low = middle + 1;
        else
            high = middle;
    }
    /* Behind the '\r' of a pair? */
    if (t->universal && t->translate && low >= t->unit && low + t->unit <= all
        && memchr(t->input + low - t->unit, '\r', t->unit)) {
        ssize_t n = count_characters(t, low + t->unit);
        if (n < 0)
            return -1;
        if ((size_t)n == t->used)
            low += t->unit;
    }
    return (ssize_t)low;
}

Object *textio_tell(TextIO *t) {
    if (textio_check(t) < 0)
        return NULL;
    if (!t->seekable)
        return io_raise_unsupported("underlying stream is not seekable");
    if (!t->telling)
        return raise_format(&exc_OSError, "telling position disabled by next() call");
    if (textio_flush(t) < 0)
        return NULL;
    int64_t at = buffer_tell(t);
    if (at < 0)
        return error_occurred() ? NULL : int_from_i64(at);
    if (t->decoded == NULL)
        return int_from_i64(at - (int64_t)t->leftover);
    ssize_t used = bytes_used(t);
    return used < 0 ? NULL : int_from_i64(at - (int64_t)t->input_length + used);
}

/* Goes to a place in the file; the decoder starts anew there. */
static Object *go(TextIO *t, int64_t to, int whence) {
    if (textio_flush(t) < 0)
        return NULL;
    textio_drop_input(t);
    int64_t at = buffer_seek(t, to, whence);
    if (at < 0)
        return error_occurred() ? NULL : int_from_i64(at);
    if (at == 0)
        t->decode_codec = NULL;
    t->at_start = at == 0;
    return int_from_i64(whence == SEEK_SET ? to : at);
}

Object *textio_seek(TextIO *t, Object *cookie, int whence) {
    if (textio_check(t) < 0)
        return NULL;
    if (!t->seekable)
        return io_raise_unsupported("underlying stream is not seekable");
    int nonzero = whence == SEEK_CUR || whence == SEEK_END ? object_truth(cookie) : 0;
    if (nonzero < 0)
        return NULL;
    if (whence == SEEK_CUR) {
        if (nonzero)
            return io_raise_unsupported("can't do nonzero cur-relative seeks");
        Object *here = textio_tell(t);
        int64_t at = here ? int_as_i64(here) : -1;
        xdecref(here);
        return at < 0 ? NULL : go(t, at, SEEK_SET);
    }
    if (whence == SEEK_END)
        return nonzero ? io_raise_unsupported("can't do nonzero end-relative seeks")
                       : go(t, 0, SEEK_END);
    if (whence != SEEK_SET)
        return raise_value_error("invalid whence (%d, should be %d, %d or %d)", whence, SEEK_SET,
                                 SEEK_CUR, SEEK_END);
    Object *zero = int_from_i64(0);
    int negative = object_compare_bool(cookie, zero, CMP_LT);
    decref(zero);
    if (negative != 0)
        return negative < 0 ? NULL : raise_value_error("negative seek position %R", cookie);
    int64_t to = int_as_i64(cookie);
    return to == -1 && error_occurred() ? NULL : go(t, to, SEEK_SET);
}
