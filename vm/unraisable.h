/* Exceptions that nobody can catch: those of destructors, callbacks and the end of the process. */
#ifndef KRAIT_UNRAISABLE_H
#define KRAIT_UNRAISABLE_H

#include "runtime/object.h"

/* error_unraisable_hook: hands the exception to sys.unraisablehook, if that is a program's own,
 * else prints it. Always true: it took care. */
bool unraisable_report(Object *exception, Object *where /* may be NULL */,
                       Str *message /* or NULL */);
/* The same text with another first line. */
void unraisable_print_under(Object *exception, const char *heading);
/* The default hook's text: "Exception ignored in: <where>", or the message in place of the first
 * words, traceback, the exception itself. Nothing is left pending. */
void unraisable_print(Object *exception, Object *where /* may be NULL */,
                      Str *message /* or NULL */);
void unraisable_shutdown(void);

#endif
