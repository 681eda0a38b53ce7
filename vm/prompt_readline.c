/* The prompt on a terminal, with GNU readline: editing, history, completion.
 *
 * Readline reads through read_char, which lets other threads run meanwhile and notices Ctrl-C: it
 * then hands readline the end of the line, and prompt_terminal_line raises KeyboardInterrupt in its
 * place. The history is kept in $KRAIT_HISTORY or ~/.krait_history, unless the former is set but
 * empty. */
#define _GNU_SOURCE /* asprintf */
#include "vm/prompt.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/modules/io.h"
#include "runtime/objects/list.h"

#if KRAIT_READLINE

#include <errno.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

enum { HISTORY_LINES = 10000 };

static char *history_path; /* malloc'd; NULL: none is kept */

static int read_char(FILE *f) {
    unsigned char c;
    for (;;) {
        if (interrupt_pending())
            return '\n';
        gil_release();
        ssize_t n = read(fileno(f), &c, 1);
        int reason = errno;
        gil_acquire();
        if (n == 1)
            return c;
        if (n == 0 || reason != EINTR)
            return EOF;
    }
}

/* ---- completion ---- */

static List *candidates; /* owned while readline asks for them one by one */

static char *next_candidate(const char *text, int state) {
    static size_t index;
    (void)text;
    if (state == 0)
        index = 0;
    if (candidates == NULL || index >= candidates->length)
        return NULL;
    size_t length;
    Str *s = (Str *)candidates->items[index++];
    const char *utf8 = str_utf8(s, &length);
    char *copy = utf8 ? strndup(utf8, length) : NULL;
    if (utf8 != NULL)
        str_utf8_free(s, utf8, length);
    error_clear();
    return copy;
}

/* A tab at the start of a line indents. */
static char **complete(const char *text, int start, int end) {
    (void)end;
    rl_attempted_completion_over = 1;
    rl_completion_append_character = '\0';
    bool blank = true;
    for (int i = 0; i < start && blank; i++)
        blank = rl_line_buffer[i] == ' ' || rl_line_buffer[i] == '\t';
    if (blank && *text == '\0') {
        rl_insert_text("    ");
        return NULL;
    }
    candidates = prompt_candidates(text);
    char **matches = candidates ? rl_completion_matches(text, next_candidate) : NULL;
    CLEAR(candidates);
    return matches;
}

/* ---- history ---- */

static char *find_history_path(void) {
    const char *given = getenv("KRAIT_HISTORY"), *home = getenv("HOME");
    char *path = NULL;
    if (given != NULL)
        return *given ? strdup(given) : NULL;
    if (home == NULL || asprintf(&path, "%s/.krait_history", home) < 0)
        return NULL;
    return path;
}

void prompt_terminal_remember(Str *statement) {
    size_t length, from = 0;
    const char *text = str_utf8(statement, &length);
    if (text == NULL) {
        error_clear();
        return;
    }
    while (from < length) {
        const char *newline = memchr(text + from, '\n', length - from);
        size_t end = newline ? (size_t)(newline - text) : length;
        char *line = strndup(text + from, end - from);
        HIST_ENTRY *last =
            history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
        if (line != NULL && *line != '\0' && (last == NULL || strcmp(last->line, line) != 0))
            add_history(line);
        free(line);
        from = end + 1;
    }
    str_utf8_free(statement, text, length);
}

bool prompt_terminal_open(void) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return false;
    setlocale(LC_CTYPE, "");
    rl_readline_name = "krait";
    rl_catch_signals = 0;
    rl_getc_function = read_char;
    rl_attempted_completion_function = complete;
    rl_basic_word_break_characters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?";
    using_history();
    stifle_history(HISTORY_LINES);
    history_path = find_history_path();
    if (history_path != NULL)
        read_history(history_path);
    stream_readline_hook = prompt_terminal_line;
    return true;
}

void prompt_terminal_close(void) {
    stream_readline_hook = NULL;
    if (history_path != NULL) {
        mode_t old = umask(077);
        write_history(history_path);
        umask(old);
        free(history_path);
        history_path = NULL;
    }
    clear_history();
}

char *prompt_terminal_line(const char *prompt) {
    char *line = readline(prompt);
    if (interrupt_check() < 0) {
        free(line);
        return NULL;
    }
    if (line == NULL)
        return NULL;
    size_t length = strlen(line);
    char *whole = realloc(line, length + 2);
    if (whole == NULL) {
        free(line);
        raise_no_memory();
        return NULL;
    }
    strcpy(whole + length, "\n");
    return whole;
}

#else

bool prompt_terminal_open(void) { return false; }
void prompt_terminal_close(void) {}
char *prompt_terminal_line(const char *prompt) {
    (void)prompt;
    return NULL;
}
void prompt_terminal_remember(Str *statement) { (void)statement; }

#endif
