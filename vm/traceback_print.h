/* Printing exceptions. */
#ifndef KRAIT_TRACEBACK_PRINT_H
#define KRAIT_TRACEBACK_PRINT_H

#include "runtime/object.h"

/* The whole text for an exception: chain, tracebacks, notes. New, or NULL with an exception. */
Str *traceback_format(Object *exception) MAY_RAISE;
/* The same as an ignored exception shows it: of code over several lines, only the first, without
 * marks. */
Str *traceback_format_brief(Object *exception) MAY_RAISE;
/* Writes it to a file object, or to sys.stderr when file is NULL (to the C stream when that is
 * gone). */
int traceback_print(Object *exception, Object *file) MAY_RAISE;

#endif
