/* match. */
#include "compiler/codegen.h"

void codegen_match(Compiler *c, AstMatch *node) { codegen_error(c, &node->head, "match statements are not yet part of krait"); }
