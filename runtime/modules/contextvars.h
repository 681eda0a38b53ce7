/* Contexts: what contextvars.ContextVar.get() reads. Each thread has a current one,
 * thread->context, made when first needed. */
#ifndef KRAIT_CONTEXTVARS_H
#define KRAIT_CONTEXTVARS_H

#include "runtime/native.h"

typedef struct Context {
    Object head;
    Dict *values; /* owned: ContextVar -> value. Shared with copies of the context until one of them
                     changes */
    Object *previous; /* owned or NULL: the context that was current before this one was entered */
    bool entered;
} Context;
extern Type context_type;

Context *context_current_borrow(void) MAY_RAISE;
Context *context_copy(Context *c) MAY_RAISE;
/* c.run(f, *args): the call with c as the current context. */
Object *context_call(Context *c, Object *f, Object *const *args, size_t nargs,
                     Tuple *kwnames) MAY_RAISE;

#endif
