/* parser_string.c: string and bytes literals: escapes, and the joining of adjacent ones. f-strings
 * are in parser_fstring.c.
 *
 * A body is decoded to UTF-8 in scratch memory (lone surrogates as three bytes) and becomes a str
 * at the end. Decoding never lengthens it: each escape is at least as long as the UTF-8 of what it
 * stands for.
 */
#include "compiler/parser_internal.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/unicode.h"

/* ---- errors and warnings --------------------------------------------------------------------- */

/* The place for an error inside a literal: its token, or what was already looked at behind it. */
static SyntaxRange literal_range(Parser *p, const Token *token) {
    parser_examine(p, token);
    return range_furthest(p);
}

static bool warn_escape(Parser *p, const Token *token, const char *escaped) {
    bool octal = *escaped >= '4' && *escaped <= '7';
    if (p->second_pass) {
        return true;
    }
    if (!syntax_warning_add(p->warnings, p->scratch, token_range(token),
                            octal ? "invalid octal escape sequence '\\%.3s'"
                                  : "invalid escape sequence '\\%.1s'",
                            escaped)) {
        parser_no_memory(p);
        return false;
    }
    return true;
}

/* CPython decodes a body in which every character beyond ASCII has been replaced by a ten-character
 * escape, and counts positions there. */
static size_t escaped_position(const char *body, const char *s) {
    size_t position = 0;
    for (; body < s; body++) {
        unsigned char c = (unsigned char)*body;
        if (c < 0x80) {
            position += c == '\\' && (unsigned char)body[1] >= 0x80 ? 6 : 1;
            /* The pair of two backslashes is one escape; the second does not begin another. */
            if (c == '\\' && body + 1 < s && (unsigned char)body[1] < 0x80) {
                body++;
                position++;
            }
        } else if (c >= 0xC0) {
            position += 10;
        }
    }
    return position;
}

/* ---- escapes --------------------------------------------------------------------------------- */

/* A body that is being decoded. */
typedef struct Unescape {
    Parser *p;
    const Token *token;
    const char *body;
    const char *s; /* next character */
    const char *end;
    char *out;
    const char *bad_escape; /* behind the backslash of the first unknown one; NULL: none */
} Unescape;

static bool fail_escape(Unescape *u, const char *backslash, const char *stop, const char *why) {
    size_t start = escaped_position(u->body, backslash), end = start + (size_t)(stop - backslash);
    SyntaxRange range = literal_range(u->p, u->token);
    if (end == start + 1) {
        raise_syntax(
            u->p, range,
            "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %zu: %s",
            start, why);
    } else {
        raise_syntax(
            u->p, range,
            "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s",
            start, end - 1, why);
    }
    return false;
}

static void put_utf8(Unescape *u, uint32_t c) {
    char *out = u->out;
    if (c < 0x80) {
        *out++ = (char)c;
    } else if (c < 0x800) {
        *out++ = (char)(0xC0 | c >> 6);
        *out++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *out++ = (char)(0xE0 | c >> 12);
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    } else {
        *out++ = (char)(0xF0 | c >> 18);
        *out++ = (char)(0x80 | (c >> 12 & 0x3F));
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    }
    u->out = out;
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Up to `count` hex digits at u->s; false when there are fewer. */
static bool take_hex(Unescape *u, int count, uint32_t *value) {
    *value = 0;
    for (; count > 0; count--, u->s++) {
        int digit = u->s < u->end ? hex_digit(*u->s) : -1;
        if (digit < 0) {
            return false;
        }
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

/* Up to three octal digits, the first of which is `first`. */
static uint32_t take_octal(Unescape *u, char first) {
    uint32_t value = (uint32_t)(first - '0');
    for (int i = 0; i < 2 && u->s < u->end && *u->s >= '0' && *u->s <= '7'; i++) {
        value = value << 3 | (uint32_t)(*u->s++ - '0');
    }
    if (value > 0xFF && u->bad_escape == NULL) {
        u->bad_escape = u->s - 3;
    }
    return value;
}

/* \N{name}; u->s is behind the N. */
static bool take_named(Unescape *u, const char *backslash) {
    const char *name, *why = "malformed \\N character escape";
    if (u->s >= u->end || *u->s != '{') {
        return fail_escape(u, backslash, u->s, why);
    }
    name = ++u->s;
    while (u->s < u->end && *u->s != '}') {
        u->s++;
    }
    if (u->s >= u->end || u->s == name) {
        return fail_escape(u, backslash, u->s, why);
    }
    size_t length = (size_t)(u->s++ - name);
    int32_t c = unicode_lookup_name(name, length);
    if (c < 0) {
        return fail_escape(u, backslash, u->s, "unknown Unicode character name");
    }
    put_utf8(u, (uint32_t)c);
    return true;
}

static bool take_code_point(Unescape *u, const char *backslash, int digits, const char *why) {
    uint32_t c;
    if (!take_hex(u, digits, &c)) {
        return fail_escape(u, backslash, u->s, why);
    }
    if (c > 0x10FFFF) {
        return fail_escape(u, backslash, u->s, "illegal Unicode character");
    }
    put_utf8(u, c);
    return true;
}

/* The escapes that stand for one character, 0 for the others. A newline stands for nothing. */
static const char simple_escapes[128] = {
    ['\\'] = '\\', ['\''] = '\'', ['"'] = '"',  ['a'] = '\a', ['b'] = '\b',
    ['f'] = '\f',  ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t', ['v'] = '\v',
};

/* At a backslash. */
static bool take_escape(Unescape *u) {
    const char *backslash = u->s++;
    unsigned char c = u->s < u->end ? (unsigned char)*u->s : 0x80;
    if (c >= 0x80) {
        *u->out++ = '\\'; /* nothing, or no ASCII behind it: it stands for itself */
        return true;
    }
    u->s++;
    if (simple_escapes[c] != 0) {
        *u->out++ = simple_escapes[c];
        return true;
    }
    switch (c) {
    case '\n':
        return true;
    case 'x':
        return take_code_point(u, backslash, 2, "truncated \\xXX escape");
    case 'u':
        return take_code_point(u, backslash, 4, "truncated \\uXXXX escape");
    case 'U':
        return take_code_point(u, backslash, 8, "truncated \\UXXXXXXXX escape");
    case 'N':
        return take_named(u, backslash);
    case '0' ... '7':
        put_utf8(u, take_octal(u, (char)c));
        return true;
    default:
        break;
    }
    if (u->bad_escape == NULL) {
        u->bad_escape = u->s - 1;
    }
    *u->out++ = '\\';
    *u->out++ = (char)c;
    return true;
}

/* The same in a bytes literal, where only \x and octal digits stand for numbers. */
static bool take_bytes_escape(Unescape *u) {
    const char *backslash = u->s++;
    unsigned char c = (unsigned char)*u->s++;
    uint32_t value;
    if (simple_escapes[c & 0x7F] != 0) {
        *u->out++ = simple_escapes[c & 0x7F];
    } else if (c == 'x') {
        if (!take_hex(u, 2, &value)) {
            raise_syntax(u->p, literal_range(u->p, u->token),
                         "(value error) invalid \\x escape at position %zu",
                         (size_t)(backslash - u->body));
            return false;
        }
        *u->out++ = (char)value;
    } else if (c >= '0' && c <= '7') {
        *u->out++ = (char)take_octal(u, (char)c);
    } else if (c != '\n') {
        if (u->bad_escape == NULL) {
            u->bad_escape = u->s - 1;
        }
        *u->out++ = '\\';
        *u->out++ = (char)c;
    }
    return true;
}

static bool unescape(Unescape *u, bool (*escape)(Unescape *)) {
    while (u->s < u->end) {
        const char *next = memchr(u->s, '\\', (size_t)(u->end - u->s));
        size_t plain = (size_t)((next != NULL ? next : u->end) - u->s);
        memcpy(u->out, u->s, plain);
        u->out += plain;
        u->s += plain;
        if (next != NULL && !escape(u)) {
            return false;
        }
    }
    if (u->bad_escape != NULL) {
        bool braces = u->token->kind == TOK_FSTRING_MIDDLE
                      && (*u->bad_escape == '{' || *u->bad_escape == '}');
        return braces
               || warn_escape(u->p, u->token, u->bad_escape); /* the lexer has warned of braces */
    }
    return true;
}

Str *string_decode(Parser *p, const Token *token, const char *body, size_t length, bool raw) {
    if (!raw && memchr(body, '\\', length) != NULL) {
        char *out = scratch_alloc(p->scratch, length + 1);
        if (out == NULL) {
            return parser_no_memory(p);
        }
        Unescape u = {p, token, body, body, body + length, out, NULL};
        if (!unescape(&u, take_escape)) {
            return NULL;
        }
        length = (size_t)(u.out - out);
        body = out;
    }
    return (Str *)own_value(p, (Object *)str_from_utf8(body, length));
}

/* ---- literals -------------------------------------------------------------------------------- */

/* What lies between the quotes. */
static const char *string_body(const Parser *p, const Token *token, size_t *length) {
    size_t quotes = token->flags & TOKEN_TRIPLE ? 3 : 1;
    *length = token->end - token->start - token->prefix - 2 * quotes;
    return p->text + token->start + token->prefix + quotes;
}

/* Appends the value of a literal at `out`. */
static char *append_literal(Parser *p, const Token *token, char *out) {
    size_t length;
    const char *body = string_body(p, token, &length);
    bool bytes = token->flags & TOKEN_BYTES;
    if (bytes && token->flags & TOKEN_NON_ASCII) {
        return raise_syntax(p, token_range(token),
                            "bytes can only contain ASCII literal characters");
    }
    if (token->flags & TOKEN_RAW || !(token->flags & TOKEN_BACKSLASH)) {
        memcpy(out, body, length);
        return out + length;
    }
    Unescape u = {p, token, body, body, body + length, out, NULL};
    return unescape(&u, bytes ? take_bytes_escape : take_escape) ? u.out : NULL;
}

/* The value of `count` adjacent literals; all of them are of the first one's type. */
static Object *join_literals(Parser *p, const Token *first, size_t count) {
    size_t room = 0;
    unsigned seen = 0;
    for (size_t i = 0; i < count; i++) {
        room += first[i].end - first[i].start;
        seen |= first[i].flags & TOKEN_BYTES ? 2 : 1;
    }
    char *buffer = scratch_alloc(p->scratch, room), *out = buffer;
    if (buffer == NULL) {
        return parser_no_memory(p);
    }
    for (size_t i = 0; i < count; i++) {
        out = append_literal(p, first + i, out);
        if (out == NULL) {
            return NULL;
        }
    }
    if (seen == 3) {
        parser_examine(p, first + count);
        return raise_syntax(p, range_furthest(p), "cannot mix bytes and nonbytes literals");
    }
    size_t length = (size_t)(out - buffer);
    return own_value(p, seen == 2 ? bytes_from_data(buffer, length)
                                  : (Object *)str_from_utf8(buffer, length));
}

/* One literal. Short ones are looked up first, since they recur. */
static Object *literal_value(Parser *p, const Token *token) {
    enum { LONGEST_CACHED = 64 };
    size_t length;
    const char *body = string_body(p, token, &length);
    bool plain = !(token->flags & (TOKEN_BYTES | TOKEN_BACKSLASH));
    Literal *entry = NULL;
    Object *value;
    if (!plain) {
        return join_literals(p, token, 1);
    }
    if (length <= LONGEST_CACHED) {
        entry = literal_find(p, p->text + token->start, token->end - token->start);
        if (entry == NULL || entry->value != NULL) {
            return entry != NULL ? entry->value : NULL;
        }
    }
    value = (Object *)str_from_utf8(body, length);
    if (entry != NULL) {
        return literal_fill(p, entry, value) ? value : NULL;
    }
    return own_value(p, value);
}

/* 'u' for u"...", as ast.Constant.kind. */
static bool set_kind(Parser *p, AstConstant *node, const Token *token) {
    if (token->flags & TOKEN_UNICODE) {
        Literal *entry = literal_find(p, "u", 1);
        if (entry == NULL
            || (entry->value == NULL
                && !literal_fill(p, entry, (Object *)str_intern_utf8("u", 1)))) {
            return false;
        }
        node->kind = (Str *)entry->value;
    }
    return true;
}

/* The Constant of `count` adjacent string tokens, which end before p->tok. */
static Node *string_constant(Parser *p, const Token *first, size_t count) {
    Object *value = count == 1 ? literal_value(p, first) : join_literals(p, first, count);
    AstConstant *node = value != NULL ? NEW_AT(p, Constant, first) : NULL;
    if (node == NULL || !set_kind(p, node, first)) {
        return NULL;
    }
    node->value = value;
    return end_here(p, node);
}

Node *parse_strings(Parser *p) {
    const Token *first = p->tok, *token = first;
    while (token->kind == TOK_STRING) {
        token++;
    }
    if (token->kind == TOK_FSTRING_START) {
        return parse_joined_strings(p);
    }
    p->tok = token;
    return string_constant(p, first, (size_t)(token - first));
}

Node *parse_string(Parser *p) {
    const Token *token = p->tok++;
    return string_constant(p, token, 1);
}
