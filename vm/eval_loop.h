/* The loop itself; EVAL_LOOP is the head of its function. In eval.c, with EVAL_STEPPED 0, it is
 * what runs; in eval_stepped.c, with 1, the same with somebody looking on at each instruction,
 * call, return and exception (step.h): -X trace, sys.settrace, sys.setprofile, krait.watch.
 *
 * A loop changes places with the other at a safe point, where all of its state is in the frames: it
 * returns SWITCH_LOOPS, and the other one is called with `resumed`. */
EVAL_LOOP(bool resumed) {
    static const void *const table[OPCODE_COUNT] = {
#define OP(name, operands, cache, pops, pushes, prose) [OP_CODE_##name] = &&op_##name,
#include "runtime/opcode.def"
    };
    register Frame *frame = thread->frame;
    /* `register` so that nobody takes an address: that would put the variable into memory, and cost
     * a tenth of all instructions. */
    register uint32_t *ip = frame->ip;
    register Object **sp = frame->sp;
    register Object **L = frame->locals;
    register Object **K = frame->code->constants;
    register uint32_t in;
    register Object *value;
    register Object *owned_left, *owned_right; /* operands on the way to a shared tail */
    Frame *callee;

    if (resumed)
        goto poll;
    ASSERT(frame->flags & FRAME_ENTRY);
    if (thread->exception != NULL) { /* no C stack left, or a generator that is resumed by throw():
                                        what it handles itself is the context */
        Object *handled = thread->handled->exception;
        if (handled != NULL && handled != KNone) {
            Object *thrown = error_fetch();
            raise_object(thrown);
            decref(thrown);
        }
        goto error;
    }
    if (EVAL_STEPPED)
        goto entered;
    NEXT();

#include "vm/ops_move.h"
#include "vm/ops_number.h"
#include "vm/ops_compare.h"
#include "vm/ops_attribute.h"
#include "vm/ops_item.h"
#include "vm/ops_call.h"
#include "vm/ops_iter.h"
#include "vm/ops_build.h"
#include "vm/ops_exception.h"
#include "vm/ops_misc.h"

poll:
    SAVE();
    if (safe_point() < 0) {
        ip++; /* the interrupt belongs to the instruction that would run now: its handler catches it
               */
        goto error;
    }
    if (UNLIKELY(EVAL_STEPPED ? !step_wanted() : requested() & REQUEST_STEP && step_wanted())) {
        frame->sp = sp;
        frame->ip = ip;
        return SWITCH_LOOPS;
    }
    NEXT();

step_failed:
    __attribute__((unused)); /* what looked on has raised, before the instruction at ip */
    ip++;
    goto error;
entered:
    __attribute__((unused)); /* only when stepped: a frame begins, or a generator goes on */
    SAVE();
    STEP(step_call(frame));
    goto poll;

enter: /* callee is thread->frame */
    frame = callee;
    ip = frame->ip;
    L = frame->locals;
    K = frame->code->constants;
    sp = frame->sp;
    if (EVAL_STEPPED)
        goto entered;
    if (UNLIKELY(requested() != 0))
        goto poll;
    NEXT();

do_return : {
    STEP_WITH_VALUE(step_return(frame, value));
    Object **end = L + frame->code->local_count;
    uint32_t flags = frame->flags;
    if (UNLIKELY(flags != 0) && (flags != FRAME_INIT || value != KNone))
        goto special_return;
    for (; L < end; L++) {
        Object *o = *L;
        if (o != NULL) {
            *L = NULL; /* a destructor may look at this frame */
            decref(o);
        }
    }
    if (UNLIKELY(frame->flags & FRAME_OBJECT)) /* it did */
        frame_detach(frame);
    Function *f = frame->function;
    thread->frame = --frame;
    decref(f);
    sp = frame->sp;
    ip = frame->ip;
    L = frame->locals;
    K = frame->code->constants;
    if (LIKELY(flags == 0)) {
        *sp++ = value;
        NEXT();
    }
    sp++; /* FRAME_INIT: the instance stands where the class was */
    NEXT();
}

special_return : {
    uint32_t flags = frame->flags, dest = frame->dest;
    SAVE();
    if (flags & FRAME_GENERATOR) {
        generator_leave(frame);
        frame = thread->frame;
        if (flags & FRAME_ENTRY)
            return value;
        in = flags;
        goto generator_ended;
    }
    if (flags & FRAME_INIT && value != KNone) {
        raise_type_error("__init__() should return None, not '%T'", value);
        decref(value);
        goto error;
    }
    if (flags & FRAME_OPERATOR)
        value = operator_return_steal(frame, value);
    else
        frame_pop(frame);
    frame = thread->frame;
    if (flags & FRAME_ENTRY)
        return value;
    sp = frame->sp;
    ip = frame->ip;
    L = frame->locals;
    K = frame->code->constants;
    if (flags & FRAME_INIT) {
        sp++; /* the instance stands where the class was */
        NEXT();
    }
    if (flags & FRAME_OPERATOR) {
        if (UNLIKELY(value == NULL))
            goto error;
        in = ip[-1];
        ip++;
        STORE_D(value);
        NEXT();
    }
    if (flags & FRAME_DEST) {
        Object *old = L[dest];
        L[dest] = value;
        xdecref(old);
        NEXT();
    }
    *sp++ = value;
    NEXT();
}

generator_ended: /* frame is the resumer's, `value` the result of the generator that it resumed; its
                    flags are in `in` */
    sp = frame->sp;
    ip = frame->ip;
    L = frame->locals;
    K = frame->code->constants;
    if (in & FRAME_FOR) {
        decref(value);
        value = POP(); /* the iterator */
        decref(value);
        NEXT();
    }
delegate_ended
    : /* the iterator of YIELD_FROM, on top, has ended with `value`; ip is behind the instruction */
    REPLACE_STEAL(sp[-1], value);
    ip += WORD_SIGNED(ip[-1]);
    NEXT();

yield_value : /* the running generator, suspended at g->ip, hands `value` to whoever resumed it */ {
    STEP_WITH_VALUE(step_return(frame, value));
    Generator *g = frame->generator;
    uint32_t flags = frame->flags;
    g->depth = (uint32_t)(sp - L) - frame->code->local_count;
    generator_suspend(frame, g);
    frame = frame - 1;
    if (flags & FRAME_ENTRY)
        return value;
    sp = frame->sp;
    ip = frame->ip;
    L = frame->locals;
    K = frame->code->constants;
    if (flags & FRAME_FOR) {
        in = ip[-2];
        STORE_D(value);
        JUMP_BY((int32_t)ip[-1]);
    }
    frame->generator->ip = ip - 1; /* YIELD_FROM again, with what is sent next */
    frame->generator->delegating = true;
    goto yield_value;
}

error:
    SAVE();
    ASSERT(thread->exception != NULL);
    traceback_add(frame);
    if (EVAL_STEPPED)
        step_exception(frame);
unwind: /* an exception is set and this frame is in its traceback */
    for (;;) {
        const Handler *handler = handler_find(frame->code, frame_word(frame));
        if (handler != NULL) {
            /* A NULL is the self of a call whose method is no method: x.f(g()) where f is a plain
             * attribute. */
            Object **base = L + frame->code->local_count + handler->depth;
            while (sp > base)
                xdecref(POP());
            PUSH(error_fetch());
            ip = frame->code->words + handler->target;
            NEXT();
        }
        if (EVAL_STEPPED)
            step_unwound(frame);
        uint32_t flags = frame->flags;
        for (Object **base = L + frame->code->local_count; sp > base;)
            xdecref(POP());
        if (flags & FRAME_GENERATOR) {
            generator_convert_stop(frame);
            generator_leave(frame);
        } else {
            if (flags & FRAME_OPERATOR)
                operator_unwind(frame);
            else
                frame_pop(frame);
        }
        frame = thread->frame;
        if (flags & FRAME_ENTRY)
            return NULL;
        sp = frame->sp;
        ip = frame->ip;
        L = frame->locals;
        K = frame->code->constants;
        if (flags & FRAME_INIT)
            decref(*sp); /* the instance that was being made */
        traceback_add(frame);
        if (EVAL_STEPPED)
            step_exception(frame);
    }
}
