/* IOBase, the root of all streams, and what all of them share: errors, calls of methods, closing
 * what is forgotten, lines.
 *
 * Its methods are written in terms of the few that a subclass must have: read, write, seek, close.
 */
#include "runtime/modules/io_internal.h"

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* ---- errors ---- */

static Object *unsupported; /* owned; NULL: not made yet */

Type *io_unsupported_type(void) {
    if (unsupported != NULL)
        return (Type *)unsupported;
    if (type_ensure_ready(&exc_OSError) < 0 || type_ensure_ready(&exc_ValueError) < 0)
        return NULL;
    Str *name = str_intern_utf8("UnsupportedOperation", 20), *module = str_intern_utf8("io", 2);
    Tuple *bases = tuple_pack(2, OBJ(&exc_OSError), OBJ(&exc_ValueError));
    Dict *namespace_ = dict_new();
    if (name != NULL && module != NULL && bases != NULL && namespace_ != NULL
        && dict_set_str(namespace_, NAME(__module__), OBJ(module)) == 0)
        unsupported = type_new(&type_type, name, bases, namespace_, NULL, NULL);
    xdecref(name);
    xdecref(module);
    xdecref(bases);
    xdecref(namespace_);
    return (Type *)unsupported;
}

void io_shutdown(void) { CLEAR(unsupported); }

Object *io_raise_unsupported(const char *message) {
    Type *type = io_unsupported_type();
    return type ? raise_format(type, "%s", message) : NULL;
}

Object *io_raise_closed(void) { return raise_value_error("I/O operation on closed file."); }

Object *io_chain(Object *first_error_steal, bool second_ok) {
    if (first_error_steal == NULL)
        return second_ok ? new_none() : NULL;
    if (!second_ok) { /* the second is raised, the first is its context */
        exception_set_context_steal(thread->exception, first_error_steal);
        return NULL;
    }
    error_restore(first_error_steal);
    return NULL;
}

/* ---- calling methods ---- */

static Object *call(Object *o, const char *method, Object *const *args, size_t nargs) {
    Str *name = str_intern_utf8(method, strlen(method));
    Object *result = name ? object_call_method(o, name, args, nargs) : NULL;
    xdecref(name);
    return result;
}

Object *io_call(Object *o, const char *method) { return call(o, method, NULL, 0); }
Object *io_call_with(Object *o, const char *method, Object *arg) {
    return call(o, method, &arg, 1);
}

int io_ask(Object *o, const char *method) {
    Object *answer = io_call(o, method);
    int truth = answer ? object_truth(answer) : -1;
    xdecref(answer);
    return truth;
}

int io_is_closed(Object *file) {
    if (is_exact(file, &fileio_type))
        return ((FileIO *)file)->fd < 0;
    Str *name = str_intern_utf8("closed", 6);
    Object *value = name ? object_getattr(file, name) : NULL;
    int truth = value ? object_truth(value) : -1;
    xdecref(name);
    xdecref(value);
    return truth;
}

bool io_size(Object *o, ssize_t *out) {
    *out = -1;
    if (o == NULL || o == KNone)
        return true;
    if (is_compact_int(o)) {
        *out = INT_VALUE(o) < 0 ? -1 : INT_VALUE(o);
        return true;
    }
    if (!has_index(o))
        return raise_type_error("argument should be integer or None, not '%T'", o), false;
    ssize_t n = number_as_ssize(o, &exc_OverflowError);
    if (n == -1 && error_occurred())
        return false;
    *out = n < 0 ? -1 : n;
    return true;
}

int io_target(Object *o, const char *method, Buffer *out) {
    if (has_buffer(o) && object_buffer(o, out, true) == 0)
        return 0;
    if (error_forgive() < 0)
        return -1;
    return raise_type_error("%s() argument must be read-write bytes-like object, not %T", method,
                            o),
           -1;
}

/* ---- life ---- */

Object *io_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    Object *o = object_new(type);
    if (o != NULL)
        gc_track(o);
    return o;
}

/* Closes what nobody can close any more. Errors have no one to go to. */
void io_finalize(Object *o) {
    Object *pending = error_fetch();
    int closed = io_is_closed(o);
    if (closed == 0) {
        ((IOBase *)o)->finalizing = true;
        Object *result = io_call(o, "close");
        xdecref(result);
    }
    if (error_occurred())
        error_clear();
    error_restore(pending);
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((IOBase *)o)->dict);
    return 0;
}
static int clear(Object *o) {
    CLEAR(((IOBase *)o)->dict);
    return 0;
}
static void dealloc(Object *o) {
    gc_untrack(o);
    clear(o);
    object_free(o);
}

/* ---- IOBase ---- */

static int check_open(Object *self) {
    int closed = io_is_closed(self);
    if (closed > 0)
        io_raise_closed();
    return closed == 0 ? 0 : -1;
}

NATIVE(base_seek) {
    UNUSED_ARGS;
    return io_raise_unsupported("seek");
}
NATIVE(base_tell) {
    UNUSED_ARGS;
    Str *name = str_intern_utf8("seek", 4);
    Object *from[] = {int_from_i64(0), int_from_i64(1)};
    Object *result = name ? object_call_method(self, name, from, 2) : NULL;
    xdecref(name);
    return result;
}
NATIVE(base_truncate) {
    UNUSED_ARGS;
    return io_raise_unsupported("truncate");
}
NATIVE(base_fileno) {
    UNUSED_ARGS;
    return io_raise_unsupported("fileno");
}
NATIVE(base_flush) {
    UNUSED_ARGS;
    return check_open(self) < 0 ? NULL : new_none();
}
NATIVE(base_close) {
    UNUSED_ARGS;
    IOBase *b = (IOBase *)self;
    if (b->closed)
        return new_none();
    Object *result = io_call(self, "flush"), *error = NULL;
    if (result == NULL)
        error = error_fetch();
    xdecref(result);
    b->closed = true;
    return io_chain(error, true);
}
NATIVE(base_false) {
    UNUSED_ARGS;
    return new_bool(false);
}
NATIVE(base_isatty) {
    UNUSED_ARGS;
    return check_open(self) < 0 ? NULL : new_bool(false);
}
NATIVE(base_enter) {
    UNUSED_ARGS;
    return check_open(self) < 0 ? NULL : incref(self);
}
NATIVE(base_exit) {
    UNUSED_ARGS;
    return io_call(self, "close");
}
NATIVE(check_closed) {
    UNUSED_ARGS;
    return check_open(self) < 0 ? NULL : new_none();
}

static Object *check_able(Object *self, const char *method, const char *message) {
    Object *answer = io_call(self, method);
    bool yes = answer == KTrue;
    xdecref(answer);
    return answer == NULL ? NULL : yes ? new_none() : io_raise_unsupported(message);
}
NATIVE(check_readable) {
    UNUSED_ARGS;
    return check_able(self, "readable", "File or stream is not readable.");
}
NATIVE(check_writable) {
    UNUSED_ARGS;
    return check_able(self, "writable", "File or stream is not writable.");
}
NATIVE(check_seekable) {
    UNUSED_ARGS;
    return check_able(self, "seekable", "File or stream is not seekable.");
}

Object *io_iter(Object *o) { return check_open(o) < 0 ? NULL : incref(o); }

/* The next line by readline(); an empty one ends. */
static Object *next(Object *self) {
    Object *line = io_call(self, "readline");
    ssize_t length = line ? object_len(line) : -1;
    if (length > 0)
        return line;
    xdecref(line);
    return NULL;
}

/* How much to read for the rest of a line: as far as peek() can see its end, else one byte. -1:
 * error. */
static ssize_t line_step(Object *self, bool has_peek, ssize_t room) {
    if (!has_peek)
        return 1;
    Object *one = int_from_i64(1), *seen = one ? io_call_with(self, "peek", one) : NULL;
    xdecref(one);
    if (seen == NULL)
        return -1;
    ssize_t n = 1;
    if (!is_bytes(seen)) {
        raise_format(&exc_OSError, "peek() should have returned a bytes object, not '%.200T'",
                     seen);
        n = -1;
    } else if (((Bytes *)seen)->length > 0) {
        Bytes *b = (Bytes *)seen;
        size_t limit = room >= 0 && (size_t)room < b->length ? (size_t)room : b->length;
        const char *end = memchr(b->data, '\n', limit);
        n = end ? end - b->data + 1 : (ssize_t)limit;
    }
    decref(seen);
    return n;
}

static bool has_attribute(Object *o, const char *name) {
    Str *s = str_intern_utf8(name, strlen(name));
    Object *value = NULL;
    int found = s ? object_lookup(o, s, &value) : -1;
    xdecref(s);
    xdecref(value);
    if (found < 0)
        error_clear();
    return found > 0;
}

NATIVE(base_readline) {
    UNUSED_ARGS;
    ssize_t limit;
    if (!io_size(args[0], &limit))
        return NULL;
    bool has_peek = has_attribute(self, "peek");
    BytesBuilder out = BYTES_BUILDER;
    while (limit < 0 || out.length < (size_t)limit) {
        ssize_t step = line_step(self, has_peek, limit < 0 ? -1 : limit - (ssize_t)out.length);
        Object *size = step < 0 ? NULL : int_from_ssize(step);
        Object *part = size ? io_call_with(self, "read", size) : NULL;
        xdecref(size);
        if (part != NULL && !is_bytes(part)) {
            raise_format(&exc_OSError, "read() should have returned a bytes object, not '%.200T'",
                         part);
            CLEAR(part);
        }
        Bytes *b = (Bytes *)part;
        if (b == NULL || (b->length > 0 && bytes_builder_add(&out, b->data, b->length) < 0)) {
            xdecref(part);
            bytes_builder_discard(&out);
            return NULL;
        }
        bool done = b->length == 0 || b->data[b->length - 1] == '\n';
        decref(part);
        if (done)
            break;
    }
    return bytes_builder_finish(&out);
}

NATIVE(base_readlines) {
    UNUSED_ARGS;
    ssize_t hint, total = 0;
    if (!io_size(args[0], &hint))
        return NULL;
    Object *iterator = object_iter(self);
    List *lines = iterator ? list_new(0) : NULL;
    while (lines != NULL) {
        Object *line = object_next(iterator);
        if (line == NULL) {
            if (error_occurred())
                CLEAR(lines);
            break;
        }
        ssize_t length = object_len(line);
        if (list_append_steal(lines, line) < 0 || length < 0) {
            CLEAR(lines);
            break;
        }
        total += length;
        if (hint > 0 && total >= hint)
            break;
    }
    xdecref(iterator);
    return OBJ(lines);
}

NATIVE(base_writelines) {
    UNUSED_ARGS;
    Object *iterator = check_open(self) < 0 ? NULL : object_iter(args[0]);
    if (iterator == NULL)
        return NULL;
    Object *line;
    while ((line = object_next(iterator)) != NULL) {
        Object *result = object_call_method(self, NAME(write), &line, 1);
        decref(line);
        if (result == NULL)
            break;
        decref(result);
    }
    decref(iterator);
    return error_occurred() ? NULL : new_none();
}

static Object *get_closed(Object *self, void *closure) {
    return new_bool(((IOBase *)self)->closed);
}

static const MethodDef base_methods[] = {
    {"seek", base_seek, "offset, whence=0, /", 0, "Move to a position and return it."},
    {"tell", base_tell, "", 0, "The current position."},
    {"truncate", base_truncate, "size=None, /", 0,
     "Cut or extend to a size, by default to the current position."},
    {"flush", base_flush, "", 0, "Pass on what has been written."},
    {"close", base_close, "", 0, "Flush and close. A closed stream stays closed."},
    {"seekable", base_false, "", 0, "Whether the position can be moved."},
    {"readable", base_false, "", 0, "Whether the stream can be read."},
    {"writable", base_false, "", 0, "Whether the stream can be written."},
    {"fileno", base_fileno, "", 0, "The file descriptor below, if there is one."},
    {"isatty", base_isatty, "", 0, "Whether it is a terminal."},
    {"__enter__", base_enter, "", 0, "The stream itself, which must be open."},
    {"__exit__", base_exit, "*args", 0, "Close the stream."},
    {"_checkClosed", check_closed, "", 0, "Raise ValueError if the stream is closed."},
    {"_checkReadable", check_readable, "", 0,
     "Raise UnsupportedOperation if the stream cannot be read."},
    {"_checkWritable", check_writable, "", 0,
     "Raise UnsupportedOperation if the stream cannot be written."},
    {"_checkSeekable", check_seekable, "", 0,
     "Raise UnsupportedOperation if the position cannot be moved."},
    {"readline", base_readline, "size=-1, /", 0, "Read a line, or at most size bytes of it."},
    {"readlines", base_readlines, "hint=-1, /", 0,
     "A list of lines; no more are read once hint bytes are there."},
    {"writelines", base_writelines, "lines, /", 0,
     "Write each of the lines. No separators are added."},
    {0},
};
static const GetSetDef base_getsets[] = {
    {"closed", get_closed, NULL, "Whether the stream is closed.", NULL},
    {0},
};

Type iobase_type = {
    .head = HEAD(&type_type),
    .name = "IOBase",
    .size = sizeof(IOBase),
    .flags = IO_FLAGS,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .finalize = io_finalize,
    .iter = io_iter,
    .iternext = next,
    .new_ = io_new,
    .methods = base_methods,
    .getsets = base_getsets,
    .dict_offset = offsetof(IOBase, dict),
    .module = "io",
    .doc = "The base of all streams: closing, the with statement, lines.",
};
