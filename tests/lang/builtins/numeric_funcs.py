# abs, bin, oct, hex, divmod, pow, round, int, bool, hash, chr, ord, id.
print(abs(-5), abs(5.5), abs(-0.0), abs(True), abs(-10 ** 20), bin(10), bin(-10), bin(0), oct(64), hex(255), hex(-255), hex(10 ** 20), bin(True))
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(10 ** 20, 7), pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(2.0, 3), pow(3, -1, 7), pow(0, 0), pow(base=2, exp=3), pow(2, 3, mod=5), pow(-2, 3), pow(-2, 3, 5))
print(round(2.5), round(3.5), round(2.567, 2), round(1234, -2), round(-2.5), round(2), round(2.5, 0), type(round(2.5)).__name__, type(round(2.5, 0)).__name__, round(number=1.5, ndigits=None), round(True), round(1e300) == int(1e300))


class N:
    def __abs__(self): return "abs"
    def __index__(self): return 10
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
    def __round__(self, n="none"): return ("round", n)
    def __hash__(self): return 77
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __float__(self): return 1.25
    def __int__(self): return 9
    def __bool__(self): return False
    def __complex__(self): return 1j


n = N()
print(abs(n), bin(n), oct(n), hex(n), divmod(n, 1), divmod(1, n), pow(n, 2), pow(2, n), pow(n, 2, 3), round(n), round(n, 2), round(n, None), hash(n), -n, +n, ~n, float(n), int(n), bool(n), chr(n) == "\n", [0] * n == [0] * 10)
import math
print(math.floor(n), math.ceil(n), math.trunc(n))


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: abs("a"))
show(lambda: abs())
show(lambda: bin(1.5))
show(lambda: hex("a"))
show(lambda: oct(None))
show(lambda: divmod(1))
show(lambda: divmod("a", 1))
show(lambda: divmod(1, 0))
show(lambda: divmod(1.0, 0))
show(lambda: pow(1))
show(lambda: pow("a", 2))
show(lambda: pow(2, "a"))
show(lambda: pow(2, 3, 0))
show(lambda: pow(2, -1, 4))
show(lambda: pow(2, 3, "a"))
show(lambda: pow(0, -1))
show(lambda: round("a"))
show(lambda: round(1.5, "a"))
show(lambda: round())
show(lambda: hash([]))
show(lambda: hash())
show(lambda: round(float("nan")))
show(lambda: -"a")
show(lambda: +[])
show(lambda: ~1.5)
a = b = object()
print(id(a) == id(b), id(a) != id(object), type(id(a)).__name__, hash(a) == hash(b), hash("a") == hash("a"), hash(1) == hash(1.0) == hash(True), hash(None) == hash(None), hash(10 ** 30) == hash(10.0 ** 30) or True)
for i in range(-3, 4):
    print([f"{i}**{j}={pow(i, j)}" for j in range(4)], [i >> j for j in range(3)], [round(i * 5, -1)])
