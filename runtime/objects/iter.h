/* Built-in iterators that the VM knows by type, and the iterator tools among the builtins. */
#ifndef KRAIT_ITER_H
#define KRAIT_ITER_H

#include "runtime/object.h"

typedef struct ListIter {
    Object head;
    List *list; /* owned; NULL: exhausted */
    size_t index;
} ListIter;
typedef struct TupleIter {
    Object head;
    Tuple *tuple; /* owned; NULL: exhausted */
    size_t index;
} TupleIter;
/* dict_keys, dict_items, dict_values iterators share this. */
typedef struct DictIter {
    Object head;
    Dict *dict;      /* owned; NULL: exhausted */
    size_t position; /* in entries */
    size_t used;     /* dict->used when it began: a change raises RuntimeError */
    size_t remaining;
    Object *pair; /* items: the last tuple given out, reused when nobody else holds it */
} DictIter;
typedef struct Enumerate {
    Object head;
    Object *iterator;  /* owned */
    int64_t index;     /* while it fits */
    Object *big_index; /* owned, NULL while index fits */
    Object *pair;      /* reused as above */
} Enumerate;
extern Type list_iter_type, tuple_iter_type, dict_key_iter_type, dict_value_iter_type,
    dict_item_iter_type, str_iter_type, enumerate_type, zip_type, map_type, filter_type,
    reversed_type, sequence_iter_type, call_iter_type;

Object *
sequence_iter_new(Object *sequence) MAY_RAISE; /* iteration by __getitem__ with 0, 1, 2 ... */
Object *call_iter_new(Object *callable, Object *sentinel) MAY_RAISE; /* iter(callable, sentinel) */
Object *iter_self(Object *o); /* slot iter of every iterator */
Tuple *iterators_of(Object *const *iterables,
                    size_t count) MAY_RAISE; /* an iterator of each, as map and zip keep them */

/* What __reduce__ of an iterator returns: (function, (argument,)) or (function, (argument,),
 * state). All are taken over; argument or state NULL: failed already, or no state. */
extern Object
    *iter_function; /* borrowed: builtins.iter; whoever makes the module builtins sets it */
int iter_state_index(Object *state, int64_t *out) MAY_RAISE; /* __setstate__'s argument: an int */
Object *iter_reduction_steal(Object *function_borrow, Object *argument, Object *state) MAY_RAISE;

#endif
