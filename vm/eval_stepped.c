/* The loop with somebody looking on; see eval_loop.h. */
#include "vm/eval_parts.h"

#define EVAL_STEPPED 1
#define EVAL_LOOP    Object *eval_loop_stepped
#include "vm/eval_loop.h"
