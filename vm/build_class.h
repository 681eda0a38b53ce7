/* See build_class.c. */
#ifndef KRAIT_BUILD_CLASS_H
#define KRAIT_BUILD_CLASS_H

#include "runtime/object.h"

Object *build_class(Object *self, Object *const *args, size_t nargs,
                    Tuple *kwnames) MAY_RAISE; /* a NATIVE_RAW function */

#endif
