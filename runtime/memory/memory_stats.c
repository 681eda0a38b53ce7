/* Statistics and checks of the allocator: what its pools hold now. See memory.h. */
#include "runtime/memory/memory_internal.h"

static void add_to_stats(Pool *pool, void *arg) {
    ClassStats *stats = arg;
    if (pool->state == POOL_EMPTY || pool->class_index * BLOCK_STEP != stats->block_size)
        return;
    stats->pools++;
    stats->blocks_used += pool_used(pool);
    stats->blocks_free += pool->capacity - pool_used(pool);
}

void mem_class_stats(size_t class_index, ClassStats *out) {
    *out = (ClassStats){.block_size = class_index * BLOCK_STEP};
    mem_each_raw_pool(add_to_stats, out);
}

typedef struct {
    void (*visit)(const PoolStats *, void *);
    void *arg;
} PoolVisit;

static void visit_pool(Pool *pool, void *arg) {
    const PoolVisit *v = arg;
    bool serves = pool->state != POOL_EMPTY;
    PoolStats stats = {(const void *)((uintptr_t)pool & ~(ARENA_SIZE - 1)), pool,
                       serves ? pool->class_index * BLOCK_STEP : 0, pool_used(pool),
                       serves ? pool->capacity : 0};
    v->visit(&stats, v->arg);
}

void mem_each_pool(void (*visit)(const PoolStats *, void *), void *arg) {
    PoolVisit v = {visit, arg};
    mem_each_raw_pool(visit_pool, &v);
}

typedef struct {
    const void *wanted;
    Pool *found;
} PoolSearch;

static void look_for_pool(Pool *pool, void *arg) {
    PoolSearch *s = arg;
    if (pool == s->wanted && pool->state != POOL_EMPTY)
        s->found = pool;
}

bool mem_each_block(const void *pool, void (*visit)(const void *, size_t, void *), void *arg) {
    PoolSearch search = {pool, NULL};
    mem_each_raw_pool(look_for_pool, &search);
    if (search.found == NULL)
        return false;
    const Pool *p = search.found;
    size_t header = pool_header(p), size = p->class_index * BLOCK_STEP;
    FreeBlocks free_blocks;
    pool_free_blocks(p, &free_blocks);
    for (size_t n = 0; header + n * size < p->carved; n++)
        if (!free_blocks_has(&free_blocks, n))
            visit((const char *)p + header + n * size, size, arg);
    return true;
}

static void add_used(Pool *pool, void *arg) { *(size_t *)arg += pool_used(pool); }

size_t mem_live_blocks(void) {
    size_t count = mem.large_count;
    mem_each_raw_pool(add_used, &count);
    return count;
}

static void check_pool(Pool *pool, void *arg) {
    size_t *bytes = arg, size = pool->class_index * BLOCK_STEP, free_blocks = 0;
    if (pool->state == POOL_EMPTY)
        return;
    for (const Block *b = pool->free; b != NULL; b = b->next) {
        size_t offset = (size_t)((const char *)b - (const char *)pool);
        if (offset >= pool->carved || (offset - pool_header(pool)) % size != 0)
            mem_broken("a free list leaves its pool", b);
        if (block_pages(offset, size) & pool->given)
            mem_broken("a free block lies in a page that was given back", b);
        free_blocks++;
    }
    for (size_t at = pool_header(pool); at + size <= pool->carved; at += size)
        free_blocks += (block_pages(at, size) & pool->given) != 0;
    if ((pool->carved - pool_header(pool)) / size != free_blocks + pool_used(pool))
        mem_broken("a pool's blocks do not add up", pool);
    if (pool->state == POOL_ACTIVE && (pool->next->prev != pool || pool->prev->next != pool))
        mem_broken("a class's ring is broken", pool);
    if (pool->state == POOL_FULL && free_blocks > 0)
        mem_broken("a FULL pool has free blocks", pool);
    *bytes += pool_used(pool) * size;
}

static void check_arena(const Arena *arena, size_t free_count) {
    for (size_t i = 0; i < POOLS_PER_ARENA; i++) {
        const Pool *p = (const Pool *)((const char *)arena + i * POOL_SIZE);
        bool is_free = arena->free_pools >> i & 1;
        if (i < arena->taken && is_free != (p->state == POOL_EMPTY))
            mem_broken("an arena and its pool disagree on whether it is free", p);
        if (!is_free && (i >= arena->taken || arena->clean >> i & 1))
            mem_broken("a pool in use has no memory", p);
    }
    if ((size_t)__builtin_popcountll(arena->free_pools) != free_count
        || arena->free_count != free_count)
        mem_broken("an arena's free pools do not add up", arena);
}

void mem_check(void) {
    size_t bytes = mem.large, arenas = 0;
    for (size_t n = 0; n <= POOLS_PER_ARENA; n++)
        for (const Arena *arena = mem_arena_lists[n]; arena != NULL; arena = arena->next, arenas++)
            check_arena(arena, n);
    mem_each_raw_pool(check_pool, &bytes);
    if (bytes != mem.live)
        mem_broken("live bytes do not add up", &mem);
    if (arenas != mem.arenas)
        mem_broken("arenas do not add up", &mem);
    if (mem.peak < mem.live)
        mem_broken("the peak is below the live bytes", &mem);
}
