# Subclasses of float, and floats mixed with ints and bools in every operator.
class F(float):
    def __repr__(self):
        return f"F({float(self)})"


a = F(2.5)
print(a, repr(a), str(a), a + 1, type(a + 1), -a, type(-a), a * a, a == 2.5, hash(a) == hash(2.5), f"{a}", f"{a:.2f}", "%s %r %.1f" % (a, a, a), int(a), round(a), a.is_integer(), {2.5: "x"}[a], sorted([a, 1, 3.0]), max(a, 1), sum([a, a]), float(a), type(float(a)), abs(F(-1)), F("1e3"), F(), divmod(a, 1), a // 1, a % 1, a ** 2, a < 3, a.hex(), F.fromhex("0x1p1"), type(F.fromhex("0x1p1")))
for x in (1, 1.5, True, 10 ** 20):
    for y in (2, 0.5, False, 3.0):
        row = [x + y, x - y, x * y]
        for op in ("/", "//", "%", "**"):
            try:
                row.append(eval(f"x {op} y"))
            except ZeroDivisionError as e:
                row.append("Z")
        print(x, y, row, x < y, x == y)
print(0.1 + 0.2 == 0.3, 0.1 + 0.2, 0.5 + 0.25 == 0.75, 1e16 + 1 == 1e16, 2 ** 53 + 1.0, 9007199254740993 == 9007199254740993.0, 9007199254740992.0 == 9007199254740992, int(1e17) == 10 ** 17, 1e23 == 10 ** 23, int(1e23))
print([x for x in (3, 3.0, True, 1.0, 1) if x == 1], {1: "a", 1.0: "b", True: "c"}, len({0.0, -0.0, 0, False}), 1 in [1.0], 1.0 in {1}, [1, 2].index(2.0), (1.0, 2).count(1))
print(-7 // 2.0, -7 % 2.0, 7 // -2.0, 7 % -2.0, -0.0 // 1, 0.0 // -1, 5 // 0.3, 5 % 0.3, 1e300 * 1e10, -1e300 * 1e10, 1e-300 * 1e-300, 5e-324 / 2, 2.0 ** -1074, 2.0 ** -1075)
nan, inf = float("nan"), float("inf")
print([nan < 1, nan > 1, nan == nan, nan != nan, nan in [nan], nan in [float("nan")]], [inf > 10 ** 1000, -inf < -10 ** 1000, inf == inf, inf - inf, inf * 0, inf // 1, 1 // inf, -1 // inf, -1 % inf, inf % 2 if False else "", 1 / inf])
print(sorted([3, 1.5, -2, 2 ** 60, 0.1, True]), min(1, 1.0), max(1.0, 1), sum([1, 0.5, True]), sum([0.1] * 3), 3 * 0.1, sum([1e16, 1, -1e16]), [round(x / 10) for x in range(-15, 16, 5)])
t = 0.0
for i in range(1, 1000):
    t += 1 / i
print(t, sum(1 / i for i in range(1, 1000)), sum([1 / i for i in range(999, 0, -1)]))
x = 0.5
for _ in range(30):
    x = 3.9 * x * (1 - x)
print(x)
