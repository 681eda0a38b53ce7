/* An expression as source text. */
#ifndef COMPILER_UNPARSE_H
#define COMPILER_UNPARSE_H

#include "compiler/ast.h"

/* The text of an expression in its normal form, as annotations keep it: new, or NULL with an
 * exception. */
Str *unparse(const Node *node) MAY_RAISE;

#endif
