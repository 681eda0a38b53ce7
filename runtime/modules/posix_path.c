/* Files by name: what they are, making, renaming and removing them, the current folder. */
#include "runtime/modules/posix_internal.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"

/* ---- stat ---- */

static Type *stat_result; /* owned by its module and, through this, until posix_shutdown */

void posix_shutdown(void);
void posix_shutdown(void) {
    CLEAR(stat_result);
    posix_child_shutdown();
}

enum { STAT_VISIBLE = 10, STAT_ALL = 19 };

/* The times stand twice: as ints among the tuple's items, and as attributes with fractions, which
 * come later and win. */
int posix_stat_init(Object *module) {
    static const char *const fields[] = {"st_mode",    "st_ino",      "st_dev",      "st_nlink",
                                         "st_uid",     "st_gid",      "st_size",     "st_atime",
                                         "st_mtime",   "st_ctime",    "st_atime",    "st_mtime",
                                         "st_ctime",   "st_atime_ns", "st_mtime_ns", "st_ctime_ns",
                                         "st_blksize", "st_blocks",   "st_rdev"};
    if (stat_result == NULL)
        stat_result = struct_sequence_type("os.stat_result", fields, STAT_VISIBLE, STAT_ALL,
                                           "What stat() tells of a file.");
    return stat_result == NULL ? -1 : module_add_type(module, stat_result);
}

static int64_t nanoseconds(const struct timespec *t) {
    return t->tv_sec * 1000000000ll + t->tv_nsec;
}
static double seconds(const struct timespec *t) {
    return (double)t->tv_sec + 1e-9 * (double)t->tv_nsec;
}

static Object *make_stat(const struct stat *st) {
    const struct timespec *times[] = {&st->st_atim, &st->st_mtim, &st->st_ctim};
    Object *values[STAT_ALL] = {
        int_from_i64(st->st_mode),  int_from_u64(st->st_ino), int_from_u64(st->st_dev),
        int_from_u64(st->st_nlink), int_from_i64(st->st_uid), int_from_i64(st->st_gid),
        int_from_i64(st->st_size),
    };
    for (int i = 0; i < 3; i++) {
        values[7 + i] = int_from_i64(times[i]->tv_sec);
        values[10 + i] = float_from_double(seconds(times[i]));
        values[13 + i] = int_from_i64(nanoseconds(times[i]));
    }
    values[16] = int_from_i64(st->st_blksize);
    values[17] = int_from_i64(st->st_blocks);
    values[18] = int_from_u64(st->st_rdev);
    return struct_sequence_new_steal(stat_result, values);
}

static Object *stat_target(Object *o, const char *function, bool follow) {
    Target t;
    struct stat st;
    int result;
    if (target_read(&t, o, function, follow) < 0)
        return NULL;
    if (t.bytes == NULL)
        BLOCKING(result, fstat(t.fd, &st));
    else if (follow)
        BLOCKING(result, stat(target_path(&t), &st));
    else
        BLOCKING(result, lstat(target_path(&t), &st));
    Object *none = target_end(&t, result);
    if (none == NULL)
        return NULL;
    decref(none);
    return make_stat(&st);
}

NATIVE(posix_stat) {
    UNUSED_ARGS;
    int follow = args[2] ? object_truth(args[2]) : 1;
    return follow < 0 ? NULL : stat_target(args[0], "stat", follow);
}
NATIVE(posix_lstat) {
    UNUSED_ARGS;
    return stat_target(args[0], "lstat", false);
}
NATIVE(posix_fstat) {
    UNUSED_ARGS;
    return stat_target(args[0], "fstat", true);
}
NATIVE(posix_access) {
    UNUSED_ARGS;
    Target t;
    int mode, result;
    if (posix_int(args[1], 0, &mode) < 0 || target_read(&t, args[0], "access", false) < 0)
        return NULL;
    BLOCKING(result, access(target_path(&t), mode));
    target_release(&t);
    return new_bool(result == 0);
}

/* ---- folders ---- */

/* The entries of a folder: (name, type) for _scandir, names for listdir. */
static Object *list_folder(Object *given, bool with_types) {
    Target t = {given, NULL, -1};
    bool here = given == NULL || given == KNone;
    const char *message =
        with_types ? "scandir: path should be string, bytes, os.PathLike, integer or None, not %T"
                   : "listdir: path should be string, bytes, os.PathLike, integer or None, not %T";
    if (!here && (t.bytes = fs_path_bytes(given, message)) == NULL)
        return NULL;
    bool as_bytes = !here && is_bytes(given);
    DIR *dir;
    BLOCKING(dir, opendir(here ? "." : target_path(&t)));
    if (dir == NULL)
        return target_end(&t, -1);
    List *list = list_new(0);
    for (struct dirent *e; list != NULL && (errno = 0, e = readdir(dir)) != NULL;) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        Object *item = fs_name(e->d_name, strlen(e->d_name), as_bytes);
        if (item != NULL && with_types) {
            Object *type = int_from_i64(e->d_type), *inode = int_from_u64(e->d_ino);
            Object *row = type && inode ? OBJ(tuple_pack(3, item, type, inode)) : NULL;
            xdecref(type);
            xdecref(inode);
            REPLACE_STEAL(item, row);
        }
        if (item == NULL || list_append_steal(list, item) < 0)
            CLEAR(list);
    }
    closedir(dir);
    target_release(&t);
    return OBJ(list);
}
NATIVE(posix_listdir) {
    UNUSED_ARGS;
    return list_folder(args[0], false);
}
NATIVE(posix_scandir) {
    UNUSED_ARGS;
    return list_folder(args[0], true);
}
NATIVE(posix_mkdir) {
    UNUSED_ARGS;
    Target t;
    int mode, result;
    if (posix_int(args[1], 0777, &mode) < 0 || target_read(&t, args[0], "mkdir", false) < 0)
        return NULL;
    BLOCKING(result, mkdir(target_path(&t), (mode_t)mode));
    return target_end(&t, result);
}
NATIVE(posix_getcwd) {
    UNUSED_ARGS;
    char *path;
    BLOCKING(path, getcwd(NULL, 0));
    if (path == NULL)
        return raise_os_error(errno, NULL);
    Object *result = fs_name(path, strlen(path), false);
    free(path);
    return result;
}

/* ---- one path ---- */

#define ONE_PATH(name, fd_allowed, by_path, by_fd)                                                 \
    NATIVE(posix_##name) {                                                                         \
        UNUSED_ARGS;                                                                               \
        Target t;                                                                                  \
        int result;                                                                                \
        if (target_read(&t, args[0], #name, fd_allowed) < 0)                                       \
            return NULL;                                                                           \
        BLOCKING(result, t.bytes ? by_path : by_fd);                                               \
        return target_end(&t, result);                                                             \
    }
ONE_PATH(chdir, true, chdir(target_path(&t)), fchdir(t.fd))
ONE_PATH(rmdir, false, rmdir(target_path(&t)), -1)
ONE_PATH(remove, false, unlink(target_path(&t)), -1)
ONE_PATH(unlink, false, unlink(target_path(&t)), -1)

NATIVE(posix_chmod) {
    UNUSED_ARGS;
    Target t;
    int mode, result;
    if (posix_int(args[1], 0, &mode) < 0 || target_read(&t, args[0], "chmod", true) < 0)
        return NULL;
    BLOCKING(result, t.bytes ? chmod(target_path(&t), (mode_t)mode) : fchmod(t.fd, (mode_t)mode));
    return target_end(&t, result);
}
NATIVE(posix_truncate) {
    UNUSED_ARGS;
    Target t;
    int result;
    int64_t length = int_as_i64(args[1]);
    if ((length == -1 && error_occurred()) || target_read(&t, args[0], "truncate", true) < 0)
        return NULL;
    BLOCKING(result, t.bytes ? truncate(target_path(&t), length) : ftruncate(t.fd, length));
    return target_end(&t, result);
}
NATIVE(posix_readlink) {
    UNUSED_ARGS;
    Target t;
    char text[4096];
    ssize_t length;
    if (target_read(&t, args[0], "readlink", false) < 0)
        return NULL;
    BLOCKING(length, readlink(target_path(&t), text, sizeof text));
    Object *none = target_end(&t, length < 0 ? -1 : 0);
    if (none == NULL)
        return NULL;
    decref(none);
    return fs_name(text, (size_t)length, is_bytes(args[0]));
}

static int time_of(Object *o, bool whole, struct timespec *out) {
    if (whole || is_int(o)) {
        int64_t n = int_as_i64(o);
        if (n == -1 && error_occurred())
            return -1;
        int64_t unit = whole ? 1000000000 : 1;
        out->tv_sec = int_floordiv_i64(n, unit);
        out->tv_nsec = whole ? int_mod_i64(n, unit) : 0;
        return 0;
    }
    Object *f = number_float(o);
    if (f == NULL)
        return -1;
    double value = ((Float *)f)->value, floor_value = __builtin_floor(value);
    decref(f);
    out->tv_sec = (time_t)floor_value;
    out->tv_nsec = (long)((value - floor_value) * 1e9);
    return 0;
}
NATIVE(posix_utime) {
    UNUSED_ARGS;
    Target t;
    struct timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
    Object *pair = args[1] && args[1] != KNone   ? args[1]
                   : args[2] && args[2] != KNone ? args[2]
                                                 : NULL;
    bool whole = pair != NULL && pair == args[2];
    int result;
    if (pair != NULL && (!is_tuple(pair) || ((Tuple *)pair)->length != 2))
        return raise_type_error("utime: '%s' must be %s", whole ? "ns" : "times",
                                whole ? "a tuple of two ints"
                                      : "either a tuple of two ints or None");
    for (int i = 0; pair != NULL && i < 2; i++)
        if (time_of(((Tuple *)pair)->items[i], whole, &times[i]) < 0)
            return NULL;
    if (target_read(&t, args[0], "utime", false) < 0)
        return NULL;
    BLOCKING(result, utimensat(AT_FDCWD, target_path(&t), times, 0));
    return target_end(&t, result);
}

/* ---- two paths ---- */

static Object *two_paths(Object *const *args, const char *function,
                         int (*call)(const char *, const char *)) {
    Target from, to;
    int result;
    if (target_read(&from, args[0], function, false) < 0)
        return NULL;
    if (target_read(&to, args[1], function, false) < 0) {
        target_release(&from);
        return NULL;
    }
    BLOCKING(result, call(target_path(&from), target_path(&to)));
    int error = errno;
    target_release(&from);
    target_release(&to);
    if (result == 0)
        return new_none();
    Object *number = int_from_i64(error),
           *text = OBJ(str_from_utf8_lossy(strerror(error), strlen(strerror(error))));
    Tuple *e = number && text ? tuple_pack(5, number, text, args[0], KNone, args[1]) : NULL;
    xdecref(number);
    xdecref(text);
    if (e != NULL)
        raise_type_value(&exc_OSError, OBJ(e));
    xdecref(e);
    return NULL;
}
NATIVE(posix_rename) {
    UNUSED_ARGS;
    return two_paths(args, "rename", rename);
}
NATIVE(posix_replace) {
    UNUSED_ARGS;
    return two_paths(args, "replace", rename);
}
NATIVE(posix_link) {
    UNUSED_ARGS;
    return two_paths(args, "link", link);
}
NATIVE(posix_symlink) {
    UNUSED_ARGS;
    return two_paths(args, "symlink", symlink);
}

NATIVE(posix_fspath) {
    UNUSED_ARGS;
    return fs_path(args[0], NULL);
}

const MethodDef posix_path_functions[] = {
    {"stat", posix_stat, "path, *, dir_fd=None, follow_symlinks=True", 0,
     "What the system knows of a file."},
    {"lstat", posix_lstat, "path, *, dir_fd=None", 0, "stat() of a link itself."},
    {"fstat", posix_fstat, "fd", 0, "stat() of an open file."},
    {"access", posix_access,
     "path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True", 0,
     "Whether a file may be used so."},
    {"listdir", posix_listdir, "path=None", 0, "The names in a folder, in no order."},
    {"_scandir", posix_scandir, "path=None", 0, "(name, kind, inode) of each entry of a folder."},
    {"mkdir", posix_mkdir, "path, mode=511, *, dir_fd=None", 0, "Make a folder."},
    {"rmdir", posix_rmdir, "path, *, dir_fd=None", 0, "Remove an empty folder."},
    {"getcwd", posix_getcwd, "", 0, "The current folder."},
    {"chdir", posix_chdir, "path", 0, "Change the current folder."},
    {"remove", posix_remove, "path, *, dir_fd=None", 0, "Remove a file."},
    {"unlink", posix_unlink, "path, *, dir_fd=None", 0, "Remove a file."},
    {"rename", posix_rename, "src, dst, *, src_dir_fd=None, dst_dir_fd=None", 0,
     "Rename a file or folder."},
    {"replace", posix_replace, "src, dst, *, src_dir_fd=None, dst_dir_fd=None", 0,
     "Rename, over what stands there."},
    {"link", posix_link, "src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True", 0,
     "Give a file another name."},
    {"symlink", posix_symlink, "src, dst, target_is_directory=False, *, dir_fd=None", 0,
     "Make a symbolic link."},
    {"readlink", posix_readlink, "path, *, dir_fd=None", 0, "Where a symbolic link leads."},
    {"chmod", posix_chmod, "path, mode, *, dir_fd=None, follow_symlinks=True", 0,
     "Change a file's permissions."},
    {"truncate", posix_truncate, "path, length", 0, "Cut or extend a file."},
    {"utime", posix_utime, "path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True", 0,
     "Set the times of access and change."},
    {"fspath", posix_fspath, "path", 0, "The path as str or bytes."},
    {0},
};
