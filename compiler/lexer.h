/* Tokens of one source text.
 *
 * lexer_run turns a whole source into one array of tokens, so that the parser's look-ahead and its
 * return to an earlier place are an index. Nothing is allocated per token.
 *
 * The array ends with TOK_ENDMARKER, or with TOK_ERROR where lexing failed; `error` then says why.
 * A copy of the last token stands behind it, at tokens[count], so that one token's look-ahead is
 * always safe. As in CPython, a parser that fails *before* it reaches TOK_ERROR asks
 * lexer_overriding_error whose error to report.
 *
 * Ownership: the Lexer owns its token array (lexer_dispose); it borrows source and scratch.
 */
#ifndef COMPILER_LEXER_H
#define COMPILER_LEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compiler/scratch.h"
#include "compiler/source.h"
#include "compiler/syntax_error.h"

typedef enum TokenKind {
#define TOKEN(name)          TOK_##name,
#define OPERATOR(name, text) TOK_##name,
#define KEYWORD(name, text)  KW_##name,
#include "compiler/token.def"
    TOKEN_KIND_COUNT
} TokenKind;

/* Token.soft of a TOK_NAME that can be a keyword in some places. */
typedef enum SoftKeyword {
    SOFT_NONE,
    SOFT_MATCH,
    SOFT_CASE,
    SOFT_TYPE,
    SOFT_UNDERSCORE,
} SoftKeyword;

/* Token.flags. The first four describe TOK_STRING and the three f-string tokens (all tokens of one
 * f-string agree). */
enum {
    TOKEN_RAW = 1,        /* prefix r */
    TOKEN_BYTES = 2,      /* prefix b */
    TOKEN_UNICODE = 4,    /* prefix u */
    TOKEN_TRIPLE = 8,     /* three quotes on each side */
    TOKEN_BACKSLASH = 16, /* the text of this token contains a backslash */
    TOKEN_NON_ASCII = 32, /* the text contains bytes above 127: a NAME must be NFKC-normalized */
};

typedef struct Token {
    uint8_t kind;   /* TokenKind */
    uint8_t soft;   /* SoftKeyword */
    uint8_t flags;  /* TOKEN_* */
    uint8_t prefix; /* TOK_STRING, TOK_FSTRING_START: length of the prefix letters */
    uint32_t start; /* byte offset in the source's text */
    uint32_t end;   /* byte offset behind the token */
    uint32_t line;  /* from 1 */
    uint32_t col;   /* byte column from 0 */
    uint32_t end_line;
    uint32_t end_col;
} Token;

typedef enum LexerMode {
    LEXER_PLAIN,       /* what the parser wants */
    LEXER_KEEP_TRIVIA, /* COMMENT and NL tokens too, for --dump tokens */
} LexerMode;

/* The innermost bracket that is open where the tokens end; bracket 0 when all are closed. */
typedef struct OpenBracket {
    char bracket;
    uint32_t line;
    uint32_t col;
} OpenBracket;

typedef struct Lexer {
    const Source *source; /* borrowed */
    Scratch *scratch;     /* borrowed: messages */
    Token *tokens;        /* owned, from mem_alloc */
    uint32_t count;
    uint32_t capacity;
    SyntaxErrorInfo error;   /* kind SYNTAX_OK when the tokens end with ENDMARKER */
    bool error_is_immediate; /* raised by the text itself (bad number, open string ...) outside
                              * f-strings, so that it goes before any parser error, wherever that is
                              */
    bool incomplete; /* more input could repair it: open bracket, triple quote or trailing backslash
                      */
    OpenBracket open;
    bool open_in_fstring; /* then the error that the parser has found goes first */
    SyntaxWarnings warnings;
} Lexer;

/* Lexes all of `source`. False only when the tokens end in TOK_ERROR (`error` is set); a parser may
 * still run over what was found. When even the array cannot be had, tokens is NULL and error.kind
 * SYNTAX_MEMORY. */
bool lexer_run(Lexer *lexer, const Source *source, Scratch *scratch, LexerMode mode);

void lexer_dispose(Lexer *lexer);

/* The lexer's error that is to be reported instead of a SyntaxError which the parser found; NULL
 * when the parser's own stands. `furthest_line` is the line of the furthest token that the parser
 * looked at. `reached` says that the parser looked at TOK_ERROR itself. The result is borrowed from
 * the lexer. Not to be asked about "unexpected indent" and "unexpected unindent", which nothing
 * overrides. */
const SyntaxErrorInfo *lexer_overriding_error(Lexer *lexer, uint32_t furthest_line, bool reached);

/* The text of a token: source text from token->start, token->end - token->start bytes. */
static inline const char *token_text(const Lexer *lexer, const Token *token) {
    return lexer->source->text + token->start;
}

static inline SyntaxRange token_range(const Token *token) {
    return (SyntaxRange){(int)token->line, (int)token->col, (int)token->end_line,
                         (int)token->end_col};
}

/* The fixed text of an operator or keyword ("+=", "while"), or the kind's name ("NEWLINE"). */
const char *token_kind_text(TokenKind kind);

/* The kind's name as Python's `token` module has it: "NAME" for keywords too, "PLUSEQUAL". */
const char *token_kind_name(TokenKind kind);

/* NFKC form of the identifier `text`: in `text` itself where it is already normal, else in scratch;
 * NULL when out of memory. */
const char *lexer_normalize_name(Scratch *scratch, const char *text, size_t length,
                                 size_t *normal_length);

#endif
