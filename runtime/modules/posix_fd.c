/* File descriptors. */
#define _GNU_SOURCE
#include "runtime/modules/posix_internal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"

/* Retries after a signal whose handler raised nothing: true: again. */
static bool interrupted_call(bool failed) {
    return failed && errno == EINTR && signals_check() == 0;
}
static Object *end_int(int64_t result) {
    if (result >= 0)
        return int_from_i64(result);
    return error_occurred() ? NULL : raise_os_error(errno, NULL);
}
static Object *end_none(int result) {
    return result < 0 ? raise_os_error(errno, NULL) : new_none();
}

NATIVE(fd_open) {
    UNUSED_ARGS;
    Target t;
    int flags, mode, fd;
    if (posix_int(args[1], 0, &flags) < 0 || posix_int(args[2], 0777, &mode) < 0
        || target_read(&t, args[0], "open", false) < 0)
        return NULL;
    do
        BLOCKING(fd, open(target_path(&t), flags | O_CLOEXEC, mode));
    while (interrupted_call(fd < 0));
    int error = errno;
    target_release(&t);
    if (fd < 0)
        return error_occurred() ? NULL : raise_os_error(error, args[0]);
    return int_from_i64(fd);
}
NATIVE(fd_close) {
    UNUSED_ARGS;
    int fd, result;
    if (posix_int(args[0], -1, &fd) < 0)
        return NULL;
    BLOCKING(result, close(fd));
    return end_none(result);
}
NATIVE(fd_read) {
    UNUSED_ARGS;
    int fd;
    ssize_t size, n;
    if (posix_int(args[0], -1, &fd) < 0
        || ((size = number_as_ssize(args[1], &exc_OverflowError)) == -1 && error_occurred()))
        return NULL;
    if (size < 0) {
        errno = EINVAL;
        return raise_os_error(EINVAL, NULL);
    }
    Object *bytes = bytes_new((size_t)size);
    if (bytes == NULL)
        return NULL;
    do
        BLOCKING(n, read(fd, ((Bytes *)bytes)->data, (size_t)size));
    while (interrupted_call(n < 0));
    if (n == size)
        return bytes;
    Object *result = n < 0 ? end_int(n) : bytes_from_data(((Bytes *)bytes)->data, (size_t)n);
    decref(bytes);
    return result;
}
NATIVE(fd_write) {
    UNUSED_ARGS;
    int fd;
    ssize_t n;
    Buffer buffer;
    if (posix_int(args[0], -1, &fd) < 0 || object_buffer(args[1], &buffer, false) < 0)
        return NULL;
    do
        BLOCKING(n, write(fd, buffer.data, buffer.length));
    while (interrupted_call(n < 0));
    int error = errno;
    buffer_release(&buffer);
    errno = error;
    return end_int(n);
}
NATIVE(fd_lseek) {
    UNUSED_ARGS;
    int fd, how;
    int64_t to;
    if (posix_int(args[0], -1, &fd) < 0 || ((to = int_as_i64(args[1])) == -1 && error_occurred())
        || posix_int(args[2], 0, &how) < 0)
        return NULL;
    return end_int(lseek(fd, to, how));
}
NATIVE(fd_isatty) {
    UNUSED_ARGS;
    int fd;
    return posix_int(args[0], -1, &fd) < 0 ? NULL : new_bool(isatty(fd));
}
NATIVE(fd_dup) {
    UNUSED_ARGS;
    int fd;
    return posix_int(args[0], -1, &fd) < 0 ? NULL : end_int(fcntl(fd, F_DUPFD_CLOEXEC, 0));
}
NATIVE(fd_dup2) {
    UNUSED_ARGS;
    int fd, to;
    if (posix_int(args[0], -1, &fd) < 0 || posix_int(args[1], -1, &to) < 0)
        return NULL;
    return end_int(dup2(fd, to));
}
NATIVE(fd_fsync) {
    UNUSED_ARGS;
    int fd, result;
    if (posix_int(args[0], -1, &fd) < 0)
        return NULL;
    BLOCKING(result, fsync(fd));
    return end_none(result);
}
NATIVE(fd_ftruncate) {
    UNUSED_ARGS;
    int fd, result;
    int64_t length;
    if (posix_int(args[0], -1, &fd) < 0
        || ((length = int_as_i64(args[1])) == -1 && error_occurred()))
        return NULL;
    BLOCKING(result, ftruncate(fd, length));
    return end_none(result);
}
NATIVE(fd_pipe) {
    UNUSED_ARGS;
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) < 0)
        return raise_os_error(errno, NULL);
    Object *ends[] = {int_from_i64(fds[0]), int_from_i64(fds[1])};
    Tuple *pair = tuple_from_parts_steal(ends, 2);
    if (pair == NULL) {
        close(fds[0]);
        close(fds[1]);
    }
    return OBJ(pair);
}
NATIVE(fd_get_blocking) {
    UNUSED_ARGS;
    int fd;
    if (posix_int(args[0], -1, &fd) < 0)
        return NULL;
    int flags = fcntl(fd, F_GETFL);
    return flags < 0 ? raise_os_error(errno, NULL) : new_bool(!(flags & O_NONBLOCK));
}
NATIVE(fd_set_blocking) {
    UNUSED_ARGS;
    int fd, blocking = object_truth(args[1]);
    if (blocking < 0 || posix_int(args[0], -1, &fd) < 0)
        return NULL;
    int flags = fcntl(fd, F_GETFL);
    int result =
        flags < 0 ? -1 : fcntl(fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
    return end_none(result);
}
NATIVE(terminal_size) {
    UNUSED_ARGS;
    int fd;
    struct winsize size;
    if (posix_int(args[0], STDOUT_FILENO, &fd) < 0)
        return NULL;
    if (ioctl(fd, TIOCGWINSZ, &size) < 0)
        return raise_os_error(errno, NULL);
    Object *sides[] = {int_from_i64(size.ws_col), int_from_i64(size.ws_row)};
    return OBJ(tuple_from_parts_steal(sides, 2));
}

const MethodDef posix_fd_functions[] = {
    {"open", fd_open, "path, flags, mode=511, *, dir_fd=None", 0,
     "Open a file; return a descriptor."},
    {"close", fd_close, "fd", 0, "Close a descriptor."},
    {"read", fd_read, "fd, length, /", 0, "Read at most length bytes."},
    {"write", fd_write, "fd, data, /", 0, "Write bytes; return how many were written."},
    {"lseek", fd_lseek, "fd, position, whence, /", 0, "Move to a position and return it."},
    {"isatty", fd_isatty, "fd, /", 0, "Whether a descriptor is a terminal."},
    {"dup", fd_dup, "fd, /", 0, "Another descriptor of the same open file."},
    {"dup2", fd_dup2, "fd, fd2, inheritable=True", 0,
     "Make fd2 a descriptor of the file that fd has open."},
    {"fsync", fd_fsync, "fd", 0, "Wait until a file is on its device."},
    {"ftruncate", fd_ftruncate, "fd, length, /", 0, "Cut or extend an open file."},
    {"get_blocking", fd_get_blocking, "fd, /", 0,
     "Does reading and writing wait until it is possible?"},
    {"set_blocking", fd_set_blocking, "fd, blocking, /", 0,
     "Let reading and writing wait until it is possible, or fail at once."},
    {"pipe", fd_pipe, "", 0, "A pipe: (descriptor to read, descriptor to write)."},
    {"_terminal_size", terminal_size, "fd=1, /", 0, "(columns, lines) of a terminal."},
    {0},
};
