/* ast.h: the abstract syntax tree, as the parser makes it and the symbol table and code generator
 * read it.
 *
 * Every node begins with a Node, its head; the struct behind kind AST_BinOp is AstBinOp, and
 * `AST(BinOp, node)` is the cast that asserts the kind. All structs are generated from ast.def,
 * where the fields are listed.
 *
 *     AstBinOp *b = AST(BinOp, node);
 *     visit(b->left); visit(b->right); emit_binary(node->op);
 *
 * Invariants
 * - Nodes lie in the compiler's scratch memory and die with it, all at once. Str * and Object *
 * fields are borrowed: scratch owns those values. Identifiers are interned, so that equal names are
 * equal pointers.
 * - Lines count from 1, columns are bytes of UTF-8 from 0, the end is exclusive. Nodes of the
 * groups `mod` and `part` have no position of their own (in CPython neither): theirs is zero, or
 * that of their first token.
 * - The tree of a left-associative chain (a + b + ..., a.b.c, f()()...), of `elif` and of `x if y
 * else ...` is as deep as the chain is long. Whoever recurses over it bounds the recursion by the C
 * stack, or loops over the spine.
 * - ctx is Load unless the parser made the node a target; ctx and op are meaningful only where
 * ast.def lists them.
 */
#ifndef KRAIT_COMPILER_AST_H
#define KRAIT_COMPILER_AST_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "compiler/scratch.h"
#include "runtime/object.h"
#include "runtime/objects/str.h"

typedef enum AstKind {
#define NODE(kind, group, fields) AST_##kind,
#include "compiler/ast.def"
    AST_KIND_COUNT
} AstKind;

/* All families in one enum: OPERATOR_Add ... OPERATOR_FloorDiv, OPERATOR_Invert ..., OPERATOR_And,
 * OPERATOR_Or, OPERATOR_Eq ... OPERATOR_NotIn. */
typedef enum AstOperator {
#define OPERATOR(name, family, text) OPERATOR_##name,
#include "compiler/ast.def"
    OPERATOR_COUNT
} AstOperator;

typedef enum AstContext {
#define CONTEXT(name) CONTEXT_##name,
#include "compiler/ast.def"
} AstContext;

/* The head of every node. */
typedef struct Node {
    uint8_t kind;       /* AstKind */
    uint8_t ctx;        /* AstContext */
    uint8_t op;         /* AstOperator */
    bool parenthesized; /* the expression stood in its own parentheses */
    int32_t lineno;
    int32_t col_offset;
    int32_t end_lineno;
    int32_t end_col_offset;
} Node;

typedef struct NodeSeq {
    int32_t count;
    Node **items;
} NodeSeq;
typedef struct StrSeq {
    int32_t count;
    Str **items;
} StrSeq;
typedef struct OpSeq {
    int32_t count;
    uint8_t *items;
} OpSeq; /* of AstOperator */

#define REQ(f)   Node *f;
#define OPT(f)   Node *f;
#define SEQ(f)   NodeSeq f;
#define GAPS(f)  NodeSeq f;
#define ID(f)    Str *f;
#define OPTID(f) Str *f;
#define IDS(f)   StrSeq f;
#define CONST(f) Object *f;
#define INT(f)   int f;
#define OPS(f)   OpSeq f;
#define OP(f)
#define CTX
#define NODE(kind, group, fields)                                                                  \
    typedef struct Ast##kind {                                                                     \
        Node head;                                                                                 \
        fields                                                                                     \
    } Ast##kind;
#include "compiler/ast.def"

/* The cast to the struct of a kind. A twin with the same layout is asked for by its plain name:
 * AST_AS. */
#define AST(kind_, node_)    ((Ast##kind_ *)ast_checked((Node *)(node_), AST_##kind_))
#define AST_AS(kind_, node_) ((Ast##kind_ *)(node_))

static inline Node *ast_checked(Node *node, AstKind kind) {
    assert(node->kind == kind);
    (void)kind;
    return node;
}

/* What a node's group means. */
typedef enum AstGroup {
    GROUP_mod,
    GROUP_stmt,
    GROUP_expr,
    GROUP_part,
    GROUP_placed,
    GROUP_pattern,
    GROUP_type_param
} AstGroup;

typedef enum AstFieldType {
    FIELD_REQ,
    FIELD_OPT,
    FIELD_SEQ,
    FIELD_GAPS,
    FIELD_ID,
    FIELD_OPTID,
    FIELD_IDS,
    FIELD_CONST,
    FIELD_INT,
    FIELD_OPS,
    FIELD_OP,
    FIELD_CTX
} AstFieldType;

typedef struct AstField {
    const char *name;
    uint8_t type;    /* AstFieldType */
    uint16_t offset; /* into the node's struct */
} AstField;

/* The shape of a kind, for whoever walks trees without knowing kinds. */
typedef struct AstInfo {
    const char *name;
    uint8_t group; /* AstGroup */
    uint16_t size; /* of the struct */
} AstInfo;

extern const AstInfo ast_info[AST_KIND_COUNT];
const AstField *ast_fields(AstKind kind, uint8_t *count);
extern const char *const ast_operator_names[OPERATOR_COUNT]; /* "Add", as ast names it */
extern const char *const ast_operator_texts[OPERATOR_COUNT]; /* "+", as source spells it */
extern const char *const ast_context_names[];                /* "Load" */

/* A zeroed node of this kind; NULL when scratch memory is exhausted. */
Node *ast_new(Scratch *scratch, AstKind kind);

/* What error messages call an expression: "function call", "literal", "attribute", "f-string
 * expression" ... */
const char *ast_expression_name(const Node *node);

/* Has the node a position that ast.dump(include_attributes=True) shows? */
static inline bool ast_has_position(const Node *node) {
    uint8_t group = ast_info[node->kind].group;
    return group != GROUP_mod && group != GROUP_part;
}

/* Prints the tree to `out` as ast.dump(tree, indent=4, include_attributes=positions) does, with a
 * newline at the end. Strings, numbers and names are written by the runtime's repr. Returns false
 * with an exception set. */
bool dump_ast(const Node *tree, bool positions, FILE *out);

#endif
