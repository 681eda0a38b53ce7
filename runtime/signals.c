/* Signals. The C handler sets flags, writes to the wake-up descriptor and wakes the main thread if
 * that sleeps on its parker; all else happens where the main thread looks: signals_check.
 *
 * A Ctrl-C that nobody handles is kept apart (`interrupted`), since it can be raised without
 * running Python code: native loops, which cannot let anything else run, look at it alone.
 *
 * The flags are atomic words; who sets one sets REQUEST_SIGNAL behind it. A thread that is not main
 * clears that bit, and the main thread sets it again when it gets the lock (gil.c), so that the
 * others do not stop at each safe point.
 */
#include "runtime/signals.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "runtime/objects/int.h"

volatile int interrupted;
volatile int interrupt_raises = 1;
volatile int signals_wakeup_fd = -1, signals_wakeup_warns = 1;
Object *signal_handlers[SIGNAL_COUNT];
Object *(*signals_frame_hook)(void);

static uint8_t arrived[SIGNAL_COUNT];
static int any_arrived;
static int main_parked;
static int wakeup_error; /* errno of a write that failed, to be reported; 0: none */

/* ---- in the handler: nothing but atomics, sem_post and write ---- */

void signals_trip(int number) {
    if (number == SIGINT && __atomic_load_n(&interrupt_raises, __ATOMIC_RELAXED)) {
        __atomic_store_n(&interrupted, 1, __ATOMIC_SEQ_CST);
    } else {
        __atomic_store_n(&arrived[number], 1, __ATOMIC_RELAXED);
        __atomic_store_n(&any_arrived, 1, __ATOMIC_SEQ_CST);
    }
    request_set(REQUEST_SIGNAL);
    if (__atomic_load_n(&main_parked, __ATOMIC_SEQ_CST))
        sem_post(&signal_thread->parker);
}

void signals_on_arrival(int number) {
    int kept = errno, fd = __atomic_load_n(&signals_wakeup_fd, __ATOMIC_RELAXED);
    signals_trip(number);
    if (fd >= 0) {
        uint8_t byte = (uint8_t)number;
        if (write(fd, &byte, 1) < 0
            && (__atomic_load_n(&signals_wakeup_warns, __ATOMIC_RELAXED)
                || (errno != EAGAIN && errno != EWOULDBLOCK))) {
            __atomic_store_n(&wakeup_error, errno, __ATOMIC_RELAXED);
            __atomic_store_n(&any_arrived, 1, __ATOMIC_SEQ_CST);
        }
    }
    errno = kept;
}

/* ---- in the main thread ---- */

void interrupt_install(void) {
    struct sigaction action = {.sa_handler = signals_on_arrival}; /* no SA_RESTART */
    sigemptyset(&action.sa_mask);
    struct sigaction old;
    if (sigaction(SIGINT, NULL, &old) == 0 && old.sa_handler == SIG_IGN)
        return; /* started in the background: Ctrl-C is not for us */
    sigaction(SIGINT, &action, NULL);
}

void signals_parking(bool begins) { __atomic_store_n(&main_parked, begins, __ATOMIC_SEQ_CST); }

bool signals_pending(void) {
    return __atomic_load_n(&interrupted, __ATOMIC_SEQ_CST)
           || __atomic_load_n(&any_arrived, __ATOMIC_SEQ_CST);
}

int interrupt_check(void) {
    if (LIKELY(!interrupt_pending()) || thread != signal_thread)
        return 0;
    __atomic_store_n(&interrupted, 0, __ATOMIC_RELAXED);
    if (!signals_pending())
        request_clear(REQUEST_SIGNAL);
    raise_type_value(&exc_KeyboardInterrupt, NULL);
    return -1;
}

static void report_wakeup(void) {
    int error = __atomic_exchange_n(&wakeup_error, 0, __ATOMIC_RELAXED);
    if (error == 0)
        return;
    raise_os_error(error, NULL);
    error_unraisable_message("Exception ignored when trying to write to the signal wakeup fd");
}

static int call_handler(int number) {
    Object *handler = signal_handlers[number];
    if (handler == NULL || !is_callable(handler)) { /* changed since */
        raise_format(&exc_OSError, "Signal %d ignored due to race condition", number);
        error_unraisable(KNone);
        return 0;
    }
    incref(handler);
    Object *args[2] = {int_from_i64(number),
                       signals_frame_hook ? signals_frame_hook() : new_none()};
    Object *result = args[0] && args[1] ? object_call(handler, args, 2, NULL) : NULL;
    xdecref(args[0]);
    xdecref(args[1]);
    decref(handler);
    xdecref(result);
    return result ? 0 : -1;
}

int signals_check(void) {
    if (thread != signal_thread) {
        request_clear(REQUEST_SIGNAL);
        return 0;
    }
    if (!signals_pending())
        return request_clear(REQUEST_SIGNAL), 0;
    request_clear(REQUEST_SIGNAL);
    if (!__atomic_exchange_n(&any_arrived, 0, __ATOMIC_SEQ_CST))
        return interrupt_check();
    report_wakeup();
    for (int number = 1; number < SIGNAL_COUNT; number++) {
        if (!__atomic_exchange_n(&arrived[number], 0, __ATOMIC_SEQ_CST)
            || call_handler(number) == 0)
            continue;
        __atomic_store_n(&any_arrived, 1,
                         __ATOMIC_SEQ_CST); /* the rest waits for the next safe point */
        request_set(REQUEST_SIGNAL);
        return -1;
    }
    return interrupt_check();
}

void signals_shutdown(void) {
    __atomic_store_n(&interrupt_raises, 0, __ATOMIC_RELAXED);
    __atomic_store_n(&signals_wakeup_fd, -1, __ATOMIC_RELAXED);
    for (int number = 1; number < SIGNAL_COUNT; number++) {
        struct sigaction action;
        if (sigaction(number, NULL, &action) == 0 && action.sa_handler == signals_on_arrival)
            signal(number, SIG_DFL);
        CLEAR(signal_handlers[number]);
    }
}
