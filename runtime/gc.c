/* The collector: generations, and what becomes of the objects that nothing but each other keeps
 * alive.
 *
 * A collection takes the objects of a generation and of the younger ones. gc_trial.c parts them
 * into survivors, which go to the next generation, and unreachable ones. Weak references to these
 * are cleared, and those callbacks run that are reachable themselves; then finalizers run, and,
 * since they may have brought objects back, the trial is repeated on the remainder. At last each
 * object is told to drop its references (clear), which frees them all by counting. No Python code
 * runs before the unreachable are known and no weak reference leads to them any more.
 *
 * From the moment that callbacks and finalizers run, an object of the unreachable ring may be
 * freed, or untracked, at any call: loops take the first of the ring, and move it elsewhere before
 * they call anything.
 *
 * Invariants between collections: each ring is closed and doubly linked, no object has
 * GC_COLLECTING. During one, the objects of the unreachable ring have it until they leave.
 */
#include "runtime/gc_internal.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/weakref.h"

#include <stdio.h>
#include <stdlib.h>

#define RING(g)                                                                                    \
    { .next = &gc.generations[g].ring, .prev = (uintptr_t)&gc.generations[g].ring }
Gc gc = {
    .generations = {{RING(0), 700, 0}, {RING(1), 10, 0}, {RING(2), 10, 0}, {RING(3), 0, 0}},
    .enabled = true,
    .young_threshold = 700,
};

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
        ring_unlink(head);
        ring_add(&done, head);
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
 * to `older`. */
static void delete_all(GcHead *ring, GcHead *older) {
    while (!ring_is_empty(ring)) {
        GcHead *head = ring->next;
        Object *o = incref(GC_OBJECT(head));
        ring_unlink(head);
        head->prev &= ~(uintptr_t)GC_COLLECTING;
        ring_add(older, head);
        if (gc.debug & GC_DEBUG_SAVEALL) {
            if (save_garbage(o) < 0)
                error_clear();
        } else if (o->type->clear != NULL && o->type->clear(o) < 0) {
            error_unraisable_message("Exception ignored in tp_clear of %N", o->type);
        }
        decref(o);
    }
}

/* ---- a collection ---------------------------------------------------------------------------- */

/* Moves the objects of generations 0 to `generation` to `candidates`, the oldest first. */
static void take_candidates(GcHead *candidates, int generation) {
    ring_init(candidates);
    for (int g = generation; g >= 0; g--) {
        ring_append(candidates, &gc.generations[g].ring);
        gc.generations[g].count = 0;
    }
    if (generation < OLDEST)
        gc.generations[generation + 1].count++;
}

static void settle_survivors(GcHead *survivors, GcHead *older, int generation) {
    if (generation == OLDEST) {
        gc.long_lived_pending = 0;
        gc.long_lived_total = ring_length(survivors);
    } else if (generation == OLDEST - 1) {
        gc.long_lived_pending += ring_length(survivors);
    }
    ring_append(older, survivors);
}

/* What finalizers brought back, with all that it refers to, lives on. Returns how many do not. */
static ssize_t give_back_resurrected(GcHead *unreachable, GcHead *older) {
    GcHead survivors;
    ring_init(&survivors);
    ring_append(&survivors, unreachable);
    GcSurvey rest = gc_find_unreachable(&survivors, unreachable, false, false);
    ring_append(older, &survivors);
    return rest.count;
}

static ssize_t collect(int generation, GcTrace *trace) {
    GcHead candidates, unreachable;
    GcHead *older = &gc.generations[generation < OLDEST ? generation + 1 : OLDEST].ring;
    ring_init(&unreachable);
    take_candidates(&candidates, generation);
    if (trace != NULL)
        trace->examined = ring_length(&candidates);
    bool everything = generation == OLDEST && ring_is_empty(&gc.generations[FROZEN].ring);
    GcSurvey found =
        gc_find_unreachable(&candidates, &unreachable, generation == OLDEST, everything);
    if (trace != NULL)
        trace->promoted = ring_length(&candidates);
    settle_survivors(&candidates, older, generation);
    if (gc.debug & GC_DEBUG_COLLECTABLE)
        gc_report_ring("collectable", &unreachable);
    if (found.weakrefs)
        weakref_call_chain(clear_weak_references(&unreachable));
    if (found.finalizers && run_finalizers(&unreachable))
        found.count = give_back_resurrected(&unreachable, older);
    delete_all(&unreachable, older);
    return found.count;
}

/* ---- looking without collecting: who stood on which ring is written down, and put back ------- */

typedef struct Standing {
    GcHead *head;
    int generation;
} Standing;

static void note_standings(Standing *out) {
    for (int g = OLDEST; g >= 0; g--)
        for (GcHead *head = gc.generations[g].ring.next; head != &gc.generations[g].ring;
             head = head->next)
            *out++ = (Standing){head, g};
}

static void restore_standings(const Standing *all, size_t count) {
    for (int g = 0; g <= OLDEST; g++)
        ring_init(&gc.generations[g].ring);
    for (size_t i = 0; i < count; i++) {
        GcHead *head = all[i].head;
        if (head->next == NULL) /* found to need no tracking */
            continue;
        head->prev &= GC_FINALIZED | GC_HAS_WEAKREFS;
        ring_add(&gc.generations[all[i].generation].ring, head);
    }
}

int gc_each_unreachable(VisitFn visit, void *arg) {
    size_t count = 0;
    for (int g = 0; g <= OLDEST; g++)
        count += (size_t)ring_length(&gc.generations[g].ring);
    Standing *standings = malloc((count + 1) * sizeof(Standing));
    if (standings == NULL)
        return -1;
    note_standings(standings);
    GcHead candidates, unreachable;
    ring_init(&candidates);
    ring_init(&unreachable);
    for (int g = OLDEST; g >= 0; g--)
        ring_append(&candidates, &gc.generations[g].ring);
    gc_find_unreachable(&candidates, &unreachable, true,
                        ring_is_empty(&gc.generations[FROZEN].ring));
    for (GcHead *head = unreachable.next; head != &unreachable; head = head->next)
        visit(GC_OBJECT(head), arg);
    restore_standings(standings, count);
    free(standings);
    return 0;
}

/* ---- the whole of it ------------------------------------------------------------------------- */

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
        error_unraisable(NULL); /* no memory to tell the callbacks with */
    xdecref(phase_name);
    xdecref(info);
}

/* The collection itself, with what the program wants to be told of it. */
static ssize_t collect_and_report(int generation) {
    GcTrace trace = {.started = gc.trace || gc.debug ? gc_clock() : 0, .heap = mem.live};
    if (gc.debug & GC_DEBUG_STATS)
        gc_report_start(generation);
    ssize_t found = collect(generation, gc.trace ? &trace : NULL);
    if (gc.debug & GC_DEBUG_STATS)
        gc_report_end(found, trace.started);
    trace.freed = found;
    if (gc.trace)
        gc_report_trace(generation, &trace);
    return found;
}

ssize_t gc_collect(int generation) {
    if (gc.collecting)
        return 0;
    gc.collecting = true;
    Object *pending = error_fetch();
    run_callbacks("start", generation, 0);
    ssize_t found = collect_and_report(generation);
    gc.collections[generation]++;
    gc.collected[generation] += (uint64_t)found;
    run_callbacks("stop", generation, found);
    error_restore(pending);
    gc.collecting = false;
    if (generation == OLDEST)
        mem_trim();
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
    gc.epoch = gc_clock();
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
