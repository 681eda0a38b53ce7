/* The cycle collector: three generations, trial deletion.
 *
 * A container has a GcHead in front of its header. A tracked one is on the doubly linked ring of
 * its generation. `next` is NULL when not tracked. The low bits of `prev` are flags; what the two
 * words hold during a collection is gc_trial.c's affair.
 */
#ifndef KRAIT_GC_H
#define KRAIT_GC_H

#include "runtime/object.h"

typedef struct GcHead {
    struct GcHead *next;
    uintptr_t prev; /* GcHead * | flags */
} GcHead;

enum { GC_FINALIZED = 1, GC_COLLECTING = 2, GC_HAS_WEAKREFS = 4, GC_FLAGS = 7 };
enum { GENERATIONS = 3 };
enum {
    GC_DEBUG_STATS = 1,
    GC_DEBUG_COLLECTABLE = 2,
    GC_DEBUG_UNCOLLECTABLE = 4,
    GC_DEBUG_SAVEALL = 32,
    GC_DEBUG_LEAK = 38
};

typedef struct Generation {
    GcHead ring;
    int threshold;
    int count; /* generation 0: allocations less deallocations; above: collections of the one below
                */
} Generation;

typedef struct Gc {
    Generation generations[GENERATIONS + 1]; /* the last: frozen, never collected */
    bool enabled, collecting;
    int young_threshold; /* threshold 0 as Python sees it; generations[0].threshold is 0 while
                            collection is off */
    ssize_t long_lived_total, long_lived_pending; /* the quarter rule for full collections */
    uint64_t collections[GENERATIONS], collected[GENERATIONS], uncollectable[GENERATIONS];
    Object *garbage;   /* list or NULL until asked for */
    Object *callbacks; /* list or NULL */
    int debug;         /* GC_DEBUG_ bits */
    int64_t epoch;     /* when the process started, as gctrace counts time */
    bool trace;        /* -X gctrace: a line on stderr for each collection */
} Gc;
extern Gc gc;

#define GC_HEAD(o)           ((GcHead *)(o)-1)
#define GC_OBJECT(head)      ((Object *)((GcHead *)(head) + 1))
#define GC_PREV(head)        ((GcHead *)((head)->prev & ~(uintptr_t)GC_FLAGS))
#define GC_SET_PREV(head, p) ((head)->prev = (uintptr_t)(p) | ((head)->prev & GC_FLAGS))

ALWAYS_INLINE bool gc_is_tracked(const void *o) { return GC_HEAD(o)->next != NULL; }
/* The object is whole: the collector may see it from now on. It must be untracked and of a TYPE_GC
 * type. */
ALWAYS_INLINE void gc_track(void *o) {
    GcHead *head = GC_HEAD(o), *ring = &gc.generations[0].ring, *last = GC_PREV(ring);
    head->next = ring;
    GC_SET_PREV(head, last);
    last->next = head;
    GC_SET_PREV(ring, head);
}
ALWAYS_INLINE void gc_untrack(void *o) {
    GcHead *head = GC_HEAD(o);
    if (head->next != NULL) {
        GcHead *prev = GC_PREV(head);
        prev->next = head->next;
        GC_SET_PREV(head->next, prev);
        head->next = NULL;
        head->prev &= GC_FINALIZED | GC_HAS_WEAKREFS;
    }
}
/* Some weak reference refers to o, which is a container with a GcHead. */
ALWAYS_INLINE bool gc_has_weakrefs(const Object *o) {
    return (GC_HEAD(o)->prev & GC_HAS_WEAKREFS) != 0;
}
/* Has a GcHead. Static objects of container types (native types, the empty tuple) have none: their
 * count tells. */
ALWAYS_INLINE bool gc_is_container(const Object *o) {
    return (o->type->flags & TYPE_GC) != 0 && o->refcount < IMMORTAL / 2;
}
/* May this object be part of a cycle as far as a tuple or dict holding it is concerned: any
 * container, tracked yet or not, but for static ones and a tuple that was untracked for good. (An
 * untracked dict counts: it can be given a cycle later.) */
extern Type tuple_type;
ALWAYS_INLINE bool gc_may_cycle(const Object *o) {
    return gc_is_container(o) && (o->type != &tuple_type || gc_is_tracked(o));
}

/* Memory for a container: GcHead and `size` bytes, uninitialised but for the GcHead; counts towards
 * generation 0. NULL without an exception. */
ALWAYS_INLINE void *gc_alloc(size_t size) {
    GcHead *head = mem_alloc(sizeof(GcHead) + size);
    if (UNLIKELY(head == NULL))
        return NULL;
    head->next = NULL;
    head->prev = 0;
    Generation *young = &gc.generations[0];
    if (UNLIKELY(++young->count > young->threshold) && young->threshold
        && !(requested() & REQUEST_GC))
        request_set(REQUEST_GC); /* the VM collects at its next safe point */
    return head + 1;
}
ALWAYS_INLINE void gc_free(void *o, size_t size) {
    if (gc.generations[0].count > 0)
        gc.generations[0].count--;
    mem_free(GC_HEAD(o), sizeof(GcHead) + size);
}

/* VISIT in a traverse function: passes a reference on, returns when the visitor says so. */
#define VISIT(o)                                                                                   \
    do {                                                                                           \
        if (o) {                                                                                   \
            int stop_ = visit(OBJ(o), arg);                                                        \
            if (stop_)                                                                             \
                return stop_;                                                                      \
        }                                                                                          \
    } while (0)

/* Collects generations 0..generation. Returns the number of unreachable objects found. Exceptions
 * in finalizers are written to stderr as unraisable. */
ssize_t gc_collect(int generation);
/* What a safe point calls when REQUEST_GC is set: picks the oldest generation that is due. */
void gc_collect_due(void);
int gc_init(void);
/* gc.enable, gc.disable; thresholds as gc.set_threshold takes them. */
void gc_set_enabled(bool enabled);
void gc_set_threshold(int generation, int threshold);
int gc_get_threshold(int generation);
/* Moves everything that is tracked out of the collector's sight, and back; how many are there. */
void gc_freeze(void);
void gc_unfreeze(void);
ssize_t gc_frozen_count(void);
/* Calls visit for each tracked object of a generation; -1: of all but the frozen ones. Stops when
 * visit returns non-zero, and returns that. */
int gc_each(int generation, VisitFn visit, void *arg);
/* Drops what the interpreter holds; then in debug builds asserts that nothing is left. */
void gc_shutdown(void);
/* Visits what a full collection would free now, and leaves everything as it is, but for tuples and
 * dicts that are found to need no tracking. visit may not allocate containers. -1: no memory,
 * without an exception. */
int gc_each_unreachable(VisitFn visit, void *arg);
/* At the end of the program: warns of what gc.garbage still holds. */
void gc_report_garbage(void);
void gc_last_collection(void);
/* Walks the rings and checks the links. */
void gc_check(void);
/* Where the collector's reports go: the layers above write them to sys.stderr. NULL: to stderr. */
extern void (*gc_write_hook)(Str *text);

#endif
