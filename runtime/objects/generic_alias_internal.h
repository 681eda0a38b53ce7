/* What generic_alias.c and union_type.c share. */
#ifndef KRAIT_GENERIC_ALIAS_INTERNAL_H
#define KRAIT_GENERIC_ALIAS_INTERNAL_H

#include "runtime/objects/generic_alias.h"

int alias_write_item(StrBuilder *b,
                     Object *o); /* a class by its name, "..." , anything else by its repr */
Tuple *alias_parameters(Tuple *args) MAY_RAISE; /* what can be substituted in them: new */
/* The arguments with `item`, a value or a tuple of them, in the place of the parameters. TypeErrors
 * speak of `self`. */
Tuple *alias_substitute(Object *self, Tuple *args, Tuple *parameters, Object *item) MAY_RAISE;

#endif
