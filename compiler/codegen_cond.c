/* Conditions: comparisons, `and`, `or`, `not`, and jumps on them that never make a bool object. See
 * codegen.h. */
#include "compiler/codegen.h"
#include "compiler/fold.h"

static const uint8_t compare_codes[] = {
    [OPERATOR_Eq] = CMP_EQ,     [OPERATOR_NotEq] = CMP_NE,
    [OPERATOR_Lt] = CMP_LT,     [OPERATOR_LtE] = CMP_LE,
    [OPERATOR_Gt] = CMP_GT,     [OPERATOR_GtE] = CMP_GE,
    [OPERATOR_Is] = COMPARE_IS, [OPERATOR_IsNot] = COMPARE_IS_NOT,
    [OPERATOR_In] = COMPARE_IN, [OPERATOR_NotIn] = COMPARE_NOT_IN,
};

/* `x is 1`: identity of values is an accident. */
static bool is_identity_literal(const Node *node) {
    if (node->kind == AST_Tuple)
        return true;
    if (node->kind != AST_Constant)
        return false;
    Object *value = AST_AS(Constant, node)->value;
    return value != KNone && value != KTrue && value != KFalse && value != KEllipsis;
}

static void check_identity(Compiler *c, const AstCompare *node) {
    const Node *left = node->left;
    for (int32_t i = 0; i < node->ops.count; i++) {
        const Node *right = node->comparators.items[i];
        bool is = node->ops.items[i] == OPERATOR_Is, is_not = node->ops.items[i] == OPERATOR_IsNot;
        const Node *literal = is_identity_literal(left)    ? left
                              : is_identity_literal(right) ? right
                                                           : NULL;
        if ((is || is_not) && literal != NULL) {
            const char *type = literal->kind == AST_Tuple
                                   ? "tuple"
                                   : type_of(AST_AS(Constant, literal)->value)->name;
            codegen_warn(c, &node->head,
                         is ? "\"is\" with '%s' literal. Did you mean \"==\"?"
                            : "\"is not\" with '%s' literal. Did you mean \"!=\"?",
                         type);
        }
        left = right;
    }
}

/* One link of a chain: the operands of comparison i are ready; where another follows, the right one
 * is kept below the result. Returns the left operand of the next link. `*kept` says that a copy of
 * it lies on the stack. */
static Operand prepare_link(Compiler *c, Operand left, Operand right, bool *kept) {
    *kept = false;
    if (right != ON_STACK)
        return right;
    *kept = true;
    if (left == ON_STACK) {
        emit_imm(c, OP_CODE_SWAP, 2);
        emit_imm(c, OP_CODE_COPY, 2);
    } else {
        emit_imm(c, OP_CODE_COPY, 1);
    }
    return ON_STACK;
}

/* An operand in the middle of a chain is read twice, the second time after the next one was
 * evaluated. */
static Operand middle_operand(Compiler *c, AstCompare *node, int32_t i) {
    const Node *next = i + 1 < node->comparators.count ? node->comparators.items[i + 1] : NULL;
    return codegen_first_operand(c, node->comparators.items[i], next);
}

void codegen_compare(Compiler *c, AstCompare *node) {
    int32_t count = node->ops.count, end = -1, fail = -1;
    check_identity(c, node);
    Operand left = codegen_first_operand(c, node->left, node->comparators.items[0]);
    for (int32_t i = 0; i < count && !c->failed; i++) {
        bool kept, last = i == count - 1;
        Operand right = middle_operand(c, node, i);
        at(c, &node->head);
        Operand next = last ? ON_STACK : prepare_link(c, left, right, &kept);
        emit_four(c, OP_CODE_COMPARE_RR, left, right, compare_codes[node->ops.items[i]], 0);
        if (last)
            break;
        int32_t *label = kept ? &fail : &end;
        if (*label < 0)
            *label = new_label(c);
        emit_jump(c, OP_CODE_JUMP_IF_FALSE_KEEP, 0, *label);
        left = next;
    }
    if (fail >= 0) {
        if (end < 0)
            end = new_label(c);
        emit_jump(c, OP_CODE_JUMP, 0, end);
        place(c, fail);
        emit_imm(c, OP_CODE_SWAP, 2);
        emit(c, OP_CODE_POP);
    }
    if (end >= 0)
        place(c, end);
}

/* Jumps to `label` if the comparison's truth is `sense`. */
static void jump_compare(Compiler *c, AstCompare *node, int32_t label, bool sense) {
    int32_t count = node->ops.count, fail = -1, skip = -1;
    check_identity(c, node);
    Operand left = codegen_first_operand(c, node->left, node->comparators.items[0]);
    for (int32_t i = 0; i < count && !c->failed; i++) {
        bool kept, last = i == count - 1;
        Operand right = middle_operand(c, node, i);
        uint32_t code = compare_codes[node->ops.items[i]];
        at(c, &node->head);
        Operand next = last ? ON_STACK : prepare_link(c, left, right, &kept);
        int mode = (left == ON_STACK ? MODE_SR : 0) | (right == ON_STACK ? MODE_RS : 0);
        uint32_t operand = (left == ON_STACK ? 0 : (uint32_t)left)
                           | (right == ON_STACK ? 0 : (uint32_t)right) << 8;
        if (last) {
            emit_jump(c, OP_CODE_COMPARE_JUMP_RR + mode,
                      operand | (code | (sense ? COMPARE_JUMP_IF_TRUE : 0)) << 16, label);
            break;
        }
        int32_t *target = kept ? &fail : sense ? &skip : &label;
        if (*target < 0)
            *target = new_label(c);
        emit_jump(c, OP_CODE_COMPARE_JUMP_RR + mode, operand | code << 16, *target);
        left = next;
    }
    if (fail >= 0) {
        if (skip < 0)
            skip = new_label(c);
        emit_jump(c, OP_CODE_JUMP, 0, skip);
        place(c, fail);
        emit(c, OP_CODE_POP);
        if (!sense)
            emit_jump(c, OP_CODE_JUMP, 0, label);
    }
    if (skip >= 0)
        place(c, skip);
}

static void jump_bool(Compiler *c, AstBoolOp *node, int32_t label, bool sense) {
    bool is_and = node->head.op == OPERATOR_And; /* a false value ends it */
    int32_t skip = sense == is_and ? new_label(c) : label;
    int32_t last = node->values.count - 1;
    for (int32_t i = 0; i < last && !c->failed; i++)
        jump_if(c, node->values.items[i], skip, !is_and);
    jump_if(c, node->values.items[last], label, sense);
    if (skip != label)
        place(c, skip);
}

static void jump_if_expression(Compiler *c, AstIfExp *node, int32_t label, bool sense) {
    int32_t otherwise = new_label(c), end = new_label(c);
    jump_if(c, node->test, otherwise, false);
    jump_if(c, node->body, label, sense);
    emit_jump(c, OP_CODE_JUMP, 0, end);
    place(c, otherwise);
    jump_if(c, node->orelse, label, sense);
    place(c, end);
}

void jump_if(Compiler *c, Node *node, int32_t label, bool sense) {
    if (codegen_deep(c))
        return;
    int truth = fold_truth(node);
    if (truth >= 0) {
        at(c, node);
        if (truth == sense)
            emit_jump(c, OP_CODE_JUMP, 0, label);
        return;
    }
    switch (node->kind) {
    case AST_UnaryOp:
        if (node->op != OPERATOR_Not)
            break;
        jump_if(c, AST(UnaryOp, node)->operand, label, !sense);
        return;
    case AST_BoolOp:
        jump_bool(c, AST(BoolOp, node), label, sense);
        return;
    case AST_IfExp:
        jump_if_expression(c, AST(IfExp, node), label, sense);
        return;
    case AST_Compare:
        jump_compare(c, AST(Compare, node), label, sense);
        return;
    default:
        break;
    }
    Operand o = codegen_operand(c, node);
    at(c, node);
    Opcode op = sense ? OP_CODE_JUMP_IF_TRUE_R : OP_CODE_JUMP_IF_FALSE_R;
    emit_jump(c, op + (o == ON_STACK), o == ON_STACK ? 0 : (uint32_t)o, label);
}

void codegen_bool(Compiler *c, AstBoolOp *node) {
    bool is_and = node->head.op == OPERATOR_And;
    int32_t end = new_label(c), last = node->values.count - 1;
    for (int32_t i = 0; i < last && !c->failed; i++) {
        codegen_expr(c, node->values.items[i]);
        at(c, &node->head);
        emit_jump(c, is_and ? OP_CODE_JUMP_IF_FALSE_KEEP : OP_CODE_JUMP_IF_TRUE_KEEP, 0, end);
    }
    codegen_expr(c, node->values.items[last]);
    place(c, end);
}
