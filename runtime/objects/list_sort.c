/* list.sort: stable, and by numbers as far as possible.
 *
 * Keys that are all of one exact type are ranked: a rank is an int64_t that orders them as far as
 * it can tell. ints, floats   the rank decides alone strs           eight bytes behind what all of
 * them have in common; where these agree, the next eight tuples         the rank of the first item;
 * where these agree, that of the next one So most comparisons touch no object. What ranks cannot
 * tell is compared by calls, for the cells in question only.
 *
 * While it sorts the list is empty, so that Python code called here can do it no harm; cells hold
 * indices, never references, and the items' array is not touched until the order is known. So a
 * failure leaves the list in the order that it had.
 */
#include <math.h>
#include "runtime/objects/float.h"
#include "runtime/objects/hash.h"
#include "runtime/objects/list_internal.h"
#include "runtime/objects/sort.h"
#include "runtime/objects/tuple.h"

typedef enum { KIND_ANY, KIND_INT, KIND_FLOAT, KIND_NARROW, KIND_WIDE } Kind;

enum { FEW_CELLS = 64, FEW_STRS = 16, MAX_DEPTH = 40, WHOLE = -1 };

/* ---- comparisons by calls -------------------------------------------------------------------- */

static int truth_steal(Object *o) {
    int result = o == KTrue ? 1 : o == KFalse ? 0 : o == NULL ? -1 : object_truth(o);
    xdecref(o);
    return result;
}

static int less_any(Sort *s, const Cell *a, const Cell *b) {
    return truth_steal(object_compare(s->keys[a->index], s->keys[b->index], CMP_LT));
}

static int less_str(Sort *s, const Cell *a, const Cell *b) {
    return str_compare((Str *)s->keys[a->index], (Str *)s->keys[b->index]) < 0;
}

static int less_tuple(Sort *s, const Cell *a, const Cell *b) {
    Tuple *left = (Tuple *)s->keys[a->index], *right = (Tuple *)s->keys[b->index];
    return truth_steal(tuple_compare_from(left, right, s->tuple_start, CMP_LT));
}

/* ---- ranks ----------------------------------------------------------------------------------- */

/* Orders like the float: a negative one's bits are counted downwards; both zeros are 0. Not for
 * nan. */
static int64_t float_rank(double d) {
    int64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return bits >= 0 ? bits : (int64_t)((uint64_t)1 << 63) - bits;
}

/* Eight characters of a one-byte string from `at`, as a big-endian number; behind the end there are
 * zeros. */
static int64_t narrow_rank(const Str *s, size_t at) {
    const uint8_t *data = (const uint8_t *)str_data(s) + at;
    uint64_t rank = 0;
    if (s->length >= at + 8) {
        memcpy(&rank, data, 8);
        rank = __builtin_bswap64(rank);
    } else {
        for (size_t i = at; i < s->length; i++)
            rank |= (uint64_t)data[i - at] << (56 - 8 * (i - at));
    }
    return (int64_t)(rank ^ (uint64_t)1 << 63);
}

/* The first three characters of any string: 21 bits each. */
static int64_t wide_rank(const Str *s) {
    int64_t rank = 0;
    for (size_t i = 0; i < 3; i++)
        rank = rank << 21 | (i < s->length ? str_at(s, i) : 0);
    return rank;
}

/* What of a key is ranked: item number `item` of a tuple, or the key as a WHOLE. */
ALWAYS_INLINE Object *part_of(Sort *s, const Cell *cell, ssize_t item) {
    Object *key = s->keys[cell->index];
    return item == WHOLE ? key : ((Tuple *)key)->items[item];
}

/* The kind that the parts of all n > 0 cells are of. */
static Kind common_kind(Sort *s, const Cell *cells, size_t n, ssize_t item) {
    Type *type = part_of(s, &cells[0], item)->type;
    bool narrow = true;
    if (type != &int_type && type != &float_type && type != &str_type)
        return KIND_ANY;
    for (size_t i = 0; i < n; i++) {
        Object *part = part_of(s, &cells[i], item);
        if (part->type != type || (type == &float_type && isnan(FLOAT_VALUE(part))))
            return KIND_ANY;
        if (type == &str_type)
            narrow &= ((Str *)part)->kind == 1;
    }
    return type == &int_type     ? KIND_INT
           : type == &float_type ? KIND_FLOAT
           : narrow              ? KIND_NARROW
                                 : KIND_WIDE;
}

/* Sets the ranks; those of narrow strings are taken at `offset`. */
static void rank_cells(Sort *s, Cell *cells, size_t n, ssize_t item, Kind kind, size_t offset) {
    for (size_t i = 0; i < n; i++) {
        Object *part = part_of(s, &cells[i], item);
        cells[i].rank = kind == KIND_INT      ? INT_VALUE(part)
                        : kind == KIND_FLOAT  ? float_rank(FLOAT_VALUE(part))
                        : kind == KIND_NARROW ? narrow_rank((Str *)part, offset)
                                              : wide_rank((Str *)part);
    }
}

/* Sorts what ranks left undecided: a group of cells that agree in everything looked at so far. */
typedef int (*GroupFn)(Sort *s, Cell *cells, size_t n, ssize_t item, size_t offset, int depth);

/* Sorts by rank, then each group of equal rank by `refine`. */
static int sort_groups(Sort *s, Cell *cells, size_t n, GroupFn refine, ssize_t item, size_t offset,
                       int depth) {
    if (sort_by_ranks(s, cells, n) < 0)
        return -1;
    for (size_t start = 0, end; start < n; start = end) {
        int64_t rank = cells[start].rank;
        for (end = start + 1; end < n && cells[end].rank == rank; end++)
            ;
        if (end - start > 1 && refine(s, cells + start, end - start, item, offset, depth) < 0)
            return -1;
    }
    return 0;
}

/* ---- strs ------------------------------------------------------------------------------------ */

/* Where the first two of n narrow strings part that agree up to `from`. */
static size_t common_prefix(Sort *s, const Cell *cells, size_t n, size_t from) {
    Str *first = (Str *)s->keys[cells[0].index];
    const uint8_t *data = str_data(first);
    size_t end = first->length;
    for (size_t i = 1; i < n && end > from; i++) {
        Str *other = (Str *)s->keys[cells[i].index];
        const uint8_t *other_data = str_data(other);
        size_t at = from, limit = other->length < end ? other->length : end;
        while (at < limit && data[at] == other_data[at])
            at++;
        end = at;
    }
    return end;
}

/* Narrow strings that agree up to `from`, with no end before it. */
static int sort_narrow(Sort *s, Cell *cells, size_t n, ssize_t item, size_t from, int depth);

/* Ranks at `offset` agree: goes on behind them, unless a string ends there (zeros behind it could
 * be characters) or it does not pay. */
static int refine_narrow(Sort *s, Cell *cells, size_t n, ssize_t item, size_t offset, int depth) {
    bool longer = n > FEW_STRS && depth < MAX_DEPTH;
    for (size_t i = 0; longer && i < n; i++)
        longer = ((Str *)s->keys[cells[i].index])->length >= offset + 8;
    return longer ? sort_narrow(s, cells, n, item, offset + 8, depth + 1)
                  : sort_by_calls(s, cells, n, less_str);
}

static int sort_narrow(Sort *s, Cell *cells, size_t n, ssize_t item, size_t from, int depth) {
    size_t offset = common_prefix(s, cells, n, from);
    rank_cells(s, cells, n, item, KIND_NARROW, offset);
    return sort_groups(s, cells, n, refine_narrow, item, offset, depth);
}

static int refine_wide(Sort *s, Cell *cells, size_t n, ssize_t item, size_t offset, int depth) {
    return sort_by_calls(s, cells, n, less_str);
}

/* ---- tuples ---------------------------------------------------------------------------------- */

/* Tuples that are equal before `item`: by the ranks of that item, as far as there are any. */
static int sort_tuples(Sort *s, Cell *cells, size_t n, ssize_t item, int depth);

static int compare_tuples(Sort *s, Cell *cells, size_t n, ssize_t item) {
    s->tuple_start = (size_t)item;
    return sort_by_calls(s, cells, n, less_tuple);
}

static int next_item(Sort *s, Cell *cells, size_t n, ssize_t item, size_t offset, int depth) {
    return sort_tuples(s, cells, n, item + 1, depth + 1);
}

/* Strings with equal ranks need not be equal. */
static int refine_tuple_strs(Sort *s, Cell *cells, size_t n, ssize_t item, size_t offset,
                             int depth) {
    Str *first = (Str *)part_of(s, &cells[0], item);
    for (size_t i = 1; i < n; i++) {
        Str *other = (Str *)part_of(s, &cells[i], item);
        if (other != first && !str_equal(other, first))
            return compare_tuples(s, cells, n, item);
    }
    return next_item(s, cells, n, item, offset, depth);
}

static int sort_tuples(Sort *s, Cell *cells, size_t n, ssize_t item, int depth) {
    bool longer = depth < MAX_DEPTH;
    for (size_t i = 0; longer && i < n; i++)
        longer = ((Tuple *)s->keys[cells[i].index])->length > (size_t)item;
    Kind kind = longer ? common_kind(s, cells, n, item) : KIND_ANY;
    if (kind == KIND_ANY)
        return compare_tuples(s, cells, n, item);
    rank_cells(s, cells, n, item, kind, 0);
    GroupFn refine = kind == KIND_INT || kind == KIND_FLOAT ? next_item : refine_tuple_strs;
    return sort_groups(s, cells, n, refine, item, 0, depth);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static bool all_tuples(Object **keys, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!is_exact(keys[i], &tuple_type))
            return false;
    return true;
}

static int sort_keys(Sort *s, Cell *cells, size_t n, Kind kind) {
    switch (kind) {
    case KIND_NARROW:
        return sort_narrow(s, cells, n, WHOLE, 0, 0);
    case KIND_ANY:
        return all_tuples(s->keys, n) ? sort_tuples(s, cells, n, 0, 0)
                                      : sort_by_calls(s, cells, n, less_any);
    case KIND_WIDE:
        rank_cells(s, cells, n, WHOLE, kind, 0);
        return sort_groups(s, cells, n, refine_wide, WHOLE, 0, 0);
    default:
        rank_cells(s, cells, n, WHOLE, kind, 0);
        return sort_by_ranks(s, cells, n);
    }
}

/* Puts the items in the order of the cells; these are used up as scratch space. */
static void permute(Cell *cells, Object **items, size_t n, bool reverse) {
    for (size_t i = 0; i < n; i++)
        cells[i].index = (size_t)items[cells[i].index];
    for (size_t i = 0; i < n; i++)
        items[reverse ? n - 1 - i : i] = (Object *)cells[i].index;
}

/* Puts items[0..n), n > 1, in the order of the keys. A descending sort is an ascending one that
 * goes backwards, to be stable. */
static int sort_items(Object **keys, Object **items, size_t n, bool reverse) {
    Sort s = {.keys = keys};
    Cell few[FEW_CELLS], *cells = n <= FEW_CELLS ? few : mem_alloc_array(n, sizeof(Cell));
    if (cells == NULL)
        return raise_no_memory(), -1;
    few[0] = (Cell){0, 0};
    for (size_t i = 0; i < n; i++)
        cells[i] = (Cell){0, reverse ? n - 1 - i : i};
    Kind kind = common_kind(&s, cells, n, WHOLE);
    int result = sort_keys(&s, cells, n, kind);
    if (result == 0)
        permute(cells, items, n, reverse);
    if (cells != few)
        mem_free(cells, n * sizeof(Cell));
    if (s.temp != NULL)
        mem_free(s.temp, s.temp_length * sizeof(Cell));
    return result;
}

static bool all_compact_ints(Object **keys, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!is_compact_int(keys[i]))
            return false;
    return true;
}

static int sort_by_keys(Object **keys, Object **items, size_t n, bool reverse) {
    if (n < 2)
        return 0;
    int packed = all_compact_ints(keys, n) ? sort_packed_ints(keys, items, n, reverse) : 0;
    return packed != 0 ? (packed < 0 ? -1 : 0) : sort_items(keys, items, n, reverse);
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

static int sort_with(Object **items, size_t n, Object *key, bool reverse) {
    if (key == NULL)
        return sort_by_keys(items, items, n, reverse);
    Object **keys = make_keys(items, n, key);
    if (keys == NULL)
        return -1;
    int result = sort_by_keys(keys, items, n, reverse);
    for (size_t i = 0; i < n; i++)
        decref(keys[i]);
    mem_free(keys, n * sizeof(Object *));
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
    int result = sort_with(held.items, held.length, key, reverse);
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
