/* Threads of Python code: starting and ending them, their handles, waiting for all.
 */
#ifndef KRAIT_THREADS_H
#define KRAIT_THREADS_H

#include "runtime/native.h"
#include "runtime/wait_queue.h"

/* _thread._ThreadHandle: what one knows of a thread, also when it is gone. INITIAL -> RUNNING ->
 * DONE; a thread that cannot be started goes back to INITIAL. */
typedef struct ThreadHandle {
    Object head;
    enum { HANDLE_INITIAL, HANDLE_RUNNING, HANDLE_DONE } state;
    uint64_t ident; /* 0: not started */
    bool awaited;   /* on the list of those that the end of the process waits for: not a daemon */
    WaitQueue joiners;
    struct ThreadHandle *next, *previous; /* on that list */
} ThreadHandle;
extern Type thread_handle_type;

/* Starts function(*args, **kwargs) in a thread; handle and kwargs may be NULL. RuntimeError where
 * the system refuses. */
int thread_start(Object *function, Tuple *args, Dict *kwargs, ThreadHandle *handle, bool daemon,
                 uint64_t *ident) MAY_RAISE;
void thread_handle_done(ThreadHandle *h);
/* Until the thread is done. 1; 0 when the deadline came first; -1. */
int thread_join(ThreadHandle *h, int64_t deadline) MAY_RAISE;
/* In the child of a fork: the other threads are done. */
void threads_after_fork(void);
/* Until all threads that are no daemons are done. */
int threads_join_all(void) MAY_RAISE;
size_t threads_count(void); /* without the main thread */

extern size_t
    thread_stack_size; /* bytes of the C stack of threads to come; 0: what the system gives */

/* The process ends: runs threading._shutdown() if that module was imported, while all is as it was.
 */
void threads_await(void);

extern const ModuleDef _thread_module;

#endif
