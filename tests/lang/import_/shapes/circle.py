from .util.numbers import double
PI = 3


def area(r):
    return PI * double(r) * r / 2
