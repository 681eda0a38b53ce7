/* The module select: select() itself, and what poll and epoll objects (select_poll.c) share with
 * it. */
#include "runtime/modules/select_module.h"

#include <limits.h>
#include <math.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <time.h>

#include "runtime/objects/exceptions.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* ---- arguments ---- */

int select_descriptor(Object *o) {
    Object *number = NULL;
    if (is_int(o)) {
        number = incref(o);
    } else {
        Object *method;
        int there = object_lookup(o, NAME(fileno), &method);
        if (there < 0)
            return -1;
        if (there == 0)
            return raise_type_error("argument must be an int, or have a fileno() method."), -1;
        number = object_call0(method);
        decref(method);
        if (number == NULL)
            return -1;
        if (!is_int(number)) {
            decref(number);
            return raise_type_error("fileno() returned a non-integer"), -1;
        }
    }
    int64_t fd = int_as_i64(number);
    decref(number);
    if (fd == -1 && error_occurred())
        return -1;
    if (fd > INT_MAX || fd < INT_MIN)
        return raise_overflow_error("Python int too large to convert to C int"), -1;
    if (fd < 0)
        return raise_value_error("file descriptor cannot be a negative integer (%d)", (int)fd), -1;
    return (int)fd;
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int select_deadline(Object *given, double unit, bool negative_is_forever, int64_t *out) {
    *out = SELECT_FOREVER;
    if (given == NULL || given == KNone)
        return 0;
    if (!is_int(given) && !is_float(given) && given->type->index == NULL)
        return raise_type_error("timeout must be an integer or None"), -1;
    double wanted = is_float(given) ? ((Float *)given)->value : 0;
    if (!is_float(given)) {
        Object *index = number_index(given);
        wanted = index ? int_as_double(index) : -1;
        xdecref(index);
        if (error_occurred())
            return -1;
    }
    if (isnan(wanted))
        return raise_value_error("Invalid value NaN (not a number)"), -1;
    if (wanted < 0)
        return negative_is_forever ? 0 : (raise_value_error("timeout must be non-negative"), -1);
    double nanoseconds = ceil(wanted * unit * 1e9);
    int64_t start = now();
    if (nanoseconds >= (double)(INT64_MAX - start))
        return raise_overflow_error("timestamp too large to convert to C PyTime_t"), -1;
    *out = start + (int64_t)nanoseconds;
    return 0;
}

int64_t select_left(int64_t deadline) {
    if (deadline == SELECT_FOREVER)
        return SELECT_FOREVER;
    int64_t left = deadline - now();
    return left > 0 ? left : 0;
}

int select_left_ms(int64_t deadline) {
    int64_t left = select_left(deadline);
    if (left < 0)
        return -1;
    int64_t ms = (left + 999999) / 1000000;
    return ms > INT_MAX ? INT_MAX : (int)ms;
}

int select_mask(Object *given, uint32_t fallback, uint32_t limit, uint32_t *out) {
    *out = fallback;
    if (given == NULL)
        return 0;
    Object *index = number_index(given);
    if (index == NULL)
        return -1;
    int64_t value = int_as_i64(index);
    decref(index);
    if (value == -1 && error_occurred())
        return -1;
    if (value < 0)
        return raise_value_error("value must be positive"), -1;
    if (value > (int64_t)limit)
        return raise_overflow_error(limit == USHRT_MAX ? "Python int too large for C unsigned short"
                                                       : "Python int too large for C unsigned int"),
               -1;
    *out = (uint32_t)value;
    return 0;
}

/* ---- select() ---- */

typedef struct Watched {
    Object *list; /* owned: list or tuple of what was given */
    int *fds;
    size_t count;
    fd_set asked, ready;
} Watched;

static void watched_release(Watched *w) {
    if (w->fds != NULL)
        mem_free(w->fds, w->count * sizeof(int));
    CLEAR(w->list);
}

static int watched_fill(Watched *w, Object *iterable, int *highest) {
    FD_ZERO(&w->asked);
    w->list = sequence_tuple(iterable);
    if (w->list == NULL) {
        if (error_is(&exc_TypeError) && iterable->type->iter == NULL) {
            error_clear();
            raise_type_error("arguments 1-3 must be sequences");
        }
        return -1;
    }
    Tuple *items = (Tuple *)w->list;
    w->fds = mem_alloc_array(items->length ? items->length : 1, sizeof(int));
    if (w->fds == NULL)
        return raise_no_memory(), -1;
    w->count = items->length ? items->length : 1;
    for (size_t i = 0; i < items->length; i++) {
        int fd = select_descriptor(items->items[i]);
        if (fd < 0)
            return -1;
        if (fd >= FD_SETSIZE)
            return raise_value_error("filedescriptor out of range in select()"), -1;
        w->fds[i] = fd;
        FD_SET(fd, &w->asked);
        if (fd >= *highest)
            *highest = fd + 1;
    }
    return 0;
}

static Object *watched_ready(const Watched *w) {
    List *ready = list_new(0);
    Tuple *items = (Tuple *)w->list;
    for (size_t i = 0; ready != NULL && i < items->length; i++)
        if (FD_ISSET(w->fds[i], &w->ready) && list_append(ready, items->items[i]) < 0)
            CLEAR(ready);
    return OBJ(ready);
}

/* The system call, again after signals whose handlers raised nothing. */
static int wait_for(Watched sets[3], int highest, int64_t deadline) {
    for (;;) {
        for (int i = 0; i < 3; i++)
            sets[i].ready = sets[i].asked;
        int64_t left = select_left(deadline);
        struct timespec time = {left / 1000000000, left % 1000000000};
        gil_release();
        int n = pselect(highest, &sets[0].ready, &sets[1].ready, &sets[2].ready,
                        left < 0 ? NULL : &time, NULL);
        int error = errno;
        gil_acquire();
        if (n >= 0)
            return n;
        if (error != EINTR)
            return raise_os_error(error, NULL), -1;
        if (signals_check() < 0)
            return -1;
    }
}

NATIVE(select_function) {
    UNUSED_ARGS;
    Watched sets[3] = {0};
    Object *results[3] = {NULL, NULL, NULL}, *result = NULL;
    int highest = 0;
    int64_t deadline;
    if (args[3] != NULL && args[3] != KNone && !is_int(args[3]) && !is_float(args[3]))
        return raise_type_error("timeout must be a float or None");
    if (select_deadline(args[3], 1, false, &deadline) < 0)
        return NULL;
    for (int i = 0; i < 3; i++)
        if (watched_fill(&sets[i], args[i], &highest) < 0)
            goto done;
    int n = wait_for(sets, highest, deadline);
    if (n < 0)
        goto done;
    for (int i = 0; i < 3; i++) {
        if (n == 0)
            FD_ZERO(&sets[i].ready);
        results[i] = watched_ready(&sets[i]);
        if (results[i] == NULL)
            goto done;
    }
    result = OBJ(tuple_from_array(results, 3));
done:
    for (int i = 0; i < 3; i++) {
        xdecref(results[i]);
        watched_release(&sets[i]);
    }
    return result;
}

/* ---- the module ---- */

NATIVE(select_poll) {
    UNUSED_ARGS;
    return type_ensure_ready(&poll_type) < 0 ? NULL : object_new(&poll_type);
}

static const MethodDef functions[] = {
    {"select", select_function, "rlist, wlist, xlist, timeout=None, /", 0,
     "Wait until some of the descriptors are ready: three lists, of those to read from, to write "
     "to, and in an exceptional condition."},
    {"poll", select_poll, "", 0, "A polling object."},
    {0},
};

static const struct {
    const char *name;
    int64_t value;
} constants[] = {
#define CONSTANT(name)                                                                             \
    { #name, (int64_t)(name) }
    CONSTANT(PIPE_BUF),      CONSTANT(POLLIN),
    CONSTANT(POLLPRI),       CONSTANT(POLLOUT),
    CONSTANT(POLLERR),       CONSTANT(POLLHUP),
    CONSTANT(POLLNVAL),      CONSTANT(EPOLLIN),
    CONSTANT(EPOLLOUT),      CONSTANT(EPOLLPRI),
    CONSTANT(EPOLLERR),      CONSTANT(EPOLLHUP),
    CONSTANT(EPOLLRDHUP),    CONSTANT(EPOLLONESHOT),
    CONSTANT(EPOLLRDNORM),   CONSTANT(EPOLLRDBAND),
    CONSTANT(EPOLLWRNORM),   CONSTANT(EPOLLWRBAND),
    CONSTANT(EPOLLMSG),      CONSTANT(EPOLLEXCLUSIVE),
    CONSTANT(EPOLL_CLOEXEC), {"EPOLLET", (int64_t)1 << 31},
    {"POLLRDNORM", 0x40},    {"POLLRDBAND", 0x80},
    {"POLLWRNORM", 0x100},   {"POLLWRBAND", 0x200},
    {"POLLMSG", 0x400},      {"POLLRDHUP", 0x2000},
#undef CONSTANT
};

static int init(Object *module) {
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (module_add(module, constants[i].name, int_from_i64(constants[i].value)) < 0)
            return -1;
    if (type_ensure_ready(&exc_OSError) < 0
        || module_add(module, "error", incref(&exc_OSError)) < 0)
        return -1;
    return module_add_type(module, &epoll_type);
}

const ModuleDef select_module = {"select", "Waiting for several file descriptors at once.",
                                 functions, init};
