# set and frozenset.
s = {1, 2, 3}; t = frozenset("a")
s.add(9); s |= {4, 5}; s.update([6], (7,)); s.discard(1); s.remove(2)
print(sorted(s), sorted(s & {3, 4, 99}), sorted(s - {3}), sorted(s ^ {3, 100}), sorted(s | {0}), {3} < s, s.isdisjoint({50}))
print(t | {"b"} == frozenset("ab"), hash(t) == hash(frozenset("a")), t in {t: 1}, sorted({x % 5 for x in range(30)}), len(set(range(200))))
s.intersection_update(range(5)); s.difference_update({3}); s.symmetric_difference_update({4, 8}); print(s, s.pop(), s.copy(), set(), frozenset())
