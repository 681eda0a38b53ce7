# Errors of math: domains, ranges, types.
import math


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


for name, args in [("sqrt", (-1,)), ("sqrt", ("a",)), ("sqrt", ()), ("sqrt", (1, 2)), ("sqrt", (None,)), ("log", (0,)), ("log", (-1,)), ("log", (1, 1)), ("log", (2, 0)), ("log", (10 ** 400, 10)), ("log", (-10 ** 400,)), ("log", ("a",)), ("log", ()), ("log", (1, 2, 3)), ("log2", (0,)), ("log10", (-5,)), ("log1p", (-1,)), ("exp", (1000,)), ("exp", (-1000,)), ("expm1", (1000,)), ("exp2", (2000,)), ("pow", (0, -1)), ("pow", (-8, 1 / 3)), ("pow", (10, 400)), ("pow", (math.inf, 0)), ("pow", (math.nan, 0)), ("pow", (1, math.nan)), ("pow", (-math.inf, 3)),
                   ("sin", (math.inf,)), ("cos", (-math.inf,)), ("tan", (math.nan,)), ("asin", (2,)), ("acos", (-1.1,)), ("atanh", (1,)), ("atanh", (2,)), ("acosh", (0.5,)), ("cosh", (1000,)), ("sinh", (-1000,)), ("gamma", (0,)), ("gamma", (-1,)), ("gamma", (172,)), ("gamma", (-math.inf,)), ("lgamma", (0,)), ("lgamma", (-2,)), ("lgamma", (1e308,)), ("fmod", (1, 0)), ("fmod", (math.inf, 1)), ("fmod", (1, math.inf)), ("remainder", (1, 0)), ("remainder", (math.inf, 1)), ("ldexp", (1, 10000)), ("ldexp", (1, -10000)), ("ldexp", (1, 10 ** 30)), ("ldexp", (0.0, 10 ** 30)), ("ldexp", (1, 1.5)),
                   ("floor", (math.inf,)), ("ceil", (math.nan,)), ("trunc", ("a",)), ("floor", ("a",)), ("ceil", ([],)), ("trunc", (math.inf,)), ("factorial", (-1,)), ("factorial", (1.5,)), ("factorial", (2.0,)), ("factorial", ("a",)), ("factorial", (10 ** 30,)), ("isqrt", (-1,)), ("isqrt", (1.0,)), ("gcd", (1.5,)), ("gcd", ("a", 1)), ("lcm", (1, 2.0)), ("comb", (-1, 2)), ("comb", (2, -1)), ("comb", (1.5, 2)), ("comb", (1,)), ("perm", (-1,)), ("perm", (2, -1)), ("perm", (1.0,)),
                   ("hypot", ("a",)), ("hypot", (math.inf, math.nan)), ("dist", ([1], [1, 2])), ("dist", (1, 2)), ("fsum", ([math.inf, -math.inf],)), ("fsum", (["a"],)), ("fsum", (5,)), ("fsum", ([1e308, 1e308],)), ("prod", (5,)), ("prod", (["a", "b"],)), ("sumprod", ([1], [1, 2])), ("sumprod", (["a"], [1])), ("copysign", ("a", 1)), ("atan2", (1,)), ("degrees", ("x",)), ("isclose", (1, 2, 3)), ("nextafter", (1.0,)), ("isnan", ("a",)), ("isfinite", (10 ** 400,)), ("fabs", ("a",)), ("frexp", ("a",)), ("modf", (None,)), ("fma", (math.inf, 0.0, 1.0)), ("fma", (1e308, 10.0, 0.0)), ("cbrt", ("a",)), ("ulp", ("a",)), ("sqrt", (10 ** 400,))]:
    print(name, end=" ")
    show(lambda: getattr(math, name)(*args))
show(lambda: math.isclose(1, 1, rel_tol=-1))
show(lambda: math.nextafter(1.0, 2.0, steps=-1))
show(lambda: math.prod([1], start="a"))


class F:
    def __float__(self):
        return 4.0


class I:
    def __index__(self):
        return 9


class Bad:
    def __float__(self):
        return "x"


show(lambda: math.sqrt(F()))
show(lambda: math.sqrt(I()))
show(lambda: math.sqrt(Bad()))
show(lambda: math.isqrt(I()))
show(lambda: math.gcd(I(), 6))
show(lambda: math.factorial(I()))
show(lambda: math.sqrt(True))
print(math.floor(0.0), math.copysign(0.0, -1), math.fabs(-0.0), math.sqrt(-0.0), math.sqrt(math.inf), math.exp(math.inf), math.exp(-math.inf), math.log(math.inf), math.pow(0.0, 0.0), math.atan(math.inf), math.hypot(math.inf, 1), math.cbrt(-27.0), math.tanh(math.inf), math.erf(math.inf), math.gamma(math.inf), math.log1p(-0.0), math.asinh(-0.0), math.trunc(-0.5))
