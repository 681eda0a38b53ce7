/* types.GenericAlias (list[int]) and types.UnionType (int | str). */
#ifndef KRAIT_GENERIC_ALIAS_H
#define KRAIT_GENERIC_ALIAS_H

#include "runtime/native.h"

extern Type generic_alias_type, union_type;

/* origin[args]; args that are no tuple become one. */
Object *generic_alias_new(Object *origin, Object *args) MAY_RAISE;
/* The row {"__class_getitem__", generic_alias_class_getitem, "item, /", NATIVE_CLASS, "..."} of a
 * native type's method table. */
Object *generic_alias_class_getitem(Object *cls, Object *const *args, size_t nargs,
                                    Tuple *kwnames) MAY_RAISE;
/* left | right where one is a type, None, alias or union: the or_ slot of these types. */
Object *union_or(Object *left, Object *right) MAY_RAISE;
/* The members of a union. */
Tuple *union_args_borrow(Object *union_);

#endif
