/* Constant folding: see fold.h. The limits on sizes are CPython's, so that `1 << 1000` stays an
 * expression. */
#include "compiler/fold.h"

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/complex.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/protocol.h"

enum { MAX_INT_BITS = 128, MAX_TEXT = 4096, MAX_ITEMS = 256 };

bool fold_replace_steal(Scratch *scratch, Node **slot, Object *value) {
    Node *old = *slot;
    if (value == NULL) {
        error_clear();
        return true;
    }
    AstConstant *node = (AstConstant *)ast_new(scratch, AST_Constant);
    if (!scratch_own(scratch, value) || node == NULL)
        return false;
    node->head = *old;
    node->head.kind = AST_Constant;
    node->head.op = CONSTANT_FOLDED;
    node->value = value;
    *slot = &node->head;
    return true;
}

static Object *constant(const Node *node) {
    return node->kind == AST_Constant ? AST_AS(Constant, node)->value : NULL;
}

int fold_truth(const Node *node) {
    Object *value = constant(node);
    if (value == NULL)
        return -1;
    int truth = object_truth(value);
    if (truth < 0)
        error_clear();
    return truth;
}

static bool is_number(Object *o) {
    return is_int(o) || is_exact(o, &float_type) || is_exact(o, &complex_type);
}

static size_t repeated_length(Object *o) {
    if (is_str(o))
        return ((Str *)o)->length;
    if (is_bytes(o))
        return ((Bytes *)o)->length;
    return is_tuple(o) ? ((Tuple *)o)->length : 0;
}

static bool repeat_is_small(Object *sequence, Object *times) {
    int64_t n;
    size_t length = repeated_length(sequence), limit = is_tuple(sequence) ? MAX_ITEMS : MAX_TEXT;
    if (!int_fits_i64(times, &n))
        return false;
    return n <= 0 || length == 0 || (uint64_t)n <= limit / length;
}

/* Whether the operation is cheap and its result small. */
static bool is_modest(AstOperator op, Object *a, Object *b) {
    int64_t n;
    switch (op) {
    case OPERATOR_Mult:
        if (is_int(a) && is_int(b))
            return int_bit_length(a) + int_bit_length(b) <= MAX_INT_BITS;
        if (is_int(a) && !is_number(b))
            return repeat_is_small(b, a);
        return !is_int(b) || is_number(a) || repeat_is_small(a, b);
    case OPERATOR_LShift:
        return !is_int(a) || !is_int(b)
               || (int_fits_i64(b, &n) && n >= 0
                   && (int_sign(a) == 0 || n <= MAX_INT_BITS - (int64_t)int_bit_length(a)));
    case OPERATOR_Pow:
        if (!is_int(a) || !is_int(b) || int_sign(b) <= 0)
            return true;
        return int_fits_i64(b, &n) && n <= MAX_INT_BITS
               && int_bit_length(a) * (uint64_t)n <= MAX_INT_BITS;
    case OPERATOR_Mod:
        return !is_str(a) && !is_bytes(a);
    default:
        return true;
    }
}

static const uint8_t binary_of[] = {
    [OPERATOR_Add] = OP_ADD,       [OPERATOR_Sub] = OP_SUB,       [OPERATOR_Mult] = OP_MUL,
    [OPERATOR_Div] = OP_TRUEDIV,   [OPERATOR_Mod] = OP_MOD,       [OPERATOR_Pow] = OP_POW,
    [OPERATOR_LShift] = OP_LSHIFT, [OPERATOR_RShift] = OP_RSHIFT, [OPERATOR_BitOr] = OP_OR,
    [OPERATOR_BitXor] = OP_XOR,    [OPERATOR_BitAnd] = OP_AND,    [OPERATOR_FloorDiv] = OP_FLOORDIV,
};

static bool fold_binary(Scratch *scratch, Node **slot) {
    AstBinOp *node = AST(BinOp, *slot);
    Object *a = constant(node->left), *b = constant(node->right);
    if (a == NULL || b == NULL || node->head.op == OPERATOR_MatMult
        || !is_modest(node->head.op, a, b))
        return true;
    return fold_replace_steal(scratch, slot, number_binary(binary_of[node->head.op], a, b));
}

static bool fold_not(Scratch *scratch, Node **slot) {
    AstUnaryOp *node = AST(UnaryOp, *slot);
    static const uint8_t opposite[] = {
        [OPERATOR_Is] = OPERATOR_IsNot,
        [OPERATOR_IsNot] = OPERATOR_Is,
        [OPERATOR_In] = OPERATOR_NotIn,
        [OPERATOR_NotIn] = OPERATOR_In,
    };
    if (node->operand->kind == AST_Compare) {
        AstCompare *compare = AST(Compare, node->operand);
        if (compare->ops.count == 1 && compare->ops.items[0] >= OPERATOR_Is) {
            compare->ops.items[0] = opposite[compare->ops.items[0]];
            Node head = node->head;
            compare->head.lineno = head.lineno;
            compare->head.col_offset = head.col_offset;
            compare->head.end_lineno = head.end_lineno;
            compare->head.end_col_offset = head.end_col_offset;
            *slot = &compare->head;
        }
        return true;
    }
    int truth = fold_truth(node->operand);
    return truth < 0 || fold_replace_steal(scratch, slot, new_bool(!truth));
}

static bool fold_unary(Scratch *scratch, Node **slot) {
    AstUnaryOp *node = AST(UnaryOp, *slot);
    if (node->head.op == OPERATOR_Not)
        return fold_not(scratch, slot);
    Object *o = constant(node->operand);
    if (o == NULL)
        return true;
    return fold_replace_steal(scratch, slot,
                              node->head.op == OPERATOR_USub   ? number_negative(o)
                              : node->head.op == OPERATOR_UAdd ? number_positive(o)
                                                               : number_invert(o));
}

static Object *constant_tuple(const NodeSeq *elements) {
    for (int32_t i = 0; i < elements->count; i++)
        if (elements->items[i]->kind != AST_Constant)
            return NULL;
    Tuple *t = tuple_new((size_t)elements->count);
    if (t == NULL)
        return NULL;
    for (int32_t i = 0; i < elements->count; i++)
        t->items[i] = incref(constant(elements->items[i]));
    tuple_finish(t);
    return OBJ(t);
}

static bool fold_subscript(Scratch *scratch, Node **slot) {
    AstSubscript *node = AST(Subscript, *slot);
    Object *a = constant(node->value), *b = constant(node->slice);
    if (a == NULL || b == NULL || node->head.ctx != CONTEXT_Load
        || !(is_str(a) || is_bytes(a) || is_tuple(a)) || !is_int(b))
        return true;
    return fold_replace_steal(scratch, slot, object_getitem(a, b));
}

bool fold_iterable(Scratch *scratch, Node **slot, bool is_for) {
    if ((*slot)->kind == AST_List)
        return fold_replace_steal(scratch, slot, constant_tuple(&AST(List, *slot)->elts));
    if ((*slot)->kind != AST_Set || is_for)
        return true;
    Object *items = constant_tuple(&AST(Set, *slot)->elts);
    if (items == NULL) {
        error_clear();
        return true;
    }
    Object *set = frozenset_new(items);
    decref(items);
    return fold_replace_steal(scratch, slot, set);
}

bool fold_expression(Scratch *scratch, Node **slot) {
    switch ((*slot)->kind) {
    case AST_BinOp:
        return fold_binary(scratch, slot);
    case AST_UnaryOp:
        return fold_unary(scratch, slot);
    case AST_Subscript:
        return fold_subscript(scratch, slot);
    case AST_Tuple:
        if ((*slot)->ctx != CONTEXT_Load)
            return true;
        return fold_replace_steal(scratch, slot, constant_tuple(&AST(Tuple, *slot)->elts));
    case AST_Compare: {
        AstCompare *node = AST(Compare, *slot);
        AstOperator last = node->ops.items[node->ops.count - 1];
        if (last != OPERATOR_In && last != OPERATOR_NotIn)
            return true;
        return fold_iterable(scratch, &node->comparators.items[node->ops.count - 1], false);
    }
    default:
        return true;
    }
}
