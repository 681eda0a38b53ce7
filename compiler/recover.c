/* More than one mistake of a text.
 *
 * The statement with the mistake is replaced by one that is right and takes up as many lines,
 * `pass` or a head of the same kind of block, and the text is parsed again: so that whatever is
 * found then has nothing to do with the first mistake. Where that is not certain (an open bracket
 * or string that may have swallowed statements, indentation that fits nowhere, an `else` whose `if`
 * is gone) the search ends: a mistake that is reported late is better than one that is none.
 *
 * All of it happens when a report is printed; compiling knows nothing of it.
 */
#define _GNU_SOURCE /* memmem */
#include "compiler/recover.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/compile.h"
#include "compiler/lexer.h"
#include "runtime/error.h"
#include "runtime/native.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"

enum { REPAIRS_MAX = 8 };

typedef struct Recovery {
    char *text; /* owned; a zero byte behind it */
    size_t length;
    Scratch scratch;
    Str *filename; /* borrowed */
    struct {
        int line, end_line;
    } repaired[REPAIRS_MAX]; /* what was replaced or completed */
    size_t repair_count;
    bool after_lexical; /* that was since a string or bracket had no end or beginning: the lines
                         * behind it may belong to it */
} Recovery;

/* A logical line: its tokens, and its text with its line ends but the last. */
typedef struct Statement {
    const Token *first;
    size_t begin, end;
    int line, end_line;
    bool opens_block;
} Statement;

static const char *message_of(const Object *error, size_t *length) {
    Object *msg = ((const SyntaxErrorException *)error)->msg;
    const char *text = msg != NULL && is_str(msg) ? str_utf8((Str *)msg, length) : NULL;
    if (text == NULL)
        error_clear();
    return text;
}

static bool says(const Object *error, const char *words) {
    size_t length;
    const char *text = message_of(error, &length);
    bool found = text != NULL && memmem(text, length, words, strlen(words)) != NULL;
    if (text != NULL)
        str_utf8_free((Str *)((const SyntaxErrorException *)error)->msg, text, length);
    return found;
}

static int number(Object *o) {
    int64_t value = 0;
    return o != NULL && is_int(o) && int_fits_i64(o, &value) ? (int)value : 0;
}

static int line_of(const Object *error) {
    return number(((const SyntaxErrorException *)error)->lineno);
}

/* ---- lines ---- */

static size_t line_start(const Recovery *r, int line) {
    size_t at = 0;
    for (int i = 1; i < line && at < r->length; i++) {
        const char *newline = memchr(r->text + at, '\n', r->length - at);
        if (newline == NULL)
            return r->length;
        at = (size_t)(newline - r->text) + 1;
    }
    return at;
}

static size_t line_end(const Recovery *r, size_t at) {
    const char *newline = memchr(r->text + at, '\n', r->length - at);
    return newline ? (size_t)(newline - r->text) : r->length;
}

/* The columns that the white space from `at` on takes. */
static int indent_at(const char *text, size_t at) {
    int columns = 0;
    for (;; at++) {
        if (text[at] == ' ')
            columns++;
        else if (text[at] == '\t')
            columns = (columns / 8 + 1) * 8;
        else
            return columns;
    }
}

/* Is the next line that is neither blank nor a comment deeper than the one that begins at `begin`?
 */
static bool block_follows(const Recovery *r, size_t begin, size_t end) {
    while (end < r->length) {
        size_t at = end + 1;
        end = line_end(r, at);
        const char *p = r->text + at + strspn(r->text + at, " \t\f");
        if (*p != '\n' && *p != '#' && *p != '\0')
            return indent_at(r->text, at) > indent_at(r->text, begin);
    }
    return false;
}

/* ---- statements ---- */

/* What begins a statement and never goes on with one. */
static bool begins_statement(const Token *token) {
    switch (token->kind) {
    case KW_DEF:
    case KW_CLASS:
    case KW_IMPORT:
    case KW_RETURN:
    case KW_WHILE:
    case KW_WITH:
    case KW_TRY:
    case KW_RAISE:
    case KW_DEL:
    case KW_PASS:
    case KW_BREAK:
    case KW_CONTINUE:
    case KW_GLOBAL:
    case KW_NONLOCAL:
    case KW_ASSERT:
        return true;
    default:
        return false;
    }
}

static bool is_layout(const Token *token) {
    return token->kind == TOK_NEWLINE || token->kind == TOK_INDENT || token->kind == TOK_DEDENT;
}

/* The logical line that covers `line`. False where there is none whose extent is certain. */
static bool find_statement(Recovery *r, const Lexer *lexer, int line, Statement *s) {
    const Token *last = lexer->tokens + lexer->count - 1, *t = lexer->tokens;
    for (;;) {
        while (t < last && is_layout(t))
            t++;
        if (t->kind == TOK_ENDMARKER || (int)t->line > line)
            return false;
        const Token *first = t;
        while (t < last && t->kind != TOK_NEWLINE)
            t++;
        if ((int)t->line < line && t < last)
            continue;
        s->first = first;
        s->line = (int)first->line;
        s->end_line = t->kind == TOK_NEWLINE ? (int)t->line : line;
        if (t->kind != TOK_NEWLINE && s->line != line) /* the lexer stopped inside brackets */
            return false;
        for (const Token *inner = first + 1; inner < t; inner++)
            if (inner->line > inner[-1].end_line && begins_statement(inner))
                return false;
        break;
    }
    s->begin = line_start(r, s->line);
    s->end = line_end(r, line_start(r, s->end_line));
    s->opens_block = block_follows(r, s->begin, s->end);
    return true;
}

/* What stands for a statement that is wrong. */
static const char *substitute(const Statement *s) {
    static const struct {
        uint8_t kind;
        const char *head;
    } heads[] = {
        {KW_DEF, "def _():"},     {KW_CLASS, "class _:"},   {KW_TRY, "try:"},
        {KW_EXCEPT, "except _:"}, {KW_FINALLY, "finally:"}, {KW_ELSE, "else:"},
        {KW_ELIF, "elif _:"},     {KW_WHILE, "while _:"},   {KW_FOR, "for _ in _:"},
        {KW_WITH, "with _:"},
    };
    if (!s->opens_block)
        return "pass";
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (heads[i].kind == s->first->kind)
            return heads[i].head;
    if (s->first->kind == KW_ASYNC)
        return s->first[1].kind == KW_FOR    ? "async for _ in _:"
               : s->first[1].kind == KW_WITH ? "async with _:"
                                             : "async def _():";
    return s->first->soft == SOFT_MATCH  ? "match _:"
           : s->first->soft == SOFT_CASE ? "case _:"
                                         : "if _:";
}

/* Replaces bytes [begin, end). False when out of memory. */
static bool splice(Recovery *r, size_t begin, size_t end, const char *text) {
    size_t more = strlen(text), length = r->length - (end - begin) + more;
    char *new = mem_alloc(length + 1);
    if (new == NULL) {
        raise_no_memory();
        return false;
    }
    memcpy(new, r->text, begin);
    memcpy(new + begin, text, more);
    memcpy(new + begin + more, r->text + end, r->length - end + 1);
    mem_free(r->text, r->length + 1);
    r->text = new;
    r->length = length;
    return true;
}

static void note_repair(Recovery *r, const Statement *s) {
    r->repaired[r->repair_count].line = s->line;
    r->repaired[r->repair_count++].end_line = s->end_line;
}

static bool replace(Recovery *r, const Statement *s) {
    const char *text = substitute(s);
    size_t lines = (size_t)(s->end_line - s->line);
    size_t indent = strspn(r->text + s->begin, " \t\f"), length = strlen(text);
    char *whole = scratch_alloc(&r->scratch, length + lines + 1);
    if (whole == NULL) {
        raise_no_memory();
        return false;
    }
    memcpy(whole, text, length);
    memset(whole + length, '\n', lines);
    note_repair(r, s);
    return splice(r, s->begin + indent, s->end, whole);
}

/* "expected an indented block after ... on line N": the head gets one. */
static bool complete_head(Recovery *r, const Lexer *lexer, const Object *error) {
    size_t length;
    const char *text = message_of(error, &length);
    const char *on = text ? memmem(text, length, " on line ", 9) : NULL;
    int line = on ? atoi(on + 9) : 0;
    if (text != NULL)
        str_utf8_free((Str *)((const SyntaxErrorException *)error)->msg, text, length);
    Statement s;
    if (line <= 0 || !find_statement(r, lexer, line, &s))
        return false;
    const Token *t = s.first;
    while (t->kind != TOK_NEWLINE && t->kind != TOK_ERROR && t->kind != TOK_ENDMARKER)
        t++;
    if (t->kind != TOK_NEWLINE || t == s.first || t[-1].kind != TOK_COLON)
        return false;
    note_repair(r, &s);
    return splice(r, t[-1].end, t[-1].end, " pass");
}

static bool is_lexical(const Object *error) {
    return says(error, "unterminated") || says(error, "unmatched") || says(error, "does not match")
           || says(error, "was never closed");
}

/* Makes the text right up to behind the mistake. False when that cannot be done with certainty. */
static bool repair(Recovery *r, const Object *error) {
    static const char *const hopeless[] = {
        "was never closed",
        "triple-quoted",
        "does not match any outer",
        "unexpected indent",
        "unexpected unindent",
        "inconsistent use of tabs",
        "unexpected EOF",
        "too many levels",
        "on line", /* a bracket that does not match one of another line */
    };
    if (r->repair_count == REPAIRS_MAX)
        return false;
    bool wants_block = says(error, "expected an indented block");
    for (size_t i = 0; i < sizeof hopeless / sizeof *hopeless && !wants_block; i++)
        if (says(error, hopeless[i]))
            return false;
    Source source;
    SyntaxErrorInfo info = {0};
    Lexer lexer;
    Statement s;
    bool good = source_init(&source, r->text, r->length, SOURCE_TEXT, NULL, &r->scratch, &info);
    if (good) {
        lexer_run(&lexer, &source, &r->scratch, LEXER_PLAIN);
        good = lexer.tokens != NULL
               && (wants_block ? complete_head(r, &lexer, error)
                               : find_statement(r, &lexer, line_of(error), &s) && replace(r, &s));
        lexer_dispose(&lexer);
    }
    source_dispose(&source);
    r->after_lexical = is_lexical(error);
    return good;
}

/* ---- is it one of its own? ---- */

/* May it be a consequence of what was repaired before? */
static bool is_doubtful(const Recovery *r, const Object *error) {
    static const char *const goes_on[] = {"else", "elif", "except", "finally",
                                          "case", ")",    "]",      "}"};
    int line = line_of(error);
    for (size_t i = 0; i < r->repair_count; i++)
        if (line >= r->repaired[i].line && line <= r->repaired[i].end_line)
            return true;
    if (r->after_lexical
        && (line == r->repaired[r->repair_count - 1].end_line + 1 || is_lexical(error)))
        return true;
    if (says(error, "unmatched") || says(error, "expected 'except' or 'finally' block"))
        return true;
    if (object_is(error, &exc_IndentationError) && !says(error, "expected an indented block"))
        return true;
    const char *p = r->text + line_start(r, line);
    p += strspn(p, " \t\f");
    for (size_t i = 0; i < sizeof goes_on / sizeof *goes_on; i++)
        if (strncmp(p, goes_on[i], strlen(goes_on[i])) == 0)
            return true;
    return false;
}

static bool collect(Recovery *r, List *found, size_t max) {
    while (found->length < max) {
        Object *error = compile_syntax_error(r->text, r->length, r->filename);
        if (error == NULL)
            return !error_occurred();
        bool ends = line_of(error) <= 0 || (found->length > 0 && is_doubtful(r, error));
        bool added = !ends && list_append(found, error) == 0;
        bool again = added && found->length < max && repair(r, error);
        decref(error);
        if (!again)
            return !error_occurred();
    }
    return true;
}

Object *recover_mistakes(const char *text, size_t length, Str *filename, size_t max) {
    Recovery r = {.length = length, .filename = filename, .text = mem_alloc(length + 1)};
    List *found = list_new(0);
    scratch_init(&r.scratch);
    if (r.text == NULL) {
        raise_no_memory();
        CLEAR(found);
    } else if (found != NULL) {
        memcpy(r.text, text, length);
        r.text[length] = '\0';
        if (!collect(&r, found, max))
            CLEAR(found);
    }
    if (r.text != NULL)
        mem_free(r.text, r.length + 1);
    scratch_free_all(&r.scratch);
    return OBJ(found);
}

/* ---- indentation ---- */

size_t recover_indents(const char *text, size_t length, int lineno, int *indents, size_t max,
                       int *actual) {
    Scratch scratch;
    Source source;
    Lexer lexer;
    SyntaxErrorInfo info = {0};
    size_t count = 0;
    scratch_init(&scratch);
    char *copy = scratch_copy(&scratch, text, length);
    if (copy != NULL && source_init(&source, copy, length, SOURCE_TEXT, NULL, &scratch, &info)) {
        lexer_run(&lexer, &source, &scratch, LEXER_PLAIN);
        indents[count++] = 0;
        for (uint32_t i = 0; lexer.tokens != NULL && i < lexer.count; i++) {
            const Token *t = &lexer.tokens[i];
            if ((int)t->line >= lineno)
                break;
            if (t->kind == TOK_INDENT && count < max)
                indents[count++] = indent_at(source.text, t->start);
            else if (t->kind == TOK_DEDENT && count > 1)
                count--;
        }
        const char *line;
        size_t line_length;
        *actual = source_line(&source, lineno, &line, &line_length) ? indent_at(line, 0) : 0;
        lexer_dispose(&lexer);
        source_dispose(&source);
    }
    scratch_free_all(&scratch);
    return count;
}
