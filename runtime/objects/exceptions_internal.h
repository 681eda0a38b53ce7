/* What the exceptions*.c files share. */
#ifndef KRAIT_EXCEPTIONS_INTERNAL_H
#define KRAIT_EXCEPTIONS_INTERNAL_H

#include "runtime/native.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/exceptions.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"
#include "runtime/objects/type.h"

/* What a type of the tree adds to its base: a row of the tables in exceptions_*.c. Fields that are
 * NULL are inherited. */
typedef struct ExceptionKind {
    Type *type; /* NULL ends a table */
    NewFn new_;
    InitFn init;
    UnaryFn str;
    const MethodDef *methods;
    const MemberDef *members;
    const GetSetDef *getsets;
} ExceptionKind;
extern const ExceptionKind exception_kinds_simple[], exception_kinds_os[],
    exception_kinds_unicode[], exception_kinds_group[];

/* BaseException's own slots. */
Object *exception_base_new(Type *type, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
int exception_base_init(Object *self, Object *const *args, size_t nargs, Tuple *kwnames) MAY_RAISE;
Object *exception_base_str(Object *self) MAY_RAISE;
/* The attributes that the instance has beside its fields: a new dict reference, NULL without an
 * exception when there are none. */
Dict *exception_attributes(Object *self) MAY_RAISE;
/* (type, args) or (type, args, state): what __reduce__ returns. state may be NULL or empty. */
Object *exception_reduce(Object *self, Tuple *args, Dict *state) MAY_RAISE;
/* TypeError "T() takes no keyword arguments" unless there are none. */
int exception_no_keywords(Type *type, Tuple *kwnames) MAY_RAISE;

#define FIELD(Struct, name, field, doc)                                                            \
    { name, MEMBER_OBJECT, offsetof(Struct, field), true, doc }

#endif
