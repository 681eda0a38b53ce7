/* FileIO: a file descriptor as a raw stream. */
#include "runtime/modules/io_internal.h"

#include <errno.h>
#include <unistd.h>

#include "runtime/objects/int.h"

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[4] = {NULL};
    if (args_bind("FileIO", "file, mode='r', closefd=True, opener=None", &signature, args, nargs,
                  kwnames, bound)
        < 0)
        return -1;
    const char *mode = "r";
    if (bound[1] != NULL) {
        if (!is_str(bound[1]))
            return raise_type_error("FileIO() argument 'mode' must be str, not %T", bound[1]), -1;
        if (!((Str *)bound[1])->ascii)
            return raise_value_error("invalid mode: %U", bound[1]), -1;
        mode = str_data((Str *)bound[1]);
    }
    int closefd = bound[2] ? object_truth(bound[2]) : 1;
    if (closefd < 0)
        return -1;
    return file_init((FileIO *)self, bound[0], mode, closefd, bound[3] == KNone ? NULL : bound[3]);
}

static int clear(Object *o) {
    FileIO *f = (FileIO *)o;
    CLEAR(f->dict);
    CLEAR(f->name);
    return 0;
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    VISIT(((FileIO *)o)->dict);
    VISIT(((FileIO *)o)->name);
    return 0;
}

/* The plain type is closed when it goes, after the layers above had their turn. */
static void finalize(Object *o) {
    if (!is_exact(o, &fileio_type))
        io_finalize(o);
}

static void dealloc(Object *o) {
    FileIO *f = (FileIO *)o;
    gc_untrack(o);
    file_drop(f);
    clear(o);
    object_free(o);
}

static const char *mode_text(FileIO *f) {
    if (f->created)
        return f->readable ? "xb+" : "xb";
    if (f->appending)
        return f->readable ? "ab+" : "ab";
    return !f->readable ? "wb" : f->writable ? "rb+" : "rb";
}

static Object *repr(Object *self) {
    FileIO *f = (FileIO *)self;
    const char *prefix = io_prefix(self), *name = self->type->name, *mode = mode_text(f);
    const char *closefd = f->closefd ? "True" : "False";
    if (f->fd < 0)
        return OBJ(str_format("<%s%s [closed]>", prefix, name));
    if (f->name == NULL)
        return OBJ(
            str_format("<%s%s fd=%d mode='%s' closefd=%s>", prefix, name, f->fd, mode, closefd));
    int entered = repr_enter(self);
    if (entered != 0)
        return entered < 0 ? NULL : raise_runtime_error("reentrant call inside %s.__repr__", name);
    Str *text =
        str_format("<%s%s name=%R mode='%s' closefd=%s>", prefix, name, f->name, mode, closefd);
    repr_leave(self);
    return OBJ(text);
}

/* What a method needs: open, and open for that. NULL stands for no need. */
static int need(Object *self, bool FileIO_allows, const char *what) {
    if (((FileIO *)self)->fd < 0)
        return raise_value_error("I/O operation on closed file"), -1;
    if (!FileIO_allows) {
        Str *message = str_format("File not open for %s", what);
        Type *type = message ? io_unsupported_type() : NULL;
        if (type != NULL)
            raise_type_value(type, OBJ(message));
        xdecref(message);
        return -1;
    }
    return 0;
}

NATIVE(file_read_method) {
    UNUSED_ARGS;
    FileIO *f = (FileIO *)self;
    ssize_t size;
    if (need(self, f->readable, "reading") < 0 || !io_size(args[0], &size))
        return NULL;
    if (size < 0)
        return io_call(self, "readall");
    Object *bytes = bytes_new((size_t)size);
    ssize_t n = bytes ? file_read(f, ((Bytes *)bytes)->data, (size_t)size) : -1;
    if (n == size)
        return bytes;
    Object *result = n == -2 ? new_none()
                     : n < 0 ? NULL
                             : bytes_from_data(((Bytes *)bytes)->data, (size_t)n);
    xdecref(bytes);
    return result;
}

NATIVE(file_readall_method) {
    UNUSED_ARGS;
    return need(self, ((FileIO *)self)->readable, "reading") < 0 ? NULL
                                                                 : file_read_all((FileIO *)self);
}

NATIVE(file_readinto_method) {
    UNUSED_ARGS;
    Buffer buffer;
    if (need(self, ((FileIO *)self)->readable, "reading") < 0
        || io_target(args[0], "readinto", &buffer) < 0)
        return NULL;
    ssize_t n = file_read((FileIO *)self, buffer.data, buffer.length);
    buffer_release(&buffer);
    return n == -1 ? NULL : n == -2 ? new_none() : int_from_ssize(n);
}

NATIVE(file_write_method) {
    UNUSED_ARGS;
    Buffer buffer;
    if (need(self, ((FileIO *)self)->writable, "writing") < 0
        || object_buffer(args[0], &buffer, false) < 0)
        return NULL;
    ssize_t n = file_write((FileIO *)self, buffer.data, buffer.length);
    buffer_release(&buffer);
    return n == -1 ? NULL : n == -2 ? new_none() : int_from_ssize(n);
}

NATIVE(file_seek_method) {
    UNUSED_ARGS;
    if (need(self, true, "") < 0)
        return NULL;
    if (is_float(args[0]))
        return raise_type_error("an integer is required");
    int64_t to = int_as_i64(args[0]),
            whence = args[1] && !error_occurred() ? int_as_i64(args[1]) : 0;
    if (error_occurred())
        return NULL;
    int64_t at = file_seek((FileIO *)self, to, (int)whence);
    return at < 0 ? NULL : int_from_i64(at);
}

NATIVE(file_tell_method) {
    UNUSED_ARGS;
    int64_t at = need(self, true, "") < 0 ? -1 : file_seek((FileIO *)self, 0, SEEK_CUR);
    return at < 0 ? NULL : int_from_i64(at);
}

NATIVE(file_truncate_method) {
    UNUSED_ARGS;
    FileIO *f = (FileIO *)self;
    if (need(self, f->writable, "writing") < 0)
        return NULL;
    int64_t size =
        args[0] == NULL || args[0] == KNone ? file_seek(f, 0, SEEK_CUR) : int_as_i64(args[0]);
    if (size == -1 && error_occurred())
        return NULL;
    if (ftruncate(f->fd, size) < 0)
        return raise_os_error(errno, NULL);
    return int_from_i64(size);
}

NATIVE(file_close_method) {
    UNUSED_ARGS;
    FileIO *f = (FileIO *)self;
    Object *flush_error = NULL;
    if (!is_exact(self, &fileio_type)) { /* IOBase's close() flushes */
        Object *flushed = f->fd >= 0 ? io_call(self, "flush") : new_none();
        if (flushed == NULL)
            flush_error = error_fetch();
        xdecref(flushed);
    }
    f->closed = true;
    return io_chain(flush_error, file_close(f) == 0);
}

NATIVE(file_fileno_method) {
    UNUSED_ARGS;
    return need(self, true, "") < 0 ? NULL : int_from_i64(((FileIO *)self)->fd);
}
NATIVE(file_isatty_method) {
    UNUSED_ARGS;
    return need(self, true, "") < 0 ? NULL : new_bool(file_is_tty((FileIO *)self));
}
NATIVE(file_seekable_method) {
    UNUSED_ARGS;
    return need(self, true, "") < 0 ? NULL : new_bool(file_is_seekable((FileIO *)self));
}
NATIVE(file_readable_method) {
    UNUSED_ARGS;
    return need(self, true, "") < 0 ? NULL : new_bool(((FileIO *)self)->readable);
}
NATIVE(file_writable_method) {
    UNUSED_ARGS;
    return need(self, true, "") < 0 ? NULL : new_bool(((FileIO *)self)->writable);
}

static Object *get_closed(Object *self, void *closure) {
    return new_bool(((FileIO *)self)->fd < 0);
}
static Object *get_closefd(Object *self, void *closure) {
    return new_bool(((FileIO *)self)->closefd);
}
static Object *get_mode(Object *self, void *closure) {
    return OBJ(str_from_ascii(mode_text((FileIO *)self)));
}

static const MethodDef methods[] = {
    {"read", file_read_method, "size=-1, /", 0,
     "Up to size bytes, by one system call; the whole rest if size is negative."},
    {"readall", file_readall_method, "", 0, "Read everything up to the end."},
    {"readinto", file_readinto_method, "buffer, /", 0,
     "Fills a buffer as far as there is something to read; gives how many bytes that were."},
    {"write", file_write_method, "b, /", 0,
     "Write bytes; return how many were written, None if it would block."},
    {"seek", file_seek_method, "pos, whence=0, /", 0, "Move to a position and return it."},
    {"tell", file_tell_method, "", 0, "The current position."},
    {"truncate", file_truncate_method, "size=None, /", 0,
     "Cut or extend the file to a size, by default to the current position."},
    {"close", file_close_method, "", 0, "Closes the file; once more does no harm."},
    {"fileno", file_fileno_method, "", 0, "The file descriptor."},
    {"isatty", file_isatty_method, "", 0, "Whether it is a terminal."},
    {"seekable", file_seekable_method, "", 0, "Whether the position can be moved."},
    {"readable", file_readable_method, "", 0, "Whether it was opened for reading."},
    {"writable", file_writable_method, "", 0, "Whether it was opened for writing."},
    {0},
};
static const MemberDef members[] = {
    {"name", MEMBER_OBJECT_EX, offsetof(FileIO, name), true,
     "What was opened: a path or a file descriptor."},
    {0},
};
static const GetSetDef getsets[] = {
    {"closed", get_closed, NULL, "Whether the file is closed.", NULL},
    {"closefd", get_closefd, NULL, "Whether close() closes the file descriptor.", NULL},
    {"mode", get_mode, NULL, "The mode it was opened in.", NULL},
    {0},
};

Type fileio_type = {
    .head = HEAD(&type_type),
    .name = "FileIO",
    .size = sizeof(FileIO),
    .flags = IO_FLAGS,
    .base = &rawiobase_type,
    .dealloc = dealloc,
    .traverse = traverse,
    .clear = clear,
    .finalize = finalize,
    .repr = repr,
    .new_ = file_new,
    .init = init,
    .methods = methods,
    .members = members,
    .getsets = getsets,
    .dict_offset = offsetof(FileIO, dict),
    .module = "_io",
    .doc = "A file descriptor as a raw stream of bytes.\n\nmode is 'r', 'w', 'x' or 'a', with '+' "
           "for both ways.",
    .signature = "file, mode='r', closefd=True, opener=None",
};
