# Control flow: if chains, while and for with else, break, continue, nested loops.
for n in range(-1, 4):
    if n < 0:
        print("neg")
    elif n == 0:
        print("zero")
    elif n == 1:
        pass
    else:
        print("many")
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
    print(i)
else:
    print("not here")
while i > 0:
    i -= 1
else:
    print("done", i)
for x in []:
    print("no")
else:
    print("empty else")
for x in [1, 2]:
    if x == 3:
        break
else:
    print("no break", x)
for x in [1, 2]:
    if x == 2:
        break
else:
    print("not here")
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 2:
            break
        print(i, j)
    else:
        print("inner done", i)
        continue
    print("inner broken", i)
    break
else:
    print("not here")
print(i, j)
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xy")]:
    print(a, b, c)
for i, in [(1,), (2,)]:
    print(i)
for [p, q] in {1: 2}.items():
    print(p, q)
d = {}
for d["k"] in range(3):
    pass
print(d)


class O:
    pass


for O.attr in "ab":
    pass
print(O.attr)
l = [0, 0]
for i, l[i] in enumerate([7, 8]):
    pass
print(l)
while True:
    while True:
        break
    break
else:
    print("not here")
n = 27
steps = 0
while n != 1: n = 3 * n + 1 if n % 2 else n // 2; steps += 1
print(steps)
if 1: print("one"); print("two")
for i in range(3): print(i, end=","); continue
print()
primes = []
for n in range(2, 50):
    for p in primes:
        if n % p == 0:
            break
    else:
        primes.append(n)
print(primes)
l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
for x in l[:]:
    l.remove(x)
print(l)
while 0:
    pass
else:
    print("while 0 else")
