/* The posix module: the system calls that os is made of. Its functions stand in posix_path.c (files
 * by name), posix_fd.c (descriptors) and posix_process.c. */
#include "runtime/modules/posix_internal.h"

#include <fcntl.h>
#include <unistd.h>

#include "runtime/objects/int.h"
#include "runtime/objects/module.h"

extern const ModuleDef posix_module;

/* ---- arguments ---- */

int posix_int(Object *o, int fallback, int *out) {
    *out = fallback;
    if (o == NULL)
        return 0;
    int64_t n = int_as_i64(o);
    if (n == -1 && error_occurred())
        return -1;
    if (n != (int)n)
        return raise_overflow_error(n > 0 ? "signed integer is greater than maximum"
                                          : "signed integer is less than minimum"),
               -1;
    *out = (int)n;
    return 0;
}

int target_read(Target *t, Object *o, const char *function, bool fd_allowed) {
    *t = (Target){o, NULL, -1};
    if (fd_allowed && has_index(o))
        return posix_int(o, -1, &t->fd);
    char message[160];
    const char *kinds =
        fd_allowed ? "string, bytes, os.PathLike or integer" : "string, bytes or os.PathLike";
    strcpy(message, function);
    strcat(strcat(strcat(message, ": path should be "), kinds), ", not %T");
    t->bytes = fs_path_bytes(o, message);
    if (t->bytes == NULL && error_is(&exc_ValueError))
        raise_value_error("%s: embedded null character in path", function);
    return t->bytes ? 0 : -1;
}

void target_release(Target *t) { CLEAR(t->bytes); }

const char *target_path(const Target *t) { return ((Bytes *)t->bytes)->data; }

Object *target_end(Target *t, int result) {
    int error = errno;
    target_release(t);
    return result < 0 ? raise_os_error(error, t->given) : new_none();
}

/* ---- the module ---- */

static int add_functions(Object *module, const MethodDef *def) {
    Str *name = str_intern_utf8("posix", 5);
    int status = name ? 0 : -1;
    for (; status == 0 && def->name != NULL; def++)
        status = module_add(module, def->name, native_function_new(def, NULL, OBJ(name), NULL));
    xdecref(name);
    return status;
}

static int add_constants(Object *module) {
    static const struct {
        const char *name;
        int value;
    } constants[] = {
        {"O_RDONLY", O_RDONLY},
        {"O_WRONLY", O_WRONLY},
        {"O_RDWR", O_RDWR},
        {"O_CREAT", O_CREAT},
        {"O_EXCL", O_EXCL},
        {"O_TRUNC", O_TRUNC},
        {"O_APPEND", O_APPEND},
        {"O_NONBLOCK", O_NONBLOCK},
        {"O_CLOEXEC", O_CLOEXEC},
        {"O_SYNC", O_SYNC},
        {"O_NOCTTY", O_NOCTTY},
        {"O_DIRECTORY", O_DIRECTORY},
        {"O_NOFOLLOW", O_NOFOLLOW},
        {"F_OK", F_OK},
        {"R_OK", R_OK},
        {"W_OK", W_OK},
        {"X_OK", X_OK},
        {"EX_OK", 0},
        {"EX_USAGE", 64},
        {"EX_SOFTWARE", 70},
        {"EX_IOERR", 74},
        {"WNOHANG", 1},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (module_add(module, constants[i].name, int_from_i64(constants[i].value)) < 0)
            return -1;
    return 0;
}

static int init(Object *module) {
    if (add_functions(module, posix_path_functions) < 0
        || add_functions(module, posix_fd_functions) < 0
        || add_functions(module, posix_process_functions) < 0
        || add_functions(module, posix_child_functions) < 0 || add_constants(module) < 0)
        return -1;
    if (module_add(module, "error", incref(&exc_OSError)) < 0)
        return -1;
    return posix_stat_init(module) < 0 ? -1 : posix_process_init(module);
}

const ModuleDef posix_module = {"posix", "The system's calls, as os gives them.", NULL, init};
