/* parser_diagnose.c: the second pass's knowledge of mistakes in expressions and statements.
 *
 * Each function stands where CPython's grammar has an alternative that exists only to fail, and
 * tries the same readings in the same order. It parses ahead with the ordinary functions (which may
 * record the error of something inside), puts p->tok back, and says whether an error is recorded.
 */
#include "compiler/parser_internal.h"

static bool done(Parser *p, const Token *back) {
    p->tok = back;
    return has_error(p);
}

static bool is_token_name(const Parser *p, const Token *token, const char *name) {
    size_t length = strlen(name);
    return token->kind == TOK_NAME && token->end - token->start == length
           && memcmp(p->text + token->start, name, length) == 0;
}

static bool is_legacy_name(const Parser *p, const Token *token) {
    return is_token_name(p, token, "print") || is_token_name(p, token, "exec");
}

/* ---- expressions ----------------------------------------------------------------------------- */

/* print x */
static bool diagnose_legacy(Parser *p, const Token *start) {
    const Token *back = p->tok;
    if (start->kind != TOK_NAME || start[1].kind == TOK_LPAR
        || !(starts_expression(start[1].kind) || start[1].kind == TOK_STAR)) {
        return false;
    }
    bool outer = p->legacy;
    p->legacy = true;
    p->tok = start + 1;
    Node *rest = parse_star_expressions(p);
    p->legacy = outer;
    if (rest != NULL && !has_error(p) && is_legacy_name(p, start)) {
        int length = (int)(start->end - start->start);
        const char *name = p->text + start->start;
        raise_syntax(p, range_between(token_range(start), range_of(rest)),
                     "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?", length, name,
                     length, name);
    }
    return done(p, back);
}

/* CPython's test for soft keywords also takes their beginnings: `c`, `ty`. */
static bool is_soft_prefix(const Parser *p, const Token *token) {
    static const char *const keywords[] = {"_", "case", "match", "type"};
    for (size_t i = 0; token->kind == TOK_NAME && i < sizeof keywords / sizeof *keywords; i++) {
        if (strncmp(keywords[i], p->text + token->start, token->end - token->start) == 0) {
            return true;
        }
    }
    return false;
}

/* Two expressions side by side, within brackets. */
static bool diagnose_missing_comma(Parser *p, const Token *start, Node *first) {
    const Token *back = p->tok;
    bool exempt =
        is_soft_prefix(p, start) || (start->kind == TOK_NAME && start[1].kind == TOK_STRING);
    if (exempt || !starts_expression(back->kind)) {
        return false;
    }
    Node *second = parse_expression_plainly(p);
    if (second != NULL && !has_error(p)) {
        bool legacy = first->kind == AST_Name && back == start + 1 && is_legacy_name(p, start);
        parser_examine(p, p->tok);
        if (!legacy && bracket_level(p, p->tok - 1) > 0) {
            raise_syntax(p, range_between(range_of(first), range_of(second)),
                         "invalid syntax. Perhaps you forgot a comma?");
        }
    }
    return done(p, back);
}

bool diagnose_expression(Parser *p, const Token *start, Node *disjunction) {
    const Token *back = p->tok;
    if (diagnose_missing_comma(p, start, disjunction)) {
        return true;
    }
    if (accept(p, KW_IF)) {
        Node *test = parse_disjunction(p);
        if (test != NULL && !has_error(p) && !at(p, KW_ELSE) && !at(p, TOK_COLON)) {
            parser_examine(p, p->tok);
            raise_syntax(p, range_between(range_of(disjunction), range_of(test)),
                         "expected 'else' after 'if' expression");
        }
        p->tok = back;
    }
    return has_error(p) || diagnose_legacy(p, start);
}

/* Can `=` behind the expression only be meant as `==`? */
static bool is_comparable(const Node *node, const Token *start) {
    switch (start->kind) {
    case KW_TRUE:
    case KW_FALSE:
    case KW_NONE:
    case KW_NOT:
    case KW_LAMBDA:
        return false;
    default:
        break;
    }
    bool composed =
        node->kind == AST_Compare || node->kind == AST_BoolOp || node->kind == AST_IfExp;
    return !composed || node->parenthesized;
}

/* A list, tuple or generator at `start`, whatever trailers it has. */
static bool starts_with_display(Parser *p, const Token *start) {
    const Token *back = p->tok;
    if (start->kind != TOK_LPAR && start->kind != TOK_LSQB) {
        return false;
    }
    p->tok = start;
    Node *atom = parse_atom(p);
    p->tok = back;
    if (atom == NULL) {
        return false;
    }
    bool own_brackets =
        atom->lineno == (int32_t)start->line && atom->col_offset == (int32_t)start->col;
    return own_brackets
           && (atom->kind == AST_List || atom->kind == AST_Tuple || atom->kind == AST_GeneratorExp);
}

static bool at_assignment(const Parser *p) { return at(p, TOK_EQUAL) || at(p, TOK_COLONEQUAL); }

bool diagnose_named_expression(Parser *p, const Token *start, Node *node) {
    const Token *back = p->tok;
    if (accept(p, TOK_COLONEQUAL)) {
        if (parse_expression(p) != NULL && !has_error(p)) {
            raise_syntax(p, range_of(node), "cannot use assignment expressions with %s",
                         ast_expression_name(node));
        }
        return done(p, back);
    }
    if (!at(p, TOK_EQUAL) || !is_comparable(node, start)) {
        return false;
    }
    bool named = start->kind == TOK_NAME && back == start + 1;
    if (!named && starts_with_display(p, start)) {
        return false;
    }
    p->tok++;
    Node *value = parse_bitwise_or(p);
    if (value == NULL || has_error(p) || at_assignment(p)) {
        return done(p, back);
    }
    parser_examine(p, p->tok);
    if (named) {
        raise_syntax(p, range_between(token_range(start), range_of(value)),
                     "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    } else {
        raise_syntax(p, range_of(node),
                     "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                     ast_expression_name(node));
    }
    return done(p, back);
}

/* ---- assignments ----------------------------------------------------------------------------- */

/* ':' expression */
static bool annotation_follows(Parser *p) {
    return accept(p, TOK_COLON) && parse_expression(p) != NULL;
}

static bool diagnose_annotated_display(Parser *p, const Token *start) {
    p->tok = start;
    if (!at(p, TOK_LPAR) && !at(p, TOK_LSQB)) {
        return false;
    }
    Node *node = parse_atom(p);
    if (node != NULL && (node->kind == AST_List || node->kind == AST_Tuple)
        && annotation_follows(p)) {
        raise_syntax(p, range_of(node), "only single target (not %s) can be annotated",
                     ast_expression_name(node));
    }
    return has_error(p);
}

static bool diagnose_annotated_tuple(Parser *p, const Token *start) {
    uint32_t mark = p->stack.count;
    p->tok = start;
    Node *first = parse_star_named_expression(p);
    if (first != NULL && !has_error(p) && accept(p, TOK_COMMA)) {
        const Token *behind = p->tok;
        while (parse_star_named_expressions(p)) {
            behind = p->tok;
        }
        p->tok = behind;
        if (!has_error(p) && annotation_follows(p)) {
            raise_syntax(p, range_of(first), "only single target (not tuple) can be annotated");
        }
    }
    drop(p, mark);
    return has_error(p);
}

static bool diagnose_annotated_expression(Parser *p, const Token *start) {
    p->tok = start;
    Node *node = parse_expression(p);
    if (node != NULL && !has_error(p) && annotation_follows(p)) {
        raise_syntax(p, range_of(node), "illegal target for annotation");
    }
    return has_error(p);
}

/* (targets '=')* value '=' */
static bool diagnose_assigned(Parser *p, const Token *start) {
    const Token *behind = start;
    p->tok = start;
    while (parse_star_targets(p) != NULL && accept(p, TOK_EQUAL)) {
        behind = p->tok;
    }
    p->tok = behind;
    if (has_error(p)) {
        return true;
    }
    if (at(p, KW_YIELD)) {
        Node *yield = parse_yield(p);
        if (yield != NULL && !has_error(p) && at(p, TOK_EQUAL)) {
            raise_syntax(p, range_of(yield), "assignment to yield expression not possible");
        }
        return has_error(p);
    }
    Node *value = parse_star_expressions(p);
    if (value != NULL && !has_error(p) && at(p, TOK_EQUAL)) {
        raise_invalid_target(p, value, TARGET_STAR);
    }
    return has_error(p);
}

static bool diagnose_augmented(Parser *p, const Token *start) {
    p->tok = start;
    Node *target = parse_star_expressions(p);
    if (target != NULL && !has_error(p) && is_augmented_assignment(p->tok->kind)) {
        p->tok++;
        if (parse_annotated_rhs(p) != NULL && !has_error(p)) {
            raise_syntax(p, range_of(target),
                         "'%s' is an illegal expression for augmented assignment",
                         ast_expression_name(target));
        }
    }
    return has_error(p);
}

bool diagnose_assignment(Parser *p, const Token *start) {
    return diagnose_annotated_display(p, start) || diagnose_annotated_tuple(p, start)
           || diagnose_annotated_expression(p, start) || diagnose_assigned(p, start)
           || diagnose_augmented(p, start);
}

/* ---- displays and comprehensions ------------------------------------------------------------- */

bool diagnose_group(Parser *p, const Token *open) {
    const Token *back = p->tok;
    p->tok = open + 1;
    if (at(p, TOK_STAR)) {
        Node *starred = parse_starred_argument(p);
        if (starred != NULL && !has_error(p) && at(p, TOK_RPAR)) {
            raise_syntax(p, range_of(starred), "cannot use starred expression here");
        }
    } else if (accept(p, TOK_DOUBLESTAR)) {
        if (parse_expression(p) != NULL && !has_error(p) && at(p, TOK_RPAR)) {
            raise_syntax(p, token_range(open + 1), "cannot use double starred expression here");
        }
    }
    return done(p, back);
}

static bool clauses_follow(Parser *p) {
    NodeSeq generators;
    return at_comprehension(p) && parse_comprehension(p, &generators) && !has_error(p);
}

static bool diagnose_bare_target(Parser *p) {
    uint32_t mark = p->stack.count;
    static const char *const message =
        "did you forget parentheses around the comprehension target?";
    Node *first = parse_star_named_expression(p), *last = first;
    const Token *comma = p->tok;
    if (first == NULL || has_error(p) || !accept(p, TOK_COMMA)) {
        return has_error(p);
    }
    if (parse_star_named_expressions(p) && p->stack.count > mark) {
        last = p->stack.items[p->stack.count - 1];
        drop(p, mark);
        if (clauses_follow(p)) {
            raise_syntax(p, range_between(range_of(first), range_of(last)), "%s", message);
        }
    }
    drop(p, mark);
    if (has_error(p)) {
        return true;
    }
    p->tok = comma + 1;
    if (clauses_follow(p)) {
        raise_syntax(p, range_between(range_of(first), token_range(comma)), "%s", message);
    }
    return has_error(p);
}

bool diagnose_comprehension(Parser *p, const Token *open) {
    const Token *back = p->tok;
    p->tok = open + 1;
    if (at(p, TOK_STAR)) {
        Node *starred = parse_starred_argument(p);
        if (starred != NULL && !has_error(p) && clauses_follow(p)) {
            raise_syntax(p, range_of(starred),
                         "iterable unpacking cannot be used in comprehension");
        }
    }
    if (!has_error(p) && open->kind != TOK_LPAR) {
        p->tok = open + 1;
        diagnose_bare_target(p);
    }
    return done(p, back);
}

bool diagnose_dict_comprehension(Parser *p, const Token *open) {
    p->tok = open + 1;
    if (accept(p, TOK_DOUBLESTAR) && parse_bitwise_or(p) != NULL && !has_error(p)
        && clauses_follow(p) && at(p, TOK_RBRACE)) {
        raise_syntax(p, token_range(open + 1),
                     "dict unpacking cannot be used in dict comprehension");
    }
    return has_error(p);
}

/* `start` is the `for`, or the `async` before it. */
bool diagnose_for_target(Parser *p, const Token *start) {
    const Token *back = p->tok;
    p->tok = start + (start->kind == KW_ASYNC ? 2 : 1);
    Node *target = parse_star_expressions(p);
    if (target != NULL && !has_error(p)) {
        parser_examine(p, p->tok);
        raise_invalid_target(p, target, TARGET_FOR);
    }
    return done(p, back);
}

/* for x y: */
bool diagnose_missing_in(Parser *p, const Token *start) {
    const Token *back = p->tok;
    p->tok = start + (start->kind == KW_ASYNC ? 2 : 1);
    Node *target = parse_bitwise_or(p);
    while (target != NULL && !has_error(p) && accept(p, TOK_COMMA)) {
        const Token *behind = p->tok;
        if (parse_bitwise_or(p) == NULL) {
            p->tok = behind;
            break;
        }
    }
    if (target != NULL && !has_error(p) && !at(p, KW_IN)) {
        fail(p);
        raise_syntax(p, range_furthest(p), "'in' expected after for-loop variables");
    }
    return done(p, back);
}

/* ---- with ------------------------------------------------------------------------------------ */

static bool ends_item(const Parser *p) {
    return at(p, TOK_COMMA) || at(p, TOK_RPAR) || at(p, TOK_COLON);
}

bool diagnose_with_item(Parser *p, const Token *start) {
    const Token *back = p->tok;
    p->tok = start;
    if (parse_expression(p) != NULL && !has_error(p) && accept(p, KW_AS)) {
        Node *target = parse_expression(p);
        if (target != NULL && !has_error(p) && ends_item(p)) {
            raise_invalid_target(p, target, TARGET_STAR);
        }
    }
    return done(p, back);
}

/* expression ['as' target], separated by commas. */
static bool skip_items(Parser *p, Node *(*parse_item)(Parser *)) {
    const Token *comma = NULL;
    do {
        if (parse_item(p) == NULL) {
            if (comma == NULL || has_error(p)) {
                return false;
            }
            p->tok = comma;
            return true;
        }
        const Token *as = p->tok;
        if (accept(p, KW_AS) && parse_star_target(p) == NULL) {
            p->tok = as;
        }
        comma = p->tok;
    } while (!has_error(p) && accept(p, TOK_COMMA));
    return !has_error(p);
}

static bool diagnose_with_end(Parser *p, const Token *keyword, bool indent) {
    if (indent) {
        return diagnose_missing_block(p, keyword, "'with' statement");
    }
    if (at(p, TOK_NEWLINE)) {
        fail(p);
        raise_syntax(p, range_furthest(p), "expected ':'");
    }
    return has_error(p);
}

/* `indent`: looks for a missing block; else for a missing colon. */
bool diagnose_with(Parser *p, const Token *keyword, bool indent) {
    const Token *back = p->tok;
    p->tok = keyword + 1;
    if (skip_items(p, parse_expression) && diagnose_with_end(p, keyword, indent)) {
        return true;
    }
    p->tok = keyword + 1;
    if (!has_error(p) && accept(p, TOK_LPAR) && skip_items(p, parse_expressions)) {
        accept(p, TOK_COMMA);
        if (accept(p, TOK_RPAR)) {
            diagnose_with_end(p, keyword, indent);
        }
    }
    return done(p, back);
}

/* ---- replacement fields of f-strings --------------------------------------------------------- */

static bool at_field_part(const Parser *p) {
    return at(p, TOK_EQUAL) || at(p, TOK_EXCLAMATION) || at(p, TOK_COLON) || at(p, TOK_RBRACE);
}

static bool raise_here(Parser *p, const char *message) {
    fail(p);
    raise_syntax(p, token_range(p->tok), "f-string: %s", message);
    return true;
}

/* Behind the ':'. */
static bool diagnose_format_spec(Parser *p) {
    return !parse_format_parts(p)
           || (!at(p, TOK_RBRACE) && raise_here(p, "expecting '}', or format specs"));
}

static bool diagnose_field_end(Parser *p) {
    if (at(p, TOK_EXCLAMATION)) {
        p->tok++;
        if (at(p, TOK_COLON) || at(p, TOK_RBRACE)) {
            return raise_here(p, "missing conversion character");
        }
        if (!accept(p, TOK_NAME)) {
            return raise_here(p, "invalid conversion character");
        }
    }
    if (accept(p, TOK_COLON)) {
        return diagnose_format_spec(p);
    }
    return !at(p, TOK_RBRACE) && raise_here(p, "expecting ':' or '}'");
}

bool diagnose_replacement_field(Parser *p, const Token *open) {
    p->tok = open + 1;
    if (at_field_part(p)) {
        raise_syntax(p, token_range(p->tok), "f-string: valid expression required before '%s'",
                     token_kind_text(p->tok->kind));
        return true;
    }
    if (parse_annotated_rhs(p) == NULL) {
        p->tok = open + 1;
        return has_error(p) || raise_here(p, "expecting a valid expression after '{'");
    }
    if (has_error(p)) {
        return true;
    }
    if (!at_field_part(p)) {
        return raise_here(p, "expecting '=', or '!', or ':', or '}'");
    }
    if (accept(p, TOK_EQUAL) && (at(p, TOK_EQUAL) || !at_field_part(p))) {
        return raise_here(p, "expecting '!', or ':', or '}'");
    }
    return diagnose_field_end(p);
}
