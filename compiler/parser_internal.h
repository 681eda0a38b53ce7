/* parser_internal.h: what the parser's files share. Nobody else includes it.
 *
 * Conventions
 * - A parse function consumes the longest text that is a valid instance of its rule and returns the
 * node. NULL means that there is none at p->tok: either the text is simply something else (no error
 * is recorded, the caller may return to its own start and try another reading), or `has_error(p)`,
 * and then everything stops.
 * - On a plain NULL p->tok is anywhere; who wants to try something else restores it. An operator
 * without a right operand does not spoil the operand before it: `a or` is parsed as `a`, and the
 * caller finds the `or`.
 * - p->stack is as high on return as it was on entry.
 * - p->furthest is the last token that was looked at and found wanting; it is where "invalid
 * syntax" points.
 * - p->diagnose is true in the second pass only: then functions named diagnose_... look for known
 * mistakes, in the order in which CPython's grammar lists them, so that the same one of several
 * mistakes is reported.
 */
#ifndef KRAIT_COMPILER_PARSER_INTERNAL_H
#define KRAIT_COMPILER_PARSER_INTERNAL_H

#include "compiler/ast.h"
#include "compiler/lexer.h"
#include "compiler/parser.h"

/* A value made from a token's text, kept so that the same text is converted once. */
typedef struct Literal {
    const char *text; /* NULL: free entry */
    uint32_t length;
    uint32_t hash;
    Object *value; /* borrowed: scratch owns it */
} Literal;

/* The second pass remembers what two rules made of each token, so that trying several readings
 * stays linear. What was parsed with diagnosis off is remembered as well, as in CPython: its
 * mistakes are then not found. */
typedef struct Memo {
    Node *node;       /* NULL: no expression starts here */
    const Token *end; /* the token behind it; NULL: not tried yet */
} Memo;

typedef struct Parser {
    const Token *tok;      /* the next token */
    const Token *furthest; /* the last token that was examined */
    const Token *tokens;   /* borrowed from the lexer; ends with ENDMARKER or ERROR */
    const char *text;      /* the source */
    bool is_file;          /* it is the program's file: errors at its end have no column */
    Scratch *scratch;
    Lexer *lexer;
    SyntaxErrorInfo *error;
    SyntaxWarnings *warnings;
    SCRATCH_SEQ(Node *) stack; /* children of the sequences that are being parsed */
    Literal *literals; /* open addressing, a power of two entries, never more than half full */
    uint32_t literal_count;
    uint32_t literal_capacity;
    Memo *memo;         /* one per token, in the second pass: of `expression` */
    Memo *disjunctions; /* likewise */
    uint32_t token_count;
    bool diagnose; /* look for known mistakes */
    bool second_pass;
    bool legacy;   /* within diagnose_legacy */
    bool bare_end; /* a text without a newline at its end is not given one */
    bool final;    /* no error of the lexer goes before the one that is recorded */
} Parser;

/* ---- tokens ---------------------------------------------------------------------------------- */

static inline bool at(const Parser *p, TokenKind kind) { return p->tok->kind == kind; }

/* The end of the text, or the newline that the lexer put there. */
static inline bool is_end(const Parser *p, const Token *token) {
    bool made_up = p->bare_end && token->kind == TOK_NEWLINE && token->start == token->end;
    return token->kind == TOK_ENDMARKER || made_up;
}

static inline bool has_error(const Parser *p) { return p->error->kind != SYNTAX_OK; }

/* Records that `token` was looked at. */
void parser_examine(Parser *p, const Token *token);

/* p->tok does not fit: NULL. */
static inline void *fail(Parser *p) {
    if (p->tok > p->furthest) {
        parser_examine(p, p->tok);
    }
    return NULL;
}

static inline bool accept(Parser *p, TokenKind kind) {
    if (p->tok->kind != kind) {
        return false;
    }
    p->tok++;
    return true;
}

static inline bool expect(Parser *p, TokenKind kind) {
    if (p->tok->kind != kind) {
        fail(p);
        return false;
    }
    p->tok++;
    return true;
}

/* The token must be this one, in the first pass already: otherwise "expected 'text'". */
bool expect_forced(Parser *p, TokenKind kind);

/* ---- nodes ----------------------------------------------------------------------------------- */

void *parser_no_memory(Parser *p);
/* The C stack is nearly used up. */
void *parser_too_deep(Parser *p);

static inline Node *parser_node(Parser *p, AstKind kind, size_t size) {
    Node *node = scratch_alloc(p->scratch, size);
    if (node == NULL) {
        return parser_no_memory(p);
    }
    node->kind = (uint8_t)kind;
    return node;
}

static inline Node *start_at_token(Node *node, const Token *token) {
    if (node != NULL) {
        node->lineno = (int32_t)token->line;
        node->col_offset = (int32_t)token->col;
    }
    return node;
}

/* The node ends with the token that was consumed last. */
static inline void *end_here(const Parser *p, void *node_) {
    Node *node = node_;
    const Token *last = p->tok - 1;
    node->end_lineno = (int32_t)last->end_line;
    node->end_col_offset = (int32_t)last->end_col;
    return node;
}

/* A compound statement ends with its last line's last token, not with the NEWLINE and DEDENT behind
 * it. */
void *end_of_block(const Parser *p, void *node);

#define NEW(p, Kind) ((Ast##Kind *)parser_node((p), AST_##Kind, sizeof(Ast##Kind)))
#define NEW_AT(p, Kind, token)                                                                     \
    ((Ast##Kind *)start_at_token(parser_node((p), AST_##Kind, sizeof(Ast##Kind)), (token)))

/* ---- sequences ------------------------------------------------------------------------------- */

static inline bool push(Parser *p, void *node) {
    if (!SCRATCH_PUSH(p->scratch, &p->stack, (Node *)node)) {
        parser_no_memory(p);
        return false;
    }
    return true;
}

/* Moves what was pushed since the stack was `mark` high to `seq`. */
bool take(Parser *p, uint32_t mark, NodeSeq *seq);

/* Forgets what was pushed since; NULL. */
static inline void *drop(Parser *p, uint32_t mark) {
    p->stack.count = mark;
    return NULL;
}

/* ---- values (parser_value.c) ----------------------------------------------------------------- */

/* The interned identifier of a NAME token. */
Str *name_value(Parser *p, const Token *token);
/* "a.b.c" of the tokens first..last, dots included. */
Str *dotted_name_value(Parser *p, const Token *first, const Token *last);
Object *number_value(Parser *p, const Token *token);
/* Hands a new reference to scratch and passes it on; NULL with the error recorded when it is NULL.
 */
Object *own_value(Parser *p, Object *value);
/* The cached value for this text, or the free entry for it (value NULL); NULL when out of memory.
 */
Literal *literal_find(Parser *p, const char *text, size_t length);
/* Fills a free entry. */
bool literal_fill(Parser *p, Literal *entry, Object *value);
Node *constant_node(Parser *p, const Token *token, Object *value);

/* ---- strings (parser_string.c, parser_fstring.c) --------------------------------------------- */

/* One or more adjacent literals: a Constant or a JoinedStr. */
Node *parse_strings(Parser *p);
/* The same where there is an f-string among them. */
Node *parse_joined_strings(Parser *p);
/* Behind the ':' of a replacement field: text and fields, as many as there are; false on an error.
 */
bool parse_format_parts(Parser *p);
/* One STRING token. */
Node *parse_string(Parser *p);
/* The str of a body between quotes, escapes resolved unless raw. */
Str *string_decode(Parser *p, const Token *token, const char *body, size_t length, bool raw);

/* ---- expressions (parser_expr.c, parser_atom.c, parser_call.c) ------------------------------- */

enum { POWER_OR = 1, POWER_XOR, POWER_AND, POWER_SHIFT, POWER_SUM, POWER_TERM };

Node *parse_expression(Parser *p);
/* The same with diagnosis off. */
Node *parse_expression_plainly(Parser *p);
Node *parse_expressions(Parser *p);      /* expression (',' expression)* [','] */
Node *parse_star_expression(Parser *p);  /* '*' bitwise_or | expression */
Node *parse_star_expressions(Parser *p); /* a Tuple without parentheses when there are commas */
Node *parse_named_expression(Parser *p);
Node *parse_star_named_expression(Parser *p);
/* star_named_expression (',' star_named_expression)* [',']: pushed on the stack. False when there
 * is none. */
bool parse_star_named_expressions(Parser *p);
Node *parse_disjunction(Parser *p);
Node *parse_inversion(Parser *p);
Node *parse_binary(Parser *p, int power); /* operators that bind at least as strongly as `power` */
#define parse_bitwise_or(p) parse_binary((p), POWER_OR)
Node *parse_primary(Parser *p);
Node *parse_atom(Parser *p);
Node *parse_yield(Parser *p);
Node *parse_annotated_rhs(Parser *p);    /* a yield or star_expressions */
Node *parse_star_target(Parser *p);      /* one assignment target */
Node *parse_star_targets(Parser *p);     /* the targets of `for`: never swallows `in` */
Node *parse_starred_argument(Parser *p); /* '*' expression, in calls and subscripts */
/* Can an expression start with this token? */
bool starts_expression(TokenKind kind);

/* for_if_clause+ into `generators`; false when there is none or it is wrong. */
bool parse_comprehension(Parser *p, NodeSeq *generators);
static inline bool at_comprehension(Parser *p) {
    if (p->tok->kind != KW_ASYNC) {
        return p->tok->kind == KW_FOR;
    }
    parser_examine(p, p->tok + 1);
    return p->tok[1].kind == KW_FOR;
}

/* What stands between the parentheses of a call. */
typedef struct Arguments {
    NodeSeq args;
    NodeSeq keywords;
} Arguments;
/* The longest list of arguments at p->tok, without a trailing comma; false when there is none. */
bool parse_args(Parser *p, Arguments *out);
/* '(' has been consumed: [arguments] ')'. Fills `out`. In a call, not in a class's head, a sole
 * generator needs no parentheses of its own. */
bool parse_arguments(Parser *p, Arguments *out, bool of_call);

/* ---- parameters (parser_params.c) ------------------------------------------------------------ */

/* Parameters up to `closer`, which stays: ')' of a def, ':' of a lambda. */
Node *parse_parameters(Parser *p, TokenKind closer);
/* NAME [annotation]; lambdas have none. With `starred` the annotation may be *expression. */
Node *parse_param(Parser *p, TokenKind closer, bool starred);
/* '=' expression */
Node *parse_default(Parser *p);
/* [ '[' type parameters ']' ]; false on an error. */
bool parse_type_params(Parser *p, NodeSeq *type_params);

/* ---- statements (parser.c, parser_compound.c) ------------------------------------------------ */

bool parse_statement(Parser *p); /* pushes one statement, or all of a line */
bool parse_simple_statements(Parser *p);
Node *parse_simple_statement(Parser *p);
bool is_augmented_assignment(TokenKind kind);
/* Compound statements. `matched` false: the token starts none. */
Node *parse_compound(Parser *p, bool *matched);
bool parse_block(Parser *p, NodeSeq *body);
/* In the second pass, before the ':' of a header: a missing colon, or a block that is not indented.
 * `what` follows "after", with the line of `keyword`. Then the ':' itself. */
bool expect_header_end(Parser *p, const Token *keyword, const char *what);
bool diagnose_missing_block(Parser *p, const Token *keyword, const char *what);
Node *parse_match(Parser *p);
Node *parse_patterns(Parser *p);
Node *parse_import(Parser *p);
Node *parse_import_from(Parser *p);

/* ---- targets --------------------------------------------------------------------------------- */

typedef enum TargetUse { TARGET_STAR, TARGET_DEL, TARGET_FOR } TargetUse;

/* The part of `node` that cannot be assigned to or deleted; NULL when all of it can. */
Node *invalid_target(Node *node, TargetUse use);
void set_context(Node *node, AstContext ctx);
/* A Name, Attribute or Subscript: what `+=` and annotations take. */
static inline bool is_single_target(const Node *node) {
    return node->kind == AST_Name || node->kind == AST_Attribute || node->kind == AST_Subscript;
}

/* ---- errors and diagnosis (parser_error.c, parser_diagnose.c) -------------------------------- */

SyntaxRange range_of(const void *node);
SyntaxRange range_between(SyntaxRange first, SyntaxRange last);
/* From `first` to the end of the furthest token. */
SyntaxRange range_from(Parser *p, SyntaxRange first);
SyntaxRange range_furthest(Parser *p);
/* Of one token, as "invalid syntax" shows it. */
SyntaxRange place_of(const Parser *p, const Token *token);
/* Records a SyntaxError; NULL. */
void *raise_syntax(Parser *p, SyntaxRange range, const char *format, ...) PRINTF_LIKE(3, 4);
/* Records an IndentationError at the furthest token; NULL. */
void *raise_indentation(Parser *p, const char *format, ...) PRINTF_LIKE(2, 3);
void *raise_invalid_target(Parser *p, Node *node, TargetUse use);
void *raise_pending(Parser *p); /* an exception is set */
int bracket_level(Parser *p, const Token *token);

/* Each looks for mistakes of one rule. p->tok is restored; true when an error was recorded. */
bool diagnose_expression(Parser *p, const Token *start, Node *disjunction);
bool diagnose_named_expression(Parser *p, const Token *start, Node *expression);
bool diagnose_assignment(Parser *p, const Token *start);
bool diagnose_arguments(Parser *p, const Token *start);
bool diagnose_keyword(Parser *p);
bool diagnose_group(Parser *p, const Token *open);
bool diagnose_comprehension(Parser *p, const Token *open);
bool diagnose_dict_comprehension(Parser *p, const Token *open);
bool diagnose_for_target(Parser *p, const Token *start);
bool diagnose_missing_in(Parser *p, const Token *start); /* in the first pass as well */
bool diagnose_parameters(Parser *p, TokenKind closer);
bool diagnose_star_etc(Parser *p, TokenKind closer);
bool diagnose_kwds(Parser *p, TokenKind closer);
bool diagnose_replacement_field(Parser *p, const Token *open);
bool diagnose_with_item(Parser *p, const Token *start);
bool diagnose_with(Parser *p, const Token *keyword, bool indent);
bool diagnose_type_param(Parser *p); /* likewise */

#endif
