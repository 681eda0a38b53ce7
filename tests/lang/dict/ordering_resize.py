# Insertion order through growth, deletion and reinsertion; many keys; lookups of every kind of key.
d = {}
for i in range(5000):
    d[f"key{i}"] = i
print(len(d), list(d)[:3], list(d)[-2:], all(d[f"key{i}"] == i for i in range(5000)))
for i in range(0, 5000, 3):
    del d[f"key{i}"]
print(len(d), list(d)[:4], "key0" in d, "key1" in d)
for i in range(0, 5000, 6):
    d[f"key{i}"] = -i
print(len(d), list(d.items())[-2:], sum(d.values()))
e = dict(sorted(d.items(), key=lambda p: (len(p[0]), p[0])))
print(list(e)[:3], e == d, list(e) == list(d))
while len(e) > 5:
    e.popitem()
print(e)
q = {}
for i in range(1000):
    q[i] = i
    if i >= 3:
        del q[i - 3]
print(q)
mixed = {1: "int", "1": "str", 1.5: "float", (1,): "tuple", None: "none", b"1": "bytes", frozenset([1]): "fs", int: "type", len: "builtin", -1: "neg", -2: "neg2", 2 ** 70: "big", True + 1: "two", 0.1: "f"}
for k in (1, "1", 1.5, (1,), None, b"1", frozenset([1]), int, len, -1, -2, 2 ** 70, 2, 0.1, True, 1.0, 2.0):
    print(mixed[k], end=" ")
print(len(mixed))
i = {n: n * n for n in range(-500, 500)}
print(sum(i.values()), i[-1], i[-2], i[0], len(i), list(i)[:2], 500 in i)
h = {n << 32: n for n in range(500)}
print(sum(h), h[7 << 32], all(k >> 32 == v for k, v in h.items()))
f = {n / 7: n for n in range(500)}
print(f[3 / 7], len(f), 0 in f, 1 in f, f[1])
t = {(a, b): a * b for a in range(40) for b in range(40)}
print(len(t), t[3, 4], (40, 0) in t, sum(t.values()))
words = {}
for w in "the cat sat on the mat the cat".split():
    words[w] = words.get(w, 0) + 1
print(words, max(words, key=words.get), sorted(words.items(), key=lambda p: (-p[1], p[0])))
groups = {}
for n in range(20):
    groups.setdefault(n % 3, []).append(n)
print(groups, {v: k for k, v in words.items()}, {k: v for k, v in sorted(words.items())})
inv = {}
for k in "abcabc":
    inv[k] = inv.pop(k, 0) + 1
print(inv, list(dict.fromkeys("mississippi")), dict(a=1) | {"b": 2} | dict(a=3))
d.clear()
d["fresh"] = 1
print(d, len(d), list(d.items()))
copy = dict(h)
for k in list(copy):
    if copy[k] % 2:
        del copy[k]
print(len(copy), len(h), copy[2 << 32])
