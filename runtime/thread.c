/* The thread's state, the request word, the interpreter lock, and Ctrl-C.
 *
 * The lock is a mutex-guarded flag with a condition to wait on. A thread that gives it up remembers
 * its state in a thread-local variable, which only lock_release and lock_acquire touch; everybody
 * else reads `thread`.
 */
#include "runtime/object.h"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

enum {
    STACK_RESERVE = 256 << 10, /* left below the limit, to raise and unwind */
    STACK_DEFAULT = 8 << 20,   /* assumed where the system says "unlimited" */
};

Thread main_thread = {.handled = &main_thread.base_handled, .recursion_left = 1000};
Thread *thread = &main_thread;
volatile uint32_t requests;
volatile int interrupted;
int recursion_limit = 1000;

/* ---- requests -------------------------------------------------------------------------------- */

void request_set(uint32_t bits) { __atomic_fetch_or(&requests, bits, __ATOMIC_RELAXED); }
void request_clear(uint32_t bits) { __atomic_fetch_and(&requests, ~bits, __ATOMIC_RELAXED); }

/* ---- the lock -------------------------------------------------------------------------------- */

static pthread_mutex_t lock_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t lock_free = PTHREAD_COND_INITIALIZER;
static bool lock_held = true; /* by main, from the start */
static _Thread_local Thread
    *own_thread; /* the state of this thread while it does not hold the lock */

void lock_release(void) {
    own_thread = thread;
    pthread_mutex_lock(&lock_mutex);
    lock_held = false;
    pthread_cond_signal(&lock_free);
    pthread_mutex_unlock(&lock_mutex);
}

void lock_acquire(void) {
    pthread_mutex_lock(&lock_mutex);
    while (lock_held)
        pthread_cond_wait(&lock_free, &lock_mutex);
    lock_held = true;
    pthread_mutex_unlock(&lock_mutex);
    thread = own_thread;
}

/* ---- interrupts ------------------------------------------------------------------------------ */

static void on_interrupt(int signal_number) {
    (void)signal_number;
    interrupted = 1;
    request_set(REQUEST_SIGNAL);
}

void interrupt_install(void) {
    struct sigaction action = {.sa_handler =
                                   on_interrupt}; /* no SA_RESTART: blocking calls return */
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

int interrupt_check(void) {
    if (LIKELY(!interrupted))
        return 0;
    interrupted = 0;
    request_clear(REQUEST_SIGNAL);
    raise_type_value(&exc_KeyboardInterrupt, NULL);
    return -1;
}

/* ---- start ----------------------------------------------------------------------------------- */

/* The lowest address of this thread's C stack. The main thread's grows on demand down to its
 * resource limit. */
static char *stack_bottom(void) {
    struct rlimit limit;
    size_t size = STACK_DEFAULT;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        size = limit.rlim_cur;
    size_t above =
        64 << 10; /* between here and the top: arguments and the environment are of unknown size */
    return (char *)__builtin_frame_address(0) - (size > 4 * above ? size - above : size / 2);
}

int thread_init_main(void) {
    char *bottom = stack_bottom();
    size_t size = (size_t)((char *)__builtin_frame_address(0) - bottom);
    main_thread.c_stack_limit = bottom + (size / 4 < STACK_RESERVE ? size / 4 : STACK_RESERVE);
    main_thread.recursion_left = recursion_limit;
    main_thread.ident = (uint64_t)pthread_self();
    thread = &main_thread;
    return 0;
}
