/* Hash, equality and order of what containers hold: the commonest types without a call, the others
 * by the protocol. */
#ifndef KRAIT_HASH_H
#define KRAIT_HASH_H

#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str.h"
#include "runtime/objects/tuple.h"

/* Numbers hash modulo this Mersenne prime, so that equal numbers of different types hash alike; a
 * smaller int is its own hash. */
#define HASH_MODULUS (((int64_t)1 << 61) - 1)

/* As object_hash: -1 with an exception. Never runs Python code for an exact str or int. */
ALWAYS_INLINE MAY_RAISE int64_t hash_key(Object *key) {
    if (is_exact(key, &str_type))
        return str_hash((Str *)key);
    if (is_compact_int(key)) {
        int64_t value = INT_VALUE(key);
        if (LIKELY(value > -HASH_MODULUS && value < HASH_MODULUS))
            return value == -1 ? -2 : value;
    }
    if (is_exact(key, &tuple_type))
        return tuple_hash(key);
    return object_hash(key);
}

/* Equality that can be told without Python code: 1 equal, 0 not, -1 ask object_compare_bool. a !=
 * b. */
ALWAYS_INLINE int atom_equal_quick(Object *a, Object *b) {
    if (a->type != b->type)
        return -1;
    if (a->type == &str_type)
        return ((Str *)a)->interned && ((Str *)b)->interned ? 0 : str_equal((Str *)a, (Str *)b);
    if (a->type == &int_type)
        return INT_VALUE(a) == INT_VALUE(b);
    if (a->type == &float_type)
        return FLOAT_VALUE(a) == FLOAT_VALUE(b);
    return -1;
}
int tuple_equal_quick(Tuple *a, Tuple *b); /* the same for tuples of such; tuple.c */
ALWAYS_INLINE int key_equal_quick(Object *a, Object *b) {
    int equal = atom_equal_quick(a, b);
    return LIKELY(equal >= 0) || a->type != &tuple_type || b->type != &tuple_type
               ? equal
               : tuple_equal_quick((Tuple *)a, (Tuple *)b);
}

/* a < b and its kin as an object, for items of a container that are known not to be equal. */
ALWAYS_INLINE MAY_RAISE Object *unequal_compare(Object *a, Object *b, int op) {
    if (a->type == &int_type && b->type == &int_type)
        return new_bool((INT_VALUE(a) < INT_VALUE(b)) == (op == CMP_LT || op == CMP_LE));
    return object_compare(a, b, op);
}

#endif
