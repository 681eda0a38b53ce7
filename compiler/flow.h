/* Data flow over one unit's instructions. */
#ifndef COMPILER_FLOW_H
#define COMPILER_FLOW_H

#include "compiler/codegen.h"

/* Threads jumps, drops what cannot be reached and the checks of locals that are bound anyway,
 * merges pushes: rewrites the current unit's instructions in place. False when out of memory. */
bool flow_optimize(Compiler *c);

/* ---- between flow.c and flow_bound.c */

enum { FLOW_REACHED = 1, FLOW_TARGET = 2, FLOW_DROPPED = 4 };

typedef struct Flow {
    Compiler *c;
    Instr *instrs;
    Label *labels;
    Region *regions;
    int32_t count, label_count, region_count;
    uint8_t *marks; /* per instruction: FLOW_xxx */
    int32_t *work;  /* per instruction */
} Flow;

bool flow_is_jump(const Instr *instr);
bool flow_ends(const Instr *instr); /* control never comes to what follows */
/* Marks as dropped each CHECK_LOCAL of a local that is bound on all paths to it. False when out of
 * memory. */
bool flow_drop_checks(Flow *f);

#endif
