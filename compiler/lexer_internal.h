/* What the lexer's files share: the state of one run. Nobody else includes this.
 *
 *     lexer.c          the loop, names, operators and brackets, line ends
 *     lexer_indent.c   indentation at the start of a logical line
 *     lexer_number.c   numbers
 *     lexer_string.c   strings, and f-strings with their stack of modes
 *     lexer_unicode.c  identifiers beyond ASCII
 *     lexer_error.c    recording errors, and which error goes first
 *
 * Every lexer_scan_* function starts at state->cur, appends the tokens that it finds, leaves cur
 * behind them and returns true; or records an error and returns false. The text ends with a NUL,
 * which no clean source contains before its end, so that nothing compares with an end pointer.
 */
#ifndef COMPILER_LEXER_INTERNAL_H
#define COMPILER_LEXER_INTERNAL_H

#include "compiler/lexer.h"
#include "runtime/memory/memory.h"

enum {
    BRACKETS_MAX = 200,
    INDENTS_MAX = 100,
    FSTRINGS_MAX = 149,
    FSTRING_EXPRESSIONS_MAX = 3, /* braces within format specs within braces ... */
};

/* One f-string that is being lexed. The innermost alternates between two modes: in its text, where
 * lexer_scan_fstring makes FSTRING_MIDDLE, and in an expression, where the main loop makes ordinary
 * tokens until the brace or the colon that ends the expression.
 *
 *     text -- '{' --> expression -- '}' --> text (of the string, or of the format spec around)
 *                     expression -- ':' --> text (a format spec: its end is the '}' of the
 * expression)
 */
typedef struct FString {
    char quote;
    uint8_t quote_size;   /* 1 or 3 */
    uint8_t flags;        /* TOKEN_RAW | TOKEN_TRIPLE */
    bool in_expression;   /* the mode */
    bool in_format_spec;  /* the text is that of a format spec */
    int bracket_depth;    /* brackets of all kinds that are open inside this f-string */
    int expression_depth; /* braces among them that began an expression, less one */
    uint32_t start;       /* where FSTRING_START is, for "unterminated" */
    uint32_t line;
    uint32_t col;
} FString;

typedef struct LexState {
    const char *cur;              /* next character */
    const char *text;             /* start of the source */
    const char *line_start;       /* of the line that cur is in */
    const char *first_line_start; /* of the first of the lines that a backslash or a string joins to
                                     that one */
    uint32_t line;                /* number of the line that cur is in, from 1 */
    Lexer *lexer;                 /* borrowed: where tokens and errors go */
    bool keep_trivia;
    bool finished; /* ENDMARKER is there */
    int bracket_count;
    int fstring_count;
    int indent;                       /* index into indents; indents[0] is column 0 */
    int indents[INDENTS_MAX + 1];     /* columns with tabs to multiples of 8 */
    int alt_indents[INDENTS_MAX + 1]; /* columns with tabs as one: both must tell the same story */
    OpenBracket brackets[BRACKETS_MAX];
    FString fstrings[FSTRINGS_MAX];
} LexState;

/* Classes of characters; bits, so that one look-up answers several questions. */
enum {
    CHAR_NAME_START = 1, /* letters, '_', and every byte above 127 */
    CHAR_NAME = 2,       /* those and digits */
    CHAR_DIGIT = 4,
    CHAR_HEX = 8,
    CHAR_SPACE = 16, /* blank, tab, form feed */
};
extern const uint8_t lexer_char_class[256];

static inline bool char_is(char c, int class_bits) {
    return (lexer_char_class[(unsigned char)c] & class_bits) != 0;
}

/* The innermost f-string, or NULL. */
static inline FString *current_fstring(LexState *s) {
    return s->fstring_count > 0 ? &s->fstrings[s->fstring_count - 1] : NULL;
}

/* Makes room in the token array for at least three more; false when out of memory. */
bool lexer_grow_tokens(LexState *s);

/* Appends a token that begins and ends in the current line. NULL when out of memory. */
static inline Token *add_token(LexState *s, TokenKind kind, const char *start, const char *end) {
    Lexer *lexer = s->lexer;
    if (__builtin_expect(lexer->count + 2 >= lexer->capacity, 0) && !lexer_grow_tokens(s)) {
        return NULL;
    }
    Token *token = &lexer->tokens[lexer->count++];
    uint32_t col = (uint32_t)(start - s->line_start);
    *token = (Token){
        .kind = (uint8_t)kind,
        .start = (uint32_t)(start - s->text),
        .end = (uint32_t)(end - s->text),
        .line = s->line,
        .col = col,
        .end_line = s->line,
        .end_col = col + (uint32_t)(end - start),
    };
    return token;
}

/* A place that a token may begin at, kept while lines go by. */
typedef struct Place {
    const char *at;
    uint32_t line;
    uint32_t col;
} Place;

static inline Place here(const LexState *s) {
    return (Place){s->cur, s->line, (uint32_t)(s->cur - s->line_start)};
}

/* Appends a token from `start` to `end`, which lies in the current line. NULL when out of memory.
 */
static inline Token *add_token_from(LexState *s, TokenKind kind, Place start, const char *end) {
    Token *token = add_token(s, kind, end, end);
    if (token) {
        token->start = (uint32_t)(start.at - s->text);
        token->line = start.line;
        token->col = start.col;
    }
    return token;
}

/* cur stands on '\n': steps over it. */
static inline void next_line(LexState *s) {
    s->line_start = ++s->cur;
    s->line++;
}

/* ---- lexer_indent.c ---- */

/* At the start of a line outside brackets: white space, then INDENT or DEDENTs as it demands. */
bool lexer_scan_indentation(LexState *s);

/* A backslash that must end its line: steps over both. */
bool lexer_continue_line(LexState *s);

/* ---- lexer_number.c ---- */

/* cur stands on a digit, or on a dot with a digit behind it. */
bool lexer_scan_number(LexState *s);

/* ---- lexer_string.c ---- */

/* cur stands on the first quote; the prefix began at `start`, whose letters are flags. */
bool lexer_scan_string(LexState *s, const char *start, int flags);
bool lexer_start_fstring(LexState *s, const char *start, int flags);

/* In the text of an f-string: one FSTRING_MIDDLE or FSTRING_END, or only the change to an
 * expression. */
bool lexer_scan_fstring(LexState *s);

/* ---- lexer_unicode.c ---- */

/* Checks the identifier from `start` to `end`; false with "invalid character" or "invalid
 * non-printable". */
bool lexer_check_identifier(LexState *s, const char *start, const char *end);

/* Decodes one character and steps `*p` over it; broken UTF-8 gives U+FFFD for one byte. */
uint32_t lexer_decode(const char **p);

bool lexer_is_printable(uint32_t character);

/* ---- lexer_error.c ---- All return false. */

/* An error of the text itself, at the character before cur. */
bool lexer_fail(LexState *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same for a range of columns in the current line. */
bool lexer_fail_range(LexState *s, int col, int end_col, const char *message);

/* The same at a place that lies behind. */
bool lexer_fail_at(LexState *s, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* An error that only the token stream's reader meets: it does not go before the parser's own. */
bool lexer_fail_late(LexState *s, SyntaxErrorKind kind, int col, int end_col, const char *message);

/* The text ended too early: inside brackets, or behind a backslash. */
bool lexer_fail_at_end(LexState *s);

#endif
