/* StringIO: a file of text in memory.
 *
 * The content stands in one of two forms: as a Str while it is being read (text != NULL), as a
 * growing text while it is being written at the end (text == NULL, `out`). Each form is made from
 * the other when it is needed. */
#include "runtime/modules/io_internal.h"

#include "runtime/objects/int.h"
#include "runtime/objects/list.h"

typedef struct StringIO {
    IO_FIELDS
    Str *text; /* owned, or NULL: the content is in `out` */
    StrBuilder out;
    size_t pos;
    char newline[3];           /* lines end with this; "": any of the three */
    const char *write_newline; /* static: what '\n' is stored as; NULL: itself */
    bool universal, translate;
    uint8_t seen;
} StringIO;

static int check(StringIO *s) {
    if (LIKELY(!s->closed && (s->text != NULL || s->out.kind != 0)))
        return 0;
    raise_value_error(s->closed ? "I/O operation on closed file"
                                : "I/O operation on uninitialized object");
    return -1;
}

/* ---- content ---- */

static size_t length_of(const StringIO *s) { return s->text ? s->text->length : s->out.length; }

/* The content as a Str: borrowed. */
static Str *as_text(StringIO *s) {
    if (s->text == NULL) {
        s->text = builder_finish(&s->out);
        s->out = (StrBuilder)STR_BUILDER;
        if (s->text == NULL)
            s->text = incref(str_empty); /* lost: there was no memory for it */
        if (error_occurred())
            return NULL;
    }
    return s->text;
}

static int as_builder(StringIO *s) {
    if (s->text == NULL)
        return 0;
    s->out = (StrBuilder)STR_BUILDER;
    if (builder_str(&s->out, s->text) < 0) {
        builder_discard(&s->out);
        return -1;
    }
    CLEAR(s->text);
    return 0;
}

/* Replaces what stands at the position. */
static int overwrite(StringIO *s, Str *text) {
    Str *old = as_text(s);
    StrBuilder b = STR_BUILDER;
    if (old == NULL)
        return -1;
    size_t end = s->pos + text->length;
    builder_slice(&b, old, 0, s->pos < old->length ? s->pos : old->length);
    if (s->pos > old->length)
        builder_repeat(&b, 0, s->pos - old->length);
    builder_str(&b, text);
    if (end < old->length)
        builder_slice(&b, old, end, old->length);
    Str *new_ = builder_finish(&b);
    if (new_ == NULL)
        return -1;
    REPLACE_STEAL(s->text, new_);
    s->pos = end;
    return 0;
}

static Str *with_newlines(StringIO *s, Str *text) {
    if (s->universal)
        return textio_translate(text, s->translate, &s->seen);
    if (s->write_newline == NULL)
        return incref(text);
    Str *old = str_from_char('\n'), *new_ = str_from_ascii(s->write_newline);
    Str *result = old && new_ ? str_replace_all(text, old, new_, -1) : NULL;
    xdecref(old);
    xdecref(new_);
    return result;
}

static int write_text(StringIO *s, Str *given) {
    Str *text = with_newlines(s, given);
    if (text == NULL)
        return -1;
    int status;
    if (text->length == 0) {
        status = 0;
    } else if (s->pos == length_of(s)) {
        status = as_builder(s);
        if (status == 0 && (status = builder_str(&s->out, text)) == 0)
            s->pos += text->length;
    } else {
        status = overwrite(s, text);
    }
    decref(text);
    return status;
}

/* The next characters, at most `size`. */
static Str *take(StringIO *s, size_t size) {
    Str *text = as_text(s);
    if (text == NULL)
        return NULL;
    size_t left = s->pos < text->length ? text->length - s->pos : 0, n = left < size ? left : size;
    if (n == 0)
        return incref(str_empty);
    s->pos += n;
    return str_slice(text, s->pos - n, s->pos);
}

static Str *take_line(StringIO *s, ssize_t limit) {
    Str *text = as_text(s);
    if (text == NULL || s->pos >= text->length)
        return text ? incref(str_empty) : NULL;
    size_t end = textio_line_end(text, s->pos, s->newline, s->universal),
           n = (end ? end : text->length) - s->pos;
    return take(s, limit >= 0 && n > (size_t)limit ? (size_t)limit : n);
}

/* ---- life ---- */

static int set_newline(StringIO *s, Object *newline) {
    TextIO probe;
    const char *text = "\n";
    if (newline == KNone) {
        text = NULL;
    } else if (newline != NULL) {
        if (!is_str(newline))
            return raise_type_error("newline must be str or None, not %T", newline), -1;
        text = ((Str *)newline)->ascii ? str_data((Str *)newline) : "?";
    }
    if (textio_setup_newline(&probe, text) < 0)
        return raise_value_error("illegal newline value: %R", newline), -1;
    s->universal = probe.universal;
    s->translate = probe.translate;
    s->write_newline = probe.write_newline;
    strcpy(s->newline, probe.newline);
    return 0;
}

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    StringIO *s = (StringIO *)self;
    Object *bound[2] = {NULL, NULL};
    if (args_bind("StringIO", "initial_value='', newline='\\n'", &signature, args, nargs, kwnames,
                  bound)
            < 0
        || set_newline(s, bound[1]) < 0)
        return -1;
    if (bound[0] != NULL && bound[0] != KNone && !is_str(bound[0]))
        return raise_type_error("initial_value must be str or None, not %T", bound[0]), -1;
    REPLACE_STEAL(s->text, incref(str_empty));
    s->pos = 0;
    s->seen = 0;
    s->closed = false;
    if (bound[0] == NULL || bound[0] == KNone)
        return 0;
    Str *text = with_newlines(s, (Str *)bound[0]);
    if (text == NULL)
        return -1;
    REPLACE_STEAL(s->text, text);
    return 0;
}

static void drop(StringIO *s) {
    if (s->text == NULL)
        builder_discard(&s->out);
    CLEAR(s->text);
    s->out = (StrBuilder)STR_BUILDER;
}
static int clear(Object *o) {
    CLEAR(((StringIO *)o)->dict);
    return 0;
}
static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((StringIO *)o)->dict);
    return 0;
}
static void dealloc(Object *o) {
    gc_untrack(o);
    drop((StringIO *)o);
    clear(o);
    object_free(o);
}
static void finalize(Object *o) {
    if (!is_exact(o, &stringio_type))
        io_finalize(o);
}

static Object *next(Object *self) {
    StringIO *s = (StringIO *)self;
    Object *line;
    if (is_exact(self, &stringio_type))
        line = check(s) < 0 ? NULL : OBJ(take_line(s, -1));
    else
        line = io_call(self, "readline");
    if (line != NULL && !is_str(line)) {
        raise_format(&exc_OSError, "readline() should have returned a str object, not '%.200T'",
                     line);
        CLEAR(line);
    }
    if (line == NULL || ((Str *)line)->length > 0)
        return line;
    decref(line);
    return NULL;
}

/* ---- methods ---- */

NATIVE(read) {
    UNUSED_ARGS;
    ssize_t size;
    return check((StringIO *)self) < 0 || !io_size(args[0], &size)
               ? NULL
               : OBJ(take((StringIO *)self, size < 0 ? SIZE_MAX : (size_t)size));
}
NATIVE(readline) {
    UNUSED_ARGS;
    ssize_t size;
    return check((StringIO *)self) < 0 || !io_size(args[0], &size)
               ? NULL
               : OBJ(take_line((StringIO *)self, size));
}
NATIVE(write) {
    UNUSED_ARGS;
    if (!is_str(args[0]))
        return raise_type_error("string argument expected, got '%T'", args[0]);
    return check((StringIO *)self) < 0 || write_text((StringIO *)self, (Str *)args[0]) < 0
               ? NULL
               : int_from_u64(((Str *)args[0])->length);
}
NATIVE(getvalue) {
    UNUSED_ARGS;
    Str *text = check((StringIO *)self) < 0 ? NULL : as_text((StringIO *)self);
    return xincref(text);
}
NATIVE(seek) {
    UNUSED_ARGS;
    StringIO *s = (StringIO *)self;
    ssize_t to = number_as_argument(args[0]), whence = 0;
    if (to == -1 && error_occurred())
        return NULL;
    if (args[1] != NULL && (whence = number_as_c_int(args[1])) == -1 && error_occurred())
        return NULL;
    if (check(s) < 0)
        return NULL;
    if (whence < 0 || whence > 2)
        return raise_value_error("Invalid whence (%zd, should be 0, 1 or 2)", whence);
    if (to < 0 && whence == 0)
        return raise_value_error("Negative seek position %zd", to);
    if (to != 0 && whence != 0)
        return raise_format(&exc_OSError, "Can't do nonzero cur-relative seeks");
    s->pos = whence == 0 ? (size_t)to : whence == 1 ? s->pos : length_of(s);
    return int_from_u64(s->pos);
}
NATIVE(tell) {
    UNUSED_ARGS;
    return check((StringIO *)self) < 0 ? NULL : int_from_u64(((StringIO *)self)->pos);
}
NATIVE(truncate_method) {
    UNUSED_ARGS;
    StringIO *s = (StringIO *)self;
    if (check(s) < 0)
        return NULL;
    ssize_t size = (ssize_t)s->pos;
    if (args[0] != NULL && args[0] != KNone
        && (size = number_as_ssize(args[0], &exc_OverflowError)) == -1 && error_occurred())
        return NULL;
    if (size < 0)
        return raise_value_error("Negative size value %zd", size);
    if ((size_t)size < length_of(s)) {
        Str *text = as_text(s), *part = text ? str_slice(text, 0, (size_t)size) : NULL;
        if (part == NULL)
            return NULL;
        REPLACE_STEAL(s->text, part);
    }
    return int_from_ssize(size);
}
NATIVE(close_method) {
    UNUSED_ARGS;
    drop((StringIO *)self);
    ((StringIO *)self)->closed = true;
    return new_none();
}
NATIVE(is_true) {
    UNUSED_ARGS;
    return check((StringIO *)self) < 0 ? NULL : new_bool(true);
}

static Object *get_newlines(Object *self, void *closure) {
    StringIO *s = (StringIO *)self;
    return check(s) < 0 ? NULL : s->universal ? textio_newlines(s->seen) : new_none();
}
static Object *get_line_buffering(Object *self, void *closure) {
    return check((StringIO *)self) < 0 ? NULL : new_bool(false);
}

static const MethodDef methods[] = {
    {"read", read, "size=-1, /", 0,
     "Up to size characters; the whole rest if size is None or negative."},
    {"readline", readline, "size=-1, /", 0, "Read a line, or at most size characters of it."},
    {"write", write, "s, /", 0, "Writes a str and gives its length."},
    {"getvalue", getvalue, "", 0, "All the text."},
    {"seek", seek, "pos, whence=0, /", 0, "Move to a position and return it."},
    {"tell", tell, "", 0, "The current position."},
    {"truncate", truncate_method, "pos=None, /", 0,
     "Cut to a size, by default to the current position."},
    {"close", close_method, "", 0, "Close the stream and forget its text."},
    {"readable", is_true, "", 0, "True."},
    {"writable", is_true, "", 0, "True."},
    {"seekable", is_true, "", 0, "True."},
    {0},
};
static const GetSetDef getsets[] = {
    {"newlines", get_newlines, NULL, "The kinds of line ends met so far.", NULL},
    {"line_buffering", get_line_buffering, NULL, "False.", NULL},
    {0},
};

Type stringio_type = {
    .head = HEAD(&type_type),
    .name = "StringIO",
    .size = sizeof(StringIO),
    .flags = IO_FLAGS,
    .base = &textiobase_type,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .finalize = finalize,
    .iter = io_iter,
    .iternext = next,
    .new_ = io_new,
    .init = init,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(StringIO, dict),
    .module = "_io",
    .doc = "A file of text in memory.",
    .signature = "initial_value='', newline='\\n'",
};
