/* More than one mistake: what stands behind the first one is parsed too. */
#ifndef COMPILER_RECOVER_H
#define COMPILER_RECOVER_H

#include "runtime/object.h"
#include "runtime/objects/str.h"

/* The SyntaxErrors of a text (UTF-8) in its order, `max` at most, each independent of those before
 * it: a new list; NULL with an exception when memory ran out. Only what the parser finds is there.
 */
Object *recover_mistakes(const char *text, size_t length, Str *filename, size_t max) MAY_RAISE;

/* The indentations, in columns, that a line which ends blocks may have: those of the blocks open
 * above line `lineno`, the outermost first. Returns how many there are, `max` at most; *actual is
 * the line's own. */
size_t recover_indents(const char *text, size_t length, int lineno, int *indents, size_t max,
                       int *actual);

#endif
