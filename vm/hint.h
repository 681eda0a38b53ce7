/* What an uncaught exception's report says beyond CPython's: worked out from the source when it is
 * printed. */
#ifndef KRAIT_HINT_H
#define KRAIT_HINT_H

#include "runtime/object.h"

/* What to append to the message of an exception that has no suggestion: new; NULL without an
 * exception for nothing. */
Str *hint_for(Object *exception);
/* The further, independent mistakes of the text that a SyntaxError is about: a new list of
 * SyntaxErrors; NULL without an exception for none. */
Object *hint_more_mistakes(Object *exception);

#endif
