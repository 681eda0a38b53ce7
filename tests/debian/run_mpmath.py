"""mpmath: arithmetic at fifty digits, special functions, calculus, linear algebra, and doubles."""
from mpmath import (chop, cos, diff, e, erf, euler, exp, findroot, fp, gamma, hyp2f1, identify, inf, iv, limit, log, lu_solve, matrix, mp, mpc, mpf,
                    nsum, nstr, pi, polyroots, pslq, quad, sin, sqrt, taylor, zeta)

mp.dps = 50
print(pi, e, euler, sqrt(2), exp(1) ** pi, sep="\n")
print(sin(1) ** 2 + cos(1) ** 2 - 1 == 0, gamma(mpf("0.5")) ** 2, zeta(3), zeta(mpc(0.5, 14)), log(-1), mpc(1, 2) ** mpc(3, -1), sep="\n")
print(erf(1), hyp2f1(1, 2, 3, mpf(1) / 4), mp.besselj(2, 3.5), mp.ellipk(0.5), mp.lambertw(1), mp.airyai(1), sep="\n")
print(quad(lambda x: exp(-x ** 2), [-inf, inf]) ** 2, nsum(lambda n: 1 / n ** 2, [1, inf]), diff(sin, 1), limit(lambda n: (1 + 1 / n) ** n, inf), sep="\n")
print(findroot(lambda x: x ** 3 - 2, 1), polyroots([1, 0, -2, -5]), taylor(sin, 0, 5), sep="\n")
a = matrix([[2, 1, 0.5], [1, 3, 1], [0.25, 1, 4]])
print(lu_solve(a, matrix([1, 2, 3])), a ** -1, mp.det(a), chop(a * a ** -1), sep="\n")
mp.dps = 15
print(identify(0.5 + sqrt(5) / 2), pslq([pi, mpf(355) / 113, 1], tol=1e-6), nstr(mpf(1) / 3, 5), repr(mpf("1e-400")), mp.mpf("0.1") + 0.2)
print(iv.mpf([1, 2]) / 3, fp.gamma(5.5), fp.zeta(2), mp.fib(300), mp.bernfrac(30), mp.stirling2(10, 4))
for wrong in (lambda: mpf("x"), lambda: mpf(1) / 0, lambda: findroot(lambda x: x ** 2 + 1, 3), lambda: matrix(2) ** -1, lambda: gamma(-1)):
    try:
        print(wrong())
    except Exception as problem:
        print(type(problem).__name__, str(problem).splitlines()[:1])
