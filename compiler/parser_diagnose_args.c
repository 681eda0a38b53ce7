/* parser_diagnose_args.c: mistakes in the arguments of calls and in lists of parameters; see
 * parser_diagnose.c. */
#include "compiler/parser_internal.h"

/* ---- arguments ------------------------------------------------------------------------------- */

/* What ends last in the last clause. */
static SyntaxRange end_of_clauses(NodeSeq clauses) {
    Astcomprehension *last = AST(comprehension, clauses.items[clauses.count - 1]);
    return range_of(last->ifs.count > 0 ? last->ifs.items[last->ifs.count - 1] : last->iter);
}

static bool clauses_here(Parser *p, NodeSeq *clauses) {
    const Token *start = p->tok;
    if (!has_error(p) && at_comprehension(p) && parse_comprehension(p, clauses) && !has_error(p)) {
        return true;
    }
    p->tok = start;
    return false;
}

static void raise_bare_generator(Parser *p, const Node *element, NodeSeq clauses) {
    raise_syntax(p, range_between(range_of(element), end_of_clauses(clauses)),
                 "Generator expression must be parenthesized");
}

/* NAME '=' expression for ... */
static bool diagnose_assigned_generator(Parser *p) {
    const Token *name = p->tok;
    NodeSeq clauses;
    if (at(p, TOK_NAME) && name[1].kind == TOK_EQUAL) {
        p->tok += 2;
        if (parse_expression(p) != NULL && clauses_here(p, &clauses)) {
            raise_syntax(p, range_between(token_range(name), token_range(name + 1)),
                         "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
    }
    p->tok = name;
    return has_error(p);
}

/* f(**a, *b) */
static bool diagnose_late_iterable(Parser *p, const Token *start) {
    Arguments arguments;
    p->tok = start;
    if (!parse_args(p, &arguments) || arguments.keywords.count == 0 || !at(p, TOK_COMMA)) {
        return has_error(p);
    }
    const Token *comma = p->tok;
    bool found = false;
    while (!has_error(p) && at(p, TOK_COMMA) && p->tok[1].kind == TOK_STAR) {
        p->tok++;
        if (parse_starred_argument(p) == NULL || at(p, TOK_EQUAL)) {
            break;
        }
        found = true;
    }
    if (at(p, TOK_COMMA)) {
        parser_examine(p, p->tok + 1);
    }
    if (found && !has_error(p)) {
        raise_syntax(p, range_from(p, token_range(comma)),
                     "iterable argument unpacking follows keyword argument unpacking");
    }
    return has_error(p);
}

/* f(x for x in y, 1) */
static bool diagnose_first_generator(Parser *p, const Token *start) {
    Arguments rest;
    NodeSeq clauses;
    p->tok = start;
    Node *element = parse_expression(p);
    if (element != NULL && clauses_here(p, &clauses) && accept(p, TOK_COMMA)) {
        parse_args(p, &rest);
        if (!has_error(p)) {
            raise_bare_generator(p, element, clauses);
        }
    }
    return has_error(p);
}

/* f(a=) */
static bool diagnose_missing_value(Parser *p, const Token *start) {
    Arguments before;
    p->tok = start;
    if (!parse_args(p, &before) || !accept(p, TOK_COMMA)) {
        p->tok = start;
    }
    const Token *name = p->tok;
    if (!has_error(p) && at(p, TOK_NAME) && name[1].kind == TOK_EQUAL
        && (name[2].kind == TOK_COMMA || name[2].kind == TOK_RPAR)) {
        raise_syntax(p, range_between(token_range(name), token_range(name + 1)),
                     "expected argument value expression");
    }
    return has_error(p);
}

/* f(1, x for x in y), and arguments that follow what they may not. */
static bool diagnose_order(Parser *p, const Token *start) {
    Arguments before, rest;
    NodeSeq clauses;
    p->tok = start;
    if (!parse_args(p, &before)) {
        return has_error(p);
    }
    if (clauses_here(p, &clauses)) {
        if (before.args.count > 1) {
            raise_bare_generator(p, before.args.items[before.args.count - 1], clauses);
        }
        return has_error(p);
    }
    if (has_error(p) || !accept(p, TOK_COMMA)) {
        return has_error(p);
    }
    const Token *behind = p->tok;
    Node *element = parse_expression(p);
    if (element != NULL && clauses_here(p, &clauses)) {
        raise_bare_generator(p, element, clauses);
        return true;
    }
    p->tok = behind;
    if (!has_error(p) && parse_args(p, &rest) && !has_error(p)) {
        bool mapping = false;
        for (int32_t i = 0; i < before.keywords.count; i++) {
            mapping = mapping || AST(keyword, before.keywords.items[i])->arg == NULL;
        }
        parser_examine(p, p->tok);
        raise_syntax(p, range_furthest(p), "positional argument follows keyword argument%s",
                     mapping ? " unpacking" : "");
    }
    return has_error(p);
}

bool diagnose_arguments(Parser *p, const Token *start) {
    if (diagnose_late_iterable(p, start) || diagnose_first_generator(p, start)) {
        return true;
    }
    p->tok = start;
    return diagnose_assigned_generator(p) || diagnose_missing_value(p, start)
           || diagnose_order(p, start);
}

bool diagnose_keyword(Parser *p) {
    const Token *start = p->tok;
    if ((at(p, KW_TRUE) || at(p, KW_FALSE) || at(p, KW_NONE)) && start[1].kind == TOK_EQUAL) {
        raise_syntax(p, range_between(token_range(start), token_range(start + 1)),
                     "cannot assign to %s", token_kind_text(start->kind));
        return true;
    }
    if (at(p, TOK_NAME) && start[1].kind == TOK_EQUAL) {
        return diagnose_assigned_generator(p);
    }
    if (accept(p, TOK_DOUBLESTAR)) {
        if (parse_expression(p) != NULL && !has_error(p) && accept(p, TOK_EQUAL)) {
            Node *value = parse_expression(p);
            if (value != NULL && !has_error(p)) {
                raise_syntax(p, range_between(token_range(start), range_of(value)),
                             "cannot assign to keyword argument unpacking");
            }
        }
    } else {
        Node *node = parse_expression(p);
        if (node != NULL && !has_error(p) && at(p, TOK_EQUAL)) {
            raise_syntax(p, range_between(range_of(node), token_range(p->tok)),
                         "expression cannot contain assignment, perhaps you meant \"==\"?");
        }
    }
    p->tok = start;
    return has_error(p);
}

/* ---- parameters ------------------------------------------------------------------------------ */

typedef enum Default { WITHOUT_DEFAULT, WITH_DEFAULT, MAYBE_DEFAULT } Default;

/* One parameter with the comma behind it, or the closer ahead; else p->tok stays. */
static bool skip_param(Parser *p, TokenKind closer, Default wanted) {
    const Token *start = p->tok;
    bool has_default = false;
    if (!at(p, TOK_NAME)) {
        fail(p);
        return false;
    }
    if (parse_param(p, closer, false) == NULL) {
        p->tok = start;
        return false;
    }
    if (wanted != WITHOUT_DEFAULT && at(p, TOK_EQUAL)) {
        has_default = parse_default(p) != NULL;
    }
    if (!has_error(p) && (has_default || wanted != WITH_DEFAULT)
        && (accept(p, TOK_COMMA) || at(p, closer))) {
        return true;
    }
    p->tok = start;
    return false;
}

static bool skip_params(Parser *p, TokenKind closer, Default wanted) {
    bool any = false;
    while (skip_param(p, closer, wanted)) {
        any = true;
    }
    return any;
}

static bool skip_slash_mark(Parser *p, TokenKind closer) {
    return accept(p, TOK_SLASH) && (accept(p, TOK_COMMA) || at(p, closer));
}

/* param+ '/' without defaults; else p->tok stays. */
static bool skip_slash_no_default(Parser *p, TokenKind closer) {
    const Token *start = p->tok;
    if (skip_params(p, closer, WITHOUT_DEFAULT) && skip_slash_mark(p, closer)) {
        return true;
    }
    p->tok = start;
    return false;
}

static bool skip_slash_with_default(Parser *p, TokenKind closer) {
    const Token *start = p->tok;
    skip_params(p, closer, WITHOUT_DEFAULT);
    if (skip_params(p, closer, WITH_DEFAULT) && skip_slash_mark(p, closer)) {
        return true;
    }
    p->tok = start;
    return false;
}

/* def f(a, /, b, /) */
static void diagnose_two_slashes(Parser *p, TokenKind closer) {
    if (skip_slash_no_default(p, closer) || skip_slash_with_default(p, closer)) {
        skip_params(p, closer, MAYBE_DEFAULT);
        if (!has_error(p) && at(p, TOK_SLASH)) {
            raise_syntax(p, token_range(p->tok), "/ may appear only once");
        }
    }
}

/* def f(a=1, b) */
static void diagnose_default_order(Parser *p, TokenKind closer) {
    skip_slash_no_default(p, closer);
    skip_params(p, closer, WITHOUT_DEFAULT);
    if (skip_slash_with_default(p, closer) || skip_params(p, closer, WITH_DEFAULT)) {
        const Token *name = p->tok;
        if (!has_error(p) && skip_param(p, closer, WITHOUT_DEFAULT)) {
            SyntaxRange range = token_range(name);
            const Token *last = p->tok[-1].kind == TOK_COMMA ? p->tok - 2 : p->tok - 1;
            raise_syntax(p, range_between(range, token_range(last)),
                         "parameter without a default follows parameter with a default");
        }
    }
}

/* def f((a, b)) */
static void diagnose_parenthesized(Parser *p, TokenKind closer) {
    skip_params(p, closer, WITHOUT_DEFAULT);
    const Token *open = p->tok;
    if (has_error(p) || !accept(p, TOK_LPAR)) {
        return;
    }
    bool any = false;
    if (closer == TOK_RPAR) {
        any = skip_params(p, closer, WITHOUT_DEFAULT);
    } else {
        while (accept(p, TOK_NAME)) {
            any = true;
            if (!accept(p, TOK_COMMA)) {
                break;
            }
        }
    }
    accept(p, TOK_COMMA);
    if (any && !has_error(p) && at(p, TOK_RPAR)) {
        raise_syntax(p, range_between(token_range(open), token_range(p->tok)),
                     closer == TOK_RPAR ? "Function parameters cannot be parenthesized"
                                        : "Lambda expression parameters cannot be parenthesized");
    }
}

/* def f(*a, /) */
static void diagnose_late_slash(Parser *p, TokenKind closer) {
    if (!skip_slash_no_default(p, closer)) {
        skip_slash_with_default(p, closer);
    }
    skip_params(p, closer, MAYBE_DEFAULT);
    if (has_error(p) || !accept(p, TOK_STAR)
        || (!accept(p, TOK_COMMA) && !skip_param(p, closer, WITHOUT_DEFAULT))) {
        return;
    }
    skip_params(p, closer, MAYBE_DEFAULT);
    if (!has_error(p) && at(p, TOK_SLASH)) {
        raise_syntax(p, token_range(p->tok), "/ must be ahead of *");
    }
}

/* A slash and a star without a comma between them. */
static void diagnose_slash_star(Parser *p, TokenKind closer) {
    if (skip_params(p, closer, MAYBE_DEFAULT) && !has_error(p) && accept(p, TOK_SLASH)
        && at(p, TOK_STAR)) {
        raise_syntax(p, token_range(p->tok), "expected comma between / and *");
    }
}

bool diagnose_parameters(Parser *p, TokenKind closer) {
    static void (*const checks[])(Parser *, TokenKind) = {
        diagnose_two_slashes, diagnose_default_order, diagnose_parenthesized, diagnose_late_slash,
        diagnose_slash_star};
    const Token *start = p->tok;
    if (at(p, closer)) {
        return false;
    }
    if (at(p, TOK_SLASH) && start[1].kind == TOK_COMMA) {
        raise_syntax(p, token_range(start), "at least one argument must precede /");
        return true;
    }
    for (size_t i = 0; i < sizeof checks / sizeof *checks && !has_error(p); i++) {
        p->tok = start;
        checks[i](p, closer);
    }
    p->tok = start;
    return has_error(p);
}

/* At '*'. */
bool diagnose_star_etc(Parser *p, TokenKind closer) {
    const Token *star = p->tok++;
    const Token *next = p->tok[0].kind == TOK_COMMA ? p->tok + 1 : p->tok;
    if (next->kind == closer || (next > p->tok && next->kind == TOK_DOUBLESTAR)) {
        parser_examine(p, next);
        raise_syntax(p, closer == TOK_RPAR ? token_range(star) : range_furthest(p),
                     "named arguments must follow bare *");
        return true;
    }
    if (at(p, TOK_NAME) && parse_param(p, closer, false) != NULL && at(p, TOK_EQUAL)) {
        raise_syntax(p, token_range(p->tok), "var-positional argument cannot have default value");
    }
    p->tok = star + 1;
    if (!has_error(p) && (skip_param(p, closer, WITHOUT_DEFAULT) || accept(p, TOK_COMMA))) {
        skip_params(p, closer, MAYBE_DEFAULT);
        const Token *second = p->tok;
        if (!has_error(p) && accept(p, TOK_STAR)
            && (skip_param(p, closer, WITHOUT_DEFAULT) || at(p, TOK_COMMA))) {
            raise_syntax(p, token_range(second), "* argument may appear only once");
        }
    }
    p->tok = star;
    return has_error(p);
}

/* At '**'. */
bool diagnose_kwds(Parser *p, TokenKind closer) {
    const Token *stars = p->tok++;
    if (at(p, TOK_NAME) && parse_param(p, closer, false) != NULL && !has_error(p)) {
        if (at(p, TOK_EQUAL)) {
            raise_syntax(p, token_range(p->tok), "var-keyword argument cannot have default value");
        } else if (accept(p, TOK_COMMA)) {
            static const char *const message = "arguments cannot follow var-keyword argument";
            if (at(p, TOK_NAME)) {
                Node *param = parse_param(p, closer, false);
                if (param != NULL && !has_error(p)) {
                    raise_syntax(p, range_of(param), "%s", message);
                }
            } else if (at(p, TOK_STAR) || at(p, TOK_DOUBLESTAR) || at(p, TOK_SLASH)) {
                raise_syntax(p, token_range(p->tok), "%s", message);
            }
        }
    }
    p->tok = stars;
    return has_error(p);
}

/* At the star of *Ts or **P: neither takes a bound. */
bool diagnose_type_param(Parser *p) {
    const Token *star = p->tok++;
    if (accept(p, TOK_NAME) && at(p, TOK_COLON)) {
        const Token *colon = p->tok++;
        Node *bound = parse_expression(p);
        if (bound != NULL && !has_error(p)) {
            raise_syntax(p, range_from(p, token_range(colon)), "cannot use %s with %s",
                         bound->kind == AST_Tuple ? "constraints" : "bound",
                         star->kind == TOK_STAR ? "TypeVarTuple" : "ParamSpec");
        }
    }
    p->tok = star;
    return has_error(p);
}
