/* The sys module: its functions. Constants and structures are made in sys_info.c. */
#include "vm/sys.h"

#include "runtime/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "vm/builtins.h"
#include "vm/frame.h"
#include "vm/unraisable.h"
#include "vm/vm.h"

static Object *module;
bool sys_finalizing;

Object *sys_module(void) { return module; }

Object *sys_get_borrow(Str *name) {
    return module ? dict_get_str_borrow(((Module *)module)->dict, name) : NULL;
}

void sys_write_stderr(Str *text) {
    Object *file = sys_get_borrow(NAME(stderr)), *arg = OBJ(text);
    if (file == NULL || file == KNone)
        return;
    incref(file);
    Object *result = object_call_method(file, NAME(write), &arg, 1);
    if (result == NULL)
        error_clear();
    xdecref(result);
    decref(file);
}

int sys_set(Str *name, Object *value) {
    return dict_set_str(((Module *)module)->dict, name, value);
}

/* ---- ending and exceptions ---- */

NATIVE(sys_exit) {
    UNUSED_ARGS;
    raise_type_value(&exc_SystemExit, args[0]);
    return NULL;
}

/* The exception being handled, or NULL. */
static Object *handled_by(const Thread *t) {
    for (Handled *h = t->handled; h != NULL; h = h->previous)
        if (h->exception != NULL && h->exception != KNone)
            return h->exception;
    return NULL;
}
NATIVE(sys_exception) {
    UNUSED_ARGS;
    Object *e = handled_by(thread);
    return incref(e ? e : KNone);
}
NATIVE(sys_exc_info) {
    UNUSED_ARGS;
    BaseException *e = (BaseException *)handled_by(thread);
    if (e == NULL)
        return OBJ(tuple_pack(3, KNone, KNone, KNone));
    return OBJ(tuple_pack(3, e->head.type, e, e->traceback ? e->traceback : KNone));
}
/* ---- limits ---- */

/* A C int, as most of these functions take it. */
static int as_int(Object *o, int *out) {
    int64_t n = int_as_i64(o);
    if (n == -1 && error_occurred()) {
        if (!error_is(&exc_OverflowError))
            return -1;
        error_clear();
        n = INT64_MAX;
    }
    if (n < INT32_MIN || n > INT32_MAX)
        return raise_overflow_error("Python int too large to convert to C int"), -1;
    *out = (int)n;
    return 0;
}

NATIVE(sys_getrecursionlimit) {
    UNUSED_ARGS;
    return int_from_i64(recursion_limit);
}
NATIVE(sys_setrecursionlimit) {
    UNUSED_ARGS;
    int limit;
    if (as_int(args[0], &limit) < 0)
        return NULL;
    if (limit < 1)
        return raise_value_error("recursion limit must be greater or equal than 1");
    int depth = (int)(thread->frame - thread->frame_base);
    if (depth >= limit)
        return raise_format(
            &exc_RecursionError,
            "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low",
            limit, depth);
    recursion_limit = limit;
    for (Thread *t = &main_thread; t != NULL; t = t->next)
        stacks_set_limit(t, recursion_limit);
    return new_none();
}
NATIVE(sys_get_int_max_str_digits) {
    UNUSED_ARGS;
    return int_from_i64(int_max_str_digits);
}
NATIVE(sys_set_int_max_str_digits) {
    UNUSED_ARGS;
    int digits;
    if (as_int(args[0], &digits) < 0)
        return NULL;
    if (digits != 0 && digits < 640)
        return raise_value_error("maxdigits must be 0 or larger than 640");
    int_max_str_digits = digits;
    return new_none();
}
NATIVE(sys_getswitchinterval) {
    UNUSED_ARGS;
    return float_from_double(1e-6 * (double)(gil_interval / 1000));
}
NATIVE(sys_setswitchinterval) {
    UNUSED_ARGS;
    double seconds = number_as_double(args[0]);
    if (seconds == -1.0 && error_occurred())
        return NULL;
    if (!(seconds > 0.0))
        return raise_value_error("switch interval must be strictly positive");
    double microseconds = seconds * 1e6;
    gil_interval = microseconds >= 9e15 ? INT64_MAX / 2
                   : microseconds < 1   ? 1000
                                        : (int64_t)microseconds * 1000;
    return new_none();
}

/* ---- frames ---- */

/* The frame `depth` calls up; NULL: the stack is not that deep. */
static Frame *frame_at(int depth) {
    Frame *frame = thread->frame;
    for (; depth > 0 && frame > thread->frame_base; depth--)
        frame--;
    return frame > thread->frame_base ? frame : NULL;
}
NATIVE(sys_getframe) {
    UNUSED_ARGS;
    int depth = 0;
    if (args[0] != NULL && as_int(args[0], &depth) < 0)
        return NULL;
    Frame *frame = frame_at(depth);
    return frame ? OBJ(frame_object(frame)) : raise_value_error("call stack is not deep enough");
}
NATIVE(sys_getframemodulename) {
    UNUSED_ARGS;
    int depth = 0;
    if (args[0] != NULL && as_int(args[0], &depth) < 0)
        return NULL;
    Frame *frame = frame_at(depth);
    Object *name = frame ? frame->function->module : NULL;
    return incref(name ? name : KNone);
}

/* The threads, the main one last. */
static Thread *thread_newest(void) { return main_thread.next ? main_thread.next : &main_thread; }
static Thread *thread_older(const Thread *t) {
    return t == &main_thread ? NULL : t->next ? t->next : &main_thread;
}

/* {a thread's number: value} */
static int add_steal(Dict *d, const Thread *t, Object *value) {
    Object *key = value ? int_from_u64(t->ident) : NULL;
    int failed = key ? dict_set(d, key, value) : -1;
    xdecref(key);
    xdecref(value);
    return failed;
}
NATIVE(sys_current_frames) {
    UNUSED_ARGS;
    Dict *d = dict_new();
    for (Thread *t = thread_newest(); d != NULL && t != NULL; t = thread_older(t))
        if (t->frame > t->frame_base && add_steal(d, t, OBJ(frame_object(t->frame))) < 0)
            CLEAR(d);
    return OBJ(d);
}
NATIVE(sys_current_exceptions) {
    UNUSED_ARGS;
    Dict *d = dict_new();
    for (Thread *t = thread_newest(); d != NULL && t != NULL; t = thread_older(t)) {
        Object *e = handled_by(t);
        if (t->frame > t->frame_base && add_steal(d, t, incref(e ? e : KNone)) < 0)
            CLEAR(d);
    }
    return OBJ(d);
}

/* ---- what is the same everywhere ---- */

NATIVE(sys_getdefaultencoding) {
    UNUSED_ARGS;
    return OBJ(str_from_ascii("utf-8"));
}
NATIVE(sys_getfilesystemencodeerrors) {
    UNUSED_ARGS;
    return OBJ(str_from_ascii("surrogateescape"));
}
NATIVE(sys_is_finalizing) {
    UNUSED_ARGS;
    return new_bool(sys_finalizing);
}
NATIVE(sys_true) {
    UNUSED_ARGS;
    return new_bool(true);
}
/* Caches follow what they hold by versions: there is nothing to clear. */
NATIVE(sys_none) {
    UNUSED_ARGS;
    return new_none();
}

static const MethodDef functions[] = {
    {"exit", sys_exit, "status=None, /", 0, "Raise SystemExit(status)."},
    {"exception", sys_exception, "", 0, "The exception being handled, or None."},
    {"exc_info", sys_exc_info, "", 0, "Type, value and traceback of the exception being handled."},
    {"getrecursionlimit", sys_getrecursionlimit, "", 0, "How deep Python calls may nest."},
    {"setrecursionlimit", sys_setrecursionlimit, "limit, /", 0,
     "Set how deep Python calls may nest."},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, "", 0,
     "The digit limit of int and str conversions; 0: none."},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, "maxdigits", 0,
     "Set the digit limit of int and str conversions."},
    {"getswitchinterval", sys_getswitchinterval, "", 0,
     "Seconds that a thread may run while others wait."},
    {"setswitchinterval", sys_setswitchinterval, "interval, /", 0,
     "Set the seconds that a thread may run while others wait."},
    {"_getframe", sys_getframe, "depth=0, /", 0,
     "A frame of the call stack; 0 is the caller's own."},
    {"getdefaultencoding", sys_getdefaultencoding, "", 0, "utf-8."},
    {"getfilesystemencoding", sys_getdefaultencoding, "", 0, "utf-8."},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, "", 0, "surrogateescape."},
    {"is_finalizing", sys_is_finalizing, "", 0, "Whether the interpreter is ending."},
    {"_getframemodulename", sys_getframemodulename, "depth=0", 0,
     "The module of the function that runs in a frame of the call stack."},
    {"_current_frames", sys_current_frames, "", 0, "The innermost frame of each thread."},
    {"_current_exceptions", sys_current_exceptions, "", 0,
     "The exception that each thread handles."},
    {"_is_gil_enabled", sys_true, "", 0, "True: one thread runs Python at a time."},
    {"_clear_type_cache", sys_none, "", 0, "Without effect."},
    {"_clear_internal_caches", sys_none, "", 0, "Without effect."},
    {0},
};

static const ModuleDef definition = {"sys", "The interpreter's own state and limits.", functions,
                                     NULL};

int sys_init(void) {
    module = module_from_def(&definition);
    return module == NULL || sys_info_init(module) < 0 ? -1 : sys_hooks_init(module);
}

void sys_shutdown(void) { CLEAR(module); }
