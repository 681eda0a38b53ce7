/* __slots__ and the layout of a new type: what type_new asks of type_members.c, in this order. */
#ifndef KRAIT_TYPE_MEMBERS_H
#define KRAIT_TYPE_MEMBERS_H

#include "runtime/objects/type_internal.h"

typedef struct MemberSpec {
    Tuple *names;     /* owned or NULL: the members, mangled, interned and sorted */
    bool add_dict;    /* objects get a __dict__ that the base's do not have */
    bool add_weakref; /* likewise for weak references */
} MemberSpec;

/* Reads __slots__ from the namespace. 0, or -1 with TypeError or ValueError; names may be set in
 * either case. */
int member_spec_read(MemberSpec *spec, Type *base, Tuple *bases, Str *class_name,
                     Dict *namespace_) MAY_RAISE;
/* Sizes, offsets, flags and shapes of a type whose base, mro and dict are set. */
int member_spec_lay_out(const MemberSpec *spec, Type *type) MAY_RAISE;
int member_spec_add_descriptors(const MemberSpec *spec, Type *type) MAY_RAISE;

#endif
