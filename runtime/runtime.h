/* Starting and stopping the runtime as a whole. */
#ifndef KRAIT_RUNTIME_H
#define KRAIT_RUNTIME_H

#include "runtime/object.h"

/* Once, before any other call. 0, or -1 when there is no memory. */
int runtime_init(void);
/* Collects what is unreachable, then drops what the runtime itself holds (startup.def). Returns the
 * number of blocks that are still live: 0 if nobody leaked; a debug build lists them. */
size_t runtime_shutdown(void);

#endif
