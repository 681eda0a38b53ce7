# cmath: one and two arguments, pairs, objects with __complex__.
import cmath


class Number:
    def __complex__(self):
        return 3 - 4j


print(cmath.sqrt(Number()), cmath.log(8, 2), cmath.polar(3 + 4j), cmath.rect(1, 0), cmath.isclose(1, 1j), cmath.log10(100))
