/* Events for tracers and profilers, and who looks on; see step.h. */
#include "vm/step.h"

#include "runtime/objects/exceptions.h"
#include "runtime/objects/tuple.h"
#include "runtime/opcode.h"
#include "vm/vm.h"

static bool anybody(void) {
    if (options.trace || step_watching())
        return true;
    for (Thread *t = &main_thread; t != NULL; t = t->next)
        if (t->tracer != NULL || t->profiler != NULL)
            return true;
    return false;
}

bool step_wanted(void) {
    return thread->step_pause == 0
           && (options.trace || step_watching() || thread->tracer != NULL
               || thread->profiler != NULL);
}

void step_changed(void) {
    if (anybody())
        request_set(REQUEST_STEP);
    else
        request_clear(REQUEST_STEP);
}

static void set_function(Object **place, Object *function) {
    if (function == KNone)
        function = NULL;
    xincref(function);
    REPLACE_STEAL(*place, function);
    step_changed();
}

void step_set_tracer(Thread *t, Object *function) { set_function(&t->tracer, function); }
void step_set_profiler(Thread *t, Object *function) { set_function(&t->profiler, function); }

/* ---- calling ---- */

/* function(frame, event, argument), unseen. A failure takes the function away: it would only fail
 * again. */
static Object *call(Object *function, FrameObject *frame, const char *event, Object *argument) {
    Thread *t = thread;
    Str *name = str_intern_utf8(event, strlen(event));
    if (name == NULL)
        return NULL;
    t->step_pause++;
    incref(function);
    Object *args[] = {OBJ(frame), OBJ(name), argument};
    Object *result = object_call(function, args, 3, NULL);
    decref(function);
    decref(name);
    t->step_pause--;
    return result;
}

static int profile(Frame *frame, const char *event, Object *argument) {
    if (thread->profiler == NULL)
        return 0;
    FrameObject *o = frame_object(frame);
    Object *result = o != NULL ? call(thread->profiler, o, event, argument) : NULL;
    xdecref(o);
    if (result == NULL) {
        step_set_profiler(thread, NULL);
        return -1;
    }
    decref(result);
    return 0;
}

/* The frame's own trace function, borrowed; NULL: it is not traced. */
static Object *local_tracer(const Frame *frame) {
    if (!(frame->flags & FRAME_OBJECT) || thread->tracer == NULL)
        return NULL;
    Object *trace = frame->object->trace;
    return trace == KNone ? NULL : trace;
}

/* Calls `tracer` for the frame; what it returns becomes the frame's own, but for None after the
 * call event, which leaves it untraced. */
static int trace(Frame *frame, Object *tracer, const char *event, Object *argument) {
    FrameObject *o = frame_object(frame);
    Object *result = o != NULL ? call(tracer, o, event, argument) : NULL;
    if (result == NULL) {
        step_set_tracer(thread, NULL);
        if (o != NULL)
            CLEAR(o->trace);
        xdecref(o);
        return -1;
    }
    if (result == KNone)
        decref(result);
    else
        REPLACE_STEAL(o->trace, result);
    decref(o);
    return 0;
}

static int trace_local(Frame *frame, const char *event, Object *argument) {
    Object *tracer = local_tracer(frame);
    return tracer == NULL ? 0 : trace(frame, tracer, event, argument);
}

/* ---- events ---- */

int step_call(Frame *frame) {
    if (!step_wanted()
        || WORD_OP(*frame->ip) == OP_CODE_START_GENERATOR) /* making a generator is no event */
        return 0;
    int failed = 0;
    if (thread->tracer != NULL) {
        failed = trace(frame, thread->tracer, "call", KNone);
        if (failed == 0 && frame->flags & FRAME_OBJECT)
            frame->object->last_line = -1;
    }
    if (failed == 0)
        failed = profile(frame, "call", KNone);
    return failed;
}

int step_return(Frame *frame, Object *value) {
    if (!step_wanted()
        || (frame->ip > frame->code->words && WORD_OP(frame->ip[-1]) == OP_CODE_START_GENERATOR))
        return 0;
    if (trace_local(frame, "return", value) < 0)
        return -1;
    return profile(frame, "return", value);
}

static int profile_native(Frame *frame, const char *event, Object *callable, Object *self) {
    Object *bound = self == NULL ? incref(callable)
                                 : callable->type->descr_get(callable, self, OBJ(type_of(self)));
    int failed = bound == NULL ? -1 : profile(frame, event, bound);
    xdecref(bound);
    return failed;
}

int step_native_call(Frame *frame, Object *callable, Object *self) {
    return step_wanted() && thread->profiler != NULL
               ? profile_native(frame, "c_call", callable, self)
               : 0;
}

Object *step_native_return_steal(Frame *frame, Object *callable, Object *self, Object *result) {
    if (!step_wanted() || thread->profiler == NULL)
        return result;
    Object *pending = error_fetch();
    if (profile_native(frame, result != NULL ? "c_return" : "c_exception", callable, self) < 0) {
        xdecref(pending);
        CLEAR(result);
    } else {
        error_restore(pending);
    }
    return result;
}

static Tuple *exception_tuple(BaseException *e) {
    return tuple_pack(3, e->head.type, e, e->traceback != NULL ? e->traceback : KNone);
}

void step_exception(Frame *frame) {
    if (!step_wanted() || local_tracer(frame) == NULL)
        return;
    Object *pending = error_fetch();
    Tuple *argument = exception_tuple((BaseException *)pending);
    int failed = argument == NULL ? -1 : trace_local(frame, "exception", OBJ(argument));
    xdecref(argument);
    if (failed < 0)
        decref(pending);
    else
        error_restore(pending);
}

void step_unwound(Frame *frame) {
    if (!step_wanted())
        return;
    Object *pending = error_fetch();
    if (step_return(frame, KNone) < 0)
        decref(pending);
    else
        error_restore(pending);
}

/* ---- lines ---- */

static int line_of(const Frame *frame, uint32_t word) {
    return code_position(frame->code, word).line;
}

static int trace_line(Frame *frame, uint32_t word) {
    FrameObject *o = frame->object;
    int line = line_of(frame, word);
    bool is_new = line > 0
                  && (line != o->last_line
                      || word < o->last_word); /* another turn of a loop on one line counts */
    o->last_word = word;
    if (line > 0)
        o->last_line = line;
    if (is_new && o->trace_lines && trace_local(frame, "line", KNone) < 0)
        return -1;
    return o->trace_opcodes ? trace_local(frame, "opcode", KNone) : 0;
}

int step_instruction(Frame *frame, const uint32_t *ip, Object **sp) {
    if (thread->step_pause > 0)
        return 0;
    frame->ip = (uint32_t *)ip + 1;
    if (options.trace)
        step_print(frame, ip, sp);
    if (step_watching() && step_watch_look(frame, ip) < 0)
        return -1;
    if (local_tracer(frame) == NULL)
        return 0;
    uint32_t word = (uint32_t)(ip - frame->code->words);
    return WORD_OP(*ip) == OP_CODE_START_GENERATOR ? 0 : trace_line(frame, word);
}
