/* parser_import.c: the two import statements. */
#include "compiler/parser_internal.h"

/* NAME ('.' NAME)*; the last token in `*last`. False when no name stands here. */
static bool skip_dotted_name(Parser *p, const Token **last) {
    if (!expect(p, TOK_NAME)) {
        return false;
    }
    *last = p->tok - 1;
    while (at(p, TOK_DOT)) {
        if (p->tok[1].kind != TOK_NAME) {
            parser_examine(p, p->tok + 1);
            break;
        }
        p->tok += 2;
        *last = p->tok - 1;
    }
    return true;
}

/* ['as' NAME] behind the name first..last. */
static Node *parse_alias(Parser *p, const Token *first, const Token *last) {
    Astalias *node = NEW_AT(p, alias, first);
    if (node == NULL || (node->name = dotted_name_value(p, first, last)) == NULL) {
        return NULL;
    }
    if (at(p, KW_AS)) {
        if (p->tok[1].kind == TOK_NAME) {
            if ((node->asname = name_value(p, p->tok + 1)) == NULL) {
                return NULL;
            }
            p->tok += 2;
        } else {
            parser_examine(p, p->tok + 1);
        }
    }
    return end_here(p, node);
}

/* import a, b from c */
static bool diagnose_import(Parser *p, const Token *keyword) {
    const Token *last, *start = p->tok;
    bool any = false;
    if (at(p, TOK_NEWLINE)) {
        raise_syntax(p, range_from(p, place_of(p, p->tok)),
                     "Expected one or more names after 'import'");
        return true;
    }
    do {
        any = skip_dotted_name(p, &last);
    } while (any && accept(p, TOK_COMMA));
    if (any && accept(p, KW_FROM) && skip_dotted_name(p, &last)) {
        parser_examine(p, p->tok - 1);
        raise_syntax(p, range_from(p, token_range(keyword)),
                     "Did you mean to use 'from ... import ...' instead?");
        return true;
    }
    p->tok = start;
    return has_error(p);
}

Node *parse_import(Parser *p) {
    AstImport *node = NEW_AT(p, Import, p->tok);
    const Token *keyword = p->tok++;
    uint32_t mark = p->stack.count;
    if (node == NULL || (p->diagnose && diagnose_import(p, keyword))) {
        return NULL;
    }
    do {
        const Token *first = p->tok, *last;
        Node *alias = skip_dotted_name(p, &last) ? parse_alias(p, first, last) : NULL;
        if (alias == NULL || !push(p, alias)) {
            return drop(p, mark);
        }
    } while (accept(p, TOK_COMMA));
    return take(p, mark, &node->names) ? end_here(p, node) : NULL;
}

/* NAME ['as' NAME], separated by commas; a comma that no name follows stays. */
static bool parse_imported_names(Parser *p) {
    const Token *comma = NULL;
    do {
        if (!at(p, TOK_NAME)) {
            fail(p);
            if (comma == NULL) {
                return false;
            }
            p->tok = comma;
            return true;
        }
        const Token *name = p->tok++;
        Node *alias = parse_alias(p, name, name);
        if (alias == NULL || !push(p, alias)) {
            return false;
        }
        comma = p->tok;
    } while (accept(p, TOK_COMMA));
    return true;
}

static bool parse_star_import(Parser *p) {
    Astalias *node = NEW_AT(p, alias, p->tok);
    if (node == NULL) {
        return false;
    }
    Literal *star = literal_find(p, p->text + p->tok->start, 1);
    if (star == NULL
        || (star->value == NULL && !literal_fill(p, star, (Object *)str_intern_utf8("*", 1)))) {
        return false;
    }
    node->name = (Str *)star->value;
    p->tok++;
    return push(p, end_here(p, node));
}

static bool parse_import_targets(Parser *p) {
    if (accept(p, TOK_LPAR)) {
        if (!parse_imported_names(p)) {
            return false;
        }
        accept(p, TOK_COMMA);
        return expect(p, TOK_RPAR);
    }
    if (at(p, TOK_STAR)) {
        return parse_star_import(p);
    }
    if (p->diagnose && at(p, TOK_NEWLINE)) {
        raise_syntax(p, range_from(p, place_of(p, p->tok)),
                     "Expected one or more names after 'import'");
        return false;
    }
    if (!parse_imported_names(p)) {
        return false;
    }
    if (!at(p, TOK_COMMA)) {
        return true;
    }
    fail(p);
    parser_examine(p, p->tok + 1);
    if (p->diagnose && p->tok[1].kind == TOK_NEWLINE) {
        raise_syntax(p, range_furthest(p),
                     "trailing comma not allowed without surrounding parentheses");
    }
    return false;
}

Node *parse_import_from(Parser *p) {
    AstImportFrom *node = NEW_AT(p, ImportFrom, p->tok++);
    uint32_t mark = p->stack.count;
    if (node == NULL) {
        return NULL;
    }
    for (; at(p, TOK_DOT) || at(p, TOK_ELLIPSIS); p->tok++) {
        node->level += at(p, TOK_DOT) ? 1 : 3;
    }
    const Token *first = p->tok, *last;
    if (node->level == 0 || !at(p, KW_IMPORT)) {
        if (!skip_dotted_name(p, &last)
            || (node->module = dotted_name_value(p, first, last)) == NULL) {
            return NULL;
        }
    }
    if (!expect(p, KW_IMPORT) || !parse_import_targets(p) || !take(p, mark, &node->names)) {
        return drop(p, mark);
    }
    return end_here(p, node);
}
