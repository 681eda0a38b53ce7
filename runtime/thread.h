/* Threads' states, and the word that asks the running thread to stop.
 *
 * One interpreter per process. `thread` points to the state of the thread that holds the
 * interpreter lock (gil.h); it is switched with the lock, so reading it costs one load and no
 * thread-local access. All states stand on one list, which begins with main_thread and is changed
 * and read with the lock held.
 */
#ifndef KRAIT_THREAD_H
#define KRAIT_THREAD_H

#include <semaphore.h>

#include "runtime/object.h"

/* The exception being handled by an `except` block, as a chain: each generator has a link of its
 * own. */
typedef struct Handled {
    Object *exception; /* owned or NULL */
    struct Handled *previous;
} Handled;

struct Frame;

/* What a thread has to do with the lock; gil.c's own, but for the figures that -X giltrace shows.
 */
typedef struct GilPart {
    Thread *next;            /* behind it in the queue */
    int64_t released;        /* when it let go of the lock; 0: it never had it */
    int64_t patience;        /* how long a holder may run before it asks */
    bool granted, woken;     /* the lock was handed to it; it was told that the lock is free */
    uint64_t waits;          /* times that it found the lock held */
    uint64_t hand_overs;     /* times that it gave the lock up because another asked */
    int64_t waited, longest; /* nanoseconds, in all and at most at once */
    uint64_t late;           /* waits that took longer than two switch intervals */
} GilPart;

struct Thread {
    Object *exception; /* owned: raised and not yet caught; NULL: none */
    Handled *handled;  /* innermost link, never NULL */
    Handled base_handled;
    struct Frame *frame; /* innermost Python frame; the VM's own */
    char
        *c_stack_limit; /* C code may not go below this address (leaves room to raise and unwind) */
    int recursion_left; /* Python calls still allowed before RecursionError */
    int dealloc_depth;
    Object *dealloc_queue; /* objects whose deallocation is put off, linked through their refcount
                              field */
    struct ReprGuard *repr_guard; /* containers whose repr is under way, or NULL: protocol/repr.c */
    int origin_depth;             /* sys.set_coroutine_origin_tracking_depth() */
    Object *agen_firstiter, *agen_finalizer; /* owned or NULL: sys.set_asyncgen_hooks() */
    Object *tracer,
        *profiler;   /* owned or NULL: sys.settrace(), sys.setprofile(); the VM's step.c */
    int step_pause;  /* tracers that are running: they are not traced themselves */
    Object *context; /* owned or NULL: the current contextvars.Context */
    uint64_t ident;  /* as Python sees it: the address of pthread_t */
    Thread *next;    /* on the list of all */
    struct Frame *frame_base, *frame_limit; /* the thread's frame stack; the VM's own */
    Object **value_base, **value_limit;     /* the thread's value stack; the VM's own */
    size_t frame_space, value_space;        /* bytes reserved for the two */
    sem_t parker; /* what it sleeps on; a wake-up without a reason is allowed: whoever sleeps looks
                     again */
    GilPart gil;
    struct Waiter *waiter; /* borrowed: the innermost wait that it stands in; wait_queue.c */
    bool gone; /* in the child of a fork: it did not come along; its state stays, since others may
                  hold its address */
    const void *waits_for; /* borrowed: the import that it waits for, or NULL; see import.c */
};

extern Thread *thread;
extern Thread main_thread;
extern Thread *signal_thread; /* who handles signals: &main_thread, but in a child whose parent
                                 forked in another thread */
extern bool threads_lost; /* in the child of a fork: there were others, and what they held is never
                             released */

/* Reasons to stop at the next safe point; the VM polls the word and runs safe_point(). Set from
 * anywhere, also signal handlers. */
enum {
    REQUEST_GC = 1,
    REQUEST_SIGNAL = 2,
    REQUEST_GIL = 4,
    REQUEST_STRESS = 8,
    REQUEST_STEP = 16,
    REQUEST_SWITCH = 32
};
extern uint32_t requests;  /* others write it at any time: read it with requested() */
#ifdef __SANITIZE_THREAD__ /* an atomic load cannot be an operand of a comparison, which costs an  \
                              instruction at each safe point */
ALWAYS_INLINE uint32_t requested(void) { return __atomic_load_n(&requests, __ATOMIC_RELAXED); }
#else
ALWAYS_INLINE uint32_t requested(void) { return requests; }
#endif
void request_set(uint32_t bits);
void request_clear(uint32_t bits);

extern int recursion_limit; /* sys.getrecursionlimit() */

/* A state of a further thread, on the list, with its parker; NULL with MemoryError. thread_free
 * strikes it out: the VM's stacks are gone by then. Its thread calls thread_started first of all,
 * which finds out where its C stack ends. */
Thread *thread_new(void) MAY_RAISE;
void thread_free(Thread *t);
void thread_started(Thread *t);
/* In the child of a fork, which has this thread only: the others leave the list and each queue, the
 * lock is ours alone. The hook is for the layer above. */
void thread_after_fork(void);
extern void (*thread_after_fork_hook)(void);
/* Sleeps until somebody posts t->parker, a signal arrives, or the monotonic clock says `deadline`
 * (INT64_MAX: never). It may also wake for no reason. Without the lock. */
void thread_park(Thread *t, int64_t deadline);
void thread_unpark(Thread *t);
int64_t clock_now(void); /* the monotonic clock in nanoseconds */

int thread_init_main(void); /* sets c_stack_limit from the real stack limits */

#include "runtime/gil.h"
#include "runtime/signals.h"

#endif
