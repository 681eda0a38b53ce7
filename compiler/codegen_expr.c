/* Expressions. Calls, conditions, displays and comprehensions have files of their own. See
 * codegen.h. */
#include "compiler/codegen.h"
#include "compiler/fold.h"

#include "runtime/names.h"
#include "runtime/objects/range.h"

bool is_leaf(const Node *node) {
    return node == NULL || node->kind == AST_Name || node->kind == AST_Constant;
}

Operand codegen_operand(Compiler *c, Node *node) {
    if (node->kind == AST_Constant) {
        at(c, node);
        return constant_register(c, AST(Constant, node)->value);
    }
    if (node->kind == AST_Name) {
        Operand reg = name_register(c, node);
        if (reg != ON_STACK)
            return reg;
    }
    codegen_expr(c, node);
    return ON_STACK;
}

/* A local that a walrus assigns may change while `next` is evaluated. */
bool codegen_may_change(Compiler *c, const Node *node) {
    if (node->kind != AST_Name)
        return false;
    Access a = access_name(c, AST_AS(Name, node)->id);
    return a.symbol != NULL && a.symbol->flags & SYM_WALRUS;
}

Operand codegen_first_operand(Compiler *c, Node *node, const Node *next) {
    if (!is_leaf(next) && codegen_may_change(c, node)) {
        codegen_expr(c, node);
        return ON_STACK;
    }
    return codegen_operand(c, node);
}

void codegen_exprs(Compiler *c, const NodeSeq *nodes) {
    for (int32_t i = 0; i < nodes->count && !c->failed; i++)
        codegen_expr(c, nodes->items[i]);
}

/* ---- operators */

uint32_t binary_operator(AstOperator op) {
    static const uint8_t codes[] = {
        [OPERATOR_Add] = OP_ADD,           [OPERATOR_Sub] = OP_SUB,
        [OPERATOR_Mult] = OP_MUL,          [OPERATOR_MatMult] = OP_MATMUL,
        [OPERATOR_Div] = OP_TRUEDIV,       [OPERATOR_Mod] = OP_MOD,
        [OPERATOR_Pow] = OP_POW,           [OPERATOR_LShift] = OP_LSHIFT,
        [OPERATOR_RShift] = OP_RSHIFT,     [OPERATOR_BitOr] = OP_OR,
        [OPERATOR_BitXor] = OP_XOR,        [OPERATOR_BitAnd] = OP_AND,
        [OPERATOR_FloorDiv] = OP_FLOORDIV,
    };
    return codes[op];
}

void codegen_binary(Compiler *c, uint32_t op, Operand left, Operand right, uint32_t dest) {
    emit_four(c, OP_CODE_BINARY_RR, left, right, dest, op);
}

/* The left spine of a + b + c ... is generated from its far end. */
static void binary_chain(Compiler *c, Node *node, uint32_t dest) {
    uint32_t depth = 0;
    for (Node *n = node; n->kind == AST_BinOp; n = AST(BinOp, n)->left)
        depth++;
    AstBinOp **spine = scratch_array(c->scratch, depth, sizeof(AstBinOp *));
    if (spine == NULL) {
        codegen_no_memory(c);
        return;
    }
    for (uint32_t i = 0; i < depth; i++) {
        spine[i] = AST(BinOp, node);
        node = spine[i]->left;
    }
    Operand left = codegen_first_operand(c, node, spine[depth - 1]->right);
    for (uint32_t i = depth; i-- > 0 && !c->failed;) {
        Operand right = codegen_operand(c, spine[i]->right);
        at(c, &spine[i]->head);
        codegen_binary(c, binary_operator(spine[i]->head.op), left, right,
                       i == 0 ? dest : DEST_PUSH);
        left = ON_STACK;
    }
}

static void unary(Compiler *c, AstUnaryOp *node, uint32_t dest) {
    static const uint8_t codes[] = {
        [OPERATOR_Invert] = UNARY_INVERT,
        [OPERATOR_Not] = UNARY_NOT,
        [OPERATOR_UAdd] = UNARY_POSITIVE,
        [OPERATOR_USub] = UNARY_NEGATIVE,
    };
    Operand o = codegen_operand(c, node->operand);
    at(c, &node->head);
    emit_abc(c, o == ON_STACK ? OP_CODE_UNARY_S : OP_CODE_UNARY_R, o == ON_STACK ? 0 : (uint32_t)o,
             codes[node->head.op], dest);
}

/* ---- subscripts and attributes */

static bool is_literal_slice(AstSlice *node) {
    Node *parts[] = {node->lower, node->upper, node->step};
    for (int i = 0; i < 3; i++)
        if (parts[i] != NULL && parts[i]->kind != AST_Constant)
            return false;
    return true;
}

static Object *part_value(Node *node) { return node ? AST(Constant, node)->value : KNone; }

void codegen_slice(Compiler *c, AstSlice *node) {
    Node *parts[] = {node->lower, node->upper, node->step};
    for (int i = 0; i < (node->step ? 3 : 2); i++) {
        if (parts[i] != NULL) {
            codegen_expr(c, parts[i]);
        } else {
            at(c, &node->head);
            push_constant(c, KNone);
        }
    }
    at(c, &node->head);
    emit_imm(c, OP_CODE_BUILD_SLICE, node->step ? 3 : 2);
}

Operand codegen_key(Compiler *c, Node *slice) {
    if (slice->kind == AST_Slice && is_literal_slice(AST(Slice, slice))) {
        AstSlice *s = AST(Slice, slice);
        at(c, slice);
        uint32_t i = constant_steal(
            c, slice_new(part_value(s->lower), part_value(s->upper), part_value(s->step)));
        if (i < REGISTER_CONSTANTS)
            return (Operand)(REGISTER_LOCALS + i);
        emit_imm(c, OP_CODE_LOAD_CONST, i);
        return ON_STACK;
    }
    return codegen_operand(c, slice);
}

static const char *literal_type(const Node *node) {
    switch (node->kind) {
    case AST_Constant: {
        Object *value = AST_AS(Constant, node)->value;
        return value == KEllipsis ? "ellipsis" : type_of(value)->name;
    }
    case AST_Tuple:
        return "tuple";
    case AST_List:
    case AST_ListComp:
        return "list";
    case AST_Dict:
    case AST_DictComp:
        return "dict";
    case AST_Set:
    case AST_SetComp:
        return "set";
    case AST_GeneratorExp:
        return "generator";
    case AST_Lambda:
        return "function";
    case AST_JoinedStr:
    case AST_FormattedValue:
        return "str";
    default:
        return NULL;
    }
}

/* Warns of `1[0]` and `"abc"["x"]`: mostly a comma is missing before the bracket. */
void check_subscript(Compiler *c, AstSubscript *node) {
    const char *value = literal_type(node->value), *key = literal_type(node->slice);
    if (value == NULL)
        return;
    if (node->value->kind == AST_Constant) {
        Object *o = AST(Constant, node->value)->value;
        bool subscriptable = is_str(o) || is_bytes(o) || is_tuple(o);
        if (!subscriptable) {
            codegen_warn(c, &node->head,
                         "'%s' object is not subscriptable; perhaps you missed a comma?", value);
            return;
        }
    } else if (node->value->kind == AST_Set || node->value->kind == AST_SetComp
               || node->value->kind == AST_GeneratorExp || node->value->kind == AST_Lambda) {
        codegen_warn(c, &node->head,
                     "'%s' object is not subscriptable; perhaps you missed a comma?", value);
        return;
    } else if (node->value->kind == AST_Dict || node->value->kind == AST_DictComp) {
        return;
    }
    if (key == NULL)
        return;
    bool is_index = node->slice->kind == AST_Constant && is_int(AST(Constant, node->slice)->value);
    if (!is_index)
        codegen_warn(c, &node->head,
                     "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
                     value, key);
}

static void subscript(Compiler *c, AstSubscript *node, uint32_t dest) {
    check_subscript(c, node);
    Operand value = codegen_first_operand(c, node->value, node->slice);
    Operand key = codegen_key(c, node->slice);
    at(c, &node->head);
    codegen_binary(c, BINARY_GETITEM, value, key, dest);
}

/* A dotted attribute's own line, where it is not the line on which the whole begins. */
void at_attribute(Compiler *c, const Node *whole, const AstAttribute *attribute) {
    at(c, whole);
    if (whole->lineno == attribute->head.end_lineno)
        return;
    int32_t length = (int32_t)attribute->attr->length, end = attribute->head.end_col_offset;
    c->position.line = attribute->head.end_lineno;
    c->position.column = length <= end ? end - length : -1;
    if (length > end)
        c->position.end_column = -1;
}

static void attribute(Compiler *c, AstAttribute *node, uint32_t dest) {
    if (codegen_super(c, node, OP_CODE_LOAD_SUPER_ATTR)) {
        if (dest != DEST_PUSH)
            emit_imm(c, OP_CODE_STORE_LOCAL, dest);
        return;
    }
    Operand o = codegen_operand(c, node->value);
    at_attribute(c, &node->head, node);
    emit_word(c, o == ON_STACK ? OP_CODE_LOAD_ATTR_S : OP_CODE_LOAD_ATTR_R,
              (o == ON_STACK ? 0 : (uint32_t)o) | dest << 16,
              name_index(c, codegen_mangle(c, node->attr)));
}

/* ---- the rest */

static void if_expression(Compiler *c, AstIfExp *node, uint32_t dest) {
    int truth = fold_truth(node->test);
    if (truth >= 0) {
        codegen_into(c, truth ? node->body : node->orelse, dest);
        return;
    }
    int32_t otherwise = new_label(c), end = new_label(c);
    int32_t depth = c->unit->depth;
    jump_if(c, node->test, otherwise, false);
    codegen_into(c, node->body, dest);
    emit_jump(c, OP_CODE_JUMP, 0, end);
    c->unit->depth = depth;
    place(c, otherwise);
    codegen_into(c, node->orelse, dest);
    place(c, end);
}

static void yield_value(Compiler *c, AstYield *node) {
    if (!scope_is_function(c->unit->scope)) {
        codegen_error(c, &node->head, "'yield' outside function");
        return;
    }
    if (node->value) {
        codegen_expr(c, node->value);
    } else {
        at(c, &node->head);
        push_constant(c, KNone);
    }
    at(c, &node->head);
    emit(c, OP_CODE_YIELD);
}

static void yield_from(Compiler *c, AstYieldFrom *node) {
    if (!scope_is_function(c->unit->scope)) {
        codegen_error(c, &node->head, "'yield from' outside function");
        return;
    }
    if (c->unit->scope->node->kind == AST_AsyncFunctionDef) {
        codegen_error(c, &node->head, "'yield from' inside async function");
        return;
    }
    int32_t done = new_label(c);
    codegen_expr(c, node->value);
    at(c, &node->head);
    emit(c, OP_CODE_GET_YIELD_FROM_ITER);
    push_constant(c, KNone);
    emit_jump(c, OP_CODE_YIELD_FROM, 0, done);
    place(c, done);
}

void codegen_await(Compiler *c, uint32_t kind) {
    int32_t done = new_label(c);
    emit_imm(c, OP_CODE_GET_AWAITABLE, kind);
    push_constant(c, KNone);
    emit_jump(c, OP_CODE_YIELD_FROM, 0, done);
    place(c, done);
}

bool codegen_in_async(const Compiler *c) {
    const Scope *scope = c->unit->scope;
    return scope->node->kind == AST_AsyncFunctionDef
           || (c->flags & COMPILE_TOP_LEVEL_AWAIT && scope->kind == SCOPE_MODULE);
}

static void await_value(Compiler *c, AstAwait *node) {
    bool in_module = c->unit->scope->kind == SCOPE_MODULE && codegen_in_async(c);
    if (!scope_is_function(c->unit->scope) && !in_module) {
        codegen_error(c, &node->head, "'await' outside function");
        return;
    }
    if (!codegen_in_async(c) && c->unit->scope->kind != SCOPE_GENERATOR) {
        codegen_error(c, &node->head, "'await' outside async function");
        return;
    }
    codegen_expr(c, node->value);
    at(c, &node->head);
    codegen_await(c, 0);
}

static void named_expression(Compiler *c, AstNamedExpr *node) {
    uint32_t slot;
    if (is_plain_local(c, node->target, &slot)) {
        codegen_into(c, node->value, slot);
        at(c, &node->head);
        push_local(c, slot);
        return;
    }
    codegen_expr(c, node->value);
    at(c, &node->head);
    emit_imm(c, OP_CODE_COPY, 1);
    store_name(c, AST(Name, node->target)->id, ON_STACK);
}

static void push_expression(Compiler *c, Node *node) {
    switch (node->kind) {
    case AST_Constant:
        at(c, node);
        push_constant(c, AST(Constant, node)->value);
        break;
    case AST_Name:
        at(c, node);
        load_name(c, AST(Name, node)->id);
        break;
    case AST_BoolOp:
        codegen_bool(c, AST(BoolOp, node));
        break;
    case AST_Compare:
        codegen_compare(c, AST(Compare, node));
        break;
    case AST_Call:
        codegen_call(c, AST(Call, node));
        break;
    case AST_NamedExpr:
        named_expression(c, AST(NamedExpr, node));
        break;
    case AST_Lambda:
        codegen_lambda(c, AST(Lambda, node));
        break;
    case AST_Tuple:
        codegen_display(c, node, &AST(Tuple, node)->elts);
        break;
    case AST_List:
        codegen_display(c, node, &AST(List, node)->elts);
        break;
    case AST_Set:
        codegen_display(c, node, &AST(Set, node)->elts);
        break;
    case AST_Dict:
        codegen_dict(c, AST(Dict, node));
        break;
    case AST_ListComp:
    case AST_SetComp:
    case AST_DictComp:
    case AST_GeneratorExp:
        codegen_comprehension(c, node);
        break;
    case AST_Yield:
        yield_value(c, AST(Yield, node));
        break;
    case AST_YieldFrom:
        yield_from(c, AST(YieldFrom, node));
        break;
    case AST_Await:
        await_value(c, AST(Await, node));
        break;
    case AST_JoinedStr:
        codegen_joined(c, AST(JoinedStr, node));
        break;
    case AST_FormattedValue:
        codegen_formatted(c, AST(FormattedValue, node));
        break;
    case AST_Slice:
        codegen_slice(c, AST(Slice, node));
        break;
    case AST_Starred:
        codegen_error(c, node, "can't use starred expression here");
        break;
    default:
        codegen_error(c, node, "internal error: %s is no expression", ast_info[node->kind].name);
        break;
    }
}

/* A name or constant to a local. */
static bool move_leaf(Compiler *c, Node *node, uint32_t dest) {
    if (!is_leaf(node))
        return false;
    Operand o = codegen_operand(c, node);
    at(c, node);
    if (o == ON_STACK)
        emit_imm(c, OP_CODE_STORE_LOCAL, dest);
    else if ((uint32_t)o != dest)
        emit_abc(c, OP_CODE_MOVE, dest, (uint32_t)o, 0);
    return true;
}

void codegen_into(Compiler *c, Node *node, uint32_t dest) {
    if (codegen_deep(c))
        return;
    switch (node->kind) {
    case AST_BinOp:
        binary_chain(c, node, dest);
        return;
    case AST_UnaryOp:
        unary(c, AST(UnaryOp, node), dest);
        return;
    case AST_Subscript:
        subscript(c, AST(Subscript, node), dest);
        return;
    case AST_Attribute:
        attribute(c, AST(Attribute, node), dest);
        return;
    case AST_IfExp:
        if_expression(c, AST(IfExp, node), dest);
        return;
    default:
        break;
    }
    if (dest != DEST_PUSH && move_leaf(c, node, dest))
        return;
    push_expression(c, node);
    if (dest != DEST_PUSH)
        emit_imm(c, OP_CODE_STORE_LOCAL, dest);
}

void codegen_expr(Compiler *c, Node *node) { codegen_into(c, node, DEST_PUSH); }
