/* _thread.lock and _thread.RLock.
 *
 * Their state is changed with the interpreter lock held, so that taking a free lock is an
 * assignment. Who finds it held joins the queue and sleeps.
 *
 *     FREE   taken by whoever comes, though others may be waiting: the first of these was woken,
 * and looks again HELD   release makes it FREE and wakes the first in the queue; but when that one
 * has waited for longer than the switch interval, the lock stays HELD and becomes its own
 * (Waiter.granted). So a thread that takes and releases in a loop does not switch at each turn, and
 * starves nobody either.
 *
 * An RLock adds the owner and how often it took the lock.
 */
#include "runtime/modules/thread_lock.h"

#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "runtime/wait_queue.h"

typedef struct Lock {
    Object head;
    bool held;
    WaitQueue queue;
} Lock;

typedef struct RLock {
    Lock lock;
    uint64_t owner; /* a thread's ident; 0: none */
    size_t count;
} RLock;

const double lock_timeout_max = 9223372036.0;

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)
#define UNUSED_ARGS (void)self, (void)args, (void)nargs, (void)kwnames

/* ---- taking and releasing -------------------------------------------------------------------- */

static void release(Lock *l) {
    Waiter *w = l->queue.first;
    if (w != NULL && clock_now() - w->since > gil_interval) {
        wait_leave(&l->queue, w);
        w->granted = true;
        wait_wake(w);
        return;
    }
    l->held = false;
    if (w != NULL)
        wait_wake(w);
}

/* 1: taken, 0: in vain, -1: a signal handler raised. */
static int acquire_slow(Lock *l, int64_t deadline) {
    Waiter w;
    int result = -1;
    incref(l);
    wait_join(&l->queue, &w);
    while (result < 0) {
        int woken = wait_sleep(&w, deadline);
        if (woken == WAIT_INTERRUPTED) {
            wait_leave(&l->queue, &w);
            if (w.granted)
                release(l);
            else if (!l->held) /* the wake-up may have been ours */
                wait_wake_first(&l->queue);
            break;
        }
        if (w.granted) {
            result = 1;
        } else if (!l->held) {
            l->held = true;
            result = 1;
        } else if (woken == WAIT_TIMEOUT) {
            result = 0;
        }
    }
    wait_leave(&l->queue, &w);
    decref(l);
    return result;
}

static int acquire(Lock *l, int64_t deadline) {
    if (LIKELY(!l->held)) {
        l->held = true;
        return 1;
    }
    return deadline == 0 ? 0 : acquire_slow(l, deadline);
}

int lock_deadline(Object *blocking, Object *timeout, int64_t *deadline) {
    int wait = blocking ? object_truth(blocking) : 1;
    int64_t ns = -1000000000;
    if (wait < 0 || (timeout != NULL && timeout_parse(timeout, &ns) < 0))
        return -1;
    if (!wait && ns != -1000000000)
        return raise_value_error("can't specify a timeout for a non-blocking call"), -1;
    if (ns < 0 && ns != -1000000000)
        return raise_value_error("timeout value must be a non-negative number"), -1;
    if (wait && (double)ns > lock_timeout_max * 1e9)
        return raise_overflow_error("timeout value is too large"), -1;
    *deadline = !wait || ns == 0 ? 0 : ns < 0 ? INT64_MAX : deadline_after(ns);
    return 0;
}

/* ---- lock ------------------------------------------------------------------------------------ */

Object *lock_new(void) { return object_new(&lock_type); }

static Object *lock_make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args;
    if (args_no_keywords("lock", kwnames) < 0 || args_count("lock", nargs, 0, 0) < 0)
        return NULL;
    return object_new(type);
}

static void dealloc(Object *o) {
    ASSERT(((Lock *)o)->queue.first == NULL);
    gc_untrack(o);
    object_free(o);
}

static Object *lock_repr(Object *o) {
    return OBJ(str_format("<%s %s object at %p>", ((Lock *)o)->held ? "locked" : "unlocked",
                          o->type->name, (void *)o));
}

METHOD(lock_acquire) {
    UNUSED_ARGS;
    int64_t deadline;
    if (lock_deadline(args[0], args[1], &deadline) < 0)
        return NULL;
    int taken = acquire((Lock *)self, deadline);
    return taken < 0 ? NULL : new_bool(taken);
}
METHOD(lock_enter) {
    UNUSED_ARGS;
    return acquire((Lock *)self, INT64_MAX) < 0 ? NULL : new_bool(true);
}
METHOD(lock_release) {
    UNUSED_ARGS;
    if (!((Lock *)self)->held)
        return raise_runtime_error("release unlocked lock");
    release((Lock *)self);
    return new_none();
}
METHOD(lock_locked) {
    UNUSED_ARGS;
    return new_bool(((Lock *)self)->held);
}
METHOD(lock_reinit) {
    UNUSED_ARGS;
    ((Lock *)self)->held = false;
    return new_none();
}

#define ACQUIRE_DOC                                                                                \
    "Takes the lock; if it is held, waits, unless blocking is false, for at most timeout\n"        \
    "seconds (-1: without limit). Gives whether it was taken."
#define OBSOLETE(name) name "(), by its old name."

static const MethodDef lock_methods[] = {
    {"acquire", lock_acquire, "blocking=True, timeout=-1", 0, ACQUIRE_DOC},
    {"acquire_lock", lock_acquire, "blocking=True, timeout=-1", 0, OBSOLETE("acquire")},
    {"release", lock_release, "", 0, "Gives the lock back."},
    {"release_lock", lock_release, "", 0, OBSOLETE("release")},
    {"locked", lock_locked, "", 0, "Whether it is held now."},
    {"locked_lock", lock_locked, "", 0, OBSOLETE("locked")},
    {"__enter__", lock_enter, "", 0, "Takes the lock."},
    {"__exit__", lock_release, "*exc_info", 0, "Gives the lock back."},
    {"_at_fork_reinit", lock_reinit, "", 0, "Make the lock free in the child of a fork."},
    {0},
};

Type lock_type = {
    .head = HEAD(&type_type),
    .name = "_thread.lock",
    .module = "_thread",
    .size = sizeof(Lock),
    .flags = TYPE_GC | TYPE_WEAKREF,
    .doc = "A lock that one thread at a time can hold, and that any thread may release.",
    .signature = "",
    .new_ = lock_make,
    .dealloc = dealloc,
    .repr = lock_repr,
    .getattr = object_generic_getattr,
    .methods = lock_methods,
};

/* ---- RLock ----------------------------------------------------------------------------------- */

static Object *rlock_make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Object *o = object_new(type);
    if (o != NULL && (type->flags & TYPE_HEAP)) /* a subclass's instance has attributes */
        gc_track(o);
    return o;
}

static Object *rlock_repr(Object *o) {
    RLock *r = (RLock *)o;
    return OBJ(str_format("<%s %s object owner=%llu count=%zu at %p>",
                          r->count ? "locked" : "unlocked", o->type->name,
                          (unsigned long long)r->owner, r->count, (void *)o));
}

static int rlock_take(RLock *r, int64_t deadline) {
    if (r->owner == thread->ident) {
        r->count++;
        return 1;
    }
    int taken = acquire(&r->lock, deadline);
    if (taken > 0) {
        r->owner = thread->ident;
        r->count = 1;
    }
    return taken;
}

METHOD(rlock_acquire) {
    UNUSED_ARGS;
    int64_t deadline;
    if (lock_deadline(args[0], args[1], &deadline) < 0)
        return NULL;
    int taken = rlock_take((RLock *)self, deadline);
    return taken < 0 ? NULL : new_bool(taken);
}
METHOD(rlock_enter) {
    UNUSED_ARGS;
    return rlock_take((RLock *)self, INT64_MAX) < 0 ? NULL : new_bool(true);
}
METHOD(rlock_release) {
    UNUSED_ARGS;
    RLock *r = (RLock *)self;
    if (r->count == 0 || r->owner != thread->ident)
        return raise_runtime_error("cannot release un-acquired lock");
    if (--r->count == 0) {
        r->owner = 0;
        release(&r->lock);
    }
    return new_none();
}
METHOD(rlock_release_save) {
    UNUSED_ARGS;
    RLock *r = (RLock *)self;
    if (r->count == 0)
        return raise_runtime_error("cannot release un-acquired lock");
    Object *count = int_from_u64(r->count), *owner = int_from_u64(r->owner);
    Tuple *state = count && owner ? tuple_pack(2, count, owner) : NULL;
    xdecref(count);
    xdecref(owner);
    if (state == NULL)
        return NULL;
    r->count = 0;
    r->owner = 0;
    release(&r->lock);
    return OBJ(state);
}
METHOD(rlock_restore) {
    UNUSED_ARGS;
    RLock *r = (RLock *)self;
    if (!is_tuple(args[0]))
        return raise_type_error("_acquire_restore() argument 1 must be 2-item sequence, not %T",
                                args[0]);
    Tuple *state = (Tuple *)args[0];
    if (state->length != 2)
        return raise_type_error("function takes exactly 2 arguments (%zu given)", state->length);
    uint64_t count = int_as_u64(state->items[0]), owner = 0;
    if (!error_occurred())
        owner = int_as_u64(state->items[1]);
    if (error_occurred() || acquire(&r->lock, INT64_MAX) < 0)
        return NULL;
    r->count = count;
    r->owner = owner;
    return new_none();
}
METHOD(rlock_is_owned) {
    UNUSED_ARGS;
    RLock *r = (RLock *)self;
    return new_bool(r->count > 0 && r->owner == thread->ident);
}
METHOD(rlock_recursion_count) {
    UNUSED_ARGS;
    RLock *r = (RLock *)self;
    return int_from_u64(r->owner == thread->ident ? r->count : 0);
}
METHOD(rlock_reinit) {
    UNUSED_ARGS;
    RLock *r = (RLock *)self;
    r->lock.held = false;
    r->owner = 0;
    r->count = 0;
    return new_none();
}

static const MethodDef rlock_methods[] = {
    {"acquire", rlock_acquire, "blocking=True, timeout=-1", 0,
     "Takes the lock; at once if this thread holds it already."},
    {"release", rlock_release, "", 0, "Undoes one acquire(); with the last one, the lock is free."},
    {"__enter__", rlock_enter, "", 0, "Takes the lock."},
    {"__exit__", rlock_release, "*exc_info", 0, "Gives the lock back."},
    {"_is_owned", rlock_is_owned, "", 0, "For threading.Condition."},
    {"_recursion_count", rlock_recursion_count, "", 0, "For threading's own checks."},
    {"_acquire_restore", rlock_restore, "state, /", 0, "For threading.Condition."},
    {"_release_save", rlock_release_save, "", 0, "For threading.Condition."},
    {"_at_fork_reinit", rlock_reinit, "", 0, "Make the lock free in the child of a fork."},
    {0},
};

Type rlock_type = {
    .head = HEAD(&type_type),
    .name = "_thread.RLock",
    .module = "_thread",
    .size = sizeof(RLock),
    .flags = TYPE_GC | TYPE_BASE | TYPE_WEAKREF,
    .new_ = rlock_make,
    .dealloc = dealloc,
    .repr = rlock_repr,
    .getattr = object_generic_getattr,
    .methods = rlock_methods,
};
