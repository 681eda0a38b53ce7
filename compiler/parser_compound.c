/* parser_compound.c: compound statements: those with a block. `match` is in parser_pattern.c. */
#include "compiler/parser_internal.h"

/* ---- blocks ---------------------------------------------------------------------------------- */

bool parse_block(Parser *p, NodeSeq *body) {
    uint32_t mark = p->stack.count;
    if (c_stack_low()) {
        parser_too_deep(p);
        return false;
    }
    if (!accept(p, TOK_NEWLINE)) {
        return parse_simple_statements(p) ? take(p, mark, body) : drop(p, mark) != NULL;
    }
    if (!expect(p, TOK_INDENT)) {
        if (p->diagnose) {
            raise_indentation(p, "expected an indented block");
        }
        return false;
    }
    do {
        if (!parse_statement(p)) {
            drop(p, mark);
            return false;
        }
    } while (!at(p, TOK_DEDENT) && !at(p, TOK_ENDMARKER));
    return expect(p, TOK_DEDENT) && take(p, mark, body);
}

bool diagnose_missing_block(Parser *p, const Token *keyword, const char *what) {
    if (at(p, TOK_COLON) && p->tok[1].kind == TOK_NEWLINE) {
        parser_examine(p, p->tok + 2);
        if (!has_error(p) && p->tok[2].kind != TOK_INDENT) {
            raise_indentation(p, "expected an indented block after %s on line %u", what,
                              (unsigned)keyword->line);
        }
    }
    return has_error(p);
}

bool expect_header_end(Parser *p, const Token *keyword, const char *what) {
    if (p->diagnose) {
        if (at(p, TOK_NEWLINE)) {
            fail(p);
            raise_syntax(p, range_furthest(p), "expected ':'");
            return false;
        }
        if (diagnose_missing_block(p, keyword, what)) {
            return false;
        }
    }
    return expect(p, TOK_COLON);
}

/* ['else' ':' block] */
static bool parse_else(Parser *p, NodeSeq *orelse) {
    const Token *keyword = p->tok;
    if (!accept(p, KW_ELSE)) {
        return true;
    }
    if (p->diagnose && diagnose_missing_block(p, keyword, "'else' statement")) {
        return false;
    }
    return expect_forced(p, TOK_COLON) && parse_block(p, orelse);
}

/* ---- if, while, for -------------------------------------------------------------------------- */

/* All of an if statement; the elifs in a loop, each the sole item of the orelse before it. */
static Node *parse_if(Parser *p) {
    AstIf *first = NULL, *last = NULL;
    do {
        const Token *keyword = p->tok++;
        AstIf *node = NEW_AT(p, If, keyword);
        const char *what = last == NULL ? "'if' statement" : "'elif' statement";
        if (node == NULL || (node->test = parse_named_expression(p)) == NULL
            || !expect_header_end(p, keyword, what) || !parse_block(p, &node->body)) {
            return NULL;
        }
        if (last == NULL) {
            first = node;
        } else {
            uint32_t mark = p->stack.count;
            if (!push(p, node) || !take(p, mark, &last->orelse)) {
                return NULL;
            }
        }
        last = node;
    } while (at(p, KW_ELIF));
    if (!parse_else(p, &last->orelse)) {
        return NULL;
    }
    for (AstIf *node = first; node != last; node = AST(If, node->orelse.items[0])) {
        end_of_block(p, node);
    }
    end_of_block(p, last);
    return &first->head;
}

static Node *parse_while(Parser *p) {
    const Token *keyword = p->tok++;
    AstWhile *node = NEW_AT(p, While, keyword);
    if (node == NULL || (node->test = parse_named_expression(p)) == NULL
        || !expect_header_end(p, keyword, "'while' statement") || !parse_block(p, &node->body)
        || !parse_else(p, &node->orelse)) {
        return NULL;
    }
    return end_of_block(p, node);
}

/* `start` is the `async`, if there is one; p->tok is the `for`. */
static Node *parse_for(Parser *p, const Token *start) {
    const Token *keyword = p->tok++;
    AstKind kind = start == keyword ? AST_For : AST_AsyncFor;
    AstFor *node = (AstFor *)start_at_token(parser_node(p, kind, sizeof(AstFor)), start);
    if (node == NULL) {
        return NULL;
    }
    node->target = parse_star_targets(p);
    if (node->target == NULL || !expect(p, KW_IN)) {
        if (p->diagnose && !has_error(p)) {
            p->tok = keyword;
            diagnose_for_target(p, keyword);
        }
        return NULL;
    }
    node->iter = parse_star_expressions(p);
    if (node->iter == NULL || !expect_header_end(p, keyword, "'for' statement")
        || !parse_block(p, &node->body) || !parse_else(p, &node->orelse)) {
        return NULL;
    }
    return end_of_block(p, node);
}

/* ---- with ------------------------------------------------------------------------------------ */

static bool ends_with_item(const Parser *p) {
    return at(p, TOK_COMMA) || at(p, TOK_RPAR) || at(p, TOK_COLON);
}

/* expression ['as' target] */
static Node *parse_with_item(Parser *p) {
    const Token *start = p->tok;
    Astwithitem *node = NEW_AT(p, withitem, p->tok);
    if (node == NULL || (node->context_expr = parse_expression(p)) == NULL) {
        return NULL;
    }
    if (!at(p, KW_AS)) {
        return end_here(p, node);
    }
    const Token *as = p->tok++;
    node->optional_vars = parse_star_target(p);
    if (node->optional_vars != NULL && ends_with_item(p)) {
        return end_here(p, node);
    }
    fail(p);
    if (has_error(p) || (p->diagnose && diagnose_with_item(p, start))) {
        return NULL;
    }
    node->optional_vars = NULL;
    p->tok = as;
    return end_here(p, node);
}

/* with_item (',' with_item)*; a comma that no item follows stays. */
static bool parse_with_items(Parser *p) {
    const Token *comma = NULL;
    do {
        Node *item = parse_with_item(p);
        if (item == NULL) {
            if (comma == NULL || has_error(p)) {
                return false;
            }
            p->tok = comma;
            return true;
        }
        if (!push(p, item)) {
            return false;
        }
        comma = p->tok;
    } while (accept(p, TOK_COMMA));
    return true;
}

/* '(' items [','] ')' ':' — the parentheses are the statement's, if a colon follows; else they
 * belong to an expression. */
static bool parse_parenthesized_items(Parser *p) {
    if (!accept(p, TOK_LPAR) || !parse_with_items(p)) {
        return false;
    }
    accept(p, TOK_COMMA);
    return expect(p, TOK_RPAR) && expect(p, TOK_COLON);
}

static Node *parse_with(Parser *p, const Token *start) {
    const Token *keyword = p->tok;
    AstKind kind = start == keyword ? AST_With : AST_AsyncWith;
    AstWith *node = (AstWith *)start_at_token(parser_node(p, kind, sizeof(AstWith)), start);
    uint32_t mark = p->stack.count;
    if (node == NULL || (p->diagnose && diagnose_with(p, keyword, true))) {
        return NULL;
    }
    const Token *items = ++p->tok;
    if (!parse_parenthesized_items(p)) {
        drop(p, mark);
        if (has_error(p)) {
            return NULL;
        }
        p->tok = items;
        if (!parse_with_items(p) || !expect(p, TOK_COLON)) {
            drop(p, mark);
            p->tok = keyword;
            if (p->diagnose && !has_error(p)) {
                diagnose_with(p, keyword, false);
            }
            return NULL;
        }
    }
    if (!take(p, mark, &node->items) || !parse_block(p, &node->body)) {
        return NULL;
    }
    return end_of_block(p, node);
}

/* ---- try ------------------------------------------------------------------------------------- */

static bool diagnose_except_header(Parser *p, const Token *keyword, bool star,
                                   const AstExceptHandler *handler) {
    const Token *behind = p->tok;
    const Node *type = handler->type;
    if (type != NULL && handler->name == NULL && accept(p, TOK_COMMA)) {
        if (parse_expressions(p) != NULL && !has_error(p)) {
            if (at(p, KW_AS) && p->tok[1].kind == TOK_NAME) {
                p->tok += 2;
            }
            fail(p);
            if (at(p, TOK_COLON)) {
                raise_syntax(p, range_from(p, range_of(type)),
                             "multiple exception types must be parenthesized");
            }
        }
        p->tok = behind;
        return has_error(p);
    }
    if (type == NULL && star && (at(p, TOK_NEWLINE) || at(p, TOK_COLON))) {
        fail(p);
        raise_syntax(p, range_furthest(p), "expected one or more exception types");
        return true;
    }
    if (at(p, TOK_NEWLINE)) {
        fail(p);
        raise_syntax(p, range_furthest(p), "expected ':'");
        return true;
    }
    return diagnose_missing_block(p, keyword, star ? "'except*' statement" : "'except' statement");
}

/* At `except`. `star` is set when it is an `except*`. */
static Node *parse_handler(Parser *p, bool *star) {
    const Token *keyword = p->tok++;
    AstExceptHandler *node = NEW_AT(p, ExceptHandler, keyword);
    if (node == NULL) {
        return NULL;
    }
    *star = accept(p, TOK_STAR);
    const Token *behind = p->tok;
    if (*star || !at(p, TOK_COLON)) {
        node->type = parse_expression(p);
        if (has_error(p)) {
            return NULL;
        }
        if (node->type == NULL) {
            p->tok = behind;
        }
    }
    if (node->type != NULL && at(p, KW_AS)) {
        p->tok++;
        if (!expect(p, TOK_NAME) || (node->name = name_value(p, p->tok - 1)) == NULL) {
            return NULL;
        }
    }
    if (p->diagnose && diagnose_except_header(p, keyword, *star, node)) {
        return NULL;
    }
    if ((*star && node->type == NULL) || !expect(p, TOK_COLON) || !parse_block(p, &node->body)) {
        fail(p);
        return NULL;
    }
    return end_of_block(p, node);
}

/* The handler at p->tok is of the other kind: the first pass goes no further, the second says so if
 * its head is well formed. */
static void diagnose_mixed_handlers(Parser *p, bool star) {
    const Token *keyword = p->tok++;
    SyntaxRange range = token_range(keyword);
    parser_examine(p, p->tok);
    if (!p->diagnose) {
        return;
    }
    if (accept(p, TOK_STAR)) {
        range = range_between(range, token_range(keyword + 1));
        if (at(p, TOK_NEWLINE) || at(p, TOK_COLON)) {
            fail(p);
            raise_syntax(p, range_furthest(p), "expected one or more exception types");
            return;
        }
    }
    if ((!at(p, TOK_COLON) || !star) && parse_expression(p) == NULL) {
        return;
    }
    if (at(p, KW_AS) && p->tok[1].kind == TOK_NAME) {
        p->tok += 2;
    }
    if (!has_error(p) && expect(p, TOK_COLON)) {
        raise_syntax(p, range, "cannot have both 'except' and 'except*' on the same 'try'");
    }
}

/* except_block+ or except_star_block+, not mixed. */
static bool parse_handlers(Parser *p, NodeSeq *handlers, bool *star) {
    uint32_t mark = p->stack.count;
    while (at(p, KW_EXCEPT)) {
        if (p->stack.count > mark && (p->tok[1].kind == TOK_STAR) != *star) {
            diagnose_mixed_handlers(p, *star);
            drop(p, mark);
            return false;
        }
        Node *handler = parse_handler(p, star);
        if (handler == NULL || !push(p, handler)) {
            drop(p, mark);
            return false;
        }
    }
    return take(p, mark, handlers);
}

static bool parse_finally(Parser *p, NodeSeq *body) {
    const Token *keyword = p->tok;
    if (!accept(p, KW_FINALLY)) {
        return true;
    }
    if (p->diagnose && diagnose_missing_block(p, keyword, "'finally' statement")) {
        return false;
    }
    return expect_forced(p, TOK_COLON) && parse_block(p, body);
}

static Node *parse_try(Parser *p) {
    const Token *keyword = p->tok++;
    AstTry *node = NEW_AT(p, Try, keyword);
    bool star = false;
    if (node == NULL || (p->diagnose && diagnose_missing_block(p, keyword, "'try' statement"))
        || !expect_forced(p, TOK_COLON)) {
        return NULL;
    }
    const Token *body = p->tok;
    if (!parse_block(p, &node->body)) {
        if (p->diagnose && !has_error(p)) {
            p->tok = body; /* the mistakes of handlers are found without a body, too */
            parse_handlers(p, &node->handlers, &star);
        }
        return NULL;
    }
    if (!at(p, KW_EXCEPT) && !at(p, KW_FINALLY)) {
        fail(p);
        return p->diagnose
                   ? raise_syntax(p, range_furthest(p), "expected 'except' or 'finally' block")
                   : NULL;
    }
    if (!parse_handlers(p, &node->handlers, &star)
        || (node->handlers.count > 0 && !parse_else(p, &node->orelse))
        || !parse_finally(p, &node->finalbody)) {
        return NULL;
    }
    if (star) {
        node->head.kind = AST_TryStar;
    }
    return end_of_block(p, node);
}

/* ---- def and class --------------------------------------------------------------------------- */

/* Only the second pass insists on it: the mistakes of what stands before go first. */
static bool expect_in_def(Parser *p, TokenKind kind) {
    return p->diagnose ? expect_forced(p, kind) : expect(p, kind);
}

static Node *parse_def(Parser *p, const Token *start, NodeSeq decorators) {
    const Token *keyword = p->tok++;
    AstKind kind = start == keyword ? AST_FunctionDef : AST_AsyncFunctionDef;
    AstFunctionDef *node =
        (AstFunctionDef *)start_at_token(parser_node(p, kind, sizeof(AstFunctionDef)), start);
    if (node == NULL || !expect(p, TOK_NAME) || (node->name = name_value(p, p->tok - 1)) == NULL) {
        return NULL;
    }
    node->decorator_list = decorators;
    if (!parse_type_params(p, &node->type_params) || !expect_in_def(p, TOK_LPAR)
        || (node->args = parse_parameters(p, TOK_RPAR)) == NULL || !expect(p, TOK_RPAR)) {
        return NULL;
    }
    const Token *arrow = p->tok;
    if (accept(p, TOK_RARROW) && (node->returns = parse_expression(p)) == NULL) {
        p->tok = arrow;
        if (has_error(p)) {
            return NULL;
        }
    }
    if ((p->diagnose && diagnose_missing_block(p, keyword, "function definition"))
        || !expect_in_def(p, TOK_COLON) || !parse_block(p, &node->body)) {
        return NULL;
    }
    return end_of_block(p, node);
}

static Node *parse_class(Parser *p, NodeSeq decorators) {
    const Token *keyword = p->tok++;
    AstClassDef *node = NEW_AT(p, ClassDef, keyword);
    Arguments arguments = {0};
    if (node == NULL || !expect(p, TOK_NAME) || (node->name = name_value(p, p->tok - 1)) == NULL) {
        return NULL;
    }
    if (!parse_type_params(p, &node->type_params)
        || (accept(p, TOK_LPAR) && !parse_arguments(p, &arguments, false))) {
        return NULL;
    }
    node->decorator_list = decorators;
    node->bases = arguments.args;
    node->keywords = arguments.keywords;
    if (!expect_header_end(p, keyword, "class definition") || !parse_block(p, &node->body)) {
        return NULL;
    }
    return end_of_block(p, node);
}

/* ('@' named_expression NEWLINE)+ and what they decorate. */
static Node *parse_decorated(Parser *p) {
    uint32_t mark = p->stack.count;
    NodeSeq decorators;
    while (accept(p, TOK_AT)) {
        Node *decorator = parse_named_expression(p);
        if (decorator == NULL || !push(p, decorator) || !expect(p, TOK_NEWLINE)) {
            return drop(p, mark);
        }
    }
    if (!take(p, mark, &decorators)) {
        return NULL;
    }
    const Token *start = p->tok;
    if (at(p, KW_CLASS)) {
        return parse_class(p, decorators);
    }
    accept(p, KW_ASYNC);
    return at(p, KW_DEF) ? parse_def(p, start, decorators) : fail(p);
}

static Node *parse_async(Parser *p) {
    const Token *start = p->tok++;
    switch (p->tok->kind) {
    case KW_DEF:
        return parse_def(p, start, (NodeSeq){0});
    case KW_FOR:
        return parse_for(p, start);
    case KW_WITH:
        return parse_with(p, start);
    default:
        return fail(p);
    }
}

Node *parse_compound(Parser *p, bool *matched) {
    *matched = true;
    switch (p->tok->kind) {
    case KW_IF:
        return parse_if(p);
    case KW_DEF:
        return parse_def(p, p->tok, (NodeSeq){0});
    case KW_FOR:
        return parse_for(p, p->tok);
    case KW_CLASS:
        return parse_class(p, (NodeSeq){0});
    case KW_TRY:
        return parse_try(p);
    case KW_WITH:
        return parse_with(p, p->tok);
    case KW_WHILE:
        return parse_while(p);
    case TOK_AT:
        return parse_decorated(p);
    case KW_ASYNC:
        return parse_async(p);
    default:
        break;
    }
    *matched = false;
    if (p->tok->soft == SOFT_MATCH) {
        const Token *start = p->tok;
        Node *node = parse_match(p);
        if (node == NULL) {
            p->tok = start;
        }
        return node;
    }
    return NULL;
}
