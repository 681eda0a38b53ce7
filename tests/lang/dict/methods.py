# Every method of dict.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d)
print(d.pop("n"), d.pop("zz", "default"), d.popitem(), d, d.update({"x": 1}), d.update([("y", 2), ["z", 3]]), d.update(k=4), d.update({"a": 0}, b=9), d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), len(d), "a" in d, "q" in d, d.copy() == d, d.copy() is d)
print(dict(), dict(a=1), dict({"a": 1}), dict([("a", 1)]), dict({"a": 1}, b=2, a=3), dict(zip("ab", range(2))), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict(((i, i * i) for i in range(3))), dict(["ab", "cd"]))
e = d.copy()
e.clear()
print(e, d == e, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: 1} == {1.0: 1.0}, {"a": 1} != {"a": 2}, d | {"new": 1}, {"a": 1} | {"a": 2}, type({} | {}))
d = {}
for i in range(10):
    d[i] = str(i)
for i in range(0, 10, 2):
    del d[i]
d[0] = "again"
d[3] = "kept place"
print(d, list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())), next(iter(d)), min(d), max(d, key=d.get), sorted(d, reverse=True), sum(d))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: d["nope"])
show(lambda: d.pop("nope"))
show(lambda: {}.popitem())
show(lambda: d.__delitem__("nope"))
show(lambda: d[[]])
show(lambda: {{}: 1})
show(lambda: d.get([]))
show(lambda: d.get())
show(lambda: d.get(1, 2, 3))
show(lambda: d.update(5))
show(lambda: d.update([1]))
show(lambda: d.update([(1, 2, 3)]))
show(lambda: d.update(["abc"]))
show(lambda: d.update(1, 2))
show(lambda: dict(5))
show(lambda: dict([1, 2]))
show(lambda: dict([(1,)]))
show(lambda: dict(None))
show(lambda: dict.fromkeys(5))
show(lambda: dict.fromkeys([[]]))
show(lambda: d.setdefault())
show(lambda: d.pop())
show(lambda: d | 5)
show(lambda: d < d)
show(lambda: hash(d))
show(lambda: d + d)
show(lambda: d.nope)
show(lambda: d.__ior__(5))
show(lambda: {1, 2} | d)
show(lambda: reversed({}.get))
d |= {"ior": 1}
d |= [("pairs", 2)]
print(d, {**d, "x": 1}, repr({}), {1: {2: {}}}, {"it's": 'q"'}, str({None: ...}), bool({}), bool({0: 0}))
r = {}
r["self"] = r
print(r, {1: [r]})
print({True: "t", 1: "one", 1.0: "f"}, {0: 1, False: 2, "": 3, None: 4, (): 5}, {float("nan"): 1} == {float("nan"): 1})
print(sorted(n for n in dir(dict) if not n.startswith("__")), d.__contains__("ior"), d.__len__(), {}.__class__, {"a": 1}.__eq__({"a": 1}), {}.__eq__(5), {1: 2}.__getitem__(1))


class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 42

    def __eq__(self, o):
        return isinstance(o, K) and self.v == o.v

    def __repr__(self):
        return f"K({self.v})"


c = {K(i): i for i in range(20)}
print(c[K(7)], len(c), K(20) in c, c.pop(K(0)), list(c)[:3], K(0) in c)
for i in range(1, 20, 2):
    del c[K(i)]
c[K(1)] = "back"
print(c)


class M(dict):
    def __missing__(self, k):
        self[k] = v = len(self)
        return v


m = M()
print(m["a"], m["b"], m["a"], m, m.get("zz"), m.setdefault("c", 9))
