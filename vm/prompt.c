/* The prompt: read a statement, run it, show what became of it.
 *
 * A statement is compiled after each line. It is whole when that works, or fails in a way that more
 * lines cannot mend; a compound statement also wants an empty line behind it. Each is called
 * "<stdin>", and its text is registered for tracebacks. Lines come from readline on a terminal,
 * else from sys.stdin with prompts on stderr, so that the same loop can be driven through a pipe.
 */
#include "vm/prompt.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/modules/io.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "vm/color.h"
#include "vm/source_cache.h"
#include "vm/sys.h"
#include "vm/vm.h"

static bool on_terminal; /* readline is in charge */
static int inherited;    /* compile flags that an earlier `from __future__ import` left */

/* ---- lines ---- */

/* str(sys.ps1) or str(sys.ps2): new; a plain one where that is missing or fails. */
static Str *prompt_text(Str *name, const char *fallback) {
    Object *o = sys_get_borrow(name), *text = NULL;
    if (o != NULL) {
        incref(o);
        text = object_str(o);
        decref(o);
    }
    error_clear();
    return text ? (Str *)text : str_from_ascii(fallback);
}

/* In colours, which readline is told to take up no room. */
static char *colored_line(const char *text, size_t length) {
    static const char begin[] = "\001" COLOR_TYPE "\002", end[] = "\001" COLOR_RESET "\002";
    size_t size = length + sizeof begin + sizeof end;
    char *whole = mem_alloc(size);
    if (whole == NULL)
        return prompt_terminal_line(text);
    stpcpy(stpcpy(stpcpy(whole, begin), text), end);
    char *line = prompt_terminal_line(whole);
    mem_free(whole, size);
    return line;
}

static Str *terminal_line(Str *prompt) {
    size_t length;
    const char *text = str_utf8(prompt, &length);
    if (text == NULL)
        return NULL;
    bool plain = memchr(text, '\033', length) != NULL || !color_wanted();
    char *line = plain ? prompt_terminal_line(text) : colored_line(text, length);
    str_utf8_free(prompt, text, length);
    Str *result = line ? str_from_utf8_lossy(line, strlen(line)) : NULL;
    free(line);
    return result;
}

static void write_error(Str *text) {
    Object *err = sys_get_borrow(NAME(stderr)), *arg = OBJ(text);
    Object *result = err && err != KNone ? object_call_method(err, NAME(write), &arg, 1) : NULL;
    xdecref(result);
    if (err != NULL && err != KNone && stream_flush(err) < 0)
        error_clear();
    error_clear();
}

static void write_error_ascii(const char *text) {
    Str *s = str_from_ascii(text);
    if (s != NULL)
        write_error(s);
    xdecref(s);
    error_clear();
}

static Str *stream_line(Str *prompt) {
    Object *in = sys_get_borrow(NAME(stdin));
    if (in == NULL || in == KNone)
        return NULL;
    incref(in);
    write_error(prompt);
    Object *line = object_call_method(in, NAME(readline), NULL, 0);
    decref(in);
    if (line != NULL && (!is_str(line) || ((Str *)line)->length == 0))
        CLEAR(line);
    return (Str *)line;
}

/* The next line with its newline. NULL: the end, or an exception. */
static Str *read_line(bool first) {
    Object *out = sys_get_borrow(NAME(stdout));
    if (out != NULL && out != KNone && stream_flush(out) < 0)
        error_clear();
    Str *prompt = first ? prompt_text(NAME(ps1), ">>> ") : prompt_text(NAME(ps2), "... ");
    if (prompt == NULL)
        return NULL;
    Str *line = on_terminal ? terminal_line(prompt) : stream_line(prompt);
    decref(prompt);
    return line;
}

/* ---- is the statement whole? ---- */

static bool is_blank(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!isspace((unsigned char)text[i]))
            return text[i] == '#' && memchr(text + i, '\n', length - i) == text + length - 1;
    return true;
}

/* Does the text begin with the head of a block? */
static bool is_compound(const char *text) {
    static const char *const heads[] = {"if",   "while", "for",   "try",
                                        "with", "def",   "class", "async"};
    if (*text == '@')
        return true;
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_')
        length++;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (strlen(heads[i]) == length && strncmp(text, heads[i], length) == 0)
            return true;
    const char *newline = strchr(text, '\n');
    return length == 5 && strncmp(text, "match", 5) == 0 && newline != NULL && newline[-1] == ':';
}

static bool ends_in_empty_line(const char *text, size_t length) {
    size_t end = length > 0 ? length - 1 : 0;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    return length > 0 && text[length - 1] == '\n' && (end == 0 || text[end - 1] == '\n');
}

/* An open bracket or string goes on over empty lines; a missing block does not. */
static bool goes_on_over_empty_lines(void) {
    Object *msg = ((SyntaxErrorException *)thread->exception)->msg;
    if (msg == NULL || !is_str(msg))
        return false;
    Str *never_closed = str_from_ascii("was never closed"),
        *unterminated = str_from_ascii("unterminated");
    bool result = never_closed && unterminated
                  && (str_find((Str *)msg, never_closed, 0, ((Str *)msg)->length) >= 0
                      || str_find((Str *)msg, unterminated, 0, ((Str *)msg)->length) >= 0);
    xdecref(never_closed);
    xdecref(unterminated);
    return result;
}

/* 1: whole, *code is it; 0: more lines are needed; -1: it is wrong. */
static int compile_statement(const char *text, size_t length, Str *filename, Code **code) {
    int flags = inherited | vm_optimize_flags();
    bool last_empty = ends_in_empty_line(text, length);
    *code = compile_source(text, length, filename, COMPILE_SINGLE, flags | COMPILE_INCOMPLETE);
    if (*code != NULL) {
        if (!is_compound(text) || last_empty)
            return 1;
        CLEAR(*code);
        return 0;
    }
    if (!error_is(&exc__IncompleteInputError))
        return -1;
    if (!last_empty || goes_on_over_empty_lines()) {
        error_clear();
        return 0;
    }
    error_clear();
    *code = compile_source(text, length, filename, COMPILE_SINGLE, flags);
    return *code ? 1 : -1;
}

/* ---- one round ---- */

typedef enum Round {
    ROUND_DONE,
    ROUND_END,  /* of the input */
    ROUND_EXIT, /* SystemExit */
} Round;

/* `exit` and `quit` leave without parentheses too, as long as they are the builtins. */
static bool is_exit(const char *text, size_t length) {
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    if (length != 4 || (strncmp(text, "exit", 4) != 0 && strncmp(text, "quit", 4) != 0))
        return false;
    Str *name = str_from_utf8(text, 4);
    Dict *globals = name ? vm_main_globals() : NULL;
    bool shadowed = globals == NULL || dict_get_str_borrow(globals, name) != NULL;
    xdecref(name);
    error_clear();
    return !shadowed;
}

/* Reads lines until the statement is whole. 1: *code, or NULL for nothing to do; 0: the end of
 * input; -1: an exception. */
static int read_statement(Str **text_out, Str *filename, Code **code) {
    Str *text = NULL;
    int state = 0;
    *code = NULL;
    while (state == 0) {
        Str *line = read_line(text == NULL);
        if (line == NULL && error_occurred()) {
            state = -1;
            break;
        }
        if (line == NULL && text == NULL)
            return 0;
        if (line != NULL)
            REPLACE_STEAL(text, text ? str_concat(text, line) : incref(line));
        else if (!on_terminal)
            write_error_ascii("\n");
        size_t length;
        const char *utf8 = text ? str_utf8(text, &length) : NULL;
        if (utf8 == NULL) {
            xdecref(line);
            state = -1;
            break;
        }
        if (is_blank(utf8, length))
            state = 2;
        else if (is_exit(utf8, length))
            raise_type_value(&exc_SystemExit, NULL), state = -1;
        else if (line == NULL) /* the input ends inside the statement */
            state = (*code = compile_source(utf8, length, filename, COMPILE_SINGLE,
                                            inherited | vm_optimize_flags()))
                        ? 1
                        : -1;
        else
            state = compile_statement(utf8, length, filename, code);
        str_utf8_free(text, utf8, length);
        xdecref(line);
    }
    *text_out = text;
    return state < 0 ? -1 : 1;
}

/* Ctrl-C while a line is being typed cancels it; all else is shown as an uncaught exception. */
static Round report(bool reading, int *status) {
    if (error_is(&exc_SystemExit)) {
        *status = vm_report_uncaught();
        return ROUND_EXIT;
    }
    if (reading && error_is(&exc_KeyboardInterrupt)) {
        error_clear();
        write_error_ascii(on_terminal ? "KeyboardInterrupt\n" : "\nKeyboardInterrupt\n");
    } else {
        vm_report_uncaught();
    }
    return ROUND_DONE;
}

static Round one_round(int *status) {
    Str *filename = str_from_ascii("<stdin>"), *text = NULL;
    Code *code = NULL;
    Round round = ROUND_DONE;
    int state = filename ? read_statement(&text, filename, &code) : -1;
    if (state == 0)
        round = ROUND_END;
    if (text != NULL && filename != NULL)
        source_cache_register(filename, text);
    if (text != NULL && on_terminal)
        prompt_terminal_remember(text);
    if (state < 0) {
        round = report(true, status);
    } else if (code != NULL) {
        if (code->flags & CODE_FUTURE_ANNOTATIONS)
            inherited |= COMPILE_FUTURE_ANNOTATIONS;
        Dict *globals = vm_main_globals();
        Object *result = globals ? vm_run_code(code, globals, NULL) : NULL;
        if (result == NULL)
            round = report(false, status);
        xdecref(result);
    }
    xdecref(code);
    xdecref(text);
    xdecref(filename);
    return round;
}

static int set_default(Str *name, const char *text) {
    if (sys_get_borrow(name) != NULL)
        return 0;
    Str *s = str_from_ascii(text);
    int failed = s ? sys_set(name, OBJ(s)) : -1;
    xdecref(s);
    return failed;
}

int prompt_run(void) {
    on_terminal = prompt_terminal_open();
    if (!options.quiet)
        write_error_ascii("krait " KRAIT_VERSION " (Python " PYTHON_VERSION ")\n"
                          "Type \"help\" for help, \"exit\" or Ctrl-D to leave.\n");
    if (set_default(NAME(ps1), ">>> ") < 0 || set_default(NAME(ps2), "... ") < 0)
        error_clear();
    int status = 0;
    Round round = ROUND_DONE;
    while (round == ROUND_DONE) {
        round = one_round(&status);
        ASSERT(!error_occurred());
    }
    if (round == ROUND_END && !on_terminal) /* readline does so itself */
        write_error_ascii("\n");
    prompt_terminal_close();
    return status;
}
