from . import cyc_a
b = 2


def get_a():
    return cyc_a.a
