/* ast.c: the tables behind ast.h, all of them made from ast.def. */
#include "compiler/ast.h"

/* The fields of each kind. */
#define FIELD(f, type_) {#f, FIELD_##type_, (uint16_t)offsetof(This, f)},
#define REQ(f)          FIELD(f, REQ)
#define OPT(f)          FIELD(f, OPT)
#define SEQ(f)          FIELD(f, SEQ)
#define GAPS(f)         FIELD(f, GAPS)
#define ID(f)           FIELD(f, ID)
#define OPTID(f)        FIELD(f, OPTID)
#define IDS(f)          FIELD(f, IDS)
#define CONST(f)        FIELD(f, CONST)
#define INT(f)          FIELD(f, INT)
#define OPS(f)          FIELD(f, OPS)
#define OP(f)           {#f, FIELD_OP, 0},
#define CTX             {"ctx", FIELD_CTX, 0},

/* Each kind's table is a function's static, so that `This` can name its struct. */
#define NODE(kind, group, fields)                                                                  \
    static const AstField *fields_of_##kind(uint8_t *count) {                                      \
        typedef Ast##kind This;                                                                    \
        static const AstField table[] = {fields{NULL, 0, 0}};                                      \
        _Static_assert(sizeof(This) <= UINT16_MAX, "a node's size fits its table");                \
        *count = (uint8_t)(sizeof table / sizeof *table - 1);                                      \
        return table;                                                                              \
    }
#include "compiler/ast.def"

static const AstField *(*const field_tables[])(uint8_t *) = {
#define NODE(kind, group, fields) fields_of_##kind,
#include "compiler/ast.def"
};

const AstInfo ast_info[AST_KIND_COUNT] = {
#define NODE(kind, group, fields) {#kind, GROUP_##group, sizeof(Ast##kind)},
#include "compiler/ast.def"
};

const AstField *ast_fields(AstKind kind, uint8_t *count) { return field_tables[kind](count); }

const char *const ast_operator_names[OPERATOR_COUNT] = {
#define OPERATOR(name, family, text) #name,
#include "compiler/ast.def"
};

const char *const ast_operator_texts[OPERATOR_COUNT] = {
#define OPERATOR(name, family, text) text,
#include "compiler/ast.def"
};

const char *const ast_context_names[] = {
#define CONTEXT(name) #name,
#include "compiler/ast.def"
};

Node *ast_new(Scratch *scratch, AstKind kind) {
    Node *node = scratch_alloc(scratch, ast_info[kind].size);
    if (node != NULL) {
        node->kind = (uint8_t)kind;
    }
    return node;
}

static const char *constant_name(Object *value) {
    if (value == KNone) {
        return "None";
    }
    if (value == KTrue) {
        return "True";
    }
    if (value == KFalse) {
        return "False";
    }
    return value == KEllipsis ? "ellipsis" : "literal";
}

const char *ast_expression_name(const Node *node) {
    static const char *const texts[AST_KIND_COUNT] = {
        [AST_Attribute] = "attribute",
        [AST_Subscript] = "subscript",
        [AST_Starred] = "starred",
        [AST_Name] = "name",
        [AST_List] = "list",
        [AST_Tuple] = "tuple",
        [AST_Lambda] = "lambda",
        [AST_Call] = "function call",
        [AST_BoolOp] = "expression",
        [AST_BinOp] = "expression",
        [AST_UnaryOp] = "expression",
        [AST_GeneratorExp] = "generator expression",
        [AST_Yield] = "yield expression",
        [AST_YieldFrom] = "yield expression",
        [AST_Await] = "await expression",
        [AST_ListComp] = "list comprehension",
        [AST_SetComp] = "set comprehension",
        [AST_DictComp] = "dict comprehension",
        [AST_Dict] = "dict literal",
        [AST_Set] = "set display",
        [AST_JoinedStr] = "f-string expression",
        [AST_FormattedValue] = "f-string expression",
        [AST_Compare] = "comparison",
        [AST_IfExp] = "conditional expression",
        [AST_NamedExpr] = "named expression",
    };
    if (node->kind == AST_Constant) {
        return constant_name(AST(Constant, node)->value);
    }
    return texts[node->kind] != NULL ? texts[node->kind] : "expression";
}
