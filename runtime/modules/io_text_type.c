/* TextIOWrapper: the type of the text layer. */
#include "runtime/modules/io_internal.h"

#include "runtime/objects/int.h"

/* ---- life ---- */

/* newline=: None or one of the four. false with an exception set. */
static bool newline_argument(Object *o, const char **out) {
    *out = NULL;
    if (o == NULL || o == KNone)
        return true;
    if (!is_str(o))
        return raise_type_error("TextIOWrapper() argument 'newline' must be str or None, not %T",
                                o),
               false;
    TextIO probe;
    Str *s = (Str *)o;
    if (!s->ascii || strlen(str_data(s)) != s->length
        || textio_setup_newline(&probe, str_data(s)) < 0)
        return raise_value_error("illegal newline value: %U", o), false;
    *out = str_data(s);
    return true;
}

static bool text_argument(Object *o, const char *name, Str *fallback, Str **out) {
    *out = fallback;
    if (o == NULL || o == KNone)
        return true;
    if (!is_str(o))
        return raise_type_error("TextIOWrapper() argument '%s' must be str or None, not %T", name,
                                o),
               false;
    *out = (Str *)o;
    return true;
}

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    TextIO *t = (TextIO *)self;
    Object *bound[6] = {NULL};
    const char *newline;
    Str *encoding, *errors, *utf8 = NULL, *strict = NULL;
    t->ready = false;
    if (args_bind("TextIOWrapper",
                  "buffer, encoding=None, errors=None, newline=None, line_buffering=False, "
                  "write_through=False",
                  &signature, args, nargs, kwnames, bound)
        < 0)
        return -1;
    int status = -1, line_buffering = bound[4] ? object_truth(bound[4]) : 0,
        write_through = bound[5] ? object_truth(bound[5]) : 0;
    if (line_buffering < 0 || write_through < 0 || !newline_argument(bound[3], &newline))
        return -1;
    if ((utf8 = str_from_ascii("UTF-8")) == NULL || (strict = str_from_ascii("strict")) == NULL)
        goto done;
    if (!text_argument(bound[1], "encoding", utf8, &encoding)
        || !text_argument(bound[2], "errors", strict, &errors))
        goto done;
    if (str_equal_ascii(encoding, "locale"))
        encoding = utf8;
    t->line_buffering = line_buffering;
    t->write_through = write_through;
    status = textio_setup(t, bound[0], encoding, errors, newline);
done:
    xdecref(utf8);
    xdecref(strict);
    return status;
}

static int clear(Object *o) {
    TextIO *t = (TextIO *)o;
    t->ready = false;
    t->native = NULL;
    CLEAR(t->dict);
    CLEAR(t->buffer);
    CLEAR(t->mode);
    CLEAR(t->encoding);
    CLEAR(t->errors);
    CLEAR(t->decoded);
    return 0;
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((TextIO *)o)->dict);
    VISIT(((TextIO *)o)->buffer);
    VISIT(((TextIO *)o)->mode);
    return 0;
}

static void finalize(Object *o) {
    if (!is_exact(o, &textio_type)) {
        io_finalize(o);
        return;
    }
    if (!((TextIO *)o)->ready)
        return;
    Object *pending = error_fetch();
    if (textio_close((TextIO *)o) < 0)
        error_clear();
    error_restore(pending);
}

static void dealloc(Object *o) {
    TextIO *t = (TextIO *)o;
    gc_untrack(o);
    if (t->pending != NULL)
        mem_free(t->pending, t->pending_capacity);
    if (t->input != NULL)
        mem_free(t->input, t->input_capacity);
    t->pending = t->input = NULL;
    clear(o);
    object_free(o);
}

static Object *repr(Object *self) {
    TextIO *t = (TextIO *)self;
    if (!t->ready && !t->detached)
        return raise_value_error("I/O operation on uninitialized object");
    int entered = repr_enter(self);
    if (entered != 0)
        return entered < 0
                   ? NULL
                   : raise_runtime_error("reentrant call inside %s.__repr__", type_of(self)->name);
    Object *name = NULL, *mode = NULL;
    StrBuilder b = STR_BUILDER;
    Str *mode_name = str_intern_utf8("mode", 4);
    int has_name = object_lookup(self, NAME(name), &name);
    if (has_name < 0 && error_is(&exc_ValueError)) {
        error_clear();
        has_name = 0;
    }
    int has_mode = has_name < 0 || mode_name == NULL ? -1 : object_lookup(self, mode_name, &mode);
    Str *head = str_format("<%s%s", io_prefix(self), self->type->name);
    if (head != NULL)
        builder_str(&b, head);
    if (has_name > 0) {
        builder_text(&b, " name=");
        has_name = builder_repr(&b, name);
    }
    if (has_mode > 0) {
        builder_text(&b, " mode=");
        has_mode = builder_repr(&b, mode);
    }
    builder_text(&b, " encoding=");
    bool failed =
        head == NULL || builder_repr(&b, OBJ(t->encoding)) < 0 || has_name < 0 || has_mode < 0;
    builder_char(&b, '>');
    xdecref(head);
    xdecref(name);
    xdecref(mode);
    xdecref(mode_name);
    repr_leave(self);
    if (failed) {
        builder_discard(&b);
        return NULL;
    }
    return OBJ(builder_finish(&b));
}

/* ---- iteration ---- */

static Object *next(Object *self) {
    TextIO *t = (TextIO *)self;
    if (UNLIKELY(!is_exact(self, &textio_type))) {
        t->telling = false;
        Object *line = io_call(self, "readline");
        if (line != NULL && !is_str(line)) {
            raise_format(&exc_OSError, "readline() should have returned a str object, not '%.200T'",
                         line);
            CLEAR(line);
        }
        if (line == NULL || ((Str *)line)->length > 0)
            return line;
        decref(line);
        t->telling = t->seekable;
        return NULL;
    }
    t->telling = false;
    Str *line = textio_readline(t, -1);
    if (LIKELY(line != NULL && line->length > 0))
        return OBJ(line);
    if (line != NULL) {
        t->telling = t->seekable;
        decref(line);
    }
    return NULL;
}

/* ---- methods ---- */

NATIVE(text_read_method) {
    UNUSED_ARGS;
    ssize_t size;
    return io_size(args[0], &size) ? OBJ(textio_read((TextIO *)self, size)) : NULL;
}
NATIVE(text_readline_method) {
    UNUSED_ARGS;
    ssize_t limit = -1;
    if (args[0] != NULL) {
        limit = number_as_argument(args[0]);
        if (limit == -1 && error_occurred())
            return NULL;
    }
    return OBJ(textio_readline((TextIO *)self, limit < 0 ? -1 : limit));
}
NATIVE(text_write_method) {
    UNUSED_ARGS;
    if (!is_str(args[0]))
        return raise_type_error("write() argument must be str, not %T", args[0]);
    return textio_write((TextIO *)self, (Str *)args[0]) < 0
               ? NULL
               : int_from_u64(((Str *)args[0])->length);
}
NATIVE(text_flush_method) {
    UNUSED_ARGS;
    return textio_flush((TextIO *)self) < 0 ? NULL : new_none();
}
NATIVE(text_close_method) {
    UNUSED_ARGS;
    return textio_close((TextIO *)self) < 0 ? NULL : new_none();
}
NATIVE(text_tell_method) {
    UNUSED_ARGS;
    return textio_tell((TextIO *)self);
}
NATIVE(text_seek_method) {
    UNUSED_ARGS;
    int64_t whence = args[1] ? int_as_i64(args[1]) : 0;
    if (whence == -1 && error_occurred())
        return NULL;
    return textio_seek((TextIO *)self, args[0], (int)whence);
}
NATIVE(text_truncate_method) {
    UNUSED_ARGS;
    TextIO *t = (TextIO *)self;
    if (textio_flush(t) < 0)
        return NULL;
    return io_call_with(t->buffer, "truncate", args[0] ? args[0] : KNone);
}
NATIVE(text_detach_method) {
    UNUSED_ARGS;
    TextIO *t = (TextIO *)self;
    Object *flushed = io_call(self, "flush");
    if (flushed == NULL)
        return NULL;
    decref(flushed);
    Object *buffer = t->buffer;
    t->buffer = NULL;
    t->native = NULL;
    t->ready = false;
    t->detached = true;
    return buffer;
}

/* Passes a question on to the buffer. */
static Object *ask_below(Object *self, const char *method) {
    TextIO *t = (TextIO *)self;
    if (!t->ready)
        return textio_check(t) < 0 ? NULL : new_none();
    return io_call(t->buffer, method);
}
NATIVE(text_fileno_method) {
    UNUSED_ARGS;
    return ask_below(self, "fileno");
}
NATIVE(text_isatty_method) {
    UNUSED_ARGS;
    return ask_below(self, "isatty");
}
NATIVE(text_seekable_method) {
    UNUSED_ARGS;
    return ask_below(self, "seekable");
}
NATIVE(text_readable_method) {
    UNUSED_ARGS;
    return ask_below(self, "readable");
}
NATIVE(text_writable_method) {
    UNUSED_ARGS;
    return ask_below(self, "writable");
}

static int reconfigure(TextIO *t, Object *const *args) {
    const char *newline = NULL;
    Str *encoding, *errors, *strict = str_from_ascii("strict");
    bool new_codec = (args[0] != NULL && args[0] != KNone) || (args[1] != NULL && args[1] != KNone);
    int status = -1, line = -1, through = -1;
    if (strict == NULL)
        return -1;
    if (t->decoded != NULL && (new_codec || args[2] != NULL)) {
        io_raise_unsupported(
            "It is not possible to set the encoding or newline of stream after the first read");
        goto done;
    }
    Str *handler = args[0] != NULL && args[0] != KNone ? strict : t->errors;
    if (!text_argument(args[0], "encoding", t->encoding, &encoding)
        || !text_argument(args[1], "errors", handler, &errors)
        || !newline_argument(args[2], &newline))
        goto done;
    line = args[3] == NULL || args[3] == KNone ? t->line_buffering : object_truth(args[3]);
    through = args[4] == NULL || args[4] == KNone ? t->write_through : object_truth(args[4]);
    if (line < 0 || through < 0 || textio_flush(t) < 0)
        goto done;
    if (new_codec && textio_setup_codec(t, encoding, errors) < 0)
        goto done;
    if (args[2] != NULL && textio_setup_newline(t, newline) < 0)
        goto done;
    t->line_buffering = line;
    t->write_through = through;
    status = 0;
done:
    decref(strict);
    return status;
}
NATIVE(text_reconfigure_method) {
    UNUSED_ARGS;
    return textio_check((TextIO *)self) < 0 || reconfigure((TextIO *)self, args) < 0 ? NULL
                                                                                     : new_none();
}

/* ---- attributes ---- */

static Object *below(Object *self) {
    TextIO *t = (TextIO *)self;
    if (t->ready)
        return t->buffer;
    return raise_value_error(t->detached ? "underlying buffer has been detached"
                                         : "I/O operation on uninitialized object");
}
static Object *get_closed(Object *self, void *closure) {
    Object *buffer = below(self);
    int closed = buffer == NULL ? -1
                 : ((TextIO *)self)->native && ((TextIO *)self)->native->file
                     ? ((TextIO *)self)->native->file->fd < 0
                     : io_is_closed(buffer);
    return closed < 0 ? NULL : new_bool(closed);
}
static Object *get_name(Object *self, void *closure) {
    Object *buffer = below(self);
    return buffer ? object_getattr(buffer, NAME(name)) : NULL;
}
static Object *get_buffer(Object *self, void *closure) {
    Object *buffer = below(self);
    return xincref(buffer);
}
static Object *get_encoding(Object *self, void *closure) {
    return below(self) ? incref(((TextIO *)self)->encoding) : NULL;
}
static Object *get_errors(Object *self, void *closure) {
    return below(self) ? incref(((TextIO *)self)->errors) : NULL;
}
static Object *get_newlines(Object *self, void *closure) {
    return below(self) ? textio_newlines(((TextIO *)self)->seen) : NULL;
}
static Object *get_line_buffering(Object *self, void *closure) {
    return new_bool(((TextIO *)self)->line_buffering);
}
static Object *get_write_through(Object *self, void *closure) {
    return new_bool(((TextIO *)self)->write_through);
}
static Object *get_chunk_size(Object *self, void *closure) {
    return int_from_u64(((TextIO *)self)->chunk_size);
}
static int set_chunk_size(Object *self, Object *value, void *closure) {
    if (value == NULL)
        return raise_format(&exc_AttributeError, "cannot delete attribute"), -1;
    ssize_t n = number_as_ssize(value, &exc_ValueError);
    if (n == -1 && error_occurred())
        return -1;
    if (n <= 0)
        return raise_value_error("a strictly positive integer is required"), -1;
    ((TextIO *)self)->chunk_size = (size_t)n;
    return 0;
}

static const MethodDef methods[] = {
    {"read", text_read_method, "size=-1, /", 0,
     "Up to size characters; the whole rest if size is None or negative."},
    {"readline", text_readline_method, "size=-1, /", 0,
     "Read a line, or at most size characters of it."},
    {"write", text_write_method, "text, /", 0, "Writes a str and gives its length."},
    {"flush", text_flush_method, "", 0, "Pass on what has been written."},
    {"close", text_close_method, "", 0, "Flush and close."},
    {"tell", text_tell_method, "", 0, "The current position, for seek()."},
    {"seek", text_seek_method, "cookie, whence=0, /", 0,
     "Go to a position that tell() gave, to the start or to the end."},
    {"truncate", text_truncate_method, "pos=None, /", 0,
     "Cut or extend the file, by default to the current position."},
    {"detach", text_detach_method, "", 0, "Take the buffer out of this stream and return it."},
    {"reconfigure", text_reconfigure_method,
     "*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None", 0,
     "Change parameters of the stream."},
    {"fileno", text_fileno_method, "", 0, "The file descriptor below."},
    {"isatty", text_isatty_method, "", 0, "Whether it is a terminal."},
    {"seekable", text_seekable_method, "", 0, "Whether the position can be moved."},
    {"readable", text_readable_method, "", 0, "Whether the stream can be read."},
    {"writable", text_writable_method, "", 0, "Whether the stream can be written."},
    {0},
};
static const MemberDef members[] = {
    {"mode", MEMBER_OBJECT_EX, offsetof(TextIO, mode), true, "The mode given to open()."},
    {0},
};
static const GetSetDef getsets[] = {
    {"closed", get_closed, NULL, "Whether the stream is closed.", NULL},
    {"name", get_name, NULL, "the name of the file below", NULL},
    {"buffer", get_buffer, NULL, "The stream of bytes below.", NULL},
    {"encoding", get_encoding, NULL, "the encoding", NULL},
    {"errors", get_errors, NULL, "The name of the error handler.", NULL},
    {"newlines", get_newlines, NULL, "The kinds of line ends met so far.", NULL},
    {"line_buffering", get_line_buffering, NULL, "Whether each line is passed on at once.", NULL},
    {"write_through", get_write_through, NULL, "Whether text is passed on at once.", NULL},
    {"_CHUNK_SIZE", get_chunk_size, set_chunk_size, "How much is read at once.", NULL},
    {0},
};

Type textio_type = {
    .head = HEAD(&type_type),
    .name = "TextIOWrapper",
    .size = sizeof(TextIO),
    .flags = IO_FLAGS,
    .base = &textiobase_type,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .finalize = finalize,
    .repr = repr,
    .iter = io_iter,
    .iternext = next,
    .new_ = io_new,
    .init = init,
    .methods = methods,
    .members = members,
    .getsets = getsets,
    .dict_offset = offsetof(TextIO, dict),
    .module = "_io",
    .doc = "Text over a buffered stream of bytes.\n\n"
           "newline is None for all kinds of line ends, read as '\\n'; '' for all kinds, left as "
           "they are;\n"
           "or the one kind that ends a line.",
    .signature = "buffer, encoding=None, errors=None, newline=None, line_buffering=False, "
                 "write_through=False",
};
