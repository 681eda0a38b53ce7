/* The record of what is wrong with a source text, before it becomes an exception.
 *
 * Lexer, parser, symbol table and code generator fill one SyntaxErrorInfo; the first error wins.
 * compile.c alone turns the record into a Python exception, with the functions at the end of this
 * file.
 *
 * Positions: lines count from 1, columns are UTF-8 byte columns from 0, the end is exclusive. The
 * exception's offset is col + 1 and its end_offset end_col + 1, both in characters. An end that is
 * not known is one of three negative values, because CPython's exceptions have 0, -1 or None there;
 * one caret is printed for both.
 *
 * Ownership: messages lie in the scratch that was passed; the record is plain data.
 */
#ifndef COMPILER_SYNTAX_ERROR_H
#define COMPILER_SYNTAX_ERROR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compiler/scratch.h"
#include "compiler/source.h"

typedef enum SyntaxErrorKind {
    SYNTAX_OK,
    SYNTAX_ERROR,       /* SyntaxError */
    SYNTAX_INDENTATION, /* IndentationError */
    SYNTAX_TAB,         /* TabError */
    SYNTAX_MEMORY,      /* MemoryError; the message may be NULL */
    SYNTAX_RECURSION,   /* RecursionError */
    SYNTAX_RAISED,      /* an exception is already set in the thread's state: pass it on */
} SyntaxErrorKind;

#define SYNTAX_ERROR_NO_END                                                                        \
    (-1) /* end_offset 0: errors that the lexer finds on the way, unclosed brackets */
#define SYNTAX_ERROR_UNKNOWN_END                                                                   \
    (-2) /* end_offset -1: unexpected indent, expected an indented block, EOF */
#define SYNTAX_ERROR_END_IS_NONE                                                                   \
    (-3) /* end_offset None: from __future__ import what is not there */

typedef struct SyntaxErrorInfo {
    SyntaxErrorKind kind;
    int lineno; /* 0: no position is known */
    int col;    /* -1: the exception's offset is 0 */
    int end_lineno;
    int end_col;
    bool no_text;   /* the exception's text is None: the source cannot be shown (bad encoding) */
    bool late;      /* found behind the parser: the end's column counts in the end's own line, and
                     * the text is the file's own, to the letter */
    bool bare_text; /* the exception's text has no '\n' at its end; else it has one, even at the end
                       of the file */
    const char *message; /* borrowed: scratch keeps it alive; UTF-8 */
} SyntaxErrorInfo;

/* A warning: SyntaxWarning with a line, in a list in order of appearance. */
typedef struct SyntaxWarningInfo {
    struct SyntaxWarningInfo *next;
    int lineno;
    int col, end_lineno, end_col; /* the range it becomes an error for, under -W error */
    const char *message;          /* borrowed: scratch keeps it alive */
} SyntaxWarningInfo;

typedef struct SyntaxWarnings {
    SyntaxWarningInfo *first;
    SyntaxWarningInfo **last; /* NULL while empty */
} SyntaxWarnings;

/* A position in the source, as errors take it. */
typedef struct SyntaxRange {
    int lineno, col, end_lineno, end_col;
} SyntaxRange;

/* Records an error unless one is recorded already. Always false, so that `return
 * syntax_error_set(...)` works. */
bool syntax_error_set(SyntaxErrorInfo *info, Scratch *scratch, SyntaxErrorKind kind,
                      SyntaxRange range, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
bool syntax_error_vset(SyntaxErrorInfo *info, Scratch *scratch, SyntaxErrorKind kind,
                       SyntaxRange range, const char *format, va_list arguments)
    __attribute__((format(printf, 5, 0)));

/* Records that memory ran out, replacing any other error: it is certain that the compilation stops.
 * False. */
bool syntax_error_no_memory(SyntaxErrorInfo *info);

/* Appends a warning; false when out of memory. */
bool syntax_warning_add(SyntaxWarnings *warnings, Scratch *scratch, SyntaxRange range,
                        const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The source line that the error starts in, without its '\n' (see bare_text). False when there is
 * none to show (no position, no text, line beyond the end). `*text` is borrowed from the source. */
bool syntax_error_text_line(const SyntaxErrorInfo *info, const Source *source, const char **text,
                            size_t *length);

/* The exception's offset and end_offset: characters from 1, converted from the byte columns. */
int syntax_error_offset(const SyntaxErrorInfo *info, const Source *source);
int syntax_error_end_offset(const SyntaxErrorInfo *info, const Source *source);

#endif
