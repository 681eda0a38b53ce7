/* parser_params.c: the parameters of functions and lambdas, and type parameters. */
#include "compiler/parser_internal.h"

/* A list of parameters in the making. Each parameter is two nodes on the parser's stack: the arg
 * and its default or NULL; *args and **kwargs are kept apart. */
typedef struct Params {
    uint32_t mark; /* where the stack began */
    int32_t positional_only;
    int32_t positional; /* these included; valid once `star` */
    bool slash, star, defaults;
    TokenKind closer;
    Node *vararg, *kwarg;
} Params;

static int32_t param_count(const Parser *p, const Params *params) {
    return (int32_t)((p->stack.count - params->mark) / 2);
}

Node *parse_param(Parser *p, TokenKind closer, bool starred) {
    Astarg *node = NEW_AT(p, arg, p->tok);
    if (node == NULL || !expect(p, TOK_NAME) || (node->arg = name_value(p, p->tok - 1)) == NULL) {
        return NULL;
    }
    const Token *colon = p->tok;
    if (closer == TOK_RPAR && accept(p, TOK_COLON)) {
        node->annotation = starred ? parse_star_expression(p) : parse_expression(p);
        if (node->annotation == NULL) {
            if (has_error(p)) {
                return NULL;
            }
            p->tok = colon;
        }
    }
    return end_here(p, node);
}

/* '=' expression */
Node *parse_default(Parser *p) {
    const Token *equal = p->tok++;
    Node *value = parse_expression(p);
    if (value == NULL && p->diagnose && !has_error(p)) {
        p->tok = equal + 1;
        if (at(p, TOK_RPAR) || at(p, TOK_COMMA)) {
            raise_syntax(p, token_range(equal), "expected default value expression");
        }
    }
    return value;
}

/* A comma, or the closer ahead. */
static bool end_of_param(Parser *p, TokenKind closer) {
    if (accept(p, TOK_COMMA) || at(p, closer)) {
        return true;
    }
    fail(p);
    return false;
}

static bool parse_plain(Parser *p, Params *params) {
    Node *arg = parse_param(p, params->closer, false), *value = NULL;
    if (arg == NULL || (at(p, TOK_EQUAL) && (value = parse_default(p)) == NULL)) {
        return false;
    }
    if (value != NULL && !params->star) {
        params->defaults = true;
    } else if (value == NULL && params->defaults && !params->star) {
        fail(p);
        return false;
    }
    return push(p, arg) && push(p, value) && end_of_param(p, params->closer);
}

static bool parse_slash(Parser *p, Params *params) {
    params->positional_only = param_count(p, params);
    if (params->slash || params->star || params->positional_only == 0) {
        fail(p);
        return false;
    }
    params->slash = true;
    p->tok++;
    return end_of_param(p, params->closer);
}

/* '*' [param] */
static bool parse_star(Parser *p, Params *params) {
    if (params->star) {
        fail(p);
        return false;
    }
    if (p->diagnose && diagnose_star_etc(p, params->closer)) {
        return false;
    }
    params->star = true;
    params->positional = param_count(p, params);
    p->tok++;
    if (accept(p, TOK_COMMA)) {
        if (!at(p, TOK_NAME)) {
            fail(p);
            return false;
        }
        return true;
    }
    params->vararg = parse_param(p, params->closer, true);
    return params->vararg != NULL && end_of_param(p, params->closer);
}

/* '**' param, which is the last. */
static bool parse_double_star(Parser *p, Params *params) {
    if (p->diagnose && diagnose_kwds(p, params->closer)) {
        return false;
    }
    p->tok++;
    params->kwarg = parse_param(p, params->closer, false);
    if (params->kwarg == NULL || !end_of_param(p, params->closer)) {
        return false;
    }
    if (!at(p, params->closer)) {
        fail(p);
        return false;
    }
    return true;
}

static bool parse_all(Parser *p, Params *params) {
    while (!at(p, params->closer)) {
        bool good;
        switch (p->tok->kind) {
        case TOK_NAME:
            good = parse_plain(p, params);
            break;
        case TOK_SLASH:
            good = parse_slash(p, params);
            break;
        case TOK_STAR:
            good = parse_star(p, params);
            break;
        case TOK_DOUBLESTAR:
            good = parse_double_star(p, params);
            break;
        default:
            fail(p);
            return false;
        }
        if (!good) {
            return false;
        }
    }
    return true;
}

/* Every second node from `nodes` on, NULLs kept or left out. */
static bool copy_half(Parser *p, Node **nodes, int32_t count, bool keep_null, NodeSeq *out) {
    if (count == 0) {
        return true;
    }
    out->items = scratch_array(p->scratch, (size_t)count, sizeof(Node *));
    if (out->items == NULL) {
        parser_no_memory(p);
        return false;
    }
    for (int32_t i = 0; i < count; i++) {
        if (keep_null || nodes[2 * i] != NULL) {
            out->items[out->count++] = nodes[2 * i];
        }
    }
    return true;
}

static Node *make_arguments(Parser *p, Params *params) {
    Astarguments *node = NEW(p, arguments);
    int32_t total = param_count(p, params);
    int32_t positional = params->star ? params->positional : total;
    int32_t only = params->positional_only;
    Node **all = p->stack.items + params->mark;
    if (node == NULL) {
        return NULL;
    }
    if (total > 0
        && (!copy_half(p, all, only, true, &node->posonlyargs)
            || !copy_half(p, all + 2 * only, positional - only, true, &node->args)
            || !copy_half(p, all + 1, positional, false, &node->defaults)
            || !copy_half(p, all + 2 * positional, total - positional, true, &node->kwonlyargs)
            || !copy_half(p, all + 2 * positional + 1, total - positional, true,
                          &node->kw_defaults))) {
        return NULL;
    }
    node->vararg = params->vararg;
    node->kwarg = params->kwarg;
    p->stack.count = params->mark;
    return &node->head;
}

Node *parse_parameters(Parser *p, TokenKind closer) {
    Params params = {.mark = p->stack.count, .closer = closer};
    if (p->diagnose && diagnose_parameters(p, closer)) {
        return NULL;
    }
    if (!parse_all(p, &params)) {
        return drop(p, params.mark);
    }
    return make_arguments(p, &params);
}

/* ---- type parameters ------------------------------------------------------------------------- */

/* ['=' expression]; a star is allowed where `starred`. */
static bool parse_type_default(Parser *p, bool starred, Node **out) {
    const Token *equal = p->tok;
    if (accept(p, TOK_EQUAL)) {
        *out = starred ? parse_star_expression(p) : parse_expression(p);
        if (*out == NULL) {
            p->tok = equal;
        }
    }
    return !has_error(p);
}

static Node *parse_type_variable(Parser *p) {
    AstTypeVar *node = NEW_AT(p, TypeVar, p->tok);
    if (node == NULL || (node->name = name_value(p, p->tok)) == NULL) {
        return NULL;
    }
    const Token *colon = ++p->tok;
    if (accept(p, TOK_COLON) && (node->bound = parse_expression(p)) == NULL) {
        p->tok = colon;
        if (has_error(p)) {
            return NULL;
        }
    }
    return parse_type_default(p, false, &node->default_value) ? end_here(p, node) : NULL;
}

/* *Ts or **P: the two structs are alike. */
static Node *parse_starred_type(Parser *p) {
    _Static_assert(sizeof(AstTypeVarTuple) == sizeof(AstParamSpec),
                   "*Ts and **P share their parser");
    bool tuple = at(p, TOK_STAR);
    AstParamSpec *node = (AstParamSpec *)start_at_token(
        parser_node(p, tuple ? AST_TypeVarTuple : AST_ParamSpec, sizeof(AstParamSpec)), p->tok);
    if (node == NULL || diagnose_type_param(p)) {
        return NULL;
    }
    p->tok++;
    if (!expect(p, TOK_NAME) || (node->name = name_value(p, p->tok - 1)) == NULL
        || !parse_type_default(p, tuple, &node->default_value)) {
        return NULL;
    }
    return end_here(p, node);
}

static Node *parse_type_param(Parser *p) {
    switch (p->tok->kind) {
    case TOK_NAME:
        return parse_type_variable(p);
    case TOK_STAR:
    case TOK_DOUBLESTAR:
        return parse_starred_type(p);
    default:
        return fail(p);
    }
}

bool parse_type_params(Parser *p, NodeSeq *type_params) {
    const Token *open = p->tok;
    uint32_t mark = p->stack.count;
    if (!accept(p, TOK_LSQB)) {
        return true;
    }
    if (p->diagnose && at(p, TOK_RSQB)) {
        raise_syntax(p, range_from(p, token_range(p->tok)), "Type parameter list cannot be empty");
        return false;
    }
    do {
        Node *node = parse_type_param(p);
        if (node == NULL || !push(p, node)) {
            break;
        }
        if (at(p, TOK_COMMA) && p->tok[1].kind == TOK_RSQB) {
            p->tok++;
        }
        if (accept(p, TOK_RSQB)) {
            return take(p, mark, type_params);
        }
    } while (expect(p, TOK_COMMA));
    /* Then there are none, and the bracket is the next token. */
    p->tok = open;
    drop(p, mark);
    return !has_error(p);
}
