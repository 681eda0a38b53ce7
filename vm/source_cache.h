/* Source lines by file name and line number. */
#ifndef KRAIT_SOURCE_CACHE_H
#define KRAIT_SOURCE_CACHE_H

#include "runtime/object.h"

/* Lines first..last of a source, newlines between them: new, or NULL without an exception when there is no such text. */
Str *source_lines(Str *filename, int first, int last);
Str *source_line(Str *filename, int line, Object *globals);
void source_register(Str *filename, Str *text); /* the text of a name that is no file; replaces an earlier one */
void source_cache_clear(void);

#endif
