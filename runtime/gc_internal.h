/* What the collector's files share: rings, and the marks that a collection leaves on its
 * candidates. */
#ifndef KRAIT_GC_INTERNAL_H
#define KRAIT_GC_INTERNAL_H

#include "runtime/gc.h"

enum { OLDEST = GENERATIONS - 1, FROZEN = GENERATIONS };

/* ---- rings: doubly linked, closed by a head of their own; a ring's own `prev` has no flags */

ALWAYS_INLINE void ring_init(GcHead *ring) {
    ring->next = ring;
    ring->prev = (uintptr_t)ring;
}

ALWAYS_INLINE bool ring_is_empty(const GcHead *ring) { return ring->next == ring; }

ALWAYS_INLINE void ring_unlink(GcHead *head) {
    GcHead *prev = GC_PREV(head);
    prev->next = head->next;
    GC_SET_PREV(head->next, prev);
}

ALWAYS_INLINE void ring_add(GcHead *ring, GcHead *head) {
    GcHead *last = GC_PREV(ring);
    head->next = ring;
    GC_SET_PREV(head, last);
    last->next = head;
    GC_SET_PREV(ring, head);
}

/* Moves all of `from` to the end of `to`. */
ALWAYS_INLINE void ring_append(GcHead *to, GcHead *from) {
    if (ring_is_empty(from))
        return;
    GcHead *first = from->next, *last = GC_PREV(from), *end = GC_PREV(to);
    end->next = first;
    GC_SET_PREV(first, end);
    last->next = to;
    GC_SET_PREV(to, last);
    ring_init(from);
}

ALWAYS_INLINE ssize_t ring_length(const GcHead *ring) {
    ssize_t n = 0;
    for (const GcHead *head = ring->next; head != ring; head = head->next)
        n++;
    return n;
}

/* ---- gc_trial.c */

typedef struct GcSurvey { /* of the unreachable */
    ssize_t count;
    bool weakrefs, finalizers; /* some object has any, and they did not run yet */
} GcSurvey;

/* Moves from `ring` to `unreachable`, which is empty, what nothing outside of the ring refers to,
 * and marks it GC_COLLECTING. The ring is left with the survivors; tuples among them that can be in
 * no cycle are untracked, in a `full` collection dicts too. everything: all tracked objects that
 * are not frozen are on the ring, and none is frozen. */
GcSurvey gc_find_unreachable(GcHead *ring, GcHead *unreachable, bool full, bool everything);

/* ---- gc_report.c */

int64_t gc_clock(void); /* nanoseconds */
/* gc.DEBUG_STATS: before and after. */
void gc_report_start(int generation);
void gc_report_end(ssize_t found, int64_t started);
/* gc.DEBUG_COLLECTABLE: a line for each object. Runs code of the program, if it replaced
 * sys.stderr. */
void gc_report_ring(const char *what, GcHead *ring);
/* -X gctrace */
typedef struct GcTrace {
    int64_t started;
    size_t heap; /* bytes before */
    ssize_t examined, freed, promoted;
} GcTrace;
void gc_report_trace(int generation, const GcTrace *t);

#endif
