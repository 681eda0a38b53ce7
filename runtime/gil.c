/* The global interpreter lock.
 *
 * A mutex guards the state: `held`, and the queue of threads that want the lock. Each of them
 * sleeps on its own parker.
 *
 *     FREE    held is false. Whoever comes takes the lock at once, the queue notwithstanding: a
 * thread that only made a short system call goes on without a switch. The first in the queue was
 * told that the lock is free (gil.woken), and takes it unless somebody else was quicker. HELD    a
 * thread runs. The first in the queue sleeps until the holder has had its interval, or a quarter of
 * that if it comes from a call that has really blocked: such threads want the lock for a short time
 * as a rule. ASKED   a thread runs, and the first in the queue has waited that long: REQUEST_GIL is
 * set, so that the holder stops at its next safe point. Nobody can slip in any more.
 *
 * Legal moves:
 *     FREE  -> HELD   take: by a thread that comes, or by the first in the queue
 *     HELD  -> FREE   gil_release, gil_leave: around a blocking call, at a thread's end
 *     HELD  -> ASKED  by the first in the queue, when the holder's interval is over
 *     ASKED -> HELD   hand over: the holder, at a safe point or before a blocking call, makes the
 * first in the queue the holder and wakes it. A holder that stopped at a safe point goes to the end
 * of the queue. HELD  -> HELD   the same without having been asked: gil_yield with REQUEST_SWITCH
 * (-X stress-switch)
 *
 * So a thread that asked gets the lock next, whatever the holder does (no convoy), and the queue is
 * first come, first served. Whoever leaves the head of the queue wakes the next one, so that it
 * measures the new holder's interval.
 *
 * `thread` is written by the thread that has just become the holder. What a thread is when it does
 * not hold the lock stands in the thread-local `own`, which only this file touches.
 *
 * While there is one thread (`shared` is false) the lock is held for ever, and releasing it does
 * nothing.
 */
#include "runtime/gil.h"

#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

enum {
    BLOCKED_SHARE = 8, /* a call that took longer than this part of the interval has blocked */
    EAGER_SHARE = 4,   /* who comes from such a call asks after this part of the interval */
};

int64_t gil_interval = 5000000;
bool gil_trace;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static bool held = true; /* by main, from the start */
static bool asked;
static bool shared;          /* written once, before there is a second thread */
static bool finalizing;      /* only `survivor` may hold the lock */
static bool abandoned;       /* finalizing left others behind */
static Thread *first, *last; /* the queue */
static int64_t since;        /* when the holder became it */
static _Thread_local Thread *own;

/* ---- the queue: with the mutex locked ---- */

static void enqueue(Thread *t, int64_t patience) {
    t->gil.next = NULL;
    t->gil.patience = patience;
    t->gil.granted = t->gil.woken = false;
    if (first == NULL)
        first = t;
    else
        last->gil.next = t;
    last = t;
}

static void dequeue_first(void) {
    first = first->gil.next;
    if (first == NULL)
        last = NULL;
}

/* The holder gives the lock to the first in the queue. */
static void hand_over(void) {
    Thread *t = first;
    dequeue_first();
    asked = false;
    request_clear(REQUEST_GIL);
    since = clock_now(); /* until it runs: nobody asks before it had its interval */
    t->gil.granted = true;
    thread_unpark(t);
}

static void let_go(void) {
    if (first != NULL && asked) {
        hand_over();
        return;
    }
    held = false;
    if (first != NULL && !first->gil.woken) {
        first->gil.woken = true;
        thread_unpark(first);
    }
}

/* The end of a thread that came too late: it never gets the lock. */
static void sleep_for_ever(void) {
    abandoned = true;
    pthread_mutex_unlock(&mutex);
    for (;;)
        pause();
}

/* In the queue, until it is this thread's turn. */
static void wait_turn(Thread *t) {
    int64_t start = clock_now(), now = start;
    for (;;) {
        if (finalizing)
            sleep_for_ever();
        if (t->gil.granted)
            break;
        int64_t deadline = INT64_MAX;
        if (first == t) {
            if (!held) {
                held = true;
                dequeue_first();
                break;
            }
            if (!asked && now >= since + t->gil.patience) {
                asked = true;
                request_set(REQUEST_GIL);
            }
            if (!asked)
                deadline = since + t->gil.patience;
        }
        t->gil.woken = false;
        pthread_mutex_unlock(&mutex);
        thread_park(t, deadline);
        pthread_mutex_lock(&mutex);
        now = clock_now();
    }
    since = clock_now();
    if (first != NULL)
        thread_unpark(first);
    t->gil.waits++;
    t->gil.waited += since - start;
    if (since - start > t->gil.longest)
        t->gil.longest = since - start;
    t->gil.late += since - start > 2 * gil_interval;
}

/* ---- releasing and acquiring ---- */

void gil_release(void) {
    if (!shared)
        return;
    own = thread;
    own->gil.released = clock_now();
    pthread_mutex_lock(&mutex);
    let_go();
    pthread_mutex_unlock(&mutex);
}

void gil_acquire(void) {
    if (!shared)
        return;
    Thread *t = own;
    pthread_mutex_lock(&mutex);
    if (finalizing && t != signal_thread)
        sleep_for_ever();
    if (held) {
        bool blocked = clock_now() - t->gil.released > gil_interval / BLOCKED_SHARE;
        enqueue(t, blocked ? gil_interval / EAGER_SHARE : gil_interval);
        wait_turn(t);
    } else {
        held = true;
        since = clock_now();
    }
    pthread_mutex_unlock(&mutex);
    thread = t;
    if (t == signal_thread && signals_pending())
        request_set(REQUEST_SIGNAL); /* others may have overlooked it: it is not theirs */
}

void gil_share(void) {
    if (shared) /* others read it: it is written once */
        return;
    since = clock_now();
    shared = true;
}

void gil_adopt(Thread *t) {
    own = t;
    gil_acquire();
}

void gil_leave(void) {
    pthread_mutex_lock(&mutex);
    let_go();
    pthread_mutex_unlock(&mutex);
}

void gil_yield(void) {
    if (!shared)
        return;
    Thread *t = thread;
    pthread_mutex_lock(&mutex);
    if (first == NULL) {
        asked = false;
        request_clear(REQUEST_GIL);
        pthread_mutex_unlock(&mutex);
        return;
    }
    t->gil.hand_overs++;
    own = t;
    enqueue(t, gil_interval);
    hand_over();
    wait_turn(t);
    pthread_mutex_unlock(&mutex);
    thread = t;
    if (t == signal_thread && signals_pending())
        request_set(REQUEST_SIGNAL);
}

/* ---- forks and the end ---- */

void gil_after_fork(void) {
    pthread_mutex_init(&mutex, NULL); /* another thread may have held it at that moment */
    first = last = NULL;
    asked = false;
    request_clear(REQUEST_GIL);
    held = true;
    own = thread;
    since = clock_now();
}

void gil_finalize(void) {
    if (!shared)
        return;
    pthread_mutex_lock(&mutex);
    finalizing = true;
    abandoned = first != NULL || main_thread.next != NULL;
    first = last = NULL;
    asked = false;
    request_clear(REQUEST_GIL);
    pthread_mutex_unlock(&mutex);
}

bool gil_abandoned(void) {
    pthread_mutex_lock(&mutex);
    bool result = abandoned;
    pthread_mutex_unlock(&mutex);
    return result;
}

void gil_trace_thread(const Thread *t) {
    fprintf(
        stderr,
        "gil: thread %llu%s: %llu hand-overs, %llu waits, %.3f ms in all, %.3f ms the longest\n",
        (unsigned long long)t->ident, t == signal_thread ? " (main)" : "",
        (unsigned long long)t->gil.hand_overs, (unsigned long long)t->gil.waits,
        (double)t->gil.waited / 1e6, (double)t->gil.longest / 1e6);
}
