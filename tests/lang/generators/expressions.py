# Generator expressions: laziness, scope, nesting, evaluation of the first iterable.
g = (x * x for x in range(4))
print(list(g), list(g), type(g).__name__, g.__name__)
print(sum(x for x in range(10) if x % 2), max((x, -x) for x in [3, 1]), sorted(x for x in "hello"))
print("".join(c.upper() for c in "abc"), dict((k, v) for v, k in enumerate("xy")), set(x % 2 for x in range(5)) == {0, 1})
print([list(y for y in range(x)) for x in range(4)])
print(list((x, y) for x in range(3) for y in range(x) if (x + y) % 2))


def noisy(n):
    print("noisy", n)
    return range(n)


g = (x for x in noisy(2))
print("made")
print(list(g))
g = (x + y for x in noisy(2) for y in noisy(2))
print("made 2")
print(list(g))
try:
    g = (x for x in 5)
except TypeError as e:
    print(e)
g = (y for x in [1] for y in 5)
try:
    next(g)
except TypeError as e:
    print(e)
n = 1
g = (x + n for x in range(2))
n = 100
print(list(g))
x = "outer"
list(x for x in range(3))
print(x)


def f():
    k = 2
    return (k * v for v in range(3))


print(list(f()))
pipeline = (c for c in (b * 2 for b in (a + 1 for a in range(5)) if b % 2) if c > 2)
print(list(pipeline))
print(any(v > 2 for v in [1, 2, 3]), all(v for v in []), next((v for v in "abc" if v > "a"), None))
inf = iter(lambda: 1, 2)
print([v for v, _ in zip(inf, range(3))])
g = (i for i in range(10))
print(3 in g, list(g))
print(next(i for i in range(10) if i > 4), *(c for c in "ab"))
print(list(map(lambda t: t[0] + t[1], ((a, b) for a in "xy" for b in "12"))))


class C:
    vals = [1, 2]
    total = sum(v for v in vals)
    pairs = list((a, b) for a, b in zip(vals, "ab"))


print(C.total, C.pairs)
print(list((lambda: v)() for v in range(3)), [f() for f in list((lambda: v) for v in range(3))])
def deep():
    for a in (b for b in (c for c in (d for d in range(3)))):
        yield a


print(list(deep()), (i for i in ()).gi_code.co_name)
print(list((yy := i) + 1 for i in range(2)), yy)
e = (1 // d for d in [1, 0, 2])
print(next(e))
try:
    next(e)
except ZeroDivisionError as err:
    print(err)
print(next(e, "dead"))
