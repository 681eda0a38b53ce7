/* Strings and f-strings.
 *
 * A plain string is one token, prefix and quotes included. An f-string is FSTRING_START, its parts,
 * FSTRING_END; see struct FString for the modes. A doubled brace ends an FSTRING_MIDDLE that
 * contains one brace of the two, so that the parts' texts, put together, need no further look at
 * braces.
 */
#include "compiler/lexer_internal.h"

/* ---- plain strings ---- */

static Place place_of(const LexState *s, const char *start) {
    return (Place){start, s->line, (uint32_t)(start - s->line_start)};
}

/* The line to be named in "detected at": behind a final newline there is no line. */
static int detected_line(const LexState *s) {
    return (int)s->line - (*s->cur == '\0' && s->cur == s->line_start && s->line > 1);
}

static bool fail_unterminated(LexState *s, Place start, const char *quotes, int quote_size,
                              bool escaped_quote) {
    int line = detected_line(s);
    FString *f = current_fstring(s);
    if (f && f->quote == *quotes && f->quote_size == quote_size) {
        return lexer_fail_at(s, start, "f-string: expecting '}'");
    }
    if (quote_size == 3) {
        s->lexer->incomplete = true;
        return lexer_fail_at(
            s, start, "unterminated triple-quoted string literal (detected at line %d)", line);
    }
    s->lexer->incomplete = *s->cur == '\0' && s->cur == s->line_start;
    return lexer_fail_at(s, start, "unterminated string literal (detected at line %d)%s", line,
                         escaped_quote ? "; perhaps you escaped the end quote?" : "");
}

/* Skips the body up to the closing quotes; cur stands behind the opening ones. Collects what it saw
 * in `*flags`. */
static bool skip_body(LexState *s, Place start, const char *quotes, int quote_size, int *flags) {
    const char quote = *quotes;
    bool escaped_quote = false;
    unsigned char seen = 0;
    const char *p = s->cur;
    for (;;) {
        while (*p != quote && *p != '\\' && *p != '\n' && *p != '\0') {
            seen |= (unsigned char)*p++;
        }
        if (*p == quote && (quote_size == 1 || (p[1] == quote && p[2] == quote))) {
            s->cur = p + quote_size;
            *flags |= seen & 0x80 ? TOKEN_NON_ASCII : 0;
            return true;
        }
        bool escaped = *p == '\\';
        if (escaped) {
            *flags |= TOKEN_BACKSLASH;
            p++;
            escaped_quote |= *p == quote;
        }
        s->cur = p;
        if (*p == '\0' || (*p == '\n' && quote_size == 1 && !escaped)) {
            return fail_unterminated(s, start, quotes, quote_size, escaped_quote);
        }
        if (*p == '\n') {
            next_line(s);
            p = s->cur;
        } else if ((unsigned char)*p < 0x80) {
            p++;
        }
    }
}

bool lexer_scan_string(LexState *s, const char *start, int flags) {
    const char *quotes = s->cur;
    Place place = place_of(s, start);
    int quote_size = quotes[1] == quotes[0] && quotes[2] == quotes[0] ? 3 : 1;
    flags |= quote_size == 3 ? TOKEN_TRIPLE : 0;
    s->cur += quote_size;
    if (!skip_body(s, place, quotes, quote_size, &flags)) {
        return false;
    }
    Token *token = add_token_from(s, TOK_STRING, place, s->cur);
    if (!token) {
        return false;
    }
    token->flags = (uint8_t)flags;
    token->prefix = (uint8_t)(quotes - start);
    return true;
}

/* ---- f-strings ---- */

bool lexer_start_fstring(LexState *s, const char *start, int flags) {
    const char *quotes = s->cur;
    int quote_size = quotes[1] == quotes[0] && quotes[2] == quotes[0] ? 3 : 1;
    flags |= quote_size == 3 ? TOKEN_TRIPLE : 0;
    s->cur += quote_size;
    if (s->fstring_count == FSTRINGS_MAX) {
        return lexer_fail(s, "too many nested f-strings");
    }
    Token *token = add_token(s, TOK_FSTRING_START, start, s->cur);
    if (!token) {
        return false;
    }
    token->flags = (uint8_t)flags;
    token->prefix = (uint8_t)(quotes - start);
    s->fstrings[s->fstring_count++] = (FString){
        .quote = *quotes,
        .quote_size = (uint8_t)quote_size,
        .flags = (uint8_t)flags,
        .expression_depth = -1,
        .start = token->start,
        .line = token->line,
        .col = token->col,
    };
    return true;
}

static bool at_closing_quotes(const FString *f, const char *p) {
    return p[0] == f->quote && (f->quote_size == 1 || (p[1] == f->quote && p[2] == f->quote));
}

/* The brace at cur begins an expression: the main loop takes it from there. */
static bool begin_expression(LexState *s, FString *f) {
    if (f->expression_depth + 1 >= FSTRING_EXPRESSIONS_MAX) {
        return lexer_fail(s, "f-string: expressions nested too deeply");
    }
    f->expression_depth++;
    f->in_expression = true;
    return true;
}

static bool fail_unterminated_fstring(LexState *s, const FString *f) {
    Place start = {s->text + f->start, f->line, f->col};
    s->lexer->incomplete = *s->cur == '\0' && f->quote_size == 3;
    return lexer_fail_at(s, start, "unterminated %sf-string literal (detected at line %d)",
                         f->quote_size == 3 ? "triple-quoted " : "", detected_line(s));
}

static bool add_middle(LexState *s, const FString *f, Place start, const char *end, int seen) {
    Token *token = add_token_from(s, TOK_FSTRING_MIDDLE, start, end);
    if (token) {
        token->flags = (uint8_t)(f->flags | seen);
    }
    return token != NULL;
}

/* A backslash at cur: steps over it and what it escapes. Sets `*named` inside "\N{". */
static bool skip_escape(LexState *s, const FString *f, bool *named) {
    s->cur++;
    char escaped = *s->cur;
    if (escaped == '{' || escaped == '}') {
        /* The brace keeps its meaning. */
        int line = (int)s->line, col = (int)(s->cur - s->line_start) - 1;
        if (!(f->flags & TOKEN_RAW)
            && !syntax_warning_add(&s->lexer->warnings, s->lexer->scratch,
                                   (SyntaxRange){line, col, line, col + 2},
                                   "invalid escape sequence '\\%c'", escaped)) {
            return syntax_error_no_memory(&s->lexer->error);
        }
        return true;
    }
    if (escaped == '\n') {
        next_line(s);
    } else if (escaped != '\0') {
        s->cur++;
        if (escaped == 'N' && *s->cur == '{' && !(f->flags & TOKEN_RAW)) {
            s->cur++;
            *named = true;
        }
    }
    return true;
}

/* A '{' or '}' at cur ends the part that began at `start`. */
static bool end_middle_at_brace(LexState *s, FString *f, Place start, bool in_spec, int seen) {
    char brace = *s->cur;
    bool doubled = s->cur[1] == brace && !in_spec && (brace == '{' || f->bracket_depth == 0);
    if (doubled) {
        s->cur += 2;
        return add_middle(s, f, start, s->cur - 1, seen);
    }
    if (!add_middle(s, f, start, s->cur, seen)) {
        return false;
    }
    if (brace == '{') {
        f->in_format_spec = false;
        return begin_expression(s, f);
    }
    f->in_expression = true;
    return true;
}

/* Text from cur to the next brace or the closing quotes. */
static bool scan_middle(LexState *s, FString *f) {
    Place start = here(s);
    bool in_spec = f->in_format_spec && f->expression_depth >= 0;
    bool named = false;
    int seen = 0;
    for (;;) {
        char c = *s->cur;
        if (c == '\0' || (c == '\n' && f->quote_size == 1)) {
            if (c == '\n' && in_spec) {
                f->in_expression = true;
                f->in_format_spec = false;
                return add_middle(s, f, start, s->cur, seen);
            }
            return fail_unterminated_fstring(s, f);
        }
        if (at_closing_quotes(f, s->cur)) {
            return add_middle(s, f, start, s->cur, seen);
        }
        if (c == '}' && named) {
            s->cur++;
            return add_middle(s, f, start, s->cur, seen);
        }
        if (c == '{' || c == '}') {
            return end_middle_at_brace(s, f, start, in_spec, seen);
        }
        if (c == '\\') {
            seen |= TOKEN_BACKSLASH;
            if (!skip_escape(s, f, &named)) {
                return false;
            }
        } else if (c == '\n') {
            next_line(s);
        } else {
            seen |= (unsigned char)c >= 0x80 ? TOKEN_NON_ASCII : 0;
            s->cur++;
        }
    }
}

bool lexer_scan_fstring(LexState *s) {
    FString *f = current_fstring(s);
    if (s->cur[0] == '{' && s->cur[1] != '{') {
        return begin_expression(s, f);
    }
    if (!at_closing_quotes(f, s->cur)) {
        return scan_middle(s, f);
    }
    Token *token = add_token(s, TOK_FSTRING_END, s->cur, s->cur + f->quote_size);
    if (!token) {
        return false;
    }
    token->flags = f->flags;
    s->cur += f->quote_size;
    s->fstring_count--;
    return true;
}
