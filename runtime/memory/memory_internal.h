/* What the files of this folder share: the arena's record, and what can be asked of a pool. */
#ifndef KRAIT_MEMORY_INTERNAL_H
#define KRAIT_MEMORY_INTERNAL_H

#include "runtime/memory/memory_trace.h"

enum { POOL_EMPTY, POOL_ACTIVE, POOL_FULL };
enum { POOLS_PER_ARENA = ARENA_SIZE / POOL_SIZE, PAGE = 4096, PAGES_PER_POOL = POOL_SIZE / PAGE };

typedef struct Arena {
    Pool first;                /* the first pool's header: must be the first field */
    struct Arena *next, *prev; /* the list of arenas with as many free pools */
    uint64_t free_pools;       /* bit n: pool n is EMPTY */
    uint64_t clean;            /* bit n: it is EMPTY, and the system holds no memory for it */
    uint32_t free_count;       /* bits of free_pools */
    uint32_t taken;            /* pools from the start that have ever been taken */
    uint32_t *sites; /* owned, memory_trace.c: a word for each 8 bytes; NULL: none is traced */
} Arena;

extern Arena *mem_arena_lists[POOLS_PER_ARENA + 1]; /* by free_count */

static inline size_t pool_header(const Pool *pool) {
    return ((uintptr_t)pool & (ARENA_SIZE - 1)) == 0 ? sizeof(Arena) : sizeof(Pool);
}

/* Where an ACTIVE pool's blocks in use are counted. */
static inline uint32_t *pool_counter(Pool *pool) {
    return mem.tracing ? &pool->traced_count : &pool->countdown;
}

static inline size_t pool_used(const Pool *pool) {
    return pool->state == POOL_FULL     ? pool->capacity
           : pool->state == POOL_ACTIVE ? *pool_counter((Pool *)pool)
                                        : 0;
}

static inline bool mem_is_small(size_t size) { return !KRAIT_SYSTEM_MALLOC && size <= BLOCK_MAX; }

static inline Arena *arena_of(const void *block) {
    return (Arena *)((uintptr_t)block & ~(ARENA_SIZE - 1));
}

COLD void mem_broken(const char *what, const void *where);

/* The pages, as bits, that a block at `offset` in its pool touches. */
static inline unsigned block_pages(size_t offset, size_t size) {
    return (2u << (offset + size - 1) / PAGE) - (1u << offset / PAGE);
}

/* Which of a pool's carved blocks are not live: bit n stands for the n-th. */
typedef struct FreeBlocks {
    uint64_t words[POOL_SIZE / BLOCK_STEP / 64];
} FreeBlocks;
void pool_free_blocks(const Pool *pool, FreeBlocks *out);
static inline bool free_blocks_has(const FreeBlocks *set, size_t n) {
    return set->words[n / 64] >> n % 64 & 1;
}

/* Calls visit for every pool that was ever taken. */
void mem_each_raw_pool(void (*visit)(Pool *pool, void *arg), void *arg);
/* Gives back to their arenas the pools without a block in use that classes have kept. */
void mem_return_idle_pools(void);

/* ---- trim.c ---- */

/* Memory came from the system, or went back to it. */
void trim_note_taken(size_t bytes);
void trim_note_returned(size_t bytes);
/* Bytes that went back since memory last grew. */
size_t trim_fallen(void);
/* mem.large has grown; a large block was freed. */
void trim_note_large(void);
void trim_large(void);
/* Takes back the first page that a pool has given away: its blocks, filled with the byte unless
 * that is negative, are free. False: there is none. */
bool trim_take_back(Pool *pool, int fill);

/* ---- memory_trace.c ---- */

/* Every allocation and release takes the slow path from now on, or as needed again. */
void mem_set_tracing(bool on);
/* A block has come, a block goes. Only while mem.tracing. */
void mem_trace_add(void *block, size_t size);
void mem_trace_remove(void *block, size_t size);
/* A table for the arena; NULL: no memory. */
NOINLINE uint32_t *mem_trace_new_sites(Arena *arena);
/* The arena is about to be unmapped. */
void mem_trace_drop_arena(Arena *arena);

/* A word of Arena.sites: the site, and the class's size less the request. */
enum { SITE_SHIFT = 3, SLACK_MASK = (1 << SITE_SHIFT) - 1 };

static inline size_t trace_word(const void *block) {
    return ((uintptr_t)block & (ARENA_SIZE - 1)) / BLOCK_STEP;
}

static inline void trace_grew(size_t size) {
    mem_trace.live += size;
    if (mem_trace.live > mem_trace.peak)
        mem_trace.peak = mem_trace.live;
}

static inline void trace_small(const void *block, size_t size, uint32_t site) {
    Arena *arena = arena_of(block);
    uint32_t *sites = arena->sites;
    if (UNLIKELY(sites == NULL) && (sites = mem_trace_new_sites(arena)) == NULL)
        return;
    sites[trace_word(block)] = site << SITE_SHIFT | (uint32_t)(mem_class_size(size) - size);
    trace_grew(size);
}

static inline void untrace_small(const void *block, size_t size) {
    uint32_t *sites = arena_of(block)->sites;
    if (sites == NULL || sites[trace_word(block)] == 0)
        return;
    mem_trace.live -= mem_class_size(size) - (sites[trace_word(block)] & SLACK_MASK);
    sites[trace_word(block)] = 0;
}

#endif
