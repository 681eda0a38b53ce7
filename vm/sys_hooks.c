/* The functions of sys that a program may replace (excepthook, displayhook, unraisablehook,
 * breakpointhook), and those with which auditors install themselves: krait has no such events, so
 * these remember nothing. */
#include "vm/sys.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/module.h"
#include "runtime/objects/tuple.h"
#include "vm/builtins.h"
#include "vm/frame.h"
#include "vm/import.h"
#include "vm/traceback_print.h"
#include "vm/unraisable.h"

/* ---- hooks ---- */

NATIVE(sys_excepthook) {
    UNUSED_ARGS;
    if (!is_exception(args[1])) { /* reported, not raised */
        raise_type_error("print_exception(): Exception expected for value, %T found", args[1]);
        Object *e = error_fetch();
        int failed = traceback_print(e, NULL);
        decref(e);
        return failed < 0 ? NULL : new_none();
    }
    if (is_exact(args[2], &traceback_type) && ((BaseException *)args[1])->traceback == NULL)
        REPLACE_STEAL(((BaseException *)args[1])->traceback, incref(args[2]));
    return traceback_print(args[1], NULL) < 0 ? NULL : new_none();
}

NATIVE(sys_displayhook) {
    UNUSED_ARGS;
    return display_value(args[0]);
}

NATIVE(sys_unraisablehook) {
    UNUSED_ARGS;
    Object *value = NULL, *where = NULL, *message = NULL;
    if (object_lookup(args[0], NAME(exc_value), &value) <= 0
        || object_lookup(args[0], NAME(object), &where) <= 0
        || object_lookup(args[0], NAME(err_msg), &message) <= 0) {
        if (!error_occurred())
            raise_type_error("sys.unraisablehook argument type must be UnraisableHookArgs");
    } else if (is_exception(value)) {
        unraisable_print(value, where == KNone ? NULL : where,
                         is_str(message) ? (Str *)message : NULL);
    }
    xdecref(message);
    xdecref(value);
    xdecref(where);
    return error_occurred() ? NULL : new_none();
}

/* The function that a dotted path names: new; NULL with ImportError or AttributeError. */
static Object *function_by_path(const char *path) {
    const char *dot = strrchr(path, '.');
    if (dot == NULL)
        return incref(dict_get_str_borrow(builtins_dict(), NAME(print)));
    Str *module_name = str_from_utf8(path, (size_t)(dot - path)),
        *name = str_intern_utf8(dot + 1, strlen(dot + 1));
    Object *module = module_name && name ? import_absolute(module_name) : NULL;
    Object *function = module ? object_getattr(module, name) : NULL;
    xdecref(module);
    xdecref(module_name);
    xdecref(name);
    return function;
}

/* What breakpoint() does: $PYTHONBREAKPOINT names the function, 0 means nothing. */
NATIVE(sys_breakpointhook) {
    (void)self;
    const char *path = getenv("PYTHONBREAKPOINT");
    if (path == NULL || *path == '\0')
        path = "pdb.set_trace";
    if (strcmp(path, "0") == 0)
        return new_none();
    Object *function = function_by_path(path);
    if (function == NULL) {
        if (!error_is(&exc_ImportError) && !error_is(&exc_AttributeError)
            && !error_is(&exc_ValueError))
            return NULL;
        error_clear();
        return warn(&exc_RuntimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"", path)
                       < 0
                   ? NULL
                   : new_none();
    }
    Object *result = object_call(function, args, nargs, kwnames);
    decref(function);
    return result;
}

/* ---- what never happens here ---- */

NATIVE(sys_none) {
    UNUSED_ARGS;
    return new_none();
}
NATIVE(sys_false) {
    UNUSED_ARGS;
    return new_bool(false);
}
NATIVE(sys_audit) {
    UNUSED_ARGS;
    if (nargs == 0 || args[0] == NULL)
        return raise_type_error("audit() missing 1 required positional argument: 'event'");
    return new_none();
}
static const MethodDef functions[] = {
    {"excepthook", sys_excepthook, "exctype, value, traceback, /", 0,
     "Print an uncaught exception to sys.stderr."},
    {"displayhook", sys_displayhook, "object, /", 0,
     "Print a value at the prompt and keep it as _."},
    {"unraisablehook", sys_unraisablehook, "unraisable, /", 0,
     "Print an exception that could not be raised."},
    {"breakpointhook", sys_breakpointhook, NULL, NATIVE_RAW,
     "What breakpoint() calls; $PYTHONBREAKPOINT says which debugger."},
    {"addaudithook", sys_none, "hook", 0, "Accepted, and forgotten: krait raises no audit events."},
    {"audit", sys_audit, NULL, NATIVE_RAW, "Nothing listens."},
    {"activate_stack_trampoline", sys_none, "backend, /", 0, "Accepted, and without effect."},
    {"deactivate_stack_trampoline", sys_none, "", 0, "Without effect."},
    {"is_stack_trampoline_active", sys_false, "", 0, "False."},
    {0},
};

/* The originals stand under a second name, for programs that restore them. */
static int add_original(Object *module, const char *name, Object *function) {
    static const char *const kept[] = {"excepthook", "displayhook", "unraisablehook",
                                       "breakpointhook"};
    char original[40];
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (strcmp(kept[i], name) != 0)
            continue;
        snprintf(original, sizeof original, "__%s__", name);
        return module_add(module, original, incref(function));
    }
    return 0;
}

static int add_functions(Object *module, const MethodDef *table) {
    for (const MethodDef *def = table; def->name != NULL; def++) {
        Object *f = native_function_new(def, module, OBJ(NAME(sys)), NULL);
        if (f == NULL)
            return -1;
        int failed = add_original(module, def->name, f);
        if (module_add(module, def->name, f) < 0 || failed < 0)
            return -1;
    }
    return 0;
}

int sys_hooks_init(Object *module) {
    return add_functions(module, functions) < 0 || add_functions(module, sys_memory_functions) < 0
                   || add_functions(module, sys_trace_functions) < 0
               ? -1
               : add_functions(module, sys_async_functions);
}
