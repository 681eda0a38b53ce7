/* Which characters match each other when case is ignored.
 *
 * Python compares lower cases, and takes lower cases for equal when they have the same upper case
 * (U+0131 and i, the long s and s, the two sigmas). So characters are in one class when the upper
 * case of their lower case is the same text. ASCII needs no table; the rest is found once, by
 * asking for the case of every character in the blocks that have case, and kept sorted by
 * character.
 */
#include <stdlib.h>

#include "runtime/modules/re_internal.h"
#include "runtime/objects/unicode.h"

typedef struct Cased {
    uint64_t key; /* the class */
    uint32_t c;
} Cased;

static Cased *by_char, *by_class; /* owned, `count` entries in room for `capacity` each */
static size_t count, capacity;

static const struct Block_ {
    uint32_t first, last;
} blocks[] = {
    {0x41, 0x5a},       {0x61, 0x7a},       {0xb5, 0x587},      {0x10a0, 0x10ff},
    {0x13a0, 0x13fd},   {0x1c80, 0x1cbf},   {0x1d79, 0x1d8e},   {0x1e00, 0x1fff},
    {0x2126, 0x2188},   {0x24b6, 0x24e9},   {0x2c00, 0x2d2d},   {0xa640, 0xabbf},
    {0xfb00, 0xfb17},   {0xff21, 0xff5a},   {0x10400, 0x105bc}, {0x10c80, 0x10cf2},
    {0x118a0, 0x118df}, {0x16e40, 0x16e7f}, {0x1e900, 0x1e943},
};

static uint32_t simple_lower(uint32_t c) {
    uint32_t out[UNICODE_CASE_MAX];
    unicode_lower(c, out); /* U+0130: its simple lower case is the first of the two */
    return out[0];
}

static uint64_t class_of(uint32_t c) {
    uint32_t out[UNICODE_CASE_MAX] = {0};
    unicode_upper(simple_lower(c), out);
    return (uint64_t)out[0] << 42 | (uint64_t)out[1] << 21 | out[2];
}

static int compare_class(const void *a, const void *b) {
    const Cased *x = a, *y = b;
    return x->key != y->key ? (x->key < y->key ? -1 : 1) : x->c < y->c ? -1 : x->c > y->c;
}
static int compare_char(const void *a, const void *b) {
    const Cased *x = a, *y = b;
    return x->c < y->c ? -1 : x->c > y->c;
}

/* Drops the characters that are alone in their class. */
static void keep_pairs(void) {
    size_t kept = 0;
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && by_class[end].key == by_class[i].key)
            end++;
        for (size_t k = i; end - i > 1 && k < end; k++)
            by_class[kept++] = by_class[k];
        i = end;
    }
    count = kept;
}

static int build(void) {
    if (by_char != NULL)
        return 0;
    capacity = 0;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        capacity += blocks[i].last - blocks[i].first + 1;
    by_class = mem_alloc_array(capacity, sizeof(Cased));
    by_char = by_class ? mem_alloc_array(capacity, sizeof(Cased)) : NULL;
    if (by_char == NULL) {
        re_fold_shutdown();
        raise_no_memory();
        return -1;
    }
    count = 0;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        for (uint32_t c = blocks[i].first; c <= blocks[i].last; c++)
            by_class[count++] = (Cased){class_of(c), c};
    qsort(by_class, count, sizeof(Cased), compare_class);
    keep_pairs();
    memcpy(by_char, by_class, count * sizeof(Cased));
    qsort(by_char, count, sizeof(Cased), compare_char);
    return 0;
}

void re_fold_shutdown(void) {
    if (by_char)
        mem_free(by_char, capacity * sizeof(Cased));
    if (by_class)
        mem_free(by_class, capacity * sizeof(Cased));
    by_char = by_class = NULL;
}

/* The first entry at or behind a character, or behind a class. */
static size_t find_char(uint32_t c) {
    size_t low = 0, n = count;
    while (n > 0) {
        size_t half = n / 2;
        if (by_char[low + half].c < c)
            low += half + 1, n -= half + 1;
        else
            n = half;
    }
    return low;
}
static size_t find_class(uint64_t key) {
    size_t low = 0, n = count;
    while (n > 0) {
        size_t half = n / 2;
        if (by_class[low + half].key < key)
            low += half + 1, n -= half + 1;
        else
            n = half;
    }
    return low;
}

static bool is_ascii_letter(uint32_t c) { return c < 128 && (c | 32) - 'a' < 26; }
static bool has_far_relatives(uint32_t c) {
    return (c | 32) == 'i' || (c | 32) == 'k' || (c | 32) == 's';
}

int re_cases(uint32_t c, bool ascii, uint32_t out[RE_CASES_MAX]) {
    out[0] = c;
    if (is_ascii_letter(c) && (ascii || !has_far_relatives(c)))
        return out[1] = c ^ 32, 2;
    if (ascii || c < 128 ? !is_ascii_letter(c) : false)
        return 1;
    if (build() < 0)
        return -1;
    size_t at = find_char(c);
    if (at == count || by_char[at].c != c)
        return 1;
    uint64_t key = by_char[at].key;
    int n = 0;
    for (size_t i = find_class(key); i < count && by_class[i].key == key && n < RE_CASES_MAX; i++)
        out[n++] = by_class[i].c;
    return n;
}

int re_cases_of_range(uint32_t first, uint32_t last, bool ascii, int (*add)(void *, uint32_t),
                      void *arg) {
    uint32_t cases[RE_CASES_MAX];
    if (last < 128 || ascii) { /* no table for what most sets are */
        for (uint32_t c = first; c <= last && c < 128; c++) {
            int n = re_cases(c, ascii, cases);
            for (int i = 0; i < n; i++)
                if ((cases[i] < first || cases[i] > last) && add(arg, cases[i]) < 0)
                    return -1;
            if (n < 0)
                return -1;
        }
        return 0;
    }
    if (build() < 0)
        return -1;
    for (size_t at = find_char(first); at < count && by_char[at].c <= last; at++) {
        int n = re_cases(by_char[at].c, false, cases);
        for (int i = 0; i < n; i++)
            if ((cases[i] < first || cases[i] > last) && add(arg, cases[i]) < 0)
                return -1;
    }
    return 0;
}
