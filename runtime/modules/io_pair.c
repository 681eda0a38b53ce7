/* BufferedRWPair: two raw streams, one to read and one to write, as one stream. It has no position.
 */
#include "runtime/modules/io_internal.h"

#include "runtime/objects/int.h"
#include "runtime/objects/type.h"

typedef struct Pair {
    IO_FIELDS
    Object *reader, *writer; /* owned or NULL */
} Pair;

static Object *make(Type *type, Object *raw, Object *size) {
    return size ? object_call2(OBJ(type), raw, size) : object_call1(OBJ(type), raw);
}

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Pair *p = (Pair *)self;
    Object *bound[3] = {NULL};
    if (args_bind("BufferedRWPair", "reader, writer, buffer_size=8192, /", &signature, args, nargs,
                  kwnames, bound)
        < 0)
        return -1;
    int readable = io_ask(bound[0], "readable"),
        writable = readable > 0 ? io_ask(bound[1], "writable") : readable;
    if (readable < 0 || writable < 0)
        return -1;
    if (!writable)
        return io_raise_unsupported(readable ? "File or stream is not writable."
                                             : "File or stream is not readable."),
               -1;
    if (type_ensure_ready(&buffered_reader_type) < 0
        || type_ensure_ready(&buffered_writer_type) < 0)
        return -1;
    REPLACE_STEAL(p->reader, make(&buffered_reader_type, bound[0], bound[2]));
    if (p->reader == NULL)
        return -1;
    REPLACE_STEAL(p->writer, make(&buffered_writer_type, bound[1], bound[2]));
    return p->writer ? 0 : -1;
}

static int clear(Object *o) {
    CLEAR(((Pair *)o)->dict);
    CLEAR(((Pair *)o)->reader);
    CLEAR(((Pair *)o)->writer);
    return 0;
}
static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((Pair *)o)->dict);
    VISIT(((Pair *)o)->reader);
    VISIT(((Pair *)o)->writer);
    return 0;
}
static void dealloc(Object *o) {
    gc_untrack(o);
    clear(o);
    object_free(o);
}
static void finalize(Object *o) {
    if (((Pair *)o)->writer != NULL)
        io_finalize(o);
}

/* Calls the same method of one of the two. */
static Object *pass(Object *half, const char *method, Object *const *args, size_t nargs) {
    if (half == NULL)
        return raise_value_error("I/O operation on uninitialized object");
    Str *name = str_intern_utf8(method, strlen(method));
    Object *result = name ? object_call_method(half, name, args, nargs) : NULL;
    xdecref(name);
    return result;
}
#define PASS(function, half, method)                                                               \
    NATIVE(function) {                                                                             \
        (void)kwnames;                                                                             \
        return pass(((Pair *)self)->half, method, args, nargs > 0 && args[0] != NULL);             \
    }
PASS(read, reader, "read")
PASS(peek, reader, "peek")
PASS(read1, reader, "read1")
PASS(readinto, reader, "readinto")
PASS(readinto1, reader, "readinto1")
PASS(readable, reader, "readable")
PASS(write, writer, "write")
PASS(flush, writer, "flush")
PASS(writable, writer, "writable")

NATIVE(close_both) {
    UNUSED_ARGS;
    Object *error = NULL, *result = pass(((Pair *)self)->writer, "close", NULL, 0);
    if (result == NULL)
        error = error_fetch();
    xdecref(result);
    result = pass(((Pair *)self)->reader, "close", NULL, 0);
    xdecref(result);
    return io_chain(error, result != NULL);
}
NATIVE(isatty_method) {
    UNUSED_ARGS;
    Object *answer = pass(((Pair *)self)->writer, "isatty", NULL, 0);
    if (answer != KFalse)
        return answer;
    decref(answer);
    return pass(((Pair *)self)->reader, "isatty", NULL, 0);
}
static Object *get_closed(Object *self, void *closure) {
    Pair *p = (Pair *)self;
    if (p->writer == NULL)
        return raise_runtime_error("the BufferedRWPair object is being garbage-collected");
    int closed = io_is_closed(p->writer);
    return closed < 0 ? NULL : new_bool(closed);
}

static const MethodDef methods[] = {
    {"read", read, "size=-1, /", 0, "Read from the reader."},
    {"peek", peek, "size=0, /", 0, "Look at the reader's buffer."},
    {"read1", read1, "size=-1, /", 0, "Read from the reader, at most once from its raw stream."},
    {"readinto", readinto, "buffer, /", 0, "Read into a writable buffer."},
    {"readinto1", readinto1, "buffer, /", 0,
     "Read into a writable buffer, at most once from the raw stream."},
    {"write", write, "buffer, /", 0, "Write to the writer."},
    {"flush", flush, "", 0, "Flush the writer."},
    {"readable", readable, "", 0, "Whether the reader can be read."},
    {"writable", writable, "", 0, "Whether the writer can be written."},
    {"close", close_both, "", 0, "Close both."},
    {"isatty", isatty_method, "", 0, "Whether one of the two is a terminal."},
    {0},
};
static const GetSetDef getsets[] = {
    {"closed", get_closed, NULL, "Whether the writer is closed.", NULL},
    {0},
};

Type buffered_pair_type = {
    .head = HEAD(&type_type),
    .name = "BufferedRWPair",
    .size = sizeof(Pair),
    .flags = IO_FLAGS,
    .base = &bufferediobase_type,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .finalize = finalize,
    .new_ = io_new,
    .init = init,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(Pair, dict),
    .module = "_io",
    .doc = "A buffered reader and a buffered writer together.",
    .signature = "reader, writer, buffer_size=8192, /",
};
