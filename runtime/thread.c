/* The states of threads: making and releasing them, where C stacks end, sleeping; and the request
 * word. */
#define _GNU_SOURCE /* pthread_getattr_np, sem_clockwait */
#include "runtime/object.h"
#include "runtime/wait_queue.h"

#include <pthread.h>
#include <sys/resource.h>
#include <time.h>

enum {
    STACK_RESERVE = 256 << 10, /* left below the limit, to raise and unwind */
    STACK_DEFAULT = 8 << 20,   /* assumed where the system says "unlimited" */
};

Thread main_thread = {.handled = &main_thread.base_handled, .recursion_left = 1000};
Thread *thread = &main_thread, *signal_thread = &main_thread;
bool threads_lost;
void (*thread_after_fork_hook)(void);
uint32_t requests;
int recursion_limit = 1000;

/* ---- requests -------------------------------------------------------------------------------- */

void request_set(uint32_t bits) { __atomic_fetch_or(&requests, bits, __ATOMIC_RELAXED); }
void request_clear(uint32_t bits) { __atomic_fetch_and(&requests, ~bits, __ATOMIC_RELAXED); }

/* ---- sleeping -------------------------------------------------------------------------------- */

enum { SECOND = 1000000000 };

static int64_t clock_read(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * SECOND + t.tv_nsec;
}

int64_t clock_now(void) { return clock_read(CLOCK_MONOTONIC); }

void thread_park(Thread *t, int64_t deadline) {
    if (deadline == INT64_MAX) {
        sem_wait(&t->parker);
        return;
    }
#if KRAIT_TSAN /* the sanitizer knows only the older call, whose clock may be set */
    deadline += clock_read(CLOCK_REALTIME) - clock_now();
    struct timespec until = {(time_t)(deadline / SECOND), (long)(deadline % SECOND)};
    sem_timedwait(&t->parker, &until);
#else
    struct timespec until = {(time_t)(deadline / SECOND), (long)(deadline % SECOND)};
    sem_clockwait(&t->parker, CLOCK_MONOTONIC, &until);
#endif
}

void thread_unpark(Thread *t) { sem_post(&t->parker); }

/* ---- start and end --------------------------------------------------------------------------- */

/* From what the C stack has between here and its lowest address. */
static void set_stack_limit(Thread *t, char *bottom) {
    size_t size = (size_t)((char *)__builtin_frame_address(0) - bottom);
    t->c_stack_limit = bottom + (size / 4 < STACK_RESERVE ? size / 4 : STACK_RESERVE);
}

/* The lowest address of the main thread's C stack, which grows on demand down to its resource
 * limit. */
static char *main_stack_bottom(void) {
    struct rlimit limit;
    size_t size = STACK_DEFAULT;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        size = limit.rlim_cur;
    size_t above =
        64 << 10; /* between here and the top: arguments and the environment are of unknown size */
    return (char *)__builtin_frame_address(0) - (size > 4 * above ? size - above : size / 2);
}

int thread_init_main(void) {
    set_stack_limit(&main_thread, main_stack_bottom());
    main_thread.recursion_left = recursion_limit;
    main_thread.ident = (uint64_t)pthread_self();
    thread = &main_thread;
    return sem_init(&main_thread.parker, 0, 0);
}

Thread *thread_new(void) {
    Thread *t = mem_alloc_zero(sizeof(Thread));
    if (t == NULL)
        return raise_no_memory(), NULL;
    t->handled = &t->base_handled;
    t->recursion_left = recursion_limit;
    sem_init(&t->parker, 0, 0);
    t->next = main_thread.next;
    main_thread.next = t;
    return t;
}

void thread_free(Thread *t) {
    for (Thread *before = &main_thread; before != NULL; before = before->next)
        if (before->next == t)
            before->next = t->next;
    sem_destroy(&t->parker);
    mem_free(t, sizeof(Thread));
}

void thread_started(Thread *t) {
    pthread_attr_t attributes;
    void *bottom = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &bottom, &size);
        pthread_attr_destroy(&attributes);
    }
    set_stack_limit(t, bottom ? bottom : (char *)__builtin_frame_address(0) - (128 << 10));
}

/* ---- forks ----------------------------------------------------------------------------------- */

void thread_after_fork(void) {
    for (Thread *t = &main_thread; t != NULL; t = t->next) {
        if (t == thread)
            continue;
        t->gone = threads_lost = true;
        wait_forget(t);
    }
    main_thread.next = thread == &main_thread ? NULL : thread;
    if (thread != &main_thread)
        thread->next = NULL;
    signal_thread = thread;
    sem_init(&thread->parker, 0, 0);
    signals_parking(false);
    gil_after_fork();
    if (thread_after_fork_hook != NULL)
        thread_after_fork_hook();
}
