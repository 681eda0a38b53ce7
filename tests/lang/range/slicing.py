# Slices, indices, membership and comparison of ranges of all steps, small and huge.
for r in (range(10), range(3, 20, 4), range(10, 0, -3), range(0), range(-5, 5, 2), range(10 ** 20, 10 ** 20 + 10, 3), range(5, -5, -1)):
    l = list(r)
    for s in (slice(None), slice(2, None), slice(None, 2), slice(1, 5, 2), slice(None, None, -1), slice(None, None, -2), slice(-2, None), slice(5, 1, -1), slice(100, None), slice(-100, 100), slice(3, 3), slice(-1, -100, -3)):
        assert list(r[s]) == l[s], (r, s)
        print(r[s], end=" ")
    print(len(r), [x in r for x in (0, 3, 7, -5, 10 ** 20 + 3)], [r.count(x) for x in (0, 3)], list(reversed(r)) == l[::-1], l == [r[i] for i in range(len(r))], l[::-1] == [r[~i] for i in range(len(r))])
print(range(0, 10, 3) == range(0, 12, 3), range(0, 10, 3) == range(0, 10, 4), range(5, 5) == range(0), range(0, 1, 100) == range(0, 2, 2), hash(range(0, 10, 3)) == hash(range(0, 12, 3)), hash(range(7, 7)) == hash(range(0)), range(3) == range(3.0 .__int__()), {range(2), range(0, 2)} == {range(2)}, range(2) != [0, 1])
print(2.0 in range(5), 2.5 in range(5), True in range(2), "a" in range(5), None in range(5), 10 ** 30 in range(10 ** 31), -1 in range(5), 5 in range(0, 10, 2), 6 in range(0, 10, 2), 4 in range(10, 0, -3), float("nan") in range(5))


class Eq:
    def __eq__(self, o):
        return o == 3


class I(int):
    pass


print(Eq() in range(5), Eq() in range(2), range(5).index(Eq()), range(5).count(Eq()), I(3) in range(5), range(I(5)), list(range(I(2), I(4))), range(10)[I(3)])
h = range(-10 ** 30, 10 ** 30, 10 ** 10)
print(h[0], h[-1], h[10 ** 20], h[5:10], h[::10 ** 19], 10 ** 10 in h, 10 ** 10 + 1 in h, h.index(0), h.start, h.stop, h.step, bool(h), h == range(-10 ** 30, 10 ** 30 - 1, 10 ** 10), list(h[:2]), next(reversed(h)))
for bad in (lambda: len(h), lambda: h[10 ** 40], lambda: range(5)[5], lambda: range(5)[-6], lambda: range(5)["a"], lambda: range(5)[1.0], lambda: range(5)[::0], lambda: range(0)[0], lambda: range(5).index(5), lambda: range(5).index("a"), lambda: range(1, 2, 0), lambda: range(1.0), lambda: range("5"), lambda: range(5).x, lambda: setattr(range(5), "start", 1), lambda: range(5).__setitem__(0, 1), lambda: range(5) * 2, lambda: range(5) < range(6), lambda: range(stop=5), lambda: range()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
it = iter(range(5))
print(next(it), it.__length_hint__(), next(it), list(it), it.__length_hint__(), list(it), list(iter(range(2 ** 70, 2 ** 70 + 2))), iter(range(2 ** 70, 2 ** 70 + 5)).__length_hint__())
print([list(range(a, b, c)) for a in (0, 3) for b in (0, 4) for c in (1, -1, 2)], sum(range(1, 101)), sum(range(0, 10 ** 6, 7)), max(range(5, 50, 7)), min(range(9, 0, -2)), sorted(range(5, 0, -1)), [*range(3)], set(range(3)) == {0, 1, 2}, dict(zip(range(3), range(3, 6))), tuple(range(2)), list(map(list, [range(1), range(2)])), bytes(range(3)), "".join(map(str, range(5))))
