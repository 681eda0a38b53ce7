/* Where blocks were allocated: tracemalloc's table, which knows nothing of objects or source lines.
 *
 * While tracing, each new block gets a number from mem_trace_site, its site; 0 leaves the block
 * out. The numbers are the caller's own. A small block's site stands in a table beside its arena, a
 * word for each 8 bytes that the arena has, together with the bytes by which the request was
 * smaller than the class. A large block's stands in a hash table by address. The tables are taken
 * from the system, so that they are no part of what they count; a block for which there is no room
 * is not traced.
 */
#ifndef KRAIT_MEMORY_TRACE_H
#define KRAIT_MEMORY_TRACE_H

#include "runtime/memory/memory.h"

enum { SITE_MAX = (1 << 29) - 1 };

typedef struct MemTrace {
    size_t live, peak; /* bytes of the traced blocks, as they were asked for */
    size_t tables;     /* bytes of the tables */
} MemTrace;
extern MemTrace mem_trace;

/* Called for each block while tracing; it may not allocate or free blocks. */
extern uint32_t (*mem_trace_site)(void);

void mem_trace_start(void);
void mem_trace_stop(void);  /* forgets everything */
void mem_trace_clear(void); /* forgets everything, and goes on */
void mem_trace_reset_peak(void);
/* The site and size of a block; 0: it is not traced. */
uint32_t mem_trace_find(const void *block, size_t *size);
/* Visits each traced block. visit may not allocate or free blocks. */
void mem_trace_each(void (*visit)(size_t size, uint32_t site, void *arg), void *arg);

#endif
