/* All objects that can be found, and the way by which each was: breadth first over everything that
 * objects refer to.
 *
 * The walk takes its memory from the C library and makes no object, so that what it looks at does
 * not change. */
#ifndef KRAIT_HEAP_WALK_H
#define KRAIT_HEAP_WALK_H

#include "runtime/object.h"

typedef struct HeapItem {
    Object *object;  /* borrowed: only true until something runs */
    uint32_t parent; /* index of the item that led to it; its own: a root; HEAP_IGNORED: not to be
                        followed */
} HeapItem;
enum { HEAP_IGNORED = -1 };

typedef struct HeapWalk {
    HeapItem *items; /* owned; in the order in which they were found */
    size_t count, capacity;
    uint32_t *table; /* owned: open addressing by address; index + 1, 0: free */
    size_t mask;
    uint32_t current;     /* whose references are being followed */
    const Object *target; /* to stop at; NULL: go on to the end */
    bool failed;          /* no memory */
} HeapWalk;

/* Begins a walk; -1: no memory (none of these sets an exception). heap_walk_end releases it. */
int heap_walk_begin(HeapWalk *w);
void heap_walk_end(HeapWalk *w);
/* A root, if it is new. */
void heap_walk_add(HeapWalk *w, Object *o);
/* An object that no way may lead through, unless it is a root already. */
void heap_walk_ignore(HeapWalk *w, Object *o);
/* All that the collector knows of, as roots. */
void heap_walk_add_tracked(HeapWalk *w);
/* Follows all references. 1: the target was found, and is the last item; 0: it was not, or there is
 * none; -1: no memory. */
int heap_walk_run(HeapWalk *w);
/* The index of an object among the items; -1: it was not found. */
int64_t heap_walk_index(const HeapWalk *w, const void *o);

#endif
