/* From instructions to a Code object. */
#ifndef COMPILER_ASSEMBLE_H
#define COMPILER_ASSEMBLE_H

#include "compiler/codegen.h"

/* The Code of the current unit (new reference); NULL with compiler->error or an exception set. */
Code *assemble(Compiler *c);

#endif
