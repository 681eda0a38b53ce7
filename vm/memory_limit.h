/* What a MemoryError says when --max-memory refuses: the limit, the type that holds most, the line
 * where most was allocated. */
#ifndef KRAIT_MEMORY_LIMIT_H
#define KRAIT_MEMORY_LIMIT_H

#include <stddef.h>

/* Sets the limit in bytes; from now on its errors have a message. */
void memory_limit_set(size_t bytes);
/* Frees what was kept to print an error with: the program is over. */
void memory_limit_spend(void);
/* Lifts the limit and lets go of everything. */
void memory_limit_shutdown(void);

#endif
