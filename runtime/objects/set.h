/* set and frozenset: open addressing over an array of {hash, key}. */
#ifndef KRAIT_SET_H
#define KRAIT_SET_H

#include "runtime/object.h"

typedef struct SetEntry {
    int64_t hash;
    Object *key; /* owned; NULL: never used; the dummy object: deleted */
} SetEntry;
struct Set {
    Object head;
    size_t used, fill; /* live; live and deleted */
    size_t mask;       /* slots - 1; 0: nothing allocated */
    SetEntry *table;   /* owned */
    int64_t hash;      /* frozenset's, -1: not computed */
};
extern Type set_type, frozenset_type;

Set *set_new(Object *iterable /* NULL: empty */) MAY_RAISE;
Object *frozenset_new(Object *iterable) MAY_RAISE;
int set_add(Set *s, Object *key) MAY_RAISE;
int set_contains(Set *s, Object *key) MAY_RAISE;
/* The same for `key in s`: a set, which has no hash, is looked for as an equal frozenset. */
int set_contains_key(Set *s, Object *key) MAY_RAISE;
int set_discard(Set *s, Object *key) MAY_RAISE; /* 1 was there, 0 was not, -1 */
int set_update(Set *s, Object *iterable) MAY_RAISE;
bool set_next(Set *s, size_t *position, Object **key /* borrowed */, int64_t *hash);

#endif
