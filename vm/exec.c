/* The interpreter as a whole: starting it, running a source as __main__, ending it. */
#include "vm/vm.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "compiler/ast_objects.h"
#include "runtime/modules/io.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "runtime/runtime.h"
#include "vm/builtins.h"
#include "vm/frame.h"
#include "vm/import.h"
#include "vm/source_cache.h"
#include "vm/suggest.h"
#include "vm/step.h"
#include "vm/sys.h"
#include "vm/memory_limit.h"
#include "vm/memstats.h"
#include "vm/threads.h"
#include "vm/traceback_print.h"
#include "vm/tracemalloc.h"
#include "vm/unraisable.h"
#include "runtime/modules/atexit.h"
#include "vm/warnings.h"

Options options;

static int streams(void) {
    Object *in, *out, *err;
    if (streams_init(options.unbuffered, &in, &out, &err) < 0)
        return -1;
    int failed = sys_set(NAME(stdin), in) < 0 || sys_set(NAME(stdout), out) < 0
                 || sys_set(NAME(stderr), err) < 0 || sys_set(NAME(__stdin__), in) < 0
                 || sys_set(NAME(__stdout__), out) < 0 || sys_set(NAME(__stderr__), err) < 0;
    decref(in);
    decref(out);
    decref(err);
    return failed ? -1 : 0;
}

static Object *current_module(void) {
    Frame *frame = frame_current();
    return frame ? dict_get_str_borrow(frame->function->globals, NAME(__name__)) : NULL;
}

static Object *import_by_c_name(const char *name) {
    Str *s = str_from_ascii(name);
    Object *module = s ? import_module(s) : NULL;
    xdecref(s);
    return module;
}

static void print_hook(Object *exception) {
    if (traceback_print(exception, NULL) < 0)
        error_clear();
}

/* super(): the __class__ cell of the function and its first argument. */
static int super_in_frame(Object **type, Object **self) {
    Frame *frame = frame_current();
    if (frame == NULL)
        return raise_runtime_error("super(): no current frame"), -1;
    Code *code = frame->code;
    if (code->argcount == 0)
        return raise_runtime_error("super(): no arguments"), -1;
    Object *first = frame->locals[0];
    if (first != NULL && is_exact(first, &cell_type))
        first = ((Cell *)first)->value;
    if (first == NULL)
        return raise_runtime_error("super(): arg[0] deleted"), -1;
    for (size_t i = 0; i < code->free_count; i++) {
        if (code->free_names->items[i] != OBJ(NAME(__class__)))
            continue;
        Object *class_ = ((Cell *)frame->function->closure->items[i])->value;
        if (class_ == NULL)
            return raise_runtime_error("super(): empty __class__ cell"), -1;
        if (!is_type(class_))
            return raise_runtime_error("super(): __class__ is not a type (%T)", class_), -1;
        *type = class_;
        *self = first;
        return 0;
    }
    return raise_runtime_error("super(): __class__ cell not found"), -1;
}

/* What a signal's handler is passed. */
static Object *interrupted_frame(void) {
    Frame *frame = frame_current();
    return frame ? OBJ(frame_object(frame)) : new_none();
}

/* The runtime's questions to the layers above it. */
static void set_hooks(void) {
    type_current_module = current_module;
    type_import_hook = import_by_c_name;
    error_print_hook = print_hook;
    super_frame_hook = super_in_frame;
    signals_frame_hook = interrupted_frame;
    exception_traceback_type = &traceback_type;
    error_unraisable_hook = unraisable_report;
    gc_write_hook = sys_write_stderr;
    warn_hook = warnings_warn;
    thread_after_fork_hook = threads_after_fork;
    module_shadow_hook = import_is_shadowing;
    native_suggest_hook = suggest_nearest;
    warn_at_hook = warnings_warn_at;
}

int vm_init(void) {
    set_hooks();
    if (runtime_init() < 0 || stacks_init(thread) < 0 || builtins_init() < 0 || sys_init() < 0
        || modules_init() < 0 || warnings_init() < 0 || streams() < 0)
        return -1;
    if (options.max_memory)
        memory_limit_set(options.max_memory);
    return 0;
}

Dict *vm_main_globals(void) {
    Object *main = dict_get_str_borrow(modules_dict(), NAME(__main__));
    if (main == NULL) {
        Object *annotations = OBJ(dict_new());
        main = annotations ? module_new(NAME(__main__)) : NULL;
        if (main == NULL) {
            xdecref(annotations);
            return NULL;
        }
        int failed =
            dict_set_str(modules_dict(), NAME(__main__), main) < 0
            || dict_set_str(((Module *)main)->dict, NAME(__annotations__), annotations) < 0
            || dict_set_str(((Module *)main)->dict, NAME(__builtins__), builtins_module()) < 0;
        decref(annotations);
        decref(main);
        if (failed)
            return NULL;
    }
    return ((Module *)main)->dict;
}

int vm_optimize_flags(void) {
    return (options.optimize > 0 ? COMPILE_OPTIMIZE_ASSERTS : 0)
           | (options.optimize > 1 ? COMPILE_OPTIMIZE_DOCSTRINGS : 0);
}

int vm_run_source(const char *text, size_t length, Str *filename, Object *globals,
                  int compile_flags) {
    Dict *scope = globals ? (Dict *)globals : vm_main_globals();
    if (scope == NULL)
        return -1;
    Code *code =
        compile_source(text, length, filename, COMPILE_EXEC, compile_flags | vm_optimize_flags());
    if (code == NULL)
        return -1;
    Object *result = vm_run_code(code, scope, NULL);
    decref(code);
    xdecref(result);
    return result ? 0 : -1;
}

/* SystemExit's status; what is no int and not None is printed to stderr and means 1. */
static int exit_status(void) {
    SystemExitException *e = (SystemExitException *)error_fetch();
    Object *code = e->code ? e->code : KNone;
    int64_t status = 1;
    if (code == KNone) {
        status = 0;
    } else if (is_int(code)) {
        if (!int_fits_i64(code, &status))
            status = -1;
    } else {
        Object *err = sys_get_borrow(NAME(stderr)), *text = object_str(code);
        if (err != NULL && text != NULL && err != KNone) {
            Str *line = str_format("%S\n", text);
            Object *arg = OBJ(line),
                   *result = line ? object_call_method(err, NAME(write), &arg, 1) : NULL;
            xdecref(result);
            xdecref(line);
        }
        xdecref(text);
        error_clear();
    }
    decref(e);
    return (int)(status & 0xff);
}

/* Calls sys.excepthook(type, value, traceback). */
static void call_hook(BaseException *e) {
    Object *hook = sys_get_borrow(NAME(excepthook));
    Object *args[] = {OBJ(e->head.type), OBJ(e), e->traceback ? e->traceback : KNone};
    if (hook == NULL || hook == KNone) {
        fputs("sys.excepthook is missing\n", stderr);
        if (traceback_print(OBJ(e), NULL) < 0)
            error_clear();
        return;
    }
    incref(hook);
    Object *result = object_call(hook, args, 3, NULL);
    decref(hook);
    if (result != NULL) {
        decref(result);
        return;
    }
    Object *second = error_fetch();
    fputs("Error in sys.excepthook:\n", stderr);
    if (traceback_print(second, NULL) < 0)
        error_clear();
    decref(second);
    fputs("\nOriginal exception was:\n", stderr);
    if (traceback_print(OBJ(e), NULL) < 0)
        error_clear();
}

/* Has the reader of standard output gone? Then there is nobody to tell, and nothing to complain
 * about. */
static bool output_is_broken(void) {
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) == 1 && (out.revents & (POLLERR | POLLHUP)) != 0;
}

int vm_report_uncaught(void) {
    if (error_is(&exc_SystemExit))
        return exit_status();
    int status = error_is(&exc_KeyboardInterrupt) ? STATUS_INTERRUPTED : 1;
    if (error_is(&exc_MemoryError))
        memory_limit_spend();
    if (error_is(&exc_BrokenPipeError) && output_is_broken()) {
        error_clear();
        return status;
    }
    Object *out = sys_get_borrow(NAME(stdout));
    BaseException *e = (BaseException *)error_fetch();
    if (out != NULL && out != KNone && stream_flush(out) < 0)
        error_clear();
    if (sys_set(NAME(last_exc), OBJ(e)) < 0 || sys_set(NAME(last_value), OBJ(e)) < 0)
        error_clear();
    call_hook(e);
    decref(e);
    return status;
}

/* Flushes a standard stream; an error is reported and makes the status 120, as in CPython. */
static int flush_stream(Str *name, int status) {
    Object *file = sys_get_borrow(name);
    if (file == NULL || file == KNone)
        return status;
    incref(file);
    if (stream_flush(file) < 0) {
        if (name == NAME(stdout) && !error_is(&exc_ValueError)) {
            Object *e = error_fetch();
            if (!object_is(e, &exc_BrokenPipeError))
                unraisable_print_under(e, "Exception ignored on flushing sys.stdout:");
            decref(e);
            status = status == 0 ? 120 : status;
        }
        error_clear();
    }
    decref(file);
    return status;
}

/* Names go before the module does, so that functions which refer to them through globals can be
 * freed: those with one underscore first, then the others, all but __builtins__; each becomes None,
 * as in CPython. */
static void module_clear(Object *module) {
    Dict *d = ((Module *)module)->dict;
    for (int pass = 0; pass < 2; pass++) {
        size_t position = 0;
        Object *name, *value;
        while (dict_next(d, &position, &name, &value)) {
            if (value == KNone || !is_str(name) || str_equal((Str *)name, NAME(__builtins__)))
                continue;
            size_t length = ((Str *)name)->length;
            bool private_ = length > 0 && str_at((Str *)name, 0) == '_'
                            && !(length > 1 && str_at((Str *)name, 1) == '_');
            if ((pass == 0) == private_ && dict_set(d, name, KNone) < 0)
                error_clear();
        }
    }
}

/* What modules still hold goes in order: __main__ first, then the others, sys and builtins last.
 * __main__ is let go whole, so that what its destructors refer to is still there when the collector
 * runs them. */
static void clear_modules(void) {
    Dict *modules = modules_dict();
    if (dict_get_str_borrow(modules, NAME(__main__)) != NULL
        && dict_set_str(modules, NAME(__main__), KNone) < 0)
        error_clear();
    gc_collect(GENERATIONS - 1);
    size_t position = 0;
    Object *name, *module;
    Object *copy = OBJ(dict_copy(modules));
    while (copy != NULL && dict_next((Dict *)copy, &position, &name, &module))
        if (is_exact(module, &module_type) && module != builtins_module() && module != sys_module())
            module_clear(module);
    xdecref(copy);
}

int vm_finish(int status) {
    ASSERT(!error_occurred());
    threads_await();
    atexit_run();
    gc_report_garbage();
    sys_finalizing = true;
    gil_finalize();
    signals_shutdown();
    if (gil_trace)
        gil_trace_thread(thread);
    if (options.memstats)
        memstats_print();
    clear_modules();
    gc_collect(GENERATIONS - 1);
    status = flush_stream(NAME(stdout), status);
    status = flush_stream(NAME(stderr), status);
    modules_shutdown();
    source_cache_clear();
    ast_objects_shutdown();
    warnings_shutdown();
    unraisable_shutdown();
    sys_shutdown();
    builtins_shutdown();
    sys_async_clear(thread);
    sys_trace_clear(thread);
    step_watch_shutdown();
    error_release_traces();
    gc_collect(GENERATIONS - 1);
    tracemalloc_stop();
    memory_limit_shutdown();
    stacks_free(thread);
    size_t live = runtime_shutdown();
    return KRAIT_DEBUG && live > 0 && !gil_abandoned() && !threads_lost ? STATUS_LEAKED : status;
}
