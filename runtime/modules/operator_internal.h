/* What the files of the module _operator share. */
#ifndef KRAIT_OPERATOR_INTERNAL_H
#define KRAIT_OPERATOR_INTERNAL_H

#include "runtime/native.h"

extern Type attrgetter_type, itemgetter_type, methodcaller_type;

#endif
