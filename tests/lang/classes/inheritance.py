# Inheritance: overriding, C3 linearization, diamonds, built-in bases.
class A:
    def f(self):
        return "A"

    def g(self):
        return "Ag" + self.f()


class B(A):
    def f(self):
        return "B" + super().f()


class C(A):
    def f(self):
        return "C" + super().f()


class D(B, C):
    def f(self):
        return "D" + super().f()


print(D().f(), D().g(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__))
print(issubclass(D, A), issubclass(A, D), isinstance(D(), (int, C)), D.__bases__ == (B, C), D.__base__.__name__)


class O: pass
class X(O): pass
class Y(O): pass
class Z(O): pass
class P(X, Y): pass
class Q(Z, Y): pass
class R(P, Q): pass


print([k.__name__ for k in R.__mro__])


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: type("Bad", (A, B), {}))
show(lambda: type("Bad", (A, A), {}))
show(lambda: type("Bad", (type("L", (X, Y), {}), type("M", (Y, X), {})), {}))
show(lambda: type("Bad", (int, str), {}))
show(lambda: type("Bad", (bool,), {}))
show(lambda: type("Bad", (type(None),), {}))
show(lambda: type("Bad", (5,), {}))
show(lambda: type("Bad", (range,), {}))
show(lambda: type("Bad", (type(show),), {}))
show(lambda: type("Bad", (slice,), {}))


class MyList(list):
    def sum(self):
        return sum(self)

    def __getitem__(self, i):
        return "got " + str(super().__getitem__(i))


l = MyList([1, 2, 3])
l.append(4)
l.name = "mine"
print(l, l.sum(), l[0], len(l), l.name, l == [1, 2, 3, 4], isinstance(l, list), type(l + [1]).__name__, type(l[:]).__name__)


class MyInt(int):
    def __new__(cls, v, tag="t"):
        self = super().__new__(cls, v)
        self.tag = tag
        return self

    def __add__(self, o):
        return MyInt(int(self) + int(o), "sum")


i = MyInt(5) + 3
print(i, i.tag, type(i).__name__, type(i - 1).__name__, i * 2, i == 8, hash(i) == hash(8), [10] * MyInt(2))


class MyStr(str):
    def upper(self):
        return "UP:" + super().upper()


s = MyStr("abc")
print(s, s.upper(), type(s + "d").__name__, type(s[:]).__name__, s in {"abc"}, {s: 1}["abc"], "%s" % s, f"{s}")


class MyDict(dict):
    def __missing__(self, k):
        return k * 2

    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)


d = MyDict(a=1)
d["b"] = 2
print(d, d["zz"], d.get("zz"), "zz" in d, d | {"c": 3}, type(d | {}).__name__, type(d.copy()).__name__)


class MyTuple(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)


print(MyTuple(1, 2), MyTuple(1, 2) == (1, 2), len(MyTuple()), MyTuple(1)[0], type(MyTuple(1) + (2,)).__name__)


class MyFloat(float): pass
class MySet(set): pass
class MyFrozen(frozenset): pass
class MyBytes(bytes): pass
class MyBA(bytearray): pass


print(MyFloat(1.5), MyFloat(2) + 1, MySet([1]), MyFrozen([1]), MyBytes(b"x"), MyBA(b"y"), MySet([1]) | {2})
B.__bases__ = (C,)
print([k.__name__ for k in D.__mro__] if False else [k.__name__ for k in B.__mro__])
