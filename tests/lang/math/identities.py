# Elementary functions against identities, to a tolerance; special values exactly.
import math
ok = lambda a, b: math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-12)
xs = [-3.5, -1.0, -0.3, 0.0, 1e-9, 0.5, 1.0, 2.0, 7.25]
print(all(ok(math.sin(x) ** 2 + math.cos(x) ** 2, 1) for x in xs))
print(all(ok(math.tan(x), math.sin(x) / math.cos(x)) for x in xs))
print(all(ok(math.exp(x), math.e ** x) for x in xs), all(ok(math.log(math.exp(x)), x) for x in xs))
print(all(ok(math.cosh(x) ** 2 - math.sinh(x) ** 2, 1) for x in (-1, 0, 0.5, 2)), all(ok(math.tanh(x), math.sinh(x) / math.cosh(x)) for x in xs))
print(all(ok(math.asin(math.sin(x)), x) for x in (-1.5, -0.5, 0, 1)), all(ok(math.acos(math.cos(x)), x) for x in (0, 0.5, 3)), all(ok(math.atan(math.tan(x)), x) for x in (-1, 0, 1.5)))
print(all(ok(math.asinh(math.sinh(x)), x) for x in (-2, 0, 3)), all(ok(math.acosh(math.cosh(x)), x) for x in (1, 2)), all(ok(math.atanh(math.tanh(x)), x) for x in (-1, 0, 1)))
print(all(ok(math.expm1(x), math.exp(x) - 1) for x in xs), math.expm1(1e-15), math.log1p(1e-15), all(ok(math.log1p(x), math.log(1 + x)) for x in xs if x > -1))
print(all(ok(math.sqrt(x) ** 2, x) for x in xs if x >= 0), all(ok(math.cbrt(x) ** 3, x) for x in xs), all(ok(math.exp2(x), 2 ** x) for x in xs), all(ok(math.hypot(x, 1), math.sqrt(x * x + 1)) for x in xs))
print(all(ok(math.log2(x), math.log(x) / math.log(2)) for x in (0.5, 2, 10)), all(ok(math.log10(x), math.log(x, 10)) for x in (0.5, 2, 1000)), [math.log2(2 ** k) for k in (0, 1, 10, 100, 1023, 5000)], [math.log10(10 ** k) for k in (0, 1, 2, 22, 400)])
print(all(ok(math.gamma(n + 1), math.factorial(n)) for n in range(20)), ok(math.gamma(0.5), math.sqrt(math.pi)), all(ok(math.lgamma(x), math.log(abs(math.gamma(x)))) for x in (0.5, 1.5, 3.0, 10.0, -1.5)), ok(math.erf(1) + math.erfc(1), 1), math.erf(0), math.erfc(0), ok(math.erf(0.5), 0.5204998778130465))
print(all(ok(math.degrees(math.radians(x)), x) for x in xs), math.degrees(math.pi), math.radians(180) == math.pi, math.degrees(0), ok(math.radians(90), math.pi / 2))
inf, nan = math.inf, math.nan
print([math.atan2(y, x) for y in (0.0, -0.0, 1.0, -1.0) for x in (0.0, -0.0, 1.0, -1.0)])
print([math.copysign(a, b) for a in (1.5, -2, 0.0, inf) for b in (1, -0.0, -inf)], math.copysign(nan, -1), math.isnan(math.copysign(nan, 1)))
print([math.fmod(a, b) for a in (5.5, -5.5) for b in (2, -2, 0.3)], [math.remainder(a, b) for a in (5.5, -5.5, 2.5, 3.5) for b in (1, 2, -2)], math.fmod(5, inf), math.remainder(5, inf))
print([math.nextafter(a, b) for a, b in ((0.0, 1), (0.0, -1), (1, 2), (1, 0), (1, 1), (inf, 0), (-5e-324, 1))], math.nextafter(1.0, inf, steps=10), math.nextafter(0.0, 1.0, steps=0), [math.ulp(x) for x in (0.0, 1, -1, 2 ** 53, 1e-310, inf)], math.ulp(nan))
print([math.isclose(a, b) for a, b in ((1, 1), (1, 1 + 1e-9), (1, 1 + 1e-8), (inf, inf), (inf, 1e308), (nan, nan), (0, 1e-300), (-1, 1))], math.isclose(100, 101, rel_tol=0.01), math.isclose(100, 102, abs_tol=2), math.isclose(0, 1, rel_tol=1))
print(math.fsum([1e16, 1, -1e16]), math.fsum([0.1] * 10) == 1.0, math.fsum([1e308, -1e308, 1e308]), math.fsum(range(10)), math.fsum([inf, 1]), math.isnan(math.fsum([nan, 1])), math.fsum([2 ** -1074] * 4), math.fsum(1 / n for n in range(1, 1000)))
print(math.pow(2, 0.5) == 2 ** 0.5, math.pow(1, inf), math.pow(-1, inf), math.pow(0, 0), math.pow(-2, 3), math.pow(inf, -1), math.pow(-inf, 3), math.pow(0.5, inf), math.pow(nan, 0), math.fma(2, 3, 4), math.fma(0.1, 10, -1), math.fma(inf, 1, 1))
print([f(inf) for f in (math.exp, math.log, math.sqrt, math.atan, math.tanh, math.asinh, math.cbrt, math.fabs, math.erf, math.expm1)], [f(-inf) for f in (math.exp, math.atan, math.tanh, math.asinh, math.cbrt, math.fabs, math.erf, math.expm1)], all(math.isnan(f(nan)) for f in (math.exp, math.log, math.sqrt, math.sin, math.atan, math.gamma, math.cbrt)))
