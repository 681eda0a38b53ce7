# Attribute sites that meet instances of many classes, modules, types, slots, properties.
import math
import sys


def get(o):
    return o.v


def put(o, v):
    o.v = v


class A:
    pass


class B:
    v = "class attr"


class S:
    __slots__ = ("v",)


class P:
    @property
    def v(self):
        return "prop"

    @v.setter
    def v(self, x):
        print("prop set", x)


class G:
    def __getattr__(self, n):
        return "dyn"


class GA:
    def __getattribute__(self, n):
        return "ga"


class M(type):
    v = "meta"


class WithMeta(metaclass=M):
    pass


class DataDesc:
    def __get__(self, o, t):
        return "data desc"

    def __set__(self, o, x):
        print("desc set")


class DD:
    v = DataDesc()


class ND:
    class N:
        def __get__(self, o, t):
            return "nondata"

    v = N()


def make():
    a1, a2, a3 = A(), A(), A()
    a1.v = 1
    a2.other = 0
    a2.v = 2
    a3.x = a3.y = 0
    a3.v = 3
    s = S()
    s.v = "slot"
    nd = ND()
    nd.__dict__["v"] = "instance over nondata"
    f = lambda: 0
    f.v = "function attr"
    mod = type(sys)("m")
    mod.v = "module attr"
    return [a1, a2, a3, B(), s, P(), G(), GA(), WithMeta, B, DD(), ND(), nd, f, mod, A(), S(), 5, None, "str", [1], math, type("X", (B,), {})(), ValueError()]


objs = make()
for _ in range(3):
    out = []
    for o in objs:
        try:
            out.append(get(o))
        except AttributeError as e:
            out.append(str(e)[:40])
for o in out:
    print(o)
for o in make():
    try:
        put(o, "new")
        print(type(o).__name__, get(o) if not isinstance(o, (P, DD)) else "-")
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
b = B()
r = []
for i in range(8):
    r.append(get(b))
    if i == 1:
        b.v = "instance"
    elif i == 3:
        del b.v
    elif i == 5:
        B.v = property(lambda self: "now property")
print(r)
c = A()
r = []
for i in range(6):
    c.v = i
    r.append(c.v)
    if i == 2:
        A.v = "class too"
    if i == 4:
        A.__setattr__ = lambda s, n, x: s.__dict__.__setitem__(n, x * 100)
print(r)
del A.__setattr__
for i in range(3):
    math.v = i
    print(get(math), end=" ")
del math.v
try:
    get(math)
except AttributeError as e:
    print(e)
