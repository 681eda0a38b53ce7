# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class G:
    x = 1

    def __getattr__(self, n):
        if n.startswith("dyn_"):
            return n[4:]
        raise AttributeError(f"no {n}")


g = G()
print(g.x, g.dyn_a, hasattr(g, "zz"), getattr(g, "zz", "dflt"))
try:
    g.zz
except AttributeError as e:
    print(e)


class GA:
    def __init__(self):
        self.v = 1

    def __getattribute__(self, n):
        print("getattribute", n)
        return super().__getattribute__(n)

    def __getattr__(self, n):
        print("getattr", n)
        return "?"

    def m(self):
        return self.v


ga = GA()
print(ga.v, ga.q, ga.m())
print(len([1]), str(type(ga).__name__))


class SA:
    def __setattr__(self, n, v):
        print("setattr", n, v)
        object.__setattr__(self, n, v * 2)

    def __delattr__(self, n):
        print("delattr", n)
        object.__delattr__(self, n)


s = SA()
s.a = 1
s.a += 1
print(s.a, s.__dict__)
del s.a
setattr(s, "b", 2)
delattr(s, "b")
try:
    del s.nope
except AttributeError as e:
    print(e)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_t", target)

    def __getattr__(self, n):
        return getattr(self._t, n)

    def __setattr__(self, n, v):
        setattr(self._t, n, v)

    def __delattr__(self, n):
        delattr(self._t, n)

    def __dir__(self):
        return ["z", "a"]


class T:
    pass


t = T()
p = Proxy(t)
p.k = 5
print(t.k, p.k, dir(p))
del p.k
print(hasattr(t, "k"), Proxy([1, 2]).index(2))
try:
    len(Proxy([1]))
except TypeError as e:
    print(e)


class Wrong:
    def __getattribute__(self, n):
        raise ValueError("from getattribute")


try:
    hasattr(Wrong(), "x")
except ValueError as e:
    print(e)


class Both:
    def __getattribute__(self, n):
        raise AttributeError("first")

    def __getattr__(self, n):
        return "second " + n


print(Both().a, Both().__dict__, getattr(Both(), "b"))


class Meta(type):
    def __getattr__(cls, n):
        return "meta " + n

    def __setattr__(cls, n, v):
        print("meta set", n)
        super().__setattr__(n, v)


class M(metaclass=Meta):
    pass


print(M.foo)
M.bar = 1
try:
    M().foo
except AttributeError as e:
    print(e)


class Dunder:
    def __getattr__(self, n):
        print("lookup", n)
        raise AttributeError(n)


try:
    Dunder() + 1
except TypeError as e:
    print(e)
d = Dunder()
d.__len__ = lambda: 5
try:
    len(d)
except TypeError as e:
    print(e)


class AttrDict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


ad = AttrDict(a=1)
ad.b = 2
del ad.a
print(ad, ad.b)
try:
    ad.c
except KeyError as e:
    print("KeyError", e)


class BadDir:
    def __dir__(self):
        return 5


try:
    dir(BadDir())
except TypeError as e:
    print(e)
class Counter:
    n = 0

    def __getattr__(self, name):
        Counter.n += 1
        setattr(self, name, Counter.n)
        return Counter.n


c = Counter()
print(c.a, c.a, c.b, c.a)
