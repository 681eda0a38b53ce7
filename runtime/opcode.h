/* The instruction set as C constants; see opcode.def for the contract. */
#ifndef KRAIT_OPCODE_H
#define KRAIT_OPCODE_H

#include <stdint.h>
#include "runtime/protocol.h"

#define VAR (-1)

typedef enum Opcode {
#define OP(name, operands, cache, pops, pushes, prose) OP_CODE_##name,
#include "runtime/opcode.def"
    OPCODE_COUNT
} Opcode;
_Static_assert(OPCODE_COUNT <= 256, "an opcode is one byte");

#define WORD(op, a, b, c)                                                                          \
    ((uint32_t)(op) | (uint32_t)(a) << 8 | (uint32_t)(b) << 16 | (uint32_t)(c) << 24)
#define WORD_IMM(op, imm) ((uint32_t)(op) | (uint32_t)(imm) << 8)
#define WORD_OP(w)        ((uint8_t)(w))
#define WORD_A(w)         ((uint8_t)((w) >> 8))
#define WORD_B(w)         ((uint8_t)((w) >> 16))
#define WORD_C(w)         ((uint8_t)((w) >> 24))
#define WORD_UNSIGNED(w)  ((w) >> 8)
#define WORD_SIGNED(w)    ((int32_t)(w) >> 8)

enum { REGISTER_LOCALS = 128, REGISTER_CONSTANTS = 128, DEST_PUSH = 255, DEST_LOCALS = 255 };
enum { MODE_RR, MODE_RS, MODE_SR, MODE_SS };

/* Cache word 1 of BINARY: BinaryOp of protocol.h below OP_COUNT, or this: */
enum { BINARY_GETITEM = OP_COUNT, BINARY_INPLACE = 0x80 };
/* COMPARE and COMPARE_JUMP: the six of CMP_xx, then: */
enum { COMPARE_IS = 6, COMPARE_IS_NOT, COMPARE_IN, COMPARE_NOT_IN, COMPARE_JUMP_IF_TRUE = 0x80 };
enum { UNARY_NEGATIVE, UNARY_POSITIVE, UNARY_INVERT, UNARY_NOT };

typedef enum Intrinsic {
#define INTRINSIC(name, pops, prose) INTRINSIC_##name,
#include "runtime/intrinsic.def"
    INTRINSIC_COUNT
} Intrinsic;

typedef struct OpcodeInfo {
    const char *name;
    const char *operands;
    uint8_t cache;
    int8_t pops, pushes; /* VAR: depends on the operand */
} OpcodeInfo;
extern const OpcodeInfo opcode_info[OPCODE_COUNT]; /* runtime/objects/code.c */

#endif
