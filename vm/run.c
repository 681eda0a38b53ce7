/* Running what the command line names: setting up sys.path and sys.argv, reading the text, running
 * it as __main__.
 *
 * sys.path begins with the script's folder ('' for -c and standard input, the current folder for
 * -m), then come the folders of KRAITPATH. A script is called by its absolute path, so that its
 * traceback stands wherever it is read. */
#define _GNU_SOURCE /* asprintf */
#include "vm/run.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/list.h"
#include "vm/fail_alloc.h"
#include "vm/import.h"
#include "vm/source_cache.h"
#include "vm/sys.h"
#include "vm/traceback_print.h"
#include "vm/tracemalloc.h"
#include "vm/vm.h"
#include "vm/warnings.h"

static Str *decode(const char *text) { return str_from_utf8_lossy(text, strlen(text)); }

int run_report(void) {
    if (!options.interactive || !error_is(&exc_SystemExit))
        return vm_report_uncaught();
    Object *e = error_fetch();
    if (traceback_print(e, NULL) < 0)
        error_clear();
    decref(e);
    return 1;
}

/* ---- sys ---- */

static int append_text(List *l, const char *text, size_t length) {
    Str *s = str_from_utf8_lossy(text, length);
    return s ? list_append_steal(l, OBJ(s)) : -1;
}

static List *search_path(void) {
    Object *path = sys_get_borrow(NAME(path));
    return path && is_exact(path, &list_type) ? (List *)path : NULL;
}

int run_prepend_path(const char *folder) {
    Str *s = decode(folder);
    List *path = search_path();
    int failed = s && path ? list_insert(path, 0, OBJ(s)) : s ? 0 : -1;
    xdecref(s);
    return failed;
}

static int add_environment_path(void) {
    const char *p = getenv("KRAITPATH");
    List *path = search_path();
    while (p != NULL && *p != '\0') {
        size_t length = strcspn(p, ":");
        if (append_text(path, p, length) < 0)
            return -1;
        p += length + (p[length] == ':');
    }
    return 0;
}

static int set_list(Str *name, char **texts, int count) {
    List *l = list_new(0);
    for (int i = 0; l != NULL && i < count; i++)
        if (append_text(l, texts[i], strlen(texts[i])) < 0)
            CLEAR(l);
    int failed = l ? sys_set(name, OBJ(l)) : -1;
    xdecref(l);
    return failed;
}

/* sys._xoptions: {name: value, or True where none was given}. */
static int set_x_options(const CommandLine *c) {
    Dict *d = dict_new();
    for (int i = 0; d != NULL && i < c->x_count; i++) {
        const char *text = c->x_options[i];
        size_t length = strcspn(text, "=");
        Str *name = str_from_utf8_lossy(text, length);
        Object *value = text[length] == '=' ? OBJ(decode(text + length + 1)) : new_bool(true);
        if (name == NULL || value == NULL || dict_set(d, OBJ(name), value) < 0)
            CLEAR(d);
        xdecref(name);
        xdecref(value);
    }
    int failed = d ? sys_set(NAME(_xoptions), OBJ(d)) : -1;
    xdecref(d);
    return failed;
}

static int set_up_sys(const CommandLine *c) {
    if (set_list(NAME(argv), options.argv, options.argc) < 0
        || set_list(NAME(orig_argv), c->process_argv, c->process_argc) < 0
        || set_list(NAME(warnoptions), c->warn_options, c->warn_count) < 0 || set_x_options(c) < 0)
        return -1;
    for (int i = 0; i < c->warn_count; i++)
        if (warnings_option(c->warn_options[i]) < 0)
            return -1;
    return c->ignore_environment ? 0 : add_environment_path();
}

/* ---- running text ---- */

/* Compiles a file's bytes and runs them as __main__; `text` (freed here) is gone while the program
 * runs. */
static int run_bytes_steal(char *text, size_t length, Str *filename) {
    Code *code =
        compile_source(text, length, filename, COMPILE_EXEC, COMPILE_FILE | vm_optimize_flags());
    mem_free(text, length + 1);
    Dict *globals = code ? vm_main_globals() : NULL;
    Object *result = globals ? vm_run_code(code, globals, NULL) : NULL;
    xdecref(code);
    xdecref(result);
    return result ? 0 : run_report();
}

static int run_code(const char *code) {
    Str *text = decode(code), *filename = str_from_ascii("<string>");
    int status = 0;
    if (text == NULL || filename == NULL) {
        status = run_report();
    } else {
        Code *compiled =
            compile_source(code, strlen(code), filename, COMPILE_EXEC, vm_optimize_flags());
        Dict *globals = compiled ? vm_main_globals() : NULL;
        source_cache_register(filename, text);
        Object *result = globals ? vm_run_code(compiled, globals, NULL) : NULL;
        if (result == NULL)
            status = run_report();
        xdecref(compiled);
        xdecref(result);
    }
    xdecref(text);
    xdecref(filename);
    return status;
}

static int run_standard_input(void) {
    size_t length;
    char *text = import_read_descriptor(STDIN_FILENO, &length);
    if (text == NULL) {
        if (interrupt_check() < 0)
            return run_report();
        fprintf(stderr, "krait: cannot read standard input: [Errno %d] %s\n", errno,
                strerror(errno));
        return 1;
    }
    Str *filename = str_from_ascii("<stdin>");
    if (filename == NULL) {
        mem_free(text, length + 1);
        return run_report();
    }
    int status = run_bytes_steal(text, length, filename);
    decref(filename);
    return status;
}

/* ---- files ---- */

/* The path from the root, without tidying it up. malloc'd; NULL: no memory or no current folder. */
static char *absolute(const char *path) {
    char folder[PATH_MAX], *result = NULL;
    if (path[0] == '/')
        return strdup(path);
    if (getcwd(folder, sizeof folder) == NULL)
        return strdup(path);
    return asprintf(&result, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, path) < 0 ? NULL
                                                                                        : result;
}

/* sys.path[0] of a script: the folder where it really lies, links followed. */
static int prepend_script_folder(const char *path) {
    char real[PATH_MAX];
    if (realpath(path, real) == NULL)
        return 0;
    char *slash = strrchr(real, '/');
    slash[slash == real] = '\0';
    return run_prepend_path(real);
}

static int describe_script(Str *filename) {
    Dict *globals = vm_main_globals();
    if (globals == NULL)
        return -1;
    return dict_set_str(globals, NAME(__file__), OBJ(filename)) < 0
                   || dict_set_str(globals, NAME(__cached__), KNone) < 0
               ? -1
               : 0;
}

static int refuse_file(const char *path, int reason) {
    fprintf(stderr, "krait: can't open file '%s': [Errno %d] %s\n", path, reason, strerror(reason));
    return 2;
}

/* Reads a file named on the command line; NULL with errno. */
static char *read_path(const char *path, size_t *length) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *text = fd >= 0 ? import_read_descriptor(fd, length) : NULL;
    int reason = errno;
    if (fd >= 0)
        close(fd);
    errno = reason;
    return text;
}

static int run_script(const char *path, const char *full, const CommandLine *c) {
    size_t length;
    char *text = read_path(path, &length);
    if (text == NULL && errno == ENOMEM) {
        raise_no_memory();
        return run_report();
    }
    if (text == NULL)
        return refuse_file(full, errno);
    Str *filename = decode(full);
    int status;
    if (filename == NULL || (!c->safe_path && prepend_script_folder(path) < 0)
        || describe_script(filename) < 0) {
        mem_free(text, length + 1);
        status = run_report();
    } else {
        status = run_bytes_steal(text, length, filename);
    }
    xdecref(filename);
    return status;
}

static int run_file(const CommandLine *c) {
    struct stat st;
    char *full = absolute(c->argument);
    if (full == NULL)
        return refuse_file(c->argument, ENOMEM);
    int status;
    if (stat(c->argument, &st) == 0 && S_ISDIR(st.st_mode))
        status = run_prepend_path(full) < 0 ? run_report() : run_module("__main__", full);
    else
        status = run_script(c->argument, full, c);
    free(full);
    return status;
}

static int run_dump(const CommandLine *c) {
    size_t length;
    bool from_input = strcmp(c->argument, "-") == 0;
    char *text = from_input ? import_read_descriptor(STDIN_FILENO, &length)
                            : read_path(c->argument, &length);
    if (text == NULL)
        return refuse_file(c->argument, errno);
    Str *filename = decode(from_input ? "<stdin>" : c->argument);
    int status = filename == NULL || compile_dump(text, length, filename, c->phase, stdout) < 0
                     ? vm_report_uncaught()
                     : 0;
    if (fflush(stdout) != 0 && status == 0)
        status = errno == EPIPE ? 0 : 1;
    xdecref(filename);
    mem_free(text, length + 1);
    return status;
}

/* ---- the prompt ---- */

/* KRAITSTARTUP is run in __main__, before the first line is read. */
static void run_startup_file(void) {
    const char *path = getenv("KRAITSTARTUP");
    if (path == NULL || *path == '\0')
        return;
    size_t length;
    char *text = read_path(path, &length);
    Str *filename = decode(path);
    if (text == NULL) {
        fprintf(stderr, "Could not open KRAITSTARTUP\n");
        refuse_file(path, errno);
    } else if (filename != NULL) {
        run_bytes_steal(text, length, filename);
    } else {
        mem_free(text, length + 1);
        error_clear();
    }
    xdecref(filename);
}

static int run_prompt(const CommandLine *c) {
    if (!c->ignore_environment && c->target == TARGET_STDIN)
        run_startup_file();
    return prompt_run();
}

int run_command_line(const CommandLine *c) {
    if ((options.tracemalloc > 0 && tracemalloc_start(options.tracemalloc) < 0)
        || set_up_sys(c) < 0)
        return vm_report_uncaught();
    bool plain_folder = c->target == TARGET_CODE || c->target == TARGET_STDIN;
    if (plain_folder && !c->safe_path && run_prepend_path("") < 0)
        return vm_report_uncaught();
    fail_alloc_point(FAIL_PROGRAM);
    int status = 0;
    switch (c->target) {
    case TARGET_CODE:
        status = run_code(c->argument);
        break;
    case TARGET_MODULE: {
        char folder[PATH_MAX];
        if (!c->safe_path && getcwd(folder, sizeof folder) != NULL && run_prepend_path(folder) < 0)
            return run_report();
        status = run_module(c->argument, NULL);
        break;
    }
    case TARGET_FILE:
        status = run_file(c);
        break;
    case TARGET_DUMP:
        return run_dump(c);
    case TARGET_STDIN:
        if (options.interactive || isatty(STDIN_FILENO))
            return run_prompt(c);
        return run_standard_input();
    case TARGET_DONE:
        return c->exit_status;
    }
    return options.interactive && status != STATUS_INTERRUPTED ? run_prompt(c) : status;
}
