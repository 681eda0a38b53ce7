/* The _signal module: handlers, sending, waiting, masks, timers. What happens when a signal arrives
 * is in runtime/signals.c.
 *
 * `signal_handlers` holds what getsignal() shows, from the module's import on: the ints SIG_DFL and
 * SIG_IGN, a callable, or None for a handler that was not installed from here.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "runtime/objects/exceptions.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "runtime/wait_queue.h"

extern const ModuleDef _signal_module;
void signal_shutdown(void);

#define NATIVE(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

static Object *default_handler;           /* owned: default_int_handler, from the first import on */
static Type *itimer_error, *siginfo_type; /* owned, from the first import on */

enum { DEFAULT = 0, IGNORE = 1 }; /* SIG_DFL and SIG_IGN as ints */

/* ---- arguments ------------------------------------------------------------------------------- */

/* A C int; -1 with an exception set if it is none. */
static int c_int(Object *o) {
    int64_t n = int_as_i64(o);
    if (n == -1 && error_occurred())
        return -1;
    if (n < INT32_MIN || n > INT32_MAX)
        return raise_overflow_error("Python int too large to convert to C int"), -1;
    return (int)n;
}

/* 1 .. 64; -1 with an exception. */
static int signal_number(Object *o) {
    int n = c_int(o);
    if (n == -1 && error_occurred())
        return -1;
    if (n < 1 || n >= SIGNAL_COUNT)
        return raise_value_error("signal number out of range"), -1;
    return n;
}

static Object *fail(void) { return raise_os_error(errno, NULL); }

/* Which signals an iterable of numbers names. */
static int signal_set(Object *iterable, sigset_t *set) {
    sigemptyset(set);
    Object *iterator = object_iter(iterable), *item;
    if (iterator == NULL)
        return -1;
    while ((item = object_next(iterator)) != NULL) {
        int64_t n = int_as_i64(item);
        decref(item);
        if (n == -1 && error_occurred()) {
            if (!error_is(&exc_OverflowError))
                break;
            error_clear();
        }
        if (n < 1 || n >= SIGNAL_COUNT) {
            raise_value_error("signal number %lld out of range [1; %d]", (long long)n,
                              SIGNAL_COUNT - 1);
            break;
        }
        sigaddset(set, (int)n);
    }
    decref(iterator);
    return error_occurred() ? -1 : 0;
}

static Object *set_object(const sigset_t *set) {
    Set *result = set_new(NULL);
    for (int n = 1; result != NULL && n < SIGNAL_COUNT; n++) {
        if (sigismember(set, n) != 1)
            continue;
        Object *number = int_from_i64(n);
        if (set_add(result, number) < 0)
            CLEAR(result);
        decref(number);
    }
    return OBJ(result);
}

/* ---- handlers -------------------------------------------------------------------------------- */

NATIVE(default_int_handler) {
    UNUSED_ARGS;
    raise_type_value(&exc_KeyboardInterrupt, NULL);
    return NULL;
}

static int install(int number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    return sigaction(number, &action, NULL);
}

/* What kind of handler an argument is: IGNORE, DEFAULT, 2 for a callable; -1: neither. */
static int handler_kind(Object *handler) {
    int64_t n;
    if (is_int(handler) && int_fits_i64(handler, &n) && (n == DEFAULT || n == IGNORE))
        return (int)n;
    return is_callable(handler) ? 2 : -1;
}

NATIVE(signal_signal) {
    UNUSED_ARGS;
    if (thread != signal_thread)
        return raise_value_error("signal only works in main thread of the main interpreter");
    int number = c_int(args[0]);
    if (number == -1 && error_occurred())
        return NULL;
    if (number < 1 || number >= SIGNAL_COUNT)
        return raise_value_error("signal number out of range");
    int kind = handler_kind(args[1]);
    if (kind < 0)
        return raise_type_error(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    if (signals_check() < 0) /* what has arrived is for the old handler */
        return NULL;
    if (install(number, kind == DEFAULT  ? SIG_DFL
                        : kind == IGNORE ? SIG_IGN
                                         : signals_on_arrival)
        < 0)
        return fail();
    if (number == SIGINT)
        __atomic_store_n(&interrupt_raises, args[1] == default_handler, __ATOMIC_RELAXED);
    Object *old = signal_handlers[number];
    signal_handlers[number] = incref(args[1]);
    return old ? old : new_none();
}

NATIVE(signal_getsignal) {
    UNUSED_ARGS;
    int number = signal_number(args[0]);
    if (number < 0)
        return NULL;
    Object *handler = signal_handlers[number];
    return incref(handler ? handler : KNone);
}

NATIVE(signal_siginterrupt) {
    UNUSED_ARGS;
    int number = signal_number(args[0]), flag = number < 0 ? 0 : c_int(args[1]);
    struct sigaction action;
    if (number < 0 || (flag == -1 && error_occurred()))
        return NULL;
    if (sigaction(number, NULL, &action) < 0)
        return fail();
    if (flag)
        action.sa_flags &= ~SA_RESTART;
    else
        action.sa_flags |= SA_RESTART;
    return sigaction(number, &action, NULL) < 0 ? fail() : new_none();
}

NATIVE(signal_set_wakeup_fd) {
    UNUSED_ARGS;
    int fd = c_int(args[0]), warns = args[1] ? object_truth(args[1]) : 1;
    if ((fd == -1 && error_occurred()) || warns < 0)
        return NULL;
    if (thread != signal_thread)
        return raise_value_error("set_wakeup_fd only works in main thread of the main interpreter");
    if (fd != -1) {
        struct stat st;
        if (fstat(fd, &st) < 0)
            return fail();
        int flags = fcntl(fd, F_GETFL);
        if (flags < 0)
            return fail();
        if (!(flags & O_NONBLOCK))
            return raise_value_error("the fd %d must be in non-blocking mode", fd);
    }
    int old = __atomic_exchange_n(&signals_wakeup_fd, fd < 0 ? -1 : fd, __ATOMIC_RELAXED);
    __atomic_store_n(&signals_wakeup_warns, warns, __ATOMIC_RELAXED);
    return int_from_i64(old);
}

/* ---- sending --------------------------------------------------------------------------------- */

/* A signal that we sent ourselves is heeded before the call returns. */
static Object *sent(int error) {
    if (error != 0)
        return raise_os_error(error, NULL);
    return signals_check() < 0 ? NULL : new_none();
}

NATIVE(signal_raise_signal) {
    UNUSED_ARGS;
    int number = c_int(args[0]);
    if (number == -1 && error_occurred())
        return NULL;
    gil_release();
    int error = raise(number) == 0 ? 0 : errno;
    gil_acquire();
    return sent(error);
}

NATIVE(signal_pthread_kill) {
    UNUSED_ARGS;
    uint64_t ident = int_as_u64(args[0]);
    int number = error_occurred() ? -1 : c_int(args[1]);
    if (error_occurred())
        return NULL;
    Thread *t = &main_thread; /* the system may not be asked about threads that are gone */
    while (t != NULL && t->ident != ident)
        t = t->next;
    return sent(t == NULL ? ESRCH : pthread_kill((pthread_t)ident, number));
}

NATIVE(signal_pidfd_send_signal) {
    UNUSED_ARGS;
    int fd = c_int(args[0]), number = error_occurred() ? -1 : c_int(args[1]),
        flags = error_occurred() || args[3] == NULL ? 0 : c_int(args[3]);
    if (error_occurred())
        return NULL;
    if (args[2] != NULL && args[2] != KNone)
        return raise_type_error("siginfo must be None");
    return sent(syscall(SYS_pidfd_send_signal, fd, number, NULL, flags) < 0 ? errno : 0);
}

/* ---- waiting --------------------------------------------------------------------------------- */

NATIVE(signal_pause) {
    UNUSED_ARGS;
    gil_release();
    pause();
    gil_acquire();
    return signals_check() < 0 ? NULL : new_none();
}

static Object *siginfo_object(const siginfo_t *info) {
    Object *values[] = {int_from_i64(info->si_signo), int_from_i64(info->si_code),
                        int_from_i64(info->si_errno), int_from_i64(info->si_pid),
                        int_from_u64(info->si_uid),   int_from_i64(info->si_status),
                        int_from_i64(info->si_band)};
    return struct_sequence_new_steal(siginfo_type, values);
}

/* Waits for one of the set until the deadline. */
static Object *wait_for(const sigset_t *set, int64_t deadline) {
    siginfo_t info;
    for (;;) {
        struct timespec left = {0};
        int64_t ns = deadline == INT64_MAX ? 0 : deadline - clock_now();
        if (ns > 0)
            left = (struct timespec){(time_t)(ns / 1000000000), (long)(ns % 1000000000)};
        gil_release();
        int number =
                deadline == INT64_MAX ? sigwaitinfo(set, &info) : sigtimedwait(set, &info, &left),
            error = errno;
        gil_acquire();
        if (number >= 0)
            return siginfo_object(&info);
        if (error == EAGAIN)
            return new_none();
        if (error != EINTR)
            return raise_os_error(error, NULL);
        if (signals_check() < 0)
            return NULL;
    }
}

NATIVE(signal_sigwait) {
    UNUSED_ARGS;
    sigset_t set;
    int number;
    if (signal_set(args[0], &set) < 0)
        return NULL;
    gil_release();
    int error = sigwait(&set, &number);
    gil_acquire();
    return error ? raise_os_error(error, NULL) : int_from_i64(number);
}

NATIVE(signal_sigwaitinfo) {
    UNUSED_ARGS;
    sigset_t set;
    return signal_set(args[0], &set) < 0 ? NULL : wait_for(&set, INT64_MAX);
}

NATIVE(signal_sigtimedwait) {
    UNUSED_ARGS;
    sigset_t set;
    int64_t ns;
    if (signal_set(args[0], &set) < 0 || timeout_parse(args[1], &ns) < 0)
        return NULL;
    if (ns < 0)
        return raise_value_error("timeout must be non-negative");
    return wait_for(&set, deadline_after(ns));
}

/* ---- masks ----------------------------------------------------------------------------------- */

NATIVE(signal_pthread_sigmask) {
    UNUSED_ARGS;
    int how = c_int(args[0]);
    sigset_t set, old;
    if ((how == -1 && error_occurred()) || signal_set(args[1], &set) < 0)
        return NULL;
    int error = pthread_sigmask(how, &set, &old);
    if (error)
        return raise_os_error(error, NULL);
    return signals_check() < 0 ? NULL : set_object(&old); /* those let through now have arrived */
}

NATIVE(signal_sigpending) {
    UNUSED_ARGS;
    sigset_t set;
    return sigpending(&set) < 0 ? fail() : set_object(&set);
}

NATIVE(signal_valid_signals) {
    UNUSED_ARGS;
    sigset_t set;
    sigfillset(&set);
    return set_object(&set);
}

NATIVE(signal_strsignal) {
    UNUSED_ARGS;
    int number = signal_number(args[0]);
    if (number < 0)
        return NULL;
    const char *text = strsignal(number);
    if (text == NULL || strstr(text, "Unknown signal") != NULL)
        return new_none();
    return OBJ(str_from_utf8_lossy(text, strlen(text)));
}

/* ---- timers ---------------------------------------------------------------------------------- */

NATIVE(signal_alarm) {
    UNUSED_ARGS;
    int seconds = c_int(args[0]);
    if (seconds == -1 && error_occurred())
        return NULL;
    return int_from_i64(alarm((unsigned)seconds));
}

static int to_timeval(Object *seconds, struct timeval *out) {
    int64_t ns;
    if (timeout_parse(seconds, &ns) < 0)
        return -1;
    int64_t us = int_floordiv_i64(ns, 1000) + (ns % 1000 != 0); /* a positive time is not made 0 */
    out->tv_sec = (time_t)int_floordiv_i64(us, 1000000);
    out->tv_usec = (suseconds_t)int_mod_i64(us, 1000000);
    return 0;
}

static Object *timer_object(const struct itimerval *t) {
    Object *value =
               float_from_double((double)t->it_value.tv_sec + (double)t->it_value.tv_usec * 1e-6),
           *interval = float_from_double((double)t->it_interval.tv_sec
                                         + (double)t->it_interval.tv_usec * 1e-6);
    Tuple *pair = value && interval ? tuple_pack(2, value, interval) : NULL;
    xdecref(value);
    xdecref(interval);
    return OBJ(pair);
}

static Object *timer_failed(void) {
    const char *text = strerror(errno);
    Object *number = int_from_i64(errno), *message = OBJ(str_from_utf8_lossy(text, strlen(text)));
    Tuple *pair = number && message ? tuple_pack(2, number, message) : NULL;
    if (pair != NULL)
        raise_type_value(itimer_error, OBJ(pair));
    xdecref(number);
    xdecref(message);
    xdecref(pair);
    return NULL;
}

NATIVE(signal_setitimer) {
    UNUSED_ARGS;
    int which = c_int(args[0]);
    struct itimerval fresh = {0}, old;
    if ((which == -1 && error_occurred()) || to_timeval(args[1], &fresh.it_value) < 0
        || (args[2] != NULL && to_timeval(args[2], &fresh.it_interval) < 0))
        return NULL;
    return setitimer((enum __itimer_which)which, &fresh, &old) < 0 ? timer_failed()
                                                                   : timer_object(&old);
}

NATIVE(signal_getitimer) {
    UNUSED_ARGS;
    int which = c_int(args[0]);
    struct itimerval now;
    if (which == -1 && error_occurred())
        return NULL;
    return getitimer((enum __itimer_which)which, &now) < 0 ? timer_failed() : timer_object(&now);
}

/* ---- the module ------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    int value;
} constants[] = {
#define S(name)                                                                                    \
    { #name, name }
    S(SIGABRT),     S(SIGALRM),     S(SIGBUS),         S(SIGCHLD),     S(SIGCLD),    S(SIGCONT),
    S(SIGFPE),      S(SIGHUP),      S(SIGILL),         S(SIGINT),      S(SIGIO),     S(SIGIOT),
    S(SIGKILL),     S(SIGPIPE),     S(SIGPOLL),        S(SIGPROF),     S(SIGPWR),    S(SIGQUIT),
    S(SIGSEGV),     S(SIGSTKFLT),   S(SIGSTOP),        S(SIGSYS),      S(SIGTERM),   S(SIGTRAP),
    S(SIGTSTP),     S(SIGTTIN),     S(SIGTTOU),        S(SIGURG),      S(SIGUSR1),   S(SIGUSR2),
    S(SIGVTALRM),   S(SIGWINCH),    S(SIGXCPU),        S(SIGXFSZ),     S(SIG_BLOCK), S(SIG_UNBLOCK),
    S(SIG_SETMASK), S(ITIMER_REAL), S(ITIMER_VIRTUAL), S(ITIMER_PROF),
#undef S
};

static int add_constants(Object *module) {
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (module_add(module, constants[i].name, int_from_i64(constants[i].value)) < 0)
            return -1;
    return module_add(module, "NSIG", int_from_i64(SIGNAL_COUNT)) < 0
                   || module_add(module, "SIG_DFL", int_from_i64(DEFAULT)) < 0
                   || module_add(module, "SIG_IGN", int_from_i64(IGNORE)) < 0
                   || module_add(module, "SIGRTMIN", int_from_i64(SIGRTMIN)) < 0
                   || module_add(module, "SIGRTMAX", int_from_i64(SIGRTMAX)) < 0
               ? -1
               : 0;
}

static int add_types(Object *module) {
    static const char *const fields[] = {"si_signo", "si_code",   "si_errno", "si_pid",
                                         "si_uid",   "si_status", "si_band"};
    if (itimer_error == NULL
        && (itimer_error = (Type *)type_new_simple("signal.itimer_error", &exc_OSError, NULL))
               == NULL)
        return -1;
    if (siginfo_type == NULL
        && (siginfo_type = struct_sequence_type("signal.struct_siginfo", fields, 7, 7,
                                                "What is known of a signal that arrived."))
               == NULL)
        return -1;
    return module_add(module, "ItimerError", incref(itimer_error)) < 0
                   || module_add(module, "struct_siginfo", incref(siginfo_type)) < 0
               ? -1
               : 0;
}

/* What stands in the table when nobody has called signal() yet. */
static Object *present_handler(int number) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) < 0)
        return new_none();
    if (action.sa_handler == SIG_DFL || action.sa_handler == SIG_IGN)
        return int_from_i64(action.sa_handler == SIG_DFL ? DEFAULT : IGNORE);
    return number == SIGINT && action.sa_handler == signals_on_arrival ? incref(default_handler)
                                                                       : new_none();
}

static int init(Object *module) {
    if (add_constants(module) < 0 || add_types(module) < 0)
        return -1;
    Str *name = str_from_ascii("default_int_handler");
    if (name == NULL)
        return -1;
    if (default_handler == NULL)
        default_handler = object_getattr(module, name);
    int failed = default_handler ? object_setattr(module, name, default_handler) : -1;
    decref(name);
    for (int n = 1; failed == 0 && n < SIGNAL_COUNT; n++)
        if (signal_handlers[n] == NULL && (signal_handlers[n] = present_handler(n)) == NULL)
            return -1;
    return failed;
}

void signal_shutdown(void) {
    CLEAR(default_handler);
    CLEAR(itimer_error);
    CLEAR(siginfo_type);
}

static const MethodDef functions[] = {
    {"signal", signal_signal, "signalnum, handler, /", 0,
     "Decides what a signal does: handler is SIG_DFL, SIG_IGN or a function of (number, frame).\n"
     "Gives the former one."},
    {"getsignal", signal_getsignal, "signalnum, /", 0,
     "What a signal does: SIG_DFL, SIG_IGN, a function, or None if it was not set from Python."},
    {"default_int_handler", default_int_handler, "signalnum, frame, /", 0,
     "Raises KeyboardInterrupt."},
    {"siginterrupt", signal_siginterrupt, "signalnum, flag, /", 0,
     "Whether the signal makes system calls fail with EINTR."},
    {"set_wakeup_fd", signal_set_wakeup_fd, "fd, /, *, warn_on_full_buffer=True", 0,
     "Has the number of each signal written to a file as a byte. Gives the former file, -1 for "
     "none."},
    {"raise_signal", signal_raise_signal, "signalnum, /", 0, "Sends a signal to this process."},
    {"pthread_kill", signal_pthread_kill, "thread_id, signalnum, /", 0,
     "Sends a signal to one thread of this process."},
    {"pidfd_send_signal", signal_pidfd_send_signal, "pidfd, signalnum, siginfo=None, flags=0, /", 0,
     "Sends a signal to the process behind a pidfd."},
    {"pause", signal_pause, "", 0, "Sleeps until there is a signal."},
    {"sigwait", signal_sigwait, "sigset, /", 0,
     "Sleeps until a signal of the set comes, and gives its number; no handler is called."},
    {"sigwaitinfo", signal_sigwaitinfo, "sigset, /", 0,
     "Sleeps until a signal of the set comes, and gives what is known of it."},
    {"sigtimedwait", signal_sigtimedwait, "sigset, timeout, /", 0,
     "sigwaitinfo() that gives None after so many seconds."},
    {"pthread_sigmask", signal_pthread_sigmask, "how, mask, /", 0,
     "Changes which signals are held back from this thread; gives those that were."},
    {"sigpending", signal_sigpending, "", 0,
     "The signals that wait for this thread to let them through."},
    {"valid_signals", signal_valid_signals, "", 0, "All signals there are."},
    {"strsignal", signal_strsignal, "signalnum, /", 0,
     "The system's words for a signal, such as \"Interrupt\"; None if it has none."},
    {"alarm", signal_alarm, "seconds, /", 0,
     "Has SIGALRM sent in so many seconds; 0 calls it off. Gives what was left of the former "
     "alarm."},
    {"setitimer", signal_setitimer, "which, seconds, interval=0.0, /", 0,
     "Starts ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF: a first signal after some seconds,\n"
     "then one every interval; 0 stops it. Gives the former (delay, interval)."},
    {"getitimer", signal_getitimer, "which, /", 0, "What is left of a timer, and its interval."},
    {0},
};

const ModuleDef _signal_module = {"_signal", "Signals and their handlers.", functions, init};
