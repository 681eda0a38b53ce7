/* What the files of the posix module share. */
#ifndef KRAIT_POSIX_INTERNAL_H
#define KRAIT_POSIX_INTERNAL_H

#include <errno.h>

#include "runtime/modules/fs_path.h"
#include "runtime/native.h"

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

/* Evaluates a system call with the lock released; errno is the call's. */
#define BLOCKING(result, call)                                                                     \
    do {                                                                                           \
        gil_release();                                                                             \
        (result) = (call);                                                                         \
        int error_ = errno;                                                                        \
        gil_acquire();                                                                             \
        errno = error_;                                                                            \
    } while (0)

/* A file that a function works on: a path, or a descriptor. */
typedef struct Target {
    Object *given; /* borrowed: for messages */
    Object *bytes; /* owned; NULL: a descriptor */
    int fd;
} Target;
/* Reads an argument: 0 or -1. fd_allowed: an int is a descriptor. Release it with target_release.
 */
int target_read(Target *t, Object *o, const char *function, bool fd_allowed) MAY_RAISE;
void target_release(Target *t);
const char *target_path(const Target *t);
/* Ends a call: None, or OSError with the name. Releases the target. */
Object *target_end(Target *t, int result);
int posix_int(Object *o /* or NULL */, int fallback, int *out) MAY_RAISE;

void posix_child_shutdown(void); /* releases what was registered for forks */
extern const MethodDef posix_path_functions[], posix_fd_functions[], posix_process_functions[],
    posix_child_functions[];
int posix_stat_init(Object *module) MAY_RAISE;
int posix_process_init(Object *module) MAY_RAISE;

#endif
