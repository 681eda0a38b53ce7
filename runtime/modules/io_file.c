/* File descriptors as raw streams: system calls and opening. The type stands in io_file_type.c.
 * Every blocking system call releases the lock, and is tried again after a signal whose handler
 * raised nothing. */
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
    *status = signals_check();
    return *status == 0;
}

ssize_t file_read(FileIO *f, void *to, size_t size) {
    int fd = f->fd, status = 0;
    for (;;) {
        gil_release();
        ssize_t n = read(fd, to, size < READ_MAX ? size : READ_MAX);
        int error = errno;
        gil_acquire();
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
        gil_release();
        ssize_t n = write(fd, from, size < READ_MAX ? size : READ_MAX);
        int error = errno;
        gil_acquire();
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

void file_drop(FileIO *f) {
    if (f->fd >= 0 && f->closefd)
        close(f->fd);
    f->fd = -1;
}

int file_close(FileIO *f) {
    int fd = f->fd;
    f->fd = -1;
    if (fd < 0 || !f->closefd)
        return 0;
    gil_release();
    int failed = close(fd), error = errno;
    gil_acquire();
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
        case 'r':
            kinds++;
            f->readable = true;
            break;
        case 'w':
            kinds++;
            f->writable = true;
            flags |= O_CREAT | O_TRUNC;
            break;
        case 'x':
            kinds++;
            f->writable = f->created = true;
            flags |= O_CREAT | O_EXCL;
            break;
        case 'a':
            kinds++;
            f->writable = f->appending = true;
            flags |= O_CREAT | O_APPEND;
            break;
        case '+':
            plus++;
            break;
        case 'b':
            break;
        default:
            return raise_value_error("invalid mode: %.200s", mode), -1;
        }
        if (kinds > 1 || plus > 1)
            return raise_value_error("Must have exactly one of create/read/write/append mode and "
                                     "at most one plus"),
                   -1;
    }
    if (kinds == 0)
        return raise_value_error(
                   "Must have exactly one of create/read/write/append mode and at most one plus"),
               -1;
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
        gil_release();
        fd = open(((Bytes *)path)->data, flags, 0666);
        int error = errno;
        gil_acquire();
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

int file_init(FileIO *f, Object *name, const char *mode, bool closefd, Object *opener) {
    if (f->fd >= 0 && file_close(f) < 0)
        return -1;
    f->created = f->readable = f->writable = f->appending = false;
    f->seekable = -1;
    f->closefd = closefd;
    int64_t fd = -1;
    bool given = !is_str(name) && !is_bytes(name) && has_index(name);
    if (is_exact(name, &bool_type)
        && warn(&exc_RuntimeWarning, "bool is used as a file descriptor") < 0)
        return -1;
    if (given) {
        Object *number = number_index(name);
        given = number != NULL && int_fits_i64(number, &fd) && fd == (int)fd;
        xdecref(number);
        if (error_forgive() < 0) /* what is no descriptor is tried as a path, whose error counts */
            return -1;
        if (given && fd < 0)
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

Object *file_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    FileIO *f = (FileIO *)io_new(type, args, nargs, kwnames);
    if (f != NULL) {
        f->fd = -1;
        f->seekable = -1;
        f->closefd = true;
    }
    return OBJ(f);
}

FileIO *file_open(Object *name, const char *mode, bool closefd, Object *opener) {
    FileIO *f = (FileIO *)file_new(&fileio_type, NULL, 0, NULL);
    if (f != NULL && file_init(f, name, mode, closefd, opener) < 0)
        CLEAR(f);
    return f;
}
