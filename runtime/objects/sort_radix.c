/* Sorting many numbers by their digits, the least significant one first: a few passes over the
 * data, whatever its order.
 *
 * Each pass distributes by 11 bits, stably. Passes in which all digits agree are left out, so the
 * number of passes follows the spread of the values. Ints whose spread and number together fit in
 * 64 bits are sorted as single words (value - least) << k | place. Data that consists of a few runs
 * is better merged: a first look tells.
 */
#include "runtime/objects/int.h"
#include "runtime/objects/sort.h"

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS, MANY = 400, FEW_TURNS = 16 };

static unsigned bit_width(uint64_t v) { return v == 0 ? 0 : 64 - (unsigned)__builtin_clzll(v); }

/* Elements of `words` words; the digit is taken from the first. False: all digits are the same,
 * nothing was moved. */
ALWAYS_INLINE bool distribute(const uint64_t *from, uint64_t *to, size_t n, unsigned words,
                              unsigned shift, size_t *starts) {
    memset(starts, 0, DIGITS * sizeof *starts);
    for (size_t i = 0; i < n; i++)
        starts[from[i * words] >> shift & (DIGITS - 1)]++;
    if (starts[from[0] >> shift & (DIGITS - 1)] == n)
        return false;
    size_t sum = 0;
    for (size_t d = 0; d < DIGITS; d++) {
        size_t count = starts[d];
        starts[d] = sum;
        sum += count;
    }
    for (size_t i = 0; i < n; i++) {
        uint64_t *at = to + starts[from[i * words] >> shift & (DIGITS - 1)]++ * words;
        at[0] = from[i * words];
        if (words == 2)
            at[1] = from[i * words + 1];
    }
    return true;
}

/* Sorts by bits [low, high) of the first word; returns which of the two arrays has the result. */
ALWAYS_INLINE uint64_t *by_digits(uint64_t *a, uint64_t *b, size_t n, unsigned words, unsigned low,
                                  unsigned high) {
    size_t starts[DIGITS];
    for (unsigned shift = low; shift < high; shift += DIGIT_BITS)
        if (distribute(a, b, n, words, shift, starts)) {
            uint64_t *swap = a;
            a = b;
            b = swap;
        }
    return a;
}

/* Do the ranks consist of a few ascending or descending runs? */
static bool few_runs(const Cell *cells, size_t n) {
    bool down = false;
    for (size_t i = 1, turns = 0; i < n; i++) {
        bool below = cells[i].rank < cells[i - 1].rank;
        if (below != down && ++turns > FEW_TURNS)
            return false;
        down = below;
    }
    return true;
}

int sort_by_ranks(Sort *s, Cell *cells, size_t n) {
    if (n < MANY || few_runs(cells, n))
        return sort_by_merging_ranks(s, cells, n);
    int64_t least = cells[0].rank, most = least;
    for (size_t i = 1; i < n; i++) {
        int64_t rank = cells[i].rank;
        least = rank < least ? rank : least;
        most = rank > most ? rank : most;
    }
    for (size_t i = 0; i < n; i++)
        cells[i].rank = (int64_t)((uint64_t)cells[i].rank - (uint64_t)least);
    if (interrupt_check() < 0 || sort_need_temp(s, n) < 0)
        return -1;
    uint64_t *sorted = by_digits((uint64_t *)cells, (uint64_t *)s->temp, n, 2, 0,
                                 bit_width((uint64_t)most - (uint64_t)least));
    if (sorted != (uint64_t *)cells)
        memcpy(cells, sorted, n * sizeof(Cell));
    return 0;
}

int sort_packed_ints(Object **keys, Object **items, size_t n, bool reverse) {
    if (n < MANY)
        return 0;
    int64_t least = INT_VALUE(keys[0]), most = least;
    size_t turns = 0;
    bool down = false;
    for (size_t i = 1; i < n; i++) {
        int64_t value = INT_VALUE(keys[i]);
        bool below = value < INT_VALUE(keys[i - 1]);
        turns += below != down;
        down = below;
        least = value < least ? value : least;
        most = value > most ? value : most;
    }
    if (turns == 0 && !reverse)
        return 1; /* in order already */
    unsigned place_bits = bit_width(n), value_bits = bit_width((uint64_t)most - (uint64_t)least);
    if (turns <= FEW_TURNS || place_bits + value_bits > 64)
        return 0;
    uint64_t *a = mem_alloc_array(n, 2 * sizeof *a);
    if (a == NULL)
        return 0; /* merging takes no less, but may fail on its own */
    for (size_t i = 0; i < n; i++) {
        size_t place = reverse ? n - 1 - i : i;
        a[i] = ((uint64_t)INT_VALUE(keys[place]) - (uint64_t)least) << place_bits | place;
    }
    int result = interrupt_check() < 0 ? -1 : 1;
    if (result > 0) {
        uint64_t *sorted = by_digits(a, a + n, n, 1, place_bits, place_bits + value_bits);
        Object **order = (Object **)(sorted == a ? a + n : a);
        for (size_t i = 0; i < n; i++)
            order[i] = items[sorted[i] & (((uint64_t)1 << place_bits) - 1)];
        for (size_t i = 0; i < n; i++)
            items[reverse ? n - 1 - i : i] = order[i];
    }
    mem_free(a, n * 2 * sizeof *a);
    return result;
}
