/* tracemalloc's native half: the module _tracemalloc, and what the command line needs of it. */
#ifndef KRAIT_TRACEMALLOC_H
#define KRAIT_TRACEMALLOC_H

#include "runtime/native.h"

extern const ModuleDef _tracemalloc_module;

/* Begins tracing with so many frames for each block, 1 to SITE_FRAMES_MAX; nothing happens if it
 * has begun already. */
int tracemalloc_start(int frame_limit) MAY_RAISE;
void tracemalloc_stop(void);

#endif
