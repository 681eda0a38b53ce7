from ..util import names
from .. import loaded
import math


def double(x):
    return x * 2


def half(x):
    return math.floor(x / 2)
