# map, filter, zip, enumerate, reversed: laziness, exceptions, exhaustion, changes underneath.
log = []


def noisy(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        yield i


def flush():
    print(log)
    log.clear()


m = map(lambda x: log.append(f"f{x}") or x * 2, noisy("m", 3))
flush()
print(next(m))
flush()
print(list(m), next(m, "done"))
flush()
z = zip(noisy("a", 3), noisy("b", 2), noisy("c", 3))
print(list(z))
flush()
z = zip(noisy("a", 2), noisy("b", 3))
print(list(z))
flush()
f = filter(lambda x: x % 2, noisy("x", 5))
print(next(f), log)
log.clear()
print(list(f))
flush()
e = enumerate(noisy("e", 3), 10)
print(next(e), log, list(e))
log.clear()


def boom(x):
    if x == 1:
        raise ValueError("boom")
    return x


m = map(boom, [0, 1, 2])
out = []
for _ in range(4):
    try:
        out.append(next(m))
    except ValueError as err:
        out.append(str(err))
    except StopIteration:
        out.append("stop")
print(out)
f = filter(boom, [1, 2, 0, 3])
out = []
for _ in range(4):
    try:
        out.append(next(f))
    except ValueError as err:
        out.append(str(err))
    except StopIteration:
        out.append("stop")
print(out)
l = [1, 2, 3]
m = map(str, l)
print(next(m))
l.append(4)
l[1] = "changed"
print(list(m))
l = [1, 2, 3]
r = reversed(l)
print(next(r))
l.pop()
l.pop()
print(list(r))
e = enumerate(l)
l.extend("ab")
print(list(e), e.__next__.__name__)
d = {"a": 1}
m = map(lambda k: d[k], d)
d["b"] = 2
try:
    print(list(m))
except RuntimeError as err:
    print(err)


def stopper(x):
    if x == 2:
        raise StopIteration
    return x


print(list(map(stopper, [1, 2, 3])))
nested = map(sum, zip(map(int, "123"), filter(None, [0, 1, 0, 2, 3])))
print(list(nested))
print([(i, c, n) for i, (c, n) in enumerate(zip("abc", map(ord, "abc")))], list(zip(*[iter("abcdef")] * 2)), list(zip(range(3), zip("abc", [1, 2, 3]))), dict(zip(*[["k1", "k2"], map(str, [1, 2])])))
a, b = zip((1, 2), (3, 4))
print(a, b, list(map(lambda *a: a, [1, 2], "ab", (True, False))), list(filter(lambda p: p[0] != p[1], zip("abc", "axc"))))
it = iter([1, 2, 3, 4])
print([(x, next(it)) for x in it], list(zip(it, it)))
it = iter([1, 2, 3])
print(list(zip(it, [10])), list(it))
z = zip([1, 2], [3], strict=True)
print(next(z))
try:
    next(z)
except ValueError as err:
    print(err)
for x in (map(abs, []), filter(None, []), zip([]), enumerate([]), reversed([]), iter([]), iter({}), (i for i in [])):
    print(type(x).__name__, next(x, None), list(x), iter(x) is x, bool(x), hasattr(x, "__length_hint__"))


class Inf:
    def __iter__(self):
        return self

    def __next__(self):
        return 7


print([a for a, _ in zip(Inf(), range(3))], next(filter(lambda v: v > 5, Inf())), next(map(str, Inf())), next(enumerate(Inf(), 5)))
big = map(lambda x: x, range(10 ** 12))
print(next(big), next(big), 5 in map(lambda x: x + 1, range(10 ** 9)), any(x > 3 for x in range(10 ** 12)), all(x < 3 for x in range(10 ** 12)))
