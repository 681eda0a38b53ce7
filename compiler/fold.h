/* Constant folding: an expression whose operands are constants becomes one Constant node, unless
 * its evaluation would fail or its value would be big. The symbol table's walk calls this on its
 * way back up, so each operand is folded before. */
#ifndef COMPILER_FOLD_H
#define COMPILER_FOLD_H

#include "compiler/ast.h"

enum {
    CONSTANT_FOLDED = 1
}; /* in the head's `op` of a Constant that folding made: it is no docstring */

/* Folds *slot if it can. False only when out of memory (no exception is set). */
bool fold_expression(Scratch *scratch, Node **slot);

/* `[1, 2]` and `{1, 2}` where only their elements matter (after `in`, `for`): a constant tuple or
 * frozenset. */
bool fold_iterable(Scratch *scratch, Node **slot, bool is_for);

/* Replaces *slot by a Constant at the same place; takes over the value. */
bool fold_replace_steal(Scratch *scratch, Node **slot, Object *value);

/* 1 and 0: the constant's truth; -1: no constant. */
int fold_truth(const Node *node);

#endif
