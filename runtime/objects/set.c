/* set and frozenset: the hash table. set_table.h says how a search goes.
 *
 * Invariants: used <= fill < 3/5 of the slots (checked after each insertion, which grows the table
 * by four, large ones by two); a slot is unused (key NULL, hash 0), deleted (the dummy, hash -1) or
 * live. No table at all: mask 0. A comparison may run Python code that changes the set: the search
 * starts again when the table or the key in question is another one afterwards.
 */
#include "runtime/objects/set_table.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/list.h"

enum { MIN_SLOTS = 8, NEIGHBOURS = 9, PERTURB_SHIFT = 5, LARGE = 50000 };

Object set_dummy = HEAD(&object_type);

/* ---- making ---------------------------------------------------------------------------------- */

Set *set_new_type(Type *type) {
    Set *s;
    if (type == &set_type || type == &frozenset_type) {
        s = gc_alloc(sizeof(Set));
        if (s == NULL)
            return (Set *)raise_no_memory();
        *s = (Set){{1, type}, 0, 0, 0, NULL, type == &set_type ? 0 : -1};
    } else {
        s = (Set *)object_new(type);
        if (s == NULL)
            return NULL;
        s->hash = type_is_subtype(type, &frozenset_type) ? -1 : 0;
    }
    gc_track(s);
    return s;
}

static Object *new_filled(Type *type, Object *iterable) {
    Set *s = set_new_type(type);
    if (s != NULL && iterable != NULL && set_update(s, iterable) < 0)
        CLEAR(s);
    return OBJ(s);
}

Set *set_new(Object *iterable) { return (Set *)new_filled(&set_type, iterable); }

Object *frozenset_new(Object *iterable) { return new_filled(&frozenset_type, iterable); }

void set_clear_all(Set *s) {
    SetEntry *table = s->table;
    size_t slots = s->mask + 1;
    s->table = NULL;
    s->used = s->fill = s->mask = 0;
    if (table == NULL)
        return;
    for (size_t i = 0; i < slots; i++)
        if (table[i].key != NULL && table[i].key != &set_dummy)
            decref(table[i].key);
    mem_free(table, slots * sizeof(SetEntry));
}

/* ---- the table ------------------------------------------------------------------------------- */

/* Puts a key that is not there into a table without deleted entries. Takes the reference. */
static void insert_clean(SetEntry *table, size_t mask, Object *key, int64_t hash) {
    size_t perturb = (size_t)hash, i = perturb & mask;
    for (;;) {
        SetEntry *e = &table[i];
        size_t near = i + NEIGHBOURS <= mask ? NEIGHBOURS : 0;
        for (size_t n = 0; n <= near; n++, e++)
            if (e->key == NULL) {
                e->key = key;
                e->hash = hash;
                return;
            }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

/* A new table for more than `wanted` entries, without the deleted ones. */
static NOINLINE int resize(Set *s, size_t wanted) {
    size_t slots = MIN_SLOTS;
    while (slots <= wanted && slots < SIZE_MAX / 64)
        slots *= 2;
    if (slots <= wanted)
        return raise_no_memory(), -1;
    SetEntry *table = mem_alloc_array(slots, sizeof(SetEntry));
    if (table == NULL)
        return raise_no_memory(), -1;
    memset(table, 0, slots * sizeof(SetEntry));
    SetEntry *old = s->table;
    size_t old_slots = s->mask + 1;
    if (old != NULL) {
        for (size_t i = 0; i < old_slots; i++)
            if (old[i].key != NULL && old[i].key != &set_dummy)
                insert_clean(table, slots - 1, old[i].key, old[i].hash);
        mem_free(old, old_slots * sizeof(SetEntry));
    }
    s->table = table;
    s->mask = slots - 1;
    s->fill = s->used;
    return 0;
}

enum { CHANGED = 2 };

static NOINLINE int equal_by_call(Set *s, SetEntry *e, Object *key) {
    SetEntry *table = s->table;
    size_t mask = s->mask;
    Object *stored = incref(e->key);
    int equal = object_compare_bool(stored, key, CMP_EQ);
    bool same = s->table == table && s->mask == mask && e->key == stored;
    decref(stored);
    return equal < 0 ? -1 : same ? equal : CHANGED;
}

typedef enum { FOUND, FREE, FAILED } Outcome;

/* The entry of the key, or the unused one where the search ends. The table must exist. */
ALWAYS_INLINE Outcome search(Set *s, Object *key, int64_t hash, SetEntry **out) {
again:;
    size_t mask = s->mask, perturb = (size_t)hash, i = perturb & mask;
    for (;;) {
        SetEntry *e = &s->table[i];
        size_t near = i + NEIGHBOURS <= mask ? NEIGHBOURS : 0;
        for (size_t n = 0; n <= near; n++, e++) {
            if (e->key == NULL) {
                *out = e;
                return FREE;
            }
            if (e->hash != hash)
                continue;
            int equal = e->key == key ? 1 : key_equal_quick(e->key, key);
            if (UNLIKELY(equal < 0)) {
                equal = equal_by_call(s, e, key);
                if (equal < 0)
                    return FAILED;
                if (equal == CHANGED) {
                    if (s->table == NULL && resize(s, 0) < 0)
                        return FAILED;
                    goto again;
                }
            }
            if (equal) {
                *out = e;
                return FOUND;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

int set_add_hash(Set *s, Object *key, int64_t hash) {
    if (UNLIKELY(s->table == NULL) && resize(s, 0) < 0)
        return -1;
    incref(key);
    SetEntry *e;
    Outcome outcome = search(s, key, hash, &e);
    if (outcome != FREE) {
        decref(key);
        return outcome == FOUND ? 0 : -1;
    }
    e->key = key;
    e->hash = hash;
    s->fill++;
    s->used++;
    if (LIKELY(s->fill * 5 < s->mask * 3))
        return 0;
    return resize(s, s->used > LARGE ? s->used * 2 : s->used * 4);
}

int set_contains_hash(Set *s, Object *key, int64_t hash) {
    SetEntry *e;
    if (s->used == 0)
        return 0;
    Outcome outcome = search(s, key, hash, &e);
    return outcome == FOUND ? 1 : outcome == FREE ? 0 : -1;
}

int set_discard_hash(Set *s, Object *key, int64_t hash) {
    SetEntry *e;
    if (s->used == 0)
        return 0;
    Outcome outcome = search(s, key, hash, &e);
    if (outcome != FOUND)
        return outcome == FREE ? 0 : -1;
    Object *old = e->key;
    e->key = &set_dummy;
    e->hash = -1;
    s->used--;
    decref(old);
    return 1;
}

int set_add(Set *s, Object *key) {
    int64_t hash = hash_key(key);
    return UNLIKELY(hash == -1) ? -1 : set_add_hash(s, key, hash);
}

int set_contains(Set *s, Object *key) {
    int64_t hash = hash_key(key);
    return UNLIKELY(hash == -1) ? -1 : set_contains_hash(s, key, hash);
}

int set_discard(Set *s, Object *key) {
    int64_t hash = hash_key(key);
    return UNLIKELY(hash == -1) ? -1 : set_discard_hash(s, key, hash);
}

/* The hash of a key to look up; that of a set, which has none, is the one that an equal frozenset
 * would have. */
static int64_t hash_for_search(Object *key) {
    int64_t hash = hash_key(key);
    if (LIKELY(hash != -1) || !is_set(key) || !error_is(&exc_TypeError))
        return hash;
    error_clear();
    return set_structure_hash((Set *)key);
}

int set_contains_key(Set *s, Object *key) {
    int64_t hash = hash_for_search(key);
    return hash == -1 ? -1 : set_contains_hash(s, key, hash);
}

int set_discard_key(Set *s, Object *key) {
    int64_t hash = hash_for_search(key);
    return hash == -1 ? -1 : set_discard_hash(s, key, hash);
}

bool set_next(Set *s, size_t *position, Object **key, int64_t *hash) {
    if (s->table == NULL)
        return false;
    size_t i = *position;
    while (i <= s->mask && (s->table[i].key == NULL || s->table[i].key == &set_dummy))
        i++;
    *position = i + 1;
    if (i > s->mask)
        return false;
    *key = s->table[i].key;
    *hash = s->table[i].hash;
    return true;
}

/* ---- filling --------------------------------------------------------------------------------- */

/* Into an empty set without deleted entries: nothing has to be compared. */
static void copy_entries(Set *s, Set *other) {
    bool same_shape = s->mask == other->mask && other->fill == other->used;
    for (size_t i = 0; i <= other->mask; i++) {
        SetEntry *e = &other->table[i];
        if (e->key == NULL || e->key == &set_dummy)
            continue;
        incref(e->key);
        if (same_shape)
            s->table[i] = *e;
        else
            insert_clean(s->table, s->mask, e->key, e->hash);
    }
    s->used = s->fill = other->used;
}

int set_merge(Set *s, Set *other) {
    if (other == s || other->used == 0)
        return 0;
    if (s->table == NULL && resize(s, 0) < 0)
        return -1;
    if ((s->fill + other->used) * 5 >= s->mask * 3 && resize(s, (s->used + other->used) * 2) < 0)
        return -1;
    if (s->fill == 0) {
        copy_entries(s, other);
        return 0;
    }
    size_t position = 0;
    Object *key;
    int64_t hash;
    while (set_next(other, &position, &key, &hash)) {
        incref(key);
        int result = set_add_hash(s, key, hash);
        decref(key);
        if (result < 0)
            return -1;
    }
    return 0;
}

static int update_from_dict(Set *s, Dict *d) {
    if (s->table == NULL && resize(s, 0) < 0)
        return -1;
    if ((s->fill + d->used) * 5 >= s->mask * 3 && resize(s, (s->used + d->used) * 2) < 0)
        return -1;
    for (size_t i = 0; i < d->fill; i++) {
        if (d->entries[i].key == NULL)
            continue;
        Object *key = incref(d->entries[i].key);
        int result = set_add_hash(s, key, d->entries[i].hash);
        decref(key);
        if (result < 0)
            return -1;
    }
    return 0;
}

int set_update(Set *s, Object *iterable) {
    if (is_set(iterable))
        return set_merge(s, (Set *)iterable);
    if (is_exact(iterable, &dict_type))
        return update_from_dict(s, (Dict *)iterable);
    Object *iterator = object_iter(iterable);
    if (iterator == NULL)
        return -1;
    UnaryFn next = iterator->type->iternext;
    Object *key;
    int result = 0;
    for (uint32_t n = 1; result == 0 && (key = next(iterator)) != NULL; n++) {
        result = set_add(s, key);
        decref(key);
        if (n % 65536 == 0 && result == 0) /* an endless iterator may repeat itself */
            result = interrupt_check();
    }
    if (result == 0 && !error_stop_iteration())
        result = -1;
    decref(iterator);
    return result;
}

/* ---- hash ------------------------------------------------------------------------------------ */

/* Spreads the bits of one member's hash: those of {1} and {2} must not cancel out under xor. */
static uint64_t shuffle(uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; }

/* The same for every order of the members. The scheme is the one that CPython's frozenset has, so
 * that hashes agree. */
int64_t set_structure_hash(Set *s) {
    uint64_t sum = 0;
    for (size_t i = 0; s->table != NULL && i <= s->mask; i++)
        if (s->table[i].key != NULL && s->table[i].key != &set_dummy)
            sum ^= shuffle((uint64_t)s->table[i].hash);
    sum ^= (s->used + 1) * 1927868237u;
    sum ^= (sum >> 11) ^ (sum >> 25);
    sum = sum * 69069u + 907133923u;
    return sum == (uint64_t)-1 ? 590923713 : (int64_t)sum;
}
