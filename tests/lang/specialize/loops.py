# One loop body over many kinds of iterables; loops whose iterable changes.
def total(it):
    n = 0
    out = []
    for x in it:
        out.append(x)
        n += 1
        if n > 5:
            break
    else:
        out.append("else")
    return out


class It:
    def __iter__(self):
        return iter([1, 2])


class Seq:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i


def gen():
    yield 1
    yield 2


makers = [lambda: range(3), lambda: [1, 2], lambda: (1, 2), lambda: "ab", lambda: b"ab", lambda: {1: 2}, lambda: {1: 2}.items(), lambda: {7}, lambda: frozenset([8]), gen, It, Seq, lambda: enumerate("ab"), lambda: zip("ab", [1, 2]), lambda: map(str, [1]), lambda: filter(None, [0, 1]), lambda: reversed([1, 2]), lambda: iter([3]), lambda: range(10 ** 20, 10 ** 20 + 2), lambda: range(10), lambda: bytearray(b"q"), lambda: (x for x in "g"), lambda: {}.values(), lambda: [], lambda: range(5, 0, -2), lambda: iter(lambda: 1, 1), lambda: "é日", lambda: list(range(10))]
for _ in range(2):
    out = [total(m()) for m in makers]
for o in out:
    print(o)
for bad in (5, None, 1.5, object, len):
    try:
        total(bad)
    except TypeError as e:
        print(e)
t = 0
for i in range(10):
    for j in range(i):
        if j == 5:
            break
        t += j
    else:
        t += 100
print(t, i, j)
for i in range(3):
    i += 10
    print(i, end=" ")
print()
r = range(3)
print([(a, b) for a in r for b in r], [x for x in r for r in [range(x)]])
n = 3
for i in range(n):
    n = 10
    print(i, end=" ")
print(n)
a = []
for a in range(3):
    pass
print(a)
l = [1, 2, 3]
for l in l:
    pass
print(l)
d = {"a": 1, "b": 2}
for k in list(d):
    del d[k]
print(d)
for i, (a, b) in enumerate(zip(range(3), "xyz")):
    print(i, a, b, end=";")
print()
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
else:
    print("no")
print(i)
s = 0
for i in range(-5, 5):
    for j in (i, -i):
        for c in "ab":
            s += j * (c == "a") - i * (c == "b")
print(s)
big = 0
for i in range(2 ** 63 - 2, 2 ** 63 + 3):
    big += i
print(big)
for i in range(0):
    pass
print(i == 2 ** 63 + 2)
it = iter(range(5))
for x in it:
    if x == 1:
        next(it)
    print(x, end=" ")
print(list(it))
def early(seq):
    for x in seq:
        for y in x:
            if y < 0:
                return x, y
    return None


print(early([[1, 2], [3, -1]]), early([]), early([[1]]))
