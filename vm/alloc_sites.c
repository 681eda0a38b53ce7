/* See alloc_sites.h. All memory here is the C library's, and nothing here allocates or releases
 * blocks while a block is being noted.
 *
 * Finding a line from an instruction's address takes long, so two caches stand before it, both
 * indexed by a hash and void as soon as a code object goes (code_epoch): with a limit of one frame,
 * `spots` leads from the instruction and the depth to the number at once; otherwise `lines` leads
 * from each frame's instruction to its line, and the table of sites is asked.
 */
#include "vm/alloc_sites.h"

#include <stdlib.h>

#include "runtime/objects/code.h"
#include "runtime/objects/str.h"
#include "runtime/memory/memory_trace.h"
#include "runtime/opcode.h"
#include "runtime/thread.h"
#include "vm/frame.h"

enum { CACHE_BITS = 10, CACHE_SIZE = 1 << CACHE_BITS, FIRST_TABLE = 1 << 8 };
#define MIX 0x9E3779B97F4A7C15u

typedef struct Spot {
    const uint32_t *ip;
    uint32_t depth, number; /* depth in bytes of frames; number 0: free */
} Spot;

typedef struct Line {
    const uint32_t *ip; /* NULL: free */
    Str *filename;      /* borrowed: the code object's */
    int line;
} Line;

static int limit = 1;
static int paused;
static uint32_t epoch;              /* of both caches */
static uint64_t quick = UINT64_MAX; /* epoch while `spots` may be asked at once: one frame, and not
                                       paused; else no epoch */
static Spot *spots;                 /* owned, CACHE_SIZE */
static Line *lines;                 /* owned, CACHE_SIZE */
static SiteFrame *scratch;          /* owned, `limit` of them: the site being looked for */
static Site **sites;                /* owned: by number, from 1 */
static size_t count, capacity;
static uint32_t *table; /* owned: numbers by hash, open addressing; 0: free */
static size_t table_mask, site_bytes;

/* ---- the table of sites ---- */

static bool same_text(Str *a, Str *b) {
    return a == b || (a != NULL && b != NULL && str_equal(a, b));
}

static bool is_site(const Site *site, uint64_t hash, uint32_t total, uint32_t n) {
    if (site->hash != hash || site->total != total || site->count != n)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (site->frames[i].line != scratch[i].line
            || !same_text(site->frames[i].filename, scratch[i].filename))
            return false;
    return true;
}

static bool grow_table(void) {
    size_t size = table ? (table_mask + 1) * 2 : FIRST_TABLE;
    uint32_t *larger = calloc(size, sizeof *larger);
    if (larger == NULL)
        return false;
    for (size_t n = 1; n <= count; n++) {
        size_t i = sites[n]->hash & (size - 1);
        while (larger[i] != 0)
            i = (i + 1) & (size - 1);
        larger[i] = (uint32_t)n;
    }
    free(table);
    table = larger;
    table_mask = size - 1;
    return true;
}

/* Room for one more. */
static bool reserve(void) {
    if (count == SITE_MAX)
        return false;
    if ((table == NULL || count * 2 > table_mask) && !grow_table())
        return false;
    if (count + 1 < capacity)
        return true;
    size_t more = capacity ? capacity * 2 : FIRST_TABLE;
    Site **larger = realloc(sites, more * sizeof *sites);
    if (larger == NULL)
        return false;
    sites = larger;
    capacity = more;
    return true;
}

/* The number of the site in scratch, which is given one if it is new; 0: no memory. */
static uint32_t intern(uint64_t hash, uint32_t total, uint32_t n) {
    if (!reserve())
        return 0;
    size_t i = hash & table_mask;
    for (; table[i] != 0; i = (i + 1) & table_mask)
        if (is_site(sites[table[i]], hash, total, n))
            return table[i];
    size_t size = sizeof(Site) + n * sizeof(SiteFrame);
    Site *site = malloc(size);
    if (site == NULL)
        return 0;
    *site = (Site){hash, total, n};
    memcpy(site->frames, scratch, n * sizeof(SiteFrame));
    for (uint32_t k = 0; k < n; k++)
        xincref(scratch[k].filename);
    site_bytes += size;
    sites[++count] = site;
    return table[i] = (uint32_t)count;
}

void alloc_sites_clear(void) {
    size_t old_count = count;
    Site **old = sites;
    count = capacity = site_bytes = 0;
    sites = NULL;
    free(table);
    table = NULL;
    table_mask = 0;
    if (spots != NULL)
        memset(spots, 0, CACHE_SIZE * sizeof *spots);
    for (size_t n = 1; n <= old_count; n++) {
        for (uint32_t k = 0; k < old[n]->count; k++)
            xdecref(old[n]->frames[k].filename);
        free(old[n]);
    }
    free(old);
}

/* ---- where we are ---- */

/* A frame whose cells are still being made does nothing of its own yet: what it takes is its
 * caller's. */
static bool has_begun(const Frame *frame) {
    const uint32_t *words = frame->code->words;
    const uint32_t *at = frame->ip - 1;
    while (at >= words && WORD_OP(*at) == OP_CODE_MAKE_CELL)
        at--;
    return at >= words;
}

static void resolve(const Frame *frame, SiteFrame *out) {
    Line *line = &lines[((uintptr_t)frame->ip >> 2) * MIX >> (64 - CACHE_BITS)];
    if (line->ip != frame->ip)
        *line = (Line){frame->ip, frame->code->filename, frame_line(frame)};
    *out = (SiteFrame){line->filename, line->line};
}

static uint32_t find(const Frame *innermost) {
    const Frame *base = thread->frame_base, *frame = innermost;
    if (frame > base && !has_begun(frame))
        frame--;
    uint32_t total = (uint32_t)(frame - base), n = 0;
    uint64_t hash = total;
    for (; frame > base && n < (uint32_t)limit; frame--, n++) {
        resolve(frame, &scratch[n]);
        hash = (hash ^ str_hash(scratch[n].filename) ^ (uint64_t)(uint32_t)scratch[n].line << 32)
               * MIX;
        hash ^= hash >> 29;
    }
    if (n == 0)
        scratch[n++] = (SiteFrame){NULL, 0};
    return intern(hash, total ? total : 1, n);
}

static void set_quick(void) { quick = limit == 1 && paused == 0 ? epoch : UINT64_MAX; }

static void forget_lines(void) {
    memset(spots, 0, CACHE_SIZE * sizeof *spots);
    memset(lines, 0, CACHE_SIZE * sizeof *lines);
    epoch = code_epoch;
    set_quick();
}

static NOINLINE uint32_t look_closer(const Frame *frame, Spot *spot, uint32_t depth) {
    if (paused > 0)
        return 0;
    if (epoch != code_epoch)
        forget_lines();
    uint32_t number = find(frame);
    if (limit == 1)
        *spot = (Spot){frame->ip, depth, number};
    return number;
}

uint32_t alloc_sites_now(void) {
    const Frame *frame = thread->frame;
    uint32_t depth = (uint32_t)((const char *)frame - (const char *)thread->frame_base);
    Spot *spot = &spots[(((uintptr_t)frame->ip >> 2) + depth) * MIX >> (64 - CACHE_BITS)];
    if (LIKELY(quick == code_epoch && spot->ip == frame->ip && spot->depth == depth
               && spot->number != 0))
        return spot->number;
    return look_closer(frame, spot, depth);
}

/* ---- beginning and end ---- */

int alloc_sites_start(int frame_limit) {
    limit = frame_limit;
    spots = calloc(CACHE_SIZE, sizeof *spots);
    lines = calloc(CACHE_SIZE, sizeof *lines);
    scratch = malloc((size_t)limit * sizeof *scratch);
    epoch = code_epoch;
    set_quick();
    if (spots != NULL && lines != NULL && scratch != NULL)
        return 0;
    alloc_sites_stop();
    return -1;
}

void alloc_sites_stop(void) {
    alloc_sites_clear();
    free(spots);
    free(lines);
    free(scratch);
    spots = NULL;
    lines = NULL;
    scratch = NULL;
}

int alloc_sites_limit(void) { return limit; }

const Site *alloc_sites_get(uint32_t number) { return sites[number]; }

size_t alloc_sites_memory(void) {
    size_t caches =
        spots ? CACHE_SIZE * (sizeof *spots + sizeof *lines) + (size_t)limit * sizeof *scratch : 0;
    return caches + site_bytes + capacity * sizeof *sites
           + (table ? (table_mask + 1) * sizeof *table : 0);
}

void alloc_sites_pause(void) {
    paused++;
    set_quick();
}

void alloc_sites_resume(void) {
    paused--;
    set_quick();
}
