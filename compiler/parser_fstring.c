/* parser_fstring.c: f-strings, and their joining with adjacent literals.
 *
 * The lexer gives FSTRING_START, then text (FSTRING_MIDDLE) and the tokens of replacement fields in
 * turn, then FSTRING_END. All parts of adjacent literals are pushed on the parser's stack, and
 * neighbouring constants are then folded into one.
 */
#include "compiler/parser_internal.h"

static bool parse_fields(Parser *p, bool raw, bool spec);

/* ---- folding --------------------------------------------------------------------------------- */

static bool is_empty_text(const Node *node) {
    return node->kind == AST_Constant && is_str(AST(Constant, node)->value)
           && ((Str *)AST(Constant, node)->value)->length == 0;
}

/* Appends `next` to the constant `into`; a fresh node, since both may be shared with the memo. */
static Node *fold_pair(Parser *p, Node *into, const Node *next) {
    AstConstant *a = AST(Constant, into), *b = AST(Constant, next), *node = NEW(p, Constant);
    if (node == NULL) {
        return NULL;
    }
    *node = *a;
    node->head.end_lineno = next->end_lineno;
    node->head.end_col_offset = next->end_col_offset;
    node->value = own_value(p, (Object *)str_concat((Str *)a->value, (Str *)b->value));
    return node->value != NULL ? &node->head : NULL;
}

/* The parts on the stack from `mark` on: adjacent constants become one, empty ones go. */
static bool fold_parts(Parser *p, uint32_t mark) {
    uint32_t kept = mark;
    for (uint32_t i = mark; i < p->stack.count; i++) {
        Node *node = p->stack.items[i];
        if (is_empty_text(node)) {
            continue;
        }
        if (node->kind == AST_Constant && kept > mark
            && p->stack.items[kept - 1]->kind == AST_Constant) {
            node = fold_pair(p, p->stack.items[--kept], node);
            if (node == NULL) {
                return false;
            }
        }
        p->stack.items[kept++] = node;
    }
    p->stack.count = kept;
    return true;
}

static Node *joined_string(Parser *p, const Token *start, uint32_t mark) {
    AstJoinedStr *node = NEW_AT(p, JoinedStr, start);
    if (node == NULL || !fold_parts(p, mark) || !take(p, mark, &node->values)) {
        return drop(p, mark);
    }
    return end_here(p, node);
}

/* ---- replacement fields ---------------------------------------------------------------------- */

/* '!' NAME; NULL on an error. Which name it is matters when the field has ended. */
static const Token *parse_conversion(Parser *p) {
    const Token *mark = p->tok++, *name = p->tok;
    if (!expect(p, TOK_NAME)) {
        return NULL;
    }
    if (mark->end != name->start) {
        return raise_syntax(
            p, range_between(token_range(mark), token_range(name)),
            "f-string: conversion type must come right after the exclamanation mark");
    }
    return name;
}

/* The letter of a conversion; -1 with an error when it is no such letter. */
static int conversion_letter(Parser *p, const Token *name) {
    const char *text = p->text + name->start;
    int length = (int)(name->end - name->start);
    if (length == 1 && strchr("sra", *text) != NULL) {
        return *text;
    }
    raise_syntax(p, token_range(name),
                 "f-string: invalid conversion character '%.*s': expected 's', 'r', or 'a'", length,
                 text);
    return -1;
}

/* ':' and what follows it, up to the '}'. */
static Node *parse_format_spec(Parser *p) {
    const Token *colon = p->tok++;
    uint32_t mark = p->stack.count;
    if (!parse_fields(p, false, true)) {
        return drop(p, mark);
    }
    return joined_string(p, colon, mark);
}

bool parse_format_parts(Parser *p) {
    uint32_t mark = p->stack.count;
    bool good = parse_fields(p, false, true);
    drop(p, mark);
    return good;
}

/* The text from `start` to `end`, without comments. */
static Str *field_text(Parser *p, const char *start, const char *end) {
    size_t length = (size_t)(end - start);
    if (memchr(start, '#', length) == NULL) {
        return (Str *)own_value(p, (Object *)str_from_utf8(start, length));
    }
    char *clean = scratch_alloc(p->scratch, length), *out = clean;
    char quote = '\0';
    if (clean == NULL) {
        return parser_no_memory(p);
    }
    for (const char *s = start; s < end; s++) {
        if (quote == '\0' && *s == '#') {
            while (s < end && *s != '\n') {
                s++;
            }
            if (s == end) {
                break;
            }
        } else if (quote != '\0' ? *s == quote : (*s == '\'' || *s == '"')) {
            quote = quote != '\0' ? '\0' : *s;
        }
        *out++ = *s;
    }
    return (Str *)own_value(p, (Object *)str_from_utf8(clean, (size_t)(out - clean)));
}

/* The source text that `=` shows, from the brace to the token behind the '='. */
static bool push_field_text(Parser *p, const Token *open, const Token *behind) {
    AstConstant *node = NEW_AT(p, Constant, open);
    if (node == NULL) {
        return false;
    }
    node->head.col_offset++;
    node->head.end_lineno = (int32_t)behind->line;
    node->head.end_col_offset = (int32_t)behind->col;
    node->value = (Object *)field_text(p, p->text + open->end, p->text + behind->start);
    return node->value != NULL && push(p, node);
}

/* Behind '{' expression ['=']: the rest of the field. */
static bool finish_field(Parser *p, AstFormattedValue *node, bool equal) {
    const Token *conversion = NULL;
    node->conversion = -1;
    if (at(p, TOK_EXCLAMATION) && (conversion = parse_conversion(p)) == NULL) {
        return false;
    }
    if (at(p, TOK_COLON) && (node->format_spec = parse_format_spec(p)) == NULL) {
        return false;
    }
    if (!expect(p, TOK_RBRACE)
        || (conversion != NULL && (node->conversion = conversion_letter(p, conversion)) < 0)) {
        return false;
    }
    if (equal && node->conversion < 0 && node->format_spec == NULL) {
        node->conversion = 'r';
    }
    end_here(p, node);
    return true;
}

/* '{' expression ['='] ['!' NAME] [':' spec] '}': pushes a FormattedValue, behind its text if there
 * is an '='. */
static bool parse_field(Parser *p) {
    const Token *open = p->tok++;
    uint32_t mark = p->stack.count;
    AstFormattedValue *node = NEW_AT(p, FormattedValue, open);
    if (node == NULL) {
        return false;
    }
    node->value = parse_annotated_rhs(p);
    bool equal = node->value != NULL && accept(p, TOK_EQUAL);
    if (node->value != NULL && (!equal || push_field_text(p, open, p->tok))
        && finish_field(p, node, equal)) {
        return push(p, node);
    }
    drop(p, mark);
    if (p->diagnose && !has_error(p)) {
        diagnose_replacement_field(p, open);
    }
    return false;
}

/* ---- text ------------------------------------------------------------------------------------ */

static bool push_text(Parser *p, bool raw) {
    const Token *token = p->tok++;
    Str *value = string_decode(p, token, p->text + token->start, token->end - token->start, raw);
    if (value == NULL) {
        return false;
    }
    if (value->length == 0) {
        return true;
    }
    Node *node = constant_node(p, token, (Object *)value);
    /* Of a doubled brace the token holds one; the range holds both. */
    if (node != NULL && p->tok->start > token->end) {
        node->end_col_offset += (int32_t)(p->tok->start - token->end);
    }
    return node != NULL && push(p, node);
}

/* Text and fields, as many as there are. */
static bool parse_fields(Parser *p, bool raw, bool spec) {
    for (;;) {
        if (at(p, TOK_FSTRING_MIDDLE)) {
            if (!push_text(p, raw)) {
                return false;
            }
        } else if (at(p, TOK_LBRACE)) {
            const Token *open = p->tok;
            if (!parse_field(p)) {
                if (spec && !has_error(p)) {
                    p->tok = open;
                    return true;
                }
                return false;
            }
        } else {
            return true;
        }
    }
}

/* A bad escape is reported where the f-string ends, since CPython decodes its text there. */
static void move_text_error(Parser *p) {
    int depth = 0;
    for (const Token *t = p->tok; t->kind != TOK_ENDMARKER && t->kind != TOK_ERROR; t++) {
        depth += t->kind == TOK_FSTRING_START;
        if (t->kind == TOK_FSTRING_END && depth-- == 0) {
            SyntaxErrorInfo *error = p->error;
            error->lineno = (int)t->line;
            error->col = (int)t->col;
            error->end_lineno = (int)t->end_line;
            error->end_col = (int)t->end_col;
            return;
        }
    }
}

/* One f-string; its parts are pushed. */
static bool parse_fstring(Parser *p) {
    bool raw = p->tok->flags & TOKEN_RAW;
    p->tok++;
    if (!parse_fields(p, raw, false)) {
        const Token *text = p->tok - 1;
        if (p->error->kind == SYNTAX_ERROR && text->kind == TOK_FSTRING_MIDDLE
            && p->error->lineno == (int)text->line && p->error->col == (int)text->col) {
            move_text_error(p);
        }
        return false;
    }
    return expect(p, TOK_FSTRING_END);
}

/* A str, or bytes: then `bytes` is set, and an error is due. */
static bool push_plain_string(Parser *p, bool *bytes) {
    *bytes = *bytes || p->tok->flags & TOKEN_BYTES;
    Node *node = parse_string(p);
    return node != NULL && push(p, node);
}

Node *parse_joined_strings(Parser *p) {
    const Token *start = p->tok;
    uint32_t mark = p->stack.count;
    bool bytes = false;
    while (at(p, TOK_STRING) || at(p, TOK_FSTRING_START)) {
        if (at(p, TOK_STRING) ? !push_plain_string(p, &bytes) : !parse_fstring(p)) {
            return drop(p, mark);
        }
    }
    if (bytes) {
        parser_examine(p, p->tok);
        raise_syntax(p, range_furthest(p), "cannot mix bytes and nonbytes literals");
        return drop(p, mark);
    }
    return joined_string(p, start, mark);
}
