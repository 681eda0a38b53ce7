/* What range.c and range_iter.c share. Arguments are exact ints. */
#ifndef KRAIT_RANGE_INTERNAL_H
#define KRAIT_RANGE_INTERNAL_H

#include "runtime/objects/range.h"

/* An iterator over start, start + step, ... `count` of them: a RangeIter where all fit in 64 bits,
 * else a longrange_iterator. */
Object *range_iter_new(Object *start, Object *step, Object *count) MAY_RAISE;
/* The range of what such an iterator still has to give. */
Object *range_from_iter(Object *start, Object *step, Object *count) MAY_RAISE;

#endif
