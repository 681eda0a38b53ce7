/* The collector: trial deletion over one ring of candidates.
 *
 * Phases of a collection, and what a candidate's `prev` word holds meanwhile:
 * - count: every candidate gets its reference count copied: COLLECTING, count << 3. Only `next`
 *   links the ring now.
 * - subtract: every reference between candidates takes one off. What keeps a surplus is referred to
 *   from outside.
 * - part: those with a surplus go to the ring of survivors; both rings get their links back.
 *   COLLECTING marks who is not among the survivors.
 * - revive: the survivors' ring is walked as a queue; each candidate that a survivor refers to is
 *   moved to its end.
 *
 * What remains is unreachable. Then: weak references to it are cleared, finalizers run, and, since
 * these may have brought objects back, the four phases run once more on the remainder. At last each
 * object is told to drop its references (clear), which frees them all by counting. No Python code
 * runs before the first step of the second half, so the rings are the collector's alone until then.
 *
 * From the moment that finalizers run, an object of the unreachable ring may be freed, or
 * untracked, at any call: loops take the first of the ring, and move it elsewhere before they call
 * anything.
 *
 * Invariants between collections: each ring is closed and doubly linked, no object has COLLECTING.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/weakref.h"

#include <stdio.h>
#include <stdlib.h>

enum { COUNT_SHIFT = 3, OLDEST = GENERATIONS - 1, FROZEN = GENERATIONS, DEBUG_SAVE_ALL = 32 };

#define RING(g)                                                                                    \
    { .next = &gc.generations[g].ring, .prev = (uintptr_t)&gc.generations[g].ring }
Gc gc = {
    .generations = {{RING(0), 700, 0}, {RING(1), 10, 0}, {RING(2), 10, 0}, {RING(3), 0, 0}},
    .enabled = true,
    .young_threshold = 700,
};

/* ---- rings ----------------------------------------------------------------------------------- */

static void ring_init(GcHead *ring) {
    ring->next = ring;
    ring->prev = (uintptr_t)ring;
}

static bool ring_is_empty(const GcHead *ring) { return ring->next == ring; }

static void unlink_head(GcHead *head) {
    GcHead *prev = GC_PREV(head);
    prev->next = head->next;
    GC_SET_PREV(head->next, prev);
}

static void append_head(GcHead *ring, GcHead *head) {
    GcHead *last = GC_PREV(ring);
    head->next = ring;
    GC_SET_PREV(head, last);
    last->next = head;
    GC_SET_PREV(ring, head);
}

/* Moves all of `from` to the end of `to`. */
static void ring_append(GcHead *to, GcHead *from) {
    if (ring_is_empty(from))
        return;
    GcHead *first = from->next, *last = GC_PREV(from), *end = GC_PREV(to);
    end->next = first;
    GC_SET_PREV(first, end);
    last->next = to;
    GC_SET_PREV(to, last);
    ring_init(from);
}

static ssize_t ring_length(const GcHead *ring) {
    ssize_t n = 0;
    for (const GcHead *head = ring->next; head != ring; head = head->next)
        n++;
    return n;
}

/* ---- trial deletion -------------------------------------------------------------------------- */

/* A candidate that is not known to survive. */
static bool is_candidate(Object *o) {
    return gc_is_container(o) && (GC_HEAD(o)->prev & GC_COLLECTING);
}

static void copy_counts(GcHead *ring) {
    for (GcHead *head = ring->next; head != ring; head = head->next) {
        uintptr_t flags = head->prev & (GC_FLAGS & ~GC_COLLECTING);
        ASSERT(GC_OBJECT(head)->refcount > 0);
        head->prev = (uintptr_t)GC_OBJECT(head)->refcount << COUNT_SHIFT | flags | GC_COLLECTING;
    }
}

static int subtract_one(Object *o, void *arg) {
    (void)arg;
    if (is_candidate(o)) {
        ASSERT(GC_HEAD(o)->prev >> COUNT_SHIFT > 0);
        GC_HEAD(o)->prev -= (uintptr_t)1 << COUNT_SHIFT;
    }
    return 0;
}

static int traverse(Object *o, VisitFn visit, void *arg) {
    TraverseFn fn = o->type->traverse;
    return fn ? fn(o, visit, arg) : 0;
}

static void subtract_internal(GcHead *ring) {
    for (GcHead *head = ring->next; head != ring; head = head->next)
        traverse(GC_OBJECT(head), subtract_one, NULL);
}

/* Splits `ring`: those with a surplus go to `survivors`. Both are doubly linked afterwards. */
static void part(GcHead *ring, GcHead *survivors) {
    GcHead *previous = ring, *next;
    for (GcHead *head = ring->next; head != ring; head = next) {
        next = head->next;
        bool alive = head->prev >> COUNT_SHIFT > 0;
        head->prev &= GC_FLAGS;
        if (alive) {
            head->prev &= ~(uintptr_t)GC_COLLECTING;
            append_head(survivors, head);
        } else {
            previous->next = head;
            GC_SET_PREV(head, previous);
            previous = head;
        }
    }
    previous->next = ring;
    GC_SET_PREV(ring, previous);
}

static int revive_one(Object *o, void *survivors) {
    if (is_candidate(o)) {
        GcHead *head = GC_HEAD(o);
        unlink_head(head);
        head->prev &= ~(uintptr_t)GC_COLLECTING;
        append_head(survivors, head);
    }
    return 0;
}

/* Leaves in `ring` what nothing outside of it refers to, marked COLLECTING; the rest goes to
 * `survivors`, which was empty. */
static void find_unreachable(GcHead *ring, GcHead *survivors) {
    copy_counts(ring);
    subtract_internal(ring);
    part(ring, survivors);
    for (GcHead *head = survivors->next; head != survivors; head = head->next)
        traverse(GC_OBJECT(head), revive_one, survivors);
}

static void unmark(GcHead *ring) {
    for (GcHead *head = ring->next; head != ring; head = head->next)
        head->prev &= ~(uintptr_t)GC_COLLECTING;
}

/* ---- untracking ------------------------------------------------------------------------------ */

static int may_cycle(Object *o, void *arg) {
    (void)arg;
    return gc_may_cycle(o);
}

/* Tuples whose items can be in no cycle need no further attention, ever. */
static void untrack_tuples(GcHead *ring) {
    GcHead *next;
    for (GcHead *head = ring->next; head != ring; head = next) {
        next = head->next;
        Object *o = GC_OBJECT(head);
        if (is_exact(o, &tuple_type) && !traverse(o, may_cycle, NULL))
            gc_untrack(o);
    }
}

/* ---- the unreachable ------------------------------------------------------------------------- */

/* All weak references to the ring's objects go dead, before any code runs that could use one. The
 * result is the chain of those whose callbacks are due. */
static Weakref *clear_weak_references(GcHead *ring) {
    Weakref *chain = NULL, **tail = &chain;
    for (GcHead *head = ring->next; head != ring; head = head->next)
        if (head->prev & GC_HAS_WEAKREFS)
            tail = weakref_detach_unreachable(GC_OBJECT(head), tail);
    return chain;
}

/* Runs the finalizers that have not run yet. True: some did. */
static bool run_finalizers(GcHead *ring) {
    GcHead done;
    ring_init(&done);
    bool any = false;
    while (!ring_is_empty(ring)) {
        GcHead *head = ring->next;
        Object *o = GC_OBJECT(head);
        unlink_head(head);
        append_head(&done, head);
        if (!(o->type->flags & TYPE_HAS_FINALIZER) || (head->prev & GC_FINALIZED))
            continue;
        head->prev |= GC_FINALIZED;
        any = true;
        incref(o);
        o->type->finalize(o);
        decref(o);
    }
    ring_append(ring, &done);
    return any;
}

static int save_garbage(Object *o) {
    if (gc.garbage == NULL && (gc.garbage = OBJ(list_new(0))) == NULL)
        return -1;
    return list_append((List *)gc.garbage, o);
}

/* Empties the ring by telling each object to drop its references. What lives on all the same goes
 * to the oldest generation. */
static void delete_all(GcHead *ring) {
    while (!ring_is_empty(ring)) {
        GcHead *head = ring->next;
        Object *o = incref(GC_OBJECT(head));
        unlink_head(head);
        append_head(&gc.generations[OLDEST].ring, head);
        if (gc.debug & DEBUG_SAVE_ALL) {
            if (save_garbage(o) < 0)
                error_clear();
        } else if (o->type->clear != NULL && o->type->clear(o) < 0) {
            error_unraisable(NULL);
        }
        decref(o);
    }
}

/* ---- a collection ---------------------------------------------------------------------------- */

static void settle_survivors(GcHead *survivors, int generation) {
    untrack_tuples(survivors);
    if (generation == OLDEST) {
        gc.long_lived_pending = 0;
        gc.long_lived_total = ring_length(survivors);
    } else if (generation == OLDEST - 1) {
        gc.long_lived_pending += ring_length(survivors);
    }
    ring_append(&gc.generations[generation < OLDEST ? generation + 1 : OLDEST].ring, survivors);
}

static ssize_t collect(int generation) {
    GcHead candidates, survivors;
    ring_init(&candidates);
    ring_init(&survivors);
    for (int g = generation; g >= 0; g--) {
        ring_append(&candidates, &gc.generations[g].ring);
        gc.generations[g].count = 0;
    }
    if (generation < OLDEST)
        gc.generations[generation + 1].count++;
    find_unreachable(&candidates, &survivors);
    settle_survivors(&survivors, generation);
    Weakref *chain = clear_weak_references(&candidates);
    unmark(&candidates);
    ssize_t found = ring_length(&candidates);
    weakref_call_chain(chain);
    if (run_finalizers(&candidates)) {
        ring_init(&survivors);
        find_unreachable(&candidates, &survivors);
        unmark(&candidates);
        found = ring_length(&candidates);
        ring_append(&gc.generations[OLDEST].ring, &survivors);
    }
    delete_all(&candidates);
    return found;
}

/* Calls what gc.callbacks lists with ("start" or "stop", info). */
static void run_callbacks(const char *phase, int generation, ssize_t collected) {
    if (gc.callbacks == NULL || ((List *)gc.callbacks)->length == 0)
        return;
    Object *phase_name = OBJ(str_from_ascii(phase)),
           *values[3] = {int_from_i64(generation), int_from_i64(collected), int_from_i64(0)};
    Dict *info = dict_new();
    static const char *const keys[3] = {"generation", "collected", "uncollectable"};
    bool failed = phase_name == NULL || info == NULL;
    for (int i = 0; i < 3; i++) {
        failed = failed || values[i] == NULL || dict_set_ascii(info, keys[i], values[i]) < 0;
        xdecref(values[i]);
    }
    List *callbacks = incref(gc.callbacks);
    for (size_t i = 0; !failed && i < callbacks->length; i++) {
        Object *callback = incref(callbacks->items[i]),
               *result = object_call2(callback, phase_name, OBJ(info));
        if (result == NULL)
            error_unraisable(callback);
        xdecref(result);
        decref(callback);
    }
    decref(callbacks);
    if (failed)
        error_clear();
    xdecref(phase_name);
    xdecref(info);
}

ssize_t gc_collect(int generation) {
    if (gc.collecting)
        return 0;
    gc.collecting = true;
    Object *pending = error_fetch();
    run_callbacks("start", generation, 0);
    ssize_t found = collect(generation);
    gc.collections[generation]++;
    gc.collected[generation] += (uint64_t)found;
    run_callbacks("stop", generation, found);
    error_restore(pending);
    gc.collecting = false;
    return found;
}

/* A full collection is worth its while when the objects that await it are a quarter of those that
 * survived the last one. */
static bool full_is_worthwhile(void) { return gc.long_lived_pending >= gc.long_lived_total / 4; }

void gc_collect_due(void) {
    request_clear(REQUEST_GC);
    if (!gc.enabled)
        return;
    for (int g = OLDEST; g >= 0; g--) {
        Generation *generation = &gc.generations[g];
        if (generation->count <= generation->threshold || (g == OLDEST && !full_is_worthwhile()))
            continue;
        gc_collect(g);
        return;
    }
}

/* ---- settings -------------------------------------------------------------------------------- */

static void set_effective_threshold(void) {
    gc.generations[0].threshold = gc.enabled ? gc.young_threshold : 0;
}

void gc_set_enabled(bool enabled) {
    gc.enabled = enabled;
    set_effective_threshold();
}

void gc_set_threshold(int generation, int threshold) {
    if (generation == 0)
        gc.young_threshold = threshold;
    else
        gc.generations[generation].threshold = threshold;
    set_effective_threshold();
}

int gc_get_threshold(int generation) {
    return generation == 0 ? gc.young_threshold : gc.generations[generation].threshold;
}

void gc_freeze(void) {
    for (int g = 0; g <= OLDEST; g++) {
        ring_append(&gc.generations[FROZEN].ring, &gc.generations[g].ring);
        gc.generations[g].count = 0;
    }
}

void gc_unfreeze(void) { ring_append(&gc.generations[OLDEST].ring, &gc.generations[FROZEN].ring); }

ssize_t gc_frozen_count(void) { return ring_length(&gc.generations[FROZEN].ring); }

int gc_each(int generation, VisitFn visit, void *arg) {
    int first = generation < 0 ? 0 : generation, last = generation < 0 ? OLDEST : generation,
        stop = 0;
    for (int g = first; g <= last && !stop; g++)
        for (GcHead *ring = &gc.generations[g].ring, *head = ring->next; head != ring && !stop;
             head = head->next)
            stop = visit(GC_OBJECT(head), arg);
    return stop;
}

/* ---- start, end, checks ---------------------------------------------------------------------- */

int gc_init(void) {
    for (int g = 0; g <= FROZEN; g++)
        gc.generations[g].count = 0;
    gc.long_lived_total = gc.long_lived_pending = 0;
    gc_set_threshold(0, 700);
    gc_set_threshold(1, 10);
    gc_set_threshold(2, 10);
    gc_set_enabled(true);
    return 0;
}

void gc_shutdown(void) {
    gc_unfreeze();
    CLEAR(gc.callbacks);
    CLEAR(gc.garbage);
    gc.debug = 0;
    while (gc_collect(OLDEST) > 0)
        continue; /* finalizers may have made new garbage */
}

/* When the types have let go of their dicts, what these held together with is garbage at last. */
void gc_last_collection(void) { gc_shutdown(); }

static COLD void broken(const char *what, const void *where) {
    fprintf(stderr, "gc: %s (%p)\n", what, where);
    abort();
}

void gc_check(void) {
    for (int g = 0; g <= FROZEN; g++) {
        GcHead *ring = &gc.generations[g].ring, *previous = ring;
        for (GcHead *head = ring->next; head != ring; previous = head, head = head->next) {
            if (GC_PREV(head) != previous)
                broken("a ring's links disagree", head);
            if (!gc_is_container(GC_OBJECT(head)) || (head->prev & GC_COLLECTING))
                broken("an object on a ring is not fit to be there", GC_OBJECT(head));
        }
        if (GC_PREV(ring) != previous)
            broken("a ring is not closed", ring);
    }
}
