# Tuples as return values, in stars, swaps, loops, keys and default arguments.
def stats(xs):
    return min(xs), max(xs), sum(xs) / len(xs)


lo, hi, mean = stats([3, 1, 4, 1, 5])
print(lo, hi, mean, stats([1]), stats((2, 4))[2])


def nothing():
    return ()


def one():
    return 1,


def spread(a, *rest, last=()):
    return (a, *rest, *last)


print(nothing(), one(), spread(1), spread(1, 2, 3, last=(9,)), spread(*"ab", last="cd"), (*nothing(), *one()), len(one()))
pairs = [(1, "one"), (2, "two"), (3, "three")]
print({n: w for n, w in pairs}, [w for _, w in pairs], dict(pairs)[2], list(zip(*pairs)), [n * w for n, w in pairs][:2], max(pairs, key=lambda p: len(p[1])), sorted(pairs, key=lambda p: p[1]), sum(n for n, _ in pairs))
for i, (n, w) in enumerate(pairs):
    print(i, n, w, end="; ")
print()
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
(a, b), c = (b, a), (c,)
print(a, b, c)
point = x, y = 3, 4
print(point, x, y)
x, y = y, x + y
print(x, y)


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def gcd_ext(a, b):
    return (a, 1, 0) if not b else (lambda g, x, y: (g, y, x - a // b * y))(*gcd_ext(b, a % b))


print([fib(i) for i in range(10)], gcd_ext(240, 46))
t = tuple(range(10))
head, *mid, tail = t
print(head, mid, tail, t[2:5], t[::-3], t[-2:], t + (t[0],), t * 0, t.index(5), t.count(0), 5 in t, (1, 2) in ((1, 2), 3))


def kw(*, opts=(1, 2), **rest):
    return opts + tuple(sorted(rest.items()))


print(kw(), kw(opts=()), kw(z=1, a=2))
grid = {}
for r in range(3):
    for c in range(3):
        grid[r, c] = r * c
print(grid[2, 2], [(k, v) for k, v in grid.items() if v > 1], sum(grid[i, i] for i in range(3)), (1, 1) in grid, [1, 1] in list(grid))
nested = ((1, 2), (3, (4, 5)))
(p, q), (r, (s, u)) = nested
print(p, q, r, s, u, nested[1][1][0], sum(sum(x) if isinstance(x, tuple) and all(isinstance(v, int) for v in x) else 0 for x in nested))


def flatten(t):
    return tuple(v for x in t for v in (flatten(x) if isinstance(x, tuple) else (x,)))


print(flatten(nested), flatten(()), flatten((((),),)), tuple(map(type, (1, "a", ()))), tuple("abc") == (*"abc",), "%s-%s" % ("a", "b"), "%s" % (("a", "b"),), "{0[1]}".format((5, 6)), f"{(1, 2)}")
T = tuple
print(T(), T("ab"), T([1]), T(T((1,))), bool(T()), hash(T("ab")) == hash(("a", "b")), isinstance((), T), () == T(), (1, 2) == T([1, 2]), T(range(3)) < (0, 1, 3), T({1: 2}.items()), T(enumerate("x")), T(zip()), T(i for i in "z"))
x = 1,
x += 2,
x *= 2
y = x
x += (5,)
print(x, y, x > y, x[:4] == y)
del x, y
print((lambda *a: a)(1, 2), (lambda a, b=(1, 2): b)(0), [(yield_, 1) for yield_ in (1, 2)], (1 if True else 2,), (1), (1,), ((1,),), (1, )[0], 1 in (1,), not ())
