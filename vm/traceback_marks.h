/* The source lines of a traceback entry with the marks (^ and ~) under them. */
#ifndef KRAIT_TRACEBACK_MARKS_H
#define KRAIT_TRACEBACK_MARKS_H

#include "runtime/object.h"
#include "runtime/objects/code.h"

/* Appends the lines that `p` covers, indented by four, marks included where they tell something.
 * With colours, both the marks
 * and what they mark have them. `text` holds the lines p.line .. p.end_line as UTF-8, separated by
 * newlines. */
void marks_append(StrBuilder *out, const char *text, size_t length, Position p, bool color);
/* Columns that the first `bytes` bytes of a UTF-8 line take on a terminal: wide characters take
 * two. */
size_t display_width(const char *line, size_t bytes);

#endif
