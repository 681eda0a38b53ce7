# Number theoretic programs over small and large ints.
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(flags[i * i::i]))
    return [i for i, f in enumerate(flags) if f]


def gcd(*a):
    r = 0
    for x in a:
        while x:
            r, x = x, r % x
    return abs(r)


def crt(pairs):
    x, m = 0, 1
    for r, n in pairs:
        x += m * ((r - x) * pow(m, -1, n) % n)
        m *= n
    return x, m


def continued(n, d):
    while d:
        q, r = divmod(n, d)
        yield q
        n, d = d, r


def sqrt_cf(n):
    a0 = int(n ** 0.5)
    m, d, a = 0, 1, a0
    out = [a0]
    while a != 2 * a0:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        out.append(a)
    return out


def pell(n):
    cf = sqrt_cf(n)
    h0, h1, k0, k1, i = 1, cf[0], 0, 1, 0
    period = cf[1:]
    while h1 * h1 - n * k1 * k1 != 1:
        a = period[i % len(period)]
        h0, h1, k0, k1, i = h1, a * h1 + h0, k1, a * k1 + k0, i + 1
    return h1, k1


def partitions(n):
    p = [1] + [0] * n
    for k in range(1, n + 1):
        for j in range(k, n + 1):
            p[j] += p[j - k]
    return p[n]


def catalan(n):
    c = 1
    for i in range(n):
        c = c * 2 * (2 * i + 1) // (i + 2)
    return c


def bernoulli(n):
    a = []
    for m in range(n + 1):
        a.append((1, m + 1))
        for j in range(m, 0, -1):
            (p, q), (r, s) = a[j - 1], a[j]
            num, den = j * (p * s - r * q), q * s
            g = gcd(num, den)
            a[j - 1] = num // g, den // g
    return a[0]


def divisors(n):
    return [d for d in range(1, n + 1) if n % d == 0]


def phi(n):
    return sum(1 for k in range(1, n + 1) if gcd(k, n) == 1)


def order(a, n):
    k, x = 1, a % n
    while x != 1:
        x, k = x * a % n, k + 1
    return k


primes = sieve(2000)
print(len(primes), primes[:10], primes[-3:], gcd(84, -36, 120), crt([(2, 3), (3, 5), (2, 7)]), crt([(i, p) for i, p in enumerate(primes[:20])]))
print(list(continued(415, 93)), sqrt_cf(94), pell(61), pell(109), partitions(100), catalan(60))
print([bernoulli(n) for n in (0, 1, 2, 4, 10, 20)], divisors(360), [phi(n) for n in range(1, 20)], order(10, 97), [order(2, p) for p in primes[1:10]])
print([n for n in range(2, 1000) if sum(divisors(n)) == 2 * n], [n for n in range(100, 1000) if sum(int(c) ** 3 for c in str(n)) == n], [p for p in primes if 2 ** p - 1 in (3, 7, 31, 127, 8191)])
for a, m in ((3, 11), (10, 10 ** 9 + 7), (2 ** 100, 2 ** 127 - 1)):
    inv = pow(a, -1, m)
    print(inv, a * inv % m)
n, steps, top = 27, 0, 27
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps, top = steps + 1, max(top, n)
print(steps, top, sum(1 for p in primes if p % 4 == 1), all(pow(a, 561, 561) == a for a in range(561)), [sum(map(int, str(2 ** k))) for k in range(0, 101, 20)])
x = 2 ** 521 - 1
y = x
s = 4
for _ in range(60):
    s = (s * s - 2) % x
print(s % 10 ** 20, y is x, str(x)[-10:], x % 97, [x % p for p in primes[:12]])
