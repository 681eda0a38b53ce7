/* Warnings: the filters, and showing each place's warning once. */
#ifndef KRAIT_WARNINGS_H
#define KRAIT_WARNINGS_H

#include "runtime/native.h"

int warnings_init(void) MAY_RAISE;
void warnings_shutdown(void);

/* A -W option, action:message:category:module:line with any tail left out. What is wrong with it is
 * reported; -1: no memory. */
int warnings_option(const char *text) MAY_RAISE;

/* warn_hook: warns at the line that runs now. 0, or -1 when a filter makes it an exception. */
int warnings_warn(Type *category, Str *message);
/* The same for a warning about an object, which is shown with a hint how to learn where it was
 * allocated. */
int warnings_warn_source(Type *category, Str *message, Object *source);
/* warn_at_hook: at a place of a source. */
int warnings_warn_at(Type *category, Str *message, Str *filename, int line);

extern const ModuleDef _warnings_module; /* what the module `warnings` stands on */

#endif
