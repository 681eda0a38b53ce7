/* list.sort: a stable merge sort that uses the order that is there already.
 *
 * What is sorted are cells {rank, index}: index says which item, rank is a number that orders the items as far as it can tell:
 *   ints, floats   the rank decides alone
 *   strs           the first characters; str_compare where these agree
 *   tuples         the rank of the first item; the tuples themselves where these agree
 *   anything else  all ranks are 0 and < is called
 * So most comparisons touch neither objects nor a function pointer. A kind is used only if all keys are of it, exactly.
 *
 * The method is timsort's (Tim Peters, CPython's listsort.txt): find ascending or strictly descending runs, bring short ones to a minimal
 * length by insertion, merge with galloping; the order of merges is powersort's (Munro and Wild, 2018), which is nearly optimal. Where the
 * rank decides alone, merging is branch-free instead.
 *
 * While it sorts the list is empty, so that Python code called here can do it no harm; cells hold indices, never references, and the
 * items' array is not touched until the order is known. So a failure leaves the list in the order that it had.
 */
#include <math.h>
#include "runtime/objects/float.h"
#include "runtime/objects/hash.h"
#include "runtime/objects/list_internal.h"
#include "runtime/objects/tuple.h"

typedef struct Cell {
    int64_t rank;
    size_t index;
} Cell;

typedef struct Sort {
    Object **keys;        /* what is compared: the items, or what the key function made of them */
    size_t tuple_start;   /* the first item that tuples of equal rank may differ in */
    Cell *cells, *temp;   /* owned; temp holds one side of a merge */
    size_t length, temp_length;
    size_t min_gallop;    /* wins in a row before galloping pays; adapts */
} Sort;

/* Is a < b? 1, 0, -1 with an exception. */
typedef int (*LessFn)(Sort *s, const Cell *a, const Cell *b);

enum { MIN_GALLOP = 7, MAX_RUNS = 70, MIN_RUN_LIMIT = 32 };

/* ---- comparisons ------------------------------------------------------------------------------------------------- */

ALWAYS_INLINE int less_rank(Sort *s, const Cell *a, const Cell *b) {
    return a->rank < b->rank;
}

ALWAYS_INLINE int less_str(Sort *s, const Cell *a, const Cell *b) {
    if (LIKELY(a->rank != b->rank))
        return a->rank < b->rank;
    return str_compare((Str *)s->keys[a->index], (Str *)s->keys[b->index]) < 0;
}

static int truth_steal(Object *o) {
    if (o == KTrue || o == KFalse) {
        int result = o == KTrue;
        decref(o);
        return result;
    }
    int result = o == NULL ? -1 : object_truth(o);
    xdecref(o);
    return result;
}

static NOINLINE int less_tuples(Sort *s, Object *a, Object *b) {
    return truth_steal(tuple_compare_from((Tuple *)a, (Tuple *)b, s->tuple_start, CMP_LT));
}

ALWAYS_INLINE int less_tuple(Sort *s, const Cell *a, const Cell *b) {
    if (a->rank != b->rank)
        return a->rank < b->rank;
    return less_tuples(s, s->keys[a->index], s->keys[b->index]);
}

static int less_any(Sort *s, const Cell *a, const Cell *b) {
    return truth_steal(object_compare(s->keys[a->index], s->keys[b->index], CMP_LT));
}

/* ---- ranks ------------------------------------------------------------------------------------------------------- */

/* Orders like the float: a negative one's bits are counted downwards; both zeros are 0. Not for nan. */
static int64_t float_rank(double d) {
    int64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return bits >= 0 ? bits : (int64_t)((uint64_t)1 << 63) - bits;
}

/* The first eight bytes of a one-byte string, as a big-endian number. */
static int64_t str_rank_narrow(const Str *s) {
    uint64_t rank = 0;
    const uint8_t *data = str_data(s);
    size_t n = s->length < 8 ? s->length : 8;
    for (size_t i = 0; i < n; i++)
        rank |= (uint64_t)data[i] << (56 - 8 * i);
    return (int64_t)(rank ^ (uint64_t)1 << 63);
}

/* The first three characters: 21 bits each. */
static int64_t str_rank_wide(const Str *s) {
    int64_t rank = 0;
    for (size_t i = 0; i < 3; i++)
        rank = rank << 21 | (i < s->length ? str_at(s, i) : 0);
    return rank;
}

typedef enum { KIND_ANY, KIND_INT, KIND_FLOAT, KIND_NARROW, KIND_WIDE } Kind;

/* The object that ranks a key: itself, or the first item of a tuple. */
ALWAYS_INLINE Object *ranked_part(Object *key, bool tuples) {
    return tuples ? ((Tuple *)key)->items[0] : key;
}

/* The kind that all n keys are of. */
static Kind common_kind(Object **keys, size_t n, bool tuples) {
    Type *type = ranked_part(keys[0], tuples)->type;
    bool narrow = true;
    if (type != &int_type && type != &float_type && type != &str_type)
        return KIND_ANY;
    for (size_t i = 0; i < n; i++) {
        Object *part = ranked_part(keys[i], tuples);
        if (part->type != type || (type == &float_type && isnan(FLOAT_VALUE(part))))
            return KIND_ANY;
        if (type == &str_type)
            narrow &= ((Str *)part)->kind == 1;
    }
    return type == &int_type ? KIND_INT : type == &float_type ? KIND_FLOAT : narrow ? KIND_NARROW : KIND_WIDE;
}

static bool all_nonempty_tuples(Object **keys, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!is_exact(keys[i], &tuple_type) || ((Tuple *)keys[i])->length == 0)
            return false;
    return true;
}

ALWAYS_INLINE int64_t rank_of(Object *part, Kind kind) {
    switch (kind) {
    case KIND_INT: return INT_VALUE(part);
    case KIND_FLOAT: return float_rank(FLOAT_VALUE(part));
    case KIND_NARROW: return str_rank_narrow((Str *)part);
    case KIND_WIDE: return str_rank_wide((Str *)part);
    default: return 0;
    }
}

/* Cells in the order of the items, or in the opposite one: a stable descending sort is an ascending one read backwards. */
static void fill_cells(Sort *s, Kind kind, bool tuples, bool reverse) {
    for (size_t i = 0; i < s->length; i++) {
        size_t index = reverse ? s->length - 1 - i : i;
        s->cells[i].rank = kind == KIND_ANY ? 0 : rank_of(ranked_part(s->keys[index], tuples), kind);
        s->cells[i].index = index;
    }
}

/* ---- runs -------------------------------------------------------------------------------------------------------- */

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

/* Sorts cells[0..n) of which the first `sorted` are in order already: each further one goes to its place, found by halving. */
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

/* n / 2**k, between half the limit and the limit, rounded up: n divided by it is a power of two, or slightly less. */
static size_t min_run(size_t n) {
    size_t odd = 0;
    while (n >= MIN_RUN_LIMIT) {
        odd |= n & 1;
        n >>= 1;
    }
    return n + odd;
}

/* ---- merging ----------------------------------------------------------------------------------------------------- */

/* How many of the ordered base[0..n) go before `key`: those below it, or with `upper` those not above it. The search takes growing steps from
 * the left or from the right end, then halves. -1: failed. */
ALWAYS_INLINE ssize_t gallop(Sort *s, const Cell *key, const Cell *base, size_t n, bool upper, bool from_right, LessFn less) {
#define GOES_BEFORE(at) (upper ? less(s, key, &base[at]) : less(s, &base[at], key))
    size_t low = 0, high = n, step = 1;
    while (low < high) {
        size_t at = from_right ? (high - low >= step ? high - step : low) : (high - low >= step ? low + step - 1 : high - 1);
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

static int need_temp(Sort *s, size_t n) {
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

/* Merges a[0..na) with b[0..nb) right behind it, from the left; a has been copied to temp. Where ranks decide alone. */
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
ALWAYS_INLINE int merge_up(Sort *s, const Cell *a, size_t na, Cell *b, size_t nb, Cell *to, LessFn less) {
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
ALWAYS_INLINE int merge_down(Sort *s, Cell *a, size_t na, const Cell *b, size_t nb, Cell *to, LessFn less) {
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
    if (need_temp(s, na <= nb ? na : nb) < 0)
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

/* ---- the order of merges ----------------------------------------------------------------------------------------- */

typedef struct Run {
    size_t start, length;
    unsigned power; /* of the boundary to the run above it on the stack */
} Run;

/* Depth of the boundary between two neighbouring runs in the ideal merge tree over n cells: the first binary digit in which the runs'
 * middles, as fractions of n, differ. */
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

ALWAYS_INLINE int sort_cells(Sort *s, bool ranks_only, LessFn less) {
    size_t n = s->length, shortest = min_run(n), depth = 0;
    Run runs[MAX_RUNS];
    for (size_t start = 0; start < n;) {
        size_t left = n - start;
        ssize_t length = left == 1 ? 1 : find_run(s, s->cells + start, left, less);
        if (length < 0)
            return -1;
        if ((size_t)length < shortest && (size_t)length < left) {
            size_t forced = shortest < left ? shortest : left;
            if (insert_sort(s, s->cells + start, (size_t)length, forced, less) < 0)
                return -1;
            length = (ssize_t)forced;
        }
        if (depth > 0) {
            unsigned power = boundary_power(runs[depth - 1].start, runs[depth - 1].length, (size_t)length, n);
            while (depth > 1 && runs[depth - 2].power > power) {
                Run *top = &runs[depth - 1], *below = top - 1;
                if (merge_runs(s, s->cells + below->start, below->length, top->length, ranks_only, less) < 0)
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
        if (merge_runs(s, s->cells + below->start, below->length, top->length, ranks_only, less) < 0)
            return -1;
        below->length += top->length;
    }
    return 0;
}

static NOINLINE int sort_by_rank(Sort *s) { return sort_cells(s, true, less_rank); }
static NOINLINE int sort_by_str(Sort *s) { return sort_cells(s, false, less_str); }
static NOINLINE int sort_by_tuple(Sort *s) { return sort_cells(s, false, less_tuple); }
static NOINLINE int sort_by_call(Sort *s) { return sort_cells(s, false, less_any); }

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static int sort_keys(Sort *s, bool reverse) {
    bool tuples = all_nonempty_tuples(s->keys, s->length);
    Kind kind = common_kind(s->keys, s->length, tuples);
    fill_cells(s, kind, tuples, reverse);
    s->min_gallop = MIN_GALLOP;
    s->tuple_start = kind == KIND_INT || kind == KIND_FLOAT ? 1 : 0;
    if (tuples)
        return sort_by_tuple(s);
    if (kind == KIND_INT || kind == KIND_FLOAT)
        return sort_by_rank(s);
    return kind == KIND_ANY ? sort_by_call(s) : sort_by_str(s);
}

/* Puts the items in the order of the cells; these are used up as scratch space. */
static void permute(Sort *s, Object **items, bool reverse) {
    for (size_t i = 0; i < s->length; i++)
        s->cells[i].index = (size_t)items[s->cells[i].index];
    for (size_t i = 0; i < s->length; i++)
        items[reverse ? s->length - 1 - i : i] = (Object *)s->cells[i].index;
}

/* One call of the key function for each item. NULL: failed, nothing is left over. */
static Object **make_keys(Object **items, size_t n, Object *key) {
    Object **keys = mem_alloc_array(n, sizeof(Object *));
    if (keys == NULL)
        return raise_no_memory(), NULL;
    for (size_t i = 0; i < n; i++) {
        keys[i] = object_call1(key, items[i]);
        if (keys[i] == NULL) {
            while (i-- > 0)
                decref(keys[i]);
            mem_free(keys, n * sizeof(Object *));
            return NULL;
        }
    }
    return keys;
}

static int sort_items(Object **items, size_t n, Object *key, bool reverse) {
    Sort s = {.keys = items, .length = n};
    Cell few[64];
    if (key != NULL && (s.keys = make_keys(items, n, key)) == NULL)
        return -1;
    int result = 0;
    if (n > 1) {
        s.cells = n <= 64 ? few : mem_alloc_array(n, sizeof(Cell));
        result = s.cells == NULL ? (raise_no_memory(), -1) : sort_keys(&s, reverse);
        if (result == 0)
            permute(&s, items, reverse);
        if (s.cells != few && s.cells != NULL)
            mem_free(s.cells, n * sizeof(Cell));
        if (s.temp != NULL)
            mem_free(s.temp, s.temp_length * sizeof(Cell));
    }
    if (key != NULL) {
        for (size_t i = 0; i < n; i++)
            decref(s.keys[i]);
        mem_free(s.keys, n * sizeof(Object *));
    }
    return result;
}

int list_sort(List *l, Object *key, bool reverse) {
    List held = *l;
    if (key == KNone)
        key = NULL;
    if (held.length == 0)
        return 0;
    l->items = NULL;
    l->length = l->capacity = 0;
    int result = sort_items(held.items, held.length, key, reverse);
    bool changed = l->items != NULL;
    List intruders = *l;
    l->items = held.items;
    l->length = held.length;
    l->capacity = held.capacity;
    if (!changed)
        return result;
    if (result == 0)
        raise_value_error("list modified during sort");
    Object *pending = error_fetch();
    for (size_t i = 0; i < intruders.length; i++)
        decref(intruders.items[i]);
    mem_free(intruders.items, intruders.capacity * sizeof(Object *));
    error_restore(pending);
    return -1;
}
