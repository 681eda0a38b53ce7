/* The evaluation loop: one C function that runs frames until the entry frame is left.
 *
 * State in registers: ip (behind the word that is being executed), sp (next free stack slot), L
 * (locals), K (constants), frame. `in` is the instruction word. Handlers are grouped by topic in
 * ops_*.h, which are part of this function's body; each ends in NEXT(), or jumps to one of the
 * common tails below: error        an exception is set: find a handler here or leave the frame
 *   do_return    `value` is the frame's result
 *   enter        `callee` has been pushed: run it
 *
 * Rules every handler keeps:
 * - frame->ip is saved (SAVE) before anything that can run Python code, raise, or look at frames.
 * - Operands from the stack are owned; they are popped before the call that may fail, and released
 * whatever comes of it. R operands are borrowed; a path that can reach Python code holds its own
 * references.
 * - A quickened handler whose guard fails rewrites its word to the generic form and runs that
 * (DEOPT).
 */
#include "vm/eval_parts.h"

const char eval_switch;

/* -X stress-gc: young garbage goes at every safe point, all of it at every 64th. */
static void stress(void) {
    static unsigned turn;
    if (!gc.collecting)
        gc_collect(++turn % 64 == 0 ? GENERATIONS - 1 : 0);
}

int safe_point(void) {
    uint32_t due = requested();
    if (due & REQUEST_STRESS)
        stress();
    if (due & REQUEST_GC) {
        request_clear(REQUEST_GC);
        gc_collect_due();
    }
    if (due & (REQUEST_GIL | REQUEST_SWITCH))
        gil_yield();
    return due & REQUEST_SIGNAL ? signals_check() : 0;
}

/* ---- the loop that runs, and changing to the one that is looked on ---- */

#define EVAL_STEPPED 0
#define EVAL_LOOP    static NOINLINE Object *loop
#include "vm/eval_loop.h"

/* The C stack is measured here: a function that asks for its frame's address has a register less.
 * Where it is too low, the loop finds the exception. */
Object *eval_run(void) {
    bool low = UNLIKELY((char *)__builtin_frame_address(0) < thread->c_stack_limit)
               && c_stack_check("") < 0;
    (void)low;
    Object *result = UNLIKELY(requested() & REQUEST_STEP) && step_wanted()
                         ? eval_loop_stepped(false)
                         : loop(false);
    while (UNLIKELY(result == SWITCH_LOOPS))
        result = step_wanted() ? eval_loop_stepped(true) : loop(true);
    return result;
}
