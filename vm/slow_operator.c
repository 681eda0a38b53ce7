/* Operators of classes made in Python, where the loop can run the method in a frame of its own
 * instead of calling it from C. */
#include "vm/slow.h"

#include "runtime/objects/type.h"

#define NAMES(name)                                                                                \
    { NAME(__##name##__), NAME(__i##name##__) }
static Str *const names[BINARY_GETITEM + 1][2] = {
    [OP_ADD] = NAMES(add),
    [OP_SUB] = NAMES(sub),
    [OP_MUL] = NAMES(mul),
    [OP_MATMUL] = NAMES(matmul),
    [OP_TRUEDIV] = NAMES(truediv),
    [OP_MOD] = NAMES(mod),
    [OP_AND] = NAMES(and),
    [OP_OR] = NAMES(or),
    [OP_FLOORDIV] = NAMES(floordiv),
    [OP_LSHIFT] = NAMES(lshift),
    [OP_XOR] = NAMES(xor),
    [OP_RSHIFT] = NAMES(rshift),
    [BINARY_GETITEM] = {NAME(__getitem__), NULL},
};

/* The right operand must have no say before the left one, and none after it but by a native slot:
 * it is of the same class, or of no class made in Python. The sequence slots of a native base class
 * are for the slow path. */
Function *operator_function(uint32_t operator_, Object *left, Object *right) {
    uint32_t op = operator_ & 0x7f;
    const Type *type = left->type;
    if (op > BINARY_GETITEM || names[op][0] == NULL || type->inplace_concat != NULL
        || type->inplace_repeat != NULL)
        return NULL;
    if (op != BINARY_GETITEM && right->type != type && right->type->flags & TYPE_HEAP)
        return NULL;
    if (operator_ & BINARY_INPLACE && type_lookup_borrow((Type *)type, names[op][1]) != NULL)
        return NULL;
    Object *method = type_lookup_borrow((Type *)type, names[op][0]);
    if (method == NULL || method->type != &function_type || ((Function *)method)->simple_argc != 2)
        return NULL;
    return (Function *)method;
}

Object *operator_return_steal(Frame *frame, Object *value) {
    Object *left = frame->locals[-2], *right = frame->locals[-1];
    uint32_t operator_ = *frame[-1].ip;
    frame_pop(frame);
    if (value == KNotImplemented && (operator_ & 0x7f) != BINARY_GETITEM) {
        decref(value);
        value = number_binary_after_left(operator_ & 0x7f, operator_ & BINARY_INPLACE, left, right);
    }
    decref(left);
    decref(right);
    return value;
}

void operator_unwind(Frame *frame) {
    Object *left = frame->locals[-2], *right = frame->locals[-1];
    frame_pop(frame);
    decref(left);
    decref(right);
}
