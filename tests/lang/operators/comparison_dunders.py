# Rich comparison: reflection, NotImplemented, defaults, __hash__ rules.
class C:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        print("lt", self.v)
        return self.v < o.v if isinstance(o, C) else NotImplemented

    def __le__(self, o):
        print("le", self.v)
        return NotImplemented

    def __eq__(self, o):
        print("eq", self.v)
        return self.v == o.v if isinstance(o, C) else NotImplemented


a, b = C(1), C(2)
print(a < b, a > b, a == b, a != b, a == 5, 5 == a, a != 5)


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: a <= b)
show(lambda: a >= b)
show(lambda: a < 5)
show(lambda: 5 < a)
show(lambda: hash(a))
show(lambda: {a})
show(lambda: max(a, b).v)
show(lambda: sorted([b, a])[0].v)


class Sub(C):
    def __gt__(self, o):
        print("sub gt")
        return "sub"

    def __eq__(self, o):
        print("sub eq")
        return "sub eq"


print(a < Sub(3), a == Sub(3), Sub(3) == a)


class Weird:
    def __eq__(self, o):
        return []

    def __ne__(self, o):
        return "ne"

    def __lt__(self, o):
        return "lt"

    __gt__ = __le__ = __ge__ = __lt__


w = Weird()
print(w == 1, w != 1, w < 1, w > 1, w <= 1, 1 > w, not w == 1, w in [1], [w] == [1], 1 < w < 2, w < w)


class OnlyEq:
    def __eq__(self, o):
        return True


class WithHash(OnlyEq):
    __hash__ = object.__hash__


class Inherit(OnlyEq):
    pass


print(OnlyEq.__hash__, Inherit.__hash__, WithHash.__hash__ is object.__hash__, OnlyEq() != 1, OnlyEq() == 1, isinstance(hash(WithHash()), int))


class Ne:
    def __ne__(self, o):
        return "only ne"


print(Ne() != 1, Ne() == 1, hash(Ne()) is not None)
print(object() == object(), object() != object(), object().__eq__(1), object().__lt__(1), object().__ne__(1), (1).__eq__(1.0), (1).__lt__("a"), "a".__eq__(1), [].__lt__([1]), None.__eq__(None), None.__eq__(1))


class Raises:
    def __eq__(self, o):
        raise ValueError("eq raises")

    def __bool__(self):
        raise ValueError("bool raises")


class EqBool:
    def __eq__(self, o):
        return Raises()


show(lambda: Raises() == 1)
show(lambda: 1 == Raises())
show(lambda: [Raises()] == [1])
show(lambda: Raises() in [1])
show(lambda: {"a": Raises()} == {"a": 1})
show(lambda: (EqBool(),) == (1,))
show(lambda: EqBool() in [1, 2])
show(lambda: not Raises())
show(lambda: 1 if Raises() else 2)
show(lambda: [x for x in [1] if Raises()])


class Total:
    def __init__(self, k):
        self.k = k

    def __eq__(self, o): return self.k == o.k
    def __ne__(self, o): return self.k != o.k
    def __lt__(self, o): return self.k < o.k
    def __le__(self, o): return self.k <= o.k
    def __gt__(self, o): return self.k > o.k
    def __ge__(self, o): return self.k >= o.k
    def __hash__(self): return hash(self.k)
    def __repr__(self): return f"T{self.k}"


t = [Total(i * 7 % 5) for i in range(5)]
print(sorted(t), min(t), max(t), Total(1) in t, t.index(Total(3)), len({Total(1), Total(1), Total(2)}), {Total(1): "x"}[Total(1)], [Total(1), Total(2)] < [Total(1), Total(3)], sorted(t, reverse=True), t.count(Total(0)))
print([(x < y, x <= y, x == y) for x in t[:2] for y in t[:2]])


class Meta(type):
    def __eq__(cls, o):
        return True

    def __lt__(cls, o):
        return "class lt"

    def __hash__(cls):
        return 1


class M(metaclass=Meta):
    pass


print(M == 5, M < M, hash(M))
