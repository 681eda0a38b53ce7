/* Prints tokens as CPython's `python -m tokenize -e` does: a range, the exact kind, the text as
 * repr() shows it.
 *
 *     1,0-1,4:            NAME           'spam'
 */
#include "compiler/dump_tokens.h"

#include <string.h>

#include "compiler/lexer_internal.h"

enum { RANGE_WIDTH = 20, KIND_WIDTH = 15, TEXT_WIDTH = 15 };

/* Characters in the bytes from `from` to `to`. */
static uint32_t count_characters(const char *from, const char *to) {
    uint32_t count = 0;
    for (; from < to; from++) {
        count += ((unsigned char)*from & 0xC0) != 0x80;
    }
    return count;
}

/* Writes one character as repr() would; returns the columns that it takes. */
static int print_character(uint32_t c, const char *bytes, size_t length, char quote, FILE *out) {
    switch (c) {
    case '\n':
        return fprintf(out, "\\n");
    case '\t':
        return fprintf(out, "\\t");
    case '\r':
        return fprintf(out, "\\r");
    case '\\':
        return fprintf(out, "\\\\");
    default:
        break;
    }
    if (c == (uint32_t)quote) {
        return fprintf(out, "\\%c", quote);
    }
    if (lexer_is_printable(c)) {
        fwrite(bytes, 1, length, out);
        return 1;
    }
    return fprintf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
}

static void print_repr(const char *text, size_t length, FILE *out) {
    bool double_quotes = memchr(text, '\'', length) && !memchr(text, '"', length);
    char quote = double_quotes ? '"' : '\'';
    int width = 2;
    const char *end = text + length;
    fputc(quote, out);
    while (text < end) {
        const char *start = text;
        uint32_t c = lexer_decode(&text);
        width += print_character(c, start, (size_t)(text - start), quote, out);
    }
    fputc(quote, out);
    fprintf(out, "%*s\n", width < TEXT_WIDTH ? TEXT_WIDTH - width : 0, "");
}

static void dump_token(const Lexer *lexer, const Token *token, FILE *out) {
    const char *text = token_text(lexer, token);
    const char *end = lexer->source->text + token->end;
    uint32_t col = count_characters(text - token->col, text);
    /* An end beyond the text is that of a newline which the file lacks. */
    uint32_t written =
        token->end_line == token->line ? token->end - token->start + token->col : token->end_col;
    uint32_t end_col = count_characters(end - written, end) + (token->end_col - written);
    char range[64];
    snprintf(range, sizeof(range), "%u,%u-%u,%u:", token->line, col, token->end_line, end_col);
    fprintf(out, "%-*s%-*s", RANGE_WIDTH, range, KIND_WIDTH, token_kind_name(token->kind));
    print_repr(text, token->end - token->start, out);
}

void dump_tokens(const Lexer *lexer, FILE *out) {
    fprintf(out, "%-*s%-*s", RANGE_WIDTH, "0,0-0,0:", KIND_WIDTH, "ENCODING");
    print_repr(lexer->source->encoding, strlen(lexer->source->encoding), out);
    for (uint32_t i = 0; i < lexer->count && lexer->tokens[i].kind != TOK_ERROR; i++) {
        dump_token(lexer, &lexer->tokens[i], out);
    }
}
