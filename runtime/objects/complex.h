/* complex: two doubles. */
#ifndef KRAIT_COMPLEX_H
#define KRAIT_COMPLEX_H

#include "runtime/objects/float.h"

typedef struct Complex {
    Object head;
    double real, imag;
} Complex;
extern Type complex_type;
#define is_complex(o) object_is(o, &complex_type)

/* (a + bi) ** (c + di): ZeroDivisionError, OverflowError. */
Object *complex_power(double a, double b, double c, double d) MAY_RAISE;
/* The value of a complex, of what has __complex__, __float__ or __index__: 0, or -1 with an
 * exception. */
int complex_as_doubles(Object *o, double *real, double *imag) MAY_RAISE;

#endif
