/* Which base's C struct a new type extends, and when two types lay their objects out alike.
 *
 * A type adds to the layout if its struct is larger than its base's or if it has __slots__ of its
 * own. The nearest ancestor that does is its solid base. A new type's bases must have solid bases
 * in one line; the furthest one's type becomes `base`.
 */
#include "runtime/objects/tuple.h"
#include "runtime/objects/type_internal.h"

static bool extends_layout(Type *t, Type *base) {
    return t->size != base->size || t->item_size != base->item_size
           || t->member_count != base->member_count;
}

Type *type_solid_base(Type *t) {
    while (t->base != NULL && !extends_layout(t, t->base))
        t = t->base;
    return t;
}

Type *type_best_base(Tuple *bases) {
    Type *winner = NULL, *best = NULL;
    for (size_t i = 0; i < bases->length; i++) {
        if (!is_type(bases->items[i]))
            return (Type *)raise_type_error("bases must be types");
        Type *base = (Type *)bases->items[i];
        if (type_ensure_ready(base) < 0)
            return NULL;
        if (!(base->flags & TYPE_BASE)) {
            bool full = base->module == NULL || strchr(base->name, '.') != NULL;
            return (Type *)raise_type_error("type '%s%s%.100s' is not an acceptable base type",
                                            full ? "" : base->module, full ? "" : ".", base->name);
        }
        Type *candidate = type_solid_base(base);
        if (winner == NULL || (winner != candidate && type_is_subtype(candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!type_is_subtype(winner, candidate)) {
            return (Type *)raise_type_error("multiple bases have instance lay-out conflict");
        }
    }
    return best;
}

bool type_has_dict(Type *t) {
    return t->shape_offset != 0 || t->dict_offset != 0 || (t->flags & TYPE_IS_TYPE) != 0;
}

static bool same_names(Tuple *a, Tuple *b) {
    if (a == b)
        return true;
    if (a == NULL || b == NULL || a->length != b->length)
        return false;
    for (size_t i = 0; i < a->length; i++)
        if (!str_equal((Str *)a->items[i], (Str *)b->items[i]))
            return false;
    return true;
}

bool type_same_layout(Type *a, Type *b) {
    if (a->size != b->size || a->item_size != b->item_size || a->member_count != b->member_count
        || (a->shape_offset != 0) != (b->shape_offset != 0) || a->dict_offset != b->dict_offset
        || ((a->flags ^ b->flags) & (TYPE_GC | TYPE_WEAKREF)) != 0)
        return false;
    Type *solid_a = type_solid_base(a), *solid_b = type_solid_base(b);
    if (solid_a == solid_b)
        return true;
    /* The same __slots__, added to the same class. */
    return solid_a->flags & solid_b->flags & TYPE_HEAP && solid_a->base == solid_b->base
           && same_names(solid_a->slot_names, solid_b->slot_names);
}
