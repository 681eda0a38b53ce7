/* The allocator: accounting, reuse, arenas that come and go, the limit, and failing on demand. */
#include <stdlib.h>
#include "tests/unit/unit.h"

/* A block that remembers its size, filled with a byte that is checked when it is freed. */
typedef struct Held {
    unsigned char *block;
    size_t size;
    unsigned char fill;
} Held;

static void hold(Held *h, size_t size, unsigned char fill) {
    *h = (Held){mem_alloc(size), size, fill};
    ck_assert_ptr_nonnull(h->block);
    memset(h->block, fill, size);
}

static void let_go(Held *h) {
    for (size_t i = 0; i < h->size; i++)
        if (h->block[i] != h->fill) /* the assertion itself writes to a pipe */
            ck_assert_uint_eq(h->block[i], h->fill);
    mem_free(h->block, h->size);
    h->block = NULL;
}

START_TEST(live_bytes_are_exact) {
    size_t before = mem.live, blocks = mem_live_blocks();
    void *a = mem_alloc(1), *b = mem_alloc(8), *c = mem_alloc(9), *d = mem_alloc(513),
         *e = mem_alloc(100000);
    ck_assert_uint_eq(mem.live - before, 8 + 8 + 16 + 520 + 100000);
    ck_assert_uint_eq(mem_live_blocks() - blocks, 5);
    mem_free(a, 1);
    mem_free(c, 9);
    ck_assert_uint_eq(mem.live - before, 8 + 520 + 100000);
    mem_free(b, 8);
    mem_free(d, 513);
    mem_free(e, 100000);
    ck_assert_uint_eq(mem.live, before);
    ck_assert_uint_eq(mem_live_blocks(), blocks);
}
END_TEST

START_TEST(peak_follows_live_to_the_byte) {
    mem_reset_peak();
    size_t before = mem.live;
    ck_assert_uint_eq(mem.peak, before);
    void *a = mem_alloc(24);
    ck_assert_uint_eq(mem.peak, before + 24);
    mem_free(a, 24);
    void *b = mem_alloc(16);
    ck_assert_uint_eq(mem.peak, before + 24);
    void *c = mem_alloc(16);
    ck_assert_uint_eq(mem.peak, before + 32);
    mem_free(b, 16);
    mem_free(c, 16);
}
END_TEST

START_TEST(every_size_is_aligned_and_distinct) {
    Held held[1100];
    for (size_t size = 1; size <= 1100; size++) {
        hold(&held[size - 1], size, (unsigned char)size);
        ck_assert_uint_eq((uintptr_t)held[size - 1].block % (size > BLOCK_MAX ? 16 : 8), 0);
    }
    mem_check();
    for (size_t i = 0; i < 1100; i++)
        let_go(&held[i]);
    mem_check();
}
END_TEST

START_TEST(random_traffic_keeps_the_invariants) {
    enum { COUNT = 20000, STEPS = 200000 };
    Held *held = calloc(COUNT, sizeof *held);
    size_t before = mem.live;
    srand(42);
    for (int step = 0; step < STEPS; step++) {
        Held *h = &held[rand() % COUNT];
        if (h->block != NULL)
            let_go(h);
        else
            hold(h, 1 + (size_t)(rand() % (rand() % 50 ? 200 : 2000)), (unsigned char)step);
        if (step % 50000 == 0)
            mem_check();
    }
    for (int i = 0; i < COUNT; i++)
        if (held[i].block != NULL)
            let_go(&held[i]);
    mem_check();
    ck_assert_uint_eq(mem.live, before);
    free(held);
}
END_TEST

START_TEST(empty_arenas_are_unmapped) {
    enum { COUNT = 100000, SIZE = 256 }; /* 25 MiB */
    if (KRAIT_SYSTEM_MALLOC)
        return;
    void **blocks = malloc(COUNT * sizeof *blocks);
    size_t arenas = mem.arenas;
    for (int i = 0; i < COUNT; i++)
        ck_assert_ptr_nonnull(blocks[i] = mem_alloc(SIZE));
    ck_assert_uint_ge(mem.arenas, arenas + 20);
    for (int i = 0; i < COUNT; i++)
        mem_free(blocks[i], SIZE);
    ck_assert_uint_le(mem.arenas, arenas + 9);
    mem_check();
    free(blocks);
}
END_TEST

START_TEST(one_block_in_a_pool_keeps_only_its_arena) {
    enum { COUNT = 240000, SIZE = 128, EVERY = 60000 };
    if (KRAIT_SYSTEM_MALLOC)
        return;
    void **blocks = malloc(COUNT * sizeof *blocks);
    for (int i = 0; i < COUNT; i++)
        blocks[i] = mem_alloc(SIZE);
    for (int i = 0; i < COUNT; i++)
        if (i % EVERY != 0)
            mem_free(blocks[i], SIZE);
    ck_assert_uint_le(mem.arenas, COUNT / EVERY + 10);
    for (int i = 0; i < COUNT; i += EVERY)
        mem_free(blocks[i], SIZE);
    mem_check();
    free(blocks);
}
END_TEST

/* Survivors pin the pools, but not each of their pages; what was given back is used again, whole.
 */
START_TEST(pages_without_a_block_are_given_back) {
    enum { COUNT = 300000, EVERY = 997 };
    if (KRAIT_SYSTEM_MALLOC)
        return;
    Held *held = malloc(COUNT * sizeof *held);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < COUNT; i++)
            if (round == 0 || i % EVERY != 0)
                hold(&held[i], (size_t)(24 + (i / 1000 * 56 + round * 8) % 480),
                     (unsigned char)(i + round));
        size_t arenas = mem.arenas;
        for (int i = 0; i < COUNT; i++)
            if (i % EVERY != 0)
                let_go(&held[i]);
        mem_trim();
        mem_check();
        ck_assert_uint_ge(mem.arenas, arenas / 2);
        ck_assert_uint_ge(mem.returned, arenas * ARENA_SIZE / 2);
        Held more[2000]; /* also in pools that were not carved to their end */
        for (int i = 0; i < 2000; i++)
            hold(&more[i], (size_t)(24 + i * 8 % 480), (unsigned char)i);
        mem_check();
        for (int i = 0; i < 2000; i++)
            let_go(&more[i]);
        size_t live = 0;
        for (size_t c = 1; c < CLASS_COUNT; c++) {
            ClassStats stats;
            mem_class_stats(c, &stats);
            live += stats.blocks_used * stats.block_size;
        }
        ck_assert_uint_eq(live + mem.large, mem.live);
    }
    for (int i = 0; i < COUNT; i += EVERY)
        let_go(&held[i]);
    mem_check();
    free(held);
}
END_TEST

START_TEST(resize_keeps_the_contents) {
    size_t before = mem.live, size = 1;
    unsigned char *block = mem_alloc(1);
    block[0] = 7;
    for (size_t next = 2; next < 100000; next = next * 3 / 2 + 1) {
        block = mem_resize(block, size, next);
        ck_assert_ptr_nonnull(block);
        for (size_t i = 1; i < size; i++)
            ck_assert_uint_eq(block[i], (unsigned char)i);
        for (size_t i = size; i < next; i++)
            block[i] = (unsigned char)i;
        ck_assert_uint_eq(block[0], 7);
        size = next;
    }
    block = mem_resize(block, size, 10);
    ck_assert_uint_eq(block[9], 9);
    ck_assert_uint_eq(mem.live, before + 16);
    mem_free(block, 10);
}
END_TEST

START_TEST(the_limit_is_exact) {
    mem_set_limit(mem.live + 100);
    ck_assert_ptr_null(mem_alloc(101));
    void *a = mem_alloc(96);
    ck_assert_ptr_nonnull(a);
    ck_assert_ptr_null(mem_alloc(8));
    ck_assert_ptr_null(mem_resize(a, 96, 600));
    mem_free(a, 96);
    void *b = mem_alloc(8);
    ck_assert_ptr_nonnull(b);
    mem_set_limit(SIZE_MAX);
    mem_free(b, 8);
}
END_TEST

START_TEST(an_allocation_fails_on_demand) {
    mem_set_failing(3, 1);
    void *a = mem_alloc(8), *b = mem_alloc(1000);
    ck_assert_ptr_null(mem_alloc(8));
    void *c = mem_alloc(8);
    ck_assert(a && b && c);
    mem_free(a, 8);
    mem_free(b, 1000);
    mem_free(c, 8);
}
END_TEST

START_TEST(impossible_sizes_are_refused) {
    ck_assert_ptr_null(mem_alloc(SIZE_MAX));
    ck_assert_ptr_null(mem_alloc((size_t)1 << 62));
    ck_assert_ptr_null(mem_alloc_array((size_t)1 << 40, (size_t)1 << 40));
    mem_check();
}
END_TEST

START_TEST(freeing_with_the_wrong_size_aborts) {
    void *a = mem_alloc(24);
    mem_free(a, 40);
}
END_TEST

START_TEST(freeing_twice_aborts) {
    void *a = mem_alloc(24), *b = mem_alloc(24);
    mem_free(a, 24);
    mem_free(a, 24);
    mem_free(b, 24);
}
END_TEST

START_TEST(writing_to_a_freed_block_aborts) {
    char *a = mem_alloc(24), *b = mem_alloc(24);
    mem_free(a, 24);
    a[16] = 1;
    ck_assert_ptr_eq(mem_alloc(24), a);
    mem_free(b, 24);
}
END_TEST

Suite *memory_suite(void) {
    Suite *s = suite_create("memory");
    TCase *c = tcase_create("blocks");
    tcase_set_timeout(c, 60);
    tcase_add_test(c, live_bytes_are_exact);
    tcase_add_test(c, peak_follows_live_to_the_byte);
    tcase_add_test(c, every_size_is_aligned_and_distinct);
    tcase_add_test(c, random_traffic_keeps_the_invariants);
    tcase_add_test(c, empty_arenas_are_unmapped);
    tcase_add_test(c, one_block_in_a_pool_keeps_only_its_arena);
    tcase_add_test(c, pages_without_a_block_are_given_back);
    tcase_add_test(c, resize_keeps_the_contents);
    tcase_add_test(c, the_limit_is_exact);
    tcase_add_test(c, an_allocation_fails_on_demand);
    tcase_add_test(c, impossible_sizes_are_refused);
    suite_add_tcase(s, c);
    if (KRAIT_DEBUG && !KRAIT_SYSTEM_MALLOC) { /* AddressSanitizer reports these in its own way */
        TCase *d = tcase_create("mistakes");
        tcase_add_test_raise_signal(d, freeing_with_the_wrong_size_aborts, 6);
        tcase_add_test_raise_signal(d, freeing_twice_aborts, 6);
        tcase_add_test_raise_signal(d, writing_to_a_freed_block_aborts, 6);
        suite_add_tcase(s, d);
    }
    return s;
}
