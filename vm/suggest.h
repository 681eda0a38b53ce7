/* "Did you mean": names near to a mistyped one. */
#ifndef KRAIT_SUGGEST_H
#define KRAIT_SUGGEST_H

#include "runtime/object.h"
#include "runtime/objects/code.h"

/* The nearest of a list of strs, new; NULL without an exception when none is near. */
Str *suggest_nearest(Object *candidates, Str *wrong);
/* What to append to the message of an AttributeError, NameError or ImportError: new; NULL without
 * an exception for nothing. */
Str *suggest_for(Object *exception);
/* The parameter nearest to an unexpected keyword argument. */
Str *suggest_keyword(Code *code, Str *wrong);

#endif
