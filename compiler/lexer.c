/* The lexer's main loop: from a clean source text to an array of tokens. See lexer.h, and
 * lexer_internal.h for the other files.
 *
 * The loop looks at one character, asks a table for its class and jumps to what takes that class.
 * Names are looked up in a small hash table, which tells the hard and soft keywords. At the start
 * of a logical line lexer_scan_indentation goes first; in the text of an f-string
 * lexer_scan_fstring goes instead.
 *
 * Invariants: line_start <= cur; line is the number of the line that begins at line_start; tokens
 * are in order of start and do not overlap; there is always room for two tokens more, so that
 * TOK_ERROR and a copy of the last token can be stored.
 */
#include "compiler/lexer_internal.h"

#include <assert.h>
#include <string.h>

/* ---- character classes ---- */

#define LETTER  (CHAR_NAME_START | CHAR_NAME)
#define HEXLET  (CHAR_NAME_START | CHAR_NAME | CHAR_HEX)
#define NUMERAL (CHAR_NAME | CHAR_DIGIT | CHAR_HEX)

const uint8_t lexer_char_class[256] = {
    [' '] = CHAR_SPACE,       ['\t'] = CHAR_SPACE,     ['\f'] = CHAR_SPACE,
    ['_'] = LETTER,           ['0' ... '9'] = NUMERAL, ['a' ... 'f'] = HEXLET,
    ['g' ... 'z'] = LETTER,   ['A' ... 'F'] = HEXLET,  ['G' ... 'Z'] = LETTER,
    [0x80 ... 0xFF] = LETTER,
};

/* ---- names of kinds ---- */

const char *token_kind_text(TokenKind kind) {
    static const char *const texts[] = {
#define TOKEN(name)          #name,
#define OPERATOR(name, text) text,
#define KEYWORD(name, text)  text,
#include "compiler/token.def"
    };
    return texts[kind];
}

const char *token_kind_name(TokenKind kind) {
    static const char *const spellings[] = {
#define TOKEN(name)          #name,
#define OPERATOR(name, text) #name,
#define KEYWORD(name, text)  "NAME",
#include "compiler/token.def"
    };
    return kind == TOK_UNKNOWN ? "OP" : spellings[kind];
}

/* ---- keywords ---- */

/* Hard and soft keywords by hash. The hash was chosen such that no two of them share a slot;
 * fill_keywords asserts it. The table is filled by the first run. */
typedef struct Keyword {
    const char *text;
    uint8_t length;
    uint8_t kind;
    uint8_t soft;
} Keyword;

enum { KEYWORD_SLOTS = 128, KEYWORD_LONGEST = 8 };
static Keyword keywords[KEYWORD_SLOTS];

static inline unsigned keyword_hash(const char *text, size_t length) {
    unsigned first = (unsigned char)text[0], last = (unsigned char)text[length - 1];
    return (first * 13 + last * 3 + (unsigned)length) % KEYWORD_SLOTS;
}

static void add_keyword(const char *text, TokenKind kind, SoftKeyword soft) {
    size_t length = strlen(text);
    Keyword *slot = &keywords[keyword_hash(text, length)];
    assert(!slot->text || strcmp(slot->text, text) == 0);
    *slot = (Keyword){text, (uint8_t)length, (uint8_t)kind, (uint8_t)soft};
}

static void fill_keywords(void) {
    static bool filled;
    if (filled) {
        return;
    }
    filled = true;
#define KEYWORD(name, text) add_keyword(text, KW_##name, SOFT_NONE);
#include "compiler/token.def"
    add_keyword("match", TOK_NAME, SOFT_MATCH);
    add_keyword("case", TOK_NAME, SOFT_CASE);
    add_keyword("type", TOK_NAME, SOFT_TYPE);
    add_keyword("_", TOK_NAME, SOFT_UNDERSCORE);
}

/* ---- tokens ---- */

bool lexer_grow_tokens(LexState *s) {
    Lexer *lexer = s->lexer;
    size_t old = lexer->capacity, capacity = old + old / 2 + 16;
    Token *tokens = NULL;
    if (capacity <= UINT32_MAX) {
        tokens = mem_resize(lexer->tokens, old * sizeof(Token), capacity * sizeof(Token));
    }
    if (!tokens) {
        return syntax_error_no_memory(&lexer->error);
    }
    lexer->tokens = tokens;
    lexer->capacity = (uint32_t)capacity;
    return true;
}

/* ---- names ---- */

/* Flags of a string prefix of `length` letters, or -1; `*fstring` tells f-strings. */
static int prefix_flags(const char *text, size_t length, bool *fstring) {
    int flags = 0;
    *fstring = false;
    for (size_t i = 0; i < length; i++) {
        switch (text[i] | 0x20) {
        case 'r':
            flags |= TOKEN_RAW;
            break;
        case 'b':
            flags |= TOKEN_BYTES;
            break;
        case 'u':
            flags |= TOKEN_UNICODE;
            break;
        case 'f':
            *fstring = true;
            break;
        default:
            return -1;
        }
    }
    int letters = __builtin_popcount((unsigned)flags) + *fstring;
    bool legal =
        letters == 1 || (flags == TOKEN_RAW && *fstring) || flags == (TOKEN_RAW | TOKEN_BYTES);
    return length <= 2 && letters == (int)length && legal ? flags : -1;
}

static bool scan_name(LexState *s) {
    const char *start = s->cur, *p = start;
    unsigned char seen = 0;
    do {
        seen |= (unsigned char)*p++;
    } while (char_is(*p, CHAR_NAME));
    size_t length = (size_t)(p - start);
    if ((*p == '"' || *p == '\'') && length <= 2) {
        bool fstring;
        int flags = prefix_flags(start, length, &fstring);
        if (flags >= 0) {
            s->cur = p;
            return fstring ? lexer_start_fstring(s, start, flags)
                           : lexer_scan_string(s, start, flags);
        }
    }
    s->cur = p;
    if ((seen & 0x80) && !lexer_check_identifier(s, start, p)) {
        return false;
    }
    Token *token = add_token(s, TOK_NAME, start, p);
    if (!token) {
        return false;
    }
    token->flags = seen & 0x80 ? TOKEN_NON_ASCII : 0;
    if (length <= KEYWORD_LONGEST) {
        const Keyword *keyword = &keywords[keyword_hash(start, length)];
        if (keyword->length == length && memcmp(keyword->text, start, length) == 0) {
            token->kind = keyword->kind;
            token->soft = keyword->soft;
        }
    }
    return true;
}

/* ---- operators ---- */

/* What an operator character means alone, before '=', doubled, and doubled before '='; 0: nothing.
 */
typedef struct OperatorForms {
    uint8_t alone, with_equal, doubled, doubled_equal;
} OperatorForms;

static const OperatorForms operator_forms[128] = {
    ['+'] = {TOK_PLUS, TOK_PLUSEQUAL, 0, 0},
    ['-'] = {TOK_MINUS, TOK_MINEQUAL, 0, 0},
    ['*'] = {TOK_STAR, TOK_STAREQUAL, TOK_DOUBLESTAR, TOK_DOUBLESTAREQUAL},
    ['/'] = {TOK_SLASH, TOK_SLASHEQUAL, TOK_DOUBLESLASH, TOK_DOUBLESLASHEQUAL},
    ['%'] = {TOK_PERCENT, TOK_PERCENTEQUAL, 0, 0},
    ['@'] = {TOK_AT, TOK_ATEQUAL, 0, 0},
    ['&'] = {TOK_AMPER, TOK_AMPEREQUAL, 0, 0},
    ['|'] = {TOK_VBAR, TOK_VBAREQUAL, 0, 0},
    ['^'] = {TOK_CIRCUMFLEX, TOK_CIRCUMFLEXEQUAL, 0, 0},
    ['~'] = {TOK_TILDE, 0, 0, 0},
    ['<'] = {TOK_LESS, TOK_LESSEQUAL, TOK_LEFTSHIFT, TOK_LEFTSHIFTEQUAL},
    ['>'] = {TOK_GREATER, TOK_GREATEREQUAL, TOK_RIGHTSHIFT, TOK_RIGHTSHIFTEQUAL},
    ['='] = {TOK_EQUAL, TOK_EQEQUAL, 0, 0},
    ['!'] = {TOK_EXCLAMATION, TOK_NOTEQUAL, 0, 0},
    [':'] = {TOK_COLON, TOK_COLONEQUAL, 0, 0},
    [','] = {TOK_COMMA, 0, 0, 0},
    [';'] = {TOK_SEMI, 0, 0, 0},
    ['.'] = {TOK_DOT, 0, 0, 0},
    ['$'] = {TOK_UNKNOWN, 0, 0, 0},
    ['?'] = {TOK_UNKNOWN, 0, 0, 0},
    ['`'] = {TOK_UNKNOWN, 0, 0, 0},
    ['('] = {TOK_LPAR, 0, 0, 0},
    [')'] = {TOK_RPAR, 0, 0, 0},
    ['['] = {TOK_LSQB, 0, 0, 0},
    [']'] = {TOK_RSQB, 0, 0, 0},
    ['{'] = {TOK_LBRACE, 0, 0, 0},
    ['}'] = {TOK_RBRACE, 0, 0, 0},
};

/* The operator at p and its length; the three that fit no column of the table are spelled out. */
static inline TokenKind match_operator(const char *p, size_t *length) {
    const OperatorForms *forms = &operator_forms[(unsigned char)p[0] & 0x7F];
    if (p[1] == '=' && forms->with_equal) {
        *length = 2;
        return forms->with_equal;
    }
    if (p[1] == p[0] && forms->doubled) {
        *length = p[2] == '=' ? 3 : 2;
        return p[2] == '=' ? forms->doubled_equal : forms->doubled;
    }
    if (p[0] == '-' && p[1] == '>') {
        *length = 2;
        return TOK_RARROW;
    }
    if (p[0] == '<' && p[1] == '>') {
        *length = 2;
        return TOK_UNKNOWN; /* Python 2's */
    }
    if (p[0] == '.' && p[1] == '.' && p[2] == '.') {
        *length = 3;
        return TOK_ELLIPSIS;
    }
    *length = 1;
    return forms->alone;
}

static bool scan_operator(LexState *s) {
    const char *start = s->cur;
    FString *f = current_fstring(s);
    if (f && *start == ':' && f->bracket_depth == f->expression_depth + 1) {
        f->in_expression = false;
        f->in_format_spec = true;
        s->cur++;
        return add_token(s, TOK_COLON, start, s->cur) != NULL;
    }
    size_t length;
    TokenKind kind = match_operator(start, &length);
    s->cur += length;
    return add_token(s, kind, start, s->cur) != NULL;
}

/* ---- brackets ---- */

static bool open_bracket(LexState *s) {
    const char *start = s->cur++;
    if (s->bracket_count == BRACKETS_MAX) {
        return lexer_fail(s, "too many nested parentheses");
    }
    s->brackets[s->bracket_count++] =
        (OpenBracket){*start, s->line, (uint32_t)(start - s->line_start)};
    FString *f = current_fstring(s);
    if (f) {
        f->bracket_depth++;
    }
    return add_token(s, operator_forms[(unsigned char)*start].alone, start, s->cur) != NULL;
}

static bool fail_mismatch(LexState *s, char closing, OpenBracket open) {
    const FString *f = current_fstring(s);
    if (f && open.bracket == '{' && f->bracket_depth - 1 == f->expression_depth) {
        return lexer_fail(s, "f-string: unmatched '%c'", closing);
    }
    if (open.line != s->line) {
        return lexer_fail(
            s, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %u",
            closing, open.bracket, (unsigned)open.line);
    }
    return lexer_fail(s, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                      closing, open.bracket);
}

static bool close_bracket(LexState *s) {
    const char *start = s->cur++;
    char closing = *start;
    FString *f = current_fstring(s);
    if (f && f->bracket_depth == 0 && closing == '}') {
        return lexer_fail(s, "f-string: single '}' is not allowed");
    }
    if (s->bracket_count == 0) {
        return lexer_fail(s, "unmatched '%c'", closing);
    }
    OpenBracket open = s->brackets[--s->bracket_count];
    if (closing != (open.bracket == '(' ? ')' : open.bracket == '[' ? ']' : '}')) {
        return fail_mismatch(s, closing, open);
    }
    if (f) {
        if (--f->bracket_depth < 0) {
            return lexer_fail(s, "f-string: unmatched '%c'", closing);
        }
        if (closing == '}' && f->bracket_depth == f->expression_depth) {
            f->expression_depth--;
            f->in_expression = false;
            f->in_format_spec = false;
        }
    }
    return add_token(s, operator_forms[(unsigned char)closing].alone, start, s->cur) != NULL;
}

/* ---- lines ---- */

/* At a comment, a newline or the end; `blank` when the line has no token. Comments are kept on
 * demand only. */
static bool scan_comment(LexState *s) {
    const char *start = s->cur;
    while (*s->cur != '\n' && *s->cur != '\0') {
        s->cur++;
    }
    return !s->keep_trivia || add_token(s, TOK_COMMENT, start, s->cur);
}

static bool scan_line_end(LexState *s, bool blank) {
    bool inner = blank || s->bracket_count > 0;
    if ((!inner || s->keep_trivia)
        && !add_token(s, inner ? TOK_NL : TOK_NEWLINE, s->cur, s->cur + 1)) {
        return false;
    }
    next_line(s);
    s->first_line_start = s->line_start;
    return true;
}

/* At the end of the text: the newline that it may lack, DEDENTs, ENDMARKER. */
static bool finish(LexState *s, bool blank) {
    if (s->bracket_count > 0) {
        return lexer_fail_at_end(s);
    }
    if (s->cur > s->line_start) {
        if (!blank || s->keep_trivia) {
            Token *token = add_token(s, blank ? TOK_NL : TOK_NEWLINE, s->cur, s->cur);
            if (!token) {
                return false;
            }
            token->end_col++;
        }
        s->line++;
        s->line_start = s->cur;
    }
    for (; s->indent > 0; s->indent--) {
        if (!add_token(s, TOK_DEDENT, s->cur, s->cur)) {
            return false;
        }
    }
    s->finished = true;
    return add_token(s, TOK_ENDMARKER, s->cur, s->cur) != NULL;
}

static bool fail_character(LexState *s) {
    s->cur++;
    return lexer_fail(s, "invalid non-printable character U+%04X",
                      (unsigned)(unsigned char)s->cur[-1]);
}

/* Is an indentation to be measured here? `blank` says whether the line that begins holds no token.
 */
static bool begin_line(LexState *s, bool *blank) {
    *blank = false;
    if (s->bracket_count > 0) {
        return true;
    }
    if (!lexer_scan_indentation(s)) {
        return false;
    }
    *blank = *s->cur == '#' || *s->cur == '\n' || *s->cur == '\0';
    return true;
}

/* ---- the loop ---- */

static bool scan_all(LexState *s) {
    bool blank;
    bool good = begin_line(s, &blank);
    while (good && !s->finished) {
        if (s->fstring_count > 0 && !current_fstring(s)->in_expression) {
            good = lexer_scan_fstring(s);
            continue;
        }
        while (char_is(*s->cur, CHAR_SPACE)) {
            s->cur++;
        }
        switch (*s->cur) {
        case 'a' ... 'z':
        case 'A' ... 'Z':
        case '_':
            good = scan_name(s);
            break;
        case '0' ... '9':
            good = lexer_scan_number(s);
            break;
        case '\'':
        case '"':
            good = lexer_scan_string(s, s->cur, 0);
            break;
        case '\n':
            good = scan_line_end(s, blank) && begin_line(s, &blank);
            break;
        case '\0':
            good = finish(s, blank);
            break;
        case '#':
            good = scan_comment(s);
            break;
        case '\\':
            good = lexer_continue_line(s);
            break;
        case '(':
        case '[':
        case '{':
            good = open_bracket(s);
            break;
        case ')':
        case ']':
        case '}':
            good = close_bracket(s);
            break;
        case '.':
            good = char_is(s->cur[1], CHAR_DIGIT) ? lexer_scan_number(s) : scan_operator(s);
            break;
        case '\1' ... '\b':
        case '\v':
        case '\r':
        case '\16' ... '\37':
        case '\177':
            good = fail_character(s);
            break;
        default:
            good = (unsigned char)*s->cur >= 0x80 ? scan_name(s) : scan_operator(s);
            break;
        }
    }
    return good;
}

static bool start(LexState *s, Lexer *lexer, LexerMode mode) {
    const Source *source = lexer->source;
    s->cur = s->text = s->line_start = s->first_line_start = source->text;
    s->line = 1;
    s->lexer = lexer;
    s->keep_trivia = mode == LEXER_KEEP_TRIVIA;
    s->finished = false;
    s->bracket_count = s->fstring_count = s->indent = 0;
    s->indents[0] = s->alt_indents[0] = 0;
    /* Four bytes a token is dense source; most runs never grow the array. */
    lexer->capacity = (uint32_t)(source->size / 4 + 16);
    lexer->tokens = mem_alloc(lexer->capacity * sizeof(Token));
    if (!lexer->tokens) {
        lexer->capacity = 0;
        return syntax_error_no_memory(&lexer->error);
    }
    return true;
}

/* The end of an array whose lexing failed; room for it is always kept. */
static void add_error_token(LexState *s) {
    assert(s->lexer->error.kind != SYNTAX_OK && s->lexer->count + 1 < s->lexer->capacity);
    Token *last = &s->lexer->tokens[s->lexer->count++];
    uint32_t offset = (uint32_t)(s->cur - s->text), col = (uint32_t)(s->cur - s->line_start);
    *last = (Token){
        .kind = TOK_ERROR,
        .start = offset,
        .end = offset,
        .line = s->line,
        .col = col,
        .end_line = s->line,
        .end_col = col,
    };
}

bool lexer_run(Lexer *lexer, const Source *source, Scratch *scratch, LexerMode mode) {
    LexState state;
    fill_keywords();
    *lexer = (Lexer){.source = source, .scratch = scratch};
    if (!start(&state, lexer, mode)) {
        return false;
    }
    bool good = scan_all(&state);
    if (!good) {
        add_error_token(&state);
    }
    lexer->tokens[lexer->count] = lexer->tokens[lexer->count - 1];
    return good;
}

void lexer_dispose(Lexer *lexer) {
    if (lexer->tokens) {
        mem_free(lexer->tokens, lexer->capacity * sizeof(Token));
    }
    lexer->tokens = NULL;
    lexer->count = lexer->capacity = 0;
}
