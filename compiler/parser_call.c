/* parser_call.c: the arguments of a call.
 *
 * Three phases, in this order: positional and *iterable; then keyword=value and *iterable; then
 * keyword=value and
 * **mapping. What belongs to an earlier phase than the one reached ends the list.
 */
#include "compiler/parser_internal.h"

typedef enum Phase { PHASE_POSITIONAL, PHASE_KEYWORDS, PHASE_MAPPINGS } Phase;

Node *parse_starred_argument(Parser *p) {
    const Token *star = p->tok++;
    AstStarred *node = NEW_AT(p, Starred, star);
    Node *value = node != NULL ? parse_expression(p) : NULL;
    if (value == NULL) {
        if (!has_error(p)) {
            raise_syntax(p, range_furthest(p), "Invalid star expression");
        }
        return NULL;
    }
    node->value = value;
    end_here(p, node);
    if (p->diagnose && at(p, TOK_EQUAL)) {
        const Token *behind = p->tok++;
        Node *right = parse_expression(p);
        if (right != NULL) {
            return raise_syntax(p, range_between(token_range(star), range_of(right)),
                                "cannot assign to iterable argument unpacking");
        }
        p->tok = behind;
    }
    return has_error(p) ? NULL : &node->head;
}

/* NAME '=' expression */
static Node *parse_keyword(Parser *p) {
    Astkeyword *node = NEW_AT(p, keyword, p->tok);
    if (node == NULL || (node->arg = name_value(p, p->tok)) == NULL) {
        return NULL;
    }
    p->tok += 2;
    if ((node->value = parse_expression(p)) == NULL) {
        return NULL;
    }
    return end_here(p, node);
}

/* '**' expression */
static Node *parse_mapping(Parser *p) {
    Astkeyword *node = NEW_AT(p, keyword, p->tok++);
    if (node == NULL || (node->value = parse_expression(p)) == NULL) {
        return NULL;
    }
    return end_here(p, node);
}

/* (named_expression) !'=' */
static Node *parse_positional(Parser *p) {
    Node *node;
    if (at(p, TOK_NAME) && p->tok[1].kind == TOK_COLONEQUAL) {
        node = parse_named_expression(p);
    } else {
        node = parse_expression(p);
        if (node != NULL && at(p, TOK_COLONEQUAL)) {
            return fail(p);
        }
    }
    return node != NULL && at(p, TOK_EQUAL) ? fail(p) : node;
}

static Node *parse_argument(Parser *p, Phase *phase) {
    bool keyword = at(p, TOK_NAME) && p->tok[1].kind == TOK_EQUAL;
    if (at(p, TOK_STAR) && *phase != PHASE_MAPPINGS) {
        return parse_starred_argument(p);
    }
    if (*phase == PHASE_POSITIONAL && !keyword && !at(p, TOK_DOUBLESTAR)) {
        const Token *start = p->tok;
        Node *node = parse_positional(p);
        if (node == NULL && p->diagnose && !has_error(p)) {
            p->tok = start;
            diagnose_keyword(p);
        }
        return node;
    }
    if (p->diagnose && diagnose_keyword(p)) {
        return NULL;
    }
    if (at(p, TOK_DOUBLESTAR)) {
        *phase = PHASE_MAPPINGS;
        return parse_mapping(p);
    }
    if (keyword) {
        *phase = *phase == PHASE_POSITIONAL ? PHASE_KEYWORDS : *phase;
        return parse_keyword(p);
    }
    return fail(p);
}

/* The stack from `mark` on, parted in two. */
static bool part_arguments(Parser *p, uint32_t mark, Arguments *out) {
    uint32_t count = p->stack.count - mark, keywords = 0;
    Node **items = p->stack.items + mark;
    for (uint32_t i = 0; i < count; i++) {
        keywords += items[i]->kind == AST_keyword;
    }
    if (keywords == 0) {
        out->keywords = (NodeSeq){0, NULL};
        return take(p, mark, &out->args);
    }
    Node **room = scratch_array(p->scratch, count, sizeof(Node *));
    if (room == NULL) {
        parser_no_memory(p);
        return false;
    }
    out->args = (NodeSeq){(int32_t)(count - keywords), room};
    out->keywords = (NodeSeq){(int32_t)keywords, room + (count - keywords)};
    Node **arg = out->args.items, **keyword = out->keywords.items;
    for (uint32_t i = 0; i < count; i++) {
        *(items[i]->kind == AST_keyword ? keyword++ : arg++) = items[i];
    }
    p->stack.count = mark;
    return true;
}

bool parse_args(Parser *p, Arguments *out) {
    uint32_t mark = p->stack.count;
    Phase phase = PHASE_POSITIONAL;
    const Token *behind = NULL;
    for (;;) {
        Node *node = parse_argument(p, &phase);
        if (node == NULL) {
            if (has_error(p) || behind == NULL) {
                drop(p, mark);
                return false;
            }
            p->tok = behind;
            break;
        }
        if (!push(p, node)) {
            return false;
        }
        behind = p->tok;
        if (!accept(p, TOK_COMMA)) {
            break;
        }
        if (at(p, TOK_RPAR)) {
            parser_examine(p, p->tok);
            p->tok--;
            break;
        }
    }
    return part_arguments(p, mark, out);
}

/* f(x for x in y): the call's own parentheses are the generator's. `open` is the parenthesis. */
static bool parse_sole_generator(Parser *p, const Token *open, Arguments *out) {
    uint32_t mark = p->stack.count;
    AstGeneratorExp *node = NEW_AT(p, GeneratorExp, open);
    if (node == NULL || !parse_comprehension(p, &node->generators) || !expect(p, TOK_RPAR)) {
        return false;
    }
    node->elt = out->args.items[0];
    return push(p, end_here(p, node)) && take(p, mark, &out->args);
}

bool parse_arguments(Parser *p, Arguments *out, bool of_call) {
    const Token *start = p->tok;
    *out = (Arguments){0};
    if (accept(p, TOK_RPAR)) {
        return true;
    }
    if (parse_args(p, out)) {
        if (accept(p, TOK_RPAR)) {
            return true;
        }
        if (of_call && out->args.count == 1 && out->keywords.count == 0
            && out->args.items[0]->kind != AST_Starred && at_comprehension(p)) {
            if (parse_sole_generator(p, start - 1, out)) {
                return true;
            }
        } else {
            accept(p, TOK_COMMA);
            if (expect(p, TOK_RPAR)) {
                return true;
            }
        }
    }
    if (p->diagnose && !has_error(p)) {
        if (!of_call || !diagnose_comprehension(p, start - 1)) {
            diagnose_arguments(p, start);
        }
    }
    return false;
}
