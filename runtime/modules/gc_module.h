/* The gc module. */
#ifndef KRAIT_GC_MODULE_H
#define KRAIT_GC_MODULE_H

#include "runtime/native.h"

extern const ModuleDef gc_module;

#endif
