/* BufferedReader, BufferedWriter, BufferedRandom: the types over Buffered. */
#include "runtime/modules/io_internal.h"

#include "runtime/objects/int.h"

/* ---- life ---- */

static int setup(Object *self, Object *const *args, size_t nargs, Tuple *kwnames, const char *name,
                 const Signature **signature, bool readable, bool writable) {
    Buffered *b = (Buffered *)self;
    Object *bound[2] = {NULL, NULL};
    if (args_bind(name, "raw, buffer_size=8192", signature, args, nargs, kwnames, bound) < 0)
        return -1;
    ssize_t size = bound[1] ? number_as_argument(bound[1]) : BUFFER_SIZE;
    if (size == -1 && error_occurred())
        return -1;
    int seekable = readable && writable ? io_ask(bound[0], "seekable") : 1;
    int reads = seekable > 0 && readable ? io_ask(bound[0], "readable") : seekable;
    int writes = reads > 0 && writable ? io_ask(bound[0], "writable") : reads;
    if (seekable < 0 || reads < 0 || writes < 0)
        return -1;
    if (writes == 0)
        return io_raise_unsupported(!seekable ? "File or stream is not seekable."
                                    : !reads  ? "File or stream is not readable."
                                              : "File or stream is not writable."),
               -1;
    if (size <= 0)
        return raise_value_error("buffer size must be strictly positive"), -1;
    if (b->buffer != NULL)
        mem_free(b->buffer, b->size);
    b->buffer = NULL;
    b->size = (size_t)size;
    b->pos = b->end = 0;
    b->position = -1;
    b->dirty = b->detached = false;
    b->readable = readable;
    b->writable = writable;
    REPLACE_STEAL(b->raw, incref(bound[0]));
    b->file = is_exact(bound[0], &fileio_type) ? (FileIO *)bound[0] : NULL;
    return 0;
}
#define INIT(function, name, readable, writable)                                                   \
    static int function(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {         \
        static const Signature *signature;                                                         \
        return setup(self, args, nargs, kwnames, name, &signature, readable, writable);            \
    }
INIT(init_reader, "BufferedReader", true, false)
INIT(init_writer, "BufferedWriter", false, true)
INIT(init_random, "BufferedRandom", true, true)

static int clear(Object *o) {
    Buffered *b = (Buffered *)o;
    b->file = NULL;
    CLEAR(b->dict);
    CLEAR(b->raw);
    return 0;
}
static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Buffered *)o)->dict);
    VISIT(((Buffered *)o)->raw);
    return 0;
}
/* In a cycle, this may come before the finalizer of the text layer above: it flushes, and the file
 * is closed when it goes. */
static void finalize(Object *o) {
    Buffered *b = (Buffered *)o;
    if (!buffered_is_native(o) || (b->raw != NULL && b->file == NULL)) {
        io_finalize(o);
        return;
    }
    if (b->raw == NULL)
        return;
    Object *pending = error_fetch();
    b->finalizing = true;
    if (b->dirty && buffered_flush(b) < 0)
        error_clear();
    error_restore(pending);
}
static void dealloc(Object *o) {
    Buffered *b = (Buffered *)o;
    gc_untrack(o);
    if (b->file != NULL)
        file_drop(b->file);
    if (b->buffer != NULL)
        mem_free(b->buffer, b->size);
    b->buffer = NULL;
    clear(o);
    object_free(o);
}

static Object *repr(Object *self) {
    Object *name = NULL;
    int entered = repr_enter(self);
    if (entered != 0)
        return entered < 0
                   ? NULL
                   : raise_runtime_error("reentrant call inside %s.__repr__", type_of(self)->name);
    int found = object_lookup(self, NAME(name), &name);
    if (found < 0 && error_is(&exc_ValueError)) {
        error_clear();
        found = 0;
    }
    const char *module = io_prefix(self);
    Str *text = found < 0 ? NULL
                : found   ? str_format("<%s%s name=%R>", module, self->type->name, name)
                          : str_format("<%s%s>", module, self->type->name);
    xdecref(name);
    repr_leave(self);
    return OBJ(text);
}

static Object *next(Object *self) {
    Object *line = buffered_is_native(self) ? buffered_readline((Buffered *)self, -1)
                                            : io_call(self, "readline");
    ssize_t length = line == NULL     ? -1
                     : is_bytes(line) ? (ssize_t)((Bytes *)line)->length
                                      : object_len(line);
    if (length > 0)
        return line;
    xdecref(line);
    return NULL;
}

/* ---- methods ---- */

static Object *bad_size(void) {
    return raise_value_error("read length must be non-negative or -1");
}

NATIVE(read_method) {
    UNUSED_ARGS;
    ssize_t size = -1;
    if (args[0] != NULL && args[0] != KNone) {
        if (!has_index(args[0]))
            return raise_type_error("argument should be integer or None, not '%T'", args[0]);
        size = number_as_ssize(args[0], &exc_OverflowError);
        if (size == -1 && error_occurred())
            return NULL;
        if (size < -1)
            return bad_size();
    }
    return buffered_check((Buffered *)self) < 0 ? NULL : buffered_read((Buffered *)self, size);
}
NATIVE(read1_method) {
    UNUSED_ARGS;
    Buffered *b = (Buffered *)self;
    ssize_t size;
    if (!io_size(args[0], &size) || buffered_check(b) < 0)
        return NULL;
    if (size < 0)
        size = (ssize_t)b->size;
    Object *bytes = bytes_new((size_t)size);
    ssize_t n = bytes ? buffered_read_into(b, ((Bytes *)bytes)->data, (size_t)size, true) : -1;
    if (n == size)
        return bytes;
    Object *result =
        n == -1 ? NULL
                : bytes_from_data(n > 0 ? ((Bytes *)bytes)->data : "", n > 0 ? (size_t)n : 0);
    xdecref(bytes);
    return result;
}
static Object *read_into(Object *self, Object *target, bool once) {
    Buffer buffer;
    if (buffered_check((Buffered *)self) < 0
        || io_target(target, once ? "readinto1" : "readinto", &buffer) < 0)
        return NULL;
    ssize_t n = buffered_read_into((Buffered *)self, buffer.data, buffer.length, once);
    buffer_release(&buffer);
    return n == -1 ? NULL : n == -2 ? new_none() : int_from_ssize(n);
}
NATIVE(readinto_method) {
    UNUSED_ARGS;
    return read_into(self, args[0], false);
}
NATIVE(readinto1_method) {
    UNUSED_ARGS;
    return read_into(self, args[0], true);
}
NATIVE(peek_method) {
    UNUSED_ARGS;
    return buffered_check((Buffered *)self) < 0 ? NULL : buffered_peek((Buffered *)self);
}
NATIVE(readline_method) {
    UNUSED_ARGS;
    ssize_t limit;
    if (!io_size(args[0], &limit) || buffered_check((Buffered *)self) < 0)
        return NULL;
    return buffered_readline((Buffered *)self, limit);
}
NATIVE(write_method) {
    UNUSED_ARGS;
    Buffer buffer;
    if (buffered_check((Buffered *)self) < 0 || object_buffer(args[0], &buffer, false) < 0)
        return NULL;
    size_t length = buffer.length;
    int status = buffered_write((Buffered *)self, buffer.data, length);
    buffer_release(&buffer);
    return status < 0 ? NULL : int_from_u64(length);
}
NATIVE(flush_method) {
    UNUSED_ARGS;
    return buffered_flush((Buffered *)self) < 0 ? NULL : new_none();
}
NATIVE(close_method) {
    UNUSED_ARGS;
    return buffered_close((Buffered *)self) < 0 ? NULL : new_none();
}
NATIVE(tell_method) {
    UNUSED_ARGS;
    int64_t at = buffered_tell((Buffered *)self);
    return at < 0 ? NULL : int_from_i64(at);
}
NATIVE(seek_method) {
    UNUSED_ARGS;
    int64_t whence = args[1] ? int_as_i64(args[1]) : 0;
    if (whence == -1 && error_occurred())
        return NULL;
    if (!has_index(args[0]))
        return raise_type_error("'%T' object cannot be interpreted as an integer", args[0]);
    int64_t to = int_as_i64(args[0]);
    if (to == -1 && error_occurred())
        return NULL;
    int64_t at = buffered_seek((Buffered *)self, to, (int)whence);
    return at < 0 ? NULL : int_from_i64(at);
}
NATIVE(truncate_method) {
    UNUSED_ARGS;
    Buffered *b = (Buffered *)self;
    if (buffered_check(b) < 0)
        return NULL;
    if (!b->writable)
        return io_raise_unsupported("truncate");
    if (buffered_flush(b) < 0)
        return NULL;
    b->position = -1;
    return io_call_with(b->raw, "truncate", args[0] ? args[0] : KNone);
}
NATIVE(detach_method) {
    UNUSED_ARGS;
    Buffered *b = (Buffered *)self;
    if (buffered_check(b) < 0)
        return NULL;
    Object *flushed = io_call(self, "flush");
    if (flushed == NULL)
        return NULL;
    decref(flushed);
    Object *raw = b->raw;
    b->raw = NULL;
    b->file = NULL;
    b->detached = true;
    return raw;
}

static Object *ask_below(Object *self, const char *method) {
    return buffered_check((Buffered *)self) < 0 ? NULL : io_call(((Buffered *)self)->raw, method);
}
NATIVE(fileno_method) {
    UNUSED_ARGS;
    return ask_below(self, "fileno");
}
NATIVE(isatty_method) {
    UNUSED_ARGS;
    return ask_below(self, "isatty");
}
NATIVE(seekable_method) {
    UNUSED_ARGS;
    return ask_below(self, "seekable");
}
NATIVE(readable_method) {
    UNUSED_ARGS;
    return ask_below(self, "readable");
}
NATIVE(writable_method) {
    UNUSED_ARGS;
    return ask_below(self, "writable");
}

/* ---- attributes ---- */

static Object *get_closed(Object *self, void *closure) {
    int closed = buffered_check((Buffered *)self) < 0 ? -1 : io_is_closed(((Buffered *)self)->raw);
    return closed < 0 ? NULL : new_bool(closed);
}
static Object *get_raw(Object *self, void *closure) {
    Buffered *b = (Buffered *)self;
    return b->raw ? incref(b->raw) : new_none();
}
static Object *get_name(Object *self, void *closure) {
    return buffered_check((Buffered *)self) < 0
               ? NULL
               : object_getattr(((Buffered *)self)->raw, NAME(name));
}
static Object *get_mode(Object *self, void *closure) {
    Str *mode = buffered_check((Buffered *)self) < 0 ? NULL : str_intern_utf8("mode", 4);
    Object *value = mode ? object_getattr(((Buffered *)self)->raw, mode) : NULL;
    xdecref(mode);
    return value;
}

static const GetSetDef getsets[] = {
    {"closed", get_closed, NULL, "Whether the stream is closed.", NULL},
    {"raw", get_raw, NULL, "The raw stream below.", NULL},
    {"name", get_name, NULL, "The name of the raw stream.", NULL},
    {"mode", get_mode, NULL, "The mode of the raw stream.", NULL},
    {0},
};
#define READ_METHODS                                                                               \
    {"read", read_method, "size=-1, /", 0,                                                         \
     "Read size bytes, fewer only at the end; all that is left for None or -1."},                  \
        {"read1", read1_method, "size=-1, /", 0,                                                   \
         "Up to size bytes; asks the raw stream no more than once."},                              \
        {"readinto", readinto_method, "buffer, /", 0,                                              \
         "Fills a buffer as far as there is something to read; gives how many bytes that were."},  \
        {"readinto1", readinto1_method, "buffer, /", 0,                                            \
         "readinto() that asks the raw stream no more than once."},                                \
        {"peek", peek_method, "size=0, /", 0,                                                      \
         "What is buffered, without moving on; one read of the raw stream if that is nothing."},   \
    {                                                                                              \
        "readline", readline_method, "size=-1, /", 0, "Read a line, or at most size bytes of it."  \
    }
#define WRITE_METHODS                                                                              \
    { "write", write_method, "buffer, /", 0, "Write bytes; return how many." }
#define COMMON_METHODS                                                                             \
    {"flush", flush_method, "", 0, "Pass on what has been written."},                              \
        {"close", close_method, "", 0, "Flush and close."},                                        \
        {"tell", tell_method, "", 0, "The current position."},                                     \
        {"seek", seek_method, "target, whence=0, /", 0, "Move to a position and return it."},      \
        {"truncate", truncate_method, "pos=None, /", 0,                                            \
         "Cut or extend the file, by default to the current position."},                           \
        {"detach", detach_method, "", 0, "Take the raw stream out of this one and return it."},    \
        {"fileno", fileno_method, "", 0, "The file descriptor below."},                            \
        {"isatty", isatty_method, "", 0, "Whether it is a terminal."}, {                           \
        "seekable", seekable_method, "", 0, "Whether the position can be moved."                   \
    }
#define READABLE                                                                                   \
    { "readable", readable_method, "", 0, "Whether the raw stream can be read." }
#define WRITABLE                                                                                   \
    { "writable", writable_method, "", 0, "Whether the raw stream can be written." }

static const MethodDef reader_methods[] = {READ_METHODS, COMMON_METHODS, READABLE, {0}};
static const MethodDef writer_methods[] = {WRITE_METHODS, COMMON_METHODS, WRITABLE, {0}};
static const MethodDef random_methods[] = {READ_METHODS, WRITE_METHODS, COMMON_METHODS,
                                           READABLE,     WRITABLE,      {0}};

#define BUFFERED_TYPE(type_name, init_function, method_table, line_iterator, text)                 \
    {                                                                                              \
        .head = HEAD(&type_type), .name = type_name, .size = sizeof(Buffered), .flags = IO_FLAGS,  \
        .base = &bufferediobase_type, .dealloc = dealloc, .traverse = traverse, .clear = clear,    \
        .finalize = finalize, .repr = repr, .iter = io_iter, .iternext = line_iterator,            \
        .new_ = io_new, .init = init_function, .methods = method_table, .getsets = getsets,        \
        .dict_offset = offsetof(Buffered, dict), .module = "_io", .doc = text,                     \
        .signature = "raw, buffer_size=8192",                                                      \
    }

Type buffered_reader_type = BUFFERED_TYPE("BufferedReader", init_reader, reader_methods, next,
                                          "Reads from a raw stream in larger pieces.");
Type buffered_writer_type = BUFFERED_TYPE("BufferedWriter", init_writer, writer_methods, NULL,
                                          "A buffer for a writable raw stream.");
Type buffered_random_type = BUFFERED_TYPE("BufferedRandom", init_random, random_methods, next,
                                          "A buffer for a raw stream of both ways.");
