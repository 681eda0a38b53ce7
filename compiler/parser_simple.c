/* parser_simple.c: simple statements: those that fit on a line.
 *
 * An assignment begins like an expression. So an expression is parsed, and the token behind it
 * tells what it was; targets are then checked and get their context.
 */
#include "compiler/parser_internal.h"

static const uint8_t augmented[TOKEN_KIND_COUNT] = {
    [TOK_PLUSEQUAL] = OPERATOR_Add + 1,
    [TOK_MINEQUAL] = OPERATOR_Sub + 1,
    [TOK_STAREQUAL] = OPERATOR_Mult + 1,
    [TOK_ATEQUAL] = OPERATOR_MatMult + 1,
    [TOK_SLASHEQUAL] = OPERATOR_Div + 1,
    [TOK_PERCENTEQUAL] = OPERATOR_Mod + 1,
    [TOK_AMPEREQUAL] = OPERATOR_BitAnd + 1,
    [TOK_VBAREQUAL] = OPERATOR_BitOr + 1,
    [TOK_CIRCUMFLEXEQUAL] = OPERATOR_BitXor + 1,
    [TOK_LEFTSHIFTEQUAL] = OPERATOR_LShift + 1,
    [TOK_RIGHTSHIFTEQUAL] = OPERATOR_RShift + 1,
    [TOK_DOUBLESTAREQUAL] = OPERATOR_Pow + 1,
    [TOK_DOUBLESLASHEQUAL] = OPERATOR_FloorDiv + 1,
};

bool is_augmented_assignment(TokenKind kind) { return augmented[kind] != 0; }

/* ---- assignments ----------------------------------------------------------------------------- */

/* At ':'. */
static Node *parse_annotated(Parser *p, const Token *start, Node *target) {
    p->tok++;
    Node *annotation = parse_expression(p), *value = NULL;
    if (annotation == NULL) {
        return NULL;
    }
    const Token *equal = p->tok;
    if (accept(p, TOK_EQUAL) && (value = parse_annotated_rhs(p)) == NULL) {
        if (has_error(p)) {
            return NULL;
        }
        p->tok = equal;
    }
    AstAnnAssign *node = NEW_AT(p, AnnAssign, start);
    if (node == NULL) {
        return NULL;
    }
    set_context(target, CONTEXT_Store);
    node->target = target;
    node->annotation = annotation;
    node->value = value;
    node->simple = target->kind == AST_Name && !target->parenthesized;
    return end_here(p, node);
}

/* At '='. */
static Node *parse_assign(Parser *p, const Token *start, Node *first) {
    uint32_t mark = p->stack.count;
    Node *value = first;
    while (at(p, TOK_EQUAL)) {
        if (invalid_target(value, TARGET_STAR) != NULL) {
            fail(p);
            return drop(p, mark);
        }
        set_context(value, CONTEXT_Store);
        if (!push(p, value)) {
            return NULL;
        }
        p->tok++;
        value = parse_annotated_rhs(p);
        if (value == NULL) {
            return drop(p, mark);
        }
    }
    AstAssign *node = NEW_AT(p, Assign, start);
    if (node == NULL || !take(p, mark, &node->targets)) {
        return drop(p, mark);
    }
    node->value = value;
    return end_here(p, node);
}

/* At the operator. */
static Node *parse_augmented(Parser *p, const Token *start, Node *target) {
    uint8_t op = (uint8_t)(augmented[p->tok->kind] - 1);
    p->tok++;
    Node *value = parse_annotated_rhs(p);
    AstAugAssign *node;
    if (value == NULL || (node = NEW_AT(p, AugAssign, start)) == NULL) {
        return NULL;
    }
    set_context(target, CONTEXT_Store);
    node->target = target;
    node->head.op = op;
    node->value = value;
    return end_here(p, node);
}

static Node *expression_statement(Parser *p, const Token *start, Node *value) {
    AstExpr *node = NEW_AT(p, Expr, start);
    if (node == NULL) {
        return NULL;
    }
    node->value = value;
    return end_here(p, node);
}

static Node *parse_assignment(Parser *p, const Token *start, Node *first) {
    if (at(p, TOK_EQUAL)) {
        return first->kind == AST_Yield || first->kind == AST_YieldFrom
                   ? NULL
                   : parse_assign(p, start, first);
    }
    if (at(p, TOK_COLON) && is_single_target(first)) {
        return parse_annotated(p, start, first);
    }
    if (augmented[p->tok->kind] && is_single_target(first)) {
        return parse_augmented(p, start, first);
    }
    return NULL;
}

/* An expression, or any assignment. */
static Node *parse_expression_statement(Parser *p) {
    const Token *start = p->tok;
    Node *first = parse_annotated_rhs(p);
    if (first != NULL && (at(p, TOK_NEWLINE) || at(p, TOK_SEMI))) {
        return expression_statement(p, start, first);
    }
    if (has_error(p)) {
        return NULL;
    }
    const Token *behind = p->tok;
    if (first != NULL) {
        bool committed = augmented[behind->kind] && is_single_target(first);
        Node *node = parse_assignment(p, start, first);
        if (node != NULL || has_error(p)) {
            return node;
        }
        if (committed) {
            return NULL;
        }
    }
    if (p->diagnose && diagnose_assignment(p, start)) {
        return NULL;
    }
    if (first == NULL) {
        return NULL;
    }
    p->tok = behind;
    fail(p);
    return expression_statement(p, start, first);
}

/* ---- the others ------------------------------------------------------------------------------ */

static Node *parse_keyword_only(Parser *p, AstKind kind) {
    Node *node = start_at_token(parser_node(p, kind, sizeof(Node)), p->tok++);
    return node != NULL ? end_here(p, node) : NULL;
}

static Node *parse_return(Parser *p) {
    AstReturn *node = NEW_AT(p, Return, p->tok++);
    const Token *behind = p->tok;
    if (node == NULL) {
        return NULL;
    }
    if (!at(p, TOK_NEWLINE) && (node->value = parse_star_expressions(p)) == NULL) {
        if (has_error(p)) {
            return NULL;
        }
        p->tok = behind;
    }
    return end_here(p, node);
}

static Node *parse_raise(Parser *p) {
    AstRaise *node = NEW_AT(p, Raise, p->tok++);
    const Token *behind = p->tok;
    if (node == NULL) {
        return NULL;
    }
    node->exc = parse_expression(p);
    if (node->exc != NULL) {
        behind = p->tok;
        if (accept(p, KW_FROM)) {
            node->cause = parse_expression(p);
        }
    }
    if (has_error(p)) {
        return NULL;
    }
    if (node->cause == NULL) {
        p->tok = behind;
    }
    return end_here(p, node);
}

static Node *parse_assert(Parser *p) {
    AstAssert *node = NEW_AT(p, Assert, p->tok++);
    if (node == NULL || (node->test = parse_expression(p)) == NULL) {
        return NULL;
    }
    const Token *behind = p->tok;
    if (accept(p, TOK_COMMA) && (node->msg = parse_expression(p)) == NULL) {
        if (has_error(p)) {
            return NULL;
        }
        p->tok = behind;
    }
    return end_here(p, node);
}

/* target (',' target)* [',']: pushed. */
static bool parse_del_targets(Parser *p) {
    do {
        Node *target = parse_primary(p);
        if (target == NULL || invalid_target(target, TARGET_DEL) != NULL) {
            fail(p);
            return false;
        }
        set_context(target, CONTEXT_Del);
        if (!push(p, target)) {
            return false;
        }
    } while (accept(p, TOK_COMMA) && !at(p, TOK_SEMI) && !at(p, TOK_NEWLINE));
    if (at(p, TOK_SEMI) || at(p, TOK_NEWLINE)) {
        return true;
    }
    fail(p);
    return false;
}

static Node *parse_del(Parser *p) {
    const Token *keyword = p->tok;
    AstDelete *node = NEW_AT(p, Delete, p->tok++);
    uint32_t mark = p->stack.count;
    if (node == NULL) {
        return NULL;
    }
    if (parse_del_targets(p)) {
        return take(p, mark, &node->targets) ? end_here(p, node) : NULL;
    }
    drop(p, mark);
    if (p->diagnose && !has_error(p)) {
        p->tok = keyword + 1;
        Node *targets = parse_star_expressions(p);
        if (targets != NULL && !has_error(p)) {
            raise_invalid_target(p, targets, TARGET_DEL);
        }
    }
    return NULL;
}

/* `global` and `nonlocal`: the two structs are alike. */
static Node *parse_scope(Parser *p, AstKind kind) {
    _Static_assert(sizeof(AstGlobal) == sizeof(AstNonlocal),
                   "global and nonlocal share their parser");
    AstGlobal *node = (AstGlobal *)start_at_token(parser_node(p, kind, sizeof(AstGlobal)), p->tok);
    int32_t count = 0;
    const Token *first = p->tok + 1;
    if (node == NULL) {
        return NULL;
    }
    do {
        p->tok++;
        if (!expect(p, TOK_NAME)) {
            if (count == 0) {
                return NULL;
            }
            p->tok--;
            break;
        }
        count++;
    } while (at(p, TOK_COMMA));
    node->names.items = scratch_array(p->scratch, (size_t)count, sizeof(Str *));
    if (node->names.items == NULL) {
        return parser_no_memory(p);
    }
    node->names.count = count;
    for (int32_t i = 0; i < count; i++) {
        if ((node->names.items[i] = name_value(p, first + 2 * i)) == NULL) {
            return NULL;
        }
    }
    return end_here(p, node);
}

/* `type X = ...`; `type` is a plain name unless another name follows. The second pass looks at it
 * as an expression first, since CPython does. */
static Node *parse_type_alias(Parser *p) {
    const Token *keyword = p->tok;
    if (p->diagnose && parse_expression(p) == NULL) {
        return NULL;
    }
    p->tok = keyword + 1;
    AstTypeAlias *node = NEW_AT(p, TypeAlias, keyword);
    if (node == NULL) {
        return NULL;
    }
    AstName *name = NEW_AT(p, Name, p->tok);
    if (name == NULL || (name->id = name_value(p, p->tok)) == NULL) {
        return NULL;
    }
    p->tok++;
    name->head.ctx = CONTEXT_Store;
    node->name = end_here(p, name);
    if (!parse_type_params(p, &node->type_params) || !expect(p, TOK_EQUAL)
        || (node->value = parse_expression(p)) == NULL) {
        return NULL;
    }
    return end_here(p, node);
}

Node *parse_simple_statement(Parser *p) {
    switch (p->tok->kind) {
    case KW_RETURN:
        return parse_return(p);
    case KW_IMPORT:
        return parse_import(p);
    case KW_FROM:
        return parse_import_from(p);
    case KW_RAISE:
        return parse_raise(p);
    case KW_PASS:
        return parse_keyword_only(p, AST_Pass);
    case KW_BREAK:
        return parse_keyword_only(p, AST_Break);
    case KW_CONTINUE:
        return parse_keyword_only(p, AST_Continue);
    case KW_DEL:
        return parse_del(p);
    case KW_ASSERT:
        return parse_assert(p);
    case KW_GLOBAL:
        return parse_scope(p, AST_Global);
    case KW_NONLOCAL:
        return parse_scope(p, AST_Nonlocal);
    default:
        break;
    }
    if (p->tok->soft == SOFT_TYPE && p->tok[1].kind == TOK_NAME) {
        return parse_type_alias(p);
    }
    return parse_expression_statement(p);
}

bool parse_simple_statements(Parser *p) {
    for (;;) {
        Node *node = parse_simple_statement(p);
        if (node == NULL || !push(p, node)) {
            return false;
        }
        if (accept(p, TOK_NEWLINE)) {
            return true;
        }
        if (!expect(p, TOK_SEMI)) {
            return false;
        }
        if (accept(p, TOK_NEWLINE)) {
            return true;
        }
    }
}

bool parse_statement(Parser *p) {
    bool matched = false;
    Node *node = parse_compound(p, &matched);
    if (node != NULL) {
        return push(p, node);
    }
    return !matched && !has_error(p) && parse_simple_statements(p);
}
