# Work with big integers: digits of pi and e, primes, modular arithmetic, bases, a toy RSA.
def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))


def e_digits(n):
    one = 10 ** (n + 10)
    total, term, k = one, one, 1
    while term:
        term //= k
        total += term
        k += 1
    return str(total)[:n]


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def next_prime(n):
    n |= 1
    while not is_prime(n):
        n += 2
    return n


def egcd(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x, u = u, x - q * u
        y, v = v, y - q * v
    return a, x, y


def to_base(n, b):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while n:
        n, d = divmod(n, b)
        out = digits[d] + out
    return out or "0"


def factor(n):
    out, p = {}, 2
    while p * p <= n:
        while n % p == 0:
            out[p] = out.get(p, 0) + 1
            n //= p
        p += 1 + (p > 2)
    if n > 1:
        out[n] = 1
    return out


print(pi_digits(100))
print(e_digits(100))
print(isqrt(2 * 10 ** 120), isqrt(10 ** 50) == 10 ** 25)
print([p for p in range(60) if is_prime(p)], is_prime(2 ** 127 - 1), is_prime(2 ** 128 + 1), next_prime(10 ** 30), next_prime(2 ** 80))
p, q, e = next_prime(10 ** 20), next_prime(3 * 10 ** 20), 65537
n, phi = p * q, (p - 1) * (q - 1)
g, d, _ = egcd(e, phi)
d %= phi
msg = int.from_bytes(b"krait bites", "big")
secret = pow(msg, e, n)
print(n, g, d == pow(e, -1, phi), secret, pow(secret, d, n).to_bytes(11, "big"))
for b in (2, 3, 7, 16, 36):
    t = to_base(10 ** 40, b)
    print(b, t, int(t, b) == 10 ** 40)
print(factor(2 ** 32 - 1), factor(600851475143), factor(97), factor(10 ** 12))
lucas = [4]
m = 2 ** 89 - 1
for _ in range(87):
    lucas.append((lucas[-1] ** 2 - 2) % m)
print(lucas[-1], lucas[5])
f = [0, 1]
for _ in range(300):
    f.append(f[-1] + f[-2])
print(f[300], sum(f) == f[-1] * 2 + f[-2] - 1, str(f[300])[::-1][:10])
print(sum(int(c) for c in str(2 ** 1000)), len(str(3 ** 3000)), str(7 ** 500)[:20], 7 ** 500 % 10 ** 20, (10 ** 50 - 1) // 9)
binom = [1]
for k in range(40):
    binom.append(binom[-1] * (40 - k) // (k + 1))
print(binom[20], sum(binom) == 2 ** 40)
