# Arithmetic beyond 64 bits, against identities and known values.
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, b - a, a - b, a * b, b // a, b % a, -b // a, -b % a, b // -a, b % -a)
print(a * a * a, a ** 5, (-a) ** 3, (-a) ** 4)
print(divmod(b, a), divmod(-b, a), divmod(b, -a), divmod(-b, -a), divmod(a, b), divmod(-a, b))
for x in (2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 2 ** 64 - 1, 2 ** 64, 2 ** 127, -2 ** 127, 2 ** 31, 2 ** 32, 2 ** 62, 2 ** 30, 2 ** 60):
    print(x, x + 1, x - 1, -x, x * 2, x * x, x // 3, x % 7, x >> 1, x << 1, abs(x), ~x, x & 0xffffffffffffffff, x | 1, x ^ -1)
f = 1
for i in range(1, 61):
    f *= i
print(f)
for i in range(60, 0, -1):
    q, r = divmod(f, i)
    assert r == 0
    f = q
print(f)
p = 2 ** 521 - 1
print(p, p % 1000007, pow(3, p - 1, p), pow(3, -1, p) * 3 % p)
print(pow(2, 1000, 10 ** 9 + 7), pow(7, 10 ** 18, 10 ** 18 + 9), pow(-3, 5, 7), pow(3, 5, -7), pow(5, 0, 1), pow(10, -1, 7), pow(38, -2, 97))
x = 3 ** 500
s = str(x)
print(s, int(s) == x, len(s))
print((x // 10 ** 100) * 10 ** 100 + x % 10 ** 100 == x, (x * p) // p == x, (x * p + 5) % p == (5 if p > 5 else 0))
for n in (1, 7, 64, 65, 128, 200):
    v = (1 << n) - 1
    print(n, v * v == (1 << 2 * n) - (1 << n + 1) + 1, v.bit_length(), v.bit_count(), (v + 1).bit_length())
print(a / b, b / a, 10 ** 400 / 10 ** 399, -10 ** 350 / 10 ** 348, 2 ** 1000 / 3 ** 500, 1 / 10 ** 300)
print(float(10 ** 22), float(2 ** 53 + 1), float(2 ** 54 + 2), float(2 ** 54 + 3), float(-10 ** 300))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: float(10 ** 400))
show(lambda: 10 ** 400 / 3)
show(lambda: 10 ** 400 * 1.0)
show(lambda: 10 ** 400 + 1.0)
show(lambda: 10 ** 20 // 0)
show(lambda: pow(2, -1, 4))
show(lambda: pow(2, 3, 0))
show(lambda: pow(2.0, 3, 5))
show(lambda: pow(2, 3, 5.0))
show(lambda: 10 ** 30 << -1)
show(lambda: pow(10 ** 30, -1, 10))
print(10 ** 30 == 1e30, 10 ** 30 > 1e29, 10 ** 30 < float("inf"), hash(10 ** 30) == hash(10 ** 30 + 0), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(-1), hash(2 ** 100))
g, h = 2 ** 200 + 1, 2 ** 100 + 1
while h:
    g, h = h, g % h
print(g, sum(10 ** i for i in range(25)), -(10 ** 25), +(10 ** 25), 10 ** 25 and 1, not 10 ** 25)
fibs = [0, 1]
while len(fibs) < 200:
    fibs.append(fibs[-1] + fibs[-2])
print(fibs[100], fibs[199])
