/* The running thread's state, the interpreter lock's request word, and interrupts.
 *
 * One interpreter per process. `thread` points to the state of the thread that holds the lock; it is switched with the
 * lock, so reading it costs one load and no thread-local access.
 */
#ifndef KRAIT_THREAD_H
#define KRAIT_THREAD_H

#include "runtime/object.h"

/* The exception being handled by an `except` block, as a chain: each generator has a link of its own. */
typedef struct Handled {
    Object *exception;        /* owned or NULL */
    struct Handled *previous;
} Handled;

struct Frame;

struct Thread {
    Object *exception;     /* owned: raised and not yet caught; NULL: none */
    Handled *handled;      /* innermost link, never NULL */
    Handled base_handled;
    struct Frame *frame;   /* innermost Python frame; the VM's own */
    char *c_stack_limit;   /* C code may not go below this address (leaves room to raise and unwind) */
    int recursion_left;    /* Python calls still allowed before RecursionError */
    int dealloc_depth;
    Object *dealloc_queue; /* objects whose deallocation is put off, linked through their refcount field */
    Object *repr_guard;    /* list of containers whose repr is under way, or NULL */
    uint64_t ident;
    Thread *next;
    struct Frame *frame_base, *frame_limit; /* the thread's frame stack; the VM's own */
    Object **value_base, **value_limit;     /* the thread's value stack; the VM's own */
    size_t frame_space, value_space;        /* bytes reserved for the two */
};

extern Thread *thread;
extern Thread main_thread;

/* Reasons to stop at the next safe point; the VM polls the word and runs safe_point(). Set from anywhere, also signal handlers. */
enum { REQUEST_GC = 1, REQUEST_SIGNAL = 2, REQUEST_LOCK = 4, REQUEST_STRESS = 8, REQUEST_STEP = 16 };
extern volatile uint32_t requests;
void request_set(uint32_t bits);
void request_clear(uint32_t bits);

extern int recursion_limit; /* sys.getrecursionlimit() */

/* Interrupts: signal handlers set `interrupted` and REQUEST_SIGNAL. interrupt_check raises KeyboardInterrupt (-1) when one is due; long native
 * loops call it now and then. */
extern volatile int interrupted;
int interrupt_check(void) MAY_RAISE;

/* The lock around blocking calls. Between release and acquire no object may be touched. */
void lock_release(void);
void lock_acquire(void);

int thread_init_main(void);   /* sets c_stack_limit from the real stack limits */
void interrupt_install(void); /* SIGINT sets `interrupted` from now on; the program's main calls it */

#endif
