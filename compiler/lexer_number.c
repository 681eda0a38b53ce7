/* Numbers: where one ends, and whether it is well formed. Values are made by the parser.
 *
 * What follows a number directly may be a keyword ("1if x else 2" is legal, with a warning), a
 * letter beyond ASCII (an identifier of its own), but no other letter.
 */
#include "compiler/lexer_internal.h"

static bool is_digit(char c) { return char_is(c, CHAR_DIGIT); }

/* Does one of the keywords that can follow a number in a valid program stand at p? Of those with i,
 * CPython looks at two letters only. */
static bool starts_keyword(const char *p) {
    static const char *const followers[] = {"and", "else", "for", "not", "or"};
    if (p[0] == 'i') {
        return p[1] == 'f' || p[1] == 'n' || p[1] == 's';
    }
    for (size_t i = 0; i < sizeof(followers) / sizeof(followers[0]); i++) {
        size_t length = strlen(followers[i]);
        if (strncmp(p, followers[i], length) == 0) {
            return !char_is(p[length], CHAR_NAME);
        }
    }
    return false;
}

/* cur stands behind the number; `kind` names it in messages. */
static bool check_end(LexState *s, const char *kind) {
    if ((unsigned char)*s->cur >= 0x80 || !char_is(*s->cur, CHAR_NAME)) {
        return true;
    }
    if (!starts_keyword(s->cur)) {
        return lexer_fail(s, "invalid %s literal", kind);
    }
    int line = (int)s->line, col = (int)(s->cur - s->line_start) - 1;
    SyntaxRange range = {line, col, line, col};
    if (!syntax_warning_add(&s->lexer->warnings, s->lexer->scratch, range, "invalid %s literal",
                            kind)) {
        return syntax_error_no_memory(&s->lexer->error);
    }
    return true;
}

/* Digits with single underscores between them; cur stands on a digit. */
static bool skip_decimal(LexState *s) {
    for (;;) {
        while (is_digit(*s->cur)) {
            s->cur++;
        }
        if (*s->cur != '_') {
            return true;
        }
        s->cur++;
        if (!is_digit(*s->cur)) {
            return lexer_fail(s, "invalid decimal literal");
        }
    }
}

static bool is_radix_digit(char c, int radix) {
    return radix == 16 ? char_is(c, CHAR_HEX) : c >= '0' && c < '0' + radix;
}

static bool fail_digit(LexState *s, const char *kind) {
    char digit = *s->cur++;
    return lexer_fail(s, "invalid digit '%c' in %s literal", digit, kind);
}

/* cur stands behind 0x, 0o or 0b. */
static bool skip_radix(LexState *s, int radix, const char *kind) {
    do {
        s->cur += *s->cur == '_';
        if (!is_radix_digit(*s->cur, radix)) {
            return is_digit(*s->cur) ? fail_digit(s, kind)
                                     : lexer_fail(s, "invalid %s literal", kind);
        }
        while (is_radix_digit(*s->cur, radix)) {
            s->cur++;
        }
    } while (*s->cur == '_');
    return is_digit(*s->cur) ? fail_digit(s, kind) : check_end(s, kind);
}

/* An exponent, if there is a whole one at cur; "1else" has none. */
static bool skip_exponent(LexState *s, bool *found) {
    *found = true;
    if ((s->cur[1] == '+' || s->cur[1] == '-') && !is_digit(s->cur[2])) {
        s->cur += 2;
        return lexer_fail(s, "invalid decimal literal");
    }
    if (is_digit(s->cur[1]) || s->cur[1] == '+' || s->cur[1] == '-') {
        s->cur += 2;
        return skip_decimal(s);
    }
    *found = false;
    return check_end(s, "decimal");
}

/* What may follow the first digits: fraction, exponent, j. */
static bool skip_float_tail(LexState *s) {
    if (*s->cur == '.') {
        s->cur++;
        if (is_digit(*s->cur) && !skip_decimal(s)) {
            return false;
        }
    }
    if ((*s->cur | 0x20) == 'e') {
        bool found;
        if (!skip_exponent(s, &found)) {
            return false;
        }
        if (!found) {
            return true;
        }
    }
    if ((*s->cur | 0x20) == 'j') {
        s->cur++;
        return check_end(s, "imaginary");
    }
    return check_end(s, "decimal");
}

/* A number that begins with 0 and has no radix letter: zeros alone, or the start of a float. */
static bool skip_zeros(LexState *s) {
    const char *start = s->cur;
    while (*s->cur == '0' || *s->cur == '_') {
        if (*s->cur == '_' && !is_digit(s->cur[1])) {
            s->cur++;
            return lexer_fail(s, "invalid decimal literal");
        }
        s->cur++;
    }
    if (!is_digit(*s->cur)) {
        return skip_float_tail(s);
    }
    const char *first = s->cur;
    if (!skip_decimal(s)) {
        return false;
    }
    char next = (char)(*s->cur | 0x20);
    if (*s->cur == '.' || next == 'e' || next == 'j') {
        return skip_float_tail(s);
    }
    return lexer_fail_range(s, (int)(start - s->line_start), (int)(first - s->line_start),
                            "leading zeros in decimal integer literals are not permitted; "
                            "use an 0o prefix for octal integers");
}

static bool skip_number(LexState *s) {
    if (*s->cur == '.') {
        return skip_float_tail(s);
    }
    if (*s->cur != '0') {
        return skip_decimal(s) && skip_float_tail(s);
    }
    char letter = (char)(s->cur[1] | 0x20);
    if (letter == 'x' || letter == 'o' || letter == 'b') {
        s->cur += 2;
        return letter == 'x'   ? skip_radix(s, 16, "hexadecimal")
               : letter == 'o' ? skip_radix(s, 8, "octal")
                               : skip_radix(s, 2, "binary");
    }
    return skip_zeros(s);
}

bool lexer_scan_number(LexState *s) {
    const char *start = s->cur;
    return skip_number(s) && add_token(s, TOK_NUMBER, start, s->cur);
}
