/* Queues of waiting threads; timeouts. See wait_queue.h. */
#include "runtime/wait_queue.h"

#include <math.h>

#include "runtime/objects/float.h"
#include "runtime/objects/int.h"

void wait_join(WaitQueue *q, Waiter *w) {
    *w = (Waiter){.previous = q->last,
                  .thread = thread,
                  .queue = q,
                  .outer = thread->waiter,
                  .queued = true,
                  .since = clock_now()};
    thread->waiter = w;
    if (q->last == NULL)
        q->first = w;
    else
        q->last->next = w;
    q->last = w;
}

void wait_leave(WaitQueue *q, Waiter *w) {
    if (!w->queued)
        return;
    w->queued = false;
    Waiter **link = &w->thread->waiter;
    while (*link != w)
        link = &(*link)->outer;
    *link = w->outer;
    *(w->previous ? &w->previous->next : &q->first) = w->next;
    *(w->next ? &w->next->previous : &q->last) = w->previous;
}

void wait_forget(Thread *t) {
    while (t->waiter != NULL)
        wait_leave(t->waiter->queue, t->waiter);
}

int wait_sleep(Waiter *w, int64_t deadline) {
    Thread *self = thread;
    bool is_main = self == signal_thread;
    for (;;) {
        if (is_main) {
            signals_parking(true);
            if (signals_pending()) {
                signals_parking(false);
                if (signals_check() < 0)
                    return WAIT_INTERRUPTED;
            }
        }
        if (!w->woken) {
            gil_release();
            thread_park(self, deadline);
            gil_acquire();
        }
        if (is_main)
            signals_parking(false);
        if (w->woken) {
            w->woken = false;
            return WAIT_WOKEN;
        }
        if (deadline != INT64_MAX && clock_now() >= deadline)
            return WAIT_TIMEOUT;
    }
}

void wait_wake(Waiter *w) {
    if (!w->woken) {
        w->woken = true;
        thread_unpark(w->thread);
    }
}

void wait_wake_first(WaitQueue *q) {
    if (q->first != NULL)
        wait_wake(q->first);
}

void wait_wake_all(WaitQueue *q) {
    for (Waiter *w = q->first; w != NULL; w = w->next)
        wait_wake(w);
}

/* ---- timeouts ---- */

static const double SECOND = 1e9;

int timeout_parse(Object *seconds, int64_t *nanoseconds) {
    if (is_float(seconds)) {
        double s = number_as_double(seconds);
        if (isnan(s))
            return raise_value_error("Invalid value NaN (not a number)"), -1;
        double ns = ceil(s * SECOND);
        if (!(ns > -9223372036854775808.0 && ns < 9223372036854775808.0))
            return raise_overflow_error("timestamp out of range for platform time_t"), -1;
        *nanoseconds = (int64_t)ns;
        return 0;
    }
    int64_t s = int_as_i64(seconds);
    if (s == -1 && error_occurred()) {
        if (error_is(&exc_OverflowError))
            raise_overflow_error("timestamp too large to convert to C PyTime_t");
        return -1;
    }
    if (__builtin_mul_overflow(s, 1000000000, nanoseconds))
        return raise_overflow_error("timestamp too large to convert to C PyTime_t"), -1;
    return 0;
}

int64_t deadline_after(int64_t nanoseconds) {
    int64_t now = clock_now();
    return nanoseconds > INT64_MAX - now ? INT64_MAX : now + nanoseconds;
}
