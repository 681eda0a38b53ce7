# All functions of math: ordinary values.
import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
for name in ("sqrt", "exp", "expm1", "exp2", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "gamma", "lgamma", "degrees", "radians", "fabs", "ceil", "floor", "trunc", "cbrt", "frexp", "modf", "isfinite", "isinf", "isnan", "ulp", "isqrt", "factorial"):
    f = getattr(math, name)
    out = []
    for x in (0, 1, -1, 0.5, 2, 10, -2.5, 100, float("inf"), float("nan")):
        try:
            r = f(x)
            out.append(f"{r:.12g}" if isinstance(r, float) else str(r) if isinstance(r, (int, bool)) else tuple(float(f"{v:.12g}") for v in r))
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
    print(name, out)
print(math.pow(2, 3), math.pow(2, 0.5), math.atan2(1, 1), math.atan2(-1, -1), math.atan2(0.0, -1), math.hypot(3, 4), math.hypot(1, 2, 2), math.hypot(), math.copysign(1, -0.0), math.fmod(7, 3), math.fmod(-7, 3), math.remainder(7, 4), math.remainder(-7, 4), math.ldexp(0.5, 4), math.dist([0, 0], [3, 4]), math.dist((1,), (4,)))
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 8), math.gcd(10 ** 30, 10 ** 20), math.lcm(4, 6), math.lcm(), math.lcm(2, 3, 5), math.lcm(0, 5), math.comb(5, 2), math.comb(100, 50), math.comb(3, 5), math.perm(5, 2), math.perm(5), math.perm(3, 5), math.prod([1, 2, 3]), math.prod([]), math.prod([1.5, 2], start=2), math.prod([10 ** 20] * 3))
print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([]), math.sumprod([1, 2], [3, 4]), math.sumprod([], []), math.sumprod([0.1, 0.2], [10, 20]), math.fma(2.0, 3.0, 4.0), math.fma(0.1, 10.0, -1.0))
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(math.inf, math.inf), math.isclose(math.nan, math.nan), math.nextafter(1.0, 2.0), math.nextafter(0.0, 1.0), math.nextafter(1.0, 0.0, steps=3), math.ulp(1.0), math.ulp(0.0), math.ulp(1e300))
print(math.isqrt(10 ** 40), math.isqrt(99), math.isqrt(2 ** 64), math.factorial(20), math.factorial(30), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.floor(1e20), math.ceil(10 ** 30), math.log(8, 2), math.log(10 ** 400), math.log2(2 ** 1000), math.log10(10 ** 500), math.log(100, 10), math.modf(-3.25), math.frexp(-8.0), math.exp(-745.2))
print(sorted(n for n in dir(math) if not n.startswith("_")))
