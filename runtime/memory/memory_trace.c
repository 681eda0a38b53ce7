/* See memory_trace.h. */
#include "runtime/memory/memory_trace.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "runtime/memory/memory_internal.h"

enum { SITES_SIZE = ARENA_SIZE / BLOCK_STEP * sizeof(uint32_t) };
enum { LARGE_FIRST = 1 << 8 };

/* A large block; address 0: free. Linear probing, removal closes the gap. */
typedef struct LargeTrace {
    uintptr_t address;
    size_t size;
    uint32_t site;
} LargeTrace;

MemTrace mem_trace;
uint32_t (*mem_trace_site)(void);

static LargeTrace *large; /* owned, malloc's */
static size_t large_count, large_mask;

/* ---- small blocks ---------------------------------------------------------------------------- */

uint32_t *mem_trace_new_sites(Arena *arena) {
    void *p = mmap(NULL, SITES_SIZE, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED)
        return NULL;
    mem_trace.tables += SITES_SIZE;
    return arena->sites = p;
}

void mem_trace_drop_arena(Arena *arena) {
    if (arena->sites == NULL)
        return;
    munmap(arena->sites, SITES_SIZE);
    mem_trace.tables -= SITES_SIZE;
    arena->sites = NULL;
}

/* ---- large blocks ---------------------------------------------------------------------------- */

static size_t home_of(uintptr_t address) {
    return (address >> 4) * 0x9E3779B97F4A7C15u >> 20 & large_mask;
}

/* Its place, or the free one where it belongs. */
static LargeTrace *large_place(uintptr_t address) {
    size_t i = home_of(address);
    while (large[i].address != 0 && large[i].address != address)
        i = (i + 1) & large_mask;
    return &large[i];
}

static bool large_grow(void) {
    size_t old_count = large ? large_mask + 1 : 0, count = old_count ? old_count * 2 : LARGE_FIRST;
    LargeTrace *old = large, *table = calloc(count, sizeof(LargeTrace));
    if (table == NULL)
        return false;
    large = table;
    large_mask = count - 1;
    for (size_t i = 0; i < old_count; i++)
        if (old[i].address != 0)
            *large_place(old[i].address) = old[i];
    free(old);
    mem_trace.tables += (count - old_count) * sizeof(LargeTrace);
    return true;
}

static void large_add(void *block, size_t size, uint32_t site) {
    if ((large == NULL || large_count * 2 > large_mask) && !large_grow()
        && (large == NULL || large_count == large_mask))
        return;
    *large_place((uintptr_t)block) = (LargeTrace){(uintptr_t)block, size, site};
    large_count++;
    trace_grew(size);
}

static void large_remove(const void *block) {
    if (large == NULL)
        return;
    size_t hole = (size_t)(large_place((uintptr_t)block) - large);
    if (large[hole].address == 0)
        return;
    mem_trace.live -= large[hole].size;
    large_count--;
    for (size_t i = (hole + 1) & large_mask; large[i].address != 0; i = (i + 1) & large_mask) {
        if (((i - home_of(large[i].address)) & large_mask) < ((i - hole) & large_mask))
            continue; /* its home lies behind the hole */
        large[hole] = large[i];
        hole = i;
    }
    large[hole].address = 0;
}

/* ---- both ------------------------------------------------------------------------------------ */

void mem_trace_add(void *block, size_t size) {
    uint32_t site = mem_trace_site();
    if (site == 0)
        return;
    if (mem_is_small(size))
        trace_small(block, size, site);
    else
        large_add(block, size, site);
}

void mem_trace_remove(void *block, size_t size) {
    if (mem_is_small(size))
        untrace_small(block, size);
    else
        large_remove(block);
}

static void each_arena(void (*visit)(Arena *arena, void *arg), void *arg) {
    for (size_t n = 0; n <= POOLS_PER_ARENA; n++)
        for (Arena *arena = mem_arena_lists[n]; arena != NULL; arena = arena->next)
            visit(arena, arg);
}

static void drop_arena(Arena *arena, void *arg) { mem_trace_drop_arena(arena); }

void mem_trace_clear(void) {
    each_arena(drop_arena, NULL);
    free(large);
    large = NULL;
    large_count = large_mask = 0;
    mem_trace = (MemTrace){0};
}

void mem_trace_start(void) { mem_set_tracing(true); }

void mem_trace_stop(void) {
    mem_set_tracing(false);
    mem_trace_clear();
}

void mem_trace_reset_peak(void) { mem_trace.peak = mem_trace.live; }

/* ---- looking --------------------------------------------------------------------------------- */

typedef struct Search {
    const Arena *wanted;
    Arena *found;
} Search;

static void compare_arena(Arena *arena, void *arg) {
    Search *s = arg;
    if (arena == s->wanted)
        s->found = arena;
}

static size_t class_size_at(const void *block) {
    return ((const Pool *)((uintptr_t)block & ~(POOL_SIZE - 1)))->class_index * BLOCK_STEP;
}

uint32_t mem_trace_find(const void *block, size_t *size) {
    if (large != NULL && large_place((uintptr_t)block)->address != 0) {
        *size = large_place((uintptr_t)block)->size;
        return large_place((uintptr_t)block)->site;
    }
    Search s = {arena_of(block), NULL};
    each_arena(compare_arena, &s);
    if (s.found == NULL || s.found->sites == NULL)
        return 0;
    uint32_t word = s.found->sites[trace_word(block)];
    *size = word ? class_size_at(block) - (word & SLACK_MASK) : 0;
    return word >> SITE_SHIFT;
}

typedef struct Visit {
    void (*visit)(size_t size, uint32_t site, void *arg);
    void *arg;
} Visit;

/* Blocks begin at multiples of their size behind the pool's header: the words between are never
 * set. */
static void visit_pool(Pool *pool, void *arg) {
    const Visit *v = arg;
    const uint32_t *sites = arena_of(pool)->sites;
    size_t size = pool->class_index * BLOCK_STEP;
    if (sites == NULL || pool->state == POOL_EMPTY)
        return;
    for (size_t at = pool_header(pool); at < pool->carved; at += size) {
        uint32_t word = sites[trace_word((const char *)pool + at)];
        if (word != 0)
            v->visit(size - (word & SLACK_MASK), word >> SITE_SHIFT, v->arg);
    }
}

void mem_trace_each(void (*visit)(size_t, uint32_t, void *), void *arg) {
    Visit v = {visit, arg};
    mem_each_raw_pool(visit_pool, &v);
    for (size_t i = 0; large != NULL && i <= large_mask; i++)
        if (large[i].address != 0)
            visit(large[i].size, large[i].site, arg);
}
