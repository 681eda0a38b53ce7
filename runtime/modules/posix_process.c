/* The process: environment, ids, other programs, randomness. */
#define _GNU_SOURCE
#include "runtime/modules/posix_internal.h"

#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"

extern char **environ;

/* posix.environ: what the process started with, as bytes. */
static Dict *environment(void) {
    Dict *d = dict_new();
    for (char **e = environ; d != NULL && e != NULL && *e != NULL; e++) {
        const char *equals = strchr(*e, '=');
        if (equals == NULL)
            continue;
        Object *key = bytes_from_data(*e, (size_t)(equals - *e)),
               *value = bytes_from_data(equals + 1, strlen(equals + 1));
        int there = key && value ? dict_contains(d, key) : -1;
        if (there < 0 || (!there && dict_set(d, key, value) < 0))
            CLEAR(d);
        xdecref(key);
        xdecref(value);
    }
    return d;
}

int posix_process_init(Object *module) { return module_add(module, "environ", OBJ(environment())); }

NATIVE(process_putenv) {
    UNUSED_ARGS;
    Object *name = fs_path_bytes(args[0], NULL),
           *value = name ? fs_path_bytes(args[1], NULL) : NULL;
    int result = -1;
    if (value != NULL && strchr(((Bytes *)name)->data, '='))
        raise_value_error("illegal environment variable name");
    else if (value != NULL
             && (result = setenv(((Bytes *)name)->data, ((Bytes *)value)->data, 1)) < 0)
        raise_os_error(errno, NULL);
    xdecref(name);
    xdecref(value);
    return result < 0 ? NULL : new_none();
}
NATIVE(process_unsetenv) {
    UNUSED_ARGS;
    Object *name = fs_path_bytes(args[0], NULL);
    if (name == NULL)
        return NULL;
    int result = unsetenv(((Bytes *)name)->data);
    decref(name);
    return result < 0 ? raise_os_error(errno, NULL) : new_none();
}

#define ID(name)                                                                                   \
    NATIVE(process_##name) {                                                                       \
        UNUSED_ARGS;                                                                               \
        return int_from_i64(name());                                                               \
    }
ID(getpid)
ID(getppid)
ID(getuid)
ID(geteuid)
ID(getgid)
ID(getegid)

NATIVE(process_urandom) {
    UNUSED_ARGS;
    ssize_t size = number_as_ssize(args[0], &exc_OverflowError);
    if (size == -1 && error_occurred())
        return NULL;
    if (size < 0)
        return raise_value_error("negative argument not allowed");
    Object *bytes = bytes_new((size_t)size);
    for (size_t done = 0; bytes != NULL && done < (size_t)size;) {
        ssize_t n = getrandom(((Bytes *)bytes)->data + done, (size_t)size - done, 0);
        if (n < 0 && errno != EINTR) {
            decref(bytes);
            return raise_os_error(errno, NULL);
        }
        done += n > 0 ? (size_t)n : 0;
    }
    return bytes;
}
NATIVE(process_system) {
    UNUSED_ARGS;
    Object *command = fs_path_bytes(args[0], NULL);
    if (command == NULL)
        return NULL;
    int status;
    BLOCKING(status, system(((Bytes *)command)->data));
    decref(command);
    return int_from_i64(status);
}
NATIVE(process_exit) {
    UNUSED_ARGS;
    int status;
    if (posix_int(args[0], 0, &status) < 0)
        return NULL;
    _exit(status);
}
NATIVE(process_abort) {
    UNUSED_ARGS;
    abort();
}
NATIVE(process_kill) {
    UNUSED_ARGS;
    int pid, number;
    if (posix_int(args[0], 0, &pid) < 0 || posix_int(args[1], 0, &number) < 0)
        return NULL;
    return kill(pid, number) < 0 ? raise_os_error(errno, NULL) : new_none();
}
NATIVE(process_umask) {
    UNUSED_ARGS;
    int mask;
    return posix_int(args[0], 0, &mask) < 0 ? NULL : int_from_i64(umask((mode_t)mask));
}
NATIVE(process_strerror) {
    UNUSED_ARGS;
    int number;
    if (posix_int(args[0], 0, &number) < 0)
        return NULL;
    const char *text = strerror(number);
    return fs_name(text, strlen(text), false);
}
NATIVE(process_cpu_count) {
    UNUSED_ARGS;
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? int_from_i64(n) : new_none();
}
NATIVE(process_affinity_count) {
    UNUSED_ARGS;
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0
               ? int_from_i64(CPU_COUNT(&set))
               : process_cpu_count(self, args, nargs, kwnames);
}
NATIVE(process_uname) {
    UNUSED_ARGS;
    struct utsname u;
    if (uname(&u) < 0)
        return raise_os_error(errno, NULL);
    const char *texts[] = {u.sysname, u.nodename, u.release, u.version, u.machine};
    Object *items[5];
    for (int i = 0; i < 5; i++)
        items[i] = fs_name(texts[i], strlen(texts[i]), false);
    return OBJ(tuple_from_parts_steal(items, 5));
}

const MethodDef posix_process_functions[] = {
    {"putenv", process_putenv, "name, value, /", 0, "Set an environment variable of the process."},
    {"unsetenv", process_unsetenv, "name, /", 0, "Remove an environment variable of the process."},
    {"getpid", process_getpid, "", 0, "The process's id."},
    {"getppid", process_getppid, "", 0, "The parent process's id."},
    {"getuid", process_getuid, "", 0, "The user's id."},
    {"geteuid", process_geteuid, "", 0, "The effective user's id."},
    {"getgid", process_getgid, "", 0, "The group's id."},
    {"getegid", process_getegid, "", 0, "The effective group's id."},
    {"urandom", process_urandom, "size, /", 0, "Random bytes, fit for secrets."},
    {"system", process_system, "command", 0, "Run a command in a shell; return its wait status."},
    {"_exit", process_exit, "status", 0, "End the process at once, without cleaning up."},
    {"abort", process_abort, "", 0, "End the process by a signal."},
    {"kill", process_kill, "pid, signal, /", 0, "Sends a signal to a process."},
    {"umask", process_umask, "mask, /", 0,
     "Set the mask for new files' permissions; return the old one."},
    {"strerror", process_strerror, "code, /", 0, "The system's text for an error number."},
    {"cpu_count", process_cpu_count, "", 0, "The number of processors."},
    {"_process_cpu_count", process_affinity_count, "", 0,
     "The number of processors that this process may use."},
    {"_uname", process_uname, "", 0, "What system this is: five texts."},
    {0},
};
