/* A second chance for attribute instructions that meet objects of several classes: what their own
 * inline cache does not know, a table for all instructions may, by (shape version, name).
 *
 * An entry says: a plain instance whose shape has this version has `name` in slot `slot` (function
 * NULL), or finds `function` under it as a method on its type. Versions are never reused and change
 * with the type, and the shape or the type keeps the name alive as long as the version stands; so
 * an entry that matches is true, and nothing ever has to be cleared.
 */
#ifndef KRAIT_SHAPE_CACHE_H
#define KRAIT_SHAPE_CACHE_H

#include "runtime/objects/type.h"

enum { SHAPE_CACHE_SIZE = 512 };

typedef struct ShapeCacheEntry {
    uint32_t version; /* 0: empty */
    uint32_t slot;
    Str *name;        /* borrowed */
    Object *function; /* borrowed or NULL */
} ShapeCacheEntry;
extern ShapeCacheEntry shape_cache[SHAPE_CACHE_SIZE];

ALWAYS_INLINE ShapeCacheEntry *shape_cache_entry(uint32_t version, const Str *name) {
    return &shape_cache[(version * 7 ^ (uint32_t)((uintptr_t)name >> 5)) % SHAPE_CACHE_SIZE];
}

/* The entry for a plain instance and a name; NULL: not known. */
ALWAYS_INLINE const ShapeCacheEntry *shape_cache_find(Object *o, const Str *name) {
    if (!(o->type->flags & TYPE_PLAIN))
        return NULL;
    uint32_t version = ((Instance *)o)->shape->version;
    const ShapeCacheEntry *e = shape_cache_entry(version, name);
    return version != 0 && e->version == version && e->name == name ? e : NULL;
}

ALWAYS_INLINE void shape_cache_put(uint32_t version, Str *name, uint32_t slot, Object *function) {
    if (version != 0)
        *shape_cache_entry(version, name) = (ShapeCacheEntry){version, slot, name, function};
}

#endif
