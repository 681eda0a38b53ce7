/* Type parameters (PEP 484, 612, 646, 695, 696): TypeVar, ParamSpec, TypeVarTuple, their aliases,
 * and what the machine makes of them.
 *
 * What a bound, a default or an alias's value is may be an expression that nobody has asked for
 * yet: then there is a function that evaluates it, called once.
 */
#ifndef KRAIT_TYPE_PARAMS_H
#define KRAIT_TYPE_PARAMS_H

#include "runtime/object.h"

extern Type type_var_type, param_spec_type, param_spec_args_type, param_spec_kwargs_type,
    type_var_tuple_type, type_alias_type, generic_type, no_default_type;
extern Object no_default_object; /* typing.NoDefault */

/* How generic syntax makes them. Functions that evaluate may be NULL. */
Object *type_var_new(Str *name, Object *evaluate_bound, Object *evaluate_constraints) MAY_RAISE;
Object *param_spec_new(Str *name) MAY_RAISE;
Object *type_var_tuple_new(Str *name) MAY_RAISE;
Object *type_alias_new(Str *name, Object *type_params /* tuple or None */,
                       Object *evaluate_value) MAY_RAISE;
/* Gives a type parameter its default: the parameter itself, new. */
Object *type_param_set_default(Object *param, Object *evaluate) MAY_RAISE;
/* Before Generic can be a base class. */
int generic_type_ready(void) MAY_RAISE;
/* Generic[*params] */
Object *generic_base_new(Tuple *params) MAY_RAISE;

#endif
