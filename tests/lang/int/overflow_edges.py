# Values around every machine boundary: 30, 31, 32, 60..64 bits; each operator on both sides.
edges = sorted({s * (1 << b) + d for b in (15, 30, 31, 32, 60, 61, 62, 63, 64) for d in (-1, 0, 1) for s in (1, -1)})
print(len(edges), edges[:3], edges[-3:])
h = 0
for a in edges:
    for b in edges:
        for v in (a + b, a - b, a * b, a // b, a % b, a & b, a | b, a ^ b, a < b, a == b):
            h = (h * 31 + v) % (2 ** 89 - 1)
        q, r = divmod(a, b)
        assert q * b + r == a and (r == 0 or (r < 0) == (b < 0)) and abs(r) < abs(b)
print(h)
for a in edges[::3]:
    print(a, -a, ~a, abs(a), a + 1, a - 1, a * 2, a >> 1, a << 1, a >> 40, -a // 3, -a % 3, a.bit_length(), hash(a), float(a), int(float(a)) == a)
h = 0
for a in edges:
    for s in (0, 1, 29, 30, 31, 32, 33, 62, 63, 64, 65, 100):
        h = (h * 33 + (a << s) + (a >> s)) % (2 ** 107 - 1)
print(h)
x = 2 ** 63 - 3
out = []
for i in range(6):
    x += 1
    out.append(x)
print(out)
x = -2 ** 63 + 3
out = []
for i in range(6):
    x -= 1
    out.append(x)
print(out)
x = 1
for i in range(130):
    x *= 2
    assert x == 1 << i + 1
for i in range(130):
    x //= 2
print(x)
x = 2 ** 62
print(x + x, -x - x, x + x - 1, x * 2 - x * 2, x * -2, x * 4 // 4 == x, (x + x) - x == x, -(-2 ** 63), abs(-2 ** 63), -2 ** 63 // -1, -2 ** 63 % -1, divmod(-2 ** 63, -1), 2 ** 63 // -1, (2 ** 63 - 1) * (2 ** 63 - 1), (-2 ** 63) * (-2 ** 63))
total = 0
for v in (2 ** 62, 2 ** 62, -2 ** 63, 1, -1):
    total += v
    print(total, end=" ")
print()
print(sum(edges), sum(edges) == 0 or sum(edges), max(edges), min(edges), sorted(edges, key=abs)[:4], [e for e in edges if e & 1][:5], len({hash(e) for e in edges}), all(int(str(e)) == e and int(hex(e), 16) == e and int(bin(e), 2) == e for e in edges))
print([e for e in edges if float(e) == e][:6], all((float(a) < float(b)) <= (a < b) for a in edges for b in edges), sum(a == float(a) for a in edges), [2 ** 53 + d == float(2 ** 53 + d) for d in range(4)])
i, n = 2 ** 31 - 2, 0
while i < 2 ** 31 + 2:
    i += 1
    n += i
print(n, range(2 ** 63 - 1, 2 ** 63 + 1)[1], [10, 20][2 ** 63 - 2 ** 63], "ab"[-2 ** 70:2 ** 70])
for p in range(0, 70, 7):
    print(3 ** p, (-3) ** p, 10 ** p // 7 ** (p // 2), 2 ** p - 1 & 0xffff, pow(3, p, 2 ** 61 - 1))
