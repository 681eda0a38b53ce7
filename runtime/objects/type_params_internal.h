/* What type_var.c, param_spec.c, type_var_tuple.c and type_alias.c share. */
#ifndef KRAIT_TYPE_PARAMS_INTERNAL_H
#define KRAIT_TYPE_PARAMS_INTERNAL_H

#include "runtime/native.h"
#include "runtime/objects/type_params.h"

/* The head of every type parameter. */
#define TYPE_PARAM_FIELDS                                                                          \
    Object head;                                                                                   \
    Dict *dict;               /* owned or NULL: its attributes, __module__ among them */           \
    Str *name;                /* owned */                                                          \
    Object *default_value;    /* owned or NULL: not known yet, or none */                          \
    Object *evaluate_default; /* owned or NULL: gives the default */

typedef struct TypeParam {
    TYPE_PARAM_FIELDS
} TypeParam;

/* A new parameter with its name; not tracked yet. */
Object *type_param_alloc(Type *type, Str *name) MAY_RAISE;
/* Its __module__ is the running one: for those that a call makes. */
int type_param_set_module(Object *o) MAY_RAISE;
void type_param_clear(TypeParam *p);
int type_param_traverse(TypeParam *p, VisitFn visit, void *arg);

/* The value of something that is evaluated once: new. `absent` where there is no function. */
Object *type_param_lazy(Object **value, Object *evaluate, Object *absent) MAY_RAISE;
Object *type_param_get_default(Object *o, void *closure) MAY_RAISE;
/* Rows of method tables. */
Object *type_param_reduce(Object *self, Object *const *args, size_t nargs,
                          Tuple *kwnames) MAY_RAISE;
Object *type_param_has_default(Object *self, Object *const *args, size_t nargs,
                               Tuple *kwnames) MAY_RAISE;
Object *type_param_mro_entries(Object *self, Object *const *args, size_t nargs,
                               Tuple *kwnames) MAY_RAISE;
Object *type_param_or(Object *left, Object *right) MAY_RAISE;

/* typing.function(args...) */
Object *typing_call(const char *function, Object *const *args, size_t nargs,
                    Tuple *kwnames) MAY_RAISE;
/* typing.Unpack[o] */
Object *typing_unpack(Object *o) MAY_RAISE;

/* Puts the one positional argument `name` and keywords by their names into out[], in the order of
 * `names` ("name" first, NULL last). More positional ones only where `extra` is set. */
int type_param_bind(const char *function, const char *const *names, bool extra, Object *const *args,
                    size_t nargs, Tuple *kwnames, Object **out) MAY_RAISE;

/* What TypeVar and ParamSpec have in common. */
typedef struct Variance {
    bool covariant, contravariant, infer;
} Variance;
int variance_set(Variance *v, Object *covariant, Object *contravariant, Object *infer) MAY_RAISE;
Object *variance_repr(const Variance *v, Str *name) MAY_RAISE;
/* A bound as it is given: *out is new or NULL for none. */
int type_param_check_bound(Object *bound, Object **out) MAY_RAISE;

#endif
