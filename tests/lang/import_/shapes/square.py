from . import util
from .util import names


def area(s):
    return s * s
