/* print() and input(). */
#include "vm/builtins.h"

#include "runtime/modules/io.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "vm/slow.h"
#include "vm/sys.h"

static int write_text(Object *file, Str *text) {
    int done = stream_write_str(file, text);
    if (done != 0)
        return done < 0 ? -1 : 0;
    Object *arg = OBJ(text), *result = object_call_method(file, NAME(write), &arg, 1);
    xdecref(result);
    return result ? 0 : -1;
}

static int write_object(Object *file, Object *o) {
    if (is_exact(o, &str_type))
        return write_text(file, (Str *)o);
    Object *text = object_str(o);
    if (text == NULL)
        return -1;
    int failed = write_text(file, (Str *)text);
    decref(text);
    return failed;
}

static int separator(Object *o, const char *name, Str *fallback, Str **out) {
    *out = fallback;
    if (o == NULL || o == KNone)
        return 0;
    if (!is_str(o))
        return raise_type_error("%s must be None or a string, not %T", name, o), -1;
    *out = (Str *)o;
    return 0;
}

NATIVE(builtin_print) {
    static const Signature *signature;
    static Str *space, *newline; /* shared one-character strings: they live for ever */
    Object *options[4] = {NULL, NULL, NULL, NULL};
    (void)self;
    if (space == NULL
        && ((space = str_from_char(' ')) == NULL || (newline = str_from_char('\n')) == NULL))
        return NULL;
    if (kwnames != NULL
        && args_bind("print", "*, sep=' ', end='\\n', file=None, flush=False", &signature,
                     args + nargs, 0, kwnames, options)
               < 0)
        return NULL;
    Str *sep, *end;
    if (separator(options[0], "sep", space, &sep) < 0
        || separator(options[1], "end", newline, &end) < 0)
        return NULL;
    Object *file = options[2];
    if (file == NULL || file == KNone) {
        file = sys_get_borrow(NAME(stdout));
        if (file == NULL)
            return raise_runtime_error("lost sys.stdout");
        if (file == KNone)
            return new_none();
    }
    incref(file);
    int failed = 0;
    for (size_t i = 0; failed == 0 && i < nargs; i++) {
        if (i > 0)
            failed = write_text(file, sep);
        if (failed == 0)
            failed = write_object(file, args[i]);
    }
    if (failed == 0)
        failed = write_text(file, end);
    if (failed == 0 && options[3] != NULL) {
        int flush = object_truth(options[3]);
        failed = flush < 0 ? -1 : flush ? stream_flush(file) : 0;
    }
    decref(file);
    return failed < 0 ? NULL : new_none();
}

Object *builtin_print_one(Object *o) { return builtin_print(NULL, &o, 1, NULL); }

NATIVE(builtin_input) {
    UNUSED_ARGS;
    Object *in = sys_get_borrow(NAME(stdin)), *out = sys_get_borrow(NAME(stdout));
    if (in == NULL || in == KNone)
        return raise_runtime_error("input(): lost sys.stdin");
    if (out == NULL || out == KNone)
        return raise_runtime_error("input(): lost sys.stdout");
    incref(in);
    incref(out);
    Object *line = stream_input(in, out, args[0]);
    decref(in);
    decref(out);
    return line;
}

/* sys.displayhook: what the prompt does with a value. */
Object *display_value(Object *value) {
    if (value == KNone)
        return new_none();
    if (dict_set_str(builtins_dict(), (&str_latin1['_'].str), KNone) < 0)
        return NULL;
    Object *file = sys_get_borrow(NAME(stdout));
    if (file == NULL || file == KNone)
        return raise_runtime_error("lost sys.stdout");
    incref(file);
    Object *text = object_repr(value);
    Str *newline = text ? str_from_char('\n') : NULL;
    int failed =
        newline == NULL || write_text(file, (Str *)text) < 0 || write_text(file, newline) < 0;
    xdecref(text);
    xdecref(newline);
    decref(file);
    if (failed || dict_set_str(builtins_dict(), (&str_latin1['_'].str), value) < 0)
        return NULL;
    return new_none();
}

int display(Object *value) {
    Object *hook = sys_get_borrow(NAME(displayhook));
    if (hook == NULL)
        return raise_runtime_error("lost sys.displayhook"), -1;
    incref(hook);
    Object *result = object_call1(hook, value);
    decref(hook);
    xdecref(result);
    return result ? 0 : -1;
}

const MethodDef builtins_io[] = {
    {"print", builtin_print, "*args, sep=' ', end='\\n', file=None, flush=False", NATIVE_RAW,
     "Write the arguments as text to a file, by default sys.stdout."},
    {"input", builtin_input, "prompt='', /", 0, "A line from standard input, without its newline."},
    {0},
};
