/* The native half of the module `krait`: what is in memory now, as plain tuples and lists.
 * runtime/lib/krait.py makes tables, maps and names of it.
 *
 * The figures are taken before anything is made to hold them, so that looking does not change what
 * is seen. */
#include <stdlib.h>

#include "runtime/heap_walk.h"
#include "runtime/native.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/module.h"
#include "runtime/objects/str_private.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"
#include "vm/builtins.h"
#include "vm/fail_alloc.h"
#include "vm/generator.h"
#include "vm/krait_module.h"
#include "vm/step.h"

/* A tuple of ints. */
static Object *numbers(size_t count, const uint64_t *values) {
    Tuple *t = tuple_new(count);
    if (t == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if ((t->items[i] = int_from_u64(values[i])) == NULL) {
            decref(t);
            return NULL;
        }
    tuple_finish(t);
    return OBJ(t);
}

/* Bytes of an object's own block. Frames and generators count their slots where object_size does
 * not look for it. */
size_t krait_object_size(Object *o) {
    if (o->type == &frame_type)
        return sizeof(GcHead) + sizeof(FrameObject) + ((FrameObject *)o)->count * sizeof(Object *);
    if (generator_is(o) || o->type == &async_generator_type)
        return sizeof(GcHead) + sizeof(Generator) + ((Generator *)o)->count * sizeof(Object *);
    if (o->type == &str_type)
        return mem_class_size(str_block_size(((Str *)o)->length, ((Str *)o)->kind));
    return object_size(o);
}

static int append_steal(Object *list, Object *o) {
    return o == NULL ? -1 : list_append_steal((List *)list, o);
}

static Object *class_list(const ClassStats *stats) {
    Object *list = OBJ(list_new(0));
    for (size_t c = 1; list != NULL && c < CLASS_COUNT; c++) {
        uint64_t values[] = {stats[c].block_size, stats[c].pools, stats[c].blocks_used,
                             stats[c].blocks_free};
        if (stats[c].pools > 0 && append_steal(list, numbers(4, values)) < 0)
            CLEAR(list);
    }
    return list;
}

/* ((live bytes, peak, limit or 0, bytes and number of large blocks, arenas, blocks, bytes of the
 * arenas without memory), [(block size, pools, blocks in use, free blocks)]): of one moment. */
NATIVE(totals) {
    UNUSED_ARGS;
    uint64_t values[] = {mem.live,          mem.peak,        mem.limit == SIZE_MAX ? 0 : mem.limit,
                         mem.large,         mem.large_count, mem.arenas,
                         mem_live_blocks(), mem.returned};
    ClassStats stats[CLASS_COUNT];
    for (size_t c = 1; c < CLASS_COUNT; c++)
        mem_class_stats(c, &stats[c]);
    Object *figures = numbers(sizeof values / sizeof *values, values),
           *classes = figures != NULL ? class_list(stats) : NULL;
    Object *both = classes != NULL ? OBJ(tuple_pack(2, figures, classes)) : NULL;
    xdecref(figures);
    xdecref(classes);
    return both;
}

/* ---- by type, by generation ---- */

static TypeTotal *total_of(Totals *t, Type *type) {
    for (size_t i = 0; i < t->count; i++)
        if (t->items[i].type == type)
            return &t->items[i];
    if (t->count == t->capacity) {
        size_t capacity = t->capacity ? t->capacity * 2 : 256;
        TypeTotal *items = realloc(t->items, capacity * sizeof(TypeTotal));
        if (items == NULL)
            return NULL;
        t->items = items;
        t->capacity = capacity;
    }
    t->items[t->count] = (TypeTotal){type, 0, 0};
    return &t->items[t->count++];
}

static bool is_static(const Object *o) { return o->refcount >= IMMORTAL / 2; }

/* Objects of one type mostly follow each other: the last one's total is tried first. */
static void sum_types(const HeapWalk *w, Totals *t) {
    TypeTotal *last = NULL;
    for (size_t i = 0; i < w->count && !t->failed; i++) {
        Object *o = w->items[i].object;
        if (is_static(o))
            continue;
        Type *type = type_of(o);
        if (last == NULL || last->type != type)
            last = total_of(t, type);
        if (last == NULL) {
            t->failed = true;
            return;
        }
        last->count++;
        last->bytes += krait_object_size(o);
    }
}

void krait_type_totals(Totals *t) {
    HeapWalk w;
    if (heap_walk_begin(&w) < 0) {
        t->failed = true;
        return;
    }
    heap_walk_add_tracked(&w);
    t->failed = heap_walk_run(&w) < 0;
    sum_types(&w, t);
    heap_walk_end(&w);
}

/* [(type, objects, bytes of the objects themselves)]: those that can be reached from what the
 * collector knows. */
NATIVE(types) {
    UNUSED_ARGS;
    Totals t = {0};
    krait_type_totals(&t);
    for (size_t i = 0; i < t.count; i++)
        incref(t.items[i].type);
    Object *list = t.failed ? raise_no_memory() : OBJ(list_new(0));
    for (size_t i = 0; list != NULL && i < t.count; i++) {
        Object *row[3] = {incref(t.items[i].type), int_from_u64(t.items[i].count),
                          int_from_u64(t.items[i].bytes)};
        Object *tuple = row[1] && row[2] ? OBJ(tuple_pack(3, row[0], row[1], row[2])) : NULL;
        for (int k = 0; k < 3; k++)
            xdecref(row[k]);
        if (append_steal(list, tuple) < 0)
            CLEAR(list);
    }
    for (size_t i = 0; i < t.count; i++)
        decref(t.items[i].type);
    free(t.items);
    return list;
}

static int add_object(Object *o, void *arg) {
    uint64_t *values = arg;
    values[0]++;
    values[1] += krait_object_size(o);
    return 0;
}

/* [(objects, bytes)] of the three generations and of the frozen ones. */
NATIVE(generations) {
    UNUSED_ARGS;
    uint64_t values[GENERATIONS + 1][2] = {{0}};
    for (int g = 0; g <= GENERATIONS; g++)
        gc_each(g, add_object, values[g]);
    Object *list = OBJ(list_new(0));
    for (int g = 0; list != NULL && g <= GENERATIONS; g++)
        if (append_steal(list, numbers(2, values[g])) < 0)
            CLEAR(list);
    return list;
}

NATIVE(reset_peak) {
    UNUSED_ARGS;
    mem_reset_peak();
    return int_from_u64(mem.live);
}

/* ---- arenas, pools, blocks ---- */

typedef struct PoolList {
    PoolStats *items; /* malloc's */
    size_t count, capacity;
    bool failed;
} PoolList;

static void add_pool(const PoolStats *pool, void *arg) {
    PoolList *l = arg;
    if (l->count == l->capacity) {
        size_t capacity = l->capacity ? l->capacity * 2 : 256;
        PoolStats *items = realloc(l->items, capacity * sizeof(PoolStats));
        if (items == NULL) {
            l->failed = true;
            return;
        }
        l->items = items;
        l->capacity = capacity;
    }
    l->items[l->count++] = *pool;
}

/* [(arena, pool, block size, blocks in use, blocks that fit)] of all pools that were ever taken. */
NATIVE(pools) {
    UNUSED_ARGS;
    PoolList l = {0};
    mem_each_pool(add_pool, &l);
    Object *list = l.failed ? raise_no_memory() : OBJ(list_new(0));
    for (size_t i = 0; list != NULL && i < l.count; i++) {
        const PoolStats *p = &l.items[i];
        uint64_t values[] = {(uintptr_t)p->arena, (uintptr_t)p->pool, p->block_size, p->used,
                             p->capacity};
        if (append_steal(list, numbers(5, values)) < 0)
            CLEAR(list);
    }
    free(l.items);
    return list;
}

typedef struct BlockRow {
    uintptr_t address;
    Type *type; /* borrowed, then owned; NULL: no object that could be found */
    int64_t refcount;
    int generation; /* -1: the collector does not know it */
} BlockRow;

typedef struct BlockList {
    const HeapWalk *walk;
    BlockRow rows[POOL_SIZE / BLOCK_STEP];
    size_t count, block_size;
    int generation; /* whose objects are being noted */
} BlockList;

/* Objects begin where their block does, or behind a GcHead. */
static void add_block(const void *block, size_t size, void *arg) {
    BlockList *l = arg;
    BlockRow *row = &l->rows[l->count++];
    *row = (BlockRow){(uintptr_t)block, NULL, 0, -1};
    l->block_size = size;
    int64_t at = heap_walk_index(l->walk, block);
    if (at < 0 && size > sizeof(GcHead))
        at = heap_walk_index(l->walk, (const GcHead *)block + 1);
    if (at < 0)
        return;
    Object *o = l->walk->items[at].object;
    row->type = type_of(o);
    row->refcount = o->refcount;
}

/* A tracked object's block is among the rows if its GcHead is. The rows are in the order of
 * addresses. */
static int note_generation(Object *o, void *arg) {
    BlockList *l = arg;
    uintptr_t address = (uintptr_t)GC_HEAD(o);
    size_t low = 0, high = l->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (l->rows[middle].address < address)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < l->count && l->rows[low].address == address)
        l->rows[low].generation = l->generation;
    return 0;
}

static Object *block_tuple(const BlockRow *row, size_t size) {
    Object *values[5] = {int_from_u64(row->address), int_from_u64(size),
                         incref(row->type ? OBJ(row->type) : KNone), int_from_i64(row->refcount),
                         row->generation < 0 ? new_none() : int_from_i64(row->generation)};
    Object *t = values[0] && values[1] && values[3] && values[4]
                    ? OBJ(tuple_pack(5, values[0], values[1], values[2], values[3], values[4]))
                    : NULL;
    for (int i = 0; i < 5; i++)
        xdecref(values[i]);
    return t;
}

/* [(address, size, type or None, reference count, generation or None)] of the live blocks of a
 * pool. */
NATIVE(blocks) {
    UNUSED_ARGS;
    uint64_t address;
    if (!is_int(args[0]))
        return raise_type_error("the address of a pool is an int, not %T", args[0]);
    address = (uint64_t)int_as_i64(args[0]);
    if (error_occurred())
        return NULL;
    HeapWalk w;
    BlockList *l = malloc(sizeof *l);
    if (l == NULL || heap_walk_begin(&w) < 0) {
        free(l);
        return raise_no_memory();
    }
    l->walk = &w;
    l->count = 0;
    heap_walk_add_tracked(&w);
    int walked = heap_walk_run(&w);
    bool there = walked >= 0 && mem_each_block((const void *)(uintptr_t)address, add_block, l);
    heap_walk_end(&w);
    for (l->generation = 0; l->generation <= GENERATIONS; l->generation++)
        gc_each(l->generation, note_generation, l);
    for (size_t i = 0; there && i < l->count; i++)
        xincref(l->rows[i].type);
    Object *list = walked < 0 ? raise_no_memory()
                   : !there   ? raise_value_error("no pool is at that address")
                              : OBJ(list_new(0));
    for (size_t i = 0; list != NULL && i < l->count; i++)
        if (append_steal(list, block_tuple(&l->rows[i], l->block_size)) < 0)
            CLEAR(list);
    for (size_t i = 0; there && i < l->count; i++)
        xdecref(l->rows[i].type);
    free(l);
    return list;
}

/* ---- the same figures in three ways ---- */

typedef struct Auditing {
    Audit *audit;
    const HeapWalk *walk;
    uint64_t unclaimed; /* bytes of blocks that no object lies in */
} Auditing;

static void audit_block(const void *block, size_t size, void *arg) {
    Auditing *a = arg;
    a->audit->blocks += size;
    a->audit->blocks_count++;
    bool claimed =
        heap_walk_index(a->walk, block) >= 0
        || (size > sizeof(GcHead) && heap_walk_index(a->walk, (const GcHead *)block + 1) >= 0);
    a->unclaimed += claimed ? 0 : size;
}

static void audit_pool(const PoolStats *pool, void *arg) {
    if (pool->block_size != 0)
        mem_each_block(pool->pool, audit_block, arg);
}

/* By types: each object's own idea of its size, and the blocks in which there is no object. Large
 * blocks are malloc's and cannot be visited: their sum is common to all. */
int krait_audit(Audit *audit) {
    HeapWalk w;
    *audit = (Audit){.live = mem.live,
                     .live_count = mem_live_blocks(),
                     .blocks = mem.large,
                     .blocks_count = mem.large_count,
                     .classes = mem.large,
                     .classes_count = mem.large_count};
    if (heap_walk_begin(&w) < 0)
        return -1;
    heap_walk_add_tracked(&w);
    Auditing a = {audit, &w, 0};
    int walked = heap_walk_run(&w);
    mem_each_pool(audit_pool, &a);
    audit->types = a.unclaimed + mem.large;
    for (size_t i = 0; i < w.count; i++) {
        size_t size = krait_object_size(w.items[i].object);
        if (!is_static(w.items[i].object) && size <= BLOCK_MAX && !KRAIT_SYSTEM_MALLOC)
            audit->types += size;
    }
    heap_walk_end(&w);
    for (size_t c = 1; c < CLASS_COUNT; c++) {
        ClassStats stats;
        mem_class_stats(c, &stats);
        audit->classes += stats.block_size * stats.blocks_used;
        audit->classes_count += stats.blocks_used;
    }
    return walked < 0 ? -1 : 0;
}

NATIVE(audit) {
    UNUSED_ARGS;
    Audit a;
    if (krait_audit(&a) < 0)
        return raise_no_memory();
    uint64_t values[] = {a.live,       a.blocks,       a.classes,      a.types,
                         a.live_count, a.blocks_count, a.classes_count};
    return numbers(sizeof values / sizeof *values, values);
}

/* ---- ways and cycles ---- */

static Object *way_to(const HeapWalk *w, int64_t at) {
    Object *list = OBJ(list_new(0));
    while (list != NULL) {
        if (list_append((List *)list, w->items[at].object) < 0) {
            CLEAR(list);
            break;
        }
        if (w->items[at].parent == at)
            break;
        at = w->items[at].parent;
    }
    if (list != NULL && list_reverse((List *)list) < 0)
        CLEAR(list);
    return list;
}

/* path(target, roots, ignored): the objects from one of the roots to the target along the shortest
 * way that avoids what is ignored; None if there is none. */
NATIVE(path) {
    UNUSED_ARGS;
    if (!is_list(args[1]) || !is_list(args[2]))
        return raise_type_error("roots and ignored are lists");
    List *roots = (List *)args[1], *ignored = (List *)args[2];
    HeapWalk w;
    if (heap_walk_begin(&w) < 0)
        return raise_no_memory();
    w.target = args[0];
    for (size_t i = 0; i < roots->length; i++)
        heap_walk_add(&w, roots->items[i]);
    heap_walk_ignore(&w, args[1]); /* the lists themselves lead everywhere */
    heap_walk_ignore(&w, args[2]);
    for (size_t i = 0; i < ignored->length; i++)
        heap_walk_ignore(&w, ignored->items[i]);
    int found = heap_walk_run(&w);
    int64_t at = found > 0 ? heap_walk_index(&w, args[0]) : -1;
    Object *result = found < 0 ? raise_no_memory() : at < 0 ? new_none() : way_to(&w, at);
    heap_walk_end(&w);
    return result;
}

typedef struct ObjectList {
    Object **items; /* malloc's; owned */
    size_t count, capacity;
    bool failed;
} ObjectList;

static int add_unreachable(Object *o, void *arg) {
    ObjectList *l = arg;
    if (l->count == l->capacity) {
        size_t capacity = l->capacity ? l->capacity * 2 : 64;
        Object **items = realloc(l->items, capacity * sizeof(Object *));
        if (items == NULL) {
            l->failed = true;
            return 0;
        }
        l->items = items;
        l->capacity = capacity;
    }
    l->items[l->count++] = incref(o);
    return 0;
}

/* The list of what a full collection would free now. */
NATIVE(unreachable) {
    UNUSED_ARGS;
    ObjectList l = {0};
    if (gc_each_unreachable(add_unreachable, &l) < 0)
        l.failed = true;
    Object *list = l.failed ? raise_no_memory() : OBJ(list_new(0));
    for (size_t i = 0; i < l.count; i++)
        if (list == NULL || list_append_steal((List *)list, l.items[i]) < 0) {
            if (list == NULL)
                decref(l.items[i]);
            CLEAR(list);
        }
    free(l.items);
    return list;
}

/* attributes(object): its attributes' dict, a new one if the object keeps them in itself; None: it
 * has none. */
NATIVE(attributes) {
    UNUSED_ARGS;
    Dict *dict;
    int found = object_attributes(args[0], &dict);
    return found < 0 ? NULL : found ? OBJ(dict) : new_none();
}

/* ---- the lock ---- */

/* (waits, waits longer than two switch intervals, nanoseconds waited, the longest, times handed
 * over) of the running thread. */
NATIVE(lock_waits) {
    UNUSED_ARGS;
    const GilPart *g = &thread->gil;
    uint64_t values[] = {g->waits, g->late, (uint64_t)g->waited, (uint64_t)g->longest,
                         g->hand_overs};
    return numbers(sizeof values / sizeof *values, values);
}

/* ---- watching ---- */

NATIVE(watch) {
    UNUSED_ARGS;
    if (args[1] != NULL && args[1] != KNone && args[1]->type->call == NULL)
        return raise_type_error("callback must be callable, not %T", args[1]);
    return step_watch(args[0], args[1]) < 0 ? NULL : new_none();
}
NATIVE(unwatch) {
    UNUSED_ARGS;
    return new_bool(step_unwatch(args[0]));
}

/* Where -X fail-alloc=mark:... begins to count. */
NATIVE(fail_point) {
    UNUSED_ARGS;
    fail_alloc_point(FAIL_MARK);
    return new_none();
}

static const MethodDef functions[] = {
    {"totals", totals, "", 0, "What is live in all, and in each size class."},
    {"reset_peak", reset_peak, "", 0, "Lower the peak to the live bytes, and return these."},
    {"audit", audit, "", 0,
     "Live bytes: the allocator's, and from blocks, classes, types; blocks: the same without "
     "types."},
    {"types", types, "", 0, "(type, objects, bytes) of all objects that can be found."},
    {"generations", generations, "", 0,
     "(objects, bytes) of the generations and of frozen objects."},
    {"pools", pools, "", 0,
     "(arena, pool, block size, blocks in use, blocks that fit) of each pool."},
    {"blocks", blocks, "pool, /", 0,
     "(address, size, type, references, generation) of a pool's live blocks."},
    {"lock_waits", lock_waits, "", 0,
     "What the running thread had to do with the interpreter lock."},
    {"path", path, "target, roots, ignored, /", 0,
     "The objects on the shortest way from a root to the target."},
    {"attributes", attributes, "object, /", 0,
     "An object's attributes, as a dict, or None; nothing is changed by it."},
    {"unreachable", unreachable, "", 0, "What a full collection would free now."},
    {"watch", watch, "object, callback=None", 0,
     "Report every change of an object's reference count."},
    {"unwatch", unwatch, "object, /", 0, "End that; whether it was watched."},
    {"fail_point", fail_point, "", 0, "Where -X fail-alloc=mark:N begins to count allocations."},
    {0},
};

const ModuleDef _krait_module = {.name = "_krait",
                                 .doc = "What is in memory: the native half of the module krait.",
                                 .functions = functions};
