# Units and quantities: operator overloading with dimension checks, formatting, parsing, conversion.
class Dim:
    __slots__ = ("powers",)
    names = ("m", "kg", "s")

    def __init__(self, *powers):
        self.powers = tuple(powers) + (0,) * (3 - len(powers))

    def __mul__(self, o):
        return Dim(*(a + b for a, b in zip(self.powers, o.powers)))

    def __truediv__(self, o):
        return Dim(*(a - b for a, b in zip(self.powers, o.powers)))

    def __pow__(self, n):
        return Dim(*(a * n for a in self.powers))

    def __eq__(self, o):
        return self.powers == o.powers

    def __hash__(self):
        return hash(self.powers)

    def __str__(self):
        return "·".join(n if p == 1 else f"{n}^{p}" for n, p in zip(self.names, self.powers) if p) or "1"


class DimensionError(TypeError):
    def __init__(self, op, a, b):
        super().__init__(f"cannot {op} {a} and {b}")


class Q:
    units = {}

    def __init__(self, v, dim=Dim()):
        self.v, self.dim = v, dim

    def _same(self, o, op):
        o = o if isinstance(o, Q) else Q(o)
        if o.dim != self.dim:
            raise DimensionError(op, self.dim, o.dim)
        return o

    def __add__(self, o): return Q(self.v + self._same(o, "add").v, self.dim)
    __radd__ = __add__
    def __sub__(self, o): return Q(self.v - self._same(o, "subtract").v, self.dim)
    def __rsub__(self, o): return -(self - o)
    def __neg__(self): return Q(-self.v, self.dim)
    def __abs__(self): return Q(abs(self.v), self.dim)
    def __mul__(self, o): return Q(self.v * o.v, self.dim * o.dim) if isinstance(o, Q) else Q(self.v * o, self.dim)
    __rmul__ = __mul__
    def __truediv__(self, o): return Q(self.v / o.v, self.dim / o.dim) if isinstance(o, Q) else Q(self.v / o, self.dim)
    def __rtruediv__(self, o): return Q(o / self.v, Dim() / self.dim)
    def __pow__(self, n): return Q(self.v ** n, self.dim ** n)
    def __eq__(self, o): return isinstance(o, Q) and (self.v, self.dim) == (o.v, o.dim)
    def __lt__(self, o): return self.v < self._same(o, "compare").v
    def __le__(self, o): return self.v <= self._same(o, "compare").v
    def __hash__(self): return hash((self.v, self.dim))
    def __bool__(self): return bool(self.v)
    def __float__(self):
        self._same(Q(1), "convert")
        return float(self.v)

    def to(self, unit):
        u = self.units[unit]
        return self._same(u, "convert").v and self.v / u.v

    def __format__(self, spec):
        spec, _, unit = spec.partition("|")
        v = self.to(unit) if unit else self.v
        return f"{v:{spec}} {unit or self.dim}"

    def __str__(self):
        return format(self, "g")

    def __repr__(self):
        return f"Q({self.v!r}, {self.dim})"

    @classmethod
    def parse(cls, text):
        v, *units = text.split()
        q, power = cls(float(v)), 1
        for u in units:
            if u == "per":
                power = -1
                continue
            try:
                q = q * cls.units[u] ** power
            except KeyError:
                raise ValueError(f"unknown unit {u!r} in {text!r}") from None
        return q


m, kg, s = Q(1, Dim(1)), Q(1, Dim(0, 1)), Q(1, Dim(0, 0, 1))
Q.units = {"m": m, "kg": kg, "s": s, "km": 1000 * m, "cm": m / 100, "h": 3600 * s, "min": 60 * s, "g": kg / 1000, "N": kg * m / s ** 2, "J": kg * m ** 2 / s ** 2}
v = 90 * Q.units["km"] / Q.units["h"]
print(v, repr(v), f"{v:.1f}", f"{v * 2 * Q.units['h']:.1f|km}", 5 * m + 20 * Q.units["cm"], Q.parse("3 km per h"), Q.parse("2 kg m per s s") == Q.units["N"] * 2)
f = 10 * kg * (2 * m / s ** 2)
e = f * (3 * m)
print(f, e, f"{e:g|J}", e.dim == Q.units["J"].dim, (e / f).to("cm"), 1 / s, abs(-v), max(3 * m, 2 * m, Q.units["km"]), sorted([3 * m, 1 * m, 2 * m]), sum([1 * m, 2 * m], 0 * m), bool(0 * m), {1 * m: "one"}[m], float(v / v), (4 * m) ** 2, 5 - Q(3), 5 + Q(3))
for bad in (lambda: m + s, lambda: m < kg, lambda: 1 + m, lambda: float(m), lambda: m.to("s"), lambda: Q.parse("1 furlong"), lambda: Q.parse("x m"), lambda: sum([m, m]), lambda: m + "a", lambda: format(m, "q")):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
