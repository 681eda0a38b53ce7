/* Coroutines: what an `async def` returns. A Generator (generator.h) of type coroutine_type:
 * awaited, or driven by send, throw and close.
 *
 * `await` on a coroutine is YIELD_FROM on it: it runs in the same loop. Its __await__() is an
 * iterator around it, for whoever wants one.
 */
#ifndef KRAIT_COROUTINE_H
#define KRAIT_COROUTINE_H

#include "vm/generator.h"

/* Notes in cr_origin who made it, as deep as sys.set_coroutine_origin_tracking_depth() says.
 * Without memory it is not noted. */
void coroutine_note_origin(Generator *g);
/* RuntimeWarning "coroutine 'x' was never awaited"; what goes wrong is reported as unraisable. */
void coroutine_warn_never_awaited(Generator *g);
/* The iterator that `await o` drives: a coroutine, a generator that types.coroutine() marked, or
 * what __await__() returns. New reference. */
Object *coroutine_await_iterator(Object *o) MAY_RAISE;
extern const MethodDef coroutine_warn_def; /* warnings._warn_unawaited_coroutine */

#endif
