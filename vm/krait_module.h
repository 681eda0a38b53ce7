/* The native module _krait. */
#ifndef KRAIT_KRAIT_MODULE_H
#define KRAIT_KRAIT_MODULE_H

#include "runtime/native.h"

extern const ModuleDef _krait_module;

/* What the objects of each type take that can be reached from what the collector knows. */
typedef struct TypeTotal {
    Type *type; /* borrowed until something runs */
    uint64_t count, bytes;
} TypeTotal;

typedef struct Totals {
    TypeTotal *items; /* malloc's: sorted by nothing, found by a linear search that starts where the
                         last one ended */
    size_t count, capacity;
    bool failed; /* no memory */
} Totals;
void krait_type_totals(Totals *t); /* t is empty before */

/* Live bytes, counted in three ways, and as the allocator has them: all four are equal. */
typedef struct Audit {
    uint64_t live, blocks, classes, types;
    uint64_t live_count, blocks_count, classes_count; /* of blocks */
} Audit;
int krait_audit(Audit *a); /* -1: no memory, without an exception */

/* Bytes of the block that an object lies in. */
size_t krait_object_size(Object *o);

#endif
