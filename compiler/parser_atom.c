/* parser_atom.c: atoms, displays, comprehensions, and the trailers of a primary: attributes, calls,
 * subscripts. */
#include "compiler/parser_internal.h"

/* ---- comprehensions -------------------------------------------------------------------------- */

/* ['async'] 'for' targets 'in' disjunction ('if' disjunction)* */
static Node *parse_clause(Parser *p) {
    const Token *start = p->tok;
    Astcomprehension *node = NEW_AT(p, comprehension, start);
    uint32_t mark = p->stack.count;
    if (node == NULL) {
        return NULL;
    }
    node->is_async = accept(p, KW_ASYNC);
    p->tok++;
    node->target = parse_star_targets(p);
    if (node->target == NULL || !expect(p, KW_IN)) {
        if (!has_error(p) && !diagnose_missing_in(p, start) && p->diagnose) {
            diagnose_for_target(p, start);
        }
        return NULL;
    }
    if ((node->iter = parse_disjunction(p)) == NULL) {
        return NULL;
    }
    const Token *behind = p->tok;
    while (accept(p, KW_IF)) {
        Node *condition = parse_disjunction(p);
        if (condition == NULL) {
            break;
        }
        if (!push(p, condition)) {
            return NULL;
        }
        behind = p->tok;
    }
    p->tok = behind;
    return !has_error(p) && take(p, mark, &node->ifs) ? end_here(p, node) : drop(p, mark);
}

bool parse_comprehension(Parser *p, NodeSeq *generators) {
    uint32_t mark = p->stack.count;
    if (!at_comprehension(p)) {
        fail(p);
        return false;
    }
    while (at_comprehension(p)) {
        const Token *start = p->tok;
        Node *clause = parse_clause(p);
        if (clause == NULL) {
            if (has_error(p) || p->stack.count == mark) {
                drop(p, mark);
                return false;
            }
            p->tok = start;
            break;
        }
        if (!push(p, clause)) {
            return false;
        }
    }
    return take(p, mark, generators);
}

/* The clauses behind `element`, and the closing bracket. ListComp, SetComp and GeneratorExp are
 * alike. */
static Node *finish_comprehension(Parser *p, AstKind kind, const Token *open, Node *element,
                                  TokenKind closer) {
    AstListComp *node =
        (AstListComp *)start_at_token(parser_node(p, kind, sizeof(AstListComp)), open);
    if (node == NULL || !parse_comprehension(p, &node->generators) || !expect(p, closer)) {
        return NULL;
    }
    node->elt = element;
    return end_here(p, node);
}

/* ---- displays -------------------------------------------------------------------------------- */

/* Elements behind the first, up to the closing bracket; List, Set and Tuple hold them in the same
 * place. */
static Node *finish_display(Parser *p, AstKind kind, const Token *open, Node *first,
                            TokenKind closer) {
    AstList *node = (AstList *)start_at_token(parser_node(p, kind, sizeof(AstList)), open);
    uint32_t mark = p->stack.count;
    bool good = node != NULL;
    if (good && first != NULL) {
        good = push(p, first);
        if (good && accept(p, TOK_COMMA) && !at(p, closer)) {
            const Token *behind = p->tok;
            good = parse_star_named_expressions(p);
            if (!good) {
                p->tok = behind;
            }
        }
    }
    if (!good || !expect(p, closer) || !take(p, mark, &node->elts)) {
        return drop(p, mark);
    }
    return end_here(p, node);
}

static Node *parse_group(Parser *p, const Token *open) {
    bool yield = at(p, KW_YIELD);
    Node *node = yield ? parse_yield(p) : parse_star_named_expression(p);
    if (node == NULL) {
        return NULL;
    }
    if (at(p, TOK_COMMA) && !yield) {
        node = finish_display(p, AST_Tuple, open, node, TOK_RPAR);
    } else if (node->kind == AST_Starred) {
        return fail(p);
    } else if (at_comprehension(p) && !yield) {
        return finish_comprehension(p, AST_GeneratorExp, open, node, TOK_RPAR);
    } else if (!expect(p, TOK_RPAR)) {
        return NULL;
    }
    if (node != NULL) {
        node->parenthesized = true;
    }
    return node;
}

static Node *parse_parentheses(Parser *p) {
    const Token *open = p->tok++;
    Node *node;
    if (at(p, TOK_RPAR)) {
        node = finish_display(p, AST_Tuple, open, NULL, TOK_RPAR);
        if (node != NULL) {
            node->parenthesized = true;
        }
        return node;
    }
    node = parse_group(p, open);
    if (node == NULL && p->diagnose && !has_error(p)) {
        if (!diagnose_group(p, open)) {
            diagnose_comprehension(p, open);
        }
    }
    return node;
}

static Node *parse_list_display(Parser *p) {
    const Token *open = p->tok++;
    if (at(p, TOK_RSQB)) {
        return finish_display(p, AST_List, open, NULL, TOK_RSQB);
    }
    Node *first = parse_star_named_expression(p), *node = NULL;
    if (first != NULL) {
        node = at_comprehension(p) && first->kind != AST_Starred
                   ? finish_comprehension(p, AST_ListComp, open, first, TOK_RSQB)
                   : finish_display(p, AST_List, open, first, TOK_RSQB);
    }
    if (node == NULL && p->diagnose && !has_error(p)) {
        diagnose_comprehension(p, open);
    }
    return node;
}

/* A value is wanted behind the colon, and there is none. In both passes, as in CPython. */
static bool diagnose_value(Parser *p, const Token *colon) {
    p->tok = colon + 1;
    if (at(p, TOK_STAR)) {
        p->tok++;
        if (parse_bitwise_or(p) != NULL && !has_error(p)) {
            raise_syntax(p, range_from(p, token_range(colon + 1)),
                         "cannot use a starred expression in a dictionary value");
        }
    } else if (at(p, TOK_RBRACE) || at(p, TOK_COMMA)) {
        raise_syntax(p, token_range(colon), "expression expected after dictionary key and ':'");
    }
    return false;
}

/* No colon follows the key of a second or later pair. The place is the key's last character. */
static bool raise_missing_colon(Parser *p, const Node *key) {
    fail(p);
    raise_syntax(
        p,
        (SyntaxRange){key->lineno, key->end_col_offset - 1, key->end_lineno, SYNTAX_ERROR_NO_END},
        "':' expected after dictionary key");
    return false;
}

/* expression ':' expression, or '**' bitwise_or with a NULL key. */
static bool parse_pair(Parser *p, Node **key, Node **value, bool first) {
    *key = NULL;
    if (accept(p, TOK_DOUBLESTAR)) {
        return (*value = parse_bitwise_or(p)) != NULL;
    }
    if ((*key = parse_expression(p)) == NULL) {
        return false;
    }
    const Token *colon = p->tok;
    if (!expect(p, TOK_COLON)) {
        return !first && !has_error(p) && raise_missing_colon(p, *key);
    }
    *value = parse_expression(p);
    return *value != NULL || (!has_error(p) && diagnose_value(p, colon));
}

/* pair (',' pair)* behind the first pair, pushed; a trailing comma stays. */
static bool parse_pairs(Parser *p) {
    Node *key, *value;
    while (at(p, TOK_COMMA) && p->tok[1].kind != TOK_RBRACE) {
        const Token *comma = p->tok++;
        if (!parse_pair(p, &key, &value, false)) {
            p->tok = comma;
            return !has_error(p);
        }
        if (!push(p, key) || !push(p, value)) {
            return false;
        }
    }
    return true;
}

/* Pairs lie on the stack from `mark` on, key and value in turn. */
static bool take_pairs(Parser *p, uint32_t mark, AstDict *dict) {
    uint32_t count = (p->stack.count - mark) / 2;
    Node **pairs = p->stack.items + mark;
    dict->keys.items = scratch_array(p->scratch, count, sizeof(Node *));
    dict->values.items = scratch_array(p->scratch, count, sizeof(Node *));
    if (count > 0 && (dict->keys.items == NULL || dict->values.items == NULL)) {
        parser_no_memory(p);
        return false;
    }
    dict->keys.count = dict->values.count = (int32_t)count;
    for (uint32_t i = 0; i < count; i++) {
        dict->keys.items[i] = pairs[2 * i];
        dict->values.items[i] = pairs[2 * i + 1];
    }
    p->stack.count = mark;
    return true;
}

static Node *finish_dict_comprehension(Parser *p, const Token *open, uint32_t mark) {
    AstDictComp *node = NEW_AT(p, DictComp, open);
    if (node == NULL) {
        return NULL;
    }
    node->key = p->stack.items[mark];
    node->value = p->stack.items[mark + 1];
    p->stack.count = mark;
    if (!parse_comprehension(p, &node->generators) || !expect(p, TOK_RBRACE)) {
        return NULL;
    }
    return end_here(p, node);
}

/* Behind the first pair, which lies on the stack at `mark`. */
static Node *finish_dict(Parser *p, const Token *open, uint32_t mark) {
    if (p->stack.items[mark] != NULL && at_comprehension(p)) {
        return finish_dict_comprehension(p, open, mark);
    }
    if (!parse_pairs(p)) {
        return drop(p, mark);
    }
    accept(p, TOK_COMMA);
    if (!expect(p, TOK_RBRACE)) {
        return drop(p, mark);
    }
    AstDict *node = NEW_AT(p, Dict, open);
    return node != NULL && take_pairs(p, mark, node) ? end_here(p, node) : drop(p, mark);
}

static Node *parse_dict(Parser *p, const Token *open) {
    uint32_t mark = p->stack.count;
    Node *key, *value;
    if (accept(p, TOK_RBRACE)) {
        AstDict *node = NEW_AT(p, Dict, open);
        return node != NULL ? end_here(p, node) : NULL;
    }
    if (!parse_pair(p, &key, &value, true) || !push(p, key) || !push(p, value)) {
        return NULL;
    }
    return finish_dict(p, open, mark);
}

/* What a brace began, by its first element: a set has no ':' behind it. */
static Node *parse_set(Parser *p, const Token *open, Node *first) {
    return at_comprehension(p) && first->kind != AST_Starred
               ? finish_comprehension(p, AST_SetComp, open, first, TOK_RBRACE)
               : finish_display(p, AST_Set, open, first, TOK_RBRACE);
}

/* In the second pass the readings are tried in the grammar's order: the mistakes of a dict go
 * before a set's. */
static Node *diagnose_braces(Parser *p, const Token *open) {
    Node *node = parse_dict(p, open);
    if (node != NULL || has_error(p)) {
        return node;
    }
    p->tok = open + 1;
    Node *first = parse_star_named_expression(p);
    if (first != NULL && (node = parse_set(p, open, first)) != NULL) {
        return node;
    }
    if (!has_error(p) && !diagnose_dict_comprehension(p, open)) {
        diagnose_comprehension(p, open);
    }
    return NULL;
}

static Node *parse_braces(Parser *p) {
    const Token *open = p->tok++;
    if (p->diagnose) {
        return diagnose_braces(p, open);
    }
    if (at(p, TOK_RBRACE) || at(p, TOK_DOUBLESTAR)) {
        return parse_dict(p, open);
    }
    Node *first = parse_star_named_expression(p);
    if (first == NULL) {
        return NULL;
    }
    if (!at(p, TOK_COLON) || (first->kind == AST_NamedExpr && !first->parenthesized)
        || first->kind == AST_Starred) {
        return parse_set(p, open, first);
    }
    const Token *colon = p->tok++;
    Node *value = parse_expression(p);
    if (value == NULL) {
        if (!has_error(p)) {
            diagnose_value(p, colon);
        }
        return NULL;
    }
    if (!push(p, first) || !push(p, value)) {
        return NULL;
    }
    return finish_dict(p, open, p->stack.count - 2);
}

/* ---- atoms ----------------------------------------------------------------------------------- */

static Node *parse_singleton(Parser *p, Object *value) { return constant_node(p, p->tok++, value); }

static Node *parse_name(Parser *p) {
    AstName *node = NEW_AT(p, Name, p->tok);
    if (node == NULL || (node->id = name_value(p, p->tok)) == NULL) {
        return NULL;
    }
    p->tok++;
    return end_here(p, node);
}

static Node *parse_number(Parser *p) {
    const Token *token = p->tok++;
    return constant_node(p, token, number_value(p, token));
}

Node *parse_atom(Parser *p) {
    switch (p->tok->kind) {
    case TOK_NAME:
        return parse_name(p);
    case TOK_NUMBER:
        return parse_number(p);
    case TOK_STRING:
    case TOK_FSTRING_START:
        return parse_strings(p);
    case TOK_LPAR:
        return parse_parentheses(p);
    case TOK_LSQB:
        return parse_list_display(p);
    case TOK_LBRACE:
        return parse_braces(p);
    case KW_NONE:
        return parse_singleton(p, KNone);
    case KW_TRUE:
        return parse_singleton(p, KTrue);
    case KW_FALSE:
        return parse_singleton(p, KFalse);
    case TOK_ELLIPSIS:
        return parse_singleton(p, KEllipsis);
    default:
        return fail(p);
    }
}

/* ---- trailers -------------------------------------------------------------------------------- */

/* [lower] ':' [upper] [':' [step]], behind the lower bound. */
static Node *finish_slice(Parser *p, const Token *start, Node *lower) {
    AstSlice *node = NEW_AT(p, Slice, start);
    if (node == NULL) {
        return NULL;
    }
    node->lower = lower;
    Node **bounds[] = {&node->upper, &node->step};
    for (int i = 0; i < 2 && at(p, TOK_COLON); i++) {
        const Token *behind = ++p->tok;
        if (starts_expression(p->tok->kind)) {
            *bounds[i] = parse_expression(p);
            if (*bounds[i] == NULL) {
                p->tok = behind;
            }
        }
        if (has_error(p)) {
            return NULL;
        }
    }
    return end_here(p, node);
}

/* A slice, a named expression or *expression. */
static Node *parse_slice(Parser *p) {
    const Token *start = p->tok;
    if (at(p, TOK_STAR)) {
        return parse_starred_argument(p);
    }
    if (at(p, TOK_COLON)) {
        return finish_slice(p, start, NULL);
    }
    if (at(p, TOK_NAME) && p->tok[1].kind == TOK_COLONEQUAL) {
        return parse_named_expression(p);
    }
    Node *node = parse_expression(p);
    if (node == NULL) {
        return NULL;
    }
    if (at(p, TOK_COLON)) {
        return finish_slice(p, start, node);
    }
    if (p->diagnose && diagnose_named_expression(p, start, node)) {
        return NULL;
    }
    return at(p, TOK_COLONEQUAL) ? fail(p) : node;
}

/* One slice, or a Tuple of them: always one when there is a comma or a star. */
static Node *parse_slices(Parser *p) {
    const Token *start = p->tok;
    uint32_t mark = p->stack.count;
    Node *first = parse_slice(p);
    if (first == NULL || (!at(p, TOK_COMMA) && first->kind != AST_Starred)) {
        return first;
    }
    if (!push(p, first)) {
        return NULL;
    }
    while (accept(p, TOK_COMMA) && !at(p, TOK_RSQB)) {
        const Token *behind = p->tok;
        Node *item = parse_slice(p);
        if (item == NULL) {
            p->tok = behind;
            break;
        }
        if (!push(p, item)) {
            return NULL;
        }
    }
    AstTuple *node = has_error(p) ? NULL : NEW_AT(p, Tuple, start);
    return node != NULL && take(p, mark, &node->elts) ? end_here(p, node) : drop(p, mark);
}

static Node *parse_attribute(Parser *p, const Token *start, Node *value) {
    p->tok++;
    if (!at(p, TOK_NAME)) {
        return fail(p);
    }
    AstAttribute *node = NEW_AT(p, Attribute, start);
    if (node == NULL || (node->attr = name_value(p, p->tok)) == NULL) {
        return NULL;
    }
    p->tok++;
    node->value = value;
    return end_here(p, node);
}

static Node *parse_call(Parser *p, const Token *start, Node *func) {
    AstCall *node = NEW_AT(p, Call, start);
    Arguments arguments = {0};
    p->tok++;
    if (node == NULL || !parse_arguments(p, &arguments, true)) {
        return NULL;
    }
    node->func = func;
    node->args = arguments.args;
    node->keywords = arguments.keywords;
    return end_here(p, node);
}

static Node *parse_subscript(Parser *p, const Token *start, Node *value) {
    AstSubscript *node = NEW_AT(p, Subscript, start);
    p->tok++;
    if (node == NULL || (node->slice = parse_slices(p)) == NULL || !expect(p, TOK_RSQB)) {
        return NULL;
    }
    node->value = value;
    return end_here(p, node);
}

Node *parse_primary(Parser *p) {
    const Token *start = p->tok;
    Node *node = parse_atom(p);
    while (node != NULL) {
        const Token *behind = p->tok;
        /* As the argument of a call might be: in CPython's grammar one rule serves all brackets. */
        if (p->diagnose && (at(p, TOK_LSQB) || at(p, TOK_LBRACE))
            && diagnose_comprehension(p, behind)) {
            return NULL;
        }
        Node *longer;
        switch (behind->kind) {
        case TOK_DOT:
            longer = parse_attribute(p, start, node);
            break;
        case TOK_LPAR:
            longer = parse_call(p, start, node);
            break;
        case TOK_LSQB:
            longer = parse_subscript(p, start, node);
            break;
        default:
            if (p->second_pass) {
                parser_examine(p, behind);
            }
            return node;
        }
        if (longer == NULL) {
            p->tok = behind;
            return has_error(p) ? NULL : node;
        }
        node = longer;
    }
    return NULL;
}
