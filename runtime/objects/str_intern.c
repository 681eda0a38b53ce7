/* The table of interned strings: one Str for each text, so that names compare by pointer.
 *
 * Open addressing, linear probing, at most three quarters full unless memory is out. Entries are
 * borrowed: a string that goes takes itself out, and those behind it in its run move up, so that
 * there are no tombstones. Strings of one Latin-1 character and the empty one are interned by being
 * static; they are never in the table.
 */
#include "runtime/objects/str_private.h"

static Str **table; /* owned array of borrowed strings; NULL: free */
static size_t mask; /* slots - 1 */
static size_t used;

static Str **find_slot(uint32_t hash, const void *data, size_t length, unsigned kind) {
    size_t i = hash & mask;
    for (; table[i] != NULL; i = (i + 1) & mask) {
        Str *s = table[i];
        if (s->hash == hash && s->length == length && s->kind == kind
            && memcmp(str_data(s), data, length * kind) == 0)
            break;
    }
    return &table[i];
}

size_t str_intern_count(void) { return used; }

static bool grow(void) {
    size_t slots = table ? (mask + 1) * 2 : 1024;
    Str **bigger = mem_alloc_zero(slots * sizeof *bigger), **old = table;
    if (bigger == NULL)
        return false;
    size_t old_slots = old ? mask + 1 : 0;
    table = bigger;
    mask = slots - 1;
    for (size_t i = 0; i < old_slots; i++)
        if (old[i]) {
            size_t at = old[i]->hash & mask;
            while (table[at])
                at = (at + 1) & mask;
            table[at] = old[i];
        }
    if (old)
        mem_free(old, old_slots * sizeof *old);
    return true;
}

/* Room for one more. It goes on beyond three quarters while there is a free slot left to end each
 * probe. */
static bool make_room(void) {
    if (LIKELY(table != NULL && used < (mask + 1) / 4 * 3))
        return true;
    return grow() || (table != NULL && used < mask);
}

static Str *shared_twin(const Str *s) {
    if (s->length == 0)
        return str_empty;
    return s->length == 1 && s->kind == 1 ? &str_latin1[str_at(s, 0)].str : NULL;
}

Str *str_intern_steal(Str *s) {
    if (s == NULL || s->interned || !is_exact(s, &str_type))
        return s;
    Str *twin = shared_twin(s);
    if (twin == NULL) {
        if (!make_room()) {
            decref(s);
            return (Str *)raise_no_memory();
        }
        Str **slot = find_slot(str_hash(s), str_data(s), s->length, s->kind);
        if (*slot == NULL) {
            *slot = s;
            used++;
            s->interned = 1;
            return s;
        }
        twin = *slot;
    }
    incref(twin);
    decref(s);
    return twin;
}

/* A name of a single character stays outside of the table: the static character is the interned
 * one. */
void str_intern_static(Str *s) {
    str_hash(s);
    if (s->length == 0 || s->length == 1) {
        s->interned = s->length == 0;
        return;
    }
    if (!make_room())
        return;
    Str **slot = find_slot(s->hash, str_data(s), s->length, s->kind);
    ASSERT(*slot == NULL);
    *slot = s;
    used++;
    s->interned = 1;
}

Str *str_intern_utf8(const char *bytes, size_t length) {
    if (length <= 1 || table == NULL || text_bits((Text){bytes, length, 1}) >= 128)
        return str_intern_steal(str_from_utf8(bytes, length));
    int64_t h = str_hash_bytes(bytes, length);
    uint32_t folded = (uint32_t)((uint64_t)h ^ (uint64_t)h >> 32);
    Str *s = *find_slot(folded ? folded : 1, bytes, length, 1);
    return s ? incref(s) : str_intern_steal(str_from_utf8(bytes, length));
}

void str_intern_forget(Str *s) {
    if (table == NULL)
        return;
    size_t hole = s->hash & mask;
    while (table[hole] != s)
        hole = (hole + 1) & mask;
    used--;
    for (size_t i = (hole + 1) & mask; table[i] != NULL; i = (i + 1) & mask) {
        size_t home = table[i]->hash & mask;
        if (((i - home) & mask) >= ((i - hole) & mask)) { /* its probe passes the hole */
            table[hole] = table[i];
            hole = i;
        }
    }
    table[hole] = NULL;
}

bool str_intern_has(const Str *s) {
    if (shared_twin(s) == s)
        return true;
    return table != NULL && *find_slot(s->hash, str_data(s), s->length, s->kind) == s;
}

void str_intern_shutdown(void) {
    if (table)
        mem_free(table, (mask + 1) * sizeof *table);
    table = NULL;
    mask = used = 0;
}
