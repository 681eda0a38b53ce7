/* Looking an attribute up along a type's mro, with a cache for all types; versions; the graph of
 * subclasses.
 *
 * The cache is a direct-mapped table of (type version, name) -> value. Names in it are interned and
 * owned, so that a name's address is not reused while it stands here; values are borrowed from the
 * dict where they were found: that dict changes only through type_modified.
 *
 * Invariants: a type with a version has bases with versions; so one without has no subclass with
 * one, and type_modified may stop there. A shape with a version has a type with one. Versions are
 * never given twice; when they have run out, all are 0 and nothing is cached.
 */
#include "runtime/objects/dict.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

enum { CACHE_SIZE = 1 << 12 };

static struct CacheEntry {
    uint32_t version; /* 0: unused */
    Str *name;        /* owned */
    Object *value;    /* borrowed; NULL: the type has no such attribute */
} cache[CACHE_SIZE];

static uint32_t last_version;

/* ---- versions -------------------------------------------------------------------------------- */

uint32_t version_next(void) { return last_version == UINT32_MAX ? 0 : ++last_version; }

uint32_t type_version(Type *t) {
    if (t->version != 0 || t->mro == NULL)
        return t->version;
    for (size_t i = 0; i < t->bases->length; i++)
        if (type_version((Type *)t->bases->items[i]) == 0)
            return 0;
    return t->version = version_next();
}

uint32_t shape_version(Shape *s) {
    if (s->version == 0 && type_version(s->type) != 0)
        s->version = version_next();
    return s->version;
}

void type_modified(Type *t) {
    if (t->version == 0)
        return;
    t->version = 0;
    shapes_invalidate(t->shape);
    for (uint32_t i = 0; i < t->subclass_count; i++)
        type_modified(t->subclasses[i]);
}

/* ---- look-up --------------------------------------------------------------------------------- */

static Object *find_in_mro(Tuple *mro, Str *name) {
    for (size_t i = 0; i < mro->length; i++) {
        Dict *dict = ((Type *)mro->items[i])->dict;
        Object *value = dict == NULL ? NULL : dict_get_str_borrow(dict, name);
        if (value != NULL)
            return value;
    }
    return NULL;
}

ALWAYS_INLINE struct CacheEntry *cache_entry(uint32_t version, Str *name) {
    return &cache[(version * 31 ^ (uint32_t)((uintptr_t)name >> 3)) & (CACHE_SIZE - 1)];
}

static NOINLINE Object *lookup_slow(Type *t, Str *name) {
    if (type_ensure_ready(t) < 0)
        error_clear();
    if (t->mro == NULL)
        return NULL;
    uint32_t version = name->interned ? type_version(t) : 0;
    Tuple *mro = incref(t->mro); /* a key's __eq__ may change the bases */
    Object *value = find_in_mro(mro, name);
    decref(mro);
    if (version != 0) {
        struct CacheEntry *entry = cache_entry(version, name);
        Str *old = entry->name;
        entry->version = version;
        entry->name = incref(name);
        entry->value = value;
        xdecref(old);
    }
    return value;
}

Object *type_lookup_borrow(Type *t, Str *name) {
    uint32_t version = t->version;
    struct CacheEntry *entry = cache_entry(version, name);
    if (LIKELY(entry->version == version && entry->name == name && version != 0))
        return entry->value;
    return lookup_slow(t, name);
}

void type_cache_clear(void) {
    for (size_t i = 0; i < CACHE_SIZE; i++) {
        cache[i].version = 0;
        cache[i].value = NULL;
        CLEAR(cache[i].name);
    }
}

/* ---- subtypes -------------------------------------------------------------------------------- */

bool type_is_subtype(Type *a, Type *b) {
    if (a == b || b == &object_type)
        return true;
    if (LIKELY(a->mro != NULL)) {
        for (size_t i = 1; i < a->mro->length; i++)
            if (a->mro->items[i] == OBJ(b))
                return true;
        return false;
    }
    for (a = a->base; a != NULL; a = a->base) /* not ready yet: single inheritance */
        if (a == b)
            return true;
    return false;
}

int type_add_subclass(Type *base, Type *type) {
    if (base->subclass_count == base->subclass_capacity) {
        uint32_t capacity = base->subclass_capacity ? base->subclass_capacity * 2 : 2;
        Type **grown = mem_resize(base->subclasses, base->subclass_capacity * sizeof(Type *),
                                  capacity * sizeof(Type *));
        if (grown == NULL)
            return raise_no_memory(), -1;
        base->subclasses = grown;
        base->subclass_capacity = capacity;
    }
    base->subclasses[base->subclass_count++] = type;
    return 0;
}

void type_remove_subclass(Type *base, Type *type) {
    for (uint32_t i = 0; i < base->subclass_count; i++)
        if (base->subclasses[i] == type) {
            base->subclass_count--;
            memmove(&base->subclasses[i], &base->subclasses[i + 1],
                    (base->subclass_count - i) * sizeof(Type *));
            break;
        }
    if (base->subclass_count == 0 && base->subclasses != NULL) {
        mem_free(base->subclasses, base->subclass_capacity * sizeof(Type *));
        base->subclasses = NULL;
        base->subclass_capacity = 0;
    }
}
