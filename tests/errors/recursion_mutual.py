import sys


def even(n):
    return odd(n + 1)


def odd(n):
    return even(n + 1)


sys.setrecursionlimit(40)
try:
    even(0)
finally:
    sys.setrecursionlimit(1000)
