# Float arithmetic and its corner cases.
inf, nan = float("inf"), float("nan")
for a in (0.0, -0.0, 1.5, -2.25, inf, -inf, nan):
    for b in (0.0, -0.0, 2.0, -0.75, inf, -inf, nan):
        r = [a + b, a - b, a * b]
        for op in ("/", "//", "%"):
            try:
                r.append(eval(f"a {op} b"))
            except ZeroDivisionError as e:
                r.append(str(e))
        print(a, b, r, a < b, a == b, a >= b)
for a in (0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, inf, -inf, nan):
    for b in (0.0, 1.0, -1.0, 2.0, 0.5, 3.0, -2.5, nan):
        if a < 0 and b % 1:
            continue
        try:
            print(a, b, a ** b)
        except Exception as e:
            print(a, b, type(e).__name__, e)


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: 1e200 ** 2)
show(lambda: 2.0 ** 1e10)
show(lambda: 1e308 * 10)
show(lambda: divmod(5.5, 2))
show(lambda: divmod(-5.5, 2))
show(lambda: divmod(5.5, 0))
show(lambda: 5.5 // 0.0)
show(lambda: 5 % 0.0)
show(lambda: 1.5 + "a")
show(lambda: "a" * 1.5)
show(lambda: [1] * 1.0)
show(lambda: range(1.0))
show(lambda: list.__getitem__([1], 1.0))
show(lambda: 1.5 & 1)
show(lambda: 1.5 < "a")
show(lambda: -1.5 .__class__)
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1234.5678, 0.0, -0.4, 1e20, 1e-5, 5e15 + 0.5):
    print(x, round(x), [round(x, n) for n in (0, 1, 2, -1, -2, 20)], int(x), abs(x), -x, +x, x.__trunc__(), x.__floor__(), x.__ceil__())
show(lambda: round(inf))
show(lambda: round(nan))
show(lambda: round(inf, 2))
show(lambda: round(1.5, "a"))
show(lambda: round(1e308, -308))
show(lambda: round(1.79e308, -308))
print(5.0 % 3, -5.0 % 3, 5.0 % -3, -0.0 % 3, 1e-20 % -1, 7.5 // 2, -7.5 // 2, 1e300 // 1e-10, 0.3 % 0.1, 1.0 // 0.1)
print(hash(1.0), hash(0.5), hash(-0.0), hash(inf), hash(-inf), hash(1e20) == hash(10 ** 20), hash(2.0 ** 100) == hash(2 ** 100), hash(0.1), hash(-1.5), hash(1e300))
print(min(1.0, nan), max(nan, 1.0), min(nan, 1), sorted([2.5, -1.0, 3, 0]), sum([0.5, 1]), max([1, 1.0]), 1 < 1.5 < 2)
print(True + 0.5, 3 * 0.5, 2 ** 0.5, 4 ** 0.5, 4 ** -0.5, 10 ** -2, 0 ** 0.0, 1 / 3 * 3 == 1, 7 // 0.5, 2 ** 1023 * 2.0 == inf if False else 2.0 ** 1023)
x = 1.5
x += 1
x *= 2
x -= 0.5
x /= 3
x //= 0.4
x **= 2
x %= 4
print(x)
