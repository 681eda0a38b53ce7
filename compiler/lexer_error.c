/* Errors of the lexer: recording them, and the choice between them and the parser's.
 *
 * CPython lexes while it parses. When its parser fails it lexes the rest of the file as well, so
 * that an error in the text itself (an open string, a bad number: "immediate" here) is reported
 * even from behind the parser's error. Errors of indentation, line continuation, of an early end,
 * and all inside f-strings are found at the same moment, but count only if the parser itself came
 * so far ("late").
 */
#include "compiler/lexer_internal.h"

static bool set_error(LexState *s, SyntaxErrorKind kind, SyntaxRange range, const char *format,
                      va_list arguments) {
    Lexer *lexer = s->lexer;
    syntax_error_vset(&lexer->error, lexer->scratch, kind, range, format, arguments);
    lexer->error_is_immediate = s->fstring_count == 0;
    lexer->error.bare_text = true;
    return false;
}

/* The column of the character before `p`; -1 at the start of the line. */
static int column_before(const LexState *s, const char *p) {
    if (p <= s->line_start) {
        return -1;
    }
    do {
        p--;
    } while (p > s->line_start && ((unsigned char)*p & 0xC0) == 0x80);
    return (int)(p - s->line_start);
}

bool lexer_fail(LexState *s, const char *format, ...) {
    int line = (int)s->line, col = column_before(s, s->cur);
    va_list arguments;
    va_start(arguments, format);
    set_error(s, SYNTAX_ERROR, (SyntaxRange){line, col, line, col}, format, arguments);
    va_end(arguments);
    return false;
}

bool lexer_fail_at(LexState *s, Place place, const char *format, ...) {
    int line = (int)place.line, col = (int)place.col;
    va_list arguments;
    va_start(arguments, format);
    set_error(s, SYNTAX_ERROR, (SyntaxRange){line, col, line, col}, format, arguments);
    va_end(arguments);
    return false;
}

bool lexer_fail_range(LexState *s, int col, int end_col, const char *message) {
    Lexer *lexer = s->lexer;
    SyntaxRange range = {(int)s->line, col, (int)s->line, end_col};
    syntax_error_set(&lexer->error, lexer->scratch, SYNTAX_ERROR, range, "%s", message);
    lexer->error_is_immediate = s->fstring_count == 0;
    lexer->error.bare_text = true;
    return false;
}

static void set_open_bracket(LexState *s) {
    s->lexer->open_in_fstring = s->fstring_count > 0;
    if (s->bracket_count > 0) {
        s->lexer->open = s->brackets[s->bracket_count - 1];
    }
}

bool lexer_fail_late(LexState *s, SyntaxErrorKind kind, int col, int end_col, const char *message) {
    Lexer *lexer = s->lexer;
    SyntaxRange range = {(int)s->line, col, (int)s->line, end_col};
    set_open_bracket(s);
    return syntax_error_set(&lexer->error, lexer->scratch, kind, range, "%s", message);
}

static void set_never_closed(Lexer *lexer) {
    int line = (int)lexer->open.line, col = (int)lexer->open.col;
    SyntaxRange range = {line, col, line, SYNTAX_ERROR_NO_END};
    syntax_error_set(&lexer->error, lexer->scratch, SYNTAX_ERROR, range, "'%c' was never closed",
                     lexer->open.bracket);
}

bool lexer_fail_at_end(LexState *s) {
    Lexer *lexer = s->lexer;
    lexer->incomplete = true;
    set_open_bracket(s);
    if (lexer->open.bracket) {
        set_never_closed(lexer);
        return false;
    }
    /* The backslash's own line is what CPython shows, its newline the place. */
    const char *end = s->cur;
    uint32_t line = s->line;
    if (s->cur == s->line_start && s->cur > s->text) {
        end--;
        line--;
    }
    const char *start = end;
    while (start > s->text && start[-1] != '\n') {
        start--;
    }
    SyntaxRange range = {(int)line, (int)(end - start), (int)line, SYNTAX_ERROR_UNKNOWN_END};
    return syntax_error_set(&lexer->error, lexer->scratch, SYNTAX_ERROR, range,
                            "unexpected EOF while parsing");
}

const SyntaxErrorInfo *lexer_overriding_error(Lexer *lexer, uint32_t furthest_line, bool reached) {
    if (lexer->error.kind == SYNTAX_OK) {
        return NULL;
    }
    if (reached || lexer->error_is_immediate || lexer->error.kind == SYNTAX_MEMORY) {
        return &lexer->error;
    }
    if (lexer->open.bracket && !lexer->open_in_fstring && furthest_line > lexer->open.line) {
        lexer->error.kind = SYNTAX_OK;
        set_never_closed(lexer);
        return &lexer->error;
    }
    return NULL;
}
