/* TextIO: encoding, newlines, opening and closing of the text layer. Reading, writing, positions
 * and the type stand in io_text_*.c. */
#include "runtime/modules/io_internal.h"

#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

/* ---- newlines ---- */

int textio_setup_newline(TextIO *t, const char *newline) {
    static const char *const legal[] = {"", "\n", "\r", "\r\n"};
    size_t i = 0;
    while (newline != NULL && i < 4 && strcmp(newline, legal[i]) != 0)
        i++;
    if (i == 4)
        return -1;
    t->universal = newline == NULL || newline[0] == 0;
    t->translate = newline == NULL;
    strcpy(t->newline, newline == NULL ? "\n" : newline);
    t->write_newline = newline != NULL && newline[0] == '\r' ? legal[i] : NULL;
    return 0;
}

Object *textio_newlines(uint8_t seen) {
    static const char *const kinds[] = {"\r", "\n", "\r\n"};
    Object *found[3];
    size_t n = 0;
    for (size_t i = 0; i < 3; i++)
        if (seen & (1u << i)) {
            found[n] = OBJ(str_from_ascii(kinds[i]));
            if (found[n] == NULL) {
                while (n > 0)
                    decref(found[--n]);
                return NULL;
            }
            n++;
        }
    if (n < 2)
        return n == 0 ? new_none() : found[0];
    return OBJ(tuple_from_array_steal(found, n));
}

static ssize_t find_char(Str *s, size_t from, uint32_t c) {
    if (s->kind == 1) {
        const char *data = str_data(s), *at = memchr(data + from, (int)c, s->length - from);
        return at ? at - data : -1;
    }
    /* Its low byte first, since memchr is fast; what is not a whole character with that value is
     * passed over. c is ASCII. */
    const char *data = str_data(s), *end = data + s->length * s->kind, *at = data + from * s->kind;
    while ((at = memchr(at, (int)c, (size_t)(end - at))) != NULL) {
        size_t i = (size_t)(at - data) / s->kind;
        if (str_at(s, i) == c && i >= from)
            return (ssize_t)i;
        at++;
    }
    return -1;
}

/* text with other ends of lines than '\n' in it, the first of them at `first`. */
static Str *translate_from(Str *text, size_t first, bool translate, uint8_t *seen) {
    StrBuilder out = STR_BUILDER;
    size_t copied = 0;
    for (ssize_t at = (ssize_t)first; at >= 0;
         at = (size_t)at < text->length ? find_char(text, (size_t)at, '\r') : -1) {
        bool pair = (size_t)at + 1 < text->length && str_at(text, (size_t)at + 1) == '\n';
        *seen |= pair ? 4 : 1;
        if (translate) {
            builder_slice(&out, text, copied, (size_t)at);
            builder_char(&out, '\n');
        }
        at += pair ? 2 : 1;
        copied = (size_t)at;
    }
    if (!translate)
        return incref(text);
    builder_slice(&out, text, copied, text->length);
    return builder_finish(&out);
}

Str *textio_translate(Str *text, bool translate, uint8_t *seen) {
    ssize_t first = find_char(text, 0, '\r');
    if (!(*seen & 2)) /* a '\n' that no '\r' precedes */
        for (ssize_t at = find_char(text, 0, '\n'); at >= 0;
             at = find_char(text, (size_t)at + 1, '\n'))
            if (at == 0 || str_at(text, (size_t)at - 1) != '\r') {
                *seen |= 2;
                break;
            }
    return first < 0 ? incref(text) : translate_from(text, (size_t)first, translate, seen);
}

size_t textio_line_end(Str *text, size_t from, const char *newline, bool universal) {
    if (newline[0] == 0 && universal) {
        for (size_t i = from; i < text->length; i++) {
            uint32_t c = str_at(text, i);
            if (c == '\n' || c == '\r')
                return i + 1 + (c == '\r' && i + 1 < text->length && str_at(text, i + 1) == '\n');
        }
        return 0;
    }
    for (ssize_t at = find_char(text, from, (uint8_t)newline[0]); at >= 0;
         at = find_char(text, (size_t)at + 1, (uint8_t)newline[0])) {
        if (newline[1] == 0)
            return (size_t)at + 1;
        if ((size_t)at + 1 < text->length && str_at(text, (size_t)at + 1) == '\n')
            return (size_t)at + 2;
    }
    return 0;
}

/* ---- encoding ---- */

int textio_setup_codec(TextIO *t, Str *encoding, Str *errors) {
    if (!encoding->ascii || strlen(str_data(encoding)) != encoding->length)
        return raise_format(&exc_LookupError, "unknown encoding: %U", encoding), -1;
    if (!errors->ascii || strlen(str_data(errors)) != errors->length)
        return raise_format(&exc_LookupError, "unknown error handler name %R", errors), -1;
    const Codec *codec = codec_find(str_data(encoding));
    if (codec == NULL)
        return -1;
    REPLACE_STEAL(t->encoding, incref(encoding));
    REPLACE_STEAL(t->errors, incref(errors));
    t->codec = str_data(encoding);
    t->handler = str_data(errors);
    t->decode_codec = t->encode_codec = NULL;
    t->ascii_plain = codec->decode == utf8_decode || codec->decode == ascii_decode
                     || codec->decode == latin1_decode;
    t->unit = strncmp(codec->name, "utf-16", 6) == 0   ? 2
              : strncmp(codec->name, "utf-32", 6) == 0 ? 4
                                                       : 1;
    return 0;
}

/* Is the stream at its beginning, where a byte order mark belongs? */
static int find_start(TextIO *t) {
    t->at_start = true;
    if (t->ascii_plain || !t->seekable || !t->writable)
        return 0;
    Object *at = io_call(t->buffer, "tell");
    int64_t position = at ? int_as_i64(at) : -1;
    xdecref(at);
    if (position < 0 && error_occurred())
        return -1;
    t->at_start = position == 0;
    return 0;
}

static int has_read1(Object *buffer) {
    Str *name = str_intern_utf8("read1", 5);
    Object *method = NULL;
    int found = name ? object_lookup(buffer, name, &method) : -1;
    xdecref(name);
    xdecref(method);
    return found;
}

/* What the buffer can do. */
static int ask_buffer(TextIO *t) {
    Buffered *b = t->native;
    if (b != NULL && b->file != NULL) {
        t->readable = b->readable && b->file->readable;
        t->writable = b->writable && b->file->writable;
        t->seekable = t->telling = file_is_seekable(b->file);
        t->has_read1 = true;
        return 0;
    }
    int readable = io_ask(t->buffer, "readable"),
        writable = readable < 0 ? -1 : io_ask(t->buffer, "writable");
    int seekable = writable < 0 ? -1 : io_ask(t->buffer, "seekable"),
        read1 = seekable < 0 ? -1 : has_read1(t->buffer);
    t->readable = readable > 0;
    t->writable = writable > 0;
    t->seekable = t->telling = seekable > 0;
    t->has_read1 = read1 > 0;
    return read1 < 0 ? -1 : 0;
}

int textio_setup(TextIO *t, Object *buffer, Str *encoding, Str *errors, const char *newline) {
    t->ready = false;
    t->detached = false;
    REPLACE_STEAL(t->buffer, incref(buffer));
    t->native = buffered_is_native(buffer) ? (Buffered *)buffer : NULL;
    t->chunk_size = BUFFER_SIZE;
    t->seen = 0;
    textio_drop_input(t);
    if (textio_setup_codec(t, encoding, errors) < 0 || textio_setup_newline(t, newline) < 0
        || ask_buffer(t) < 0 || find_start(t) < 0)
        return -1;
    t->ready = true;
    return 0;
}

TextIO *textio_new(Object *buffer, Str *encoding, Str *errors, const char *newline,
                   bool line_buffering, bool write_through) {
    TextIO *t = (TextIO *)io_new(&textio_type, NULL, 0, NULL);
    if (t == NULL)
        return NULL;
    t->line_buffering = line_buffering;
    t->write_through = write_through;
    if (textio_setup(t, buffer, encoding, errors, newline) < 0) {
        CLEAR(t->buffer); /* the caller still has it: not closed with this object */
        t->native = NULL;
        CLEAR(t);
    }
    return t;
}

int textio_check(TextIO *t) {
    if (UNLIKELY(!t->ready)) {
        raise_value_error(t->detached ? "underlying buffer has been detached"
                                      : "I/O operation on uninitialized object");
        return -1;
    }
    Buffered *b = t->native;
    int closed = LIKELY(b != NULL && b->file != NULL) ? b->file->fd < 0 : io_is_closed(t->buffer);
    if (UNLIKELY(closed > 0))
        io_raise_closed();
    return closed == 0 ? 0 : -1;
}

int textio_close(TextIO *t) {
    if (!t->ready)
        return raise_value_error(t->detached ? "underlying buffer has been detached"
                                             : "I/O operation on uninitialized object"),
               -1;
    int closed = t->native != NULL && t->native->file != NULL ? t->native->file->fd < 0
                                                              : io_is_closed(t->buffer);
    if (closed != 0)
        return closed > 0 ? 0 : -1;
    Object *error = NULL;
    if (is_exact(t, &textio_type)) {
        if (textio_flush(t) < 0)
            error = error_fetch();
    } else {
        Object *flushed = io_call(OBJ(t), "flush");
        if (flushed == NULL)
            error = error_fetch();
        xdecref(flushed);
    }
    int status;
    if (t->native != NULL) {
        status = buffered_close(t->native);
    } else {
        Object *result = io_call(t->buffer, "close");
        status = result ? 0 : -1;
        xdecref(result);
    }
    Object *none = io_chain(error, status == 0);
    xdecref(none);
    return none ? 0 : -1;
}
