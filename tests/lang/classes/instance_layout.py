# Instances with many attributes, different orders, deletion, sharing, growth: the dict view stays right.
class P:
    pass


a, b = P(), P()
a.x, a.y, a.z = 1, 2, 3
b.z, b.y, b.x = 3, 2, 1
print(vars(a), vars(b), vars(a) == vars(b), list(vars(b)))
del a.y
a.w = 4
a.y = 5
print(vars(a), hasattr(a, "y"))
for i in range(60):
    setattr(a, f"attr{i}", i)
print(len(vars(a)), a.attr0, a.attr59, sum(v for k, v in vars(a).items() if k.startswith("attr")))
for i in range(0, 60, 2):
    delattr(a, f"attr{i}")
print(len(vars(a)), hasattr(a, "attr0"), a.attr1, list(vars(a))[:5])
objs = []
for i in range(50):
    o = P()
    if i % 2:
        o.first, o.second = i, -i
    else:
        o.second, o.first = -i, i
    if i % 5 == 0:
        o.extra = "e"
    objs.append(o)
print(sum(o.first for o in objs), sum(o.second for o in objs), sum(hasattr(o, "extra") for o in objs))
d = a.__dict__
d["via dict"] = 1
d["x"] = 100
a.new = 7
print(a.x, d["new"], getattr(a, "via dict"), a.__dict__ is d)
del d["x"]
print(hasattr(a, "x"))
a.x = 1
print(d["x"], list(d)[-1])
d.clear()
print(vars(a), hasattr(a, "w"))
a.after = 1
print(vars(a))


class Q:
    cls_attr = "class"

    def __init__(self, n):
        self.n = n
        if n > 2:
            self.cls_attr = "own"


qs = [Q(i) for i in range(5)]
print([q.cls_attr for q in qs])
Q.cls_attr = "changed"
print([q.cls_attr for q in qs])
Q.n = property(lambda self: "property wins")
print([q.n for q in qs[:2]], vars(qs[1]))
del Q.n
print([q.n for q in qs[:2]])


def touch(o):
    return o.v


class R:
    v = 0


r1, r2 = R(), R()
out = [touch(r1), touch(r2)]
r1.v = 1
out += [touch(r1), touch(r2)]
R.v = 5
out += [touch(r1), touch(r2)]
del r1.v
out += [touch(r1)]
R.__getattr__ = lambda s, n: "fallback"
del R.v
out += [touch(r1)]
print(out)


class Base:
    def __init__(self):
        self.b = 1


class D1(Base):
    def __init__(self):
        self.before = 0
        super().__init__()
        self.after = 2


class D2(Base):
    pass


print(vars(D1()), vars(D2()), vars(Base()))
x = D1()
x.__class__ = D2
x.more = 3
print(vars(x), type(x).__name__, x.before)
s = P()
s.__dict__["a"] = 1
s.b = 2
s.__dict__.update(c=3)
s.__dict__.pop("a")
s.a = 4
print(vars(s), [k for k in s.__dict__])
it = iter(vars(s).items())
print(next(it))
s.new_attr = 1
try:
    next(it)
except RuntimeError as e:
    print(e)
big = P()
for i in range(1000):
    setattr(big, f"k{i % 300}", i)
print(len(vars(big)), big.k0, big.k299)
try:
    big.nope
except AttributeError as e:
    print(e)
