# Errors in the middle of multi-step operations leave the objects whole.
class Boom(Exception):
    pass


def boom_at(n, items):
    for i, x in enumerate(items):
        if i == n:
            raise Boom(n)
        yield x


def attempt(f):
    try:
        f()
        return "ok"
    except Boom as e:
        return f"Boom {e}"


for n in (0, 2, 5):
    l = [1, 2, 3]
    print(attempt(lambda: l.extend(boom_at(n, range(10, 15)))), l)
    l = [1, 2, 3]
    print(attempt(lambda: l.__setitem__(slice(0, 2), boom_at(n, "abcde"))), l)
    l = [1, 2, 3]
    print(attempt(lambda: l.__iadd__(boom_at(n, "abcde"))), l)
    d = {"a": 1}
    print(attempt(lambda: d.update(boom_at(n, [("b", 2), ("c", 3), ("a", 9), ("d", 4), ("e", 5)]))), d)
    s = {1}
    print(attempt(lambda: s.update(boom_at(n, range(5)))), sorted(s))
    s = {1, 2, 3}
    print(attempt(lambda: s.difference_update(boom_at(n, range(5)))), len(s))
    b = bytearray(b"ab")
    print(attempt(lambda: b.extend(boom_at(n, b"cdefg"))), b)
    print(attempt(lambda: list(boom_at(n, "abcde"))), attempt(lambda: tuple(boom_at(n, "abcde"))), attempt(lambda: set(boom_at(n, "abcde"))), attempt(lambda: dict(boom_at(n, ["ab"] * 5))), attempt(lambda: "".join(boom_at(n, "abcde"))), attempt(lambda: sorted(boom_at(n, "abcde"))), attempt(lambda: sum(boom_at(n, range(5)))), attempt(lambda: max(boom_at(n, range(5)))), attempt(lambda: [*boom_at(n, "abcde")]), attempt(lambda: print(*boom_at(n, "abcde"))), attempt(lambda: {**dict(boom_at(n, ["ab"] * 5))}), attempt(lambda: list(zip(boom_at(n, "abcde"), "abcdef"))), attempt(lambda: all(boom_at(n, [1] * 5))), attempt(lambda: b"".join(boom_at(n, [b"x"] * 5))), attempt(lambda: bytes(boom_at(n, range(5)))), attempt(lambda: frozenset(boom_at(n, "abc"))), attempt(lambda: dict.fromkeys(boom_at(n, "abc"))), attempt(lambda: list(map(str, boom_at(n, "abcde")))))


class K:
    def __init__(self, v, bad=False):
        self.v, self.bad = v, bad

    def __lt__(self, o):
        if self.bad or o.bad:
            raise Boom("lt")
        return self.v < o.v

    def __eq__(self, o):
        if self.bad or o.bad:
            raise Boom("eq")
        return self.v == o.v

    def __hash__(self):
        if self.v == 99:
            raise Boom("hash")
        return 1

    def __repr__(self):
        return f"K{self.v}"


l = [K(3), K(1), K(2, True), K(5), K(4)]
print(attempt(l.sort), sorted(k.v for k in l))
print(attempt(lambda: l.remove(K(4))), attempt(lambda: l.index(K(9))), len(l), attempt(lambda: max(l)), attempt(lambda: [K(3)] == [K(3, True)]))
d = {K(1): "a", K(2): "b"}
print(attempt(lambda: d.__setitem__(K(3, True), "c")), attempt(lambda: d.__setitem__(K(99), 0)), attempt(lambda: d.pop(K(2, True))), attempt(lambda: d.get(K(99))), d, attempt(lambda: {K(1), K(5, True)}), attempt(lambda: {K(1): 1, K(99): 2}))


class A:
    def __setattr__(self, n, v):
        if v == "boom":
            raise Boom(n)
        object.__setattr__(self, n, v)


def multi():
    a.x, a.y, a.z = 1, "boom", 3


def aug():
    a.x += Bad()


class Bad:
    def __radd__(self, o):
        raise Boom("radd")


a = A()
print(attempt(multi), vars(a), attempt(aug), vars(a))


def in_call():
    f(1, *boom_at(1, "ab"), k=2)


def f(*a, **k):
    raise AssertionError


def in_display():
    return [1, [2, {3: boom()}], boom()]


def boom():
    raise Boom("display")


print(attempt(in_call), attempt(in_display), attempt(lambda: f"{1}{boom()}"), attempt(lambda: {1: 2, boom(): 3}), attempt(lambda: (1, boom())[0]), attempt(lambda: f(boom())), attempt(lambda: [boom() for _ in "abc"]), attempt(lambda: lambda x=boom(): x))


def class_fail():
    class C:
        a = 1
        b = boom()


def deco_fail():
    @boom
    def g():
        pass


def unpack_fail():
    global ux, uy
    ux, uy = boom_at(1, "ab")


print(attempt(class_fail), attempt(deco_fail) if False else "", attempt(unpack_fail), "ux" in globals())
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 2:
            raise Boom("next")
        if self.n > 4:
            raise StopIteration
        return self.n


it = It()
out = []
print(attempt(lambda: out.extend(it)), out, list(it))
it = It()
print(attempt(lambda: [out.append(x) for x in it]), out, list(it))
