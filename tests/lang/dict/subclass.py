# Subclasses of dict: __missing__, overridden methods, what built-in code calls, order.
class D(dict):
    def __init__(self, *a, **k):
        self.log = []
        super().__init__(*a, **k)

    def __setitem__(self, k, v):
        self.log.append(("set", k))
        super().__setitem__(k, v)

    def __getitem__(self, k):
        self.log.append(("get", k))
        return super().__getitem__(k)

    def __contains__(self, k):
        self.log.append(("contains", k))
        return super().__contains__(k)

    def keys(self):
        self.log.append("keys")
        return super().keys()


d = D(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("d", 4)
print(d, d["a"], d.get("b"), "a" in d, dict(d), {**d}, d | {"z": 0}, type(d | {}).__name__, list(d), d.log)
print("%(a)s" % d, "{a}".format_map(d), "{a}".format(**d), (lambda **k: k)(**d), eval("a + b", {}, d), len(d), d == {"a": 1, "b": 2, "c": 3, "d": 4}, type(d.copy()).__name__, d.pop("a"), d.popitem(), d.log[-6:])


class Count(dict):
    def __missing__(self, k):
        return 0


c = Count()
for w in "a b a c a b".split():
    c[w] += 1
print(c, c["zz"], "zz" in c, c.get("zz"), sorted(c, key=c.get), c.pop("a"), c)


class Default(dict):
    def __init__(self, f):
        self.f = f

    def __missing__(self, k):
        v = self[k] = self.f()
        return v


g = Default(list)
for i in range(6):
    g[i % 3].append(i)
print(g, g.f is list)


class Tree(dict):
    __missing__ = lambda self, k: self.setdefault(k, Tree())


t = Tree()
t["a"]["b"]["c"] = 1
t["a"]["d"]
print(t)


class Lower(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.lower())

    def __delitem__(self, k):
        super().__delitem__(k.lower())

    def __contains__(self, k):
        return super().__contains__(k.lower())


w = Lower()
w["KEY"] = 1
w["Other"] = 2
print(w, w["key"], "kEy" in w, w.get("KEY"), list(w))
del w["KEY"]
print(w)


class BadMissing(dict):
    def __missing__(self, k):
        raise LookupError(f"no {k}")


class NoMissing(dict):
    __missing__ = None


for cls in (BadMissing, NoMissing):
    try:
        cls()["q"]
    except Exception as e:
        print(type(e).__name__, e)


class Iter(dict):
    def __iter__(self):
        return iter(["x", "y"])

    def items(self):
        return [("from", "items")]


i = Iter(a=1)
print(list(i), dict(i), {**i}, [k for k in i], i, len(i), sorted(i), list(i.keys()), list(i.items()), set(i) == {"x", "y"}, (lambda **k: k)(**i))


class Frozen(dict):
    def _no(self, *a, **k):
        raise TypeError("frozen")

    __setitem__ = __delitem__ = pop = popitem = clear = update = setdefault = __ior__ = _no

    def __hash__(self):
        return hash(frozenset(self.items()))


f = Frozen(a=1)
for op in (lambda: f.update(b=2), lambda: f.__setitem__("a", 2), lambda: f.pop("a"), lambda: f.clear(), lambda: dict.__setitem__(f, "b", 2)):
    try:
        op()
        print("changed", f)
    except TypeError as e:
        print(e)
print({f: "hashable"}[Frozen(a=1, b=2)], f == {"a": 1, "b": 2})


class Attr(dict):
    def __getattr__(self, n):
        try:
            return self[n]
        except KeyError:
            raise AttributeError(n) from None

    def __setattr__(self, n, v):
        self[n] = v


a = Attr(x=1)
a.y = 2
print(a, a.x, a.y, hasattr(a, "z"), vars(a), a.keys())


class LRU(dict):
    def __getitem__(self, k):
        v = self.pop(k)
        super().__setitem__(k, v)
        return v

    def __setitem__(self, k, v):
        self.pop(k, None)
        super().__setitem__(k, v)
        if len(self) > 3:
            del self[next(iter(self))]


l = LRU()
for k in "abcad":
    l[k] = k.upper()
l["c"]
print(l, list(l))
class R(dict):
    def __repr__(self):
        return "R" + super().__repr__()


print(R(a=R()), [R()], {1: R({2: 3})}, f"{R()}")
