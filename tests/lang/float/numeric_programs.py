# Numerical methods whose every digit is determined.
def newton(f, df, x, n=60):
    for _ in range(n):
        step = f(x) / df(x)
        x -= step
        if abs(step) < 1e-15 * max(1.0, abs(x)):
            break
    return x


def simpson(f, a, b, n):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + (2 * i + 1) * h) for i in range(n // 2)) + 2 * sum(f(a + 2 * i * h) for i in range(1, n // 2)))


def rk4(f, y, t, h, n):
    for _ in range(n):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h / 2 * k1)
        k3 = f(t + h / 2, y + h / 2 * k2)
        k4 = f(t + h, y + h * k3)
        y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        t += h
    return y


def solve(a, b):
    n = len(a)
    m = [row[:] + [v] for row, v in zip(a, b)]
    for c in range(n):
        p = max(range(c, n), key=lambda r: abs(m[r][c]))
        m[c], m[p] = m[p], m[c]
        for r in range(c + 1, n):
            f = m[r][c] / m[c][c]
            for k in range(c, n + 1):
                m[r][k] -= f * m[c][k]
    x = [0.0] * n
    for r in range(n - 1, -1, -1):
        x[r] = (m[r][n] - sum(m[r][k] * x[k] for k in range(r + 1, n))) / m[r][r]
    return x


def mandel(cx, cy, limit=50):
    x = y = 0.0
    for i in range(limit):
        x2, y2 = x * x, y * y
        if x2 + y2 > 4:
            return i
        x, y = x2 - y2 + cx, 2 * x * y + cy
    return limit


def mean_var(xs):
    n = m = s = 0
    for x in xs:
        n += 1
        d = x - m
        m += d / n
        s += d * (x - m)
    return m, s / (n - 1)


def poly(cs, x):
    r = 0.0
    for c in cs:
        r = r * x + c
    return r


print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), newton(lambda x: x ** 3 - x - 2, lambda x: 3 * x * x - 1, 1.5))
print(simpson(lambda x: x * x, 0, 3, 100), simpson(lambda x: 1 / x, 1, 2, 200), simpson(lambda x: 4 / (1 + x * x), 0, 1, 64))
print(rk4(lambda t, y: y, 1.0, 0.0, 0.01, 100), rk4(lambda t, y: -2 * t * y, 1.0, 0, 0.05, 20))
print(solve([[2.0, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8.0, -11, -3]), solve([[1e-20, 1.0], [1.0, 1.0]], [1.0, 2.0]))
for y in range(-6, 7):
    print("".join(" .:-=+*#%@"[mandel(x / 15 - 0.5 - 1, y / 5) % 10] for x in range(-15, 30)))
print(mean_var([2.5, 3.5, 8.0, 1.25, -4.0, 1e3]), mean_var(range(100)), poly([1, -6, 11, -6], 2.5), poly([0.1] * 10, 1.1))
a, b, x, t = 1.0, 2 ** -0.5, 0.25, 1.0
for i in range(5):
    a, b, t0 = (a + b) / 2, (a * b) ** 0.5, a
    x -= t * (a - t0) ** 2
    t *= 2
    print((a + b) ** 2 / (4 * x))
e = term = 1.0
for k in range(1, 20):
    term /= k
    e += term
print(e, (1 + 1e-8) ** 1e8, sum((-1) ** k / (2 * k + 1) for k in range(2000)) * 4)
v, p, dt = [0.0, 1.0], [1.0, 0.0], 0.01
for _ in range(500):
    r3 = (p[0] ** 2 + p[1] ** 2) ** 1.5
    v = [vi - pi / r3 * dt for vi, pi in zip(v, p)]
    p = [pi + vi * dt for pi, vi in zip(p, v)]
print(p, v)
s = c = 0.0
for i in range(10000):
    y = 0.1 - c
    t = s + y
    c = (t - s) - y
    s = t
print(s, sum([0.1] * 10000))
