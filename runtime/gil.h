/* The global interpreter lock: one thread at a time runs Python code and touches objects. See gil.c
 * for how it is passed on.
 */
#ifndef KRAIT_GIL_H
#define KRAIT_GIL_H

#include "runtime/object.h"

/* Around every call that may block. Between release and acquire no object may be touched. As long
 * as the process has one thread, both do nothing. errno is kept by neither. */
void gil_release(void);
void gil_acquire(void);

/* Before the first further thread is started, by the only one there is. */
void gil_share(void);
/* The first and the last act of a further thread: with gil_adopt it takes on its state and waits
 * for the lock; after gil_leave it may touch nothing any more, its state is gone already. */
void gil_adopt(Thread *t);
void gil_leave(void);

/* At a safe point: lets others run if any waits, and comes back when it is this thread's turn
 * again. */
void gil_yield(void);

/* In the child of a fork: the calling thread holds the lock, and nobody waits. */
void gil_after_fork(void);

/* From now on only the calling thread ever gets the lock again; the others stay where they are
 * until the process ends. */
void gil_finalize(void);
/* Has gil_finalize left somebody behind? */
bool gil_abandoned(void);

/* How long a thread may run while others wait: nanoseconds. */
extern int64_t gil_interval;

/* -X giltrace: what each thread had to do with the lock, to stderr. A further thread's line is
 * written when it ends. */
extern bool gil_trace;
void gil_trace_thread(const Thread *t);

#endif
