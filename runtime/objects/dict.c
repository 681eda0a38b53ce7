/* dict: the hash table. dict_table.h says how it is laid out and what always holds.
 *
 * A search starts at the hash's low bits and is perturbed by its high ones (Knuth's open addressing
 * as CPython's dict made it known): dense ints fall side by side, and keys that agree in the low
 * bits part soon. Searches for an exact str in a dict of exact strs never reach Python code; other
 * searches may, through __eq__, and start again when that changed the dict.
 *
 * Growth: when the entries are full they first grow within the same index, up to two thirds of its
 * slots; then the index doubles, which also drops deleted entries. A new block is filled before the
 * old one goes, so that a failure leaves the dict as it was.
 */
#include "runtime/objects/dict_table.h"

enum { MIN_LOG2 = 3, MAX_LOG2 = 31, PERTURB_SHIFT = 5 };

static uint8_t empty_index[8]; /* never written: what an empty dict's searches read */
static uint32_t last_version;

/* ---- index and blocks ------------------------------------------------------------------------ */

ALWAYS_INLINE uint32_t index_at(const void *index, unsigned width, size_t i) {
    return width == 1   ? ((const uint8_t *)index)[i]
           : width == 2 ? ((const uint16_t *)index)[i]
                        : ((const uint32_t *)index)[i];
}

ALWAYS_INLINE void index_put(void *index, unsigned width, size_t i, uint32_t value) {
    if (width == 1)
        ((uint8_t *)index)[i] = (uint8_t)value;
    else if (width == 2)
        ((uint16_t *)index)[i] = (uint16_t)value;
    else
        ((uint32_t *)index)[i] = value;
}

static size_t usable(unsigned log2) { return (((size_t)1 << log2) * 2) / 3; }

static unsigned width_for(unsigned log2) { return log2 <= 8 ? 1 : log2 <= 16 ? 2 : 4; }

static size_t block_size(unsigned log2, size_t capacity) {
    return ((size_t)width_for(log2) << log2) + capacity * sizeof(DictEntry);
}

/* The smallest index that bears `count` entries; MAX_LOG2 + 1 when none does. */
static unsigned log2_for(size_t count) {
    unsigned log2 = MIN_LOG2;
    while (log2 <= MAX_LOG2 && usable(log2) < count)
        log2++;
    return log2;
}

static void set_empty(Dict *d) {
    d->used = 0;
    d->fill = d->capacity = 0;
    d->version = 0;
    d->index_log2 = 0;
    d->index_width = 1;
    d->all_str = true;
    d->index = empty_index;
    d->entries = NULL;
}

void dict_init_empty(Dict *d) { set_empty(d); }

static void free_block(void *index, unsigned log2, size_t capacity) {
    if (index != empty_index && index != NULL)
        mem_free(index, block_size(log2, capacity));
}

ALWAYS_INLINE size_t first_free(const void *index, unsigned width, unsigned log2, int64_t hash) {
    size_t mask = ((size_t)1 << log2) - 1, perturb = (size_t)hash, i = perturb & mask;
    while (index_at(index, width, i) != 0) {
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
    return i;
}

ALWAYS_INLINE void fill_index(void *index, unsigned width, unsigned log2, const DictEntry *entries,
                              size_t count) {
    for (size_t i = 0; i < count; i++)
        index_put(index, width, first_free(index, width, log2, entries[i].hash), (uint32_t)i + 1);
}

/* Copies the live entries to `to`, without gaps; returns how many. */
static size_t pack_entries(DictEntry *to, const DictEntry *from, size_t count) {
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (from[i].key != NULL)
            to[n++] = from[i];
    return n;
}

/* Moves everything to a new block. */
static NOINLINE int rebuild(Dict *d, unsigned log2, size_t capacity) {
    if (log2 > MAX_LOG2)
        return raise_no_memory(), -1;
    char *block = mem_alloc(block_size(log2, capacity));
    if (block == NULL)
        return raise_no_memory(), -1;
    unsigned width = width_for(log2);
    size_t index_size = (size_t)width << log2;
    DictEntry *entries = (DictEntry *)(block + index_size);
    memset(block, 0, index_size);
    size_t used = d->used;
    if (used == d->fill) {
        if (used != 0)
            memcpy(entries, d->entries, used * sizeof(DictEntry));
    } else {
        pack_entries(entries, d->entries, d->fill);
    }
    if (width == 1)
        fill_index(block, 1, log2, entries, used);
    else if (width == 2)
        fill_index(block, 2, log2, entries, used);
    else
        fill_index(block, 4, log2, entries, used);
    free_block(d->index, d->index_log2, d->capacity);
    d->fill = (uint32_t)used;
    d->capacity = (uint32_t)capacity;
    d->version = 0;
    d->index_log2 = (uint8_t)log2;
    d->index_width = (uint8_t)width;
    d->index = block;
    d->entries = entries;
    return 0;
}

/* More entries behind the same index. */
static int extend_entries(Dict *d, size_t capacity) {
    char *block = mem_resize(d->index, block_size(d->index_log2, d->capacity),
                             block_size(d->index_log2, capacity));
    if (block == NULL)
        return raise_no_memory(), -1;
    d->index = block;
    d->entries = (DictEntry *)(block + ((size_t)d->index_width << d->index_log2));
    d->capacity = (uint32_t)capacity;
    return 0;
}

/* Room for one entry more at least. */
static NOINLINE int grow(Dict *d) {
    size_t most = d->index_log2 == 0 ? 0 : usable(d->index_log2);
    if (d->used == d->fill && d->capacity < most) {
        size_t wanted = d->capacity + d->capacity / 2 + 1;
        return extend_entries(d, wanted < most ? wanted : most);
    }
    unsigned log2 = MIN_LOG2;
    while (log2 <= MAX_LOG2 && ((size_t)1 << log2) < d->used * 3)
        log2++;
    most = usable(log2);
    size_t wanted = log2 == MIN_LOG2 ? most : most - most / 4;
    return rebuild(d, log2, wanted > d->used ? wanted : most);
}

int dict_reserve(Dict *d, size_t extra) {
    size_t wanted = d->used + extra;
    if (d->fill + extra <= d->capacity)
        return 0;
    unsigned log2 = log2_for(wanted);
    if (d->used == d->fill && log2 == d->index_log2)
        return extend_entries(d, wanted);
    return rebuild(d, log2 < d->index_log2 ? d->index_log2 : log2, wanted);
}

/* ---- searching ------------------------------------------------------------------------------- */

/* *slot: the free slot where the search ended, when the key is absent. */
ALWAYS_INLINE ssize_t probe_str(const Dict *d, Str *key, uint32_t hash, unsigned width,
                                size_t *slot) {
    size_t mask = ((size_t)1 << d->index_log2) - 1, perturb = hash, i = hash & mask;
    for (;;) {
        uint32_t at = index_at(d->index, width, i);
        if (at == 0) {
            *slot = i;
            return DICT_ABSENT;
        }
        const DictEntry *e = &d->entries[at - 1];
        if (e->key == OBJ(key))
            return at - 1;
        if (e->hash == (int64_t)hash && e->key != NULL && is_exact(e->key, &str_type)
            && !(key->interned && ((Str *)e->key)->interned) && str_equal((Str *)e->key, key))
            return at - 1;
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
}

ALWAYS_INLINE ssize_t find_str(const Dict *d, Str *key, uint32_t hash, size_t *slot) {
    if (LIKELY(d->index_width == 1))
        return probe_str(d, key, hash, 1, slot);
    if (d->index_width == 2)
        return probe_str(d, key, hash, 2, slot);
    return probe_str(d, key, hash, 4, slot);
}

enum { CHANGED = 2, RESTART = -3 };

/* Does the stored key equal this one, by __eq__? 1, 0, -1, or CHANGED: the dict is another now,
 * search anew. */
static NOINLINE int equal_by_call(Dict *d, size_t position, Object *key) {
    const DictEntry *entries = d->entries;
    unsigned log2 = d->index_log2;
    Object *stored = incref(entries[position].key);
    int equal = object_compare_bool(stored, key, CMP_EQ);
    bool same = d->entries == entries && d->index_log2 == log2 && position < d->fill
                && entries[position].key == stored;
    decref(stored);
    return equal < 0 ? -1 : same ? equal : CHANGED;
}

ALWAYS_INLINE ssize_t probe_any(Dict *d, Object *key, int64_t hash, unsigned width, size_t *slot) {
    size_t mask = ((size_t)1 << d->index_log2) - 1, perturb = (size_t)hash, i = perturb & mask;
    for (;;) {
        uint32_t at = index_at(d->index, width, i);
        if (at == 0) {
            *slot = i;
            return DICT_ABSENT;
        }
        const DictEntry *e = &d->entries[at - 1];
        if (e->key == key)
            return at - 1;
        if (e->hash == hash && e->key != NULL) {
            int equal = key_equal_quick(e->key, key);
            if (UNLIKELY(equal < 0)) {
                equal = equal_by_call(d, at - 1, key);
                if (equal < 0)
                    return DICT_FAILED;
                if (equal == CHANGED)
                    return RESTART;
            }
            if (equal)
                return at - 1;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
}

static NOINLINE ssize_t find_any(Dict *d, Object *key, int64_t hash, size_t *slot) {
    for (;;) {
        ssize_t at = d->index_width == 1   ? probe_any(d, key, hash, 1, slot)
                     : d->index_width == 2 ? probe_any(d, key, hash, 2, slot)
                                           : probe_any(d, key, hash, 4, slot);
        if (LIKELY(at != RESTART))
            return at;
        if (interrupt_check() < 0)
            return DICT_FAILED;
    }
}

ALWAYS_INLINE ssize_t find(Dict *d, Object *key, int64_t hash, size_t *slot) {
    if (d->all_str && is_exact(key, &str_type))
        return find_str(d, (Str *)key, (uint32_t)hash, slot);
    return find_any(d, key, hash, slot);
}

ssize_t dict_find_hash(Dict *d, Object *key, int64_t hash) {
    size_t slot;
    return find(d, key, hash, &slot);
}

ssize_t dict_find_str(Dict *d, Str *key) {
    size_t slot;
    return find_str(d, key, str_hash(key), &slot);
}

/* Hash and search in one. */
ALWAYS_INLINE ssize_t find_key(Dict *d, Object *key) {
    if (d->all_str && is_exact(key, &str_type))
        return dict_find_str(d, (Str *)key);
    int64_t hash = hash_key(key);
    if (UNLIKELY(hash == -1))
        return DICT_FAILED;
    size_t slot;
    return find_any(d, key, hash, &slot);
}

/* ---- changing -------------------------------------------------------------------------------- */

ALWAYS_INLINE void track_for(Dict *d, Object *o) {
    if (gc_may_cycle(o) && !gc_is_tracked(d) && !d->hidden)
        gc_track(d);
}

void dict_expose(Dict *d) {
    if (!d->hidden)
        return;
    d->hidden = false;
    for (size_t i = 0; i < d->fill; i++)
        if (d->entries[i].key != NULL)
            track_for(d, d->entries[i].value);
}

/* The key is absent and `slot` is where the search for it ended. */
ALWAYS_INLINE int add_entry(Dict *d, Object *key, int64_t hash, Object *value, size_t slot) {
    if (UNLIKELY(d->fill == d->capacity)) {
        if (grow(d) < 0)
            return -1;
        slot = first_free(d->index, d->index_width, d->index_log2, hash);
    }
    DictEntry *e = &d->entries[d->fill];
    e->hash = hash;
    e->key = incref(key);
    e->value = incref(value);
    index_put(d->index, d->index_width, slot, ++d->fill);
    d->used++;
    d->version = 0;
    if (!is_exact(key, &str_type)) {
        d->all_str = false;
        track_for(d, key);
    }
    track_for(d, value);
    return 0;
}

ALWAYS_INLINE void set_value(Dict *d, size_t position, Object *value) {
    DictEntry *e = &d->entries[position];
    Object *old = e->value;
    e->value = incref(value);
    track_for(d, value);
    decref(old);
}

int dict_set_str(Dict *d, Str *key, Object *value) {
    if (UNLIKELY(!d->all_str || !is_exact(key, &str_type)))
        return dict_set(d, OBJ(key), value);
    uint32_t hash = str_hash(key);
    size_t slot;
    ssize_t at = find_str(d, key, hash, &slot);
    if (at >= 0) {
        set_value(d, (size_t)at, value);
        return 0;
    }
    return add_entry(d, OBJ(key), hash, value, slot);
}

int dict_set_hash(Dict *d, Object *key, int64_t hash, Object *value) {
    incref(key); /* __eq__ may drop what the caller borrowed them from */
    incref(value);
    size_t slot;
    int result = 0;
    ssize_t at = find(d, key, hash, &slot);
    if (at >= 0)
        set_value(d, (size_t)at, value);
    else
        result = at == DICT_FAILED ? -1 : add_entry(d, key, hash, value, slot);
    decref(value);
    decref(key);
    return result;
}

int dict_set(Dict *d, Object *key, Object *value) {
    if (d->all_str && is_exact(key, &str_type))
        return dict_set_str(d, (Str *)key, value);
    int64_t hash = hash_key(key);
    return hash == -1 ? -1 : dict_set_hash(d, key, hash, value);
}

int dict_set_ascii(Dict *d, const char *key, Object *value) {
    Str *name = str_intern_utf8(key, strlen(key));
    if (name == NULL)
        return -1;
    int result = dict_set_str(d, name, value);
    decref(name);
    return result;
}

int dict_set_default(Dict *d, Object *key, Object *value, Object **out) {
    int64_t hash = hash_key(key);
    if (hash == -1)
        return -1;
    size_t slot;
    ssize_t at = find(d, key, hash, &slot);
    if (at == DICT_FAILED)
        return -1;
    if (at >= 0) {
        *out = incref(d->entries[at].value);
        return 0;
    }
    if (add_entry(d, key, hash, value, slot) < 0)
        return -1;
    *out = incref(value);
    return 0;
}

void dict_take(Dict *d, size_t position, Object **key, Object **value) {
    DictEntry *e = &d->entries[position];
    *key = e->key;
    *value = e->value;
    e->key = e->value = NULL;
    e->hash = (int64_t)position;
    d->used--;
    d->version = 0;
}

size_t dict_last(Dict *d) {
    size_t end = d->fill;
    while (d->entries[end - 1].key == NULL)
        end = (size_t)d->entries[end - 1].hash;
    if (end < d->fill)
        d->entries[d->fill - 1].hash = (int64_t)end;
    return end - 1;
}

/* The deleted entry 0 keeps in `hash` where the run of deleted ones at the front ends, as far as is
 * known: entries are never used again, so it only grows. */
size_t dict_first(Dict *d) {
    if (d->entries[0].key != NULL)
        return 0;
    size_t i = d->entries[0].hash > 1 ? (size_t)d->entries[0].hash : 1;
    while (d->entries[i].key == NULL)
        i++;
    d->entries[0].hash = (int64_t)i;
    return i;
}

/* Where the entry with this very key stands. No Python code runs. */
static size_t locate(const Dict *d, const Object *key, int64_t hash) {
    size_t mask = ((size_t)1 << d->index_log2) - 1, perturb = (size_t)hash, i = perturb & mask;
    for (;;) {
        uint32_t at = index_at(d->index, d->index_width, i);
        ASSERT(at != 0);
        if (d->entries[at - 1].key == key)
            return at - 1;
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + perturb + 1) & mask;
    }
}

int dict_move_last(Dict *d, size_t position) {
    if (position == dict_last(d))
        return 0;
    Object *key = d->entries[position].key, *value;
    int64_t hash = d->entries[position].hash;
    if (d->fill == d->capacity) {
        if (grow(d) < 0)
            return -1;
        position = locate(d, key, hash);
    }
    size_t slot = first_free(d->index, d->index_width, d->index_log2, hash);
    dict_take(d, position, &key, &value);
    d->entries[d->fill] = (DictEntry){hash, key, value};
    index_put(d->index, d->index_width, slot, ++d->fill);
    d->used++;
    return 0;
}

int dict_move_first(Dict *d, size_t position) {
    if (position == dict_first(d))
        return 0;
    DictEntry entry = d->entries[position];
    if (rebuild(d, d->index_log2, d->capacity) < 0)
        return -1;
    position = locate(d, entry.key, entry.hash);
    memmove(d->entries + 1, d->entries, position * sizeof(DictEntry));
    d->entries[0] = entry;
    memset(d->index, 0, (size_t)d->index_width << d->index_log2);
    fill_index(d->index, d->index_width, d->index_log2, d->entries, d->fill);
    return 0;
}

int dict_pop(Dict *d, Object *key, Object **out) {
    if (d->used == 0 && is_exact(key, &str_type))
        return 0;
    ssize_t at = find_key(d, key);
    if (at < 0)
        return at == DICT_ABSENT ? 0 : -1;
    Object *old_key;
    dict_take(d, (size_t)at, &old_key, out);
    decref(old_key);
    return 1;
}

int dict_delete(Dict *d, Object *key) {
    Object *value;
    int found = dict_pop(d, key, &value);
    if (found > 0)
        decref(value);
    else if (found == 0)
        raise_key_error(key);
    return found > 0 ? 0 : -1;
}

int dict_delete_str(Dict *d, Str *key) { return dict_delete(d, OBJ(key)); }

static void release_entries(DictEntry *entries, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (entries[i].key != NULL) {
            decref(entries[i].key);
            decref(entries[i].value);
        }
}

void dict_clear(Dict *d) {
    DictEntry *entries = d->entries;
    void *index = d->index;
    unsigned log2 = d->index_log2;
    size_t fill = d->fill, capacity = d->capacity;
    set_empty(d);
    release_entries(entries, fill);
    free_block(index, log2, capacity);
}

/* ---- looking up ------------------------------------------------------------------------------ */

int dict_get(Dict *d, Object *key, Object **out) {
    ssize_t at = find_key(d, key);
    if (at < 0)
        return at == DICT_ABSENT ? 0 : -1;
    *out = incref(d->entries[at].value);
    return 1;
}

Object *dict_get_borrow(Dict *d, Object *key) {
    ssize_t at = find_key(d, key);
    return at < 0 ? NULL : d->entries[at].value;
}

Object *dict_get_str_borrow(Dict *d, Str *key) {
    ssize_t at = dict_find_str(d, key);
    return at < 0 ? NULL : d->entries[at].value;
}

int dict_contains(Dict *d, Object *key) {
    ssize_t at = find_key(d, key);
    return at >= 0 ? 1 : at == DICT_ABSENT ? 0 : -1;
}

static NOINLINE Object *missing(Object *o, Object *key) {
    if (!is_exact(o, &dict_type)) {
        Object *method = object_special(o, NAME(__missing__));
        if (method != NULL) {
            Object *result = object_call1(method, key);
            decref(method);
            return result;
        }
        if (error_occurred())
            return NULL;
    }
    return raise_key_error(key);
}

Object *dict_getitem(Object *o, Object *key) {
    Dict *d = (Dict *)o;
    ssize_t at = find_key(d, key);
    if (LIKELY(at >= 0))
        return incref(d->entries[at].value);
    return at == DICT_FAILED ? NULL : missing(o, key);
}

bool dict_next(Dict *d, size_t *position, Object **key, Object **value) {
    size_t i = *position;
    while (i < d->fill && d->entries[i].key == NULL)
        i++;
    if (i >= d->fill)
        return false;
    *key = d->entries[i].key;
    *value = d->entries[i].value;
    *position = i + 1;
    return true;
}

uint32_t dict_version(Dict *d) {
    if (d->version == 0 && last_version != UINT32_MAX)
        d->version = ++last_version;
    return d->version;
}

/* ---- making ---------------------------------------------------------------------------------- */

Dict *dict_new(void) {
    Dict *d = gc_alloc(sizeof(Dict));
    if (UNLIKELY(d == NULL))
        return (Dict *)raise_no_memory();
    d->head.refcount = 1;
    d->head.type = &dict_type;
    d->hidden = false;
    set_empty(d);
    return d;
}

Dict *dict_new_sized(size_t expected) {
    Dict *d = dict_new();
    if (d != NULL && expected != 0 && rebuild(d, log2_for(expected), expected) < 0)
        CLEAR(d);
    return d;
}

/* The index can be copied as it stands: the new entries have the same positions. */
int dict_clone_into(Dict *target, Dict *source) {
    if (source->used == 0)
        return 0;
    if (source->used < source->fill / 4 * 3) {
        if (dict_reserve(target, source->used) < 0)
            return -1;
        for (size_t i = 0; i < source->fill; i++) {
            DictEntry *e = &source->entries[i];
            if (e->key == NULL)
                continue;
            size_t slot =
                first_free(target->index, target->index_width, target->index_log2, e->hash);
            if (add_entry(target, e->key, e->hash, e->value, slot) < 0)
                return -1;
        }
        return 0;
    }
    size_t size = block_size(source->index_log2, source->capacity);
    size_t index_size = (size_t)source->index_width << source->index_log2;
    char *block = mem_alloc(size);
    if (block == NULL)
        return raise_no_memory(), -1;
    memcpy(block, source->index, index_size + source->fill * sizeof(DictEntry));
    free_block(target->index, target->index_log2, target->capacity);
    target->used = source->used;
    target->fill = source->fill;
    target->capacity = source->capacity;
    target->version = 0;
    target->index_log2 = source->index_log2;
    target->index_width = source->index_width;
    target->all_str = source->all_str;
    target->index = block;
    target->entries = (DictEntry *)(block + index_size);
    for (size_t i = 0; i < target->fill; i++) {
        xincref(target->entries[i].key);
        xincref(target->entries[i].value);
    }
    if (gc_is_tracked(source) && !gc_is_tracked(target))
        gc_track(target);
    return 0;
}

Dict *dict_copy(Dict *d) {
    Dict *copy = dict_new();
    if (copy != NULL && dict_clone_into(copy, d) < 0)
        CLEAR(copy);
    return copy;
}

void dict_check(Dict *d) {
    size_t used = 0, slots = 0;
    for (size_t i = 0; i < d->fill; i++) {
        DictEntry *e = &d->entries[i];
        ASSERT((e->key == NULL) == (e->value == NULL));
        ASSERT(e->key == NULL || !d->all_str || is_exact(e->key, &str_type));
        ASSERT(e->key != NULL || i == 0
               || ((size_t)e->hash <= i && d->entries[e->hash].key == NULL));
        used += e->key != NULL;
    }
    for (size_t i = 0; i < (size_t)1 << d->index_log2; i++) {
        uint32_t at = index_at(d->index, d->index_width, i);
        ASSERT(at <= d->fill);
        slots += at != 0;
    }
    ASSERT(used == d->used && slots == d->fill && d->fill <= d->capacity);
    ASSERT(d->capacity == 0 || d->capacity <= usable(d->index_log2));
    (void)used;
    (void)slots;
}
