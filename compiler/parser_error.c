/* parser_error.c: recording errors, and the check and conversion of targets. */
#include "compiler/parser_internal.h"

#include <stdarg.h>

/* ---- ranges ---------------------------------------------------------------------------------- */

SyntaxRange range_of(const void *node_) {
    const Node *node = node_;
    return (SyntaxRange){node->lineno, node->col_offset, node->end_lineno, node->end_col_offset};
}

SyntaxRange range_between(SyntaxRange first, SyntaxRange last) {
    return (SyntaxRange){first.lineno, first.col, last.end_lineno, last.end_col};
}

/* A line's end begins with the comment before it. */
SyntaxRange place_of(const Parser *p, const Token *token) {
    SyntaxRange range = token_range(token);
    if (token->kind == TOK_NEWLINE && token > p->tokens) {
        const char *start = p->text + token[-1].end, *end = p->text + token->start;
        const char *comment = memchr(start, '#', (size_t)(end - start));
        if (comment != NULL) {
            range.col -= (int)(end - comment);
        }
    }
    return range;
}

/* CPython gives the lexer's place here, and counts it one character short. */
SyntaxRange range_from(Parser *p, SyntaxRange first) {
    parser_examine(p, p->tok);
    SyntaxRange last = token_range(p->furthest);
    last.end_col--;
    return range_between(first, last);
}

/* The end of the text: the newline of the last line, or its last character. */
static SyntaxRange range_of_end(Parser *p, const Token *token) {
    const char *end = p->text + token->start;
    bool newline = end > p->text && end[-1] == '\n';
    int line = (int)token->line - (token->kind != TOK_NEWLINE), length = 0;
    while (end - length - newline > p->text && end[-length - newline - 1] != '\n') {
        length++;
    }
    int col = p->is_file ? -1 : length - (p->bare_end && !newline);
    return (SyntaxRange){line, col, line, SYNTAX_ERROR_UNKNOWN_END};
}

SyntaxRange range_furthest(Parser *p) {
    const Token *token = p->furthest;
    SyntaxRange range = place_of(p, token);
    bool block = token->kind == TOK_INDENT || token->kind == TOK_DEDENT;
    if (is_end(p, token) || (block && p->text[token->start] == '\0')) {
        return range_of_end(p, token);
    }
    /* Tokens without text have no end; they stand where the lexer stood, one character short. */
    if (block) {
        range.col = (int)token->end_col - 1;
        range.end_col = SYNTAX_ERROR_UNKNOWN_END;
    }
    return range;
}

int bracket_level(Parser *p, const Token *token) {
    int level = 0;
    for (const Token *t = p->tokens; t <= token; t++) {
        level += t->kind == TOK_LPAR || t->kind == TOK_LSQB || t->kind == TOK_LBRACE;
        level -= t->kind == TOK_RPAR || t->kind == TOK_RSQB || t->kind == TOK_RBRACE;
    }
    return level;
}

/* ---- recording ------------------------------------------------------------------------------- */

void *raise_syntax(Parser *p, SyntaxRange range, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    syntax_error_vset(p->error, p->scratch, SYNTAX_ERROR, range, format, arguments);
    va_end(arguments);
    return NULL;
}

void *raise_indentation(Parser *p, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    syntax_error_vset(p->error, p->scratch, SYNTAX_INDENTATION, range_furthest(p), format,
                      arguments);
    va_end(arguments);
    return NULL;
}

void *raise_pending(Parser *p) {
    if (!has_error(p)) {
        *p->error = (SyntaxErrorInfo){.kind = SYNTAX_RAISED};
    }
    return NULL;
}

/* ---- targets --------------------------------------------------------------------------------- */

static Node *invalid_item(NodeSeq items, TargetUse use) {
    for (int32_t i = 0; i < items.count; i++) {
        Node *bad = invalid_target(items.items[i], use);
        if (bad != NULL) {
            return bad;
        }
    }
    return NULL;
}

Node *invalid_target(Node *node, TargetUse use) {
    switch (node->kind) {
    case AST_Name:
    case AST_Attribute:
    case AST_Subscript:
        return NULL;
    case AST_List:
        return invalid_item(AST(List, node)->elts, use);
    case AST_Tuple:
        return invalid_item(AST(Tuple, node)->elts, use);
    case AST_Starred:
        return use == TARGET_DEL ? node : invalid_target(AST(Starred, node)->value, use);
    case AST_Compare:
        /* `for f() in x` was parsed as a comparison. */
        if (use == TARGET_FOR) {
            AstCompare *compare = AST(Compare, node);
            return compare->ops.items[0] == OPERATOR_In ? invalid_target(compare->left, use) : NULL;
        }
        return node;
    default:
        return node;
    }
}

void *raise_invalid_target(Parser *p, Node *node, TargetUse use) {
    Node *bad = invalid_target(node, use);
    if (bad != NULL) {
        raise_syntax(p, range_of(bad),
                     use == TARGET_DEL ? "cannot delete %s" : "cannot assign to %s",
                     ast_expression_name(bad));
    }
    return NULL;
}

void set_context(Node *node, AstContext ctx) {
    NodeSeq items = {0};
    node->ctx = (uint8_t)ctx;
    switch (node->kind) {
    case AST_List:
        items = AST(List, node)->elts;
        break;
    case AST_Tuple:
        items = AST(Tuple, node)->elts;
        break;
    case AST_Starred:
        set_context(AST(Starred, node)->value, ctx);
        break;
    default:
        break;
    }
    for (int32_t i = 0; i < items.count; i++) {
        set_context(items.items[i], ctx);
    }
}
