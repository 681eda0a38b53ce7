/* The three kinds of streams below IOBase, as abstract types: RawIOBase, BufferedIOBase,
 * TextIOBase. */
#include "runtime/modules/io_internal.h"

#include "runtime/objects/int.h"

/* ---- RawIOBase: read() by readinto() ---- */

NATIVE(raw_read) {
    UNUSED_ARGS;
    ssize_t size = -1;
    if (args[0] != NULL) {
        size = number_as_argument(args[0]);
        if (size == -1 && error_occurred())
            return NULL;
    }
    if (size < 0)
        return io_call(self, "readall");
    Object *array = bytearray_from_data(NULL, (size_t)size);
    if (array == NULL)
        return NULL;
    if (size > 0)
        memset(((ByteArray *)array)->data, 0, (size_t)size);
    Object *count = io_call_with(self, "readinto", array), *result = NULL;
    if (count == KNone) {
        result = new_none();
    } else if (count != NULL) {
        ssize_t n = number_as_ssize(count, &exc_ValueError);
        if (n >= 0 && (size_t)n <= ((ByteArray *)array)->length)
            result = bytes_from_data(((ByteArray *)array)->data, (size_t)n);
        else if (!error_occurred())
            raise_value_error("readinto returned %zd outside buffer size %zu", n,
                              ((ByteArray *)array)->length);
    }
    xdecref(count);
    decref(array);
    return result;
}

NATIVE(raw_readall) {
    UNUSED_ARGS;
    BytesBuilder out = BYTES_BUILDER;
    for (;;) {
        Object *size = int_from_i64(BUFFER_SIZE),
               *part = size ? io_call_with(self, "read", size) : NULL;
        xdecref(size);
        if (part == KNone && out.length == 0) {
            bytes_builder_discard(&out);
            return part;
        }
        if (part != NULL && part != KNone && !is_bytes(part)) {
            raise_type_error("read() should return bytes");
            CLEAR(part);
        }
        if (part == NULL
            || (part != KNone && ((Bytes *)part)->length > 0
                && bytes_builder_add(&out, ((Bytes *)part)->data, ((Bytes *)part)->length) < 0)) {
            xdecref(part);
            bytes_builder_discard(&out);
            return NULL;
        }
        bool done = part == KNone || ((Bytes *)part)->length == 0;
        decref(part);
        if (done)
            return bytes_builder_finish(&out);
    }
}

NATIVE(raw_missing) {
    UNUSED_ARGS;
    raise_type_value(&exc_NotImplementedError, NULL);
    return NULL;
}

static const MethodDef raw_methods[] = {
    {"readinto", raw_missing, "buffer, /", 0,
     "Read into a writable buffer; a subclass has to have it."},
    {"write", raw_missing, "b, /", 0, "Write bytes; a subclass has to have it."},
    {"read", raw_read, "size=-1, /", 0,
     "Up to size bytes, by one readinto(); the whole rest if size is negative."},
    {"readall", raw_readall, "", 0, "Read everything up to the end."},
    {0},
};

Type rawiobase_type = {
    .head = HEAD(&type_type),
    .name = "RawIOBase",
    .size = sizeof(IOBase),
    .flags = IO_FLAGS,
    .base = &iobase_type,
    .methods = raw_methods,
    .module = "io",
    .doc = "The base of streams of bytes without a buffer.",
};

/* ---- BufferedIOBase ---- */

static Object *unsupported_method(Object *self, Object *const *args, size_t nargs, Tuple *kwnames,
                                  const char *name) {
    UNUSED_ARGS;
    return io_raise_unsupported(name);
}
#define UNSUPPORTED(name)                                                                          \
    NATIVE(unsupported_##name) { return unsupported_method(self, args, nargs, kwnames, #name); }
UNSUPPORTED(detach)
UNSUPPORTED(read)
UNSUPPORTED(read1)
UNSUPPORTED(readline)
UNSUPPORTED(write)

static Object *read_into(Object *self, Object *target, const char *method) {
    Buffer buffer;
    if (io_target(target, strcmp(method, "read") == 0 ? "readinto" : "readinto1", &buffer) < 0)
        return NULL;
    Object *size = int_from_u64(buffer.length),
           *data = size ? io_call_with(self, method, size) : NULL, *result = NULL;
    if (data != NULL && !is_bytes(data))
        raise_type_error("%s() should return bytes", method);
    else if (data != NULL && ((Bytes *)data)->length > buffer.length)
        raise_value_error("read() returned too much data: %zu bytes requested, %zu returned",
                          buffer.length, ((Bytes *)data)->length);
    else if (data != NULL) {
        memcpy(buffer.data, ((Bytes *)data)->data, ((Bytes *)data)->length);
        result = int_from_u64(((Bytes *)data)->length);
    }
    xdecref(size);
    xdecref(data);
    buffer_release(&buffer);
    return result;
}
NATIVE(base_readinto) {
    UNUSED_ARGS;
    return read_into(self, args[0], "read");
}
NATIVE(base_readinto1) {
    UNUSED_ARGS;
    return read_into(self, args[0], "read1");
}

static const MethodDef buffered_methods[] = {
    {"detach", unsupported_detach, "", 0, "Take the raw stream out of this one and return it."},
    {"read", unsupported_read, "size=-1, /", 0,
     "Up to size bytes; the whole rest if size is None or negative."},
    {"read1", unsupported_read1, "size=-1, /", 0,
     "Up to size bytes; asks the raw stream no more than once."},
    {"readinto", base_readinto, "buffer, /", 0,
     "Fills a buffer as far as there is something to read; gives how many bytes that were."},
    {"readinto1", base_readinto1, "buffer, /", 0, "readinto() by read1()."},
    {"write", unsupported_write, "b, /", 0, "Write bytes; return how many."},
    {0},
};

Type bufferediobase_type = {
    .head = HEAD(&type_type),
    .name = "BufferedIOBase",
    .size = sizeof(IOBase),
    .flags = IO_FLAGS,
    .base = &iobase_type,
    .methods = buffered_methods,
    .module = "io",
    .doc = "The base of streams of bytes with a buffer.",
};

/* ---- TextIOBase ---- */

static Object *get_none(Object *self, void *closure) { return new_none(); }

static const MethodDef text_methods[] = {
    {"detach", unsupported_detach, "", 0, "Take the buffer out of this stream and return it."},
    {"read", unsupported_read, "size=-1, /", 0,
     "Up to size characters; the whole rest if size is None or negative."},
    {"readline", unsupported_readline, "size=-1, /", 0,
     "Read a line, or at most size characters of it."},
    {"write", unsupported_write, "s, /", 0, "Writes a str and gives its length."},
    {0},
};
static const GetSetDef text_getsets[] = {
    {"encoding", get_none, NULL, "the encoding", NULL},
    {"newlines", get_none, NULL, "The kinds of line ends met so far.", NULL},
    {"errors", get_none, NULL, "The name of the error handler.", NULL},
    {0},
};

Type textiobase_type = {
    .head = HEAD(&type_type),
    .name = "TextIOBase",
    .size = sizeof(IOBase),
    .flags = IO_FLAGS,
    .base = &iobase_type,
    .methods = text_methods,
    .getsets = text_getsets,
    .module = "io",
    .doc = "The base of streams of text.",
};
