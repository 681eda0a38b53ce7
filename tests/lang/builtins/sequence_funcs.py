# all, any, enumerate, filter, map, max, min, reversed, sorted, sum, zip, iter, next, len.
print(all([]), all([1, 2]), all([1, 0]), any([]), any([0, 3]), any([0, ""]), all(x > 0 for x in [1, 2]), any(x > 5 for x in [1, 2]))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="xy", start=1)), list(enumerate([], 3)), list(enumerate("a", 10 ** 20)))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x % 2, range(6))), list(filter(str.isdigit, "a1b2")))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(max, [1, 5], [3, 2], [0, 9])), list(map(len, [])))
print(max(1, 2), max([3, 1, 2]), max("a", "b", key=lambda c: -ord(c)), max([], default="d"), max([[1, 2], [1, 3]]), max(1, 1.0), max({"a": 1, "b": 2}), max((x for x in [1, 5]), key=lambda v: -v), min(3, 1), min("hello"), min([], default=None), min([2, 1.5, True]))
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed({"a": 1})), "".join(reversed("abc")), list(reversed(())))
print(sum([]), sum([1, 2]), sum([1], 10), sum([[1], [2]], []), sum((0.1,) * 10), sum([1, 2.5]), sum(range(5), start=1), sum([True, True]), sum([10 ** 20, 1]), sum([(1,), (2,)], ()))
print(list(zip()), list(zip([1])), list(zip([1, 2], "ab")), list(zip([1, 2, 3], "ab", [True])), list(zip(*[(1, 2), (3, 4)])), list(zip("ab", range(2), strict=True)))
z = zip([1, 2], [3])
print(next(z), next(z, "end"), dict(zip("ab", [1, 2])))
it = iter([1, 2])
print(next(it), next(it), next(it, "d"), list(iter(lambda c=[0]: c.append(0) or len(c), 5)), [list(zip(i, i)) for i in [iter("abcd")]])


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: all(5))
show(lambda: any())
show(lambda: enumerate(5))
show(lambda: enumerate([], "a"))
show(lambda: filter(None))
show(lambda: filter(None, 5))
show(lambda: list(filter(5, [1])))
show(lambda: map(str))
show(lambda: map())
show(lambda: map(str, 5))
show(lambda: list(map(5, [1])))
show(lambda: max())
show(lambda: max([]))
show(lambda: min([]))
show(lambda: max(1))
show(lambda: max(1, "a"))
show(lambda: max([1, "a"]))
show(lambda: max(1, 2, default=3))
show(lambda: max([1], foo=1))
show(lambda: reversed(5))
show(lambda: reversed({1}))
show(lambda: reversed(x for x in []))
show(lambda: sum("ab"))
show(lambda: sum(["a"], ""))
show(lambda: sum([b"a"], b""))
show(lambda: sum([bytearray()], bytearray()))
show(lambda: sum(5))
show(lambda: sum(["a"]))
show(lambda: sum([[1]]))
show(lambda: zip(5))
show(lambda: zip([1], 5))
show(lambda: list(zip([1], [1, 2], strict=True)))
show(lambda: list(zip([1, 2], [1], strict=True)))
show(lambda: list(zip([1, 2], [1, 2], [1], strict=True)))
show(lambda: iter(5))
show(lambda: iter(5, 1))
show(lambda: iter())
show(lambda: next([]))
show(lambda: next(iter([])))
show(lambda: next())
show(lambda: len(5))
show(lambda: len(x for x in []))
show(lambda: sorted())
for o in (enumerate([]), filter(None, []), map(abs, []), zip(), reversed([])):
    print(type(o).__name__, iter(o) is o, hasattr(o, "__next__"), hasattr(o, "__len__"))
class Rev:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10


print(list(reversed(Rev())), list(Rev().__class__.__getitem__(Rev(), i) for i in range(2)), list(enumerate(reversed("ab"))), [*map(lambda *a: a, "ab", "cd")], list(map(None.__class__, [])))
print(list(zip(*zip("abc", range(3)))), list(filter(lambda p: p[1], enumerate([0, 1, 0, 2]))), sum(map(int, "12345")), max(map(len, ["a", "bbb"])), sorted(zip([2, 1], "ab")), list(map(pow, [2, 3], [3, 2])))
