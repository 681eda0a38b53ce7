/* Signals: noticed in the C handler, heeded by the main thread at its next safe point or in a
 * blocking call.
 */
#ifndef KRAIT_SIGNALS_H
#define KRAIT_SIGNALS_H

#include "runtime/object.h"

enum { SIGNAL_COUNT = 65 }; /* NSIG: signals are 1 .. 64 */

/* Ctrl-C, when nobody has put in a handler of their own. interrupt_check raises KeyboardInterrupt
 * (-1) in the main thread when one is due; long native loops call it now and then: it never runs
 * Python code. */
extern volatile int interrupted; /* read it with interrupt_pending() */
ALWAYS_INLINE bool interrupt_pending(void) {
    return __atomic_load_n(&interrupted, __ATOMIC_RELAXED) != 0;
}
int interrupt_check(void) MAY_RAISE;
void interrupt_install(void); /* SIGINT counts from now on; the program's main calls it */

/* Runs the Python handlers of what has arrived, in the main thread: for safe points and for system
 * calls that were interrupted. -1: one raised, or Ctrl-C. In other threads it does nothing. */
int signals_check(void) MAY_RAISE;
/* Has anything arrived? From any thread. */
bool signals_pending(void);
/* What the C handler does; also for _thread.interrupt_main(). */
void signals_trip(int number);
/* The C handler itself, installed without SA_RESTART, so that blocking calls return. */
void signals_on_arrival(int number);

/* By number: owned, what signal.signal() was given; NULL: nothing yet. */
extern Object *signal_handlers[SIGNAL_COUNT];
/* SIGINT raises KeyboardInterrupt, as signal.default_int_handler does: no handler needs to be
 * called. */
extern volatile int interrupt_raises;
/* A file descriptor that gets a byte for each arrival; -1: none. */
extern volatile int signals_wakeup_fd;
extern volatile int signals_wakeup_warns;
/* The layer above gives the frame that was interrupted: new. NULL: None is passed. */
extern Object *(*signals_frame_hook)(void);

/* The main thread says that it goes to sleep on its parker, and that it is back: signals post it
 * meanwhile. */
void signals_parking(bool begins);

/* The interpreter ends: from now on signals do what the system has them do. */
void signals_shutdown(void);

#endif
