# Nested tuples: hashing, ordering, as keys; subclasses; named-tuple by hand.
pts = [(2, 1), (1, 2), (1, 1), (2, 0, 5), (1,), ()]
print(sorted(pts), max(pts), min(pts), (1, (2, 3)) < (1, (2, 4)), (1, (2, 3)) == (1, (2, 3)), ((1,),) < ((1, 0),), sorted([("b", 2), ("a", 3), ("a", 1)]), sorted({(1, 2): "x", (0, 5): "y"}))
grid = {(x, y): x * y for x in range(4) for y in range(4)}
print(grid[2, 3], grid[(3, 3)], (4, 4) in grid, sum(grid.values()), {(1, (2, (3,))): "deep"}[1, (2, (3,))], len({((a, b), c) for a in (1, 2) for b in (1, 1.0) for c in (True, 1)}))


def named(name, fields):
    fields = fields.split()

    def new(cls, *args, **kw):
        vals = list(args)
        if len(vals) > len(fields):
            raise TypeError(f"{name} takes {len(fields)} values but {len(vals)} were given")
        for f in fields[len(vals):]:
            if f not in kw:
                raise TypeError(f"missing {f}")
            vals.append(kw.pop(f))
        if kw:
            raise TypeError(f"unexpected {', '.join(kw)}")
        return tuple.__new__(cls, vals)

    ns = {"__slots__": (), "__new__": new, "fields": tuple(fields), "__repr__": lambda s: f"{name}({', '.join(f'{f}={v!r}' for f, v in zip(fields, s))})", "replace": lambda s, **kw: type(s)(*(kw.get(f, v) for f, v in zip(fields, s))), "asdict": lambda s: dict(zip(fields, s))}
    for i, f in enumerate(fields):
        ns[f] = property(lambda s, i=i: s[i])
    return type(name, (tuple,), ns)


P = named("P", "x y z")
p = P(1, 2, z=3)
print(p, p.x, p[1], p.z, p == (1, 2, 3), hash(p) == hash((1, 2, 3)), p.replace(y=9), p.asdict(), len(p), list(p), p + (4,), type(p + (4,)).__name__, type(p[:]).__name__, p < (1, 2, 4), {p: 1}[1, 2, 3], P.fields, isinstance(p, tuple))
a, *b = p
print(a, b, "%s-%s-%s" % p, (lambda x, y, z: x + y + z)(*p), max(p), p.index(3), 2 in p, sorted([P(2, 0, 0), P(1, 5, 5)]))
for bad in (lambda: P(1), lambda: P(1, 2, 3, 4), lambda: P(1, 2, 3, w=4), lambda: setattr(p, "x", 1), lambda: setattr(p, "new", 1), lambda: p.nope, lambda: p.__setitem__(0, 1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class T(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)

    def __getitem__(self, i):
        return ("T", super().__getitem__(i))

    def __len__(self):
        return 99

    def __iter__(self):
        return iter("iterated")

    def __contains__(self, x):
        return "always"

    def __add__(self, o):
        return "T.add"

    def __hash__(self):
        return 3


t = T(1, 2)
print(t, t[0], len(t), list(t), 55 in t, t + (1,), (1,) + t, hash(t), t == (1, 2), tuple(t), [*t], t.count(1), t.index(2), repr(t), "%s %s" % t, str(t), bool(T()), (lambda *a: a)(*t), max(t), t[0:1])
x, y, *z = t
print(x, y, z)
n = ()
for i in range(500):
    n = (n, i)
print(n[1], n[0][1], len(n), hash(n) == hash((n[0], n[1])), n == (n[0], 499), n < (n[0], 500))
r = ([],)
r[0].append(r)
print(r, r == r, r[0][0] is r)
print(tuple(range(5)) + tuple("ab") * 2, ((1, 2) * 3)[1::2], () < (1,), (1, 2, 3) > (1, 2), (float("nan"),) == (float("nan"),), (1, 2) in [(1, 2)], ((),) != (), tuple(i for i in (3, 1, 2) if i > 1))
