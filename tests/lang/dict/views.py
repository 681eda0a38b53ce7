# keys, values and items views: set operations, liveness, errors.
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), type(k).__name__)
d["d"] = 4
del d["a"]
print(list(k), list(v), list(i), "a" in k, 2 in v, ("b", 2) in i, ("b", 9) in i, "b" in i, 5 in v)
print(sorted(k & {"b", "x"}), sorted(k | {"x"}), sorted(k - {"b"}), sorted(k ^ {"b", "x"}), sorted({"b", "z"} & k), sorted(k & ["b"]), sorted(i & {("b", 2)}), sorted(i - {("b", 2)}), sorted(["q"] | k) if False else sorted({"q"} | k), type(k & k).__name__)
print(k == {"b", "c", "d"}, k == d.keys(), k <= {"b", "c", "d", "e"}, k < {"b"}, k > {"b"}, k >= k, k != set(), {"b"} < k, i == dict(d).items(), v == d.values(), k.isdisjoint({"z"}), k.isdisjoint(["b"]), i.isdisjoint([]))
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), k.mapping == d, type(k.mapping).__name__, next(iter(i)), max(v), sum(v), sorted(i, key=lambda p: -p[1]))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: k[0])
show(lambda: k & 5)
show(lambda: k + k)
show(lambda: v & v)
show(lambda: hash(k))
show(lambda: hash(i))
show(lambda: isinstance(hash(v), int))
show(lambda: k < 5)
show(lambda: k.mapping.__setitem__)
show(lambda: k.nope)
show(lambda: [] in k)
show(lambda: ("b", []) in i)
show(lambda: ([], 1) in i)
show(lambda: {"x": []}.items() & {1})
show(lambda: type(k)())
show(lambda: len(iter(k)))
for a in d.items():
    d[a[0]] = a[1] * 10
print(d)
for mutate in (lambda: d.__setitem__("new", 1), lambda: d.pop("new"), lambda: d.setdefault("b2", 1)):
    try:
        for key in d:
            mutate()
    except RuntimeError as e:
        print(e)
it = iter(d)
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), list(it))
try:
    it = iter(d.items())
    d["z"] = 0
    next(it)
except RuntimeError as e:
    print(e)
try:
    next(it)
except (RuntimeError, StopIteration) as e:
    print(type(e).__name__, e)
r = reversed(d)
del d["z"]
try:
    list(r)
except RuntimeError as e:
    print(e)
e = {}
print(e.keys(), e.values(), e.items(), list(e.keys()), bool(e.keys()), {}.keys() == set(), dict(i) == d, [*k], {*v} == set(d.values()))
n = {}
n["n"] = n.values()
print(n)
f = {"k": 1}
(p, q), = f.items()
print(p, q, f.items() == {("k", 1)}, f.keys() == {"k": 5}.keys(), f.items() == {"k": 2}.items(), {"k": [1]}.items() == {"k": [1]}.items())
