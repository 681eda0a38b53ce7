/* The table inside a set, for set.c, set_ops.c and set_methods.c.
 *
 * Open addressing: a few neighbouring slots first, for the cache's sake, then the next place of a
 * perturbed sequence. At most three fifths of the slots are filled, deleted ones included; these
 * are not used again until the table is rebuilt. A set's `hash` field is where pop() goes on
 * searching; a frozenset's is its hash.
 */
#ifndef KRAIT_SET_TABLE_H
#define KRAIT_SET_TABLE_H

#include "runtime/objects/hash.h"
#include "runtime/objects/set.h"

extern Object set_dummy; /* the key of a deleted entry */

Set *set_new_type(Type *type) MAY_RAISE; /* an empty one, tracked */
void set_clear_all(Set *s);
int set_add_hash(Set *s, Object *key, int64_t hash) MAY_RAISE;
int set_contains_hash(Set *s, Object *key, int64_t hash) MAY_RAISE;
int set_discard_hash(Set *s, Object *key, int64_t hash) MAY_RAISE;
/* As the operations on keys, but an unhashable set as key stands for the frozenset of its items. */
int set_discard_key(Set *s, Object *key) MAY_RAISE;
int set_merge(Set *s, Set *other) MAY_RAISE;
int64_t set_structure_hash(Set *s);

/* set_ops.c. `other` is any iterable; a new set is of type `type`. */
int set_difference_update(Set *s, Object *other) MAY_RAISE;
int set_symmetric_update(Set *s, Object *other) MAY_RAISE;
int set_intersection_update(Set *s, Object *other) MAY_RAISE;
Set *set_copy(Set *s, Type *type) MAY_RAISE;
Set *set_intersection(Set *s, Object *other) MAY_RAISE;
Set *set_difference(Set *s, Object *other) MAY_RAISE;
int set_is_subset(Set *s, Object *other) MAY_RAISE;
int set_is_superset(Set *s, Object *other) MAY_RAISE;
int set_is_disjoint(Set *s, Object *other) MAY_RAISE;
Object *set_compare(Object *a, Object *b, int op) MAY_RAISE;
void set_swap_bodies(Set *a, Set *b);

extern Type set_iter_type;
Object *set_iter_new(Object *set) MAY_RAISE; /* set_iter.c */

#endif
