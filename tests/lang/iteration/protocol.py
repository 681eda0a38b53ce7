# The iteration protocols: __iter__, __next__, __getitem__, sentinels, errors.
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return CountIter(self.n)


class CountIter:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


c = Count(3)
print(list(c), list(c), tuple(c), sum(c), max(c), 2 in c, 9 in c, sorted(c, reverse=True), [*c], dict(enumerate(c)), list(zip(c, c)), list(map(str, c)))
a, b, d = c
print(a, b, d, *c)


class Old:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError("done")
        return i * i


print(list(Old()), 4 in Old(), 5 in Old(), iter(Old()).__class__.__name__, [x for x in Old()], list(zip(Old(), "abcdef")))


class OldStop:
    def __getitem__(self, i):
        if i > 1:
            raise StopIteration
        return i


print(list(OldStop()))


class Raises:
    def __getitem__(self, i):
        raise KeyError(i)


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: list(Raises()))


class BadIter:
    def __iter__(self):
        return 5


class NoneIter:
    __iter__ = None


class NoNext:
    def __iter__(self):
        return self


class Half:
    def __next__(self):
        return 1


class InstIter:
    def __init__(self):
        self.__iter__ = lambda: iter([1])


class NextRaises:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("next")


class Neg:
    def __getitem__(self, i):
        return i

    def __len__(self):
        return -5


for cls in (BadIter, NoneIter, NoNext, Half, InstIter, NextRaises, object):
    print(cls.__name__, end=" ")
    show(lambda: list(cls()))
    show(lambda: [x for x in cls()])
    show(lambda: 1 in cls())
show(lambda: next(Half()))
show(lambda: iter(Half()))
show(lambda: list(Neg())[:1])
it = iter([1, 2, 3])
for x in it:
    print(x, list(it))
state = [0]


def tick():
    state[0] += 1
    return state[0]


print(list(iter(tick, 4)), next(iter(tick, 99)))
class Resume:
    """An iterator that goes on after StopIteration."""
    def __init__(self):
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i % 3 == 0:
            raise StopIteration
        return self.i


r = Resume()
print(list(r), list(r), list(r))


class Hint:
    def __init__(self, h):
        self.h = h

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        return self.h() if callable(self.h) else self.h


show(lambda: list(Hint(100)))
show(lambda: list(Hint(-1)))
show(lambda: list(Hint("a")))
show(lambda: list(Hint(NotImplemented)))
show(lambda: list(Hint(lambda: 1 / 0)))


class Contains:
    def __contains__(self, x):
        return "yes" if x else ""


print(1 in Contains(), 0 in Contains(), 0 not in Contains())


class NoContains:
    __contains__ = None

    def __iter__(self):
        return iter([1])


show(lambda: 1 in NoContains())


class Stop(StopIteration):
    pass


class SubStop:
    def __iter__(self):
        return self

    def __next__(self):
        raise Stop("sub")


print(list(SubStop()))
g = (x for x in range(5))
print([(x, next(g, None)) for x in g])
for k in {"a": 1}: print(k)
for ch in "ab": print(ch, end="")
for b in b"ab": print(b, end=" ")
for t in {(1, 2): 3}.items(): print(t)
for i in range(0): pass
else: print("else", "i" in globals())
