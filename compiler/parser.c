/* parser.c: the parser's frame: the two passes, sequences, and the choice of the error to report.
 *
 * What the tree is made of is in the other files: parser_simple.c (simple statements),
 * parser_import.c, parser_compound.c, parser_pattern.c (match), parser_expr.c (operators),
 * parser_atom.c, parser_call.c, parser_params.c, parser_string.c and parser_fstring.c,
 * parser_value.c (names and numbers). parser_error.c records errors; parser_diagnose*.c find out
 * which mistake was made.
 *
 * The passes: the first parses, and stops at the first token that fits nowhere. If it recorded no
 * error of its own (the usual case), the second parses again from the start with `diagnose` set, so
 * that the known mistakes record theirs. If none does, "invalid syntax" points at the furthest
 * token of the first pass. At last the lexer may have a better error: see lexer_overriding_error.
 */
#include "compiler/parser_internal.h"

void *parser_no_memory(Parser *p) {
    syntax_error_no_memory(p->error);
    return NULL;
}

void *parser_too_deep(Parser *p) {
    if (!has_error(p)) {
        *p->error = (SyntaxErrorInfo){
            .kind = SYNTAX_MEMORY,
            .message = "Parser stack overflowed - Python source too complex to parse"};
    }
    return NULL;
}

void parser_examine(Parser *p, const Token *token) {
    if (token > p->furthest) {
        p->furthest = token;
    }
    /* Nothing can be known about what stands behind an error of the lexer. */
    if (token->kind == TOK_ERROR && !has_error(p)) {
        *p->error = p->lexer->error;
    }
}

bool expect_forced(Parser *p, TokenKind kind) {
    if (accept(p, kind)) {
        return true;
    }
    fail(p);
    if (!has_error(p)) {
        raise_syntax(p, place_of(p, p->tok), "expected '%s'", token_kind_text(kind));
    }
    return false;
}

void *end_of_block(const Parser *p, void *node_) {
    Node *node = node_;
    const Token *last = p->tok - 1;
    while (last > p->tokens
           && (last->kind == TOK_NEWLINE || last->kind == TOK_DEDENT || last->kind == TOK_INDENT)) {
        last--;
    }
    node->end_lineno = (int32_t)last->end_line;
    node->end_col_offset = (int32_t)last->end_col;
    return node;
}

bool take(Parser *p, uint32_t mark, NodeSeq *seq) {
    uint32_t count = p->stack.count - mark;
    p->stack.count = mark;
    seq->count = (int32_t)count;
    seq->items = NULL;
    if (count == 0) {
        return true;
    }
    seq->items = scratch_alloc(p->scratch, count * sizeof(Node *));
    if (seq->items == NULL) {
        parser_no_memory(p);
        return false;
    }
    memcpy(seq->items, p->stack.items + mark, count * sizeof(Node *));
    return true;
}

/* ---- roots ----------------------------------------------------------------------------------- */

static Node *parse_file(Parser *p) {
    uint32_t mark = p->stack.count;
    while (!at(p, TOK_ENDMARKER)) {
        if (!parse_statement(p)) {
            return drop(p, mark);
        }
    }
    AstModule *module = NEW(p, Module);
    return module != NULL && take(p, mark, &module->body) ? &module->head : drop(p, mark);
}

static Node *parse_eval(Parser *p) {
    Node *body = parse_expressions(p);
    if (body == NULL) {
        return NULL;
    }
    while (accept(p, TOK_NEWLINE)) {
    }
    if (!expect(p, TOK_ENDMARKER)) {
        return NULL;
    }
    AstExpression *root = NEW(p, Expression);
    if (root == NULL) {
        return NULL;
    }
    root->body = body;
    return &root->head;
}

/* A compound statement ends with a line's end of its own; the end of the text counts behind an
 * indented block only. */
static bool end_compound(Parser *p) {
    if (at(p, TOK_ENDMARKER) && !is_end(p, p->tok - 1)) {
        return true;
    }
    fail(p);
    return false;
}

/* A compound statement, a line of simple ones, or an empty line, which is `pass`. */
static bool parse_one_statement(Parser *p) {
    bool matched = false;
    Node *node;
    if (at(p, TOK_NEWLINE)) {
        node = (Node *)NEW_AT(p, Pass, p->tok);
        p->tok++;
        return node != NULL && push(p, end_here(p, node));
    }
    node = parse_compound(p, &matched);
    if (node != NULL) {
        return push(p, node) && end_compound(p);
    }
    return !matched && !has_error(p) && parse_simple_statements(p);
}

static Node *parse_single(Parser *p) {
    uint32_t mark = p->stack.count;
    if (!parse_one_statement(p)) {
        return drop(p, mark);
    }
    while (accept(p, TOK_NEWLINE)) {
    }
    if (!at(p, TOK_ENDMARKER)) {
        parser_examine(p, p->tok - 1);
        raise_syntax(p, range_furthest(p),
                     "multiple statements found while compiling a single statement");
        p->final = true;
        return drop(p, mark);
    }
    AstInteractive *root = NEW(p, Interactive);
    return root != NULL && take(p, mark, &root->body) ? &root->head : drop(p, mark);
}

static Node *parse_root(Parser *p, ParseMode mode) {
    p->tok = p->tokens;
    p->stack.count = 0;
    return mode == PARSE_FILE   ? parse_file(p)
           : mode == PARSE_EVAL ? parse_eval(p)
                                : parse_single(p);
}

/* ---- the passes ------------------------------------------------------------------------------ */

/* Nothing but line ends and closed blocks stands behind the furthest token. */
static bool failed_at_end(const Parser *p) {
    const Token *token = p->furthest;
    while (token->kind == TOK_DEDENT) {
        token++;
    }
    return token->kind == TOK_ENDMARKER;
}

/* No mistake is known. */
static void raise_generic(Parser *p, const Token *token) {
    if (token->kind == TOK_INDENT || token->kind == TOK_DEDENT) {
        p->furthest = token;
        raise_indentation(p,
                          token->kind == TOK_INDENT ? "unexpected indent" : "unexpected unindent");
        p->final = true;
        return;
    }
    SyntaxRange range = place_of(p, token);
    if (is_end(p, token)) {
        int line = (int)token->line - (token->kind == TOK_ENDMARKER);
        range = (SyntaxRange){line, -1, line, SYNTAX_ERROR_NO_END};
    }
    raise_syntax(p, range, "invalid syntax");
}

/* Parses again to find out what is wrong. */
static void diagnose(Parser *p, ParseMode mode) {
    const Token *first_furthest = p->furthest;
    p->memo = scratch_array(p->scratch, p->token_count, sizeof(Memo));
    p->disjunctions = scratch_array(p->scratch, p->token_count, sizeof(Memo));
    if (p->memo == NULL || p->disjunctions == NULL) {
        parser_no_memory(p);
        return;
    }
    p->diagnose = p->second_pass = true;
    parse_root(p, mode);
    if (!has_error(p)) {
        raise_generic(p, first_furthest);
    }
}

static void choose_error(Parser *p) {
    const SyntaxErrorInfo *better;
    if (p->final || p->error->kind == SYNTAX_MEMORY || p->error->kind == SYNTAX_RAISED
        || p->error->kind == SYNTAX_RECURSION) {
        return;
    }
    better = lexer_overriding_error(p->lexer, p->furthest->line, p->furthest->kind == TOK_ERROR);
    const Token *last = p->furthest;
    if (better != NULL) {
        *p->error = *better;
        last = p->tokens + p->token_count - 1;
    }
    /* Where CPython has read on to another line it takes the text from elsewhere. */
    while (
        last > p->tokens
        && (last->kind == TOK_ENDMARKER || last->kind == TOK_DEDENT || last->kind == TOK_ERROR)) {
        last--;
    }
    p->error->bare_text |= (int)last->line > p->error->lineno && last->kind != TOK_ERROR;
}

/* Both lists are in order of lines; so is the result. */
static void merge_warnings(SyntaxWarnings *into, SyntaxWarnings *other) {
    SyntaxWarningInfo *a = into->first, *b = other->first;
    SyntaxWarningInfo **link = &into->first;
    while (a != NULL || b != NULL) {
        bool first = b == NULL || (a != NULL && a->lineno <= b->lineno);
        SyntaxWarningInfo *next = first ? a : b;
        *link = next;
        link = &next->next;
        if (first) {
            a = a->next;
        } else {
            b = b->next;
        }
    }
    *link = NULL;
    into->last = into->first != NULL ? link : NULL;
}

static Node *run(Parser *p, ParseMode mode, ParseResult *result) {
    Node *tree = parse_root(p, mode);
    if (tree == NULL) {
        result->incomplete = p->lexer->incomplete || (!has_error(p) && failed_at_end(p));
        if (!has_error(p)) {
            diagnose(p, mode);
        }
        choose_error(p);
    }
    return tree;
}

Node *parse(const Source *source, Scratch *scratch, ParseMode mode, ParseResult *result) {
    Lexer lexer;
    *result = (ParseResult){0};
    lexer_run(&lexer, source, scratch, LEXER_PLAIN);
    if (lexer.tokens == NULL) {
        result->error = lexer.error;
        return NULL;
    }
    Parser parser = {
        .tok = lexer.tokens,
        .furthest = lexer.tokens,
        .tokens = lexer.tokens,
        .text = source->text,
        .is_file = source->is_file,
        .scratch = scratch,
        .lexer = &lexer,
        .error = &result->error,
        .warnings = &result->warnings,
        .token_count = lexer.count,
        .bare_end = mode != PARSE_FILE,
    };
    result->tree = run(&parser, mode, result);
    merge_warnings(&result->warnings, &lexer.warnings);
    lexer_dispose(&lexer);
    return result->tree;
}
