from .sub1 import who as w
from ..simple import value
from . import sub1


def who():
    return f"sub2 via {w()} {value} {sub1.__name__}"
