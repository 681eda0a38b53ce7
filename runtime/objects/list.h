/* list: a growable array of references. */
#ifndef KRAIT_LIST_H
#define KRAIT_LIST_H

#include "runtime/object.h"

struct List {
    Object head;
    size_t length, capacity;
    Object **items; /* owned array of owned references; NULL when capacity is 0 */
};
extern Type list_type;

List *list_new(size_t length)
    MAY_RAISE; /* of length `length`, items NULL: fill all before Python code can see it; tracked */
List *list_from_array(Object *const *items, size_t length) MAY_RAISE;
List *list_from_array_steal(Object **items, size_t length) MAY_RAISE;
int list_grow(List *l, size_t capacity)
    MAY_RAISE; /* makes room, over-allocating; the slow half of list_append */
ALWAYS_INLINE int list_append_steal(List *l, Object *o) {
    if (UNLIKELY(l->length == l->capacity) && list_grow(l, l->length + 1) < 0)
        return decref(o), -1;
    l->items[l->length++] = o;
    return 0;
}
ALWAYS_INLINE int list_append(List *l, Object *o) { return list_append_steal(l, incref(o)); }
int list_insert(List *l, ssize_t at, Object *o) MAY_RAISE;
int list_extend(List *l, Object *iterable) MAY_RAISE;
Object *list_pop(List *l, ssize_t at) MAY_RAISE; /* IndexError */
int list_delete_range(List *l, size_t start, size_t end) MAY_RAISE;
Object *list_slice(List *l, size_t start, size_t end) MAY_RAISE;
Tuple *list_to_tuple(List *l) MAY_RAISE;
int list_sort(List *l, Object *key /* NULL or KNone */, bool reverse) MAY_RAISE;
int list_reverse(List *l);

#endif
