"""A simple module."""
value = "v"


def func(n):
    return value * n
