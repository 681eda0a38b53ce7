# Merging: |, |=, update, ** displays; who wins and in which order.
a = {"x": 1, "y": 2}
b = {"y": 20, "z": 30}
print(a | b, b | a, {**a, **b}, {**b, **a}, dict(a, **b), a, b)
c = dict(a)
c |= b
d = dict(a)
d.update(b)
e = dict(a)
e.update([("y", 5), ("w", 6)], v=7)
print(c, d, e, c == d, list(c), list(b | a), {"q": 0, **a, "x": 9, **{"x": 8}, "r": 1})


class Keys:
    def keys(self):
        return iter(["k1", "k2"])

    def __getitem__(self, k):
        return k + "!"


print(dict(Keys()), {**Keys(), "k1": 0}, (lambda d: (d.update(Keys()), d)[1])({"k2": 0, "a": 1}))


class Pairs:
    def __iter__(self):
        yield "ab"
        yield ["c", 1]
        yield (x for x in "de")


print(dict(Pairs()), dict([]), dict({}), dict(()), dict(iter([(1, 2)])), dict(zip([1, 2], [3, 4])), dict(map(lambda x: (x, x * x), range(3))))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: a | [("z", 1)])
show(lambda: [("z", 1)] | a)
show(lambda: a | None)
show(lambda: dict([("a", 1, 2)]))
show(lambda: dict(["a"]))
show(lambda: dict([5]))
show(lambda: dict(a=1, **{"a": 2}))
show(lambda: {**{"a": 1}, **None})
show(lambda: a.update(None))
show(lambda: a.update({"n": 1}, {"m": 2}))
show(lambda: a.update(["xy", "z"]))
print(a)
x = {"a": 1}
y = x
x |= {"b": 2}
print(y, x is y)
x = x | {"c": 3}
print(y, x)
x |= [("d", 4)]
x |= Keys()
print(x)
s = {}
s |= s
s["self"] = 1
s |= s
s.update(s)
print(s, s | s)
try:
    s |= 5
except TypeError as err:
    print(err)


class D(dict):
    def __or__(self, o):
        return "D.or"

    def __ror__(self, o):
        return "D.ror"

    def __ior__(self, o):
        return "D.ior"


print(D() | {}, {} | D(), dict.__or__({}, D()))
dd = D()
dd |= {}
print(dd)
nested = {"a": {"b": 1}}
shallow = nested | {}
shallow["a"]["b"] = 2
print(nested, shallow is nested)


def deep(p, q):
    out = dict(p)
    for k, v in q.items():
        out[k] = deep(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out


print(deep({"a": {"x": 1, "y": {"z": 1}}, "b": 1}, {"a": {"y": {"w": 2}, "q": 3}, "b": {"n": 1}}))
inv = {}
for k, v in {"a": 1, "b": 2, "c": 1}.items():
    inv.setdefault(v, []).append(k)
print(inv, {v: k for k, v in {"a": 1, "b": 1}.items()}, dict.fromkeys("abc", []) , dict(enumerate("ab", 1)), {k: (a.get(k, 0), b.get(k, 0)) for k in a | b})
f = dict.fromkeys("ab", [])
f["a"].append(1)
print(f, f["a"] is f["b"], {i: [] for i in range(2)}, sorted((a | b).items()), min(a | b, key=lambda k: str((a | b)[k])), list({1: 1} | {2: 2} | {1: 3}))
class E(dict):
    pass


print(type(E(a=1) | {"b": 1}).__name__, type({"b": 1} | E(a=1)).__name__, type(E.fromkeys("a")).__name__, E.fromkeys("a", 1))
