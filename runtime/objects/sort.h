/* The sorting of cells, for list_sort.c: by merging (sort_merge.c) and by digits (sort_radix.c).
 *
 * A cell stands for an item: index says which one, rank is a number that orders items as far as it
 * can tell. Cells hold no references, and sorting them changes nothing that Python code could see.
 */
#ifndef KRAIT_SORT_H
#define KRAIT_SORT_H

#include "runtime/object.h"

typedef struct Cell {
    int64_t rank;
    size_t index;
} Cell;

typedef struct Sort {
    Object **keys;      /* what is compared: the items, or what the key function made of them */
    size_t tuple_start; /* comparing tuples: items before this one are known to be equal */
    Cell *temp;         /* owned: scratch space of temp_length cells */
    size_t temp_length;
    size_t min_gallop; /* wins in a row before galloping pays; adapts */
} Sort;

/* Is a < b? 1, 0, -1 with an exception. */
typedef int (*LessFn)(Sort *s, const Cell *a, const Cell *b);

enum { MIN_GALLOP = 7 };

/* Stable sorts of cells[0..n). -1: an exception; the cells are in some order then. */
int sort_by_calls(Sort *s, Cell *cells, size_t n, LessFn less) MAY_RAISE;
int sort_by_merging_ranks(Sort *s, Cell *cells, size_t n) MAY_RAISE;
int sort_by_ranks(Sort *s, Cell *cells, size_t n)
    MAY_RAISE; /* whichever is faster; may subtract a constant from all ranks */
/* keys[0..n) are ints of int_type: puts `items` in their order. 1 done, 0 does not apply here, -1
 * an exception. */
int sort_packed_ints(Object **keys, Object **items, size_t n, bool reverse) MAY_RAISE;

int sort_need_temp(Sort *s, size_t n) MAY_RAISE;

#endif
