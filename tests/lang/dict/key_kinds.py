# Dicts by kind of key: small strings, long strings, ints, mixed, tuples; conversions between layouts; deletion patterns.
kinds = {
    "str": [f"k{i}" for i in range(200)],
    "long str": ["x" * i for i in range(1, 201)],
    "int": list(range(200)),
    "neg": list(range(-100, 100)),
    "sparse": [i * 7919 for i in range(200)],
    "big": [2 ** 64 + i for i in range(200)],
    "float": [i / 8 for i in range(200)],
    "tuple": [(i, str(i)) for i in range(200)],
    "mixed": [i if i % 3 == 0 else str(i) if i % 3 == 1 else (i,) for i in range(200)],
    "unicode": [chr(0x100 + i) for i in range(200)],
    "bytes": [bytes([i]) for i in range(200)],
    "frozen": [frozenset([i, i + 1]) for i in range(200)],
    "none etc": [None, True, 2, "a", ..., int, len, (), b"", 0.5],
}
for name, keys in kinds.items():
    d = {}
    for i, k in enumerate(keys):
        d[k] = i
    assert list(d) == keys and list(d.values()) == list(range(len(keys))) and all(d[k] == i for i, k in enumerate(keys))
    assert all(k in d and d.get(k) == i for i, k in enumerate(keys)) and "absent" not in d and d.get("absent", -1) == -1
    for k in keys[::2]:
        del d[k]
    assert list(d) == keys[1::2] and not any(k in d for k in keys[::2])
    for k in keys[::4]:
        d[k] = "again"
    assert list(d) == keys[1::2] + keys[::4]
    e = d.copy()
    d.clear()
    d.update(zip(keys, keys))
    assert len(d) == len(keys) and len(e) == len(keys[1::2]) + len(keys[::4])
    while len(d) > 3:
        d.popitem()
    assert list(d) == keys[:3]
    d |= {"str key": 1, 5.5: 2}
    assert len(d) == 5
    n = 0
    for k in keys:
        n += k in d
    c = {k: v for k, v in zip(keys, reversed(keys))}
    assert {v: k for k, v in c.items()}[keys[0]] == keys[-1]
    print(name, n, len(c), len(e), sorted(map(repr, list(e)[:3])))
ns = {}
for i in range(30):
    ns[f"attr{i}"] = i
ns[1] = "int key comes late"
ns["attr5"] = "changed"
del ns["attr0"], ns[1]
print(list(ns)[:5], len(ns), ns["attr5"], "attr0" in ns, 1 in ns, 1.0 in ns)
d = {"a": 1}
for k in ("a", "".join(["a"]), "ab"[0], "xa"[1:], str("a"), b"a".decode()):
    assert d[k] == 1
s = type("S", (str,), {})("a")
d[s] = 2
print(d, type(next(iter(d))).__name__, d["a"], {s: 1}["a"])
d = {1: "int"}
d[1.0], d[True] = "float", "bool"
print(d, d[1], type(next(iter(d))).__name__)
z = {0: "zero"}
z[-0.0] = "neg zero"
z[False] = "false"
print(z)
cnt = {}
for i in range(10000):
    k = (i * 2654435761) % 2 ** 32 % 1000
    cnt[k] = cnt.get(k, 0) + 1
print(len(cnt), sum(cnt.values()), max(cnt.values()), min(cnt))
q = {}
for i in range(5000):
    q[i] = None
    if i >= 10:
        q.pop(i - 10)
print(len(q), next(iter(q)), list(q)[-1])
while q:
    q.pop(next(iter(q)))
print(q)
