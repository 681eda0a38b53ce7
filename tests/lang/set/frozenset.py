# frozenset.
f = frozenset([1, 2, 3])
print(frozenset(), frozenset("a"), frozenset({1: 2}), frozenset(f) is f, f.copy() is f, frozenset() is frozenset() or True, len(f), 1 in f, f == {1, 2, 3}, {1, 2, 3} == f)
print(sorted(f | {4}), type(f | {4}).__name__, type({4} | f).__name__, sorted(f & {1}), sorted(f - {1}), sorted(f ^ {1, 9}), f < {1, 2, 3, 4}, f.issubset(range(5)), f.union([7]) == {1, 2, 3, 7}, type(f.union([7])).__name__, f.isdisjoint([9]), sorted(f.intersection([1, 2, 8])), sorted(f.difference([1])), sorted(f.symmetric_difference([1])))
print(hash(f) == hash(frozenset([3, 2, 1])), hash(frozenset()) == hash(frozenset([])), {f: 1}[frozenset({1, 2, 3})], hash(frozenset([1])) != hash(frozenset([2])))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: f.add(1))
show(lambda: f.pop())
show(lambda: frozenset([[]]))
show(lambda: frozenset(5))
show(lambda: f | [1])
show(lambda: frozenset(a=1))
show(lambda: frozenset(1, 2))
show(lambda: f.remove(1))
g = f
g |= {4}
print(g is f, sorted(g), type(g).__name__, sorted(f))
nested = frozenset([frozenset([1]), frozenset([2, 3])])
print(frozenset([3, 2]) in nested, {2, 3} in nested, len(nested), sorted(sorted(x) for x in nested))


class F(frozenset):
    def __new__(cls, *a):
        return super().__new__(cls, a)


print(F(1), type(F(1) | {2}).__name__, F(1) == {1}, hash(F(1)) == hash(frozenset([1])), type(F(1).copy()).__name__, type(frozenset(F(1))).__name__)
print(sorted(n for n in dir(frozenset) if not n.startswith("__")), bool(frozenset()), frozenset([1]).__contains__(1), frozenset((1,)).__repr__(), list(frozenset([5])))
powerset = {frozenset(c for i, c in enumerate("abc") if m >> i & 1) for m in range(8)}
print(len(powerset), sorted("".join(sorted(p)) for p in powerset))
