# hash: equal values, containers, user classes, numeric towers, big ints and floats.
groups = [(1, 1.0, True), (0, 0.0, -0.0, False), (2 ** 40, 2.0 ** 40), (2 ** 61 - 1, float(2 ** 61 - 1) if False else 0), (10 ** 20, 1e20), (-1, -1.0), (2 ** 100, 2.0 ** 100), (-2 ** 80, -2.0 ** 80), (5, 5.0), (-2 ** 63, -2.0 ** 63)]
print([len({hash(x) for x in g}) for g in groups])
print([hash(x) for x in (0, 1, -1, -2, 5, 2 ** 60, 2 ** 61 - 1, 2 ** 61, 2 ** 61 + 1, 2 ** 62, 2 ** 63, 2 ** 64, -2 ** 61, -2 ** 61 + 1, 10 ** 30, -10 ** 30, 2 ** 1000)])
print([hash(x) for x in (0.5, 0.25, 1.5, -0.5, 0.1, 1e300, 1e-300, 5e-324, float("inf"), float("-inf"), 3.14, 2.0 ** 70)])
print(hash(True), hash(False), hash(()) == hash(()), hash((1,)) == hash((1.0,)), hash((1, 2)) == hash((1, 2.0)), hash("a") == hash("a"), hash(b"a") == hash(bytes([97])), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(None) == hash(None), hash(range(5)) == hash(range(0, 5, 1)), hash(int) == hash(int), hash(len) == hash(len), hash(slice(1, 2)) == hash(slice(1, 2)))
nan = float("nan")
print(hash(nan) == hash(nan), {nan: 1}[nan], len({nan, nan}), len({float("nan"), float("nan")}))


class H:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, o):
        return isinstance(o, H)


for h in (0, 1, -1, 2 ** 61, 2 ** 64, -2 ** 64, True, 2 ** 63 - 1, 2 ** 63):
    print(h, hash(H(h)), hash(H(h)) == hash(h), {H(h): "ok"}[H(h)])


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for x in ([], {}, set(), bytearray(), ([],), {}.keys(), {}.items(), [1].__iter__, slice(1, []), frozenset):
    show(lambda: isinstance(hash(x), int))
show(lambda: hash(H("a")))
show(lambda: hash(H(1.0)))
show(lambda: hash(H(None)))


class E:
    def __eq__(self, o):
        return True


class N:
    __hash__ = None


class Child(E):
    pass


class Fixed(E):
    __hash__ = object.__hash__


class L(list):
    pass


class HL(list):
    def __hash__(self):
        return 7


show(lambda: hash(E()))
show(lambda: hash(N()))
show(lambda: hash(Child()))
show(lambda: isinstance(hash(Fixed()), int))
show(lambda: hash(L()))
show(lambda: hash(HL()))
show(lambda: {HL([1]): 2}[HL([1])])
show(lambda: E.__hash__)
show(lambda: Child.__hash__)
o = object()
print(hash(o) == hash(o), id(o) == id(o), id(o) != id(object), hash(o) != hash(object()) or True, o in {o}, {o: 1}[o], o == o, o != object())
m1, m2 = [].append, [].append
a = []
print(hash(a.__len__) == hash(a.__len__) if False else "skip", hash(H(1).__eq__) is not None, hash("x" * 1000) == hash("x" * 1000), hash(tuple(range(100))) == hash(tuple(range(100))), hash((1, (2, (3, "a")))) == hash((1, (2, (3, "a")))), hash((0, 0)) != hash((0,)), len({hash((i, j)) for i in range(30) for j in range(30)}), len({hash(i) for i in range(1000)}), len({hash(str(i)) for i in range(1000)}) > 990)
class Once:
    n = 0

    def __hash__(self):
        Once.n += 1
        return 1


d = {Once(): i for i in range(3)}
print(Once.n, len(d))
k = next(iter(d))
d[k], k in d, d.get(k)
print(Once.n)
dict(d), d.copy(), list(d), {**d}, set(d)
print(Once.n)
