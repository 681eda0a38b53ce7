# defaultdict: what makes values and what does not, copies, unions, representation, messages.
from collections import defaultdict


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


d = defaultdict(list)
d["a"].append(1)
d["b"].append(2)
d["a"].append(3)
print(d, d.get("zz"), "zz" in d, d.pop("zz", None), len(d))
n = defaultdict(int)
for c in "mississippi":
    n[c] += 1
print(n, n == dict(n), sorted(n.items()))
print(defaultdict(int, {1: 2}, x=3), defaultdict(None, [(1, 2)]), defaultdict(), defaultdict(default_factory=3))
print(d | {1: 2}, {1: 2} | d, d.copy(), d.__copy__() == d)
d |= {"c": []}
print(d, d.default_factory, d.__reduce__()[:4])


class Loud(defaultdict):
    def __missing__(self, key):
        print("missing", key)
        return super().__missing__(key) if key != "none" else None


s = Loud(set)
s["x"].add(1)
print(s, s["none"], type(s.copy()).__name__)


class Quiet(defaultdict):
    def __getitem__(self, key):
        return "got " + key


print(Quiet(int)["k"])


class Fails:
    def __call__(self):
        raise RuntimeError("no value")


d = defaultdict(Fails())
t(lambda: d[1])
print(len(d))
d = defaultdict()
d.default_factory = lambda: d
t(lambda: d[1] is d)
d.default_factory = d.copy
print(repr(d).startswith("defaultdict(<"), repr(d).endswith("{1: defaultdict(..., {...})})") or repr(d)[-30:].count("..."))
del d.default_factory
for f in (lambda: d["no"], lambda: defaultdict(1), lambda: defaultdict(int, 1, 2), lambda: defaultdict(int, 1), lambda: d | 3, lambda: d.__missing__("k"),
          lambda: d.__missing__(), lambda: d.default_factory, lambda: defaultdict(list)[[]], lambda: hash(d)):
    t(f)
print(defaultdict[str, int], defaultdict.__module__, defaultdict.__name__)
d.clear()
