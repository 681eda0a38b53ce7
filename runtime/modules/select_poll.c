/* Objects that remember which descriptors to wait for: poll, an array that each call hands to the
 * system; epoll, where the kernel keeps it. */
#include "runtime/modules/select_module.h"

#include <limits.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <unistd.h>

#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* [(descriptor, events)] grows by one. */
static int add_pair(List *list, int fd, uint32_t events) {
    Object *pair[] = {int_from_i64(fd), int_from_i64(events)};
    if (pair[0] == NULL || pair[1] == NULL) {
        xdecref(pair[0]);
        xdecref(pair[1]);
        return -1;
    }
    Tuple *t = tuple_from_array_steal(pair, 2);
    return t == NULL ? -1 : list_append_steal(list, OBJ(t));
}

/* ---- poll ---- */

typedef struct Poll {
    Object head;
    struct pollfd *fds; /* owned, in order of registration */
    size_t count, capacity;
    bool polling; /* a call is under way, without the lock */
} Poll;

static void poll_dealloc(Object *o) {
    Poll *p = (Poll *)o;
    if (p->fds != NULL)
        mem_free(p->fds, p->capacity * sizeof(struct pollfd));
    object_free(o);
}

static size_t poll_find(const Poll *p, int fd) {
    size_t i = 0;
    while (i < p->count && p->fds[i].fd != fd)
        i++;
    return i;
}

/* While a call is under way its array must stay. */
static int poll_refuse_change(const Poll *p) {
    if (p->polling)
        raise_runtime_error("concurrent poll() invocation");
    return p->polling ? -1 : 0;
}

static int poll_grow(Poll *p) {
    size_t capacity = p->capacity ? p->capacity * 2 : 8;
    struct pollfd *fds = mem_alloc_array(capacity, sizeof(struct pollfd));
    if (fds == NULL)
        return raise_no_memory(), -1;
    if (p->fds != NULL) {
        memcpy(fds, p->fds, p->count * sizeof(struct pollfd));
        mem_free(p->fds, p->capacity * sizeof(struct pollfd));
    }
    p->fds = fds;
    p->capacity = capacity;
    return 0;
}

NATIVE(poll_register) {
    UNUSED_ARGS;
    Poll *p = (Poll *)self;
    uint32_t mask;
    int fd = select_descriptor(args[0]);
    if (fd < 0 || select_mask(args[1], POLLIN | POLLPRI | POLLOUT, USHRT_MAX, &mask) < 0
        || poll_refuse_change(p) < 0)
        return NULL;
    size_t i = poll_find(p, fd);
    if (i == p->count) {
        if (p->count == p->capacity && poll_grow(p) < 0)
            return NULL;
        p->count++;
    }
    p->fds[i] = (struct pollfd){.fd = fd, .events = (short)mask};
    return new_none();
}

NATIVE(poll_modify) {
    UNUSED_ARGS;
    Poll *p = (Poll *)self;
    uint32_t mask;
    int fd = select_descriptor(args[0]);
    if (fd < 0 || select_mask(args[1], 0, USHRT_MAX, &mask) < 0 || poll_refuse_change(p) < 0)
        return NULL;
    size_t i = poll_find(p, fd);
    if (i == p->count)
        return raise_os_error(ENOENT, NULL);
    p->fds[i].events = (short)mask;
    return new_none();
}

NATIVE(poll_unregister) {
    UNUSED_ARGS;
    Poll *p = (Poll *)self;
    int fd = select_descriptor(args[0]);
    if (fd < 0 || poll_refuse_change(p) < 0)
        return NULL;
    size_t i = poll_find(p, fd);
    if (i == p->count) {
        Object *key = int_from_i64(fd);
        if (key != NULL)
            raise_key_error(key);
        xdecref(key);
        return NULL;
    }
    memmove(p->fds + i, p->fds + i + 1, (--p->count - i) * sizeof(struct pollfd));
    return new_none();
}

static int poll_wait(Poll *p, int64_t deadline) {
    for (;;) {
        int left = select_left_ms(deadline);
        p->polling = true;
        gil_release();
        int n = poll(p->fds, p->count, left);
        int error = errno;
        gil_acquire();
        p->polling = false;
        if (n >= 0)
            return n;
        if (error != EINTR)
            return raise_os_error(error, NULL), -1;
        if (signals_check() < 0)
            return -1;
    }
}

NATIVE(poll_poll) {
    UNUSED_ARGS;
    Poll *p = (Poll *)self;
    int64_t deadline;
    if (select_deadline(args[0], 1e-3, true, &deadline) < 0 || poll_refuse_change(p) < 0)
        return NULL;
    int n = poll_wait(p, deadline);
    List *ready = n < 0 ? NULL : list_new(0);
    for (size_t i = 0; ready != NULL && i < p->count && n > 0; i++) {
        if (p->fds[i].revents == 0)
            continue;
        n--;
        if (add_pair(ready, p->fds[i].fd, (uint16_t)p->fds[i].revents) < 0)
            CLEAR(ready);
    }
    return OBJ(ready);
}

static const MethodDef poll_methods[] = {
    {"register", poll_register, "fd, eventmask=POLLIN | POLLPRI | POLLOUT, /", 0,
     "Watch a descriptor, or change what is watched of it."},
    {"modify", poll_modify, "fd, eventmask, /", 0,
     "Change what is watched of a registered descriptor."},
    {"unregister", poll_unregister, "fd, /", 0, "Watch a descriptor no more."},
    {"poll", poll_poll, "timeout=None, /", 0,
     "Wait, at most so many milliseconds; list the descriptors that are ready with their events."},
    {0},
};

Type poll_type = {
    .head = HEAD(&type_type),
    .name = "select.poll",
    .module = "select",
    .size = sizeof(Poll),
    .flags = TYPE_NO_NEW,
    .dealloc = poll_dealloc,
    .methods = poll_methods,
};

/* ---- epoll ---- */

typedef struct Epoll {
    Object head;
    int fd; /* -1: closed */
} Epoll;

static int epoll_fd(Object *o) {
    int fd = ((Epoll *)o)->fd;
    if (fd < 0)
        raise_value_error("I/O operation on closed epoll object");
    return fd;
}

static void epoll_dealloc(Object *o) {
    if (((Epoll *)o)->fd >= 0)
        close(((Epoll *)o)->fd);
    object_free(o);
}

static Object *epoll_from(Type *type, int fd) {
    Epoll *e = (Epoll *)object_new(type);
    if (e == NULL)
        return NULL;
    e->fd = fd;
    return OBJ(e);
}

static Object *epoll_construct(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    static const Signature *signature;
    Object *given[2] = {NULL, NULL};
    if (args_bind("epoll", "sizehint=-1, flags=0", &signature, args, nargs, kwnames, given) < 0)
        return NULL;
    int64_t hint = given[0] ? int_as_i64(given[0]) : -1,
            flags = given[1] ? int_as_i64(given[1]) : 0;
    if (error_occurred())
        return NULL;
    if (hint < -1 || hint == 0)
        return raise_value_error("negative sizehint");
    if (flags != 0 && flags != EPOLL_CLOEXEC)
        return raise_os_error(EINVAL, NULL);
    int fd = epoll_create1(EPOLL_CLOEXEC);
    if (fd < 0)
        return raise_os_error(errno, NULL);
    Object *e = epoll_from(type, fd);
    if (e == NULL)
        close(fd);
    return e;
}

NATIVE(epoll_fromfd) {
    UNUSED_ARGS;
    int64_t fd = int_as_i64(args[0]);
    return fd == -1 && error_occurred() ? NULL : epoll_from((Type *)self, (int)fd);
}

NATIVE(epoll_close) {
    UNUSED_ARGS;
    Epoll *e = (Epoll *)self;
    int fd = e->fd;
    e->fd = -1;
    return fd >= 0 && close(fd) < 0 ? raise_os_error(errno, NULL) : new_none();
}

NATIVE(epoll_fileno) {
    UNUSED_ARGS;
    int fd = epoll_fd(self);
    return fd < 0 ? NULL : int_from_i64(fd);
}

static Object *epoll_closed(Object *o, void *closure) {
    (void)closure;
    return new_bool(((Epoll *)o)->fd < 0);
}

static Object *epoll_control(Object *self, int operation, Object *file, uint32_t events) {
    int epoll = epoll_fd(self), fd = epoll < 0 ? -1 : select_descriptor(file);
    if (fd < 0)
        return NULL;
    struct epoll_event event = {.events = events, .data.fd = fd};
    return epoll_ctl(epoll, operation, fd, &event) < 0 ? raise_os_error(errno, NULL) : new_none();
}

NATIVE(epoll_register) {
    UNUSED_ARGS;
    uint32_t mask;
    return select_mask(args[1], EPOLLIN | EPOLLPRI | EPOLLOUT, UINT_MAX, &mask) < 0
               ? NULL
               : epoll_control(self, EPOLL_CTL_ADD, args[0], mask);
}
NATIVE(epoll_modify) {
    UNUSED_ARGS;
    uint32_t mask;
    return select_mask(args[1], 0, UINT_MAX, &mask) < 0
               ? NULL
               : epoll_control(self, EPOLL_CTL_MOD, args[0], mask);
}
NATIVE(epoll_unregister) {
    UNUSED_ARGS;
    return epoll_control(self, EPOLL_CTL_DEL, args[0], 0);
}

static Object *epoll_wait_ready(int fd, int64_t deadline, struct epoll_event *events, int room) {
    for (;;) {
        int left = select_left_ms(deadline);
        gil_release();
        int n = epoll_wait(fd, events, room, left);
        int error = errno;
        gil_acquire();
        if (n < 0) {
            if (error != EINTR)
                return raise_os_error(error, NULL);
            if (signals_check() < 0)
                return NULL;
            continue;
        }
        List *ready = list_new(0);
        for (int i = 0; ready != NULL && i < n; i++)
            if (add_pair(ready, events[i].data.fd, events[i].events) < 0)
                CLEAR(ready);
        return OBJ(ready);
    }
}

NATIVE(epoll_poll) {
    UNUSED_ARGS;
    struct epoll_event few[64], *events = few;
    int64_t room = args[1] ? int_as_i64(args[1]) : -1, deadline;
    int fd = epoll_fd(self);
    if (fd < 0 || error_occurred() || select_deadline(args[0], 1, true, &deadline) < 0)
        return NULL;
    if (room == -1)
        room = FD_SETSIZE - 1;
    if (room < 1 || room > INT_MAX)
        return raise_value_error("maxevents must be greater than 0, got %d", (int)room);
    if (room > 64)
        events = mem_alloc_array((size_t)room, sizeof *events);
    if (events == NULL)
        return raise_no_memory();
    Object *ready = epoll_wait_ready(fd, deadline, events, (int)room);
    if (events != few)
        mem_free(events, (size_t)room * sizeof *events);
    return ready;
}

NATIVE(epoll_enter) {
    UNUSED_ARGS;
    return epoll_fd(self) < 0 ? NULL : incref(self);
}
NATIVE(epoll_exit) { return epoll_close(self, args, nargs, kwnames); }

static const MethodDef epoll_methods[] = {
    {"fromfd", epoll_fromfd, "fd, /", NATIVE_CLASS,
     "An epoll object for a descriptor of the kernel's."},
    {"close", epoll_close, "", 0, "Close its descriptor. Further operations raise."},
    {"fileno", epoll_fileno, "", 0, "Its own descriptor."},
    {"register", epoll_register, "fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT", 0,
     "Watch a descriptor."},
    {"modify", epoll_modify, "fd, eventmask", 0,
     "Change what is watched of a registered descriptor."},
    {"unregister", epoll_unregister, "fd", 0, "Watch a descriptor no more."},
    {"poll", epoll_poll, "timeout=None, maxevents=-1", 0,
     "Wait, at most so many seconds; list the descriptors that are ready with their events."},
    {"__enter__", epoll_enter, "", 0, NULL},
    {"__exit__", epoll_exit, "exc_type=None, exc_value=None, exc_tb=None, /", 0, NULL},
    {0},
};
static const GetSetDef epoll_getsets[] = {
    {"closed", epoll_closed, NULL, "whether it was closed", NULL},
    {0},
};

Type epoll_type = {
    .head = HEAD(&type_type),
    .name = "select.epoll",
    .module = "select",
    .size = sizeof(Epoll),
    .dealloc = epoll_dealloc,
    .new_ = epoll_construct,
    .methods = epoll_methods,
    .getsets = epoll_getsets,
};
