/* sys.settrace, sys.setprofile and their kin; the work is done in step.c. */
#include "runtime/native.h"
#include "vm/builtins.h"
#include "vm/step.h"
#include "vm/sys.h"

static Object *none_or(Object *function) { return incref(function != NULL ? function : KNone); }

NATIVE(sys_settrace) {
    UNUSED_ARGS;
    step_set_tracer(thread, args[0]);
    return new_none();
}
NATIVE(sys_gettrace) {
    UNUSED_ARGS;
    return none_or(thread->tracer);
}
NATIVE(sys_setprofile) {
    UNUSED_ARGS;
    step_set_profiler(thread, args[0]);
    return new_none();
}
NATIVE(sys_getprofile) {
    UNUSED_ARGS;
    return none_or(thread->profiler);
}
NATIVE(sys_settraceallthreads) {
    UNUSED_ARGS;
    for (Thread *t = &main_thread; t != NULL; t = t->next)
        step_set_tracer(t, args[0]);
    return new_none();
}
NATIVE(sys_setprofileallthreads) {
    UNUSED_ARGS;
    for (Thread *t = &main_thread; t != NULL; t = t->next)
        step_set_profiler(t, args[0]);
    return new_none();
}

/* Traced, although it is a tracer that calls it: what a debugger's prompt is run by. */
NATIVE(sys_call_tracing) {
    UNUSED_ARGS;
    if (!is_tuple(args[1]))
        return raise_type_error("call_tracing() argument 2 must be tuple, not %T", args[1]);
    int pause = thread->step_pause;
    thread->step_pause = 0;
    Object *result = object_call_tuple(args[0], args[1], NULL);
    thread->step_pause = pause;
    return result;
}

void sys_trace_clear(Thread *t) {
    step_set_tracer(t, NULL);
    step_set_profiler(t, NULL);
}

const MethodDef sys_trace_functions[] = {
    {"settrace", sys_settrace, "function, /", 0,
     "Call function(frame, event, argument) for the calls, lines, returns and exceptions of this "
     "thread."},
    {"gettrace", sys_gettrace, "", 0, "The trace function, or None."},
    {"setprofile", sys_setprofile, "function, /", 0,
     "Call function(frame, event, argument) for the calls and returns of this thread, native ones "
     "too."},
    {"getprofile", sys_getprofile, "", 0, "The profile function, or None."},
    {"_settraceallthreads", sys_settraceallthreads, "arg, /", 0,
     "settrace for every thread that runs."},
    {"_setprofileallthreads", sys_setprofileallthreads, "arg, /", 0,
     "setprofile for every thread that runs."},
    {"call_tracing", sys_call_tracing, "func, args, /", 0,
     "Call func(*args) with tracing on, from inside a trace function."},
    {0},
};
