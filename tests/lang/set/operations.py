# Set algebra on many pairs; operators against methods; in-place forms; mixed set and frozenset.
sets = [set(), {1}, {1, 2}, {2, 3, 4}, set(range(10)), {"a", 1}, frozenset({2, 9}), {None, ()}]
for a in sets:
    for b in sets:
        u, i, d, x = a | b, a & b, a - b, a ^ b
        assert u == a.union(b) and i == a.intersection(b) and d == a.difference(b) and x == a.symmetric_difference(b)
        assert type(u) is type(a) and len(u) + len(i) == len(a) + len(b)
        assert (a <= b) == a.issubset(b) == (a - b == set()) and (a >= b) == a.issuperset(b) and a.isdisjoint(b) == (not i)
        assert x == u - i and (a < b) == (a <= b and a != b) and (a == b) == (a <= b <= a)
        c = set(a)
        c |= b
        assert c == u
        c = set(a)
        c &= b
        assert c == i
        c = set(a)
        c -= b
        assert c == d
        c = set(a)
        c ^= b
        assert c == x
        print(len(u), len(i), len(d), len(x), int(a <= b), int(a < b), int(a == b), int(a.isdisjoint(b)), end="; ")
    print()
s = {1, 2, 3}
t = s
t |= {4}
print(s is t, len(s))
t = t | {5}
print(s is t, len(s))
s -= s
print(s)
s = {1, 2}
s ^= s
print(s)
s = {1, 2}
s &= s
s |= s
s.update(s)
s.intersection_update(s)
print(sorted(s))
s.difference_update(s)
print(s)
s = {1, 2, 3}
s.symmetric_difference_update([3, 3, 4])
print(sorted(s))
f = frozenset({1})
g = f
g |= {2}
print(f, sorted(g), type(g).__name__)
try:
    s |= [1]
except TypeError as e:
    print(e)
try:
    s &= "a"
except TypeError as e:
    print(e)
print(sorted(s.union([7], (8,), "9", {10: 1}), key=str), s.intersection([1], [1, 2]), s.difference([1], [2]), sorted({1, 2, 3}.intersection({2, 3}, [3, 2, 5])), set().union(*[[1], [2]]) == {1, 2}, {1}.union(), {1, 2} > {1} < {1, 3})


class Evil:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, o):
        if isinstance(o, Evil) and EVIL:
            target.clear()
        return isinstance(o, Evil) and o.n == self.n


EVIL = False
target = {Evil(i) for i in range(5)}
print(len(target), Evil(3) in target, len(target | {Evil(3), Evil(9)}))
EVIL = True
print(Evil(7) in target, len(target))
target.update(Evil(i) for i in range(3))
print(len(target) <= 3)
EVIL = False


class Raise:
    def __hash__(self):
        return 1

    def __eq__(self, o):
        raise ValueError("eq")


target = {Raise()}
for op in (lambda: target.add(Raise()), lambda: Raise() in target, lambda: target | {Raise()}, lambda: target == {Raise()}, lambda: target.remove(Raise()), lambda: target.discard(Raise()), lambda: target <= {Raise()}, lambda: target - {Raise()}, lambda: target & {Raise()}):
    try:
        print(op())
    except ValueError as e:
        print(e, len(target))
n = 0
for x in range(3000):
    if x in set(range(5)):
        n += 1
print(n, len({x * 7919 % 1000 for x in range(5000)}), len({str(x) for x in range(2000)} & {str(x) for x in range(1000, 3000)}), sum({x for x in range(100) if x % 3} - {x for x in range(100) if x % 2}))
print({1, 2} == {2, 1}, {1} == {1.0}, {True} == {1}, {"a"} == {b"a"}, {()} == {frozenset()}, {frozenset()} == {frozenset()}, set("abc") == set("cab"), {1} != {2}, {1} == [1], set() == {}, set() == frozenset(), {1} == frozenset([1]))
