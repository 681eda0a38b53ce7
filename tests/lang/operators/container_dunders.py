# __len__, __getitem__, __setitem__, __delitem__, __contains__, __call__, __index__, __bool__, __repr__ and friends.
class V:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return V(*self.items[i])
        if isinstance(i, tuple):
            return [self.items[k] for k in i]
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return reversed(self.items)

    def __call__(self, *a, **k):
        return len(self), a, k

    def __repr__(self):
        return f"V{tuple(self.items)}"

    def __str__(self):
        return "V-str"

    def __format__(self, spec):
        return f"V-fmt-{spec}"

    def __bytes__(self):
        return b"V-bytes"

    def __bool__(self):
        return bool(self.items)

    def __hash__(self):
        return 7

    def __eq__(self, o):
        return isinstance(o, V) and self.items == o.items

    def __iadd__(self, o):
        self.items.extend(o)
        return self

    def __add__(self, o):
        return V(*self.items, *o)

    def __mul__(self, n):
        return V(*self.items * n)

    __rmul__ = __mul__

    def __neg__(self):
        return V(*[-x for x in self.items])

    def __length_hint__(self):
        return 3


v = V(1, 2, 3)
print(v, repr(v), len(v), v[0], v[-1], v[1:], v[0, 2], 2 in v, 9 in v, list(v), list(reversed(v)), v(1, k=2), f"{v:x}", f"{v}", bytes(v), bool(v), bool(V()), hash(v), v == V(1, 2, 3), v != V(), [v], str([v]), "%s %r" % (v, v))
v[0] = 10
v[1:2] = [7, 8]
del v[-1]
v += [5]
w = v
v += [6]
print(v.items, w is v, v + [1], v * 2, 2 * v, -v, {v: 1}[V(10, 7, 8, 5, 6)], sorted(v), max(v), sum(v), V(*"ab").items)


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: v[100])
show(lambda: v["a"])
show(lambda: V() + 5)


class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


show(lambda: len(Len(-1)))
show(lambda: len(Len("a")))
show(lambda: len(Len(1.5)))
show(lambda: len(Len(2 ** 70)))
show(lambda: len(Len(True)))
show(lambda: len(Len(None)))


class Idx:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


show(lambda: [1, 2, 3][Idx(1)])
show(lambda: [1, 2, 3][Idx("a")])
show(lambda: [1, 2, 3][Idx(2 ** 70)])
show(lambda: "abc"[Idx(-1)])
show(lambda: [1, 2, 3][Idx(0):Idx(2)])
show(lambda: [1, 2, 3][:Idx(2 ** 70)])
show(lambda: range(10)[Idx(3)])
show(lambda: hex(Idx(255)))
show(lambda: [0] * Idx(3))
show(lambda: Idx(3) * [0])
show(lambda: "a" * Idx(2))
show(lambda: bytes(Idx(2)))
show(lambda: int(Idx(5)))
show(lambda: float(Idx(5)))
show(lambda: Idx(1) + 1)
show(lambda: round(2.567, Idx(1)))
show(lambda: Idx(1.5).__index__())
show(lambda: range(Idx(1.5)))
show(lambda: 1 << Idx(3))
show(lambda: "%d" % Idx(3))
show(lambda: "{:d}".format(Idx(3)))


class BadHash:
    def __hash__(self):
        return "a"


class BadRepr:
    def __repr__(self):
        return 5


class BadCall:
    __call__ = 5


class BadBool:
    def __bool__(self):
        return "yes"


class BadFormat:
    def __format__(self, s):
        return 1


show(lambda: hash(BadHash()))
show(lambda: repr(BadRepr()))
show(lambda: BadCall()())
show(lambda: bool(BadBool()))
show(lambda: format(BadFormat()))
show(lambda: object()[0])
show(lambda: object()())
show(lambda: len(object()))
show(lambda: object() in object())
show(lambda: Idx(1)[0])
show(lambda: V.__getitem__())


def seti():
    object()[0] = 1


def deli():
    del object()[0]


show(seti)
show(deli)


class CallMeta(type):
    def __call__(cls, *a):
        return ("meta call", a)


class CM(metaclass=CallMeta):
    pass


print(CM(1, 2))


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __matmul__(self, o):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])

    def __imatmul__(self, o):
        return self @ o @ o


m = Matrix([[1, 2], [3, 4]])
print((m @ m).rows)
m @= m
print(m.rows)
class Nested:
    def __getitem__(self, k):
        return self if k != "end" else "reached"

    def __getattr__(self, n):
        return self

    def __call__(self, *a):
        return self


print(Nested()[1].foo(2)["x"].bar["end"])
