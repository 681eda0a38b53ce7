/* dict: compact and ordered. `index` is a power-of-two hash table of positions in `entries` (8, 16
 * or 32 bits wide by size); entries stand in insertion order, deleted ones have key NULL until the
 * next rebuild. Linear or perturbed probing is dict.c's affair.
 *
 * version changes whenever the *set of keys or their positions* changes (insert of a new key,
 * delete, clear, rebuild), not when a value is replaced: an inline cache that saw (version, i) may
 * read entries[i].value. It is drawn from one global counter, never 0 for a dict that a cache may
 * use, never reused.
 */
#ifndef KRAIT_DICT_H
#define KRAIT_DICT_H

#include "runtime/object.h"

typedef struct DictEntry {
    int64_t hash;
    Object *key;   /* owned; NULL: deleted */
    Object *value; /* owned */
} DictEntry;
struct Dict {
    Object head;
    size_t used;       /* live entries */
    uint32_t fill;     /* entries in use, deleted ones included: the next goes to entries[fill] */
    uint32_t capacity; /* entries allocated */
    uint32_t version;
    uint8_t index_log2;  /* log2 of the table's slots; 0: nothing allocated yet */
    uint8_t index_width; /* bytes per slot: 1, 2, 4 */
    bool all_str; /* every key so far is an exact str: look-ups by str need no rich comparison */
    bool hidden;  /* an instance's own, never seen as its __dict__: not tracked, the instance's
                     traverse visits what it holds */
    void *index;  /* owned; one block with entries */
    DictEntry *entries;
};
extern Type dict_type, dict_keys_type, dict_values_type, dict_items_type;

Dict *dict_new(void) MAY_RAISE; /* tracked lazily: when something that may cycle comes in */
Dict *dict_new_sized(size_t expected) MAY_RAISE;
/* Look-ups: 1 found, 0 not, -1 error (hash or __eq__ raised). _borrow: the value stays the dict's;
 * use it before any call that can run Python. */
int dict_get(Dict *d, Object *key, Object **out) MAY_RAISE; /* new reference */
Object *dict_get_borrow(Dict *d,
                        Object *key) MAY_RAISE; /* NULL: absent, or error (check error_occurred) */
Object *dict_get_str_borrow(Dict *d, Str *key); /* never raises; NULL: absent */
ssize_t dict_find_str(Dict *d, Str *key);       /* position in entries, -1: absent; never raises */
int dict_set(Dict *d, Object *key, Object *value) MAY_RAISE; /* unhashable key: TypeError */
int dict_set_hash(Dict *d, Object *key, int64_t hash, Object *value) MAY_RAISE;
int dict_set_str(Dict *d, Str *key, Object *value) MAY_RAISE;
int dict_set_ascii(Dict *d, const char *key, Object *value) MAY_RAISE;
int dict_delete(Dict *d, Object *key) MAY_RAISE; /* KeyError when absent */
int dict_delete_str(Dict *d, Str *key) MAY_RAISE;
int dict_pop(Dict *d, Object *key,
             Object **out) MAY_RAISE; /* 1 and the value (new), 0 absent, -1 */
int dict_contains(Dict *d, Object *key) MAY_RAISE;
int dict_set_default(Dict *d, Object *key, Object *value,
                     Object **out) MAY_RAISE; /* out: new reference to what stands there now */
void dict_clear(Dict *d);
Dict *dict_copy(Dict *d) MAY_RAISE;
/* Mapping or iterable of pairs. override: later ones win; 0: keys already there stay; 2: a double
 * key is an error KeyError(key). */
int dict_update(Dict *d, Object *other, int override) MAY_RAISE;
Object *dict_getitem(Object *d,
                     Object *key) MAY_RAISE; /* d[key]: KeyError, __missing__ for subclasses */
/* Iteration in C: *position starts at 0; borrowed key and value; false at the end. The dict may be
 * changed meanwhile only with care. */
bool dict_next(Dict *d, size_t *position, Object **key, Object **value);
Object *dict_keys_list(Dict *d) MAY_RAISE;
/* Slots of attribute caches: gives the dict a version if it has none (0). */
uint32_t dict_version(Dict *d);
void dict_expose(Dict *d); /* a hidden dict comes into the program's hands */
void dict_check(Dict *d);

#endif
