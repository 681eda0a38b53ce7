/* The native module _krait. */
#ifndef KRAIT_KRAIT_MODULE_H
#define KRAIT_KRAIT_MODULE_H

#include "runtime/native.h"

extern const ModuleDef _krait_module;

#endif
