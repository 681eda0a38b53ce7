/* Sorting cells by merging the order that is there already.
 *
 * The method is timsort's (Tim Peters, CPython's listsort.txt): find ascending or strictly
 * descending runs, bring short ones to a minimal length by insertion, merge with galloping; the
 * order of merges is powersort's (Munro and Wild, 2018), which is nearly optimal. Where the rank
 * decides alone, merging is branch-free instead of galloping.
 */
#include "runtime/objects/sort.h"

enum { MAX_RUNS = 70, MIN_RUN_LIMIT = 32 };

ALWAYS_INLINE int less_rank(Sort *s, const Cell *a, const Cell *b) { return a->rank < b->rank; }

/* ---- runs ------------------------------------------------------------------------------------ */

static void reverse_cells(Cell *low, size_t n) {
    for (Cell *high = low + n; low < --high; low++) {
        Cell swap = *low;
        *low = *high;
        *high = swap;
    }
}

/* Length of the run at the start of cells[0..n), n > 1, made ascending. -1: failed. */
ALWAYS_INLINE ssize_t find_run(Sort *s, Cell *cells, size_t n, LessFn less) {
    size_t end = 2;
    int down = less(s, &cells[1], &cells[0]);
    if (down < 0)
        return -1;
    for (; end < n; end++) {
        int below = less(s, &cells[end], &cells[end - 1]);
        if (below < 0)
            return -1;
        if (below != down)
            break;
    }
    if (down)
        reverse_cells(cells, end);
    return (ssize_t)end;
}

/* Sorts cells[0..n) of which the first `sorted` are in order already: each further one goes to its
 * place, found by halving. */
ALWAYS_INLINE int insert_sort(Sort *s, Cell *cells, size_t sorted, size_t n, LessFn less) {
    for (; sorted < n; sorted++) {
        Cell cell = cells[sorted];
        size_t low = 0, high = sorted;
        while (low < high) {
            size_t middle = (low + high) / 2;
            int below = less(s, &cell, &cells[middle]);
            if (below < 0)
                return -1;
            if (below)
                high = middle;
            else
                low = middle + 1;
        }
        memmove(cells + low + 1, cells + low, (sorted - low) * sizeof(Cell));
        cells[low] = cell;
    }
    return 0;
}

/* n / 2**k, between half the limit and the limit, rounded up: n divided by it is a power of two, or
 * slightly less. */
static size_t min_run(size_t n) {
    size_t odd = 0;
    while (n >= MIN_RUN_LIMIT) {
        odd |= n & 1;
        n >>= 1;
    }
    return n + odd;
}

/* ---- merging --------------------------------------------------------------------------------- */

/* How many of the ordered base[0..n) go before `key`: those below it, or with `upper` those not
 * above it. The search takes growing steps from the left or from the right end, then halves. -1:
 * failed. */
ALWAYS_INLINE ssize_t gallop(Sort *s, const Cell *key, const Cell *base, size_t n, bool upper,
                             bool from_right, LessFn less) {
#define GOES_BEFORE(at) (upper ? less(s, key, &base[at]) : less(s, &base[at], key))
    size_t low = 0, high = n, step = 1;
    while (low < high) {
        size_t at = from_right ? (high - low >= step ? high - step : low)
                               : (high - low >= step ? low + step - 1 : high - 1);
        int less_than = GOES_BEFORE(at);
        if (less_than < 0)
            return -1;
        bool before = upper ? !less_than : less_than;
        if (before)
            low = at + 1;
        else
            high = at;
        if (before == from_right)
            break;
        step *= 2;
    }
    while (low < high) {
        size_t at = (low + high) / 2;
        int less_than = GOES_BEFORE(at);
        if (less_than < 0)
            return -1;
        if (upper ? !less_than : less_than)
            low = at + 1;
        else
            high = at;
    }
#undef GOES_BEFORE
    return (ssize_t)low;
}

int sort_need_temp(Sort *s, size_t n) {
    if (n <= s->temp_length)
        return 0;
    if (s->temp != NULL)
        mem_free(s->temp, s->temp_length * sizeof(Cell));
    s->temp_length = 0;
    s->temp = mem_alloc_array(n, sizeof(Cell));
    if (s->temp == NULL)
        return raise_no_memory(), -1;
    s->temp_length = n;
    return 0;
}

/* Merges a[0..na) with b[0..nb) right behind it, from the left; a has been copied to temp. Where
 * ranks decide alone. */
static void merge_ranks_up(const Cell *a, size_t na, Cell *b, size_t nb, Cell *to) {
    const Cell *a_end = a + na, *b_next = b, *b_end = b + nb;
    while (a < a_end && b_next < b_end) {
        bool take_b = b_next->rank < a->rank;
        const Cell *from = take_b ? b_next : a;
        *to++ = *from;
        b_next += take_b;
        a += !take_b;
    }
    memcpy(to, a, (size_t)(a_end - a) * sizeof(Cell));
}

/* The same from the right: b has been copied to temp, `to` is the end of the whole. */
static void merge_ranks_down(Cell *a, size_t na, const Cell *b, size_t nb, Cell *to) {
    Cell *a_end = a + na;
    const Cell *b_end = b + nb;
    while (a_end > a && b_end > b) {
        bool take_a = b_end[-1].rank < a_end[-1].rank;
        const Cell *from = take_a ? a_end - 1 : b_end - 1;
        *--to = *from;
        a_end -= take_a;
        b_end -= !take_a;
    }
    size_t left = (size_t)(b_end - b);
    memcpy(to - left, b, left * sizeof(Cell));
}

/* From the left, a in temp, with galloping. Equal cells of a go first. */
ALWAYS_INLINE int merge_up(Sort *s, const Cell *a, size_t na, Cell *b, size_t nb, Cell *to,
                           LessFn less) {
    size_t min_gallop = s->min_gallop;
    while (na != 0 && nb != 0) {
        size_t a_wins = 0, b_wins = 0;
        while (na != 0 && nb != 0 && a_wins < min_gallop && b_wins < min_gallop) {
            int take_b = less(s, b, a);
            if (take_b < 0)
                return -1;
            if (take_b) {
                *to++ = *b++;
                nb--;
                b_wins++;
                a_wins = 0;
            } else {
                *to++ = *a++;
                na--;
                a_wins++;
                b_wins = 0;
            }
        }
        while (na != 0 && nb != 0) {
            ssize_t k = gallop(s, b, a, na, true, false, less);
            if (k < 0)
                return -1;
            memcpy(to, a, (size_t)k * sizeof(Cell));
            to += k;
            a += k;
            na -= a_wins = (size_t)k;
            if (na == 0)
                break;
            k = gallop(s, a, b, nb, false, false, less);
            if (k < 0)
                return -1;
            memmove(to, b, (size_t)k * sizeof(Cell));
            to += k;
            b += k;
            nb -= b_wins = (size_t)k;
            if (a_wins < MIN_GALLOP && b_wins < MIN_GALLOP) {
                min_gallop += 2;
                break;
            }
            min_gallop -= min_gallop > 1;
        }
    }
    memcpy(to, a, na * sizeof(Cell));
    s->min_gallop = min_gallop;
    return 0;
}

/* From the right, b in temp; `to` is the end of the whole. Equal cells of b go last. */
ALWAYS_INLINE int merge_down(Sort *s, Cell *a, size_t na, const Cell *b, size_t nb, Cell *to,
                             LessFn less) {
    size_t min_gallop = s->min_gallop;
    while (na != 0 && nb != 0) {
        size_t a_wins = 0, b_wins = 0;
        while (na != 0 && nb != 0 && a_wins < min_gallop && b_wins < min_gallop) {
            int take_a = less(s, &b[nb - 1], &a[na - 1]);
            if (take_a < 0)
                return -1;
            if (take_a) {
                *--to = a[--na];
                a_wins++;
                b_wins = 0;
            } else {
                *--to = b[--nb];
                b_wins++;
                a_wins = 0;
            }
        }
        while (na != 0 && nb != 0) {
            ssize_t k = gallop(s, &b[nb - 1], a, na, true, true, less);
            if (k < 0)
                return -1;
            a_wins = na - (size_t)k;
            to -= a_wins;
            memmove(to, a + k, a_wins * sizeof(Cell));
            na = (size_t)k;
            if (na == 0)
                break;
            k = gallop(s, &a[na - 1], b, nb, false, true, less);
            if (k < 0)
                return -1;
            b_wins = nb - (size_t)k;
            to -= b_wins;
            memcpy(to, b + k, b_wins * sizeof(Cell));
            nb = (size_t)k;
            if (a_wins < MIN_GALLOP && b_wins < MIN_GALLOP) {
                min_gallop += 2;
                break;
            }
            min_gallop -= min_gallop > 1;
        }
    }
    memcpy(to - nb, b, nb * sizeof(Cell));
    s->min_gallop = min_gallop;
    return 0;
}

/* Merges the runs a[0..na) and a[na..na+nb). What is in place already is left out first. */
ALWAYS_INLINE int merge_runs(Sort *s, Cell *a, size_t na, size_t nb, bool ranks_only, LessFn less) {
    Cell *b = a + na;
    if (interrupt_check() < 0)
        return -1;
    ssize_t k = gallop(s, b, a, na, true, false, less);
    if (k < 0)
        return -1;
    a += k;
    na -= (size_t)k;
    if (na == 0)
        return 0;
    k = gallop(s, &a[na - 1], b, nb, false, true, less);
    if (k < 0)
        return -1;
    nb = (size_t)k;
    if (nb == 0)
        return 0;
    if (sort_need_temp(s, na <= nb ? na : nb) < 0)
        return -1;
    if (na <= nb) {
        memcpy(s->temp, a, na * sizeof(Cell));
        if (!ranks_only)
            return merge_up(s, s->temp, na, b, nb, a, less);
        merge_ranks_up(s->temp, na, b, nb, a);
    } else {
        memcpy(s->temp, b, nb * sizeof(Cell));
        if (!ranks_only)
            return merge_down(s, a, na, s->temp, nb, b + nb, less);
        merge_ranks_down(a, na, s->temp, nb, b + nb);
    }
    return 0;
}

/* ---- the order of merges --------------------------------------------------------------------- */

typedef struct Run {
    size_t start, length;
    unsigned power; /* of the boundary to the run above it on the stack */
} Run;

/* Depth of the boundary between two neighbouring runs in the ideal merge tree over n cells: the
 * first binary digit in which the runs' middles, as fractions of n, differ. */
static unsigned boundary_power(size_t start, size_t left, size_t right, size_t n) {
    size_t a = 2 * start + left, b = a + left + right;
    for (unsigned power = 1;; power++) {
        if (a >= n) {
            a -= n;
            b -= n;
        } else if (b >= n) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

ALWAYS_INLINE int sort_cells(Sort *s, Cell *cells, size_t n, bool ranks_only, LessFn less) {
    size_t shortest = min_run(n), depth = 0;
    Run runs[MAX_RUNS];
    for (size_t start = 0; start < n;) {
        size_t left = n - start;
        ssize_t length = left == 1 ? 1 : find_run(s, cells + start, left, less);
        if (length < 0)
            return -1;
        if ((size_t)length < shortest && (size_t)length < left) {
            size_t forced = shortest < left ? shortest : left;
            if (insert_sort(s, cells + start, (size_t)length, forced, less) < 0)
                return -1;
            length = (ssize_t)forced;
        }
        if (depth > 0) {
            unsigned power =
                boundary_power(runs[depth - 1].start, runs[depth - 1].length, (size_t)length, n);
            while (depth > 1 && runs[depth - 2].power > power) {
                Run *top = &runs[depth - 1], *below = top - 1;
                if (merge_runs(s, cells + below->start, below->length, top->length, ranks_only,
                               less)
                    < 0)
                    return -1;
                below->length += top->length;
                depth--;
            }
            runs[depth - 1].power = power;
        }
        runs[depth++] = (Run){start, (size_t)length, 0};
        start += (size_t)length;
    }
    for (; depth > 1; depth--) {
        Run *top = &runs[depth - 1], *below = top - 1;
        if (merge_runs(s, cells + below->start, below->length, top->length, ranks_only, less) < 0)
            return -1;
        below->length += top->length;
    }
    return 0;
}

int sort_by_merging_ranks(Sort *s, Cell *cells, size_t n) {
    return sort_cells(s, cells, n, true, less_rank);
}

int sort_by_calls(Sort *s, Cell *cells, size_t n, LessFn less) {
    s->min_gallop = MIN_GALLOP;
    return sort_cells(s, cells, n, false, less);
}
