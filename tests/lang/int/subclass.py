# Subclasses of int: arithmetic gives int, overridden operators, use as index and key.
class I(int):
    def __repr__(self):
        return f"I({int(self)})"


a, b = I(5), I(7)
print(a, repr(a), str(a), a + b, type(a + b), a * 2, -a, type(-a), +a, type(+a), abs(a), ~a, a / b, a // 2, divmod(a, 2), a ** 2, a == 5, a is a, hash(a) == hash(5), {5: "five"}[a], [10] * a, "abcdefg"[a], list(range(a)), a & 3, a << 1, f"{a}", f"{a:03d}", "%d %s %r" % (a, a, a), "{}".format(a))
print(int(a), type(int(a)), float(a), bool(I(0)), a.bit_length(), a.real, type(a.real), a.numerator, round(a), type(round(a)), a < b, max(a, b), sorted([b, a]), sum([a, b]), type(sum([a])), a.__add__(1), a.conjugate(), type(a.conjugate()))


class Mod(int):
    def __new__(cls, v, m=10):
        self = super().__new__(cls, v % m)
        self.m = m
        return self

    def __add__(self, o):
        return Mod(int(self) + int(o), self.m)

    __radd__ = __add__

    def __mul__(self, o):
        return Mod(int(self) * int(o), self.m)

    def __str__(self):
        return f"{int(self)} mod {self.m}"

    def __bool__(self):
        return True

    def __eq__(self, o):
        return int(self) == o % self.m

    def __hash__(self):
        return 1

    def __index__(self):
        return 99

    def __int__(self):
        return int.__int__(self)


m = Mod(17)
print(m, m + 5, 5 + m, m * 3, type(m + 1).__name__, m - 3, type(m - 3).__name__, m == 27, m != 27, bool(Mod(0)), hash(m), hex(m), [0] * 3 == [0, 0, 0], m.m, sum([Mod(8), Mod(9)]), range(5)[Mod(2)], int(m), m.__dict__)


class Flags(int):
    NAMES = {1: "r", 2: "w", 4: "x"}

    def __or__(self, o):
        return Flags(int(self) | int(o))

    def __contains__(self, o):
        return bool(self & o)

    def __iter__(self):
        return (n for b, n in self.NAMES.items() if self & b)

    def __str__(self):
        return "|".join(self) or "none"

    __format__ = lambda self, spec: format(str(self), spec)


f = Flags(1) | 4
print(str(f), 2 in f, 4 in f, list(f), f"{f:>6}", str(Flags(0)), f == 5, f + 1, sorted([Flags(4), Flags(1)])[0] == 1)
big = I(2 ** 80)
print(big, big + 1, type(big * 1), hash(big) == hash(2 ** 80), big == 2 ** 80, int(big) is big, I("12"), I("ff", 16), I(3.9), I(), isinstance(I(), int), I.from_bytes(b"\1\0", "big"), type(I.from_bytes(b"\1", "big")))


class Slotted(int):
    __slots__ = ()


try:
    Slotted(1).x = 1
except AttributeError as e:
    print(e)
i = I(1)
i += 1
print(i, type(i), I(1).__class__, [I(1), I(2)], {I(1)}, (I(3),), {I(1): I(2)})
