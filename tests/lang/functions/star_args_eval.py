# Order and mutation when arguments are unpacked.
log = []


def t(x):
    log.append(x)
    return x


def f(*a, **k):
    return a, k


def flush():
    print(log)
    log.clear()


print(f(t(1), *t([2, 3]), t(4), k=t(5), *t([6]), **t({"z": 7}), y=t(8)))
flush()
l = [1, 2]
r = f(*l, **{"l": l})
l.append(3)
print(r)
d = {"a": 1}
r = f(**d)
r[1]["a"] = 99
print(d)


def gen():
    for i in range(3):
        log.append(f"gen {i}")
        yield i


print(f(*gen(), t("after")))
flush()


class Map:
    def __init__(self, keys):
        self.k = keys

    def keys(self):
        log.append("keys")
        return self.k

    def __getitem__(self, k):
        log.append("get " + k)
        return k.upper()


print(f(**Map(["a", "b"]), **Map(["c"])))
flush()


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: f(**Map(["a"]), a=1))
show(lambda: f(**Map([1])))
show(lambda: f(**5))
show(lambda: f(*5))
show(lambda: f(*None, **None))
show(lambda: f(**[("a", 1)]))
show(lambda: f.nothing(*5))
show(lambda: print(*gen(), *5))
log.clear()


class BadKeys:
    def keys(self):
        raise ValueError("keys")


class NoGet:
    def keys(self):
        return ["a"]


class BadIter:
    def __iter__(self):
        raise KeyError("iter")


show(lambda: f(**BadKeys()))
show(lambda: f(**NoGet()))
show(lambda: f(*BadIter()))
show(lambda: f(**{"a": 1}, **{"b": 2}, **{"a": 3}))
show(lambda: (lambda a, b: (a, b))(*[1], **{"b": 2}))
show(lambda: (lambda a, b: (a, b))(*[1, 2], **{"b": 2}))
show(lambda: (lambda a, *b: (a, b))(*"xyz"))
show(lambda: (lambda **k: sorted(k))(**{str(i): i for i in range(12)}))
show(lambda: (lambda *a: len(a))(*range(3000)))
show(lambda: max(*[3, 1], *[7], key=lambda v: -v))
show(lambda: "{}-{}-{x}".format(*[1, 2], **{"x": 3}))
show(lambda: [].append(*[1]))
show(lambda: [].append(*[1, 2]))
show(lambda: int(*["11"], **{"base": 2}))
show(lambda: type(*["T", (), {"v": 1}]).v)
show(lambda: C(*[1], **{"b": 2}).t)


class C:
    def __init__(self, *a, **k):
        self.t = a, k

    def m(self, *a, **k):
        return a, k


print(C(*[1], **{"b": 2}).t, C().m(*"ab", c=1, **{"d": 2}), C.m(*[C(), 5]))


def forward(*a, **k):
    return f(*a, **k)


print(forward(1, x=2), forward(*forward(3)[0]), forward(**forward(y=1)[1]))
kw = {"end": "!\n"}
print("x", "y", **kw)
