/* range and its iterators; slice. */
#ifndef KRAIT_RANGE_H
#define KRAIT_RANGE_H

#include "runtime/object.h"

typedef struct Range {
    Object head;
    Object *start, *stop, *step, *length; /* owned exact ints */
} Range;
/* For ranges whose numbers fit in 64 bits; the VM's range loop works on it. Others use a slower
 * iterator type. */
typedef struct RangeIter {
    Object head;
    int64_t next, step;
    int64_t remaining;
} RangeIter;
extern Type range_type, range_iter_type;

typedef struct Slice {
    Object head;
    Object *start, *stop, *step; /* owned */
} Slice;
extern Type slice_type;
Object *slice_new(Object *start, Object *stop, Object *step) MAY_RAISE; /* NULL: None */
/* The same in two steps, for sequences whose length __index__ may change: first the numbers,
 * clipped to ssize_t and with defaults in place ... */
int slice_unpack(Object *slice, ssize_t *start, ssize_t *stop, ssize_t *step) MAY_RAISE;
/* ... then clipped to a length; returns the number of items selected. */
ssize_t slice_adjust(ssize_t length, ssize_t *start, ssize_t *stop, ssize_t step);
/* A start or stop argument as list.index takes it: absent leaves *out alone; clipped to ssize_t;
 * TypeError unless it has __index__. */
int slice_bound(Object *argument, ssize_t *out) MAY_RAISE;
/* The slice against a sequence of `length` items: start, stop clipped, step, and the number of
 * items it selects. */
int slice_resolve(Object *slice, ssize_t length, ssize_t *start, ssize_t *stop, ssize_t *step,
                  ssize_t *count) MAY_RAISE;

#endif
