# A vector class that uses most operator methods together.
class Vec:
    def __init__(self, *c):
        self.c = tuple(c)

    def __repr__(self):
        return f"Vec{self.c}"

    def __add__(self, o):
        return Vec(*(a + b for a, b in zip(self.c, o.c))) if isinstance(o, Vec) else NotImplemented

    def __sub__(self, o):
        return self + -o

    def __neg__(self):
        return Vec(*(-a for a in self.c))

    def __pos__(self):
        return self

    def __abs__(self):
        return sum(a * a for a in self.c) ** 0.5

    def __mul__(self, k):
        if isinstance(k, Vec):
            return sum(a * b for a, b in zip(self.c, k.c))
        return Vec(*(a * k for a in self.c))

    def __rmul__(self, k):
        return self * k

    def __truediv__(self, k):
        return Vec(*(a / k for a in self.c))

    def __floordiv__(self, k):
        return Vec(*(a // k for a in self.c))

    def __mod__(self, k):
        return Vec(*(a % k for a in self.c))

    def __pow__(self, n, mod=None):
        return Vec(*(pow(a, n, mod) for a in self.c))

    def __matmul__(self, o):
        (a, b, c), (d, e, f) = self.c, o.c
        return Vec(b * f - c * e, c * d - a * f, a * e - b * d)

    def __eq__(self, o):
        return isinstance(o, Vec) and self.c == o.c

    def __hash__(self):
        return hash(self.c)

    def __lt__(self, o):
        return abs(self) < abs(o)

    def __bool__(self):
        return any(self.c)

    def __len__(self):
        return len(self.c)

    def __getitem__(self, i):
        r = self.c[i]
        return Vec(*r) if isinstance(i, slice) else r

    def __iter__(self):
        return iter(self.c)

    def __contains__(self, x):
        return x in self.c

    def __getattr__(self, n):
        if len(n) == 1 and n in "xyz":
            return self.c["xyz".index(n)]
        if n and set(n) <= set("xyz"):
            return Vec(*(getattr(self, k) for k in n))
        raise AttributeError(f"Vec has no {n}")

    def __round__(self, n=None):
        return Vec(*(round(a, n) for a in self.c))

    def __format__(self, spec):
        return "<" + ", ".join(format(a, spec) for a in self.c) + ">"

    def __iadd__(self, o):
        self.c = (self + o).c
        return self

    def __invert__(self):
        return Vec(*self.c[::-1])

    def __divmod__(self, k):
        return self // k, self % k

    def __call__(self, f):
        return Vec(*map(f, self.c))

    def __int__(self):
        return int(abs(self))

    def __reversed__(self):
        return reversed(self.c)


a, b = Vec(1, 2, 3), Vec(4, 5, 6)
print(a + b, a - b, -a, +a is a, abs(Vec(3, 4)), a * 2, 3 * a, a * b, b / 2, b // 2, b % 4, a ** 2, pow(b, 2, 7), a @ b)
print(a == Vec(1, 2, 3), a != b, a < b, a > b, sorted([b, a, Vec(0, 0, 1)]), bool(Vec(0, 0)), len(a), a[0], a[1:], a[-1], 2 in a, 9 in a, list(a), [*reversed(a)])
print(a.x, a.zyx, a.xx, round(Vec(1.256, 2.5), 1), f"{a:.2f}", f"{a}", "{:>4}".format(b), ~a, divmod(b, 4), a(lambda v: v * v), int(Vec(3, 4)), {a: 1}[Vec(1, 2, 3)], max(a, b), sum([a, b], Vec(0, 0, 0)))
c = a
c += b
print(a, c is a, hash(a) == hash(Vec(5, 7, 9)))
x, *rest = b
print(x, rest, dict(zip("xyz", b)), tuple(b), set(b) == {4, 5, 6})
for bad in (lambda: a + 1, lambda: 1 + a, lambda: a.w, lambda: a < 5, lambda: a[10], lambda: a / 0, lambda: a <= b):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
