/* The error record of a compilation: see syntax_error.h.
 *
 * The first error wins, since later ones are mostly its consequences; but memory that ran out
 * replaces any other, because the message of the other may be what could not be stored.
 */
#include "compiler/syntax_error.h"

#include <stdio.h>

/* The formatted text in scratch; NULL when out of memory. */
static const char *format_message(Scratch *scratch, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0) {
        return NULL;
    }
    char *message = scratch_alloc(scratch, (size_t)length + 1);
    if (message) {
        vsnprintf(message, (size_t)length + 1, format, arguments);
    }
    return message;
}

bool syntax_error_vset(SyntaxErrorInfo *info, Scratch *scratch, SyntaxErrorKind kind,
                       SyntaxRange range, const char *format, va_list arguments) {
    if (info->kind != SYNTAX_OK) {
        return false;
    }
    const char *message = format_message(scratch, format, arguments);
    if (!message) {
        return syntax_error_no_memory(info);
    }
    *info = (SyntaxErrorInfo){
        .kind = kind,
        .lineno = range.lineno,
        .col = range.col,
        .end_lineno = range.end_lineno,
        .end_col = range.end_col,
        .message = message,
    };
    return false;
}

bool syntax_error_set(SyntaxErrorInfo *info, Scratch *scratch, SyntaxErrorKind kind,
                      SyntaxRange range, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    syntax_error_vset(info, scratch, kind, range, format, arguments);
    va_end(arguments);
    return false;
}

bool syntax_error_no_memory(SyntaxErrorInfo *info) {
    *info = (SyntaxErrorInfo){.kind = SYNTAX_MEMORY};
    return false;
}

bool syntax_warning_add(SyntaxWarnings *warnings, Scratch *scratch, SyntaxRange range,
                        const char *format, ...) {
    SyntaxWarningInfo *warning = SCRATCH_NEW(scratch, SyntaxWarningInfo);
    if (!warning) {
        return false;
    }
    va_list arguments;
    va_start(arguments, format);
    warning->message = format_message(scratch, format, arguments);
    va_end(arguments);
    warning->lineno = range.lineno;
    warning->col = range.col;
    warning->end_lineno = range.end_lineno;
    warning->end_col = range.end_col;
    *(warnings->last ? warnings->last : &warnings->first) = warning;
    warnings->last = &warning->next;
    return warning->message != NULL;
}

bool syntax_error_text_line(const SyntaxErrorInfo *info, const Source *source, const char **text,
                            size_t *length) {
    return !info->no_text && source_line(source, info->lineno, text, length);
}

/* Characters in the first `col` bytes of a line; what lies beyond its end counts one each. */
static int characters_before(const Source *source, int lineno, int col) {
    const char *text;
    size_t length;
    if (col <= 0 || !source_line(source, lineno, &text, &length)) {
        return col;
    }
    int characters = 0;
    for (int i = 0; i < col; i++) {
        bool continues = (size_t)i < length && ((unsigned char)text[i] & 0xC0) == 0x80;
        characters += !continues;
    }
    return characters;
}

int syntax_error_offset(const SyntaxErrorInfo *info, const Source *source) {
    return characters_before(source, info->lineno, info->col) + 1;
}

/* As CPython counts: the parser in the line where the error begins, even if it ends in another, and
 * at most to that line's end. */
int syntax_error_end_offset(const SyntaxErrorInfo *info, const Source *source) {
    if (info->late) {
        return characters_before(source, info->end_lineno, info->end_col) + 1;
    }
    const char *text;
    size_t length;
    int col = info->end_col;
    if (info->end_lineno != info->lineno && source_line(source, info->lineno, &text, &length)
        && col > (int)length) {
        col = (int)length;
    }
    return characters_before(source, info->lineno, col) + 1;
}
