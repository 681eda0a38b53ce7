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

#endif
