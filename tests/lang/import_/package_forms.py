# Forms of import within packages: as, nested, relative levels, inside functions and classes, rebinding.
import shapes
print(shapes.__name__, shapes.loaded, sorted(n for n in vars(shapes) if not n.startswith("_")))
import shapes.circle as circ
from shapes import square as sq, circle
from shapes.util.numbers import double as twice, half
from shapes.util import *
print(circ is circle, circ.area(2), sq.area(3), twice(4), half(5), names, "hidden_name" in globals())
import shapes.util.numbers
print(shapes.util.numbers.double(1), shapes.util is __import__("sys").modules["shapes.util"], shapes.circle.PI)


def inside():
    import shapes.square
    from shapes.circle import area as a
    from shapes import util as u
    return shapes.square.area(2), a(1), u.__name__


class Holder:
    import shapes.circle
    from shapes.square import area
    import math as m

    def get(self):
        return self.shapes.circle.PI, Holder.area(5), self.m.floor(2.7)


print(inside(), Holder().get())
for name in ("circle", "square"):
    mod = __import__("shapes." + name, fromlist=["area"])
    print(mod.__name__, mod.area(1))
if True:
    import shapes.lazy_part
print(shapes.lazy_part.value, hasattr(shapes, "lazy_part"))
try:
    import shapes.circle.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from shapes import nowhere
except ImportError as e:
    print(e.name, e.msg.split(" (")[0])
try:
    from shapes.util import hidden_name, absent
except ImportError as e:
    print(e.msg.split(" (")[0])
from shapes.util import hidden_name
print(hidden_name)
import sys
saved = sys.modules["shapes.square"]
del sys.modules["shapes.square"]
import shapes.square
print(shapes.square is saved, shapes.square.area(4), sq is saved)
shapes.circle = "rebound attribute"
from shapes import circle
print(circle)
import shapes.circle as c2
print(c2)
for x in (1, 2):
    import shapes as loopmod
print(loopmod is shapes, [m for m in sorted(sys.modules) if m.startswith("shapes")])
with open.__class__ and type("W", (), {"__enter__": lambda s: 1, "__exit__": lambda s, *a: None})():
    from shapes.util.numbers import (
        double,
        half as h,  # trailing comma and comment
    )
print(double(3), h(3))
