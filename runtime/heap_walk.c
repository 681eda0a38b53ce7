/* See heap_walk.h. */
#include "runtime/heap_walk.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/gc.h"

enum { FIRST_CAPACITY = 1 << 12 };

static size_t slot_of(const HeapWalk *w, const void *o) {
    size_t i = ((uintptr_t)o >> 3) * 0x9E3779B97F4A7C15u >> 20 & w->mask;
    while (w->table[i] != 0 && w->items[w->table[i] - 1].object != o)
        i = (i + 1) & w->mask;
    return i;
}

/* Room for `capacity` items, in a table twice as large. */
static bool resize(HeapWalk *w, size_t capacity) {
    HeapItem *items =
        capacity < UINT32_MAX / 4 ? realloc(w->items, capacity * sizeof(HeapItem)) : NULL;
    if (items == NULL)
        return false;
    w->items = items;
    w->capacity = capacity;
    uint32_t *table = calloc(capacity * 2, sizeof(uint32_t));
    if (table == NULL)
        return false;
    free(w->table);
    w->table = table;
    w->mask = capacity * 2 - 1;
    for (size_t i = 0; i < w->count; i++)
        table[slot_of(w, items[i].object)] = (uint32_t)i + 1;
    return true;
}

int heap_walk_begin(HeapWalk *w) {
    memset(w, 0, sizeof *w);
    return resize(w, FIRST_CAPACITY) ? 0 : (heap_walk_end(w), -1);
}

void heap_walk_end(HeapWalk *w) {
    free(w->items);
    free(w->table);
    memset(w, 0, sizeof *w);
}

static void add(HeapWalk *w, Object *o, uint32_t parent) {
    if (w->failed || w->table[slot_of(w, o)] != 0)
        return;
    if (w->count == w->capacity && !resize(w, w->capacity * 2)) {
        w->failed = true;
        return;
    }
    w->table[slot_of(w, o)] = (uint32_t)w->count + 1;
    w->items[w->count++] = (HeapItem){o, parent};
}

void heap_walk_add(HeapWalk *w, Object *o) { add(w, o, (uint32_t)w->count); }

void heap_walk_ignore(HeapWalk *w, Object *o) { add(w, o, (uint32_t)HEAP_IGNORED); }

static int add_tracked(Object *o, void *arg) {
    heap_walk_add(arg, o);
    return 0;
}

void heap_walk_add_tracked(HeapWalk *w) {
    gc_each(-1, add_tracked, w);
    gc_each(GENERATIONS, add_tracked, w); /* the frozen ones */
}

static int follow(Object *o, void *arg) {
    HeapWalk *w = arg;
    add(w, o, w->current);
    return w->failed || o == w->target;
}

int heap_walk_run(HeapWalk *w) {
    for (size_t i = 0; i < w->count && !w->failed; i++) {
        Object *o = w->items[i].object;
        if (w->items[i].parent == (uint32_t)HEAP_IGNORED)
            continue;
        if (o == w->target)
            return 1;
        w->current = (uint32_t)i;
        TraverseFn traverse = o->type->traverse;
        if (traverse != NULL && gc_is_container(o) && traverse(o, follow, w) != 0 && !w->failed)
            return 1;
    }
    return w->failed ? -1 : 0;
}

int64_t heap_walk_index(const HeapWalk *w, const void *o) {
    return (int64_t)w->table[slot_of(w, o)] - 1;
}
