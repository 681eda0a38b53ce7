/* The table inside a dict, for the files that make up dict: dict.c, dict_update.c, dict_methods.c,
 * dict_view.c, dict_iter.c.
 *
 * One block holds [index: 2**index_log2 slots of index_width bytes][entries: capacity of them]. A
 * slot holds 0 (never used) or the position of an entry plus 1. The slot of a deleted entry keeps
 * pointing at it: its key is NULL, so a search goes on past it. The `hash` of a deleted entry is
 * the start of a run of deleted entries that ends with it; popitem skips by these. That of entry 0
 * is the end of the run that starts with it, as far as dict_first has found out.
 *
 * Invariants (dict_check): used <= fill <= capacity <= 2/3 of the slots; each position below fill
 * stands in exactly one slot; entries from fill on are garbage; all_str means that no key is
 * anything but an exact str. An empty dict's index is a shared slot 0.
 */
#ifndef KRAIT_DICT_TABLE_H
#define KRAIT_DICT_TABLE_H

#include "runtime/objects/dict.h"
#include "runtime/objects/hash.h"

enum { DICT_ABSENT = -1, DICT_FAILED = -2 };

typedef enum { DICT_KEYS, DICT_VALUES, DICT_ITEMS } DictPart;

typedef struct DictView { /* dict_keys, dict_values, dict_items */
    Object head;
    Dict *dict; /* owned */
} DictView;

/* Position of the key, DICT_ABSENT, or DICT_FAILED with an exception (from __eq__). Hash is
 * hash_key(key). */
ssize_t dict_find_hash(Dict *d, Object *key, int64_t hash) MAY_RAISE;
/* Takes the entry at a position out and hands its references over. */
void dict_take(Dict *d, size_t position, Object **key, Object **value);
/* Position of the last live entry, and takes the run behind it as deleted in one step from then on;
 * used > 0. */
size_t dict_last(Dict *d);
/* Position of the first live entry; used > 0. */
size_t dict_first(Dict *d);
/* Makes the entry at a position the last or the first one; the latter takes time for all of them.
 * Positions change. */
int dict_move_last(Dict *d, size_t position) MAY_RAISE;
int dict_move_first(Dict *d, size_t position) MAY_RAISE;
/* Room for `extra` more entries at once. */
int dict_reserve(Dict *d, size_t extra) MAY_RAISE;
/* target is empty: makes it a copy of source. */
int dict_clone_into(Dict *target, Dict *source) MAY_RAISE;
/* A zero-filled Dict becomes an empty dict. */
void dict_init_empty(Dict *d);

Object *dict_view_new(Dict *d, DictPart part) MAY_RAISE;
Object *dict_iter_new(Dict *d, DictPart part) MAY_RAISE;
Object *dict_reverse_iter_new(Dict *d, DictPart part) MAY_RAISE;
Object *dict_part_list(Dict *d, DictPart part) MAY_RAISE; /* list(d.keys()) and kin */

/* Slots and methods that dict_type takes from the other files. */
Object *dict_repr_slot(Object *o) MAY_RAISE;
Object *dict_or(Object *left, Object *right) MAY_RAISE;
Object *dict_inplace_or(Object *left, Object *right) MAY_RAISE;
int dict_init(Object *o, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *dict_method_update(Object *self, Object *const *args, size_t nargs,
                           Tuple *kwnames) MAY_RAISE;
Object *dict_method_fromkeys(Object *cls, Object *const *args, size_t nargs,
                             Tuple *kwnames) MAY_RAISE;

#endif
