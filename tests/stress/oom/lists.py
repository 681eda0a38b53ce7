# list and tuple.
l = [3, 1, 2]
l.append(5); l.extend("ab"); l.insert(0, None); l += [9.5]
print(l, l[1:3], l[::-1], l * 2, [*l, 1], l.index(5), l.count(1), l == [1], 2 in l)
l[1:3] = range(10); del l[::3]; l.pop(); l.reverse()
print(l, sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted([(2, "b"), (1, "a")]))
n = list(range(100)); n.sort(key=lambda v: -v % 7); print(n[:10], len(n), n.copy() == n)
n = [[i] * 3 for i in range(4)]; n[0].append(n); print(n, list(zip(*[(1, 2), (3, 4)])), min(n[1]), max([1, 5, 3]))
t = (1, "a", None) + (2.5,)
print(t, t * 2, t[1:], t.index("a"), hash(t) == hash((1, "a", None, 2.5)), tuple(range(5)), t < (2,), () is tuple([]))
first, *middle, last = range(6); (x, [y, *z]) = 1, "abc"
print(first, middle, last, x, y, z, list(map(str, t)), [v for v in t if v], sum([[1], [2]], []))
