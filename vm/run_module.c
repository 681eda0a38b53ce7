/* -m: a module found on the search path and run as __main__; of a package, its __main__ submodule.
 */
#include "vm/run.h"

#include <stdio.h>

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
#include "vm/import.h"
#include "vm/sys.h"
#include "vm/vm.h"

static ssize_t last_dot(Str *name) {
    for (size_t i = name->length; i-- > 0;)
        if (str_at(name, i) == '.')
            return (ssize_t)i;
    return -1;
}

/* Prints a message about the module and clears the error. */
static int refuse(Str *message_steal) {
    error_clear();
    size_t length;
    const char *text = message_steal ? str_utf8(message_steal, &length) : NULL;
    fprintf(stderr, "krait: %s\n", text ? text : "out of memory");
    if (text != NULL)
        str_utf8_free(message_steal, text, length);
    xdecref(message_steal);
    error_clear();
    return 1;
}

/* Looks for a dotted name, parents imported. 0, or -1 with an exception; f->kind is FOUND_NOTHING
 * where there is no such module. */
static int find(Str *name, Found *f) {
    ssize_t dot = last_dot(name);
    if (dot < 0)
        return import_find(name, name, NULL, f);
    Str *parent_name = str_slice(name, 0, (size_t)dot),
        *last = str_slice(name, (size_t)dot + 1, name->length);
    Object *parent = parent_name ? import_absolute(parent_name) : NULL, *search = NULL;
    int there = parent && last ? object_lookup(parent, NAME(__path__), &search) : -1;
    if (there > 0)
        there = import_find(name, last, search, f);
    else if (there == 0)
        raise_format(&exc_ModuleNotFoundError,
                     "__path__ attribute not found on %R while trying to find %R", parent_name,
                     name),
            there = -1;
    xdecref(search);
    xdecref(parent);
    xdecref(parent_name);
    xdecref(last);
    return there;
}

/* The message for an exception while looking, as long as it is an ImportError; others are reported
 * with their traceback. */
static int refuse_search(Str *name) {
    if (!error_is(&exc_ImportError))
        return run_report();
    Object *e = error_fetch();
    Str *message =
        str_format("Error while finding module specification for %R (%N: %S)", name, e->type, e);
    decref(e);
    return refuse(message);
}

static int set_zeroth_argument(Str *path) {
    Object *argv = sys_get_borrow(NAME(argv));
    if (argv == NULL || !is_exact(argv, &list_type) || ((List *)argv)->length == 0)
        return 0;
    REPLACE_STEAL(((List *)argv)->items[0], incref(path));
    return 0;
}

static int run_found(Str *name, const Found *f, bool is_folder) {
    Dict *globals = vm_main_globals();
    Str *filename = f->path ? incref(f->path) : str_format("<frozen %U>", name);
    size_t length = f->length;
    char *owned = NULL;
    const char *text = f->text;
    Code *code = NULL;
    Object *result = NULL;
    if (globals == NULL || filename == NULL || import_describe(globals, name, f) < 0
        || (!is_folder && set_zeroth_argument(filename) < 0))
        goto done;
    if (f->kind == FOUND_FILE && (text = owned = import_read_file(f->path, &length)) == NULL)
        goto done;
    code =
        compile_source(text, length, filename, COMPILE_EXEC, COMPILE_BYTES | vm_optimize_flags());
    if (owned != NULL)
        mem_free(owned, length + 1);
    result = code ? vm_run_code(code, globals, NULL) : NULL;
done:
    xdecref(code);
    xdecref(filename);
    xdecref(result);
    return result ? 0 : run_report();
}

/* Of a package its __main__: 0 and the names exchanged, or a message's status. */
static int descend(Str **name, Found *f) {
    Str *inner = str_format("%U.__main__", *name);
    found_release(f);
    if (inner == NULL || find(inner, f) < 0) {
        xdecref(inner);
        return refuse_search(*name);
    }
    if (f->kind == FOUND_NOTHING || f->is_package) {
        int status = refuse(str_format(
            "No module named %U; %R is a package and cannot be directly executed", inner, *name));
        decref(inner);
        return status;
    }
    REPLACE_STEAL(*name, inner);
    return 0;
}

int run_module(const char *name_text, const char *folder) {
    Str *name = str_from_utf8_lossy(name_text, strlen(name_text));
    Found f = {0};
    int status = 0;
    if (name == NULL)
        return run_report();
    if (name->length > 0 && str_at(name, 0) == '.')
        status = refuse(str_from_ascii("Relative module names not supported"));
    else if (find(name, &f) < 0)
        status = refuse_search(name);
    else if (f.kind == FOUND_NOTHING && folder != NULL)
        status = refuse(str_format("can't find '__main__' module in '%s'", folder));
    else if (f.kind == FOUND_NOTHING)
        status = refuse(str_format("No module named %U", name));
    else if (f.is_package)
        status = descend(&name, &f);
    if (status == 0 && f.kind == FOUND_NATIVE)
        status = refuse(str_format("No code object available for %U", name));
    else if (status == 0)
        status = run_found(name, &f, folder != NULL);
    found_release(&f);
    decref(name);
    return status;
}
