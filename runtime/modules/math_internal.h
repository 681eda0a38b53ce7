/* What the files of the math module share. */
#ifndef KRAIT_MATH_INTERNAL_H
#define KRAIT_MATH_INTERNAL_H

#include "runtime/native.h"

Object *math_domain_error(void);
Object *math_range_error(void);

#define MATH_FUNCTION(name)                                                                        \
    Object *math_##name(Object *self, Object *const *args, size_t nargs, Tuple *kwnames);
/* math_integer.c */
MATH_FUNCTION(comb)
MATH_FUNCTION(factorial)
MATH_FUNCTION(gcd)
MATH_FUNCTION(isqrt)
MATH_FUNCTION(lcm)
MATH_FUNCTION(perm)
/* math_sum.c */
MATH_FUNCTION(dist)
MATH_FUNCTION(fsum)
MATH_FUNCTION(hypot)
MATH_FUNCTION(prod)
MATH_FUNCTION(sumprod)
/* math_gamma.c */
MATH_FUNCTION(gamma)
MATH_FUNCTION(lgamma)
#undef MATH_FUNCTION

#endif
