/* What the interpreter needs of the io module: the standard streams, and a short way to write to
 * them. */
#ifndef KRAIT_IO_H
#define KRAIT_IO_H

#include "runtime/native.h"

/* Makes the three standard streams (new references). */
int streams_init(bool unbuffered, Object **in, Object **out, Object **err) MAY_RAISE;
/* Writes text to a file that is exactly a native text stream: 1 done; 0: it is another kind of
 * object, call its write(); -1 error. */
int stream_write_str(Object *file, Str *text) MAY_RAISE;
/* Flushes such a file (or calls flush()). */
int stream_flush(Object *file) MAY_RAISE;
/* One line for input(), without its newline: reads from `in`, after writing and flushing the prompt
 * to `out`. EOFError at the end. */
Object *stream_input(Object *in, Object *out, Object *prompt /* or NULL */) MAY_RAISE;
/* Set by the prompt: reads a line from a terminal with editing; a malloc'd string with newline,
 * NULL at the end or when interrupted (exception set). */
extern char *(*stream_readline_hook)(const char *prompt);

extern const ModuleDef io_module;

#endif
