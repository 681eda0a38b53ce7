# Every kind of unpacking target, nested, in all places that bind.
class O:
    pass


o, l, d = O(), [0] * 4, {}
o.a, l[0], d["k"], x = range(4)
print(o.a, l, d, x)
(o.a, [l[1], (d["n"], *x)]), *l[2:3] = ("A", ["B", ("C", 1, 2)]), "sliced"
print(o.a, l, d, x)
a, (b, [c, *d1]), *e, f = 1, (2, [3, 4, 5]), 6, 7, 8
print(a, b, c, d1, e, f)
a = [b, c] = (p, q) = "xy"
print(a, b, c, p, q)
for i, (j, *k) in enumerate(["ab", "cde"]):
    print(i, j, k)
for o.b, l[0] in [(1, 2)]:
    print(o.b, l[0])
for *a, b in [(1, 2, 3), "z"]:
    print(a, b)
print([(m, n) for m, (n, *_) in [(1, "ab"), (2, [3])]], {k: v for k, (v,) in {"a": [1]}.items()})


class CM:
    def __enter__(self):
        return 1, (2, 3)

    def __exit__(self, *a):
        pass


with CM() as (r, (s, t)), CM() as [u, v]:
    print(r, s, t, u, v)
i = 0
i, l[i], l[i + 1] = 1, "first", "second"
print(i, l)
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]
a, b, c = c, a, b = x
print(x, a, b, c)
(a, b), (c, d) = (b, a), (d, c) = [1, 2], [3, 4]
print(a, b, c, d)
*a, = *b, = range(3)
print(a, b)
() = [] = ""
first, *_, last = "hello"
print(first, last, _)
head, *tail = [1]
*init, end = [1]
print(head, tail, init, end)


def swap(a, b):
    a, b = b, a
    return a, b


def rot(a, b, c):
    a, b, c = b, c, a
    return a, b, c


def rot4(a, b, c, d):
    a, b, c, d = d, c, b, a
    return a, b, c, d


def alias(a):
    a, b, a = 1, 2, 3
    return a, b


print(swap(1, 2), rot(1, 2, 3), rot4(1, 2, 3, 4), alias(0))


def star_return():
    x = [1, 2]
    return *x, 3


def star_yield():
    yield *[1, 2], 3


print(star_return(), next(star_yield()), (*"ab", *[1]), [*{}, *()])
a, b = {1: "x", 2: "y"}.items()
print(a, b)
(a, b), = {1: 2}.items()
print(a, b)
a, b = b"xy"
print(a, b)
(a), b = 1, 2
[a, *[b, c]] = 1, 2, 3
print(a, b, c)
a, *(b, *c), d = range(6)
print(a, b, c, d)
n = [1, [2, [3, [4, [5]]]]]
a, [b, [c, [d, [e]]]] = n
print(a, b, c, d, e)
try:
    a, b = 1, (yield_ := 2), 3
except ValueError as err:
    print(err, a, b)
try:
    x[0], x[10] = "kept", "fails"
except IndexError as err:
    print(err, x)
try:
    a, *b, c = (i / (2 - i) for i in range(5))
except ZeroDivisionError as err:
    print(err)
