a = 1
from . import cyc_b
from .cyc_b import b


def get_b():
    return cyc_b.b + b
