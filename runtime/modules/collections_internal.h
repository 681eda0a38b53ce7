/* What the files of the module _collections share. */
#ifndef KRAIT_COLLECTIONS_INTERNAL_H
#define KRAIT_COLLECTIONS_INTERNAL_H

#include "runtime/native.h"

#define METHOD(name)                                                                               \
    static Object *name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames)

/* A ring of references: items[(first + i) & (capacity - 1)] for i in 0..length are set. */
typedef struct Deque {
    Object head;
    Object **items;  /* owned array; NULL when capacity is 0 */
    size_t capacity; /* 0 or a power of two */
    size_t first, length;
    ssize_t maxlen; /* -1: unbounded */
    uint64_t state; /* counts the changes that move items: iterators compare it */
} Deque;

typedef struct DequeIter {
    Object head;
    Deque *deque; /* owned */
    uint64_t state;
    size_t remaining;
} DequeIter;

extern Type deque_type, deque_iter_type, deque_reverse_iter_type, defaultdict_type,
    ordered_dict_type, ordered_keys_type, ordered_values_type, ordered_items_type,
    ordered_iter_type, tuple_getter_type;

ALWAYS_INLINE Object **deque_slot(const Deque *d, size_t i) {
    return &d->items[(d->first + i) & (d->capacity - 1)];
}
Object *deque_iter_new(Object *deque) MAY_RAISE;
Object *deque_reverse_iter_new(Object *deque) MAY_RAISE;

#endif
