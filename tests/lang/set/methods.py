# Every method and operator of set.
s = {1, 2, 3}
t = {3, 4}
print(sorted(s | t), sorted(s & t), sorted(s - t), sorted(s ^ t), s < t, s <= s, s < s, {1} < s, s > {1}, s >= {4}, s == {3, 2, 1}, s != t, s.isdisjoint({9}), s.isdisjoint([1]), s.issubset([1, 2, 3, 4]), s.issuperset((1,)))
print(sorted(s.union(t, [9], "a") if False else s.union(t, [9])), sorted(s.intersection(t, [3, 1])), sorted(s.difference(t, [1])), sorted(s.symmetric_difference([3, 4])), sorted(s.union()), s.copy() == s, s.copy() is s, s.intersection(), s.difference() is s)
s.add(4)
s.add(4)
s.discard(1)
s.discard(99)
s.remove(2)
s.update([5, 6], (7,), {8: 1})
print(sorted(s), len(s), 5 in s, 99 in s, s.pop() in range(10), len(s))
s = {1, 2, 3, 4, 5, 6}
s.intersection_update([1, 2, 3, 4], {2, 3, 4})
s.difference_update([2], (9,))
s.symmetric_difference_update({4, 5})
print(sorted(s))
s |= {10}
s &= {3, 5, 10}
s -= {3}
s ^= {5, 6}
print(sorted(s), s.clear(), s, set(), set("aab") == {"a", "b"}, set([]) == set(), {*()} == set(), set(range(3)), {1, 1.0, True}, {0, False, 0.0})


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: s.remove(99))
show(lambda: set().pop())
show(lambda: s.add([]))
show(lambda: {[]})
show(lambda: {{}})
show(lambda: [] in {1})
show(lambda: s.discard({}))
show(lambda: s.remove([1]))
show(lambda: s | [1])
show(lambda: s & "a")
show(lambda: s - 5)
show(lambda: s ^ {})
show(lambda: s < [1])
show(lambda: s.union(5))
show(lambda: s.update(5))
show(lambda: s.update([[]]))
show(lambda: s.add())
show(lambda: s.add(1, 2))
show(lambda: set(5))
show(lambda: set(1, 2))
show(lambda: set(iterable=1))
show(lambda: hash(s))
show(lambda: s[0])
show(lambda: s + s)
show(lambda: s.nope)
show(lambda: s.remove({1}))
print({1, 2} == frozenset([1, 2]), {frozenset([1]): "v"}[frozenset({1})], {1} in {frozenset([1])}, {frozenset([1]), 2} - {2}, repr(set()), repr({1}), repr({"a"}), repr(frozenset()), repr(frozenset([1])), {(1, 2)}, {None})
s = {frozenset([1])}
s.remove({1})
print(s, set([frozenset([2])]).discard({2}))
big = set(range(1000))
print(len(big), sum(big), len(big & set(range(500, 2000))), len(big - set(range(0, 1000, 2))), min(big), sorted(big ^ set(range(1, 1001))), big == set(range(999, -1, -1)), big > set(range(5)))
for i in range(0, 1000, 2):
    big.discard(i)
print(len(big), 2 in big, 3 in big)
for bad in (lambda: [x for x in big if big.add(-x) is None], lambda: [x for x in big if big.discard(x) is None]):
    try:
        bad()
    except RuntimeError as e:
        print(e)
it = iter({1})
print(it.__length_hint__(), next(it), next(it, "end"), it.__length_hint__(), type(it).__name__)


class S(set):
    def add(self, v):
        super().add(v * 2)


x = S([1])
x.add(5)
print(sorted(x), type(x | {1}).__name__, type(x.copy()).__name__, x == {1, 10}, repr(S([1])), S([1]) == {1})
words = set()
for w in "a b a c b".split():
    if w in words:
        print("dup", w)
    words.add(w)
print(sorted(n for n in dir(set) if not n.startswith("__")), bool(set()), bool({0}), {1, 2} | {3} & {3, 4} - {5})
l = [3, 1, 3, 2, 1]
print(sorted(set(l)), len({x % 3 for x in l}), set(l).issubset(l), {1, 2}.isdisjoint({}), {"a"}.union("bc") == set("abc"))
