/* The standard modules that are written in Python, embedded in the binary by scripts/embed.c. */
#ifndef KRAIT_EMBEDDED_H
#define KRAIT_EMBEDDED_H

#include <stdbool.h>
#include <stddef.h>

typedef struct EmbeddedModule {
    const char *name; /* dotted */
    bool is_package;
    const char *text; /* UTF-8, a zero byte behind */
    size_t length;
} EmbeddedModule;

extern const EmbeddedModule embedded_modules[]; /* ends with a row whose name is NULL */

#endif
