/* Indentation: what the white space at the start of a logical line means.
 *
 * A column is measured twice: with tabs to the next multiple of eight, and with a tab as wide as a
 * blank. Where the two measures compare differently with the enclosing blocks, the meaning would
 * hang on the reader's tab width, and that is a TabError.
 *
 * Invariant: indents[0..indent] and alt_indents[0..indent] rise strictly; both begin with 0.
 */
#include "compiler/lexer_internal.h"

enum { TAB_WIDTH = 8 };

typedef struct Columns {
    int wide;   /* tabs to multiples of eight */
    int narrow; /* tabs as one */
} Columns;

bool lexer_continue_line(LexState *s) {
    s->cur++;
    if (*s->cur == '\0') {
        s->lexer->incomplete = true;
        return lexer_fail_at_end(s);
    }
    if (*s->cur != '\n') {
        /* CPython counts this column alone from the first of the joined lines. */
        return lexer_fail_late(s, SYNTAX_ERROR, (int)(s->cur - s->first_line_start),
                               SYNTAX_ERROR_NO_END,
                               "unexpected character after line continuation character");
    }
    next_line(s);
    return *s->cur != '\0' || lexer_fail_at_end(s);
}

/* White space, and lines that a backslash joins: then the first line's indentation is the one that
 * counts. */
static bool measure(LexState *s, Columns *columns) {
    Columns now = {0, 0};
    int joined = 0;
    for (;; s->cur++) {
        if (*s->cur == ' ') {
            now.wide++;
            now.narrow++;
        } else if (*s->cur == '\t') {
            now.wide = (now.wide / TAB_WIDTH + 1) * TAB_WIDTH;
            now.narrow++;
        } else if (*s->cur == '\f') {
            now = (Columns){0, 0};
        } else if (*s->cur == '\\') {
            joined = joined ? joined : now.wide;
            if (!lexer_continue_line(s)) {
                return false;
            }
            s->first_line_start = s->line_start;
            s->cur--;
        } else {
            break;
        }
    }
    *columns = joined ? (Columns){joined, joined} : now;
    return true;
}

static bool fail_tabs(LexState *s) {
    return lexer_fail_late(s, SYNTAX_TAB, 0, SYNTAX_ERROR_NO_END,
                           "inconsistent use of tabs and spaces in indentation");
}

static bool push_indent(LexState *s, Columns columns) {
    if (s->indent + 1 >= INDENTS_MAX) {
        return lexer_fail_late(s, SYNTAX_INDENTATION, 0, SYNTAX_ERROR_NO_END,
                               "too many levels of indentation");
    }
    if (columns.narrow <= s->alt_indents[s->indent]) {
        return fail_tabs(s);
    }
    s->indent++;
    s->indents[s->indent] = columns.wide;
    s->alt_indents[s->indent] = columns.narrow;
    return add_token(s, TOK_INDENT, s->line_start, s->cur) != NULL;
}

static bool pop_indents(LexState *s, Columns columns) {
    int popped = 0;
    while (s->indent > 0 && columns.wide < s->indents[s->indent]) {
        s->indent--;
        popped++;
    }
    if (columns.wide != s->indents[s->indent]) {
        int newline = (int)strcspn(s->line_start, "\n");
        return lexer_fail_late(s, SYNTAX_INDENTATION, newline, SYNTAX_ERROR_UNKNOWN_END,
                               "unindent does not match any outer indentation level");
    }
    if (columns.narrow != s->alt_indents[s->indent]) {
        return fail_tabs(s);
    }
    for (; popped > 0; popped--) {
        if (!add_token(s, TOK_DEDENT, s->cur, s->cur)) {
            return false;
        }
    }
    return true;
}

bool lexer_scan_indentation(LexState *s) {
    Columns columns;
    if (!measure(s, &columns)) {
        return false;
    }
    /* Blank lines and comments indent nothing, and at the end of the text finish() closes all
     * blocks. */
    if (*s->cur == '#' || *s->cur == '\n' || *s->cur == '\0') {
        return true;
    }
    int current = s->indents[s->indent];
    if (columns.wide == current) {
        return columns.narrow == s->alt_indents[s->indent] || fail_tabs(s);
    }
    return columns.wide > current ? push_indent(s, columns) : pop_indents(s, columns);
}
