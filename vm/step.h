/* Looking on while Python code runs: -X trace, sys.settrace, sys.setprofile, krait.watch.
 *
 * Nobody pays for it who does not use it: the loop that normally runs has no hook at all.
 * step_changed() sets REQUEST_STEP while somebody looks on; at its next safe point the loop gives
 * way to its stepped twin (eval_loop.h), which calls the functions below, and which gives way in
 * turn when nobody is left. While a function that looks on runs itself, its thread is not looked on
 * (Thread.step_pause).
 *
 * Events and their order are CPython's: `call` as a frame begins or a generator goes on, `line`
 * before the first instruction of another line, `exception` in each frame that one passes through,
 * `return` as a frame is left or yields, with None where an exception leaves it.
 */
#ifndef KRAIT_STEP_H
#define KRAIT_STEP_H

#include "vm/frame.h"

/* Whether the running thread's instructions are to be looked on now. */
bool step_wanted(void);
/* To be called after a tracer, profiler or watch has come or gone. */
void step_changed(void);

/* The hooks. -1: the exception that is set goes on from here. */
int step_instruction(Frame *frame, const uint32_t *ip, Object **sp)
    MAY_RAISE; /* before the one at ip; sets frame->ip behind its word */
int step_call(Frame *frame) MAY_RAISE;
int step_return(Frame *frame, Object *value) MAY_RAISE;
/* c_call; then c_return or c_exception, which hands the result on. self: the object of a method
 * descriptor, or NULL. */
int step_native_call(Frame *frame, Object *callable, Object *self) MAY_RAISE;
Object *step_native_return_steal(Frame *frame, Object *callable, Object *self,
                                 Object *result) MAY_RAISE;
/* With an exception pending, which an exception in the tracer replaces. */
void step_exception(Frame *frame);
void step_unwound(Frame *frame);

/* sys.settrace and sys.setprofile for one thread; NULL or None takes it away. */
void step_set_tracer(Thread *t, Object *function);
void step_set_profiler(Thread *t, Object *function);

/* step_watch.c: krait.watch. Every change of the count of references to o is reported until
 * unwatch, or until nobody else holds it: to `callback` (old, new, file name, line, instruction),
 * or on stderr. The watch's own reference is not counted. */
int step_watch(Object *o, Object *callback) MAY_RAISE;
bool step_unwatch(Object *o); /* false: it was not watched */
bool step_watching(void);
int step_watch_look(Frame *frame, const uint32_t *ip) MAY_RAISE;
void step_watch_shutdown(void);

/* step_print.c: -X trace. */
void step_print(Frame *frame, const uint32_t *ip, Object **sp);

#endif
