# A class's own __dict__ and __weakref__ are replaced by nothing; dir() of what has no __class__; dir()
# in a namespace with keys() of its own; input() with a stdout that cannot flush; a package by __name__.
import sys
import warnings


class Own:
    __weakref__ = 5

    @property
    def __dict__(self):
        return {"a": 2}


print(vars(Own()), Own.__weakref__, Own().__dict__)


class NoClass:
    __slots__ = ["__class__", "__dict__"]

    def __init__(self):
        self.bar = "wow"


print(dir(NoClass()))


class Keys(dict):
    def keys(self):
        return list("zyx")


print(eval("dir()", {}, Keys()))


class Bucket:
    def write(self, text):
        pass


before, sys.stdout = sys.stdout, Bucket()
try:
    line = input()
except EOFError:
    line = "nothing"
sys.stdout = before
print(line)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    try:
        __import__("", {"__package__": None, "__spec__": None, "__name__": "__main__"}, {}, ("foo",), 1)
    except ImportError as e:
        print(e)
    print([str(w.message) for w in caught])
