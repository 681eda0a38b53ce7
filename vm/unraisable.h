/* Exceptions that nobody can catch: those of destructors, callbacks and the end of the process. */
#ifndef KRAIT_UNRAISABLE_H
#define KRAIT_UNRAISABLE_H

#include "runtime/object.h"

/* error_unraisable_hook: hands the exception to sys.unraisablehook, if that is a program's own,
 * else prints it. Always true: it took care. */
bool unraisable_report(Object *exception, Object *where /* may be NULL */);
/* The same text with another first line. */
void unraisable_print_under(Object *exception, const char *heading);
/* The default hook's text: "Exception ignored in: ...", traceback, message. Nothing is left
 * pending. */
void unraisable_print(Object *exception, Object *where /* may be NULL */);
void unraisable_shutdown(void);

#endif
