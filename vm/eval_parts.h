/* What the loop in eval_loop.h is made with: what its handlers call, and the macros that they are
 * written in. Included by the two files that have a loop, so that each compiles and inlines it for
 * itself. */
#ifndef KRAIT_EVAL_PARTS_H
#define KRAIT_EVAL_PARTS_H

#include "vm/eval.h"

#include <math.h>

#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iter.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/range.h"
#include "runtime/objects/set.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "runtime/native.h"
#include "runtime/opcode.h"
#include "vm/shape_cache.h"
#include "vm/slow.h"
#include "vm/step.h"
#include "vm/vm.h"

#define MAYBE_UNUSED __attribute__((unused))

ALWAYS_INLINE void int_release(Object *o) {
    if (--o->refcount == 0)
        mem_free(o, sizeof(Int));
}
ALWAYS_INLINE void float_release(Object *o) {
    if (--o->refcount == 0)
        mem_free(o, sizeof(Float));
}

/* The operands of FLOAT_OP as doubles: two floats, a float and a compact int, or two ints of at
 * most 53 bits to divide. False: other types. */
ALWAYS_INLINE bool float_operands(Object *left, Object *right, uint32_t op, double *x, double *y) {
    if (LIKELY(left->type == &float_type)) {
        *x = FLOAT_VALUE(left);
    } else {
        if (left->type != &int_type)
            return false;
        *x = (double)INT_VALUE(left);
    }
    if (LIKELY(right->type == &float_type)) {
        *y = FLOAT_VALUE(right);
        return true;
    }
    if (right->type != &int_type)
        return false;
    *y = (double)INT_VALUE(right);
    return left->type == &float_type
           || (op == OP_TRUEDIV && fabs(*x) < 9007199254740992.0 && fabs(*y) < 9007199254740992.0);
}

/* The quickened family (its _RR form) for an operator on these types, or -1. */
static MAYBE_UNUSED int binary_form(uint32_t operator_, const Type *left, const Type *right) {
    uint32_t op = operator_ & 0x7f;
    if (op == BINARY_GETITEM) {
        if (left == &dict_type)
            return OP_CODE_DICT_GET_RR;
        if (right != &int_type)
            return -1;
        return left == &list_type    ? OP_CODE_LIST_GET_RR
               : left == &tuple_type ? OP_CODE_TUPLE_GET_RR
                                     : -1;
    }
    bool int_left = left == &int_type, int_right = right == &int_type;
    if (int_left && int_right) {
        switch (op) {
        case OP_ADD:
            return OP_CODE_INT_ADD_RR;
        case OP_SUB:
            return OP_CODE_INT_SUB_RR;
        case OP_MUL:
            return OP_CODE_INT_MUL_RR;
        case OP_AND:
        case OP_OR:
        case OP_XOR:
        case OP_RSHIFT:
        case OP_LSHIFT:
        case OP_MOD:
        case OP_FLOORDIV:
            return OP_CODE_INT_OP_RR;
        default:
            return -1;
        }
    }
    if ((left == &float_type || int_left) && (right == &float_type || int_right)) {
        bool floats = left == right;
        switch (op) {
        case OP_ADD:
            return floats ? OP_CODE_FLOAT_ADD_RR : OP_CODE_FLOAT_OP_RR;
        case OP_SUB:
            return floats ? OP_CODE_FLOAT_SUB_RR : OP_CODE_FLOAT_OP_RR;
        case OP_MUL:
            return floats ? OP_CODE_FLOAT_MUL_RR : OP_CODE_FLOAT_OP_RR;
        case OP_TRUEDIV:
        case OP_POW:
            return OP_CODE_FLOAT_OP_RR;
        default:
            return -1;
        }
    }
    return op == OP_ADD && left == &str_type && right == &str_type ? OP_CODE_STR_ADD_RR : -1;
}

static MAYBE_UNUSED Object *binary_apply(uint32_t operator_, Object *left, Object *right) {
    uint32_t op = operator_ & 0x7f;
    if (op == BINARY_GETITEM)
        return object_getitem(left, right);
    return operator_ & BINARY_INPLACE ? number_inplace(op, left, right)
                                      : number_binary(op, left, right);
}

static MAYBE_UNUSED Object *unary_apply(unsigned op, Object *o) {
    switch (op) {
    case UNARY_NEGATIVE:
        return number_negative(o);
    case UNARY_POSITIVE:
        return number_positive(o);
    case UNARY_INVERT:
        return number_invert(o);
    default: {
        int truth = object_truth(o);
        return truth < 0 ? NULL : new_bool(!truth);
    }
    }
}

/* Comparisons as COMPARE_xxx say. */
static MAYBE_UNUSED int compare_truth(unsigned op, Object *left, Object *right) {
    switch (op) {
    case COMPARE_IS:
        return left == right;
    case COMPARE_IS_NOT:
        return left != right;
    case COMPARE_IN:
        return object_contains(right, left);
    case COMPARE_NOT_IN: {
        int found = object_contains(right, left);
        return found < 0 ? -1 : !found;
    }
    default: {
        Object *result = object_compare(left, right, (int)op);
        if (result == NULL)
            return -1;
        int truth = object_truth(result);
        decref(result);
        return truth;
    }
    }
}

static MAYBE_UNUSED Object *compare_apply(unsigned op, Object *left, Object *right) {
    if (op <= CMP_GE) {
        if (left->type == &int_type && right->type == &int_type) {
            unsigned outcome = (unsigned)(INT_VALUE(left) >= INT_VALUE(right))
                               + (INT_VALUE(left) > INT_VALUE(right));
            static const uint8_t true_for[6] = {
                [CMP_LT] = 1, [CMP_LE] = 3, [CMP_EQ] = 2, [CMP_NE] = 5, [CMP_GT] = 4, [CMP_GE] = 6};
            return new_bool(true_for[op] >> outcome & 1);
        }
        return object_compare(left, right, (int)op);
    }
    int truth = compare_truth(op, left, right);
    return truth < 0 ? NULL : new_bool(truth);
}

/* The quickened family for a comparison, or -1. */
static MAYBE_UNUSED int compare_form(unsigned op, const Type *left, const Type *right) {
    if (op == COMPARE_IS || op == COMPARE_IS_NOT)
        return OP_CODE_IS_JUMP_RR;
    if (op == COMPARE_IN || op == COMPARE_NOT_IN)
        return right == &dict_type || right == &set_type || right == &frozenset_type
                       || (right == &str_type && left == &str_type)
                   ? OP_CODE_CONTAINS_JUMP_RR
                   : -1;
    if (left != right)
        return -1;
    if (left == &int_type)
        return OP_CODE_INT_COMPARE_JUMP_RR;
    if (left == &float_type)
        return OP_CODE_FLOAT_COMPARE_JUMP_RR;
    return left == &str_type && (op == CMP_EQ || op == CMP_NE) ? OP_CODE_STR_COMPARE_JUMP_RR : -1;
}

/* For INT_COMPARE_JUMP and kin: by operand c (comparison and sense), the outcomes that jump: bit 0
 * less, 1 equal, 2 greater, 3 unordered. */
static const uint8_t jump_outcomes[256] = {
    [CMP_LT] = 14,       [CMP_LE] = 12,        [CMP_EQ] = 13,       [CMP_NE] = 2,
    [CMP_GT] = 11,       [CMP_GE] = 9,         [CMP_LT | 0x80] = 1, [CMP_LE | 0x80] = 3,
    [CMP_EQ | 0x80] = 2, [CMP_NE | 0x80] = 13, [CMP_GT | 0x80] = 4, [CMP_GE | 0x80] = 6,
};

/* ---- what the handlers are written with ---- */

#define A       WORD_A(in)
#define B       WORD_B(in)
#define C       WORD_C(in)
#define IMM     WORD_UNSIGNED(in)
#define REG(x)  (((x)&0x80 ? K : L)[(x)&0x7f])
#define SAVE()  (frame->ip = ip)
#define PUSH(o) (*sp++ = OBJ(o))
#define POP()   (*--sp)

/* The second loop is looked on: STEP calls one of step.h's functions. */
#define STEP(call)                                                                                 \
    do {                                                                                           \
        if (EVAL_STEPPED && UNLIKELY((call) < 0))                                                  \
            goto step_failed;                                                                      \
    } while (0)
#define STEP_WITH_VALUE(call)                                                                      \
    do {                                                                                           \
        if (EVAL_STEPPED && UNLIKELY((call) < 0)) {                                                \
            decref(value);                                                                         \
            goto error;                                                                            \
        }                                                                                          \
    } while (0)
#define DISPATCH() goto *table[(uint8_t)in]
#define NEXT()                                                                                     \
    do {                                                                                           \
        STEP(step_instruction(frame, ip, sp));                                                     \
        in = *ip++;                                                                                \
        DISPATCH();                                                                                \
    } while (0)
/* Rewrites the current word's opcode and runs it again. */
#define BECOME(op)                                                                                 \
    do {                                                                                           \
        in = (in & ~0xffu) | (uint32_t)(op);                                                       \
        ip[-1] = in;                                                                               \
        DISPATCH();                                                                                \
    } while (0)
#define JUMP_BY(d)                                                                                 \
    do {                                                                                           \
        ip += (int32_t)(d);                                                                        \
        if (EVAL_STEPPED || UNLIKELY(requested() != 0))                                            \
            goto poll;                                                                             \
        NEXT();                                                                                    \
    } while (0)
/* Result to a local or the stack; takes the reference. */
#define STORE_D(o)                                                                                 \
    do {                                                                                           \
        Object *new_ = OBJ(o);                                                                     \
        if (C == DEST_PUSH) {                                                                      \
            *sp++ = new_;                                                                          \
        } else {                                                                                   \
            Object *old_ = L[C];                                                                   \
            L[C] = new_;                                                                           \
            xdecref(old_);                                                                         \
        }                                                                                          \
    } while (0)

/* The four operand modes: where left and right are, and how to take them over as owned references.
 */
#define FETCH_RR Object *left = REG(A), *right = REG(B)
#define FETCH_RS Object *left = REG(A), *right = sp[-1]
#define FETCH_SR Object *left = sp[-1], *right = REG(B)
#define FETCH_SS Object *left = sp[-2], *right = sp[-1]
#define OWN_RR   (incref(left), incref(right))
#define OWN_RS   (incref(left), sp--)
#define OWN_SR   (incref(right), sp--)
#define OWN_SS   (sp -= 2)
/* Whether an operand is a dying temporary on the stack. */
#define LEFT_ON_STACK(mode)  ((mode)&2)
#define RIGHT_ON_STACK(mode) ((mode)&1)

#define FOUR(handler, ...)                                                                         \
    handler(RR, MODE_RR, ##__VA_ARGS__) handler(RS, MODE_RS, ##__VA_ARGS__)                        \
        handler(SR, MODE_SR, ##__VA_ARGS__) handler(SS, MODE_SS, ##__VA_ARGS__)

/* eval.c and eval_stepped.c: `resumed` goes on in the middle of the frame. */
Object *eval_loop_stepped(bool resumed) MAY_RAISE;
extern const char eval_switch;
#define SWITCH_LOOPS ((Object *)&eval_switch) /* no object: the other loop is to go on from here   \
                                               */

#endif
