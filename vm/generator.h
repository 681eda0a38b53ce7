/* Generators: a function's locals and operand stack kept in the heap between resumptions.
 *
 * Coroutines (coroutine.h) and asynchronous generators (async_generator.h) are the same struct
 * under other types: what differs is who may resume them, and how messages call them. `extra` is a
 * coroutine's cr_origin, or the finalizer of an asynchronous generator.
 *
 * States: CREATED -> RUNNING <-> SUSPENDED -> FINISHED. While RUNNING a frame record points to
 * `slots`. A FINISHED one holds no values.
 */
#ifndef KRAIT_GENERATOR_H
#define KRAIT_GENERATOR_H

#include "vm/frame.h"

enum { GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_RUNNING, GENERATOR_FINISHED };

typedef struct Generator {
    Object head;
    Function *function; /* owned; NULL once finished */
    Code *code;         /* owned */
    uint32_t *ip;       /* where to go on */
    uint32_t depth;     /* values on its operand stack */
    uint8_t state;
    bool delegating; /* suspended inside YIELD_FROM: the delegate is on top of the stack */
    bool hooked, closed, busy; /* asynchronous generators: hooks were asked; aclose() began, or the
                                  end came; an awaitable of it is under way */
    Handled handled;           /* the exception it is handling, linked in while it runs */
    Str *name, *qualname;      /* owned */
    FrameObject *frame;        /* owned or NULL: gi_frame, once asked for */
    Object *extra;             /* owned or NULL */
    Object *names;             /* owned or NULL: the namespace of a module that awaits */
    size_t count;              /* of slots */
    Object *slots[];           /* owned: locals, then the stack */
} Generator;
extern Type generator_type, coroutine_type, async_generator_type;

ALWAYS_INLINE bool generator_is(const Object *o) { /* one that YIELD_FROM resumes in the loop */
    return o->type == &generator_type || o->type == &coroutine_type;
}

/* Takes over the arguments in the frame's locals; the frame is of the generator function at
 * START_GENERATOR. */
Generator *generator_new(Frame *frame) MAY_RAISE;
/* Resumes from C. 1: *out is the yielded value; 0: it returned, *out is the result; -1: it raised
 * (StopIteration already turned into RuntimeError). value: sent (borrowed); NULL: the pending
 * exception is thrown in. */
int generator_resume(Generator *g, Object *value, Object **out) MAY_RAISE;
int generator_close(Generator *g) MAY_RAISE;
/* throw(): delegates to the inner iterator if it is delegating. Same results as generator_resume.
 */
int generator_throw(Generator *g, Object *type, Object *value, Object *traceback,
                    Object **out) MAY_RAISE;
/* The same; a GeneratorExit closes the inner iterator only if `close_inner`, else it is thrown in
 * like any other. */
int generator_throw_into(Generator *g, bool close_inner, Object *type, Object *value,
                         Object *traceback, Object **out) MAY_RAISE;
/* A throw() method with its arguments as they came. */
int generator_throw_args(Generator *g, Object *const *args, size_t nargs, Object **out) MAY_RAISE;
/* What a Python-level send returns for the results of generator_resume: *out, or NULL with the
 * StopIteration (StopAsyncIteration) that says the end. */
Object *generator_result_steal(const Generator *g, int result, Object *out) MAY_RAISE;
/* The running generator has finished: its frame record goes, what it handles is unlinked, its
 * locals are released (its stack is empty then). */
void generator_leave(Frame *frame);
/* Takes a frame object off a frame record that goes while the generator lives on. */
void generator_unlink_object(Frame *frame);
/* A pending StopIteration that leaves a generator becomes RuntimeError "generator raised
 * StopIteration"; not one thrown into it before it began. */
void generator_convert_stop(const Frame *frame);
/* Makes `frame`, the record above its resumer's, that of a CREATED or SUSPENDED generator
 * (FRAME_GENERATOR is added to flags): the state is RUNNING. */
ALWAYS_INLINE void generator_enter(Frame *frame, Generator *g, uint32_t flags) {
    frame->ip = g->ip;
    frame->locals = g->slots;
    frame->sp = g->slots + g->code->local_count + g->depth;
    frame->top = (frame - 1)->top;
    frame->function = g->function;
    frame->code = g->code;
    frame->names = g->names;
    frame->generator = g;
    frame->object = NULL;
    frame->flags = flags | FRAME_GENERATOR;
    if (UNLIKELY(g->frame != NULL)) {
        frame->object = g->frame; /* borrowed from the generator */
        frame->object->frame = frame;
        frame->flags |= FRAME_OBJECT;
    }
    g->state = GENERATOR_RUNNING;
    g->handled.previous = thread->handled;
    thread->handled = &g->handled;
    thread->frame = frame;
}
/* The opposite, where it yields: thread->frame is the resumer's. g->ip and g->depth are set by the
 * caller. */
ALWAYS_INLINE void generator_suspend(Frame *frame, Generator *g) {
    thread->handled = g->handled.previous;
    g->handled.previous = NULL;
    if (UNLIKELY(frame->flags & FRAME_OBJECT))
        generator_unlink_object(frame);
    thread->frame = frame - 1;
    g->state = GENERATOR_SUSPENDED;
}
/* Pushes the frame record of a CREATED or SUSPENDED generator. value: pushed as what was sent;
 * NULL: nothing. Steals value. NULL: RecursionError. */
Frame *generator_enter_steal(Generator *g, Object *value, uint32_t flags) MAY_RAISE;
/* gi_frame: the frame object, made if need be (new reference); NULL without an exception once
 * finished. */
FrameObject *generator_frame(Generator *g) MAY_RAISE;
/* Releases locals and stack, state FINISHED. */
void generator_finish(Generator *g);

/* Slots, methods and attributes that the three types share. */
void generator_dealloc(Object *o);
void generator_finalize(Object *o);
int generator_traverse(Object *o, VisitFn visit, void *arg);
int generator_clear(Object *o);
Object *generator_send(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *generator_throw_method(Object *self, Object *const *args, size_t nargs,
                               Tuple *kwnames) MAY_RAISE;
Object *generator_close_method(Object *self, Object *const *args, size_t nargs,
                               Tuple *kwnames) MAY_RAISE;
Object *generator_sizeof(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *generator_get_running(Object *o, void *closure);
Object *generator_get_suspended(Object *o, void *closure);
Object *generator_get_frame(Object *o, void *closure) MAY_RAISE;
Object *generator_get_delegate(Object *o, void *closure);
Object *generator_get_code(Object *o, void *closure);
Object *generator_get_name(Object *o, void *closure);
int generator_set_name(Object *o, Object *value, void *closure) MAY_RAISE;
#define GENERATOR_NAMES(kind)                                                                      \
    {"__name__", generator_get_name, generator_set_name, "name of the " kind,                      \
     (void *)offsetof(Generator, name)},                                                           \
    {                                                                                              \
        "__qualname__", generator_get_name, generator_set_name, "the dotted name of the " kind,    \
            (void *)offsetof(Generator, qualname)                                                  \
    }

#endif
