/* The evaluation loop. */
#ifndef KRAIT_EVAL_H
#define KRAIT_EVAL_H

#include "vm/frame.h"
#include "vm/generator.h"

/* Runs the frame on top of the thread's frame stack (marked FRAME_ENTRY) until it returns, yields
 * or raises. */
Object *eval_run(void) MAY_RAISE;
/* Pushes a frame whose window is at `locals` (parameters in place, other locals NULL). The function
 * reference is taken over, also on failure. NULL with RecursionError or MemoryError: the window's
 * values are released. */
Frame *frame_push_steal(Function *f, Object **locals, uint32_t flags) MAY_RAISE;
/* Releases locals, function, names and the frame object of the innermost frame and removes it. */
void frame_pop(Frame *frame);
/* What a safe point does when `requests` is not 0: collection, signals, lock. */
int safe_point(void) MAY_RAISE;
/* The slot `call` of Python functions. */
Object *function_call(Object *f, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *function_make(Code *code, Dict *globals, uint32_t flags, Object ***sp) MAY_RAISE;

#endif
