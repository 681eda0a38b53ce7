/* Frames: what a running Python function needs, on two contiguous stacks per thread.
 *
 * Frame records lie in one array per thread (thread->frame_base ..), values in another
 * (thread->value_base ..). Both are address space reserved once and touched page by page, so they
 * never move. frame_base[0] is a sentinel whose top is value_base; thread->frame is the innermost
 * frame, its caller is the record below it.
 *
 * A call costs a window: the caller pushes callable and arguments; the arguments *are* the first
 * locals of the callee. Behind the locals (local_count of them, NULL when unbound) comes the
 * callee's operand stack. The caller's sp is saved as the position of the callable, where the
 * result will be pushed.
 *
 * Invariants
 * - `top` bounds what the frame may use of the value stack; native code that calls back into Python
 * starts its window there.
 * - A generator's locals and stack are in the generator object; its frame record is only there
 * while it runs, and its top is its resumer's. Calls out of it copy their window to `top`.
 * - ip points behind the word that is being executed; it is saved (frame->ip) before anything that
 * can look at frames.
 * - flags is 0 for the plain case, so that a return tests one word.
 */
#ifndef KRAIT_FRAME_H
#define KRAIT_FRAME_H

#include "runtime/object.h"
#include "runtime/objects/code.h"
#include "vm/function.h"

struct Generator;
struct FrameObject;

enum {
    FRAME_ENTRY = 1,     /* its return leaves the C function eval_run */
    FRAME_INIT = 2,      /* an __init__: the instance below its window is the result */
    FRAME_GENERATOR = 4, /* locals are in frame->generator */
    FRAME_FOR = 8, /* generator resumed by FOR_ITER: a value goes to its D and takes its jump */
    FRAME_DELEGATE = 16,   /* generator resumed by YIELD_FROM */
    FRAME_OBJECT = 32,     /* object is set: somebody looked */
    FRAME_DEST = 64,       /* the result goes to the caller's local `dest` */
    FRAME_NAMESPACE = 128, /* names is set: class body, module, exec */
    FRAME_UNSTARTED = 512, /* generator that throw() ends before its first instruction */
    FRAME_OPERATOR = 256,  /* the method of BINARY, whose operands lie below the window: the result
                              goes to its D; NotImplemented asks the right one */
};

typedef struct Frame {
    uint32_t *ip; /* valid while another frame runs, or a slow path */
    Object **locals;
    Object **sp;                 /* valid while a called frame runs */
    Object **top;                /* end of this frame's part of the value stack */
    Function *function;          /* owned */
    Code *code;                  /* borrowed: function keeps it */
    Object *names;               /* owned or NULL: where LOAD_NAME looks first */
    struct Generator *generator; /* borrowed: who resumed it holds it; or NULL */
    struct FrameObject *object;  /* owned or NULL */
    uint32_t flags;
    uint32_t dest;
} Frame;

/* The frame as Python sees it. While `frame` is set it looks through; when the frame is left, the
 * locals move into it. */
typedef struct FrameObject {
    Object head;
    Frame *frame;                /* borrowed; NULL: the frame is gone, or a suspended generator's */
    struct Generator *generator; /* borrowed: it lets go of us first; whose slots are the locals
                                    while it is not finished */
    struct FrameObject *back;    /* owned or NULL; once gone */
    Function *function;          /* owned */
    Code *code;                  /* owned */
    Object *names;               /* owned or NULL */
    Dict *extra_locals;          /* owned or NULL: what f_locals was given beyond the locals */
    uint32_t word;               /* where it stood when it was left */
    Object *trace;               /* owned or NULL: f_trace */
    bool trace_lines, trace_opcodes;
    uint32_t last_word; /* for tracers: the instruction before, and its line */
    int last_line;
    size_t count;     /* of values */
    Object *values[]; /* owned: the locals of a gone frame */
} FrameObject;
extern Type frame_type;

/* Traceback entries, innermost last. */
typedef struct Traceback {
    Object head;
    struct Traceback *next; /* owned or NULL: the next inner one */
    FrameObject *frame;     /* owned */
    uint32_t word;          /* index of the word that was executed */
} Traceback;
extern Type traceback_type;

/* The frame's object, made if need be (new reference). */
FrameObject *frame_object(Frame *frame) MAY_RAISE;
/* Called as the frame is left when FRAME_OBJECT is set: moves the locals if anybody still holds the
 * object, and lets go of it. */
void frame_detach(Frame *frame);
/* The same for a frame object whose values are elsewhere: moves `count` values out of `values` if
 * anybody still holds it. */
void frame_object_detach(FrameObject *object, Object **values, size_t count, uint32_t word);
/* Puts an entry for this frame in front of the pending exception's traceback. On failure the entry
 * is lost, not the exception. */
void traceback_add(Frame *frame);
ALWAYS_INLINE uint32_t frame_word(const Frame *frame) {
    return (uint32_t)(frame->ip - frame->code->words) - 1;
}
int frame_line(const Frame *frame);
/* The innermost Python frame, or NULL when no Python code runs. */
Frame *frame_current(void);
/* locals() of a frame: a class body's or module's namespace itself, a function's snapshot as a dict
 * (PEP 667). New reference. */
Object *frame_locals(Frame *frame) MAY_RAISE;
/* The same of a frame object; and single locals of it, which are borrowed, NULL where the name is
 * unbound or no local. */
Object *frame_object_locals(FrameObject *o) MAY_RAISE;
Object *frame_object_local(FrameObject *o, Str *name);
bool frame_object_set_local(FrameObject *o, Str *name, Object *value); /* false: no such local */
/* f_locals of a function's frame: a view that reads and writes through (frame_locals.c). */
Object *frame_locals_proxy(FrameObject *frame) MAY_RAISE;

int stacks_init(Thread *t) MAY_RAISE; /* reserves both stacks */
void stacks_free(Thread *t);
void stacks_set_limit(Thread *t, int recursion_limit);

#endif
