/* Queues of threads that wait for something that another thread does: what locks, joins and queues
 * sleep on.
 *
 * A queue and its waiters are changed with the interpreter lock held, so neither needs a lock of
 * its own. A Waiter lies on the C stack of the thread that waits; it keeps the object that the
 * queue belongs to alive. Waking is a hint: whoever wakes up looks again whether there is reason to
 * go on.
 */
#ifndef KRAIT_WAIT_QUEUE_H
#define KRAIT_WAIT_QUEUE_H

#include "runtime/object.h"

typedef struct Waiter {
    struct Waiter *next, *previous;
    Thread *thread;
    struct WaitQueue *queue;
    struct Waiter *outer; /* the wait of the same thread that a signal handler interrupted */
    bool queued, woken;
    bool granted;  /* the owner of the queue: what it waits for is its own already */
    int64_t since; /* when it began to wait */
} Waiter;

typedef struct WaitQueue {
    Waiter *first, *last;
} WaitQueue;

enum { WAIT_INTERRUPTED = -1, WAIT_WOKEN = 0, WAIT_TIMEOUT = 1 };

void wait_join(WaitQueue *q, Waiter *w);  /* the running thread, at the end of the queue */
void wait_leave(WaitQueue *q, Waiter *w); /* if it still stands there */
void wait_forget(Thread *t);              /* a thread that is no more leaves all queues */
/* Releases the interpreter lock and sleeps. WAIT_INTERRUPTED: a signal handler raised (main thread
 * only). `deadline` is of clock_now(). */
int wait_sleep(Waiter *w, int64_t deadline) MAY_RAISE;
void wait_wake(Waiter *w);
void wait_wake_first(WaitQueue *q);
void wait_wake_all(WaitQueue *q);

/* A timeout in seconds, an int or a float, as nanoseconds, rounded up. OverflowError beyond 2**63;
 * ValueError for NaN. */
int timeout_parse(Object *seconds, int64_t *nanoseconds) MAY_RAISE;
int64_t
deadline_after(int64_t nanoseconds); /* now + nanoseconds; INT64_MAX where that is too far */

#endif
