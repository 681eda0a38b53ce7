# Small programs of loops: primes, fizz, triangles, searching, digits, calendars, sequences.
for n in range(1, 16):
    print("fizzbuzz" if n % 15 == 0 else "buzz" if n % 5 == 0 else "fizz" if n % 3 == 0 else n, end=" ")
print()
n = 12
while n != 1:
    print(n, end=" ")
    n = n // 2 if n % 2 == 0 else 3 * n + 1
print(1)
for row in range(5):
    for col in range(5 - row):
        print(" ", end="")
    for col in range(2 * row + 1):
        print("*", end="")
    print()
for i in range(1, 10):
    for j in range(1, i + 1):
        if i * j > 20:
            break
        print(f"{j}x{i}={i * j:<3}", end="")
    else:
        print("|full", end="")
    print()


def calendar(year, month):
    days = [31, 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    y, m = (year - 1, month + 12) if month < 3 else (year, month)
    first = (1 + (13 * (m + 1)) // 5 + y + y // 4 - y // 100 + y // 400 + 5) % 7
    line = "   " * first
    for d in range(1, days[month - 1] + 1):
        line += f"{d:3d}"
        if (first + d) % 7 == 0:
            print(line)
            line = ""
    if line:
        print(line)


calendar(2024, 2)
digits = 0
for x in range(1000):
    s = 0
    while x:
        s += x % 10
        x //= 10
    if s == 9:
        digits += 1
print(digits)
found = None
for a in range(1, 50):
    for b in range(a, 50):
        c2 = a * a + b * b
        c = int(c2 ** 0.5)
        if c * c == c2 and a + b + c == 60:
            found = a, b, c
            break
    else:
        continue
    break
print(found)
a, b, fibs = 0, 1, []
while a < 500:
    fibs.append(a)
    a, b = b, a + b
print(fibs)
lo, hi, steps = 0, 10 ** 6, 0
while lo < hi:
    mid = (lo + hi) // 2
    steps += 1
    if mid * mid < 777777:
        lo = mid + 1
    else:
        hi = mid
print(lo, steps)
bits = ""
n = 1000
while n:
    n, r = divmod(n, 2)
    bits = str(r) + bits
print(bits, int(bits, 2))
out = []
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 10:
        break
    for j in range(i):
        if j == 3:
            break
        if j == 1:
            continue
        out.append((i, j))
print(out)
seq = [1]
for _ in range(6):
    nxt, i = [], 0
    while i < len(seq):
        j = i
        while j < len(seq) and seq[j] == seq[i]:
            j += 1
        nxt += [j - i, seq[i]]
        i = j
    seq = nxt
print(seq)
table = {}
for word in "one two three four five six".split():
    for c in word:
        if c in "aeiou":
            table.setdefault(word[0], []).append(c)
            continue
        table[c] = table.get(c, [])
print(table)
total = 0
for i in range(100):
    for j in range(100):
        if (i ^ j) & 7 == 3:
            total += i - j
        elif i == j:
            total += 1
print(total)
