/* BytesIO: a file of bytes in memory. The position may lie behind the end: writing there fills the
 * gap with zeros. */
#include "runtime/modules/io_internal.h"

#include <stdio.h>

#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/memoryview.h"

typedef struct BytesIO {
    IO_FIELDS
    char *data; /* owned, `capacity` bytes */
    size_t length, capacity, pos;
    size_t exports; /* buffers held by way of getbuffer(): the size may not change meanwhile */
} BytesIO;

static int check(BytesIO *b) {
    if (LIKELY(!b->closed))
        return 0;
    io_raise_closed();
    return -1;
}

/* While somebody looks at the memory it stays where it is. */
static int check_exports(BytesIO *b) {
    if (LIKELY(b->exports == 0))
        return 0;
    raise_format(&exc_BufferError, "Existing exports of data: object cannot be re-sized");
    return -1;
}

/* ---- content ---- */

static int reserve(BytesIO *b, size_t length) {
    if (length <= b->capacity)
        return 0;
    size_t capacity = length + length / 8 + 32;
    char *grown = length < SIZE_MAX / 4 ? mem_resize(b->data, b->capacity, capacity) : NULL;
    if (grown == NULL)
        return raise_no_memory(), -1;
    b->data = grown;
    b->capacity = capacity;
    return 0;
}

static int write_bytes(BytesIO *b, const char *from, size_t length) {
    size_t end;
    if (check_exports(b) < 0)
        return -1;
    if (length == 0)
        return 0;
    if (__builtin_add_overflow(b->pos, length, &end))
        return raise_overflow_error("new position too large"), -1;
    if (reserve(b, end) < 0)
        return -1;
    if (b->pos > b->length)
        memset(b->data + b->length, 0, b->pos - b->length);
    memmove(b->data + b->pos, from, length);
    b->pos = end;
    if (end > b->length)
        b->length = end;
    return 0;
}

static int write_object(BytesIO *b, Object *o, size_t *length) {
    Buffer buffer;
    if (object_buffer(o, &buffer, false) < 0)
        return -1;
    int status = check(b) < 0 ? -1 : write_bytes(b, buffer.data, buffer.length);
    *length = buffer.length;
    buffer_release(&buffer);
    return status;
}

/* The next bytes, at most `size`; the position moves on. */
static Object *take(BytesIO *b, size_t size) {
    size_t left = b->pos < b->length ? b->length - b->pos : 0, n = left < size ? left : size;
    Object *bytes = bytes_from_data(n ? b->data + b->pos : "", n);
    b->pos += bytes ? n : 0;
    return bytes;
}

static size_t line_length(BytesIO *b, ssize_t limit) {
    size_t left = b->pos < b->length ? b->length - b->pos : 0;
    const char *start = b->data + b->pos, *end = left ? memchr(start, '\n', left) : NULL;
    size_t n = end ? (size_t)(end - start) + 1 : left;
    return limit >= 0 && n > (size_t)limit ? (size_t)limit : n;
}

/* ---- life ---- */

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    BytesIO *b = (BytesIO *)self;
    Object *bound[1] = {NULL};
    size_t length;
    if (args_bind("BytesIO", "initial_bytes=b''", &signature, args, nargs, kwnames, bound) < 0)
        return -1;
    if (check_exports(b) < 0)
        return -1;
    b->length = b->pos = 0;
    b->closed = false;
    if (bound[0] == NULL || bound[0] == KNone)
        return 0;
    if (write_object(b, bound[0], &length) < 0)
        return -1;
    b->pos = 0;
    return 0;
}
static int clear(Object *o) {
    CLEAR(((BytesIO *)o)->dict);
    return 0;
}
static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((BytesIO *)o)->dict);
    return 0;
}
static void drop(BytesIO *b) {
    if (b->data != NULL)
        mem_free(b->data, b->capacity);
    b->data = NULL;
    b->length = b->capacity = b->pos = 0;
}
static void dealloc(Object *o) {
    gc_untrack(o);
    drop((BytesIO *)o);
    clear(o);
    object_free(o);
}
static void finalize(Object *o) {
    if (!is_exact(o, &bytesio_type))
        io_finalize(o);
}

static Object *next(Object *self) {
    BytesIO *b = (BytesIO *)self;
    if (check(b) < 0)
        return NULL;
    size_t n = line_length(b, -1);
    return n > 0 ? take(b, n) : NULL;
}

/* ---- methods ---- */

NATIVE(read) {
    UNUSED_ARGS;
    ssize_t size;
    return check((BytesIO *)self) < 0 || !io_size(args[0], &size)
               ? NULL
               : take((BytesIO *)self, size < 0 ? SIZE_MAX : (size_t)size);
}
NATIVE(readline) {
    UNUSED_ARGS;
    ssize_t size;
    return check((BytesIO *)self) < 0 || !io_size(args[0], &size)
               ? NULL
               : take((BytesIO *)self, line_length((BytesIO *)self, size));
}
NATIVE(readlines) {
    UNUSED_ARGS;
    BytesIO *b = (BytesIO *)self;
    ssize_t hint;
    size_t total = 0, n;
    List *lines = check(b) < 0 || !io_size(args[0], &hint) ? NULL : list_new(0);
    while (lines != NULL && (n = line_length(b, -1)) > 0) {
        Object *line = take(b, n);
        if (line == NULL || list_append_steal(lines, line) < 0)
            CLEAR(lines);
        total += n;
        if (hint > 0 && total >= (size_t)hint)
            break;
    }
    return OBJ(lines);
}
NATIVE(readinto) {
    UNUSED_ARGS;
    BytesIO *b = (BytesIO *)self;
    Buffer buffer;
    if (check(b) < 0 || io_target(args[0], "readinto", &buffer) < 0)
        return NULL;
    size_t left = b->pos < b->length ? b->length - b->pos : 0,
           n = left < buffer.length ? left : buffer.length;
    if (n > 0)
        memcpy(buffer.data, b->data + b->pos, n);
    b->pos += n;
    buffer_release(&buffer);
    return int_from_u64(n);
}
NATIVE(write) {
    UNUSED_ARGS;
    size_t length;
    return check((BytesIO *)self) < 0 || write_object((BytesIO *)self, args[0], &length) < 0
               ? NULL
               : int_from_u64(length);
}
NATIVE(writelines) {
    UNUSED_ARGS;
    Object *iterator = check((BytesIO *)self) < 0 ? NULL : object_iter(args[0]), *line;
    size_t length;
    if (iterator == NULL)
        return NULL;
    while ((line = object_next(iterator)) != NULL) {
        int status = write_object((BytesIO *)self, line, &length);
        decref(line);
        if (status < 0)
            break;
    }
    decref(iterator);
    return error_occurred() ? NULL : new_none();
}
NATIVE(getvalue) {
    UNUSED_ARGS;
    BytesIO *b = (BytesIO *)self;
    return check(b) < 0 ? NULL : bytes_from_data(b->length ? b->data : "", b->length);
}
NATIVE(seek) {
    UNUSED_ARGS;
    BytesIO *b = (BytesIO *)self;
    ssize_t to = number_as_argument(args[0]), whence = 0;
    if (to == -1 && error_occurred())
        return NULL;
    if (args[1] != NULL && (whence = number_as_c_int(args[1])) == -1 && error_occurred())
        return NULL;
    if (check(b) < 0)
        return NULL;
    if (to < 0 && whence == SEEK_SET)
        return raise_value_error("negative seek value %zd", to);
    if (whence < 0 || whence > 2)
        return raise_value_error("invalid whence (%zd, should be 0, 1 or 2)", whence);
    ssize_t from = whence == SEEK_SET ? 0 : (ssize_t)(whence == SEEK_CUR ? b->pos : b->length), at;
    if (__builtin_add_overflow(from, to, &at))
        return raise_overflow_error("new position too large");
    b->pos = at < 0 ? 0 : (size_t)at;
    return int_from_u64(b->pos);
}
NATIVE(tell) {
    UNUSED_ARGS;
    return check((BytesIO *)self) < 0 ? NULL : int_from_u64(((BytesIO *)self)->pos);
}
NATIVE(truncate_method) {
    UNUSED_ARGS;
    BytesIO *b = (BytesIO *)self;
    if (check(b) < 0 || check_exports(b) < 0)
        return NULL;
    ssize_t size = (ssize_t)b->pos;
    if (args[0] != NULL && args[0] != KNone
        && (size = number_as_ssize(args[0], &exc_OverflowError)) == -1 && error_occurred())
        return NULL;
    if (size < 0)
        return raise_value_error("negative size value %zd", size);
    if ((size_t)size < b->length)
        b->length = (size_t)size;
    return int_from_ssize(size);
}
NATIVE(close_method) {
    UNUSED_ARGS;
    if (check_exports((BytesIO *)self) < 0)
        return NULL;
    drop((BytesIO *)self);
    ((BytesIO *)self)->closed = true;
    return new_none();
}
NATIVE(flush) {
    UNUSED_ARGS;
    return check((BytesIO *)self) < 0 ? NULL : new_none();
}
NATIVE(is_true) {
    UNUSED_ARGS;
    return check((BytesIO *)self) < 0 ? NULL : new_bool(true);
}
NATIVE(isatty_method) {
    UNUSED_ARGS;
    return check((BytesIO *)self) < 0 ? NULL : new_bool(false);
}

/* ---- getbuffer: what a memoryview holds, so that the stream counts its views ---- */

typedef struct BytesIOBuffer {
    Object head;
    Object *stream; /* owned: a BytesIO */
} BytesIOBuffer;

static void buffer_dealloc(Object *o) {
    gc_untrack(o);
    CLEAR(((BytesIOBuffer *)o)->stream);
    object_free(o);
}
static int buffer_traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((BytesIOBuffer *)o)->stream);
    return 0;
}
static int buffer_get(Object *o, Buffer *out, int flags) {
    BytesIO *b = (BytesIO *)((BytesIOBuffer *)o)->stream;
    out->data = b->data != NULL ? b->data : "";
    out->length = b->length;
    b->exports++;
    return 0;
}
static void buffer_give_back(Object *o, Buffer *buffer) {
    ((BytesIO *)((BytesIOBuffer *)o)->stream)->exports--;
}

static Type bytesio_buffer_type = {
    .head = HEAD(&type_type),
    .name = "_io._BytesIOBuffer",
    .module = "_io",
    .size = sizeof(BytesIOBuffer),
    .flags = TYPE_GC | TYPE_IMMUTABLE | TYPE_NO_NEW,
    .dealloc = buffer_dealloc,
    .traverse = buffer_traverse,
    .buffer = buffer_get,
    .release_buffer = buffer_give_back,
};

NATIVE(getbuffer) {
    UNUSED_ARGS;
    if (check((BytesIO *)self) < 0)
        return NULL;
    BytesIOBuffer *holder = (BytesIOBuffer *)object_new(&bytesio_buffer_type);
    if (holder == NULL)
        return NULL;
    holder->stream = incref(self);
    gc_track(holder);
    Object *view = memoryview_new(OBJ(holder), BUFFER_FULL);
    decref(holder);
    return view;
}

NATIVE(size_of) {
    UNUSED_ARGS;
    return int_from_u64(object_body_size(self) + mem_class_size(((BytesIO *)self)->capacity));
}

static const MethodDef methods[] = {
    {"getbuffer", getbuffer, "", 0,
     "A memoryview of the bytes; while it is there their number cannot change."},
    {"__sizeof__", size_of, "", 0, "Bytes that the stream takes, its content included."},
    {"read", read, "size=-1, /", 0,
     "Up to size bytes; the whole rest if size is None or negative."},
    {"read1", read, "size=-1, /", 0, "The same as read()."},
    {"readline", readline, "size=-1, /", 0, "Read a line, or at most size bytes of it."},
    {"readlines", readlines, "size=None, /", 0,
     "A list of lines; no more are read once size bytes are there."},
    {"readinto", readinto, "buffer, /", 0,
     "Fills a buffer as far as there is something to read; gives how many bytes that were."},
    {"write", write, "b, /", 0, "Write bytes; return how many."},
    {"writelines", writelines, "lines, /", 0, "Write each of the lines."},
    {"getvalue", getvalue, "", 0, "All the bytes."},
    {"seek", seek, "pos, whence=0, /", 0, "Move to a position and return it."},
    {"tell", tell, "", 0, "The current position."},
    {"truncate", truncate_method, "size=None, /", 0,
     "Cut to a size, by default to the current position."},
    {"close", close_method, "", 0, "Close the stream and forget its bytes."},
    {"flush", flush, "", 0, "Do nothing."},
    {"isatty", isatty_method, "", 0, "False."},
    {"readable", is_true, "", 0, "True."},
    {"writable", is_true, "", 0, "True."},
    {"seekable", is_true, "", 0, "True."},
    {0},
};

Type bytesio_type = {
    .head = HEAD(&type_type),
    .name = "BytesIO",
    .size = sizeof(BytesIO),
    .flags = IO_FLAGS,
    .base = &bufferediobase_type,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .finalize = finalize,
    .iter = io_iter,
    .iternext = next,
    .new_ = io_new,
    .init = init,
    .methods = methods,
    .dict_offset = offsetof(BytesIO, dict),
    .module = "_io",
    .doc = "A file of bytes in memory.",
    .signature = "initial_bytes=b''",
};
