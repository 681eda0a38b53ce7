# Expressions that hold many values at once; calls inside calls with exceptions in the middle.
def f(*a):
    return sum(a)


def one(x):
    return x + 1


print(f(1, f(2, f(3, f(4, f(5, f(6, f(7, f(8, 9)))))))), f(*[f(*[f(*range(5))])]), [f(1, [2, (3, {4: [5, {6}]})][0], *(7, 8))])
print(one(one(one(one(one(one(one(one(one(one(0)))))))))), [one(i) for i in [one(j) for j in [one(k) for k in range(3)]]])
ns = {"one": one, "f": f}
print(eval("one(" * 80 + "0" + ")" * 80, ns), eval("f(" + ",".join(["1"] * 3000) + ")", ns), eval("+".join(["one(1)"] * 500), ns))
print(eval("[" * 80 + "5" + "]" * 80)[0][0][0] is not None, eval("(" + "1, (" * 60 + ")" * 60 + ")")[0])
a, b, c, d, e, g, h, i = 1, 2, 3, 4, 5, 6, 7, 8
print(a + (b * (c - (d / (e + (g ** (h - (i % 3))))))), ((((a + b) * c) - d) / e) + g, a < b < c < d < e < g < h < i)
print({a: {b: {c: {d: [e, (g, [h, {i}])]}}}}, [(a, [b, (c, [d, (e,)])])], f(a, *[b, c], *(d,), *[e for _ in range(2)], g))


def mid(n):
    if n == 3:
        raise ValueError(n)
    return n


def deep_expr(k):
    try:
        return [1, (2, mid(k), {3: mid(k + 1), 4: [mid(k + 2), *range(mid(k + 3))]}), f(1, mid(k), *[mid(k + 1)])]
    except ValueError as e:
        return "err", e.args[0]


print([deep_expr(k) for k in range(-4, 5)])


def in_loop():
    out = []
    for i in range(5):
        for j in [1, 2, 3]:
            for k in "ab":
                try:
                    out.append([i, [j, [k, mid(i + j)]]])
                except ValueError:
                    out.append("x")
                    break
            else:
                continue
            break
    return len(out), out[-1]


print(in_loop())


def returns_in_loops():
    for a in [1, 2]:
        for b in {3: 4}.items():
            with open.__class__ and type("W", (), {"__enter__": lambda s: s, "__exit__": lambda s, *x: None})():
                try:
                    for c in (x for x in range(3)):
                        if c == 1:
                            return [a, b, c]
                finally:
                    pass


print(returns_in_loops())
def kw(**k):
    return k


print(kw(a=kw(b=kw(c=kw(d=1), e=2), f=3), **kw(g=kw(**kw(h=4)))))
x = [i for i in range(3)] + [j for j in range(3) if [k for k in range(j)]] + list(map(lambda q: [q] + [r for r in range(q)], range(3)))
print(x)
print(not (a and (b or (c and (d or e)))), (a and b or c) and (d or e and g), (lambda p: (lambda q: (lambda r: p + q + r)(3))(2))(1))
print(f"{f(1, f(2, int(f'{f(3, 4)}')))} {[f'{x}' for x in [f'{y}' for y in range(2)]]}")
