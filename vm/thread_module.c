/* The module _thread. What threads are is in threads.c; locks and thread-local objects are the
 * runtime's. */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/modules/thread_local.h"
#include "runtime/modules/thread_lock.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/builtins.h"
#include "vm/sys.h"
#include "vm/threads.h"
#include "vm/traceback_print.h"

static Type
    *hook_args_type; /* owned by the module, and by this until it goes with the other statics */

/* ---- _ThreadHandle ---- */

static ThreadHandle *handle_new(void) { return (ThreadHandle *)object_new(&thread_handle_type); }

static Object *handle_make(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) {
    (void)type, (void)args;
    if (args_no_keywords("_ThreadHandle", kwnames) < 0
        || args_count("_ThreadHandle", nargs, 0, 0) < 0)
        return NULL;
    return OBJ(handle_new());
}

static Object *handle_repr(Object *o) {
    return OBJ(str_format("<_thread._ThreadHandle object: ident=%llu>",
                          (unsigned long long)((ThreadHandle *)o)->ident));
}

static Object *handle_ident(Object *o, void *closure) {
    (void)closure;
    return int_from_u64(((ThreadHandle *)o)->ident);
}

NATIVE(handle_is_done) {
    UNUSED_ARGS;
    return new_bool(((ThreadHandle *)self)->state == HANDLE_DONE);
}
NATIVE(handle_set_done) {
    UNUSED_ARGS;
    ThreadHandle *h = (ThreadHandle *)self;
    if (h->state == HANDLE_INITIAL)
        return raise_runtime_error("thread not started");
    thread_handle_done(h);
    return new_none();
}
NATIVE(handle_join) {
    if (kwnames != NULL && kwnames->length > 0)
        return args_no_keywords("_thread._ThreadHandle.join", kwnames) < 0 ? NULL : new_none();
    if (nargs > 1)
        return raise_type_error("join() takes at most 1 argument (%zu given)", nargs);
    ThreadHandle *h = (ThreadHandle *)self;
    int64_t ns = -1;
    if (nargs == 1 && args[0] != KNone && timeout_parse(args[0], &ns) < 0)
        return NULL;
    if (h->state == HANDLE_INITIAL)
        return raise_runtime_error("thread not started");
    if (h->state == HANDLE_RUNNING && h->ident == thread->ident)
        return raise_runtime_error("Cannot join current thread");
    return thread_join(h, ns < 0    ? INT64_MAX
                          : ns == 0 ? 0
                                    : deadline_after(ns))
                   < 0
               ? NULL
               : new_none();
}

static const MethodDef handle_methods[] = {
    {"is_done", handle_is_done, "", 0, NULL},
    {"_set_done", handle_set_done, "", 0, NULL},
    {"join", handle_join, NULL, NATIVE_RAW, NULL},
    {0},
};

static const GetSetDef handle_getsets[] = {
    {"ident", handle_ident, NULL, NULL, NULL},
    {0},
};

Type thread_handle_type = {
    .head = HEAD(&type_type),
    .name = "_thread._ThreadHandle",
    .module = "_thread",
    .size = sizeof(ThreadHandle),
    .new_ = handle_make,
    .dealloc = object_free,
    .repr = handle_repr,
    .getattr = object_generic_getattr,
    .methods = handle_methods,
    .getsets = handle_getsets,
};

/* ---- starting ---- */

NATIVE(start_new_thread) {
    UNUSED_ARGS;
    uint64_t ident;
    if (!is_callable(args[0]))
        return raise_type_error("first arg must be callable");
    if (!is_tuple(args[1]))
        return raise_type_error("2nd arg must be a tuple");
    if (args[2] != NULL && !is_dict(args[2]))
        return raise_type_error("optional 3rd arg must be a dictionary");
    if (thread_start(args[0], (Tuple *)args[1], (Dict *)args[2], NULL, true, &ident) < 0)
        return NULL;
    return int_from_u64(ident);
}
NATIVE(start_joinable_thread) {
    UNUSED_ARGS;
    uint64_t ident;
    int daemon = args[2] ? object_truth(args[2]) : 1;
    if (daemon < 0)
        return NULL;
    if (!is_callable(args[0]))
        return raise_type_error("thread function must be callable");
    if (args[1] != NULL && args[1] != KNone && !is_exact(args[1], &thread_handle_type))
        return raise_type_error("'handle' must be a _ThreadHandle");
    ThreadHandle *h = args[1] == NULL || args[1] == KNone ? handle_new() : incref(args[1]);
    if (h == NULL)
        return NULL;
    if (h->state != HANDLE_INITIAL)
        raise_runtime_error("thread already started");
    else if (thread_start(args[0], tuple_empty, NULL, h, daemon, &ident) == 0)
        return OBJ(h);
    decref(h);
    return NULL;
}
NATIVE(make_thread_handle) {
    UNUSED_ARGS;
    if (!is_int(args[0]))
        return raise_type_error("ident must be an integer");
    uint64_t ident = int_as_u64(args[0]);
    ThreadHandle *h = error_occurred() ? NULL : handle_new();
    if (h != NULL) {
        h->ident = ident;
        h->state = HANDLE_RUNNING;
    }
    return OBJ(h);
}
NATIVE(shutdown_) {
    UNUSED_ARGS;
    return threads_join_all() < 0 ? NULL : new_none();
}

/* ---- the running thread ---- */

NATIVE(get_ident) {
    UNUSED_ARGS;
    return int_from_u64(thread->ident);
}
NATIVE(get_main_thread_ident) {
    UNUSED_ARGS;
    return int_from_u64(signal_thread->ident);
}
NATIVE(get_native_id) {
    UNUSED_ARGS;
    return int_from_i64(syscall(SYS_gettid));
}
NATIVE(count_) {
    UNUSED_ARGS;
    return int_from_u64(threads_count());
}
NATIVE(exit_) {
    UNUSED_ARGS;
    raise_type_value(&exc_SystemExit, NULL);
    return NULL;
}
NATIVE(true_) {
    UNUSED_ARGS;
    return new_bool(true);
}
NATIVE(allocate_lock) {
    UNUSED_ARGS;
    return lock_new();
}
NATIVE(stack_size) {
    UNUSED_ARGS;
    ssize_t size = args[0] ? number_as_ssize(args[0], &exc_OverflowError) : 0,
            old = (ssize_t)thread_stack_size;
    if (size == -1 && error_occurred())
        return NULL;
    if (size < 0)
        return raise_value_error("size must be 0 or a positive value");
    if (size > 0 && size < 32768)
        return raise_value_error("size not valid: %zd bytes", size);
    if (args[0] != NULL)
        thread_stack_size = (size_t)size;
    return int_from_i64(old);
}
NATIVE(interrupt_main) {
    UNUSED_ARGS;
    int64_t number = args[0] ? int_as_i64(args[0]) : SIGINT;
    if (number == -1 && error_occurred())
        return NULL;
    if (number < 1 || number >= SIGNAL_COUNT)
        return raise_value_error("signal number out of range");
    Object *handler = signal_handlers[number];
    if ((number == SIGINT && (interrupt_raises || sys_finalizing))
        || (handler != NULL && is_callable(handler)))
        signals_trip((int)number);
    return new_none();
}

/* ---- uncaught exceptions ---- */

static int print_line(Object *file, Str *line_steal) {
    Object *arg = OBJ(line_steal),
           *result = arg ? object_call_method(file, NAME(write), &arg, 1) : NULL;
    xdecref(arg);
    xdecref(result);
    return result ? 0 : -1;
}

static Object *attribute(Object *o, const char *name) {
    Str *s = str_from_ascii(name);
    Object *value = NULL;
    if (s != NULL && object_lookup(o, s, &value) <= 0)
        error_clear();
    xdecref(s);
    return value;
}

/* Where to: sys.stderr, or what the thread kept of it when it was made. New, or NULL for nowhere.
 */
static Object *error_file(Object *thread_object) {
    Object *file = sys_get_borrow(NAME(stderr));
    if (file != NULL && file != KNone)
        return incref(file);
    file = thread_object == KNone ? NULL : attribute(thread_object, "_stderr");
    if (file == KNone)
        CLEAR(file);
    return file;
}

static int report(Object *file, Tuple *hook_args) {
    Object *value = hook_args->items[1], *thread_object = hook_args->items[3];
    Object *name = thread_object == KNone ? NULL : attribute(thread_object, "name");
    Str *line = name ? str_format("Exception in thread %S:\n", name)
                     : str_format("Exception in thread %llu:\n", (unsigned long long)thread->ident);
    xdecref(name);
    if (print_line(file, line) < 0)
        return -1;
    if (!is_exception(value))
        return 0;
    Object *traceback = hook_args->items[2];
    BaseException *e = (BaseException *)value;
    if (traceback != KNone && e->traceback == NULL && is_exact(traceback, exception_traceback_type))
        e->traceback = incref(traceback);
    if (traceback_print(value, file) < 0)
        return -1;
    Object *result = object_call_method(file, NAME(flush), NULL, 0);
    if (result == NULL)
        error_clear();
    xdecref(result);
    return 0;
}

NATIVE(excepthook) {
    UNUSED_ARGS;
    if (!is_exact(args[0], hook_args_type))
        return raise_type_error("_thread.excepthook argument type must be ExceptHookArgs");
    Tuple *hook_args = (Tuple *)args[0];
    if (hook_args->items[0] == OBJ(&exc_SystemExit))
        return new_none();
    Object *file = error_file(hook_args->items[3]);
    if (file == NULL)
        return new_none();
    int failed = report(file, hook_args);
    decref(file);
    return failed < 0 ? NULL : new_none();
}

/* ---- the module ---- */

static int init(Object *module) {
    static const char *const fields[] = {"exc_type", "exc_value", "exc_traceback", "thread"};
    Type *type = struct_sequence_type("_thread._ExceptHookArgs", fields, 4, 4,
                                      "What threading.excepthook() is called with.");
    if (type == NULL)
        return -1;
    hook_args_type = type;
    if (module_add(module, "_ExceptHookArgs", OBJ(type)) < 0
        || module_add_type(module, &lock_type) < 0 || module_add_type(module, &rlock_type) < 0
        || module_add_type(module, &thread_local_type) < 0
        || module_add_type(module, &thread_handle_type) < 0)
        return -1;
    return module_add(module, "LockType", incref(&lock_type)) < 0
                   || module_add(module, "error", incref(&exc_RuntimeError)) < 0
                   || module_add(module, "TIMEOUT_MAX", float_from_double(lock_timeout_max)) < 0
               ? -1
               : 0;
}

#define EXIT_DOC "Ends this thread by raising SystemExit."

static const MethodDef functions[] = {
    {"start_new_thread", start_new_thread, "function, args, kwargs={}, /", 0,
     "Calls function(*args, **kwargs) in a new thread and gives its identifier. What it raises\n"
     "is printed, unless it is SystemExit; what it returns is lost."},
    {"start_new", start_new_thread, "function, args, kwargs={}, /", 0,
     "start_new_thread(), by its old name."},
    {"start_joinable_thread", start_joinable_thread, "function, handle=None, daemon=True", 0,
     "start_new_thread() for threading: gives a handle that can be joined."},
    {"_make_thread_handle", make_thread_handle, "ident, /", 0,
     "For threading: a handle of a thread that was started in another way."},
    {"_shutdown", shutdown_, "", 0, "Waits for all other threads but the daemons."},
    {"_get_main_thread_ident", get_main_thread_ident, "", 0,
     "For threading: the main thread's identifier."},
    {"get_ident", get_ident, "", 0,
     "This thread's number, unlike that of any other thread that now runs."},
    {"get_native_id", get_native_id, "", 0, "The operating system's number for this thread."},
    {"_count", count_, "", 0, "How many threads run besides the main one."},
    {"exit", exit_, "", 0, EXIT_DOC},
    {"exit_thread", exit_, "", 0, "exit(), by its old name."},
    {"allocate_lock", allocate_lock, "", 0, "A new lock, which nobody holds."},
    {"allocate", allocate_lock, "", 0, "allocate_lock(), by its old name."},
    {"stack_size", stack_size, "size=0, /", 0,
     "The stack size of threads to be started, in bytes: at least 32768, or 0 for what the "
     "system takes.\n"
     "An argument sets it."},
    {"interrupt_main", interrupt_main, "signum=signal.SIGINT, /", 0,
     "Has the main thread call the signal's handler soon."},
    {"_excepthook", excepthook, "args, /", 0, "Reports an exception that ended a thread."},
    {"_is_main_interpreter", true_, "", 0, "Return True: there is one interpreter."},
    {"daemon_threads_allowed", true_, "", 0, "Return True: daemon threads are allowed."},
    {0},
};

const ModuleDef _thread_module = {"_thread", "Threads and locks, on which threading is built.",
                                  functions, init};
