/* See memstats.h. It takes its memory from the C library and makes no object, so that what is shown
 * does not change. */
#include "vm/memstats.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/gc.h"
#include "vm/krait_module.h"

enum { ROWS = 14, SIZE_TEXT = 16 };

/* A number of bytes in at most eight characters. */
static const char *size_text(char *out, uint64_t bytes) {
    static const char units[] = "KMGT";
    double n = (double)bytes;
    int unit = -1;
    if (bytes < 10000) {
        snprintf(out, SIZE_TEXT, "%u B", (unsigned)bytes);
        return out;
    }
    while (n >= 1000 && unit < 3) {
        n /= 1024;
        unit++;
    }
    snprintf(out, SIZE_TEXT, "%.1f %c", n, units[unit]);
    return out;
}

static int by_bytes(const void *a, const void *b) {
    const TypeTotal *x = a, *y = b;
    return x->bytes != y->bytes ? (x->bytes < y->bytes) - (x->bytes > y->bytes)
                                : strcmp(x->type->name, y->type->name);
}

static int by_class_bytes(const void *a, const void *b) {
    const ClassStats *x = a, *y = b;
    uint64_t m = (uint64_t)x->block_size * x->blocks_used,
             n = (uint64_t)y->block_size * y->blocks_used;
    return m != n ? (m < n) - (m > n)
                  : (x->block_size > y->block_size) - (x->block_size < y->block_size);
}

static void print_head(void) {
    char live[SIZE_TEXT], peak[SIZE_TEXT], limit[SIZE_TEXT], large[SIZE_TEXT];
    fprintf(stderr, "memory: %s live in %zu blocks, %s at the peak, %s%s\n",
            size_text(live, mem.live), mem_live_blocks(), size_text(peak, mem.peak),
            mem.limit == SIZE_MAX ? "no limit" : "limit ",
            mem.limit == SIZE_MAX ? "" : size_text(limit, mem.limit));
    size_t small = mem.live - mem.large, space = mem.arenas * ARENA_SIZE;
    fprintf(stderr, "arenas: %zu of 1 MiB, %zu%% in use; large blocks: %zu, %s\n", mem.arenas,
            space ? small * 100 / space : 0, mem.large_count, size_text(large, mem.large));
    fprintf(stderr, "garbage in collections of generation 0: %llu in %llu",
            (unsigned long long)gc.collected[0], (unsigned long long)gc.collections[0]);
    for (int g = 1; g < GENERATIONS; g++)
        fprintf(stderr, "; %d: %llu in %llu", g, (unsigned long long)gc.collected[g],
                (unsigned long long)gc.collections[g]);
    fputc('\n', stderr);
}

static void print_type(const TypeTotal *t) {
    char size[SIZE_TEXT];
    if (t == NULL)
        fprintf(stderr, "%41s", "");
    else
        fprintf(stderr, "%-20.20s %10llu %9s", t->type->name, (unsigned long long)t->count,
                size_text(size, t->bytes));
}

static void print_class(const ClassStats *c) {
    char size[SIZE_TEXT];
    if (c != NULL && c->blocks_used > 0)
        fprintf(stderr, "  %5zu %6zu %8zu %6zu %7s", c->block_size, c->pools, c->blocks_used,
                c->blocks_free, size_text(size, (uint64_t)c->block_size * c->blocks_used));
    fputc('\n', stderr);
}

void memstats_print(void) {
    Totals t = {0};
    ClassStats classes[CLASS_COUNT];
    for (size_t c = 0; c < CLASS_COUNT; c++)
        mem_class_stats(c, &classes[c]);
    qsort(classes, CLASS_COUNT, sizeof *classes, by_class_bytes);
    krait_type_totals(&t);
    if (t.count > 0 && !t.failed)
        qsort(t.items, t.count, sizeof *t.items, by_bytes);
    print_head();
    fprintf(stderr, "\n%-20s %10s %9s  %5s %6s %8s %6s %7s\n", "type", "objects", "bytes", "block",
            "pools", "in use", "free", "bytes");
    for (size_t i = 0; i < ROWS && (i < t.count || classes[i].blocks_used > 0); i++) {
        print_type(i < t.count && !t.failed ? &t.items[i] : NULL);
        print_class(&classes[i]);
    }
    free(t.items);
}
