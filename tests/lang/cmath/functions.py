# All functions at ordinary, special and wrong arguments; constants.
import cmath

inf, nan = float("inf"), float("nan")
ONE = "acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar sin sinh sqrt tan tanh isfinite isinf isnan".split()


class WithComplex:
    def __complex__(self):
        return 3 - 4j


class Wrong:
    def __complex__(self):
        return "x"


def attempt(function, *arguments, **named):
    try:
        result = function(*arguments, **named)
        parts = result if isinstance(result, tuple) else (result,)
        return [f"{part:.12g}" if not isinstance(part, bool) else part for part in parts]
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for name in ONE:
    function = getattr(cmath, name)
    for z in (0, 1, -1, 2.5, True, 1j, -1j, 3 + 4j, -2 - 0.5j, complex(-1, -0.0), 1e300, 1e300j, complex(1e308, 1.7e308), complex(inf, 1), complex(1, -inf),
              complex(inf, inf), complex(nan, 1), complex(0, nan), 1e-320, WithComplex()):
        shown = z if isinstance(z, (int, float, complex)) else "object"
        print(name, shown, attempt(function, z))
    for wrong in ("1", None, Wrong(), [1]):
        print(name, attempt(function, wrong))
    if name != "log":
        print(name, attempt(function), attempt(function, 1, 2))
for pair in ((1, 0), (3, 1), (8, 2), (8, 2j), (0, 0), (1j, -1), (2, 0.5)):
    print("log", pair, attempt(cmath.log, *pair))
print(attempt(cmath.log), attempt(cmath.log, 1, 2, 3), attempt(cmath.log, 2, base=3))
for pair in ((1, 0), (2, cmath.pi), (-1, 1), (inf, 0), (inf, 1), (1, inf), (0, inf), (inf, nan), (nan, 0), (0, nan), (0, 3), (inf, -0.0), (1, -0.0), (nan, inf)):
    print("rect", pair, attempt(cmath.rect, *pair))
print(attempt(cmath.rect, 1), attempt(cmath.rect, 1, 1j))
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 1.1, rel_tol=0.2), cmath.isclose(0, 1e-3j, abs_tol=0.01), cmath.isclose(inf, inf), cmath.isclose(inf, 1),
      cmath.isclose(nan, nan), attempt(cmath.isclose, 1, 2, rel_tol=-1), attempt(cmath.isclose, 1), attempt(cmath.isclose, 1, 2, 3))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
