/* Child processes: fork, exec and wait as the system has them, and _spawn, which subprocess.py
 * stands on.
 *
 * _spawn prepares all that the child needs before it forks: between fork and exec the child only
 * makes system calls, allocates nothing and takes no lock, so that other threads cannot hurt. If
 * the program cannot be started, the child sends {errno, stage} through a pipe that exec closes.
 */
#define _GNU_SOURCE
#include "runtime/modules/posix_internal.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

extern char **environ;

/* ---- lists of C strings ---------------------------------------------------------------------- */

typedef struct Strings {
    List *bytes;  /* owned: keeps the texts alive */
    char **texts; /* owned, count + 1 of them, the last NULL */
    size_t count;
} Strings;

static void strings_free(Strings *s) {
    if (s->texts)
        mem_free(s->texts, (s->count + 1) * sizeof *s->texts);
    CLEAR(s->bytes);
    s->texts = NULL;
}

/* From an iterable of paths; None gives no texts at all. */
static int strings_read(Strings *s, Object *o, const char *message) {
    *s = (Strings){0};
    if (o == NULL || o == KNone)
        return 0;
    Object *items = sequence_fast(o, message);
    if (items == NULL)
        return -1;
    size_t n = is_list(items) ? ((List *)items)->length : ((Tuple *)items)->length;
    s->count = n;
    s->bytes = list_new(0);
    s->texts = s->bytes ? mem_alloc_zero((n + 1) * sizeof *s->texts) : NULL;
    if (s->bytes && s->texts == NULL)
        raise_no_memory();
    int status = s->texts ? 0 : -1;
    for (size_t i = 0; status == 0 && i < n; i++) {
        if (is_list(items) && i >= ((List *)items)->length) { /* __fspath__ made it shorter */
            raise_runtime_error("arguments changed size during iteration");
            status = -1;
            break;
        }
        Object *item =
            incref(is_list(items) ? ((List *)items)->items[i] : ((Tuple *)items)->items[i]);
        Object *bytes = fs_path_bytes(item, NULL);
        decref(item);
        if (bytes == NULL || list_append_steal(s->bytes, bytes) < 0)
            status = -1;
        else
            s->texts[i] = ((Bytes *)bytes)->data;
    }
    decref(items);
    if (status < 0)
        strings_free(s);
    return status;
}

/* ---- _spawn ---------------------------------------------------------------------------------- */

enum { STAGE_EXEC, STAGE_FOLDER, STAGE_OTHER };

typedef struct Spawn {
    Strings argv, programs, env;
    bool has_env, close_fds, new_session, restore_signals;
    Object *folder;  /* owned bytes or NULL */
    int standard[3]; /* descriptors that become 0, 1, 2; -1: left alone */
    int *keep;       /* owned, keep_count of them: not closed */
    size_t keep_count;
    int group;       /* -1: none */
    int umask_value; /* -1: none */
} Spawn;

static void spawn_free(Spawn *s) {
    strings_free(&s->argv);
    strings_free(&s->programs);
    strings_free(&s->env);
    CLEAR(s->folder);
    if (s->keep)
        mem_free(s->keep, (s->keep_count + 1) * sizeof *s->keep);
}

static bool kept(const Spawn *s, int fd) {
    for (size_t i = 0; i < s->keep_count; i++)
        if (s->keep[i] == fd)
            return true;
    return false;
}

/* In the child: moves the three into place. Those that lie in 0..2 themselves are first moved away.
 */
static int place_standard(Spawn *s) {
    for (int i = 0; i < 3; i++)
        if (s->standard[i] >= 0 && s->standard[i] < 3 && s->standard[i] != i
            && (s->standard[i] = fcntl(s->standard[i], F_DUPFD_CLOEXEC, 3)) < 0)
            return -1;
    for (int i = 0; i < 3; i++) {
        if (s->standard[i] == i) {
            if (fcntl(i, F_SETFD, 0) < 0) /* it may be one that exec would close */
                return -1;
        } else if (s->standard[i] >= 0 && dup2(s->standard[i], i) < 0) {
            return -1;
        }
    }
    return 0;
}

static void close_others(const Spawn *s, int report) {
    long limit = sysconf(_SC_OPEN_MAX);
    int end = limit > 0 && limit < 65536 ? (int)limit : 65536;
    if (s->keep_count == 0) {
        if (report > 3)
            close_range(3, (unsigned)report - 1, 0);
        close_range((unsigned)report + 1, ~0u, 0);
        return;
    }
    for (int fd = 3; fd < end; fd++)
        if (fd != report && !kept(s, fd))
            close(fd);
}

/* The child's part; never returns. */
static void __attribute__((noreturn)) child(Spawn *s, int report) {
    int message[2] = {0, STAGE_OTHER};
    if (report < 3)
        report = fcntl(report, F_DUPFD_CLOEXEC, 3);
    for (size_t i = 0; i < s->keep_count; i++)
        fcntl(s->keep[i], F_SETFD, 0);
    if (report < 0 || place_standard(s) < 0)
        goto failed;
    if (s->folder && chdir(((Bytes *)s->folder)->data) < 0) {
        message[1] = STAGE_FOLDER;
        goto failed;
    }
    if (s->umask_value >= 0)
        umask((mode_t)s->umask_value);
    if (s->restore_signals) {
        signal(SIGPIPE, SIG_DFL);
        signal(SIGXFSZ, SIG_DFL);
    }
    if (s->new_session && setsid() < 0)
        goto failed;
    if (s->group >= 0 && setpgid(0, s->group) < 0)
        goto failed;
    if (s->close_fds)
        close_others(s, report);
    message[1] = STAGE_EXEC;
    int remembered = 0;
    for (size_t i = 0; i < s->programs.count; i++) {
        execve(s->programs.texts[i], s->argv.texts, s->has_env ? s->env.texts : environ);
        if (errno != ENOENT && errno != ENOTDIR && remembered == 0)
            remembered = errno;
    }
    if (remembered)
        errno = remembered;
failed:
    message[0] = errno;
    ssize_t n = write(report, message, sizeof message);
    (void)n;
    _exit(255);
}

/* The parent's part: the child's id, or an exception. */
static Object *parent(Spawn *s, pid_t pid, int report) {
    int message[2];
    ssize_t n;
    do
        BLOCKING(n, read(report, message, sizeof message));
    while (n < 0 && errno == EINTR);
    close(report);
    if (n != (ssize_t)sizeof message)
        return int_from_i64(pid);
    int status;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    Object *about = message[1] == STAGE_FOLDER ? incref(s->folder)
                    : message[1] == STAGE_EXEC && s->argv.count > 0
                        ? incref(s->argv.bytes->items[0])
                        : NULL;
    Object *name = about ? fs_name(((Bytes *)about)->data, ((Bytes *)about)->length, false) : NULL;
    xdecref(about);
    if (about == NULL || name != NULL)
        raise_os_error(message[0], name);
    xdecref(name);
    return NULL;
}

static int read_keep(Spawn *s, Object *o) {
    Object *items = sequence_fast(o, "descriptors must be a sequence");
    if (items == NULL)
        return -1;
    Tuple *t = (Tuple *)sequence_tuple(items);
    decref(items);
    if (t == NULL)
        return -1;
    s->keep = mem_alloc_zero((t->length + 1) * sizeof *s->keep);
    s->keep_count = t->length;
    int status = s->keep ? 0 : (raise_no_memory(), -1);
    for (size_t i = 0; status == 0 && i < t->length; i++)
        status = posix_int(t->items[i], -1, &s->keep[i]);
    decref(t);
    return status;
}

/* _spawn(argv, programs, env, cwd, stdin, stdout, stderr, close_fds, keep, new_session,
 * restore_signals, group, umask) */
static int read_spawn(Spawn *s, Object *const *args) {
    int close_fds = object_truth(args[7]), session = object_truth(args[9]),
        signals = object_truth(args[10]);
    if (close_fds < 0 || session < 0 || signals < 0)
        return -1;
    s->close_fds = close_fds;
    s->new_session = session;
    s->restore_signals = signals;
    s->has_env = args[2] != KNone;
    if (strings_read(&s->argv, args[0], "argv must be a sequence") < 0
        || strings_read(&s->programs, args[1], "programs must be a sequence") < 0
        || strings_read(&s->env, args[2], "env must be a sequence") < 0
        || (args[3] != KNone && (s->folder = fs_path_bytes(args[3], NULL)) == NULL))
        return -1;
    for (int i = 0; i < 3; i++)
        if (posix_int(args[4 + i], -1, &s->standard[i]) < 0)
            return -1;
    if (posix_int(args[11], -1, &s->group) < 0 || posix_int(args[12], -1, &s->umask_value) < 0)
        return -1;
    return read_keep(s, args[8]);
}

NATIVE(child_spawn) {
    UNUSED_ARGS;
    Spawn s = {0};
    int report[2];
    Object *result = NULL;
    if (read_spawn(&s, args) == 0) {
        if (pipe2(report, O_CLOEXEC) < 0) {
            raise_os_error(errno, NULL);
        } else {
            pid_t pid = fork();
            if (pid == 0)
                child(&s, report[1]);
            int error = errno;
            close(report[1]);
            if (pid < 0) {
                close(report[0]);
                raise_os_error(error, NULL);
            } else {
                result = parent(&s, pid, report[0]);
            }
        }
    }
    spawn_free(&s);
    return result;
}

/* ---- forks ----------------------------------------------------------------------------------- */

enum { FORK_BEFORE, FORK_IN_CHILD, FORK_IN_PARENT, FORK_MOMENTS };
static List *at_fork[FORK_MOMENTS]; /* owned or NULL: what os.register_at_fork() was given */

/* ---- the plain calls ------------------------------------------------------------------------- */

/* Calls the registered functions, from the first or from the last one; what they raise is only
 * reported. */
static void call_registered(int when, bool from_last) {
    List *all = at_fork[when];
    if (all == NULL)
        return;
    Object *copy = list_slice(all, 0, all->length);
    if (copy == NULL) {
        error_unraisable(KNone);
        return;
    }
    List *functions = (List *)copy;
    for (size_t i = 0, n = functions->length; i < n; i++) {
        Object *f = functions->items[from_last ? n - 1 - i : i],
               *result = object_call(f, NULL, 0, NULL);
        if (result == NULL)
            error_unraisable(f);
        xdecref(result);
    }
    decref(functions);
}

NATIVE(child_register_at_fork) {
    UNUSED_ARGS;
    static const char *const names[FORK_MOMENTS] = {"before", "after_in_child", "after_in_parent"};
    if (args[0] == NULL && args[1] == NULL && args[2] == NULL)
        return raise_type_error("At least one argument is required.");
    for (int i = 0; i < FORK_MOMENTS; i++)
        if (args[i] != NULL && !is_callable(args[i]))
            return raise_type_error("'%s' must be callable, not %T", names[i], args[i]);
    for (int i = 0; i < FORK_MOMENTS; i++) {
        if (args[i] == NULL)
            continue;
        if (at_fork[i] == NULL && (at_fork[i] = list_new(0)) == NULL)
            return NULL;
        if (list_append(at_fork[i], args[i]) < 0)
            return NULL;
    }
    return new_none();
}

void posix_child_shutdown(void) {
    for (int i = 0; i < FORK_MOMENTS; i++)
        CLEAR(at_fork[i]);
}

NATIVE(child_fork) {
    UNUSED_ARGS;
    call_registered(FORK_BEFORE, true);
    pid_t pid = fork();
    int error = errno;
    if (pid == 0) {
        thread_after_fork();
        call_registered(FORK_IN_CHILD, false);
    } else {
        call_registered(FORK_IN_PARENT, false);
    }
    if (pid < 0)
        return raise_os_error(error, NULL);
    if (pid > 0 && main_thread.next != NULL
        && warn(&exc_DeprecationWarning,
                "This process (pid=%d) is multi-threaded, use of fork() may lead to deadlocks in "
                "the child.",
                (int)getpid())
               < 0)
        return NULL;
    return int_from_i64(pid);
}

static Object *execute(Object *path, Object *argv, Object *env) {
    Strings texts = {0}, variables = {0};
    Object *name = fs_path_bytes(path, NULL);
    if (name != NULL && strings_read(&texts, argv, "execv() arg 2 must be a tuple or list") == 0
        && strings_read(&variables, env, "execve: environment must be a sequence") == 0) {
        if (texts.count == 0) {
            raise_value_error("execv() arg 2 must not be empty");
        } else {
            execve(((Bytes *)name)->data, texts.texts, env ? variables.texts : environ);
            raise_os_error(errno, path);
        }
    }
    strings_free(&texts);
    strings_free(&variables);
    xdecref(name);
    return NULL;
}
NATIVE(child_execv) {
    UNUSED_ARGS;
    return execute(args[0], args[1], NULL);
}
NATIVE(child_execve) {
    UNUSED_ARGS;
    return execute(args[0], args[1], args[2]);
}

NATIVE(child_waitpid) {
    UNUSED_ARGS;
    int pid, options, status = 0;
    pid_t result;
    if (posix_int(args[0], -1, &pid) < 0 || posix_int(args[1], 0, &options) < 0)
        return NULL;
    for (;;) {
        BLOCKING(result, waitpid(pid, &status, options));
        if (result >= 0)
            break;
        if (errno != EINTR)
            return raise_os_error(errno, NULL);
        if (interrupt_check() < 0)
            return NULL;
    }
    Object *items[] = {int_from_i64(result), int_from_i64(status)};
    return OBJ(tuple_from_parts_steal(items, 2));
}

#define ID_CALL(name, call)                                                                        \
    NATIVE(child_##name) {                                                                         \
        UNUSED_ARGS;                                                                               \
        int a = 0, b = 0;                                                                          \
        if ((args[0] && posix_int(args[0], 0, &a) < 0)                                             \
            || (nargs > 1 && args[1] && posix_int(args[1], 0, &b) < 0))                            \
            return NULL;                                                                           \
        (void)a, (void)b;                                                                          \
        int result = (int)(call);                                                                  \
        return result < 0 ? raise_os_error(errno, NULL) : int_from_i64(result);                    \
    }
ID_CALL(getpgid, getpgid(a))
ID_CALL(getsid, getsid(a))
ID_CALL(setpgid, setpgid(a, b))
ID_CALL(killpg, killpg(a, b))

NATIVE(child_setsid) {
    UNUSED_ARGS;
    return setsid() < 0 ? raise_os_error(errno, NULL) : new_none();
}
NATIVE(child_getpgrp) {
    UNUSED_ARGS;
    return int_from_i64(getpgrp());
}
NATIVE(child_get_inheritable) {
    UNUSED_ARGS;
    int fd;
    if (posix_int(args[0], -1, &fd) < 0)
        return NULL;
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? raise_os_error(errno, NULL) : new_bool(!(flags & FD_CLOEXEC));
}
NATIVE(child_set_inheritable) {
    UNUSED_ARGS;
    int fd, on = object_truth(args[1]);
    if (on < 0 || posix_int(args[0], -1, &fd) < 0)
        return NULL;
    int flags = fcntl(fd, F_GETFD);
    int result = flags < 0 ? -1 : fcntl(fd, F_SETFD, on ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC);
    return result < 0 ? raise_os_error(errno, NULL) : new_none();
}

const MethodDef posix_child_functions[] = {
    {"fork", child_fork, "", 0,
     "Splits the process in two: gives 0 in the child, the child's id in the parent."},
    {"register_at_fork", child_register_at_fork,
     "*, before=None, after_in_child=None, after_in_parent=None", 0,
     "Functions to call before a fork, and afterwards in child and parent."},
    {"execv", child_execv, "path, argv, /", 0, "Replaces this process's program by another one."},
    {"_execve", child_execve, "path, argv, env, /", 0, NULL},
    {"waitpid", child_waitpid, "pid, options, /", 0,
     "Waits for a child to end; gives its id and status."},
    {"_spawn", child_spawn,
     "argv, programs, env, cwd, stdin, stdout, stderr, close_fds, keep, new_session, "
     "restore_signals, group, umask, /",
     0, NULL},
    {"getpgid", child_getpgid, "pid", 0, "The process group of a process."},
    {"getsid", child_getsid, "pid, /", 0, "The session of a process."},
    {"setpgid", child_setpgid, "pid, pgrp, /", 0, "Moves a process into a process group."},
    {"killpg", child_killpg, "pgid, signal, /", 0, "Sends a signal to all processes of a group."},
    {"setsid", child_setsid, "", 0, "Starts a new session, led by this process."},
    {"getpgrp", child_getpgrp, "", 0, "The process group of this process."},
    {"get_inheritable", child_get_inheritable, "fd, /", 0,
     "Whether programs that are executed keep this file."},
    {"set_inheritable", child_set_inheritable, "fd, inheritable, /", 0,
     "Decides whether programs that are executed keep this file."},
    {0},
};
