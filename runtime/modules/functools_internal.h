/* What the files of the module _functools share. */
#ifndef KRAIT_FUNCTOOLS_INTERNAL_H
#define KRAIT_FUNCTOOLS_INTERNAL_H

#include "runtime/native.h"

extern Type partial_type, lru_cache_type, lru_link_type, key_wrapper_type;

#endif
