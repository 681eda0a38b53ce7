/* Reporting exceptions that cannot be raised. The caller holds the exception; whatever goes wrong
 * here is dropped, since there is nobody left to tell. */
#include "vm/unraisable.h"

#include <stdio.h>

#include "runtime/native.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/module.h"
#include "vm/frame.h"
#include "vm/sys.h"
#include "vm/traceback_print.h"

/* "Exception ignored in: <repr>", or without the repr if that raises too; "<message>:". */
static Str *heading(Object *where, Str *message) {
    if (message != NULL && where == NULL)
        return str_format("%U:\n", message);
    Str *words = message ? incref(message) : str_from_ascii("Exception ignored in");
    Str *line = words ? str_format("%U: %R\n", words, where) : NULL;
    if (line == NULL && words != NULL) {
        error_clear();
        line = str_format("%U: <object repr() failed>\n", words);
    }
    xdecref(words);
    return line;
}

/* False: there was no memory to write with. text may be NULL: then there was none to make it of. */
static bool write_text(Object *file, Str *text) {
    Object *arg = OBJ(text), *result = text ? object_call_method(file, NAME(write), &arg, 1) : NULL;
    bool written = result != NULL || (text != NULL && !error_is(&exc_MemoryError));
    error_clear();
    xdecref(result);
    return written;
}

static void print(Object *exception, Str *first_line /* or NULL */) {
    Object *file = sys_get_borrow(NAME(stderr));
    if (file == NULL || file == KNone)
        return;
    incref(file);
    if (first_line != NULL)
        write_text(file, first_line);
    Str *text = traceback_format_brief(exception);
    if (!write_text(file, text))
        fprintf(stderr, "%s\n", exception->type->name);
    xdecref(text);
    decref(file);
}

void unraisable_print(Object *exception, Object *where, Str *message) {
    Str *line = where || message ? heading(where, message) : NULL;
    error_clear();
    print(exception, line);
    xdecref(line);
}

void unraisable_print_under(Object *exception, const char *heading_text) {
    Str *line = str_format("%s\n", heading_text);
    error_clear();
    print(exception, line);
    xdecref(line);
}

static bool is_default(Object *hook) {
    return is_exact(hook, &native_function_type)
           && strcmp(((NativeFunction *)hook)->def->name, "unraisablehook") == 0;
}

static Type *arguments_type; /* owned; made when first needed */

void unraisable_shutdown(void) { CLEAR(arguments_type); }

/* What a hook gets: an object with the fields of sys.UnraisableHookArgs. */
static Object *hook_arguments(Object *exception, Object *where, Str *message) {
    static const char *const fields[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                         "object"};
    if (arguments_type == NULL
        && (arguments_type = struct_sequence_type("sys.UnraisableHookArgs", fields, 5, 5, NULL))
               == NULL)
        return NULL;
    Object *traceback = ((BaseException *)exception)->traceback;
    Object *values[] = {incref(exception->type), incref(exception),
                        incref(traceback ? traceback : KNone),
                        incref(message ? OBJ(message) : KNone), incref(where ? where : KNone)};
    return struct_sequence_new_steal(arguments_type, values);
}

/* An exception that native code raised has no traceback yet: it is the frame's that runs. */
static void add_place(Object *exception) {
    Frame *frame = frame_current();
    if (((BaseException *)exception)->traceback != NULL || frame == NULL)
        return;
    Object *pending = error_fetch();
    error_restore(incref(exception));
    traceback_add(frame);
    error_clear();
    error_restore(pending);
}

bool unraisable_report(Object *exception, Object *where, Str *message) {
    add_place(exception);
    Object *hook = sys_get_borrow(NAME(unraisablehook));
    if (hook == NULL || hook == KNone || is_default(hook)) {
        unraisable_print(exception, where, message);
        return true;
    }
    incref(hook);
    Object *arguments = hook_arguments(exception, where, message);
    Object *result = arguments ? object_call1(hook, arguments) : NULL;
    if (result == NULL) {
        Object *second = error_fetch();
        unraisable_print(second, hook, NULL);
        decref(second);
    }
    xdecref(result);
    xdecref(arguments);
    decref(hook);
    return true;
}
