/* The native module _krait. */
#ifndef KRAIT_KRAIT_MODULE_H
#define KRAIT_KRAIT_MODULE_H

#include "runtime/native.h"

extern const ModuleDef _krait_module;

/* Bytes of the block that an object lies in. */
size_t krait_object_size(Object *o);

#endif
