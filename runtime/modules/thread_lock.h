/* Locks that Python code sees: _thread.lock and _thread.RLock. */
#ifndef KRAIT_THREAD_LOCK_H
#define KRAIT_THREAD_LOCK_H

#include "runtime/native.h"

extern Type lock_type, rlock_type;
Object *lock_new(void) MAY_RAISE; /* not held */

/* Reads the arguments blocking and timeout (borrowed, NULL where absent) into the moment to give
 * up: INT64_MAX never, 0 at once. */
int lock_deadline(Object *blocking, Object *timeout, int64_t *deadline) MAY_RAISE;
/* TIMEOUT_MAX: the seconds that a timeout may have. */
extern const double lock_timeout_max;

#endif
