/* Generators: a function's locals and operand stack kept in the heap between resumptions.
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
    Handled handled;      /* the exception it is handling, linked in while it runs */
    Str *name, *qualname; /* owned */
    FrameObject *frame;   /* owned or NULL: gi_frame, once asked for */
    size_t count;         /* of slots */
    Object *slots[];      /* owned: locals, then the stack */
} Generator;
extern Type generator_type;

/* Takes over the arguments in the frame's locals; the frame is of the generator function at START_GENERATOR. */
Generator *generator_new(Frame *frame) MAY_RAISE;
/* Resumes from C. 1: *out is the yielded value; 0: it returned, *out is the result; -1: it raised (StopIteration already turned into RuntimeError).
 * value: sent (borrowed); NULL: the pending exception is thrown in. */
int generator_resume(Generator *g, Object *value, Object **out) MAY_RAISE;
int generator_close(Generator *g) MAY_RAISE;
/* throw(): delegates to the inner iterator if it is delegating. Same results as generator_resume. */
int generator_throw(Generator *g, Object *type, Object *value, Object *traceback, Object **out) MAY_RAISE;
/* The running generator's frame record goes: unlinks what it handles. FINISHED also releases its locals (its stack is empty then). */
void generator_leave(Frame *frame, int state);
/* A pending StopIteration that leaves a generator becomes RuntimeError "generator raised StopIteration". */
void generator_convert_stop(void);
/* Pushes the frame record of a CREATED or SUSPENDED generator with `flags` (FRAME_GENERATOR is added). value: pushed as what was sent; NULL: nothing. Steals value. */
Frame *generator_enter_steal(Generator *g, Object *value, uint32_t flags) MAY_RAISE;
/* gi_frame: the frame object, made if need be (new reference); NULL without an exception once finished. */
FrameObject *generator_frame(Generator *g) MAY_RAISE;
/* Releases locals and stack, state FINISHED. */
void generator_finish(Generator *g);

#endif
