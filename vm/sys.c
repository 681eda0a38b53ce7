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
#include "vm/sys_info.h"
#include "vm/vm.h"

static Object *module;

Object *sys_module(void) {
    return module;
}

Object *sys_get_borrow(Str *name) {
    return module ? dict_get_str_borrow(((Module *)module)->dict, name) : NULL;
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
static Object *handled_exception(void) {
    for (Handled *h = thread->handled; h != NULL; h = h->previous)
        if (h->exception != NULL && h->exception != KNone)
            return h->exception;
    return NULL;
}
NATIVE(sys_exception) {
    UNUSED_ARGS;
    Object *e = handled_exception();
    return incref(e ? e : KNone);
}
NATIVE(sys_exc_info) {
    UNUSED_ARGS;
    BaseException *e = (BaseException *)handled_exception();
    if (e == NULL)
        return OBJ(tuple_pack(3, KNone, KNone, KNone));
    return OBJ(tuple_pack(3, e->head.type, e, e->traceback ? e->traceback : KNone));
}
NATIVE(sys_excepthook) {
    UNUSED_ARGS;
    if (!is_exception(args[1]))
        return raise_type_error("print_exception(): Exception expected for value, %T found", args[1]);
    if (args[2] != KNone && is_exact(args[2], &traceback_type) && ((BaseException *)args[1])->traceback == NULL)
        REPLACE_STEAL(((BaseException *)args[1])->traceback, incref(args[2]));
    return traceback_print(args[1], NULL) < 0 ? NULL : new_none();
}
NATIVE(sys_displayhook) {
    UNUSED_ARGS;
    return display_value(args[0]);
}
NATIVE(sys_unraisablehook) {
    UNUSED_ARGS;
    Object *value, *where;
    if (object_lookup(args[0], NAME(exc_value), &value) <= 0)
        return NULL;
    if (object_lookup(args[0], NAME(object), &where) <= 0) {
        decref(value);
        return NULL;
    }
    if (is_exception(value)) {
        error_restore(incref(value));
        error_unraisable(where == KNone ? NULL : where);
    }
    decref(value);
    decref(where);
    return new_none();
}

/* ---- limits ---- */

NATIVE(sys_getrecursionlimit) {
    UNUSED_ARGS;
    return int_from_i64(recursion_limit);
}
NATIVE(sys_setrecursionlimit) {
    UNUSED_ARGS;
    int64_t limit = int_as_i64(args[0]);
    if (limit == -1 && error_occurred())
        return NULL;
    if (limit < 1)
        return raise_value_error("recursion limit must be greater or equal than 1");
    if (limit > INT32_MAX)
        return raise_overflow_error("signed integer is greater than maximum");
    int64_t depth = thread->frame - thread->frame_base;
    if (depth >= limit)
        return raise_format(&exc_RecursionError, "cannot set the recursion limit to %lld at the recursion depth %lld: the limit is too low",
                            (long long)limit, (long long)depth);
    recursion_limit = (int)limit;
    stacks_set_limit(thread, recursion_limit);
    return new_none();
}
NATIVE(sys_get_int_max_str_digits) {
    UNUSED_ARGS;
    return int_from_i64(int_max_str_digits);
}
NATIVE(sys_set_int_max_str_digits) {
    UNUSED_ARGS;
    int64_t digits = int_as_i64(args[0]);
    if (digits == -1 && error_occurred())
        return NULL;
    if (digits != 0 && digits < 640)
        return raise_value_error("maxdigits must be 0 or larger than 640");
    int_max_str_digits = digits;
    return new_none();
}
static double switch_interval = 0.005;
NATIVE(sys_getswitchinterval) {
    UNUSED_ARGS;
    return float_from_double(switch_interval);
}
NATIVE(sys_setswitchinterval) {
    UNUSED_ARGS;
    Object *f = number_float(args[0]);
    if (f == NULL)
        return NULL;
    double seconds = FLOAT_VALUE(f);
    decref(f);
    if (!(seconds > 0.0))
        return raise_value_error("switch interval must be strictly positive");
    switch_interval = seconds;
    return new_none();
}

/* ---- memory and frames ---- */

NATIVE(sys_getrefcount) {
    UNUSED_ARGS;
    return int_from_i64(args[0]->refcount + 1); /* the argument's own reference is borrowed here, and counts in CPython */
}
NATIVE(sys_getsizeof) {
    UNUSED_ARGS;
    Object *size = object_call_method(args[0], NAME(__sizeof__), NULL, 0);
    if (size == NULL && args[1] != NULL && error_is(&exc_TypeError)) {
        error_clear();
        return incref(args[1]);
    }
    return size;
}
NATIVE(sys_getallocatedblocks) {
    UNUSED_ARGS;
    return int_from_u64(mem_live_blocks());
}
NATIVE(sys_intern) {
    UNUSED_ARGS;
    if (!is_str(args[0]))
        return raise_type_error("intern() argument must be str, not %T", args[0]);
    if (!is_exact(args[0], &str_type))
        return raise_type_error("can't intern %T", args[0]);
    return OBJ(str_intern_steal(incref(args[0])));
}
NATIVE(sys_getframe) {
    UNUSED_ARGS;
    int64_t depth = args[0] ? int_as_i64(args[0]) : 0;
    if (depth == -1 && error_occurred())
        return NULL;
    Frame *frame = thread->frame;
    for (; depth > 0 && frame > thread->frame_base; depth--)
        frame--;
    if (frame <= thread->frame_base)
        return raise_value_error("call stack is not deep enough");
    return OBJ(frame_object(frame));
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
    return new_bool(false);
}
NATIVE(sys_none) {
    UNUSED_ARGS;
    return new_none();
}

static const MethodDef functions[] = {
    {"exit", sys_exit, "status=None, /", 0, "Raise SystemExit(status)."},
    {"exception", sys_exception, "", 0, "The exception being handled, or None."},
    {"exc_info", sys_exc_info, "", 0, "Type, value and traceback of the exception being handled."},
    {"excepthook", sys_excepthook, "exctype, value, traceback, /", 0, "Print an uncaught exception to sys.stderr."},
    {"__excepthook__", sys_excepthook, "exctype, value, traceback, /", 0, "The original excepthook."},
    {"displayhook", sys_displayhook, "object, /", 0, "Print a value at the prompt and keep it as _."},
    {"__displayhook__", sys_displayhook, "object, /", 0, "The original displayhook."},
    {"unraisablehook", sys_unraisablehook, "unraisable, /", 0, "Print an exception that could not be raised."},
    {"__unraisablehook__", sys_unraisablehook, "unraisable, /", 0, "The original unraisablehook."},
    {"getrecursionlimit", sys_getrecursionlimit, "", 0, "How deep Python calls may nest."},
    {"setrecursionlimit", sys_setrecursionlimit, "limit, /", 0, "Set how deep Python calls may nest."},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, "", 0, "The digit limit of int and str conversions; 0: none."},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, "maxdigits", 0, "Set the digit limit of int and str conversions."},
    {"getswitchinterval", sys_getswitchinterval, "", 0, "Seconds that a thread may run while others wait."},
    {"setswitchinterval", sys_setswitchinterval, "interval, /", 0, "Set the seconds that a thread may run while others wait."},
    {"getrefcount", sys_getrefcount, "object, /", 0, "The object's reference count, the argument's own included."},
    {"getsizeof", sys_getsizeof, "object, default=None", 0, "Bytes that the object takes, the collector's header included."},
    {"getallocatedblocks", sys_getallocatedblocks, "", 0, "The number of live blocks of memory."},
    {"intern", sys_intern, "string, /", 0, "The one shared str of this text."},
    {"_getframe", sys_getframe, "depth=0, /", 0, "A frame of the call stack; 0 is the caller's own."},
    {"getdefaultencoding", sys_getdefaultencoding, "", 0, "utf-8."},
    {"getfilesystemencoding", sys_getdefaultencoding, "", 0, "utf-8."},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, "", 0, "surrogateescape."},
    {"is_finalizing", sys_is_finalizing, "", 0, "Whether the interpreter is ending."},
    {"gettrace", sys_none, "", 0, "The trace function: None."},
    {"getprofile", sys_none, "", 0, "The profile function: None."},
    {"audit", sys_none, "event, /, *args", 0, "Nothing listens."},
    {0},
};

static const ModuleDef definition = {"sys", "The interpreter's own state and limits.", functions, NULL};

int sys_init(void) {
    module = module_from_def(&definition);
    return module == NULL ? -1 : sys_info_init(module);
}

void sys_shutdown(void) {
    CLEAR(module);
}
