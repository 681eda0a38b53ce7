/* parser_expr.c: expressions down to the binary operators; what they are made of is in
 * parser_atom.c.
 *
 * Binary operators are parsed by precedence climbing over one table. Chains of one operator, prefix
 * operators and boolean lists are loops, so that their length costs no C stack; what does recurse
 * checks the stack's address.
 */
#include "compiler/parser_internal.h"

/* ---- tables ---------------------------------------------------------------------------------- */

typedef struct BinaryOperator {
    uint8_t power; /* 0: not a binary operator */
    uint8_t op;
} BinaryOperator;

static const BinaryOperator binary_operators[TOKEN_KIND_COUNT] = {
    [TOK_VBAR] = {POWER_OR, OPERATOR_BitOr},
    [TOK_CIRCUMFLEX] = {POWER_XOR, OPERATOR_BitXor},
    [TOK_AMPER] = {POWER_AND, OPERATOR_BitAnd},
    [TOK_LEFTSHIFT] = {POWER_SHIFT, OPERATOR_LShift},
    [TOK_RIGHTSHIFT] = {POWER_SHIFT, OPERATOR_RShift},
    [TOK_PLUS] = {POWER_SUM, OPERATOR_Add},
    [TOK_MINUS] = {POWER_SUM, OPERATOR_Sub},
    [TOK_STAR] = {POWER_TERM, OPERATOR_Mult},
    [TOK_AT] = {POWER_TERM, OPERATOR_MatMult},
    [TOK_SLASH] = {POWER_TERM, OPERATOR_Div},
    [TOK_PERCENT] = {POWER_TERM, OPERATOR_Mod},
    [TOK_DOUBLESLASH] = {POWER_TERM, OPERATOR_FloorDiv},
};

/* Of the comparisons of one token; 0: not one. */
static const uint8_t comparisons[TOKEN_KIND_COUNT] = {
    [TOK_EQEQUAL] = OPERATOR_Eq, [TOK_NOTEQUAL] = OPERATOR_NotEq, [TOK_LESS] = OPERATOR_Lt,
    [TOK_GREATER] = OPERATOR_Gt, [TOK_LESSEQUAL] = OPERATOR_LtE,  [TOK_GREATEREQUAL] = OPERATOR_GtE,
    [KW_IN] = OPERATOR_In,       [KW_IS] = OPERATOR_Is,           [KW_NOT] = OPERATOR_NotIn,
};

bool starts_expression(TokenKind kind) {
    switch (kind) {
    case TOK_NAME:
    case TOK_NUMBER:
    case TOK_STRING:
    case TOK_FSTRING_START:
    case TOK_LPAR:
    case TOK_LSQB:
    case TOK_LBRACE:
    case TOK_ELLIPSIS:
    case TOK_PLUS:
    case TOK_MINUS:
    case TOK_TILDE:
    case KW_NOT:
    case KW_LAMBDA:
    case KW_AWAIT:
    case KW_NONE:
    case KW_TRUE:
    case KW_FALSE:
        return true;
    default:
        return false;
    }
}

/* ---- prefix operators and ** ----------------------------------------------------------------- */

/* A run of prefix operators first[0..count) before `operand`, from the inside out. */
static Node *wrap_unary(Parser *p, const Token *first, size_t count, Node *operand) {
    while (count-- > 0) {
        const Token *token = first + count;
        AstUnaryOp *node = NEW_AT(p, UnaryOp, token);
        if (node == NULL) {
            return NULL;
        }
        node->head.op = token->kind == TOK_MINUS  ? OPERATOR_USub
                        : token->kind == TOK_PLUS ? OPERATOR_UAdd
                        : token->kind == KW_NOT   ? OPERATOR_Not
                                                  : OPERATOR_Invert;
        node->operand = operand;
        operand = end_here(p, node);
    }
    return operand;
}

static Node *parse_factor(Parser *p);

/* 'await' primary */
static Node *parse_await(Parser *p) {
    AstAwait *node = NEW_AT(p, Await, p->tok++);
    if (node == NULL || (node->value = parse_primary(p)) == NULL) {
        return NULL;
    }
    return end_here(p, node);
}

/* primary ['**' factor] */
static Node *parse_power(Parser *p) {
    const Token *start = p->tok;
    Node *left = at(p, KW_AWAIT) ? parse_await(p) : parse_primary(p);
    if (left == NULL || !at(p, TOK_DOUBLESTAR)) {
        return left;
    }
    const Token *operator= p->tok++;
    if (c_stack_low()) {
        return parser_too_deep(p);
    }
    Node *right = parse_factor(p);
    if (right == NULL) {
        p->tok = operator;
        return has_error(p) ? NULL : left;
    }
    AstBinOp *node = NEW_AT(p, BinOp, start);
    if (node == NULL) {
        return NULL;
    }
    node->left = left;
    node->head.op = OPERATOR_Pow;
    node->right = right;
    return end_here(p, node);
}

static inline bool at_sign(const Parser *p) {
    return at(p, TOK_MINUS) || at(p, TOK_PLUS) || at(p, TOK_TILDE);
}

/* - not x */
static bool diagnose_not(Parser *p, Node *(*parse_operand)(Parser *)) {
    const Token *start = p->tok;
    if (at(p, KW_NOT)) {
        p->tok++;
        Node *operand = parse_operand(p);
        if (operand != NULL && !has_error(p)) {
            raise_syntax(p, range_between(token_range(start), range_of(operand)),
                         "'not' after an operator must be parenthesized");
        }
        p->tok = start;
    }
    return has_error(p);
}

static Node *parse_factor(Parser *p) {
    const Token *first = p->tok;
    if (!at_sign(p)) {
        return parse_power(p);
    }
    do {
        p->tok++;
    } while (at_sign(p));
    const Token *behind = p->tok;
    Node *operand = parse_power(p);
    return operand != NULL ? wrap_unary(p, first, (size_t)(behind - first), operand) : NULL;
}

/* ---- binary operators ------------------------------------------------------------------------ */

Node *parse_binary(Parser *p, int power) {
    const Token *start = p->tok;
    Node *left = parse_factor(p);
    if (left == NULL) {
        p->tok = start;
        if (p->diagnose && !has_error(p) && at_sign(p)) {
            p->tok++;
            diagnose_not(p, parse_factor);
        }
        return NULL;
    }
    for (;;) {
        BinaryOperator binary = binary_operators[p->tok->kind];
        if (binary.power == 0 || binary.power < power) {
            return left;
        }
        const Token *operator= p->tok++;
        if (p->diagnose && binary.power >= POWER_SUM && diagnose_not(p, parse_inversion)) {
            return NULL;
        }
        Node *right =
            binary.power == POWER_TERM ? parse_factor(p) : parse_binary(p, binary.power + 1);
        if (right == NULL) {
            p->tok = operator;
            return has_error(p) ? NULL : left;
        }
        AstBinOp *node = NEW_AT(p, BinOp, start);
        if (node == NULL) {
            return NULL;
        }
        node->left = left;
        node->head.op = binary.op;
        node->right = right;
        left = end_here(p, node);
    }
}

/* The comparison operator at p->tok is stepped over; false when there is none. */
static bool accept_comparison(Parser *p, uint8_t *op) {
    *op = comparisons[p->tok->kind];
    if (*op == 0) {
        return false;
    }
    if (at(p, KW_NOT)) {
        if (p->tok[1].kind != KW_IN) {
            parser_examine(p, p->tok + 1);
            return false;
        }
        p->tok++;
    } else if (at(p, KW_IS) && p->tok[1].kind == KW_NOT) {
        *op = OPERATOR_IsNot;
        p->tok++;
    }
    p->tok++;
    return true;
}

/* p->tok is behind `left`, which began at `start`, and at a comparison operator. */
static Node *parse_comparators(Parser *p, const Token *start, Node *left) {
    uint32_t mark = p->stack.count;
    const Token *behind = p->tok;
    SCRATCH_SEQ(uint8_t) ops = {0};
    uint8_t op;
    while (accept_comparison(p, &op)) {
        Node *right = parse_bitwise_or(p);
        if (right == NULL) {
            break;
        }
        behind = p->tok;
        if (!push(p, right)) {
            return NULL;
        }
        if (!SCRATCH_PUSH(p->scratch, &ops, op)) {
            return parser_no_memory(p);
        }
    }
    if (has_error(p)) {
        return drop(p, mark);
    }
    p->tok = behind;
    if (ops.count == 0) {
        return left;
    }
    AstCompare *node = NEW_AT(p, Compare, start);
    if (node == NULL || !take(p, mark, &node->comparators)) {
        return drop(p, mark);
    }
    node->left = left;
    node->ops.count = (int32_t)ops.count;
    node->ops.items = ops.items;
    return end_here(p, node);
}

Node *parse_inversion(Parser *p) {
    const Token *first = p->tok;
    while (at(p, KW_NOT)) {
        p->tok++;
    }
    const Token *behind = p->tok;
    Node *node = parse_bitwise_or(p);
    if (node != NULL && comparisons[p->tok->kind] != 0) {
        node = parse_comparators(p, behind, node);
    }
    return node == NULL || behind == first ? node
                                           : wrap_unary(p, first, (size_t)(behind - first), node);
}

/* ---- and, or --------------------------------------------------------------------------------- */

/* operand ('and' operand)*, or the same with `or`; `first` has been parsed. */
static Node *parse_boolean(Parser *p, const Token *start, Node *first, TokenKind keyword,
                           Node *(*parse_operand)(Parser *)) {
    uint32_t mark = p->stack.count;
    if (!push(p, first)) {
        return NULL;
    }
    const Token *behind = p->tok;
    while (accept(p, keyword)) {
        Node *operand = parse_operand(p);
        if (operand == NULL) {
            break;
        }
        if (!push(p, operand)) {
            return NULL;
        }
        behind = p->tok;
    }
    if (has_error(p)) {
        return drop(p, mark);
    }
    p->tok = behind;
    if (p->stack.count == mark + 1) {
        p->stack.count = mark;
        return first;
    }
    AstBoolOp *node = NEW_AT(p, BoolOp, start);
    if (node == NULL || !take(p, mark, &node->values)) {
        return drop(p, mark);
    }
    node->head.op = keyword == KW_AND ? OPERATOR_And : OPERATOR_Or;
    return end_here(p, node);
}

static Node *parse_conjunction(Parser *p) {
    const Token *start = p->tok;
    Node *first = parse_inversion(p);
    if (first == NULL || !at(p, KW_AND)) {
        return first;
    }
    return parse_boolean(p, start, first, KW_AND, parse_inversion);
}

static Node *parse_disjunction_here(Parser *p) {
    const Token *start = p->tok;
    Node *first = parse_conjunction(p);
    if (first == NULL || !at(p, KW_OR)) {
        return first;
    }
    return parse_boolean(p, start, first, KW_OR, parse_conjunction);
}

/* What `parse` makes of p->tok, from memory if it was tried before. */
static Node *recall(Parser *p, Memo *memos, Node *(*parse_rule)(Parser *)) {
    Memo *memo = &memos[p->tok - p->tokens];
    if (memo->end == NULL) {
        Node *node = parse_rule(p);
        memo->node = node;
        memo->end = p->tok;
    } else {
        p->tok = memo->end;
    }
    return has_error(p) ? NULL : memo->node;
}

Node *parse_disjunction(Parser *p) {
    return p->second_pass ? recall(p, p->disjunctions, parse_disjunction_here)
                          : parse_disjunction_here(p);
}

/* ---- conditional, lambda --------------------------------------------------------------------- */

/* At the `if` behind `body`. Without an else it is not ours: `[x for x in y if z]`. */
static Node *parse_conditional(Parser *p, const Token *start, Node *body) {
    const Token *keyword = p->tok++;
    Node *test = parse_disjunction(p), *orelse = NULL;
    if (test != NULL && expect(p, KW_ELSE)) {
        orelse = parse_expression(p);
    }
    if (orelse == NULL) {
        p->tok = keyword;
        return has_error(p) ? NULL : body;
    }
    AstIfExp *node = NEW_AT(p, IfExp, start);
    if (node == NULL) {
        return NULL;
    }
    node->test = test;
    node->body = body;
    node->orelse = orelse;
    return end_here(p, node);
}

static Node *parse_lambda(Parser *p) {
    const Token *keyword = p->tok;
    AstLambda *node = NEW_AT(p, Lambda, p->tok++);
    if (node == NULL || (node->args = parse_parameters(p, TOK_COLON)) == NULL) {
        return NULL;
    }
    if (p->diagnose && at(p, TOK_COLON) && p->tok[1].kind == TOK_FSTRING_MIDDLE) {
        parser_examine(p, p->tok + 1);
        return raise_syntax(p, range_between(token_range(keyword), token_range(p->tok)),
                            "f-string: lambda expressions are not allowed without parentheses");
    }
    if (!expect(p, TOK_COLON) || (node->body = parse_expression(p)) == NULL) {
        return NULL;
    }
    return end_here(p, node);
}

static Node *parse_expression_here(Parser *p) {
    if (at(p, KW_LAMBDA)) {
        return parse_lambda(p);
    }
    const Token *start = p->tok;
    Node *body = parse_disjunction(p);
    if (body == NULL) {
        return NULL;
    }
    if (p->diagnose && diagnose_expression(p, start, body)) {
        return NULL;
    }
    return at(p, KW_IF) ? parse_conditional(p, start, body) : body;
}

Node *parse_expression(Parser *p) {
    if (c_stack_low()) {
        return parser_too_deep(p);
    }
    return p->second_pass ? recall(p, p->memo, parse_expression_here) : parse_expression_here(p);
}

Node *parse_expression_plainly(Parser *p) {
    bool diagnose = p->diagnose;
    p->diagnose = false;
    Node *node = parse_expression_here(p);
    p->diagnose = diagnose;
    return node;
}

/* ---- named and starred expressions ----------------------------------------------------------- */

static Node *parse_walrus(Parser *p) {
    const Token *name = p->tok;
    AstNamedExpr *node = NEW_AT(p, NamedExpr, name);
    AstName *target = node != NULL ? NEW_AT(p, Name, name) : NULL;
    if (target == NULL || (target->id = name_value(p, name)) == NULL) {
        return NULL;
    }
    p->tok++;
    target->head.ctx = CONTEXT_Store;
    node->target = end_here(p, target);
    p->tok++;
    if ((node->value = parse_expression(p)) == NULL) {
        return NULL;
    }
    return end_here(p, node);
}

Node *parse_named_expression(Parser *p) {
    if (at(p, TOK_NAME) && p->tok[1].kind == TOK_COLONEQUAL) {
        return parse_walrus(p);
    }
    const Token *start = p->tok;
    Node *node = parse_expression(p);
    if (node == NULL || (p->diagnose && diagnose_named_expression(p, start, node))) {
        return NULL;
    }
    return at(p, TOK_COLONEQUAL) ? fail(p) : node;
}

static Node *parse_starred(Parser *p) {
    AstStarred *node = NEW_AT(p, Starred, p->tok++);
    if (node == NULL || (node->value = parse_bitwise_or(p)) == NULL) {
        return NULL;
    }
    return end_here(p, node);
}

Node *parse_star_expression(Parser *p) {
    return at(p, TOK_STAR) ? parse_starred(p) : parse_expression(p);
}

Node *parse_star_named_expression(Parser *p) {
    return at(p, TOK_STAR) ? parse_starred(p) : parse_named_expression(p);
}

/* ---- tuples without parentheses -------------------------------------------------------------- */

/* item (',' item)* [',']: pushed. Ends before what is no item. False when the first is none, or on
 * an error. */
static bool parse_list(Parser *p, Node *first, Node *(*parse_item)(Parser *)) {
    if (first == NULL || !push(p, first)) {
        return false;
    }
    while (accept(p, TOK_COMMA)) {
        const Token *behind = p->tok;
        if (!starts_expression(p->tok->kind) && !at(p, TOK_STAR)) {
            fail(p);
            return true;
        }
        Node *item = parse_item(p);
        if (item == NULL) {
            p->tok = behind;
            return !has_error(p);
        }
        if (!push(p, item)) {
            return false;
        }
    }
    return true;
}

/* One item, or a Tuple of several. It starts at the token and not with the first item: (a), b
 * begins with the parenthesis. */
static Node *parse_tuple_of(Parser *p, Node *(*parse_item)(Parser *)) {
    const Token *start = p->tok;
    Node *first = parse_item(p);
    if (first == NULL || !at(p, TOK_COMMA)) {
        return first;
    }
    uint32_t mark = p->stack.count;
    AstTuple *node = NEW_AT(p, Tuple, start);
    if (node == NULL || !parse_list(p, first, parse_item) || !take(p, mark, &node->elts)) {
        return drop(p, mark);
    }
    return end_here(p, node);
}

Node *parse_expressions(Parser *p) { return parse_tuple_of(p, parse_expression); }

Node *parse_star_expressions(Parser *p) { return parse_tuple_of(p, parse_star_expression); }

bool parse_star_named_expressions(Parser *p) {
    return parse_list(p, parse_star_named_expression(p), parse_star_named_expression);
}

/* '*' target */
static Node *parse_starred_target(Parser *p) {
    AstStarred *node = NEW_AT(p, Starred, p->tok++);
    if (node == NULL || at(p, TOK_STAR) || (node->value = parse_star_target(p)) == NULL) {
        return fail(p);
    }
    return end_here(p, node);
}

Node *parse_star_target(Parser *p) {
    Node *node = at(p, TOK_STAR) ? parse_starred_target(p) : parse_primary(p);
    if (node == NULL || invalid_target(node, TARGET_STAR) != NULL) {
        return fail(p);
    }
    set_context(node, CONTEXT_Store);
    return node;
}

Node *parse_star_targets(Parser *p) {
    Node *node = parse_tuple_of(p, parse_star_target);
    if (node != NULL) {
        set_context(node, CONTEXT_Store);
    }
    return node;
}

Node *parse_yield(Parser *p) {
    const Token *keyword = p->tok++;
    if (at(p, KW_FROM)) {
        AstYieldFrom *from = NEW_AT(p, YieldFrom, keyword);
        p->tok++;
        if (from == NULL || (from->value = parse_expression(p)) == NULL) {
            return NULL;
        }
        return end_here(p, from);
    }
    AstYield *node = NEW_AT(p, Yield, keyword);
    if (node == NULL) {
        return NULL;
    }
    if (starts_expression(p->tok->kind) || at(p, TOK_STAR)) {
        const Token *behind = p->tok;
        node->value = parse_star_expressions(p);
        if (node->value == NULL) {
            p->tok = behind;
            if (has_error(p)) {
                return NULL;
            }
        }
    } else {
        fail(p);
    }
    return end_here(p, node);
}

Node *parse_annotated_rhs(Parser *p) {
    return at(p, KW_YIELD) ? parse_yield(p) : parse_star_expressions(p);
}
