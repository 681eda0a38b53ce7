/* open(), and the module. */
#include "runtime/modules/io_internal.h"

#include <sys/stat.h>
#include <unistd.h>

#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/type.h"

/* ---- modes ---- */

typedef struct Mode {
    bool creating, reading, writing, appending, updating, text, binary;
    char raw[6]; /* as FileIO takes it */
} Mode;

static int invalid_mode(Object *mode) { return raise_value_error("invalid mode: %R", mode), -1; }

static int parse_mode(Object *text, Mode *m) {
    Str *s = (Str *)text;
    memset(m, 0, sizeof *m);
    for (size_t i = 0; i < s->length; i++) {
        bool *flag = NULL;
        switch (str_at(s, i)) {
        case 'x':
            flag = &m->creating;
            break;
        case 'r':
            flag = &m->reading;
            break;
        case 'w':
            flag = &m->writing;
            break;
        case 'a':
            flag = &m->appending;
            break;
        case '+':
            flag = &m->updating;
            break;
        case 't':
            flag = &m->text;
            break;
        case 'b':
            flag = &m->binary;
            break;
        }
        if (flag == NULL || *flag)
            return invalid_mode(text);
        *flag = true;
    }
    char *raw = m->raw;
    if (m->creating)
        *raw++ = 'x';
    if (m->reading)
        *raw++ = 'r';
    if (m->writing)
        *raw++ = 'w';
    if (m->appending)
        *raw++ = 'a';
    if (m->updating)
        *raw++ = '+';
    if (m->text && m->binary)
        return raise_value_error("can't have text and binary mode at once"), -1;
    if (m->creating + m->reading + m->writing + m->appending > 1)
        return raise_value_error("must have exactly one of create/read/write/append mode"), -1;
    return 0;
}

/* ---- open() ---- */

typedef struct OpenArgs {
    Object *file, *mode, *encoding, *errors, *newline, *opener; /* borrowed; NULL: None */
    const char *newline_text;
    int64_t buffering;
    bool closefd;
} OpenArgs;

static Object *none_to_null(Object *o) { return o == KNone ? NULL : o; }

static int check_text_argument(Object *o, const char *name) {
    if (o == NULL || is_str(o))
        return 0;
    return raise_type_error("open() argument '%s' must be str or None, not %T", name, o), -1;
}

static int check_newline(OpenArgs *a) {
    TextIO probe;
    a->newline_text = NULL;
    if (a->newline == NULL)
        return 0;
    Str *s = (Str *)a->newline;
    if (!s->ascii || strlen(str_data(s)) != s->length
        || textio_setup_newline(&probe, str_data(s)) < 0)
        return raise_value_error("illegal newline value: %U", a->newline), -1;
    a->newline_text = str_data(s);
    return 0;
}

static int bind(OpenArgs *a, Object *const *args) {
    a->file = args[0];
    a->mode = args[1];
    a->encoding = none_to_null(args[3]);
    a->errors = none_to_null(args[4]);
    a->newline = none_to_null(args[5]);
    a->opener = none_to_null(args[7]);
    if (a->mode != NULL && !is_str(a->mode))
        return raise_type_error("open() argument 'mode' must be str, not %T", a->mode), -1;
    a->buffering = args[2] ? int_as_i64(args[2]) : -1;
    if (a->buffering == -1 && error_occurred())
        return -1;
    if (check_text_argument(a->encoding, "encoding") < 0
        || check_text_argument(a->errors, "errors") < 0
        || check_text_argument(a->newline, "newline") < 0)
        return -1;
    int closefd = args[6] ? object_truth(args[6]) : 1;
    a->closefd = closefd > 0;
    return closefd < 0 ? -1 : 0;
}

static int check_binary(const OpenArgs *a, const Mode *m) {
    if (!m->binary)
        return 0;
    const char *wrong = a->encoding  ? "an encoding"
                        : a->errors  ? "an errors"
                        : a->newline ? "a newline"
                                     : NULL;
    if (wrong != NULL)
        return raise_value_error("binary mode doesn't take %s argument", wrong), -1;
    return a->buffering == 1
               ? warn(&exc_RuntimeWarning, "line buffering (buffering=1) isn't supported in binary "
                                           "mode, the default buffer size will be used")
               : 0;
}

static size_t block_size(FileIO *f) {
    struct stat st;
    return fstat(f->fd, &st) == 0 && st.st_blksize > BUFFER_SIZE && !S_ISREG(st.st_mode)
               ? (size_t)st.st_blksize
               : BUFFER_SIZE;
}

static Object *add_buffer(FileIO *f, const Mode *m, size_t size) {
    Type *type = m->updating  ? &buffered_random_type
                 : m->reading ? &buffered_reader_type
                              : &buffered_writer_type;
    int seekable = m->updating ? file_is_seekable(f) : 1;
    if (seekable == 0)
        return io_raise_unsupported("File or stream is not seekable.");
    return OBJ(buffered_new(type, OBJ(f), size));
}

static Object *add_text(Object *buffer, const OpenArgs *a, bool lines) {
    Str *utf8 = str_from_ascii("UTF-8"), *strict = str_from_ascii("strict");
    Str *encoding =
        a->encoding && !str_equal_ascii((Str *)a->encoding, "locale") ? (Str *)a->encoding : utf8;
    TextIO *t = utf8 && strict ? textio_new(buffer, encoding, a->errors ? (Str *)a->errors : strict,
                                            a->newline_text, lines, false)
                               : NULL;
    if (t != NULL)
        t->mode = a->mode ? incref(a->mode) : OBJ(str_from_char('r'));
    xdecref(utf8);
    xdecref(strict);
    return OBJ(t);
}

Object *io_open(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    OpenArgs a;
    Mode m;
    UNUSED_ARGS;
    if (bind(&a, args) < 0)
        return NULL;
    Object *mode = a.mode ? incref(a.mode) : OBJ(str_from_char('r')), *buffer = NULL,
           *result = NULL;
    FileIO *f = NULL;
    if (mode == NULL || parse_mode(mode, &m) < 0 || check_binary(&a, &m) < 0
        || check_newline(&a) < 0)
        goto done;
    if ((f = file_open(a.file, m.raw, a.closefd, a.opener)) == NULL)
        goto done;
    bool lines = a.buffering == 1 && !m.binary;
    if (a.buffering < 0 && !m.binary && file_is_tty(f))
        lines = true;
    if (a.buffering == 0 && m.binary) {
        result = incref(f);
        goto done;
    }
    if (a.buffering == 0) {
        raise_value_error("can't have unbuffered text I/O");
        goto done;
    }
    buffer = add_buffer(f, &m, a.buffering > 1 ? (size_t)a.buffering : block_size(f));
    if (buffer != NULL)
        result = m.binary ? incref(buffer) : add_text(buffer, &a, lines);
done:
    if (result == NULL && f != NULL) {
        Object *pending = error_fetch();
        if (file_close(f) < 0)
            error_clear();
        error_restore(pending);
    }
    xdecref(mode);
    xdecref(buffer);
    xdecref(f);
    return result;
}

/* ---- the module ---- */

#define OPEN_DOC                                                                                   \
    "Open a file and return a stream.\n\n"                                                         \
    "mode is 'r' to read, 'w' to write anew, 'x' to create, 'a' to append; with '+' for both "     \
    "ways,\n"                                                                                      \
    "'b' for bytes. buffering is 0 for none (bytes only), 1 for lines (text only), or a size."

NATIVE(open_code) {
    UNUSED_ARGS;
    Object *mode = OBJ(str_from_ascii("rb"));
    if (mode == NULL)
        return NULL;
    Object *all[8] = {args[0], mode};
    Object *result = io_open(NULL, all, 8, NULL);
    decref(mode);
    return result;
}

NATIVE(text_encoding) {
    UNUSED_ARGS;
    return args[0] == KNone ? OBJ(str_from_ascii("locale")) : incref(args[0]);
}

static const MethodDef functions[] = {
    {"open", io_open,
     "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
     "opener=None",
     0, OPEN_DOC},
    {"open_code", open_code, "path", 0, "Open a file of source text for reading as bytes."},
    {"text_encoding", text_encoding, "encoding, stacklevel=2, /", 0,
     "The encoding to use where None was given: \"locale\"."},
    {0},
};

static int init(Object *module) {
    static const struct {
        const char *name;
        Type *type;
    } types[] = {
        {"IOBase", &iobase_type},
        {"RawIOBase", &rawiobase_type},
        {"BufferedIOBase", &bufferediobase_type},
        {"TextIOBase", &textiobase_type},
        {"FileIO", &fileio_type},
        {"BufferedReader", &buffered_reader_type},
        {"BufferedWriter", &buffered_writer_type},
        {"BufferedRandom", &buffered_random_type},
        {"BufferedRWPair", &buffered_pair_type},
        {"BytesIO", &bytesio_type},
        {"StringIO", &stringio_type},
        {"TextIOWrapper", &textio_type},
        {"BlockingIOError", &exc_BlockingIOError},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (type_ensure_ready(types[i].type) < 0
            || module_add(module, types[i].name, incref(types[i].type)) < 0)
            return -1;
    Type *unsupported = io_unsupported_type();
    if (unsupported == NULL || module_add(module, "UnsupportedOperation", incref(unsupported)) < 0)
        return -1;
    return module_add(module, "DEFAULT_BUFFER_SIZE", int_from_i64(BUFFER_SIZE)) < 0
                   || module_add(module, "SEEK_SET", int_from_i64(0)) < 0
                   || module_add(module, "SEEK_CUR", int_from_i64(1)) < 0
                   || module_add(module, "SEEK_END", int_from_i64(2)) < 0
               ? -1
               : 0;
}

const ModuleDef io_module = {"io", "Streams of bytes and text.", functions, init};
