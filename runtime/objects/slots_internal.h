/* What slots.c and slots_number.c share. */
#ifndef KRAIT_SLOTS_INTERNAL_H
#define KRAIT_SLOTS_INTERNAL_H

#include "runtime/objects/slots.h"
#include "runtime/objects/type_internal.h"

/* method(*args) where args[0] is self and method is what the type has, not yet bound. It is kept
 * alive. */
Object *special_call(Object *method, Object *const *args, size_t nargs) MAY_RAISE;
/* What the type has under `name`: borrowed; NULL with AttributeError. */
Object *special_find(Object *self, Str *name) MAY_RAISE;

#endif
