# gcd, lcm, isqrt, factorial, comb, perm, prod over many values and against identities.
import math
print([math.gcd(a, b) for a in (0, 1, -4, 12, 35) for b in (0, 6, -8, 49)], math.gcd(), math.gcd(7), math.gcd(0, 0), math.gcd(2 ** 100, 6 ** 50), math.gcd(10 ** 20 + 39, 10 ** 19))
print([math.lcm(a, b) for a in (0, 1, -4, 12) for b in (0, 6, -8, 49)], math.lcm(), math.lcm(7), math.lcm(*range(1, 31)), math.lcm(2 ** 70, 3 ** 30))
for n in list(range(20)) + [24, 25, 26, 99, 100, 2 ** 31, 2 ** 52 - 1, 2 ** 53 + 1, 10 ** 18, 2 ** 63 - 1, 2 ** 64, 10 ** 40, 10 ** 41 - 1, (10 ** 30 + 1) ** 2 - 1, (10 ** 30 + 1) ** 2]:
    r = math.isqrt(n)
    assert r * r <= n < (r + 1) ** 2
    print(r, end=" ")
print()
print([math.factorial(n) for n in range(15)], math.factorial(20), math.factorial(21), math.factorial(100), math.factorial(True), len(str(math.factorial(1000))))
print([[math.comb(n, k) for k in range(n + 1)] for n in range(8)], math.comb(60, 30), math.comb(100, 3), math.comb(5, 9), math.comb(10 ** 20, 2), math.comb(200, 100), all(math.comb(n, k) == math.factorial(n) // math.factorial(k) // math.factorial(n - k) for n in range(40) for k in range(n + 1)))
print([[math.perm(n, k) for k in range(n + 1)] for n in range(6)], math.perm(5), math.perm(5, None), math.perm(10, 20), math.perm(30, 15), math.perm(10 ** 20, 2))
print(math.prod([]), math.prod([1, 2, 3, 4]), math.prod([0.5, 4]), math.prod(range(1, 21)), math.prod([2] * 100), math.prod([1, 2], start=10), math.prod([], start="s"), math.prod([True, 2.0]), math.prod([1e200, 1e200]), math.prod(iter([3, 4])), math.prod(["a", 3], start=1) if False else "")
print([math.floor(x) for x in (-1.5, -1.0, -0.5, 0.5, 1.5, 2)], [math.ceil(x) for x in (-1.5, -1.0, -0.5, 0.5, 1.5, 2)], [math.trunc(x) for x in (-1.5, -0.5, 0.5, 1.5, 10 ** 20)], math.floor(1e300) == int(1e300), type(math.floor(2.0)), math.floor(-0.0), math.ceil(-0.5))


class M:
    def __floor__(self): return "F"
    def __ceil__(self): return "C"
    def __trunc__(self): return "T"
    def __float__(self): return 4.0
    def __index__(self): return 5


print(math.floor(M()), math.ceil(M()), math.trunc(M()), math.sqrt(M()), math.factorial(M()), math.gcd(M(), 10), math.comb(M(), 2), math.isqrt(M()))
print(math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([1.5, 2], [2, 3]), math.sumprod((2 ** 70,), (3,)), math.sumprod([True], [2]), math.sumprod(range(5), range(5)), math.sumprod([0.1] * 10, [1] * 10))
print(math.dist([1, 2], [4, 6]), math.dist((0, 0, 0), (1, 2, 2)), math.dist([], []), math.hypot(3, 4), math.hypot(-3), math.hypot(1, 1, 1, 1), math.hypot(1e200, 1e200), math.hypot(1e-200, 1e-200))
print([math.ldexp(*math.frexp(x)) == x for x in (0.0, 1.0, -3.75, 1e300, 5e-324)], math.frexp(0.0), math.frexp(1), math.frexp(-0.1), math.modf(2.5), math.modf(-0.0), math.modf(1e20), math.modf(math.inf))
