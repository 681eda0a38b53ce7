# Keys whose __hash__ and __eq__ raise or change the dict.
class BadHash:
    def __hash__(self):
        raise ValueError("hash")


class BadEq:
    def __hash__(self):
        return 1

    def __eq__(self, o):
        raise ValueError("eq")


class WrongHash:
    def __hash__(self):
        return "x"


class BigHash:
    def __hash__(self):
        return 2 ** 100


class NoHash:
    def __eq__(self, o):
        return True


class NoneHash:
    __hash__ = None


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


d = {1: "one"}
show(lambda: d[BadHash()])
show(lambda: d[BadEq()])
show(lambda: d.get(BadEq()))
show(lambda: d.setdefault(BadEq(), 1))
show(lambda: d.pop(BadEq()))
show(lambda: d.__setitem__(BadEq(), 1))
show(lambda: BadEq() in d)
show(lambda: {WrongHash(): 1})
show(lambda: BigHash() in {BigHash(): 1})
show(lambda: {NoHash(): 1})
show(lambda: {NoneHash(): 1})
show(lambda: {BadHash(): 1})
show(lambda: {1: 1, BadEq(): 1})
show(lambda: {BadHash() for _ in [1]})
show(lambda: set([BadEq(), BadEq()]))
show(lambda: dict([(BadEq(), 1), (BadEq(), 2)]))
show(lambda: {1: 1} == {BadEq(): 1})
print(d)


class Clears:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return 7

    def __eq__(self, o):
        self.d.clear()
        return False


for op in (lambda d, k: d.__setitem__(k, 1), lambda d, k: d.get(k), lambda d, k: d.pop(k, None), lambda d, k: d.setdefault(k, 5), lambda d, k: k in d):
    x = {}
    for i in range(3):
        x[i] = i
    x[Clears({})] = "first"
    op(x, Clears(x))
    print(len(x))


class Grows:
    n = 0

    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return 3

    def __eq__(self, o):
        Grows.n += 1
        if Grows.n < 50:
            for i in range(100, 130):
                self.d[i + Grows.n * 100] = 1
        return False


y = {3: "three"}
y[Grows(y)] = "grown"
print(y[3], len(y) > 30, sum(1 for k in y if isinstance(k, Grows)))


class Val:
    def __init__(self, d):
        self.d = d

    def __eq__(self, o):
        self.d.clear()
        return True


z = {}
z.update({1: Val(z), 2: 2})
show(lambda: z == {1: 1, 2: 2})
print(z)


class DelKey:
    def __init__(self, n, d):
        self.n, self.d = n, d

    def __del__(self):
        self.d.clear()


w = {}
w["k"] = DelKey(1, w)
w["l"] = 2
del w["k"]
print(w)
w["k"] = DelKey(1, w)
w["k"] = "replaced"
print(w)
w["k"] = DelKey(1, w)
w.clear()
w.update(a=DelKey(1, w))
print(w.pop("a").n, w)


class ReprMut:
    def __repr__(self):
        m.clear()
        return "rm"


m = {1: ReprMut(), 2: 3}
show(lambda: m)
src = {i: i for i in range(4)}


class KeyMut:
    def __hash__(self):
        return 2

    def __eq__(self, o):
        src.clear()
        return False


target = {KeyMut(): 1}
show(lambda: target.update(src))
print(len(src), len(target) >= 1)
same = NoHash.__hash__
print(same, hash(object()) == hash(object()) and False)


class Ident:
    def __eq__(self, o):
        return False

    __hash__ = object.__hash__


i = Ident()
print({i: 1}[i], i in [i], [i] == [i], (i,) == (i,), i == i, i in {i}, [i].index(i), [i].count(i))
