# Sets by size and element kind, growth, deletion, and results that do not depend on order.
for n in (0, 1, 4, 5, 8, 20, 100, 1000):
    for make in (int, str, float, lambda i: (i, -i), lambda i: i * 2 ** 32, lambda i: frozenset([i])):
        items = [make(i) for i in range(n)]
        s = set(items)
        assert len(s) == n and all(i in s for i in items) and s == set(reversed(items)) == frozenset(items)
        t = set()
        for i in items:
            t.add(i)
            t.add(i)
        assert t == s and not s - t and not s ^ t and (s | t) == (s & t) == s
        for i in items[::2]:
            t.discard(i)
        assert len(t) == n - len(items[::2]) and t <= s and (n < 2 or t < s) and t.isdisjoint(items[::2])
        t |= set(items[:3])
        u = t.copy()
        while u:
            x = u.pop()
            assert x in t and x not in u
        assert len(t) == len(set(items[1::2]) | set(items[:3]))
        assert sorted(map(repr, s)) == sorted(map(repr, items)) and {*s, *t} == s | t and set(list(s)) == s
    print(n, len(s), len(t))
a, b = set(range(0, 3000, 2)), set(range(0, 3000, 3))
print(len(a | b), len(a & b), len(a - b), len(b - a), len(a ^ b), sum(a & b), sorted(a & b)[:5], max(a - b), a.isdisjoint(range(1, 3000, 2)), len(a.union(b, range(10))), len(a.intersection(b, range(0, 3000, 5))), len(a.difference(b, range(0, 3000, 5))))
s = set()
for i in range(10000):
    s.add(i * 31 % 257)
    if i % 3 == 0:
        s.discard(i * 17 % 257)
print(len(s), sum(s), min(s), max(s))
primes = set(range(2, 500))
for i in range(2, 23):
    primes -= set(range(i * i, 500, i))
print(len(primes), sum(primes), sorted(primes)[:10])
words = "the quick brown fox jumps over the lazy dog the end".split()
seen, dups = set(), set()
for w in words:
    (dups if w in seen else seen).add(w)
print(sorted(seen), dups, len(set(words)), {len(w) for w in words} == {3, 4, 5}, sorted({w[0] for w in words}))
graph = {1: {2, 3}, 2: {4}, 3: {4}, 4: {1}, 5: {6}, 6: set()}
reach, todo = set(), {1}
while todo:
    n = todo.pop()
    reach.add(n)
    todo |= graph[n] - reach
print(reach, sorted(set().union(*graph.values())), {k for k, v in graph.items() if not v}, sorted(map(len, graph.values())))
print(sum({1, 2, 3}), max({5, 1}), any({0, 1}), all({1, 2}), len({(), ""}), sorted({3, 1, 2}, reverse=True), list({7}), tuple({8}), str({9}), [*{10}], {1: 2}.keys() == {1}, dict.fromkeys({1}), "".join({"a"}), bytes({65}), min({"b", "a"}), set("hello") == {*"helo"}, {x for x in {1}}, frozenset({1}) | {1}, {1} if {0} else {2}, not set())
