/* FileIO: a file descriptor as a raw stream. Every blocking system call releases the lock, and is tried again after a signal whose
 * handler raised nothing. */
#include "runtime/modules/fs_path.h"
#include "runtime/modules/io_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/objects/int.h"

enum { READ_MAX = 0x7ffff000 }; /* what Linux takes at once */

/* ---- system calls ---- */

/* After a call failed: true if it is to be tried again. */
static bool again(int *status) {
    if (errno != EINTR)
        return false;
    *status = interrupt_check();
    return *status == 0;
}

ssize_t file_read(FileIO *f, void *to, size_t size) {
    int fd = f->fd, status = 0;
    for (;;) {
        lock_release();
        ssize_t n = read(fd, to, size < READ_MAX ? size : READ_MAX);
        int error = errno;
        lock_acquire();
        errno = error;
        if (n >= 0)
            return n;
        if (again(&status))
            continue;
        if (status < 0)
            return -1;
        if (errno == EAGAIN)
            return -2;
        raise_os_error(errno, NULL);
        return -1;
    }
}

ssize_t file_write(FileIO *f, const void *from, size_t size) {
    int fd = f->fd, status = 0;
    for (;;) {
        lock_release();
        ssize_t n = write(fd, from, size < READ_MAX ? size : READ_MAX);
        int error = errno;
        lock_acquire();
        errno = error;
        if (n >= 0)
            return n;
        if (again(&status))
            continue;
        if (status < 0)
            return -1;
        if (errno == EAGAIN)
            return -2;
        raise_os_error(errno, NULL);
        return -1;
    }
}

int64_t file_seek(FileIO *f, int64_t to, int whence) {
    int64_t at = lseek(f->fd, to, whence);
    if (at < 0)
        raise_os_error(errno, NULL);
    else if (f->seekable < 0)
        f->seekable = 1;
    return at;
}

int file_is_seekable(FileIO *f) {
    if (f->seekable < 0)
        f->seekable = lseek(f->fd, 0, SEEK_CUR) >= 0;
    return f->seekable;
}

bool file_is_tty(FileIO *f) {
    int error = errno;
    bool result = isatty(f->fd);
    errno = error;
    return result;
}

size_t file_size_hint(FileIO *f) {
    struct stat st;
    if (fstat(f->fd, &st) < 0 || !S_ISREG(st.st_mode))
        return 0;
    int64_t at = lseek(f->fd, 0, SEEK_CUR);
    return at < 0 || st.st_size <= at ? 0 : (size_t)(st.st_size - at);
}

Object *file_read_all(FileIO *f) {
    BytesBuilder out = BYTES_BUILDER;
    size_t want = file_size_hint(f) + 1; /* one more, to see the end */
    if (want < BUFFER_SIZE)
        want = BUFFER_SIZE;
    for (;;) {
        char *to = bytes_builder_room(&out, want);
        ssize_t n = to ? file_read(f, to, want) : -1;
        if (n == -2 && out.length == 0) {
            bytes_builder_discard(&out);
            return new_none();
        }
        if (n == -1) {
            bytes_builder_discard(&out);
            return NULL;
        }
        if (n <= 0)
            return bytes_builder_finish(&out);
        out.length += (size_t)n;
        want = (size_t)n < want ? want - (size_t)n : out.length;
        if (want < 256)
            want = BUFFER_SIZE;
    }
}

int file_close(FileIO *f) {
    int fd = f->fd;
    f->fd = -1;
    if (fd < 0 || !f->closefd)
        return 0;
    lock_release();
    int failed = close(fd), error = errno;
    lock_acquire();
    if (failed < 0 && error != EINTR)
        return raise_os_error(error, NULL), -1;
    return 0;
}

/* ---- opening ---- */

/* Reads "rb", "w+" and so on into the object; the flags for open(2), or -1. */
static int parse_mode(FileIO *f, const char *mode) {
    int flags = 0, kinds = 0, plus = 0;
    for (const char *p = mode; *p; p++) {
        switch (*p) {
        case 'r': kinds++; f->readable = true; break;
        case 'w': kinds++; f->writable = true; flags |= O_CREAT | O_TRUNC; break;
        case 'x': kinds++; f->writable = f->created = true; flags |= O_CREAT | O_EXCL; break;
        case 'a': kinds++; f->writable = f->appending = true; flags |= O_CREAT | O_APPEND; break;
        case '+': plus++; break;
        case 'b': break;
        default: return raise_value_error("invalid mode: %.200s", mode), -1;
        }
        if (kinds > 1 || plus > 1)
            return raise_value_error("Must have exactly one of create/read/write/append mode and at most one plus"), -1;
    }
    if (kinds == 0)
        return raise_value_error("Must have exactly one of create/read/write/append mode and at most one plus"), -1;
    if (plus)
        f->readable = f->writable = true;
    flags |= f->readable && f->writable ? O_RDWR : f->readable ? O_RDONLY : O_WRONLY;
    return flags | O_CLOEXEC;
}

static int open_path(FileIO *f, Object *name, int flags) {
    Object *path = fs_path_bytes(name, NULL);
    int status = -1, fd;
    if (path == NULL)
        return -1;
    do {
        lock_release();
        fd = open(((Bytes *)path)->data, flags, 0666);
        int error = errno;
        lock_acquire();
        errno = error;
        status = 0;
    } while (fd < 0 && again(&status));
    decref(path);
    if (fd < 0) {
        if (status == 0)
            raise_os_error(errno, name);
        return -1;
    }
    f->fd = fd;
    return 0;
}

static int call_opener(FileIO *f, Object *opener, Object *name, int flags) {
    Object *number = int_from_i64(flags);
    Object *result = number ? object_call2(opener, name, number) : NULL;
    xdecref(number);
    if (result == NULL)
        return -1;
    int64_t fd = -1;
    if (!is_int(result))
        raise_type_error("expected integer from opener");
    else
        fd = int_as_i64(result);
    decref(result);
    if (fd < 0 && !error_occurred())
        raise_value_error("opener returned %lld", (long long)fd);
    if (error_occurred())
        return -1;
    f->fd = (int)fd;
    return 0;
}

/* A directory cannot be read as a file; appending starts at the end. */
static int check_opened(FileIO *f, Object *name) {
    struct stat st;
    if (fstat(f->fd, &st) < 0) {
        if (errno == EBADF)
            return raise_os_error(errno, is_int(name) ? NULL : name), -1;
    } else if (S_ISDIR(st.st_mode)) {
        return raise_os_error(EISDIR, name), -1;
    } else if (S_ISREG(st.st_mode)) {
        f->seekable = 1;
    }
    if (f->appending && lseek(f->fd, 0, SEEK_END) < 0 && errno != ESPIPE)
        return raise_os_error(errno, NULL), -1;
    return 0;
}

static int init_file(FileIO *f, Object *name, const char *mode, bool closefd, Object *opener) {
    if (f->fd >= 0 && file_close(f) < 0)
        return -1;
    f->created = f->readable = f->writable = f->appending = false;
    f->seekable = -1;
    f->closefd = closefd;
    int64_t fd = -1;
    bool given = !is_str(name) && !is_bytes(name) && has_index(name);
    if (is_exact(name, &bool_type) && warn(&exc_RuntimeWarning, "bool is used as a file descriptor") < 0)
        return -1;
    if (given) {
        Object *number = number_index(name);
        if (number == NULL)
            return -1;
        bool fits = int_fits_i64(number, &fd) && fd == (int)fd;
        decref(number);
        if (!fits)
            return raise_overflow_error("Python int too large to convert to C int"), -1;
        if (fd < 0)
            return raise_value_error("negative file descriptor"), -1;
    }
    int flags = parse_mode(f, mode);
    if (flags < 0)
        return -1;
    if (given) {
        f->fd = (int)fd;
    } else {
        if (!closefd)
            return raise_value_error("Cannot use closefd=False with file name"), -1;
        if ((opener != NULL ? call_opener(f, opener, name, flags) : open_path(f, name, flags)) < 0)
            return -1;
    }
    if (check_opened(f, name) < 0) {
        Object *pending = error_fetch();
        if (given)
            f->fd = -1; /* it is the caller's */
        else if (file_close(f) < 0)
            error_clear();
        error_restore(pending);
        return -1;
    }
    REPLACE_STEAL(f->name, incref(name));
    return 0;
}

static Object *new_(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    FileIO *f = (FileIO *)io_new(type, args, nargs, kwnames);
    if (f != NULL) {
        f->fd = -1;
        f->seekable = -1;
        f->closefd = true;
    }
    return OBJ(f);
}

FileIO *file_open(Object *name, const char *mode, bool closefd, Object *opener) {
    FileIO *f = (FileIO *)new_(&fileio_type, NULL, 0, NULL);
    if (f != NULL && init_file(f, name, mode, closefd, opener) < 0)
        CLEAR(f);
    return f;
}

/* ---- the type ---- */

static int init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *bound[4] = {NULL};
    if (args_bind("FileIO", "file, mode='r', closefd=True, opener=None", &signature, args, nargs, kwnames, bound) < 0)
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
    return init_file((FileIO *)self, bound[0], mode, closefd, bound[3] == KNone ? NULL : bound[3]);
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

static void dealloc(Object *o) {
    FileIO *f = (FileIO *)o;
    gc_untrack(o);
    if (f->fd >= 0 && f->closefd)
        close(f->fd);
    f->fd = -1;
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
    if (f->fd < 0)
        return OBJ(str_format("<_io.FileIO [closed]>"));
    const char *closefd = f->closefd ? "True" : "False";
    if (f->name == NULL)
        return OBJ(str_format("<_io.FileIO fd=%d mode='%s' closefd=%s>", f->fd, mode_text(f), closefd));
    int entered = repr_enter(self);
    if (entered != 0)
        return entered < 0 ? NULL : raise_runtime_error("reentrant call inside %s.__repr__", type_of(self)->name);
    Str *text = str_format("<_io.FileIO name=%R mode='%s' closefd=%s>", f->name, mode_text(f), closefd);
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
    Object *result = n == -2 ? new_none() : n < 0 ? NULL : bytes_from_data(((Bytes *)bytes)->data, (size_t)n);
    xdecref(bytes);
    return result;
}

NATIVE(file_readall_method) {
    UNUSED_ARGS;
    return need(self, ((FileIO *)self)->readable, "reading") < 0 ? NULL : file_read_all((FileIO *)self);
}

NATIVE(file_readinto_method) {
    UNUSED_ARGS;
    Buffer buffer;
    if (need(self, ((FileIO *)self)->readable, "reading") < 0 || io_target(args[0], "readinto", &buffer) < 0)
        return NULL;
    ssize_t n = file_read((FileIO *)self, buffer.data, buffer.length);
    buffer_release(&buffer);
    return n == -1 ? NULL : n == -2 ? new_none() : int_from_ssize(n);
}

NATIVE(file_write_method) {
    UNUSED_ARGS;
    Buffer buffer;
    if (need(self, ((FileIO *)self)->writable, "writing") < 0 || object_buffer(args[0], &buffer, false) < 0)
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
    int64_t to = int_as_i64(args[0]), whence = args[1] && !error_occurred() ? int_as_i64(args[1]) : 0;
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
    int64_t size = args[0] == NULL || args[0] == KNone ? file_seek(f, 0, SEEK_CUR) : int_as_i64(args[0]);
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

static Object *get_closed(Object *self, void *closure) { return new_bool(((FileIO *)self)->fd < 0); }
static Object *get_closefd(Object *self, void *closure) { return new_bool(((FileIO *)self)->closefd); }
static Object *get_mode(Object *self, void *closure) { return OBJ(str_from_ascii(mode_text((FileIO *)self))); }

static const MethodDef methods[] = {
    {"read", file_read_method, "size=-1, /", 0, "Read at most size bytes in one call; all that is left for a negative size."},
    {"readall", file_readall_method, "", 0, "Read everything up to the end."},
    {"readinto", file_readinto_method, "buffer, /", 0, "Read into a writable buffer; return the number of bytes."},
    {"write", file_write_method, "b, /", 0, "Write bytes; return how many were written, None if it would block."},
    {"seek", file_seek_method, "pos, whence=0, /", 0, "Move to a position and return it."},
    {"tell", file_tell_method, "", 0, "The current position."},
    {"truncate", file_truncate_method, "size=None, /", 0, "Cut or extend the file to a size, by default to the current position."},
    {"close", file_close_method, "", 0, "Close the file. A closed file stays closed."},
    {"fileno", file_fileno_method, "", 0, "The file descriptor."},
    {"isatty", file_isatty_method, "", 0, "Whether it is a terminal."},
    {"seekable", file_seekable_method, "", 0, "Whether the position can be moved."},
    {"readable", file_readable_method, "", 0, "Whether it was opened for reading."},
    {"writable", file_writable_method, "", 0, "Whether it was opened for writing."},
    {0},
};
static const MemberDef members[] = {
    {"name", MEMBER_OBJECT_EX, offsetof(FileIO, name), true, "What was opened: a path or a file descriptor."},
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
    .finalize = io_finalize,
    .repr = repr,
    .new_ = new_,
    .init = init,
    .methods = methods,
    .members = members,
    .getsets = getsets,
    .dict_offset = offsetof(FileIO, dict),
    .module = "_io",
    .doc = "A file descriptor as a raw stream of bytes.\n\nmode is 'r', 'w', 'x' or 'a', with '+' for both ways.",
    .signature = "file, mode='r', closefd=True, opener=None",
};
