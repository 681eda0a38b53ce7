/* Generators: a function's locals and operand stack kept in the heap between resumptions.
 *
 * Coroutines (coroutine.h) and asynchronous generators (async_generator.h) are the same struct under other types: what differs is who may resume
 * them, and how messages call them. `extra` is a coroutine's cr_origin, or the finalizer of an asynchronous generator.
 *
 * States: CREATED -> RUNNING <-> SUSPENDED -> FINISHED. While RUNNING a frame record points to `slots`. A FINISHED one holds no values.
 */
#ifndef KRAIT_GENERATOR_H
#define KRAIT_GENERATOR_H

#include "vm/frame.h"

enum { GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_RUNNING, GENERATOR_FINISHED };

typedef struct Generator {
    Object head;
    Function *function;   /* owned; NULL once finished */
    Code *code;           /* owned */
    uint32_t *ip;         /* where to go on */
    uint32_t depth;       /* values on its operand stack */
    uint8_t state;
    bool delegating;      /* suspended inside YIELD_FROM: the delegate is on top of the stack */
    bool hooked, closed, busy; /* asynchronous generators: hooks were asked; aclose() began, or the end came; an awaitable of it is under way */
    Handled handled;      /* the exception it is handling, linked in while it runs */
    Str *name, *qualname; /* owned */
    FrameObject *frame;   /* owned or NULL: gi_frame, once asked for */
    Object *extra;        /* owned or NULL */
    size_t count;         /* of slots */
    Object *slots[];      /* owned: locals, then the stack */
} Generator;
extern Type generator_type, coroutine_type, async_generator_type;

ALWAYS_INLINE bool generator_is(const Object *o) { /* one that YIELD_FROM resumes in the loop */
    return o->type == &generator_type || o->type == &coroutine_type;
}

/* Takes over the arguments in the frame's locals; the frame is of the generator function at START_GENERATOR. */
Generator *generator_new(Frame *frame) MAY_RAISE;
/* Resumes from C. 1: *out is the yielded value; 0: it returned, *out is the result; -1: it raised (StopIteration already turned into RuntimeError).
 * value: sent (borrowed); NULL: the pending exception is thrown in. */
int generator_resume(Generator *g, Object *value, Object **out) MAY_RAISE;
int generator_close(Generator *g) MAY_RAISE;
/* throw(): delegates to the inner iterator if it is delegating. Same results as generator_resume. */
int generator_throw(Generator *g, Object *type, Object *value, Object *traceback, Object **out) MAY_RAISE;
/* The same; a GeneratorExit closes the inner iterator only if `close_inner`, else it is thrown in like any other. */
int generator_throw_into(Generator *g, bool close_inner, Object *type, Object *value, Object *traceback, Object **out) MAY_RAISE;
/* A throw() method with its arguments as they came. */
int generator_throw_args(Generator *g, Object *const *args, size_t nargs, Object **out) MAY_RAISE;
/* What a Python-level send returns for the results of generator_resume: *out, or NULL with the StopIteration (StopAsyncIteration) that says the end. */
Object *generator_result_steal(const Generator *g, int result, Object *out) MAY_RAISE;
/* The running generator's frame record goes: unlinks what it handles. FINISHED also releases its locals (its stack is empty then). */
void generator_leave(Frame *frame, int state);
/* A pending StopIteration that leaves a generator becomes RuntimeError "generator raised StopIteration". */
void generator_convert_stop(const Generator *g);
/* Pushes the frame record of a CREATED or SUSPENDED generator with `flags` (FRAME_GENERATOR is added). value: pushed as what was sent; NULL: nothing. Steals value. */
Frame *generator_enter_steal(Generator *g, Object *value, uint32_t flags) MAY_RAISE;
/* gi_frame: the frame object, made if need be (new reference); NULL without an exception once finished. */
FrameObject *generator_frame(Generator *g) MAY_RAISE;
/* Releases locals and stack, state FINISHED. */
void generator_finish(Generator *g);

/* Slots, methods and attributes that the three types share. */
void generator_dealloc(Object *o);
void generator_finalize(Object *o);
int generator_traverse(Object *o, VisitFn visit, void *arg);
int generator_clear(Object *o);
Object *generator_send(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *generator_throw_method(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *generator_close_method(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *generator_sizeof(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *generator_get_running(Object *o, void *closure);
Object *generator_get_suspended(Object *o, void *closure);
Object *generator_get_frame(Object *o, void *closure) MAY_RAISE;
Object *generator_get_delegate(Object *o, void *closure);
Object *generator_get_code(Object *o, void *closure);
Object *generator_get_name(Object *o, void *closure);
int generator_set_name(Object *o, Object *value, void *closure) MAY_RAISE;
#define GENERATOR_NAMES                                                                                                 \
    {"__name__", generator_get_name, generator_set_name, "name of the generator", (void *)offsetof(Generator, name)},   \
    {"__qualname__", generator_get_name, generator_set_name, "qualified name of the generator", (void *)offsetof(Generator, qualname)}

#endif
