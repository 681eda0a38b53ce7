/* The allocator behind memory.h: the slow halves of allocation and release, pools, arenas, the
 * accounting.
 *
 * An arena's own record stands at the start of its first pool, whose blocks begin behind it. Arenas
 * are kept in lists by their number of free pools, with a bitmap of the lists that are not empty:
 * the fullest arena that still has a free pool is one bit scan away, and emptier ones drain. An
 * arena whose pools are all free is unmapped, unless it is one of a small reserve (RESERVE_MIN and
 * a quarter of the arenas in use): memory that goes up and down at an arena's edge would otherwise
 * be mapped and faulted in again each time. While memory only falls the reserve melts away (trim.c
 * says how memory inside of arenas is given back). For the same reason the only pool of a class
 * stays with it when its last block is freed. Such idle pools go back as soon as one of the arenas
 * is nearly empty, so that they cannot hold many.
 *
 * Builds: with KRAIT_DEBUG freed blocks are poisoned, and a write to a freed block, a second free
 * and a free with the wrong size abort. With KRAIT_SYSTEM_MALLOC every block is malloc's own with a
 * header that says its size, so that AddressSanitizer sees each of them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "runtime/memory/memory_internal.h"

enum { CARVE_BYTES = 1024, RESERVE_MIN = 8 };
enum {
    NEARLY_EMPTY = POOLS_PER_ARENA - 8
}; /* an arena with so many free pools is worth the search for idle ones */
enum { POISON_MAX = 1 << 12 };        /* bytes of a large block that a debug build fills */
#define REQUEST_MAX ((size_t)1 << 39) /* no larger block is asked from the system at all */
enum { FRESH_BYTE = 0xCB, FREED_BYTE = 0xDB };

/* The pool of a class that has none: always FULL, so that both fast paths turn away from it. */
static Pool dummy_pool = {.countdown = 1, .state = POOL_FULL, .carved = POOL_SIZE};

Memory mem = {
    .pools = {[0 ... CLASS_COUNT - 1] = &dummy_pool},
    .limit = SIZE_MAX,
    .next_level = SIZE_MAX,
};
void (*mem_level_hook)(size_t first, size_t last);

Arena *mem_arena_lists[POOLS_PER_ARENA + 1];
static uint64_t arenas_with; /* bit n - 1: mem_arena_lists[n] is not empty */
static size_t reserve;       /* arenas on the last list: no pool in use */

COLD void mem_broken(const char *what, const void *where) {
    fprintf(stderr, "memory: %s (%p)\n", what, where);
    abort();
}

#if KRAIT_SYSTEM_MALLOC
/* AddressSanitizer asks this: a request that is too large fails as it does elsewhere. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "allocator_may_return_null=1"; }
#endif

/* ---- arenas ---------------------------------------------------------------------------------- */

static void arena_link(Arena *arena) {
    Arena **list = &mem_arena_lists[arena->free_count];
    arena->prev = NULL;
    arena->next = *list;
    if (*list)
        (*list)->prev = arena;
    *list = arena;
    if (arena->free_count > 0)
        arenas_with |= (uint64_t)1 << (arena->free_count - 1);
}

static void arena_unlink(Arena *arena) {
    if (arena->prev)
        arena->prev->next = arena->next;
    else
        mem_arena_lists[arena->free_count] = arena->next;
    if (arena->next)
        arena->next->prev = arena->prev;
    if (arena->free_count > 0 && mem_arena_lists[arena->free_count] == NULL)
        arenas_with &= ~((uint64_t)1 << (arena->free_count - 1));
}

static void *map(size_t size) {
    void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

/* ARENA_SIZE bytes at a multiple of ARENA_SIZE: as the kernel gives them, else cut out of twice as
 * much. */
static void *map_aligned(void) {
    char *p = map(ARENA_SIZE);
    if (p == NULL || ((uintptr_t)p & (ARENA_SIZE - 1)) == 0)
        return p;
    munmap(p, ARENA_SIZE);
    p = map(2 * ARENA_SIZE);
    if (p == NULL)
        return NULL;
    size_t before = -(uintptr_t)p & (ARENA_SIZE - 1);
    if (before > 0)
        munmap(p, before);
    munmap(p + before + ARENA_SIZE, ARENA_SIZE - before);
    return p + before;
}

/* One call that faults all pages in is several times cheaper than a fault for each; a small program
 * would only hold pages that it never touches. Where the kernel does not know the request, nothing
 * is lost. */
static bool populate(void *arena) {
    enum { POPULATE_FROM = 4, POPULATE_WRITE = 23 /* MADV_POPULATE_WRITE, Linux 5.14 */ };
    return mem.arenas >= POPULATE_FROM && madvise(arena, ARENA_SIZE, POPULATE_WRITE) == 0;
}

static bool arena_map(void) {
    Arena *arena = map_aligned();
    if (arena == NULL)
        return false;
    bool backed = populate(arena);
    arena->free_count = POOLS_PER_ARENA; /* the rest is zero, as mmap gives it */
    arena->free_pools = UINT64_MAX;
    arena->clean = backed ? 0 : UINT64_MAX;
    mem.returned += ARENA_SIZE;
    trim_note_taken(backed ? ARENA_SIZE : 0);
    arena_link(arena);
    mem.arenas++;
    reserve++;
    return true;
}

/* Bytes of free pools that the system holds nothing of. */
static size_t arena_returned(const Arena *arena) {
    return (size_t)__builtin_popcountll(arena->clean) * POOL_SIZE;
}

static void arena_unmap(Arena *arena) {
    arena_unlink(arena);
    mem.arenas--;
    reserve--;
    trim_note_returned(ARENA_SIZE - arena_returned(arena));
    mem.returned -= ARENA_SIZE;
    mem_trace_drop_arena(arena);
    munmap(arena, ARENA_SIZE);
}

/* Of the free pools the first that still has its pages, else the first. */
static Pool *arena_first_free(Arena *arena) {
    uint64_t backed = arena->free_pools & ~arena->clean;
    unsigned n = (unsigned)__builtin_ctzll(backed != 0 ? backed : arena->free_pools);
    if (arena->clean >> n & 1)
        trim_note_taken(POOL_SIZE);
    arena->clean &= ~((uint64_t)1 << n);
    arena->free_pools &= ~((uint64_t)1 << n);
    if (n >= arena->taken)
        arena->taken = n + 1;
    return (Pool *)((char *)arena + n * POOL_SIZE);
}

static Pool *arena_take_pool(void) {
    if (arenas_with == 0 && !arena_map())
        return NULL;
    Arena *arena = mem_arena_lists[__builtin_ctzll(arenas_with) + 1];
    if (arena->free_count == POOLS_PER_ARENA)
        reserve--;
    Pool *pool = arena_first_free(arena);
    arena_unlink(arena);
    arena->free_count--;
    arena_link(arena);
    pool->arena = arena;
    return pool;
}

/* How many arenas without a used pool are kept: fewer, the more memory has been given back since it
 * last grew. */
static size_t reserve_allowed(void) {
    size_t allowed = RESERVE_MIN + (mem.arenas - reserve) / 4,
           fallen = trim_fallen() / ARENA_SIZE / 2;
    return allowed > fallen ? allowed - fallen : 0;
}

static void arena_return_pool(Pool *pool) {
    Arena *arena = pool->arena;
    pool->state = POOL_EMPTY;
    mem.returned -= (size_t)__builtin_popcount(pool->given)
                    * PAGE; /* counted again when all of the pool is given back */
    arena->free_pools |= (uint64_t)1 << ((size_t)((char *)pool - (char *)arena) / POOL_SIZE);
    arena_unlink(arena);
    arena->free_count++;
    arena_link(arena);
    if (arena->free_count < POOLS_PER_ARENA)
        return;
    reserve++;
    while (reserve > reserve_allowed())
        arena_unmap(mem_arena_lists[POOLS_PER_ARENA]);
}

/* ---- pools ----------------------------------------------------------------------------------- */

/* Puts a pool on its class's ring behind the current one, so that it is the next to serve: it is
 * nearly full. */
static void ring_insert(Pool *pool) {
    Pool *current = mem.pools[pool->class_index];
    if (current == &dummy_pool) {
        pool->next = pool->prev = pool;
        mem.pools[pool->class_index] = pool;
        return;
    }
    pool->prev = current;
    pool->next = current->next;
    current->next->prev = pool;
    current->next = pool;
}

static void ring_remove(Pool *pool) {
    bool alone = pool->next == pool;
    pool->next->prev = pool->prev;
    pool->prev->next = pool->next;
    if (mem.pools[pool->class_index] == pool)
        mem.pools[pool->class_index] = alone ? &dummy_pool : pool->next;
}

/* Links some never used blocks of the pool into its free list. False: there are none left. */
static bool carve(Pool *pool) {
    size_t size = pool->class_index * BLOCK_STEP, room = POOL_SIZE - pool->carved;
    if (room < size || size == 0)
        return pool->given != 0 && trim_take_back(pool, KRAIT_DEBUG ? FREED_BYTE : -1);
    size_t bytes = room < CARVE_BYTES ? room : CARVE_BYTES, count = bytes / size + (bytes < size);
    char *first = (char *)pool + pool->carved;
    pool->carved = (uint16_t)(pool->carved + count * size);
    if (KRAIT_DEBUG)
        memset(first, FREED_BYTE, count * size);
    for (size_t i = count; i-- > 0;) {
        Block *block = (Block *)(first + i * size);
        block->next = pool->free;
        pool->free = block;
    }
    return true;
}

/* The current pool of a class, with a free block; NULL: no memory. An exhausted one turns FULL and
 * leaves the ring. */
static Pool *pool_for(size_t class_index) {
    for (;;) {
        Pool *pool = mem.pools[class_index];
        if (pool->free != NULL || carve(pool))
            return pool;
        if (pool == &dummy_pool)
            break;
        ring_remove(pool);
        pool->state = POOL_FULL;
        pool->countdown = 1;
    }
    Pool *pool = arena_take_pool();
    if (pool == NULL)
        return NULL;
    size_t size = class_index * BLOCK_STEP, header = pool_header(pool);
    pool->free = NULL;
    pool->countdown = mem.tracing;
    pool->traced_count = 0;
    pool->class_index = (uint16_t)class_index;
    pool->state = POOL_ACTIVE;
    pool->given = 0;
    pool->carved = (uint16_t)header;
    pool->capacity = (uint16_t)((POOL_SIZE - header) / size);
    ring_insert(pool);
    carve(pool);
    return pool;
}

/* Gives back the pools without a block in use that classes have kept. */
void mem_return_idle_pools(void) {
    for (size_t c = 1; c < CLASS_COUNT; c++) {
        Pool *pool = mem.pools[c];
        if (pool->state == POOL_ACTIVE && *pool_counter(pool) == 0) {
            ring_remove(pool);
            arena_return_pool(pool);
        }
    }
}

/* The last block of an ACTIVE pool was freed. */
static void pool_emptied(Pool *pool) {
    if (pool->next == pool)
        return;
    Arena *arena = pool->arena;
    bool nearly_empty = arena->free_count + 1 >= NEARLY_EMPTY && mem.arenas - reserve > 1;
    ring_remove(pool);
    arena_return_pool(pool);
    if (nearly_empty)
        mem_return_idle_pools();
    mem_trim();
}

/* ---- debugging ------------------------------------------------------------------------------- */

/* A freed block keeps its poison, but for the link in its first word. */
static bool still_poisoned(const Block *block, size_t size) {
    const unsigned char *bytes = (const unsigned char *)block;
    for (size_t i = sizeof(Block); i < size; i++)
        if (bytes[i] != FREED_BYTE)
            return false;
    return true;
}

static void check_allocated(Block *block, size_t size) {
    if (!still_poisoned(block, size))
        mem_broken("a freed block was written to", block);
    memset(block, FRESH_BYTE, size);
}

static void check_freed(Block *block, const Pool *pool, size_t size) {
    size_t offset = (size_t)((char *)block - (char *)pool);
    if (pool->state == POOL_EMPTY || pool->class_index != size / BLOCK_STEP)
        mem_broken("a block is freed with another size", block);
    if (offset < pool_header(pool) || (offset - pool_header(pool)) % size != 0)
        mem_broken("no block begins here", block);
    if (size > sizeof(Block) && still_poisoned(block, size))
        for (const Block *b = pool->free; b != NULL; b = b->next)
            if (b == block)
                mem_broken("a block is freed twice", block);
    memset(block, FREED_BYTE, size);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

static void set_mark(void) {
    mem.mark =
        mem.fail_at > 0 || mem.tracing ? 0 : smaller(mem.peak, smaller(mem.limit, mem.next_level));
}

/* live has crossed a level, or several: somebody may want to know where. */
static NOINLINE void cross_levels(size_t live) {
    size_t first = mem.next_level / mem.level_step, last = live / mem.level_step;
    mem.next_level = (last + 1) * mem.level_step;
    if (mem_level_hook != NULL)
        mem_level_hook(first, last);
}

/* live has fallen: the next level is nearer again. */
static void lower_level(void) {
    if (mem.next_level - mem.live <= 2 * mem.level_step)
        return;
    mem.next_level = (mem.live / mem.level_step + 1) * mem.level_step;
    set_mark();
}

/* Is this allocation one that fails on purpose? */
static COLD bool fails(void) {
    if (mem.fail_at > 1)
        return mem.fail_at--, false;
    if (--mem.fail_count == 0) {
        mem.fail_at = 0;
        set_mark();
    }
    return true;
}

/* May live bytes grow by so much? Raises the peak if so; `live` itself is the caller's. */
static bool admit(size_t size) {
    if (mem.fail_at > 0 && fails())
        return false;
    if (mem.live + size > mem.next_level && mem.live + size <= mem.limit)
        cross_levels(mem.live + size); /* which may change live */
    size_t live = mem.live + size;
    if (live > mem.limit || live < mem.live) {
        mem.refused = true;
        return false;
    }
    if (live > mem.peak)
        mem.peak = live;
    set_mark();
    return true;
}

/* The system's header, in the build that has one: 16 bytes, so that what follows stays aligned. */
typedef struct SystemHeader {
    size_t size, magic;
} SystemHeader;
enum { SYSTEM_HEADER = KRAIT_SYSTEM_MALLOC ? sizeof(SystemHeader) : 0, SYSTEM_MAGIC = 0x6b726169 };

static void *large_alloc(size_t size) {
    char *block = malloc(size + SYSTEM_HEADER);
    if (block == NULL)
        return NULL;
    if (SYSTEM_HEADER)
        *(SystemHeader *)(void *)block = (SystemHeader){size, SYSTEM_MAGIC};
    block += SYSTEM_HEADER;
    if (KRAIT_DEBUG)
        memset(block, FRESH_BYTE, size < POISON_MAX ? size : POISON_MAX);
    mem.large += size;
    mem.large_count++;
    trim_note_large();
    return block;
}

static void check_system_header(const void *block, size_t size) {
    const SystemHeader *header = (const SystemHeader *)block - 1;
    if (header->magic != SYSTEM_MAGIC || header->size != size)
        mem_broken("a block is freed with another size", block);
}

static void large_free(void *block, size_t size) {
    if (SYSTEM_HEADER)
        check_system_header(block, size);
    mem.large -= size;
    mem.large_count--;
    free((char *)block - SYSTEM_HEADER);
    trim_large();
    mem_trim();
}

static void *small_alloc(size_t rounded) {
    Pool *pool = pool_for(rounded / BLOCK_STEP);
    if (pool == NULL)
        return NULL;
    Block *block = pool->free;
    pool->free = block->next;
    ++*pool_counter(pool);
    if (KRAIT_DEBUG)
        check_allocated(block, rounded);
    return block;
}

/* The short way while tracing, as the fast path is otherwise; NULL: the long way. */
static inline void *traced_alloc(size_t size) {
    size_t rounded = mem_class_size(size), live = mem.live + rounded;
    Pool *pool = mem.pools[rounded / BLOCK_STEP];
    Block *block = pool->free;
    if (KRAIT_DEBUG || block == NULL || live > mem.next_level || mem.fail_at > 0)
        return NULL;
    pool->free = block->next;
    pool->traced_count++;
    mem.live = live;
    if (live > mem.peak)
        mem.peak = live;
    uint32_t site = mem_trace_site();
    if (site != 0)
        trace_small(block, size, site);
    return block;
}

static inline bool traced_free(void *block, size_t size) {
    Pool *pool = (Pool *)((uintptr_t)block & ~(POOL_SIZE - 1));
    if (KRAIT_DEBUG || pool->state != POOL_ACTIVE || pool->traced_count == 1)
        return false;
    untrace_small(block, size);
    ((Block *)block)->next = pool->free;
    pool->free = (Block *)block;
    pool->traced_count--;
    mem.live -= mem_class_size(size);
    return true;
}

void *mem_alloc_slow(size_t size) {
    ASSERT(size > 0);
    if (UNLIKELY(mem.tracing) && mem_is_small(size)) {
        void *traced = traced_alloc(size);
        if (LIKELY(traced != NULL))
            return traced;
    }
    if (size > REQUEST_MAX)
        return NULL;
    size_t rounded = mem_class_size(size);
    if (!admit(rounded))
        return NULL;
    void *block = mem_is_small(size) ? small_alloc(rounded) : large_alloc(rounded);
    if (block == NULL)
        return NULL;
    mem.live += rounded;
    if (UNLIKELY(mem.tracing))
        mem_trace_add(block, size);
    return block;
}

static void small_free(Block *block, size_t size) {
    Pool *pool = (Pool *)((uintptr_t)block & ~(POOL_SIZE - 1));
    if (KRAIT_DEBUG)
        check_freed(block, pool, size);
    block->next = pool->free;
    pool->free = block;
    if (pool->state == POOL_FULL) {
        pool->state = POOL_ACTIVE;
        *pool_counter(pool) = pool->capacity - 1;
        ring_insert(pool);
    } else if (--*pool_counter(pool) == 0) {
        pool_emptied(pool);
    }
}

void mem_free_slow(void *block, size_t size) {
    ASSERT(block != NULL && size > 0);
    if (UNLIKELY(mem.tracing) && mem_is_small(size) && traced_free(block, size))
        return;
    size_t rounded = mem_class_size(size);
    mem.live -= rounded;
    if (UNLIKELY(mem.tracing))
        mem_trace_remove(block, size);
    if (mem_is_small(size))
        small_free(block, rounded);
    else
        large_free(block, rounded);
    if (UNLIKELY(mem.level_step != 0))
        lower_level();
}

void *mem_alloc_zero(size_t size) {
    void *block = mem_alloc(size);
    return block ? memset(block, 0, size) : NULL;
}

/* Both sizes beyond the classes, in a build without headers: realloc may move pages instead of
 * copying. */
static void *large_resize(void *block, size_t old_size, size_t new_size) {
    size_t old_rounded = mem_class_size(old_size), rounded = mem_class_size(new_size);
    mem.live -= old_rounded;
    if (UNLIKELY(mem.tracing))
        mem_trace_remove(block, old_size);
    void *moved = admit(rounded) ? realloc(block, rounded) : NULL;
    if (moved != NULL) {
        mem.live += rounded;
        mem.large += rounded - old_rounded;
        trim_note_large();
    } else {
        mem.live += old_rounded;
    }
    if (UNLIKELY(mem.tracing))
        mem_trace_add(moved ? moved : block, moved ? new_size : old_size);
    return moved;
}

void *mem_resize(void *block, size_t old_size, size_t new_size) {
    if (block == NULL)
        return mem_alloc(new_size);
    if (new_size > REQUEST_MAX)
        return NULL;
    if (mem_is_small(old_size) && mem_class_size(old_size) == mem_class_size(new_size)) {
        if (UNLIKELY(mem.tracing)) {
            mem_trace_remove(block, old_size);
            mem_trace_add(block, new_size);
        }
        return block;
    }
    if (!KRAIT_SYSTEM_MALLOC && old_size > BLOCK_MAX && new_size > BLOCK_MAX)
        return large_resize(block, old_size, new_size);
    void *moved = mem_alloc(new_size);
    if (moved == NULL)
        return NULL;
    memcpy(moved, block, old_size < new_size ? old_size : new_size);
    mem_free(block, old_size);
    return moved;
}

void *mem_alloc_array(size_t count, size_t item_size) {
    size_t size;
    if (__builtin_mul_overflow(count, item_size, &size))
        return NULL;
    return mem_alloc(size > 0 ? size : 1);
}

/* ---- tracing --------------------------------------------------------------------------------- */

/* Full pools have a countdown of 1 as it is. */
static void pool_begin_trace(Pool *pool, void *arg) {
    pool->traced_count = pool->countdown;
    pool->countdown = 1;
}

static void pool_end_trace(Pool *pool, void *arg) {
    if (pool->state == POOL_ACTIVE)
        pool->countdown = pool->traced_count;
}

void mem_set_tracing(bool on) {
    if (mem.tracing == on)
        return;
    mem_each_raw_pool(on ? pool_begin_trace : pool_end_trace, NULL);
    mem.tracing = on;
    set_mark();
}

/* ---- limits ---------------------------------------------------------------------------------- */

void mem_set_limit(size_t bytes) {
    mem.limit = bytes;
    mem.level_step = bytes == SIZE_MAX ? 0 : bytes / MEM_LEVELS + 1;
    mem.next_level =
        bytes == SIZE_MAX ? SIZE_MAX : (mem.live / mem.level_step + 1) * mem.level_step;
    set_mark();
}

void mem_set_failing(uint64_t at, uint64_t count) {
    mem.fail_at = at;
    mem.fail_count = count;
    set_mark();
}

void mem_reset_peak(void) {
    mem.peak = mem.live;
    set_mark();
}

void mem_shutdown(void) {
    mem_return_idle_pools();
    while (mem_arena_lists[POOLS_PER_ARENA] != NULL)
        arena_unmap(mem_arena_lists[POOLS_PER_ARENA]);
}
