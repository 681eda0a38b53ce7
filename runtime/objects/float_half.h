/* IEEE 754 binary16, the format 'e' of struct and memoryview. */
#ifndef KRAIT_FLOAT_HALF_H
#define KRAIT_FLOAT_HALF_H

#include <stdbool.h>
#include <stdint.h>

double float_from_half(uint16_t bits);
/* Rounds to nearest, ties to even. False: too large. */
bool float_to_half(double d, uint16_t *bits);

#endif
