/* parser_pattern.c: the match statement.
 *
 * `match` and `case` are names elsewhere. A statement that begins with `match` is tried as a match
 * statement when the next token can begin a subject; where the colon, newline and indent do not
 * follow, it is parsed as what else it is.
 */
#include "compiler/parser_internal.h"

#include "runtime/objects/float.h"

static Node *parse_pattern(Parser *p);

/* ---- names ----------------------------------------------------------------------------------- */

/* What may not stand behind a captured name or a value's last attribute. */
static bool name_goes_on(Parser *p, const Token *next) {
    if (next > p->furthest) {
        parser_examine(p, next);
    }
    return next->kind == TOK_DOT || next->kind == TOK_LPAR || next->kind == TOK_EQUAL;
}

static bool at_capture_target(Parser *p) {
    if (!at(p, TOK_NAME) || p->tok->soft == SOFT_UNDERSCORE || name_goes_on(p, p->tok + 1)) {
        fail(p);
        return false;
    }
    return true;
}

/* NAME ('.' NAME)* */
static Node *parse_name_or_attr(Parser *p) {
    const Token *start = p->tok;
    Node *node = parse_atom(p);
    while (node != NULL && at(p, TOK_DOT)) {
        if (p->tok[1].kind != TOK_NAME) {
            parser_examine(p, p->tok + 1);
            return node;
        }
        AstAttribute *attribute = NEW_AT(p, Attribute, start);
        if (attribute == NULL || (attribute->attr = name_value(p, p->tok + 1)) == NULL) {
            return NULL;
        }
        p->tok += 2;
        attribute->value = node;
        node = end_here(p, attribute);
    }
    return node;
}

/* ---- literals -------------------------------------------------------------------------------- */

/* ['-'] NUMBER */
static Node *parse_signed_number(Parser *p) {
    const Token *start = p->tok;
    bool negative = accept(p, TOK_MINUS);
    if (!at(p, TOK_NUMBER)) {
        return fail(p);
    }
    Node *number = parse_atom(p);
    if (number == NULL || !negative) {
        return number;
    }
    AstUnaryOp *node = NEW_AT(p, UnaryOp, start);
    if (node == NULL) {
        return NULL;
    }
    node->head.op = OPERATOR_USub;
    node->operand = number;
    return end_here(p, node);
}

static bool is_imaginary(const Parser *p, const Token *number) {
    return (p->text[number->end - 1] | 0x20) == 'j' && number->kind == TOK_NUMBER;
}

/* A number, or real + imaginary. */
static Node *parse_number_literal(Parser *p) {
    const Token *start = p->tok;
    Node *real = parse_signed_number(p);
    if (real == NULL || !(at(p, TOK_PLUS) || at(p, TOK_MINUS))) {
        return real;
    }
    const Token *real_token = p->tok - 1;
    if (is_imaginary(p, real_token)) {
        return raise_syntax(p, token_range(real_token), "real number required in complex literal");
    }
    AstBinOp *node = NEW_AT(p, BinOp, start);
    if (node == NULL) {
        return NULL;
    }
    node->head.op = at(p, TOK_PLUS) ? OPERATOR_Add : OPERATOR_Sub;
    p->tok++;
    if (!at(p, TOK_NUMBER)) {
        return fail(p);
    }
    if (!is_imaginary(p, p->tok)) {
        return raise_syntax(p, token_range(p->tok), "imaginary number required in complex literal");
    }
    node->left = real;
    node->right = parse_atom(p);
    return node->right != NULL ? end_here(p, node) : NULL;
}

/* The literals but None, True and False. */
static Node *parse_value_literal(Parser *p) {
    return at(p, TOK_STRING) || at(p, TOK_FSTRING_START) ? parse_strings(p)
                                                         : parse_number_literal(p);
}

static Node *match_value(Parser *p, const Token *start, Node *value) {
    AstMatchValue *node = value != NULL ? NEW_AT(p, MatchValue, start) : NULL;
    if (node == NULL) {
        return NULL;
    }
    node->value = value;
    return end_here(p, node);
}

static Node *match_singleton(Parser *p, Object *value) {
    AstMatchSingleton *node = NEW_AT(p, MatchSingleton, p->tok++);
    if (node == NULL) {
        return NULL;
    }
    node->value = value;
    return end_here(p, node);
}

/* ---- sequences ------------------------------------------------------------------------------- */

/* '*' target, '*' '_', or a pattern. */
static Node *parse_maybe_star(Parser *p) {
    if (!at(p, TOK_STAR)) {
        return parse_pattern(p);
    }
    AstMatchStar *node = NEW_AT(p, MatchStar, p->tok++);
    if (node == NULL) {
        return NULL;
    }
    if (p->tok->soft != SOFT_UNDERSCORE) {
        if (!at_capture_target(p) || (node->name = name_value(p, p->tok)) == NULL) {
            return NULL;
        }
    }
    p->tok++;
    return end_here(p, node);
}

/* first (',' item)* [',']: pushed. */
static bool parse_items(Parser *p, Node *first, bool *comma) {
    if (first == NULL || !push(p, first)) {
        return false;
    }
    *comma = false;
    while (accept(p, TOK_COMMA)) {
        const Token *behind = p->tok;
        *comma = true;
        Node *item = parse_maybe_star(p);
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

/* The items in `closer`, of which the first may be at hand. */
static Node *match_sequence(Parser *p, const Token *start, uint32_t mark) {
    AstMatchSequence *node = NEW_AT(p, MatchSequence, start);
    return node != NULL && take(p, mark, &node->patterns) ? end_here(p, node) : drop(p, mark);
}

static Node *parse_list_pattern(Parser *p) {
    const Token *open = p->tok++;
    uint32_t mark = p->stack.count;
    bool comma;
    if (!at(p, TOK_RSQB) && !parse_items(p, parse_maybe_star(p), &comma)) {
        return drop(p, mark);
    }
    return expect(p, TOK_RSQB) ? match_sequence(p, open, mark) : drop(p, mark);
}

/* A group, or a sequence: a comma makes the difference. */
static Node *parse_group_pattern(Parser *p) {
    const Token *open = p->tok++;
    uint32_t mark = p->stack.count;
    bool comma;
    if (accept(p, TOK_RPAR)) {
        return match_sequence(p, open, mark);
    }
    if (!parse_items(p, parse_maybe_star(p), &comma)) {
        return drop(p, mark);
    }
    if (comma) {
        return expect(p, TOK_RPAR) ? match_sequence(p, open, mark) : drop(p, mark);
    }
    Node *sole = p->stack.items[mark];
    p->stack.count = mark;
    if (sole->kind == AST_MatchStar) {
        return fail(p);
    }
    return expect(p, TOK_RPAR) ? sole : NULL;
}

/* ---- mappings -------------------------------------------------------------------------------- */

static Node *parse_key(Parser *p) {
    switch (p->tok->kind) {
    case KW_NONE:
    case KW_TRUE:
    case KW_FALSE:
        return parse_atom(p);
    case TOK_NAME: {
        Node *key = parse_name_or_attr(p);
        return key != NULL && key->kind == AST_Name ? fail(p) : key;
    }
    default:
        return parse_value_literal(p);
    }
}

static bool parse_mapping_item(Parser *p) {
    Node *key = parse_key(p), *pattern;
    if (key == NULL || !expect(p, TOK_COLON) || (pattern = parse_pattern(p)) == NULL) {
        return false;
    }
    return push(p, key) && push(p, pattern);
}

static bool take_mapping(Parser *p, uint32_t mark, AstMatchMapping *node) {
    uint32_t count = (p->stack.count - mark) / 2;
    Node **room = scratch_array(p->scratch, 2 * (size_t)count + 1, sizeof(Node *));
    if (room == NULL) {
        parser_no_memory(p);
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        room[i] = p->stack.items[mark + 2 * i];
        room[count + i] = p->stack.items[mark + 2 * i + 1];
    }
    node->keys = (NodeSeq){(int32_t)count, room};
    node->patterns = (NodeSeq){(int32_t)count, room + count};
    p->stack.count = mark;
    return true;
}

static Node *parse_mapping_pattern(Parser *p) {
    AstMatchMapping *node = NEW_AT(p, MatchMapping, p->tok++);
    uint32_t mark = p->stack.count;
    if (node == NULL) {
        return NULL;
    }
    while (!at(p, TOK_RBRACE)) {
        if (accept(p, TOK_DOUBLESTAR)) {
            if (!at_capture_target(p) || (node->rest = name_value(p, p->tok)) == NULL) {
                return drop(p, mark);
            }
            p->tok++;
            accept(p, TOK_COMMA);
            break;
        }
        if (!parse_mapping_item(p)) {
            return drop(p, mark);
        }
        if (!accept(p, TOK_COMMA)) {
            break;
        }
    }
    return expect(p, TOK_RBRACE) && take_mapping(p, mark, node) ? end_here(p, node) : drop(p, mark);
}

/* ---- classes --------------------------------------------------------------------------------- */

static bool at_keyword_pattern(const Parser *p) {
    return at(p, TOK_NAME) && p->tok[1].kind == TOK_EQUAL;
}

/* `_=` can only come first: behind a positional pattern the _ is one, too. */
static bool at_wildcard(const Parser *p) {
    return at(p, TOK_NAME) && p->tok->end - p->tok->start == 1 && p->text[p->tok->start] == '_';
}

/* C(x=1, 2): the positional ones behind. */
static bool diagnose_positional_patterns(Parser *p) {
    Node *first = parse_pattern(p), *last = first;
    while (last != NULL && !has_error(p) && accept(p, TOK_COMMA)) {
        const Token *behind = p->tok;
        Node *next = parse_pattern(p);
        if (next == NULL) {
            p->tok = behind;
            break;
        }
        last = next;
    }
    if (first != NULL && !has_error(p)) {
        raise_syntax(p, range_between(range_of(first), range_of(last)),
                     "positional patterns follow keyword patterns");
    }
    return has_error(p);
}

/* NAME '=' pattern (',' NAME '=' pattern)* [','], patterns pushed. */
static bool parse_keyword_patterns(Parser *p, AstMatchClass *node) {
    SCRATCH_SEQ(Str *) attrs = {0};
    while (at_keyword_pattern(p)) {
        Str *name = name_value(p, p->tok);
        p->tok += 2;
        Node *pattern = name != NULL ? parse_pattern(p) : NULL;
        if (pattern == NULL || !push(p, pattern)) {
            return false;
        }
        if (!SCRATCH_PUSH(p->scratch, &attrs, name)) {
            parser_no_memory(p);
            return false;
        }
        if (!accept(p, TOK_COMMA)) {
            break;
        }
        if (p->diagnose && !at(p, TOK_RPAR) && !at_keyword_pattern(p)
            && diagnose_positional_patterns(p)) {
            return false;
        }
    }
    node->kwd_attrs = (StrSeq){(int32_t)attrs.count, attrs.items};
    return true;
}

/* Behind the '('. */
static Node *parse_class_pattern(Parser *p, const Token *start, Node *cls) {
    AstMatchClass *node = NEW_AT(p, MatchClass, start);
    uint32_t mark = p->stack.count;
    if (node == NULL) {
        return NULL;
    }
    node->cls = cls;
    bool more = true;
    while (more && !at(p, TOK_RPAR)
           && (!at_keyword_pattern(p) || (p->stack.count > mark && at_wildcard(p)))) {
        Node *pattern = parse_pattern(p);
        if (pattern == NULL || !push(p, pattern)) {
            return drop(p, mark);
        }
        more = accept(p, TOK_COMMA);
    }
    if (!take(p, mark, &node->patterns)) {
        return NULL;
    }
    if ((more && !parse_keyword_patterns(p, node)) || !expect(p, TOK_RPAR)
        || !take(p, mark, &node->kwd_patterns)) {
        return drop(p, mark);
    }
    return end_here(p, node);
}

/* ---- patterns -------------------------------------------------------------------------------- */

static Node *capture(Parser *p, const Token *start, Node *pattern, const Token *name) {
    AstMatchAs *node = NEW_AT(p, MatchAs, start);
    if (node == NULL || (name != NULL && (node->name = name_value(p, name)) == NULL)) {
        return NULL;
    }
    node->pattern = pattern;
    return end_here(p, node);
}

static Node *parse_name_pattern(Parser *p) {
    const Token *start = p->tok;
    if (start->soft == SOFT_UNDERSCORE) {
        p->tok++;
        return capture(p, start, NULL, NULL);
    }
    if (!name_goes_on(p, start + 1)) {
        p->tok++;
        return capture(p, start, NULL, start);
    }
    Node *name = parse_name_or_attr(p);
    if (name == NULL) {
        return NULL;
    }
    if (accept(p, TOK_LPAR)) {
        return parse_class_pattern(p, start, name);
    }
    if (name->kind == AST_Name || name_goes_on(p, p->tok)) {
        return fail(p);
    }
    return match_value(p, start, name);
}

static Node *parse_closed_pattern(Parser *p) {
    const Token *start = p->tok;
    if (c_stack_low()) {
        return parser_too_deep(p);
    }
    switch (start->kind) {
    case TOK_NAME:
        return parse_name_pattern(p);
    case KW_NONE:
        return match_singleton(p, KNone);
    case KW_TRUE:
        return match_singleton(p, KTrue);
    case KW_FALSE:
        return match_singleton(p, KFalse);
    case TOK_LPAR:
        return parse_group_pattern(p);
    case TOK_LSQB:
        return parse_list_pattern(p);
    case TOK_LBRACE:
        return parse_mapping_pattern(p);
    default:
        return match_value(p, start, parse_value_literal(p));
    }
}

/* closed ('|' closed)* */
static Node *parse_or_pattern(Parser *p) {
    const Token *start = p->tok;
    Node *first = parse_closed_pattern(p);
    if (first == NULL || !at(p, TOK_VBAR)) {
        return first;
    }
    uint32_t mark = p->stack.count;
    if (!push(p, first)) {
        return NULL;
    }
    while (accept(p, TOK_VBAR)) {
        Node *next = parse_closed_pattern(p);
        if (next == NULL || !push(p, next)) {
            return drop(p, mark);
        }
    }
    AstMatchOr *node = NEW_AT(p, MatchOr, start);
    return node != NULL && take(p, mark, &node->patterns) ? end_here(p, node) : drop(p, mark);
}

/* Behind an `as` that no name follows. */
static bool diagnose_pattern_target(Parser *p) {
    if (p->tok->soft == SOFT_UNDERSCORE) {
        raise_syntax(p, token_range(p->tok), "cannot use '_' as a target");
    } else if (!at(p, TOK_NAME)) {
        Node *target = parse_expression(p);
        if (target != NULL && !has_error(p)) {
            raise_syntax(p, range_of(target), "invalid pattern target");
        }
    }
    return has_error(p);
}

static Node *parse_pattern(Parser *p) {
    const Token *start = p->tok;
    Node *pattern = parse_or_pattern(p);
    if (pattern == NULL || !at(p, KW_AS)) {
        return pattern;
    }
    const Token *as = p->tok++;
    if (at_capture_target(p)) {
        const Token *name = p->tok++;
        return capture(p, start, pattern, name);
    }
    if (has_error(p) || (p->diagnose && diagnose_pattern_target(p))) {
        return NULL;
    }
    p->tok = as;
    return pattern;
}

Node *parse_patterns(Parser *p) {
    const Token *start = p->tok;
    uint32_t mark = p->stack.count;
    bool comma;
    if (!parse_items(p, parse_maybe_star(p), &comma)) {
        return drop(p, mark);
    }
    if (comma) {
        return match_sequence(p, start, mark);
    }
    Node *sole = p->stack.items[mark];
    p->stack.count = mark;
    return sole->kind == AST_MatchStar ? fail(p) : sole;
}

/* ---- statements ------------------------------------------------------------------------------ */

/* At `case`. */
static Node *parse_case(Parser *p) {
    const Token *keyword = p->tok;
    Astmatch_case *node = NEW_AT(p, match_case, keyword);
    p->tok++;
    if (node == NULL || (node->pattern = parse_patterns(p)) == NULL
        || (accept(p, KW_IF) && (node->guard = parse_named_expression(p)) == NULL)
        || !expect_header_end(p, keyword, "'case' statement") || !parse_block(p, &node->body)) {
        return NULL;
    }
    return end_of_block(p, node);
}

static Node *parse_subject(Parser *p) {
    const Token *start = p->tok;
    Node *first = parse_star_named_expression(p);
    if (first == NULL || (!at(p, TOK_COMMA) && first->kind != AST_Starred)) {
        return first;
    }
    uint32_t mark = p->stack.count;
    if (!expect(p, TOK_COMMA) || !push(p, first)) {
        return NULL;
    }
    const Token *behind = p->tok;
    if ((starts_expression(p->tok->kind) || at(p, TOK_STAR)) && !parse_star_named_expressions(p)) {
        if (has_error(p)) {
            return drop(p, mark);
        }
        p->tok = behind;
    }
    AstTuple *node = NEW_AT(p, Tuple, start);
    return node != NULL && take(p, mark, &node->elts) ? end_here(p, node) : drop(p, mark);
}

static bool parse_cases(Parser *p, NodeSeq *cases) {
    uint32_t mark = p->stack.count;
    while (p->tok->soft == SOFT_CASE) {
        Node *node = parse_case(p);
        if (node == NULL || !push(p, node)) {
            drop(p, mark);
            return false;
        }
    }
    if (p->stack.count == mark) {
        fail(p);
        return false;
    }
    return expect(p, TOK_DEDENT) && take(p, mark, cases);
}

/* At `match`: NULL when this is no match statement. */
Node *parse_match(Parser *p) {
    const Token *keyword = p->tok++;
    if (!starts_expression(p->tok->kind) && !at(p, TOK_STAR)) {
        return NULL;
    }
    AstMatch *node = NEW_AT(p, Match, keyword);
    if (node == NULL || (node->subject = parse_subject(p)) == NULL
        || !expect_header_end(p, keyword, "'match' statement") || !expect(p, TOK_NEWLINE)
        || !expect(p, TOK_INDENT) || !parse_cases(p, &node->cases)) {
        return NULL;
    }
    return end_of_block(p, node);
}
