/* Memory: arenas, pools and blocks, with exact accounting.
 *
 * An arena is 1 MiB from mmap, aligned to its size. It is cut into pools of 16 KiB; a pool serves
 * blocks of one size class; classes go in steps of 8 bytes up to 512. A larger request goes to
 * malloc and is accounted. The caller always knows the size of what it frees, so a block carries no
 * header.
 *
 * A pool's states, and the legal moves:
 *   EMPTY  no block in use, on its arena's list of free pools       -> ACTIVE when a class takes it
 *   ACTIVE on its class's ring, some block free or never carved     -> FULL, EMPTY (the only pool
 * of a ring may stay ACTIVE with no block in use) FULL   on no ring; countdown is 1 so that the
 * next free comes to the slow path -> ACTIVE mem.pools[c] is the pool that class c allocates from;
 * it is the dummy pool, which is always FULL, when there is none.
 *
 * While tracing (memory_trace.h) every pool's countdown is 1 and mem.mark is 0, so that all goes to
 * the slow paths; nothing else is needed, and nothing is paid for it otherwise.
 *
 * Invariants: mem.live is the sum of the sizes of all live blocks, to the byte, each rounded up to
 * its class; mem.peak is its maximum so far. Nothing here is called without the interpreter lock.
 * Nothing here raises: NULL means no memory.
 */
#ifndef KRAIT_MEMORY_H
#define KRAIT_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "runtime/config.h"

#define ARENA_SIZE ((size_t)1 << 20)
#define POOL_SIZE  ((size_t)1 << 14)
#define BLOCK_STEP ((size_t)8)
#define BLOCK_MAX  ((size_t)512)
#define CLASS_COUNT                                                                                \
    (BLOCK_MAX / BLOCK_STEP + 1) /* class c holds blocks of c * 8 bytes; class 0 is not used */

typedef struct Block {
    struct Block *next;
} Block;

typedef struct Pool {
    Block *free;        /* freed blocks of this pool */
    uint32_t countdown; /* blocks in use; 1 when FULL, and while tracing, whatever is in use */
    uint16_t class_index;
    uint8_t state;   /* one of the states above */
    uint8_t given;   /* bit n: page n was given back to the system; no block that touches it is free
                        or live. See trim.c */
    uint16_t carved; /* bytes from the pool's start that have ever been handed out */
    uint16_t capacity;        /* blocks that fit */
    uint32_t traced_count;    /* blocks in use of an ACTIVE pool while tracing */
    struct Pool *next, *prev; /* the class's ring, or the arena's free list */
    struct Arena *arena;
} Pool;

typedef struct Memory {
    Pool *pools[CLASS_COUNT];
    size_t live; /* bytes in live blocks, small and large */
    size_t mark; /* live above this goes to the slow path: it raises peak, and enforces the limit; 0
                    while tracing */
    size_t peak;
    size_t limit; /* SIZE_MAX: none */
    size_t large; /* bytes of live that malloc holds */
    size_t large_count;
    size_t arenas;   /* mapped now */
    size_t returned; /* bytes of these that the system holds no memory for: given back, or never
                        touched */
    uint64_t
        fail_at; /* counts down to the allocation that fails; stays 1 while they fail; 0: off */
    uint64_t fail_count;           /* how many fail from there on */
    size_t next_level, level_step; /* with a limit: live above the first is reported to
                                      mem_level_hook; levels are so many bytes apart */
    bool refused; /* set when the limit refuses a request; whoever reports it clears it */
    bool
        tracing; /* every allocation and release takes the slow path and is noted: memory_trace.h */
} Memory;

extern Memory mem;

/* Uninitialised memory of `size` bytes (more than 0), 8-byte aligned (16 above BLOCK_MAX); NULL
 * when there is none. */
void *mem_alloc_slow(size_t size);
void mem_free_slow(void *block, size_t size);

ALWAYS_INLINE size_t mem_class_size(size_t size) {
    return (size + BLOCK_STEP - 1) & ~(BLOCK_STEP - 1);
}

/* The inline half alone; NULL says nothing: mem_alloc has to look closer. */
ALWAYS_INLINE void *mem_alloc_fast(size_t size) {
#if !KRAIT_SYSTEM_MALLOC && !KRAIT_DEBUG
    if (LIKELY(size <= BLOCK_MAX)) {
        size_t rounded = mem_class_size(size);
        Pool *pool = mem.pools[rounded / BLOCK_STEP];
        Block *block = pool->free;
        if (LIKELY(block != NULL && mem.live + rounded <= mem.mark)) {
            pool->free = block->next;
            pool->countdown++;
            mem.live += rounded;
            return block;
        }
    }
#endif
    return NULL;
}
ALWAYS_INLINE void *mem_alloc(size_t size) {
    void *block = mem_alloc_fast(size);
    return LIKELY(block != NULL) ? block : mem_alloc_slow(size);
}

/* `size` is the size that was asked for. block may not be NULL. */
ALWAYS_INLINE void mem_free(void *block, size_t size) {
#if !KRAIT_SYSTEM_MALLOC && !KRAIT_DEBUG
    if (LIKELY(size <= BLOCK_MAX)) {
        Pool *pool = (Pool *)((uintptr_t)block & ~(POOL_SIZE - 1));
        if (LIKELY(pool->countdown != 1)) {
            ((Block *)block)->next = pool->free;
            pool->free = (Block *)block;
            pool->countdown--;
            mem.live -= mem_class_size(size);
            return;
        }
    }
#endif
    mem_free_slow(block, size);
}

/* Zero-filled. */
void *mem_alloc_zero(size_t size);
/* Moves the block if it must. NULL: no memory, the old block stands. old_size 0 with block NULL is
 * an allocation. */
void *mem_resize(void *block, size_t old_size, size_t new_size);
/* count * item_size bytes, NULL also on overflow. */
void *mem_alloc_array(size_t count, size_t item_size);

/* Sets the limit in bytes; SIZE_MAX lifts it. */
void mem_set_limit(size_t bytes);
/* With a limit, live bytes are cut into MEM_LEVELS equal levels. Whenever live climbs into one the
 * hook is told, before the allocation that does it: the levels first to last have been entered.
 * What stands highest was mostly allocated last, so the place where each level that is now below
 * live was entered last says where memory went. The hook may allocate and release blocks. */
enum { MEM_LEVELS = 1024 };
extern void (*mem_level_hook)(size_t first, size_t last);
/* Of the allocations from now on, the at-th fails, and those behind it until `count` have failed;
 * at 0: none does. */
void mem_set_failing(uint64_t at, uint64_t count);
/* Lowers peak to live. */
void mem_reset_peak(void);

/* What one size class holds now. */
typedef struct {
    size_t block_size, pools, blocks_used, blocks_free;
} ClassStats;
void mem_class_stats(size_t class_index, ClassStats *out);
/* A pool as it is now; block_size 0: it serves no class. */
typedef struct {
    const void *arena, *pool;
    size_t block_size, used, capacity;
} PoolStats;
/* Visits each pool that was ever taken, arena by arena. visit may not allocate or free blocks. */
void mem_each_pool(void (*visit)(const PoolStats *pool, void *arg), void *arg);
/* Visits the live blocks of a pool that mem_each_pool named, in the order of addresses. False: no
 * pool is there (any more). */
bool mem_each_block(const void *pool, void (*visit)(const void *block, size_t size, void *arg),
                    void *arg);
/* Live blocks, small and large. */
size_t mem_live_blocks(void);
/* Walks every arena and pool and aborts on a broken invariant. For debug builds and tests. */
void mem_check(void);
/* Gives pages to the system that hold no live block, if enough has been freed since the last time
 * (trim.c). Called where memory falls. */
void mem_trim(void);
/* Unmaps everything that is free; for the end of the process. */
void mem_shutdown(void);

#endif
