/* Source lines by file name and line number. */
#ifndef KRAIT_SOURCE_CACHE_H
#define KRAIT_SOURCE_CACHE_H

#include "runtime/object.h"

/* Lines first..last of a source, newlines between them: new, or NULL without an exception when
 * there is no such text. */
Str *source_cache_lines(Str *filename, int first, int last);
/* The whole of it: new, or NULL without an exception. */
Str *source_cache_text(Str *filename);
Str *source_cache_line(Str *filename, int line);
/* Keeps the text of a filename object that is no file; found again by the identity of the object.
 */
void source_cache_register(Str *filename, Str *text);
void source_cache_clear(void);

#endif
