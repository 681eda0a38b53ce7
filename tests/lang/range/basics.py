# range.
for r in (range(5), range(2, 5), range(0, 10, 3), range(5, 0, -1), range(0), range(5, 2), range(10, 0, -3), range(-3, 3), range(0, -5), range(1, 2, 100)):
    print(r, list(r), len(r), r.start, r.stop, r.step, bool(r), r[::-1], list(reversed(r)), sum(r), 3 in r, r.count(3))
r = range(0, 100, 7)
print(r[0], r[-1], r[3:6], r[::2], r[::-3], r[5:2], r[-4:], r[100:], r.index(14), 14 in r, 15 in r, 14.0 in r, "a" in r, None in r, max(r), min(r))
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) != range(4), hash(range(3)) == hash(range(0, 3)), {range(3): 1}[range(0, 3)], range(3) == [0, 1, 2])
big = range(10 ** 20, 10 ** 20 + 5)
print(big, list(big)[:2], big[2], 10 ** 20 + 3 in big, len(big), big[1:3], list(reversed(big))[0], big.index(10 ** 20 + 1), range(10 ** 30)[10 ** 29], range(-10 ** 20, 10 ** 20, 10 ** 19)[3], big[-1])


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: range(5)[5])
show(lambda: range(5)[-6])
show(lambda: range(5)["a"])
show(lambda: range(1, 2, 0))
show(lambda: range(1.5))
show(lambda: range("a"))
show(lambda: range(None))
show(lambda: range(1, None))
show(lambda: len(range(10 ** 30)))
show(lambda: range(5).index(9))
show(lambda: range(5).index("a"))
show(lambda: range(5) + range(2))
show(lambda: range(5) < range(6))
show(lambda: setattr(range(5), "start", 1))
show(lambda: range(5).nope)
show(lambda: range(2 ** 63)[2 ** 63])
it = iter(range(3))
print(it.__length_hint__(), next(it), list(it), next(it, "end"), type(it).__name__, type(iter(big)).__name__, type(reversed(range(2))).__name__)


class I:
    def __index__(self):
        return 3


print(range(I()), list(range(I(), I() .__index__() + 2)), range(True, 5), range(5)[I()], range(10)[I():], type(range(True).start).__name__, range(True, 3).start)
for i in range(3):
    i = 10
    print(i, end=" ")
print([i for i in range(10, -1, -5)], list(range(2 ** 62, 2 ** 62 + 2)), list(range(2 ** 63 - 2, 2 ** 63 + 2)), list(range(-2 ** 63, -2 ** 63 + 2)), sum(range(10 ** 5)), list(range(2 ** 64, 2 ** 64 - 3, -1)))
print([(i, j) for i in range(2) for j in range(i, 3)], list(zip(range(3), range(10, 13))), [*range(3)], dict(enumerate(range(2))), range(5).count(True), range(3).__contains__(2), range(5).__reversed__().__next__())
n = 0
for i in range(100000):
    n += i & 3
print(n, i)
