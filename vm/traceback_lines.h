/* The lines of one traceback, without the exceptions it is chained to. */
#ifndef KRAIT_TRACEBACK_LINES_H
#define KRAIT_TRACEBACK_LINES_H

#include "runtime/native.h"
#include "vm/frame.h"

extern bool traceback_color; /* with colours: see color.h */
extern bool traceback_brief; /* of code over several lines show only the first, without marks */

/* An entry for each frame; runs of the same line are folded. */
void traceback_add_frames(StrBuilder *out, const Traceback *t);
/* "Type: message" with suggestion, or a syntax error's place and text; then the notes. */
void traceback_add_exception(StrBuilder *out, Object *exception);

extern const ModuleDef
    _traceback_module; /* traceback_module.c: what the module traceback stands on */

#endif
