/* -X trace: see trace.c. */
#ifndef KRAIT_TRACE_H
#define KRAIT_TRACE_H

#include "vm/frame.h"

/* Prints the operand stack's types and the instruction at `ip`, which is about to run in `frame`. */
void trace_instruction(Frame *frame, const uint32_t *ip, Object **sp);

#endif
