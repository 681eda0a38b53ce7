/* The module _tracemalloc: the allocator's table of traced blocks (runtime/memory/memory_trace.h)
 * joined with the places that the numbers in it stand for (alloc_sites.h).
 * runtime/lib/tracemalloc.py makes snapshots and statistics of it. */
#include "vm/tracemalloc.h"

#include <stdlib.h>

#include "runtime/gc.h"
#include "runtime/memory/memory_trace.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"
#include "vm/alloc_sites.h"
#include "runtime/protocol.h"
#include "vm/builtins.h"

int tracemalloc_start(int frame_limit) {
    if (mem.tracing)
        return 0;
    if (alloc_sites_start(frame_limit) < 0)
        return raise_no_memory(), -1;
    mem_trace_site = alloc_sites_now;
    mem_trace_start();
    return 0;
}

void tracemalloc_stop(void) {
    if (!mem.tracing)
        return;
    mem_trace_stop();
    alloc_sites_stop();
}

NATIVE(module_start) {
    UNUSED_ARGS;
    int64_t n = 1;
    if (args[0] != NULL) {
        Object *index = number_index(args[0]);
        if (index == NULL)
            return NULL;
        if (!int_fits_i64(index, &n))
            n = INT64_MAX;
        decref(index);
    }
    if (n < INT32_MIN || n > INT32_MAX)
        return raise_overflow_error("Python int too large to convert to C int");
    if (n < 1 || n > SITE_FRAMES_MAX)
        return raise_value_error("the number of frames must be in range [1; %d]", SITE_FRAMES_MAX);
    return tracemalloc_start((int)n) < 0 ? NULL : new_none();
}

NATIVE(module_stop) {
    UNUSED_ARGS;
    tracemalloc_stop();
    return new_none();
}

NATIVE(module_is_tracing) {
    UNUSED_ARGS;
    return new_bool(mem.tracing);
}

NATIVE(module_clear_traces) {
    UNUSED_ARGS;
    if (mem.tracing) {
        mem_trace_clear();
        alloc_sites_clear();
    }
    return new_none();
}

NATIVE(module_get_traceback_limit) {
    UNUSED_ARGS;
    return int_from_i64(alloc_sites_limit());
}

NATIVE(module_get_tracemalloc_memory) {
    UNUSED_ARGS;
    return int_from_u64(mem_trace.tables + alloc_sites_memory());
}

NATIVE(module_get_traced_memory) {
    UNUSED_ARGS;
    MemTrace now = mem_trace;
    Object *values[] = {int_from_u64(now.live), int_from_u64(now.peak)};
    return OBJ(tuple_from_array_steal(values, 2));
}

NATIVE(module_reset_peak) {
    UNUSED_ARGS;
    mem_trace_reset_peak();
    return new_none();
}

/* ---- tracebacks as tuples ---- */

static Object *frame_tuple(const SiteFrame *frame) {
    Object *values[] = {frame->filename ? incref(frame->filename)
                                        : OBJ(str_from_ascii("<unknown>")),
                        int_from_i64(frame->line)};
    return OBJ(tuple_from_array_steal(values, 2));
}

/* ((file name, line), ...), innermost first. Equal frames are one object within `interned`. */
static Object *frames_tuple(const Site *site, Dict *interned) {
    Tuple *t = tuple_new(site->count);
    for (uint32_t i = 0; t != NULL && i < site->count; i++) {
        Object *frame = frame_tuple(&site->frames[i]);
        Object *known = frame && interned ? dict_get_borrow(interned, frame) : NULL;
        if (known != NULL)
            REPLACE_STEAL(frame, incref(known));
        else if (frame == NULL || error_occurred()
                 || (interned && dict_set(interned, frame, frame) < 0)) {
            xdecref(frame);
            CLEAR(t);
            break;
        }
        t->items[i] = frame;
    }
    if (t != NULL)
        tuple_finish(t);
    return OBJ(t);
}

/* An object's block begins at the collector's header, if it has one. */
NATIVE(module_get_object_traceback) {
    UNUSED_ARGS;
    size_t size;
    const void *block = gc_is_container(args[0]) ? (const void *)GC_HEAD(args[0]) : args[0];
    uint32_t number =
        mem.tracing && args[0]->refcount < IMMORTAL / 2 ? mem_trace_find(block, &size) : 0;
    if (number == 0)
        return new_none();
    alloc_sites_pause();
    Object *frames = frames_tuple(alloc_sites_get(number), NULL);
    alloc_sites_resume();
    return frames;
}

/* ---- all traces ---- */

typedef struct Copied {
    size_t size;
    uint32_t site;
} Copied;

typedef struct Copy {
    Copied *items; /* malloc's */
    size_t count, capacity;
    bool failed;
} Copy;

static void copy(size_t size, uint32_t site, void *arg) {
    Copy *c = arg;
    if (c->count == c->capacity && !c->failed) {
        size_t capacity = c->capacity ? c->capacity * 2 : 1024;
        Copied *items = realloc(c->items, capacity * sizeof *items);
        if (items == NULL) {
            c->failed = true;
        } else {
            c->items = items;
            c->capacity = capacity;
        }
    }
    if (!c->failed)
        c->items[c->count++] = (Copied){size, site};
}

/* (domain, size, frames, depth). `tuples` has the frames of the sites that have been met. */
static Object *trace_tuple(const Copied *trace, Tuple *tuples, Dict *interned) {
    Object **frames = &tuples->items[trace->site];
    const Site *site = alloc_sites_get(trace->site);
    if (*frames == NULL) {
        Object *made = frames_tuple(site, interned),
               *known = made ? dict_get_borrow(interned, made) : NULL;
        if (made == NULL
            || (known == NULL && (error_occurred() || dict_set(interned, made, made) < 0))) {
            xdecref(made);
            return NULL;
        }
        if (known != NULL)
            REPLACE_STEAL(made, incref(known));
        *frames = made;
    }
    Object *values[] = {int_from_i64(0), int_from_u64(trace->size), incref(*frames),
                        int_from_u64(site->total)};
    return OBJ(tuple_from_array_steal(values, 4));
}

static Object *trace_list(const Copy *c) {
    uint32_t highest = 0;
    for (size_t i = 0; i < c->count; i++)
        highest = c->items[i].site > highest ? c->items[i].site : highest;
    List *list = list_new(0);
    Dict *interned = dict_new();
    Tuple *tuples = tuple_new(highest + 1); /* never seen outside */
    bool failed = list == NULL || interned == NULL || tuples == NULL;
    for (size_t i = 0; !failed && i < c->count; i++) {
        Object *t = trace_tuple(&c->items[i], tuples, interned);
        failed = t == NULL || list_append_steal(list, t) < 0;
    }
    if (failed)
        CLEAR(list);
    xdecref(tuples);
    xdecref(interned);
    return OBJ(list);
}

/* The list is made from a copy, so that it does not see itself. */
NATIVE(module_get_traces) {
    UNUSED_ARGS;
    if (!mem.tracing)
        return OBJ(list_new(0));
    Copy c = {0};
    mem_trace_each(copy, &c);
    alloc_sites_pause();
    Object *list = c.failed ? raise_no_memory() : trace_list(&c);
    alloc_sites_resume();
    free(c.items);
    return list;
}

static const MethodDef functions[] = {
    {"is_tracing", module_is_tracing, "", 0, "Whether allocations are being traced."},
    {"clear_traces", module_clear_traces, "", 0, "Forget the traces of all blocks so far."},
    {"_get_traces", module_get_traces, "", 0,
     "(domain, size, frames, depth) of each traced block."},
    {"_get_object_traceback", module_get_object_traceback, "obj, /", 0,
     "The frames that allocated an object, innermost first, or None."},
    {"start", module_start, "nframe=1, /", 0,
     "Begin to trace, keeping up to nframe frames for each block."},
    {"stop", module_stop, "", 0, "End tracing and forget all traces."},
    {"get_traceback_limit", module_get_traceback_limit, "", 0,
     "How many frames are kept for each block at most."},
    {"get_tracemalloc_memory", module_get_tracemalloc_memory, "", 0,
     "Bytes that the tables of the traces take."},
    {"get_traced_memory", module_get_traced_memory, "", 0,
     "Bytes in traced blocks: now, and at the peak."},
    {"reset_peak", module_reset_peak, "", 0, "Let the peak begin anew from what is traced now."},
    {0},
};

const ModuleDef _tracemalloc_module = {
    .name = "_tracemalloc",
    .doc = "Where memory blocks were allocated: the native half of tracemalloc.",
    .functions = functions};
