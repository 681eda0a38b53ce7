/* tuple: items inside the object. One that can be in no cycle is untracked by the collector. */
#ifndef KRAIT_TUPLE_H
#define KRAIT_TUPLE_H

#include "runtime/object.h"

struct Tuple {
    Object head;
    size_t length;
    Object *items[]; /* owned */
};
extern Type tuple_type;
extern Tuple *const tuple_empty; /* immortal */

Tuple *tuple_new(size_t length) MAY_RAISE; /* items NULL: fill all, then tuple_finish */
void tuple_finish(Tuple *t);               /* tracks it if some item may be in a cycle */
Tuple *tuple_from_array(Object *const *items, size_t length) MAY_RAISE;
Tuple *tuple_from_array_steal(Object **items,
                              size_t length) MAY_RAISE; /* takes the references, also on failure */
/* The same of parts that were just made: if one of them is NULL, making it has raised, and so has
 * this. */
Tuple *tuple_from_parts_steal(Object **parts, size_t length) MAY_RAISE;
Tuple *tuple_pack(size_t n, ...) MAY_RAISE; /* borrowed arguments */
Tuple *tuple_slice(Tuple *t, size_t start, size_t end) MAY_RAISE;
/* The pair (first, second) for an iterator that gives out many: reuses *cache when nobody else
 * holds it. Takes both references, also on failure. */
Object *tuple_pair_steal(Object **cache, Object *first, Object *second) MAY_RAISE;
/* Lexicographic comparison that starts at an item: the ones before are known to be equal. */
Object *tuple_compare_from(Tuple *a, Tuple *b, size_t start, int op) MAY_RAISE;
/* Structured hash of a tuple's kind (xxHash's tuple scheme is the field's source). */
int64_t tuple_hash(Object *t) MAY_RAISE;

#endif
