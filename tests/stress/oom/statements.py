# Every simple and compound statement that the others do not have.
import sys, math as m
from math import pi, floor as fl
x = y = z = 3; x += 1; y -= 1; z *= 2; x //= 2; z **= 2; y <<= 1; y |= 8; z %= 7; z /= 2; y ^= 1; x @= type("M", (), {"__rmatmul__": lambda s, o: o + 5})()
print(x, y, z, m.floor(2.5), fl(pi), sys.maxsize > 0)
a: int = 1; b: list[int]
del a
while x > 0:
    x -= 1
    if x == 3: continue
    elif x == 1: break
else: print("never")
for i, (p, q) in enumerate([(1, 2), (3, 4)]): print(i, p, q)
else: print("else")
if (n := len("abc")) > 2 and not n == 5 or False: print(n, "yes" if n else "no", 1 < n <= 3 != 5, n is not None, 1 not in [2])
print(__annotations__, __name__, __debug__)
type Alias[T] = list[T] | None
def gen[T: int, *Ts, **P](v: T) -> T: return v
class Box[T]:
    def get(self) -> T: return 1
print(Alias, Alias.__value__, gen.__type_params__, Box[int], Box[int]().get(), Alias.__type_params__, list[int] | str, gen.__annotations__)
ns = {}
exec("def f(a):\n    return [a, *a, f'{a!r:>6}']\nclass C:\n    k = 1\n    def g(self): return __class__\nr = f('xy'), C().g()", ns)
print(ns["r"][0], eval("1 + 2 * k", {"k": 5}), eval(compile("[i for i in range(3)]", "e", "eval")), compile("1", "f", "single").co_name)
f = f"{x!r:>{n}}|{'nested' + f'{n:03d}'}|{n=}|{{}}|{x:.2f}|{[1,2][0]:^5}"; print(f, "con" "cat", r"\n", b"x" b"y", 'a\tb\N{BULLET}', ..., 1_0, 0b11, 0o17)
global_ = [i for i in range(3)]; print([(i, j) for i in global_ for j in range(i) if i != j], *global_, sep=",", end="!\n")
t = 1, *global_; print(t, {**{"a": 1}}, {*t, 1} == {0, 1, 2}, [lambda: 0][0](), -x, +x, ~5, not x)
