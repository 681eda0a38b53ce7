/* The standard streams, and what print() and input() need of them. */
#include "runtime/modules/io_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"

char *(*stream_readline_hook)(const char *prompt);

/* ---- making ---- */

static FileIO *standard_file(int fd, bool writable) {
    FileIO *f = (FileIO *)io_new(&fileio_type, NULL, 0, NULL);
    if (f == NULL)
        return NULL;
    f->fd = fd;
    f->readable = !writable;
    f->writable = writable;
    f->seekable = -1;
    return f;
}

/* A stream on one of the first three descriptors; None if that is not open. */
static Object *standard_stream(int fd, const char *name, const char *errors, bool unbuffered) {
    if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
        return new_none();
    bool writable = fd != STDIN_FILENO;
    Str *encoding = str_from_ascii("utf-8"), *handler = str_from_ascii(errors);
    FileIO *file = standard_file(fd, writable);
    Object *buffer = NULL;
    TextIO *text = NULL;
    if (file != NULL && (file->name = OBJ(str_from_ascii(name))) != NULL) {
        if (unbuffered && writable)
            buffer = incref(file);
        else
            buffer = OBJ(buffered_new(writable ? &buffered_writer_type : &buffered_reader_type,
                                      OBJ(file), BUFFER_SIZE));
    }
    bool lines = writable && file != NULL && (fd == STDERR_FILENO || file_is_tty(file));
    if (buffer != NULL && encoding != NULL && handler != NULL)
        text = textio_new(buffer, encoding, handler, writable ? "\n" : NULL, lines,
                          unbuffered && writable);
    if (text != NULL)
        text->mode = OBJ(str_from_ascii(writable ? "w" : "r"));
    if (text != NULL && text->mode == NULL)
        CLEAR(text);
    xdecref(encoding);
    xdecref(handler);
    xdecref(file);
    xdecref(buffer);
    return OBJ(text);
}

/* Without a locale that says otherwise, bytes that are no UTF-8 pass through as they are (PEP 538).
 */
static const char *handler_by_locale(void) {
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    static const char *const plain[] = {"C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"};
    const char *name = NULL;
    for (size_t i = 0; i < 3 && (name == NULL || *name == 0); i++)
        name = getenv(variables[i]);
    if (name == NULL || *name == 0)
        return "surrogateescape";
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(name, plain[i]) == 0)
            return "surrogateescape";
    return "strict";
}

int streams_init(bool unbuffered, Object **in, Object **out, Object **err) {
    const char *handler = handler_by_locale();
    *out = *err = NULL;
    *in = standard_stream(STDIN_FILENO, "<stdin>", handler, unbuffered);
    *out = *in ? standard_stream(STDOUT_FILENO, "<stdout>", handler, unbuffered) : NULL;
    *err = *out ? standard_stream(STDERR_FILENO, "<stderr>", "backslashreplace", unbuffered) : NULL;
    if (*err != NULL)
        return 0;
    xdecref(*in);
    xdecref(*out);
    return -1;
}

/* ---- print() ---- */

int stream_write_str(Object *file, Str *text) {
    if (!is_exact(file, &textio_type))
        return 0;
    Dict *own = ((TextIO *)file)->dict;
    if (UNLIKELY(own != NULL && dict_get_str_borrow(own, NAME(write)) != NULL))
        return 0;
    return textio_write((TextIO *)file, text) < 0 ? -1 : 1;
}

int stream_flush(Object *file) {
    if (is_exact(file, &textio_type) && ((TextIO *)file)->dict == NULL)
        return textio_flush((TextIO *)file);
    Object *result = object_call_method(file, NAME(flush), NULL, 0);
    xdecref(result);
    return result ? 0 : -1;
}

/* ---- input() ---- */

static bool is_terminal(Object *file, int fd) {
    if (!is_exact(file, &textio_type))
        return false;
    Buffered *b = ((TextIO *)file)->native;
    return b != NULL && b->file != NULL && b->file->fd == fd && isatty(fd);
}

static Str *raise_end(void) {
    raise_format(&exc_EOFError, "EOF when reading a line");
    return NULL;
}

/* By the prompt's own line editor. */
static Str *edit_line(Str *prompt) {
    size_t length;
    const char *text = str_utf8(prompt, &length);
    if (text == NULL)
        return NULL;
    char *line = stream_readline_hook(text);
    str_utf8_free(prompt, text, length);
    if (line == NULL)
        return error_occurred() ? NULL : raise_end();
    size_t n = strlen(line);
    Str *result =
        str_decode(line, n > 0 && line[n - 1] == '\n' ? n - 1 : n, "utf-8", "surrogateescape");
    free(line);
    return result;
}

static Str *read_line(Object *in) {
    Object *line = is_exact(in, &textio_type) && ((TextIO *)in)->dict == NULL
                       ? OBJ(textio_readline((TextIO *)in, -1))
                       : object_call_method(in, NAME(readline), NULL, 0);
    if (line != NULL && !is_str(line)) {
        raise_type_error("object.readline() returned non-string");
        CLEAR(line);
    }
    if (line == NULL)
        return NULL;
    Str *s = (Str *)line;
    if (s->length == 0) {
        decref(line);
        return raise_end();
    }
    bool ends = str_at(s, s->length - 1) == '\n';
    Str *result = str_slice(s, 0, s->length - ends);
    decref(line);
    return result;
}

static int write_prompt(Object *out, Str *prompt) {
    int done = stream_write_str(out, prompt);
    if (done != 0)
        return done < 0 ? -1 : 0;
    Object *arg = OBJ(prompt), *result = object_call_method(out, NAME(write), &arg, 1);
    xdecref(result);
    return result ? 0 : -1;
}

Object *stream_input(Object *in, Object *out, Object *prompt) {
    Str *text = prompt ? (Str *)object_str(prompt) : incref(str_empty), *line = NULL;
    if (text == NULL)
        return NULL;
    bool edited = stream_readline_hook != NULL && is_terminal(in, STDIN_FILENO)
                  && is_terminal(out, STDOUT_FILENO);
    if (!edited && text->length > 0 && write_prompt(out, text) < 0)
        goto done;
    if (stream_flush(out) < 0) /* whatever it is: what was asked for is a line */
        error_clear();
    line = edited ? edit_line(text) : read_line(in);
done:
    decref(text);
    return OBJ(line);
}
