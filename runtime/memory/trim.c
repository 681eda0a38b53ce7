/* Giving memory back to the system when much of it has been freed.
 *
 * An arena without a used pool is unmapped at once (memory.c). What remains are arenas that a few
 * blocks keep: of those, trimming gives back each EMPTY pool, and in an ACTIVE pool each page that
 * no live block touches, with MADV_DONTNEED: the addresses stay, the memory goes. Objects cannot
 * move, so a page with one live block stays; so does the first page of a pool in use, for its
 * header.
 *
 * A page that was given back loses its part of the pool's free list. Its blocks, with those that
 * only reach into it, are neither free nor live until trim_take_back makes them free again; that is
 * the last resource of a pool, before a new pool is taken.
 *
 * When: the bytes in small blocks have fallen to TRIM_PART of what they were when memory last grew
 * or was trimmed, so that the work of all trims together is a part of the work of the frees. A
 * small program is left alone (TRIM_FROM), unless it was a large one just now: `fallen` counts what
 * went back and is forgotten as memory grows again.
 *
 * Large blocks are malloc's, which keeps what was freed between blocks in use; it is told to give
 * that back (malloc_trim) when their sum has fallen to half, by TRIM_FROM at first.
 */
#include <malloc.h>
#include <string.h>
#include <sys/mman.h>

#include "runtime/memory/memory_internal.h"

#define TRIM_FROM  ((size_t)16 << 20)
#define LARGE_STEP ((size_t)1 << 18)
enum { REGROWTH = 4 }; /* each byte of growth forgets so many that have fallen */

static size_t trim_below; /* small bytes, under which trimming is worth the walk */
static size_t fallen;     /* bytes that went back since memory last grew */
static size_t large_top;  /* the most that mem.large has been since the last malloc_trim */
static bool large_falls;  /* it has not risen since then */

static size_t small_bytes(void) { return mem.live - mem.large; }

static size_t trim_part(size_t bytes) { return bytes - bytes / 4; }

void trim_note_taken(size_t bytes) {
    mem.returned -= bytes;
    trim_below += trim_part(bytes);
    fallen = fallen > REGROWTH * bytes ? fallen - REGROWTH * bytes : 0;
}

void trim_note_returned(size_t bytes) {
    mem.returned += bytes;
    fallen += bytes;
}

size_t trim_fallen(void) { return fallen; }

void pool_free_blocks(const Pool *pool, FreeBlocks *out) {
    size_t header = pool_header(pool), size = pool->class_index * BLOCK_STEP;
    memset(out, 0, sizeof *out);
    for (const Block *b = pool->free; b != NULL; b = b->next) {
        size_t n = ((size_t)((const char *)b - (const char *)pool) - header) / size;
        out->words[n / 64] |= (uint64_t)1 << n % 64;
    }
    if (pool->given == 0)
        return;
    for (size_t n = 0; header + (n + 1) * size <= pool->carved; n++)
        if (block_pages(header + n * size, size) & pool->given)
            out->words[n / 64] |= (uint64_t)1 << n % 64;
}

/* ---- giving back ---- */

static void give_back(void *start, size_t bytes) {
    madvise(start, bytes, MADV_DONTNEED);
    trim_note_returned(bytes);
}

/* The pages of a pool that could be given back: with no live block, not given back already; never
 * the first, nor one where carving goes on. */
static unsigned pages_without_blocks(const Pool *pool) {
    size_t header = pool_header(pool), size = pool->class_index * BLOCK_STEP;
    unsigned pinned = 1u | pool->given;
    FreeBlocks free_blocks;
    pool_free_blocks(pool, &free_blocks);
    for (size_t n = 0; header + n * size < pool->carved; n++)
        if (!free_blocks_has(&free_blocks, n))
            pinned |= block_pages(header + n * size, size);
    bool all_carved = POOL_SIZE - pool->carved < size;
    return ((1u << (all_carved ? PAGES_PER_POOL : pool->carved / PAGE)) - 1) & ~pinned;
}

static void give_back_pages(Pool *pool) {
    unsigned pages = pages_without_blocks(pool);
    if (pages == 0)
        return;
    size_t size = pool->class_index * BLOCK_STEP;
    for (Block **link = &pool->free, *b; (b = *link) != NULL;)
        if (block_pages((size_t)((char *)b - (char *)pool), size) & pages)
            *link = b->next;
        else
            link = &b->next;
    pool->given |= (uint8_t)pages;
    for (size_t n = 1; n < PAGES_PER_POOL; n++)
        if (pages >> n & 1)
            give_back((char *)pool + n * PAGE, PAGE);
}

/* Runs of free pools go at once. The first pool's first page has the arena's record. */
static void give_back_pools(Arena *arena) {
    uint64_t dirty = arena->free_pools & ~arena->clean;
    arena->clean |= dirty;
    for (size_t n = 0; n < POOLS_PER_ARENA; n++) {
        if (!(dirty >> n & 1))
            continue;
        size_t first = n;
        while (n < POOLS_PER_ARENA && dirty >> n & 1)
            n++;
        size_t header = first == 0 ? PAGE : 0;
        give_back((char *)arena + first * POOL_SIZE + header, (n - first) * POOL_SIZE - header);
        mem.returned += header; /* counted in whole pools */
    }
}

static void trim_arena(Arena *arena) {
    give_back_pools(arena);
    for (size_t i = 0; i < arena->taken; i++) {
        Pool *pool = (Pool *)((char *)arena + i * POOL_SIZE);
        if (!(arena->free_pools >> i & 1) && pool->state == POOL_ACTIVE
            && pool_used(pool) <= pool->capacity / 2u)
            give_back_pages(pool);
    }
}

static bool is_due(void) {
    return small_bytes() < trim_below
           && (fallen >= TRIM_FROM || mem.arenas * ARENA_SIZE - mem.returned >= TRIM_FROM);
}

void mem_trim(void) {
    static bool trimming;
    if (trimming || !is_due())
        return;
    trimming = true; /* returning a pool comes here, too */
    mem_return_idle_pools();
    for (size_t n = 0; n <= POOLS_PER_ARENA; n++)
        for (Arena *arena = mem_arena_lists[n]; arena != NULL; arena = arena->next)
            trim_arena(arena);
    trim_below = trim_part(small_bytes());
    large_falls = true; /* what goes with them: the lists and tables that held the small ones */
    trimming = false;
}

bool trim_take_back(Pool *pool, int fill) {
    size_t header = pool_header(pool), size = pool->class_index * BLOCK_STEP;
    Block *before = pool->free;
    while (pool->given != 0 && pool->free == before) {
        unsigned page = pool->given & -(unsigned)pool->given;
        pool->given &= (uint8_t)~page;
        trim_note_taken(PAGE);
        for (size_t at = header; at + size <= pool->carved; at += size) {
            unsigned pages = block_pages(at, size);
            if (!(pages & page) || (pages & pool->given))
                continue;
            Block *block = (Block *)((char *)pool + at);
            if (fill >= 0)
                memset(block, fill, size);
            block->next = pool->free;
            pool->free = block;
        }
    }
    return pool->free != before;
}

/* ---- large blocks ---- */

void trim_note_large(void) {
    if (mem.large <= large_top)
        return;
    large_top = mem.large;
    large_falls = false;
}

void trim_large(void) {
    size_t least = large_falls ? LARGE_STEP : TRIM_FROM;
    if (mem.large > large_top / 2 || large_top - mem.large < least)
        return;
    large_top = mem.large;
    large_falls = true;
#if defined __GLIBC__ && !KRAIT_SYSTEM_MALLOC
    malloc_trim(0);
#endif
}

/* ---- every pool ---- */

void mem_each_raw_pool(void (*visit)(Pool *pool, void *arg), void *arg) {
    for (size_t n = 0; n <= POOLS_PER_ARENA; n++)
        for (Arena *arena = mem_arena_lists[n]; arena != NULL; arena = arena->next)
            for (size_t i = 0; i < arena->taken; i++)
                visit((Pool *)((char *)arena + i * POOL_SIZE), arg);
}
