/* Calling Python functions from C: a window above the innermost frame, then the loop. */
#include "vm/eval.h"

#include "runtime/objects/tuple.h"
#include "vm/slow.h"

/* Copies the arguments into a window at the top of the current frame and binds them. On success
 * *window_out holds the parameters. */
static int open_window(Function *f, Object *const *args, size_t nargs, Tuple *kwnames,
                       Object ***window_out) {
    Object **window = thread->frame->top;
    size_t given = nargs + (kwnames ? kwnames->length : 0);
    if (window + given + f->code->local_count > thread->value_limit)
        return raise_no_memory(), -1;
    for (size_t i = 0; i < given; i++)
        window[i] = incref(args[i]);
    *window_out = window;
    if (f->simple_argc == (int32_t)given && kwnames == NULL) {
        memset(window + given, 0, (f->code->local_count - given) * sizeof(Object *));
        return 0;
    }
    return function_bind(f, window, nargs, kwnames);
}

Object *function_call(Object *callable, Object *const *args, size_t nargs, Tuple *kwnames) {
    Function *f = (Function *)callable;
    Object **window;
    if (UNLIKELY(
            thread->frame
            == NULL)) /* a finalizer behind the end: the stacks are gone, and nobody can be told */
        return NULL;
    if (open_window(f, args, nargs, kwnames, &window) < 0)
        return NULL;
    return frame_push_steal(incref(f), window, FRAME_ENTRY) ? eval_run() : NULL;
}

Object *function_run(Function *f, Object *namespace_) {
    Object **window;
    if (open_window(f, NULL, 0, NULL, &window) < 0)
        return NULL;
    Frame *frame =
        frame_push_steal(incref(f), window, FRAME_ENTRY | (namespace_ ? FRAME_NAMESPACE : 0));
    if (frame == NULL)
        return NULL;
    frame->names = xincref(namespace_);
    return eval_run();
}
