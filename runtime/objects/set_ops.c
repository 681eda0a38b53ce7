/* set and frozenset: algebra and comparison, with another set or with any iterable. */
#include "runtime/objects/dict_table.h"
#include "runtime/objects/set_table.h"

/* A base-class set with the items of `other`: itself when it is a set already. New reference. */
static Set *as_set(Object *other) { return is_set(other) ? incref(other) : set_new(other); }

/* Exchanges the contents of two sets, as a result takes its place. */
void set_swap_bodies(Set *a, Set *b) {
    Set old = *a;
    a->used = b->used;
    a->fill = b->fill;
    a->mask = b->mask;
    a->table = b->table;
    b->used = old.used;
    b->fill = old.fill;
    b->mask = old.mask;
    b->table = old.table;
    a->hash = is_exact(a, &set_type) ? a->hash : -1;
    b->hash = is_exact(b, &set_type) ? b->hash : -1;
}

Set *set_copy(Set *s, Type *type) {
    Set *copy = set_new_type(type);
    if (copy != NULL && set_merge(copy, s) < 0)
        CLEAR(copy);
    return copy;
}

/* A plain set or frozenset, whichever s is or derives from. */
static Type *base_type(Set *s) {
    return is_exact(s, &set_type) || type_is_subtype(s->head.type, &set_type) ? &set_type
                                                                              : &frozenset_type;
}

/* Adds to `result` those members of `from` whose being in `test` is `wanted`. */
static int filter_into(Set *result, Set *from, Set *test, int wanted) {
    size_t position = 0;
    Object *key;
    int64_t hash;
    while (set_next(from, &position, &key, &hash)) {
        incref(key);
        int found = set_contains_hash(test, key, hash);
        if (found == wanted && set_add_hash(result, key, hash) < 0)
            found = -1;
        decref(key);
        if (found < 0)
            return -1;
    }
    return 0;
}

Set *set_intersection(Set *s, Object *other) {
    if (OBJ(s) == other)
        return set_copy(s, base_type(s));
    Set *result = set_new_type(base_type(s));
    if (result == NULL)
        return NULL;
    if (is_set(other)) {
        Set *small = (Set *)other, *large = s;
        if (small->used > large->used) {
            small = s;
            large = (Set *)other;
        }
        if (filter_into(result, small, large, 1) < 0)
            CLEAR(result);
        return result;
    }
    Object *iterator = object_iter(other);
    if (iterator == NULL)
        CLEAR(result);
    Object *key;
    while (result != NULL && (key = object_next(iterator)) != NULL) {
        int64_t hash = hash_key(key);
        int found = hash == -1 ? -1 : set_contains_hash(s, key, hash);
        if (found < 0 || (found && set_add_hash(result, key, hash) < 0))
            CLEAR(result);
        decref(key);
    }
    xdecref(iterator);
    if (result != NULL && error_occurred())
        CLEAR(result);
    return result;
}

int set_intersection_update(Set *s, Object *other) {
    Set *result = set_intersection(s, other);
    if (result == NULL)
        return -1;
    set_swap_bodies(s, result);
    decref(result);
    return 0;
}

/* Many deleted entries make searches long: rebuilds the table by copying. */
static int drop_deleted(Set *s) {
    if ((s->fill - s->used) * 5 < s->mask)
        return 0;
    Set *clean = set_copy(s, &set_type);
    if (clean == NULL)
        return -1;
    set_swap_bodies(s, clean);
    decref(clean);
    return 0;
}

int set_difference_update(Set *s, Object *other) {
    if (OBJ(s) == other) {
        set_clear_all(s);
        return 0;
    }
    if (is_set(other)) {
        size_t position = 0;
        Object *key;
        int64_t hash;
        while (set_next((Set *)other, &position, &key, &hash)) {
            incref(key);
            int found = set_discard_hash(s, key, hash);
            decref(key);
            if (found < 0)
                return -1;
        }
        return drop_deleted(s);
    }
    Object *iterator = object_iter(other);
    if (iterator == NULL)
        return -1;
    int found = 0;
    Object *key;
    while (found >= 0 && (key = object_next(iterator)) != NULL) {
        found = set_discard(s, key);
        decref(key);
    }
    decref(iterator);
    return found < 0 || error_occurred() ? -1 : drop_deleted(s);
}

static Set *difference_from_dict(Set *s, Dict *d) {
    Set *result = set_new_type(base_type(s));
    size_t position = 0;
    Object *key;
    int64_t hash;
    while (result != NULL && set_next(s, &position, &key, &hash)) {
        incref(key);
        ssize_t at = dict_find_hash(d, key, hash);
        int found = at >= 0 ? 1 : error_occurred() ? -1 : 0;
        if (found < 0 || (!found && set_add_hash(result, key, hash) < 0))
            CLEAR(result);
        decref(key);
    }
    return result;
}

Set *set_difference(Set *s, Object *other) {
    if (is_exact(other, &dict_type) && s->used >> 2 <= ((Dict *)other)->used)
        return difference_from_dict(s, (Dict *)other);
    Set *result;
    if (is_set(other) && s->used >> 2 <= ((Set *)other)->used) {
        result = set_new_type(base_type(s));
        if (result != NULL && filter_into(result, s, (Set *)other, 0) < 0)
            CLEAR(result);
        return result;
    }
    result = set_copy(s, base_type(s));
    if (result != NULL && set_difference_update(result, other) < 0)
        CLEAR(result);
    return result;
}

int set_symmetric_update(Set *s, Object *other) {
    if (OBJ(s) == other) {
        set_clear_all(s);
        return 0;
    }
    Set *others = as_set(other);
    if (others == NULL)
        return -1;
    size_t position = 0;
    Object *key;
    int64_t hash;
    int result = 0;
    while (result == 0 && set_next(others, &position, &key, &hash)) {
        incref(key);
        int found = set_discard_hash(s, key, hash);
        result = found < 0 ? -1 : found ? 0 : set_add_hash(s, key, hash);
        decref(key);
    }
    decref(others);
    return result;
}

/* ---- relations ------------------------------------------------------------------------------- */

static int subset_of(Set *s, Set *other) {
    if (s->used > other->used)
        return 0;
    size_t position = 0;
    Object *key;
    int64_t hash;
    while (set_next(s, &position, &key, &hash)) {
        incref(key);
        int found = set_contains_hash(other, key, hash);
        decref(key);
        if (found <= 0)
            return found;
    }
    return 1;
}

int set_is_subset(Set *s, Object *other) {
    Set *others = as_set(other);
    if (others == NULL)
        return -1;
    int result = subset_of(s, others);
    decref(others);
    return result;
}

int set_is_superset(Set *s, Object *other) {
    if (is_set(other))
        return subset_of((Set *)other, s);
    Object *iterator = object_iter(other);
    if (iterator == NULL)
        return -1;
    int found = 1;
    Object *key;
    while (found == 1 && (key = object_next(iterator)) != NULL) {
        found = set_contains_key(s, key);
        decref(key);
    }
    decref(iterator);
    return found == 1 && error_occurred() ? -1 : found;
}

int set_is_disjoint(Set *s, Object *other) {
    if (OBJ(s) == other)
        return s->used == 0;
    if (!is_set(other)) {
        Object *iterator = object_iter(other);
        if (iterator == NULL)
            return -1;
        int found = 0;
        Object *key;
        while (found == 0 && (key = object_next(iterator)) != NULL) {
            found = set_contains(s, key);
            decref(key);
        }
        decref(iterator);
        return found < 0 || error_occurred() ? -1 : !found;
    }
    Set *small = (Set *)other, *large = s;
    if (small->used > large->used) {
        small = s;
        large = (Set *)other;
    }
    size_t position = 0;
    Object *key;
    int64_t hash;
    while (set_next(small, &position, &key, &hash)) {
        incref(key);
        int found = set_contains_hash(large, key, hash);
        decref(key);
        if (found != 0)
            return found < 0 ? -1 : 0;
    }
    return 1;
}

static int equal_sets(Set *a, Set *b) {
    if (a->used != b->used)
        return 0;
    if (type_is_subtype(a->head.type, &frozenset_type)
        && type_is_subtype(b->head.type, &frozenset_type) && a->hash != -1 && b->hash != -1
        && a->hash != b->hash)
        return 0;
    return subset_of(a, b);
}

Object *set_compare(Object *left, Object *right, int op) {
    if (!is_set(left) || !is_set(right))
        return new_not_implemented();
    Set *a = (Set *)left, *b = (Set *)right;
    if (c_stack_check(" in comparison") < 0)
        return NULL;
    int result = 0;
    switch (op) {
    case CMP_EQ:
        result = equal_sets(a, b);
        break;
    case CMP_NE:
        result = equal_sets(a, b);
        if (result >= 0)
            result = !result;
        break;
    case CMP_LE:
        result = subset_of(a, b);
        break;
    case CMP_GE:
        result = subset_of(b, a);
        break;
    case CMP_LT:
        result = a->used < b->used ? subset_of(a, b) : 0;
        break;
    case CMP_GT:
        result = b->used < a->used ? subset_of(b, a) : 0;
        break;
    }
    return result < 0 ? NULL : new_bool(result);
}
