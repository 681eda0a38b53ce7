# List, set and dict comprehensions, nested loops, conditions, scopes.
print([x for x in range(5)], {x % 2 for x in range(5)} == {0, 1}, {x: x * x for x in range(4)})
print([(x, y) for x in range(3) for y in range(3) if x != y if x + y > 1])
print([[y * x for y in range(3)] for x in range(3)])
print([x for x in range(20) if x % 2 if x % 3 if x % 5])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *b in ["xyz"]], [b for a, *b in ["xyz"]])
print([x for x in [1, 2] for x in [x * 10, x * 100]])
print({k: v for k, v in zip("abc", range(3))}, {v: k for k, v in {"a": 1}.items()})
print([x if x > 1 else -x for x in range(4)], [not x for x in (0, 1)], [lambda: x for x in ()])
print([f() for f in [lambda: i for i in range(3)]], [f(i) for i in range(2) for f in [lambda n: n + i]])
x = "kept"
[x for x in range(3)]
print(x)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row])
print(sorted({c for c in "mississippi"}), {len(w): w for w in ["a", "bb", "cc"]})


def f(n):
    return [[i * n for i in range(n)] for n in range(n)]


print(f(4))


def g():
    y = 5
    fs = [lambda: y + z for z in range(2)]
    y = 10
    return [h() for h in fs]


print(g())


class C:
    a = 3
    l = [i for i in range(a)]
    try:
        m = [a for i in range(2)]
    except NameError as e:
        m = str(e)
    n = [q for q in [a]]


print(C.l, C.m, C.n, hasattr(C, "i"))
def order():
    log = []
    r = {(log.append(("k", i)), i)[1]: (log.append(("v", i)), i)[1] for i in range(2)}
    return log


print(order())
print([y for x in range(3) if (y := x * x) > 0], y)
print([*[1, 2], *(x for x in range(2))], [[] for _ in range(3)], [() for _ in ""])
d = {}
[d.setdefault(len(w), []).append(w) for w in "a bc de f".split()]
print(d)
try:
    [1 // x for x in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    [x for x in None]
except TypeError as e:
    print(e)
try:
    {[]: 1 for _ in [1]}
except TypeError as e:
    print(e)
try:
    [undefined for _ in [1]]
except NameError as e:
    print(e)
print([d[k] for d in [{"k": 1}] for k in d], [d for d in [d] if d is not d])
print([a.b for a in [type("T", (), {"b": 1})]], [i for i in range(5)][::-1][1:3])
l = [0] * 3
[1 for l[0] in range(4)]
print(l)
print([locals_ for locals_ in [sorted(k for k in {"a": 1})]])
def loc():
    p = 1
    return [sorted(locals()) for q in [1]]


print(loc())
print(sum([i for i in range(100) if not i % 7]), len([0 for _ in range(1000)]))
print([x for x in (yes for yes in (True, False)) if x], {**{i: i for i in range(2)}}, *[c for c in "ab"])
