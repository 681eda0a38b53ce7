# yield from: delegation of next, send, throw, close, return.
def inner():
    try:
        got = yield "first"
        print("inner got", got)
        try:
            yield "second"
        except ValueError as e:
            print("inner caught", e)
            yield "after throw"
        return "result"
    finally:
        print("inner finally")


def outer():
    r = yield from inner()
    print("r =", r)
    yield "outer"


o = outer()
print(next(o), o.send("hi"), o.throw(ValueError("v")), next(o))
print(list(o))
o = outer()
next(o)
print(o.gi_yieldfrom.__name__)
o.close()


def chain(*its):
    for it in its:
        yield from it


print(list(chain([1, 2], "ab", (3,), {4: 5}, range(2), (x * x for x in range(3)))))


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("it value")
        return self.n


def d():
    v = yield from It()
    yield v


print(list(d()))


class Full(It):
    def send(self, v):
        print("send", v)
        return "sent"

    def throw(self, *a):
        print("throw", [x if isinstance(x, type) else type(x).__name__ for x in a])
        return "thrown"

    def close(self):
        print("close called")


def df():
    yield from Full()


f = df()
print(next(f), f.send(5), f.throw(KeyError("z")))
f.close()
g = d()
next(g)
try:
    g.send(1)
except AttributeError as e:
    print(e)
g = d()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)


def nested(n):
    if n == 0:
        yield "bottom"
        return 0
    r = yield from nested(n - 1)
    return r + 1


def run():
    v = yield from nested(50)
    yield v


print(list(run()))


def show(thunk):
    try:
        print(thunk())
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def bad():
    yield from 5


show(lambda: list(bad()))


def raises():
    yield from (1 // x for x in [1, 0])


show(lambda: list(raises()))


def swallow():
    try:
        yield from raises()
    except ZeroDivisionError:
        yield "swallowed"


print(list(swallow()))


def send_none():
    a = yield from [1, 2]
    print("a", a)


print(list(send_none()))


def averager():
    total = n = 0
    while True:
        v = yield
        if v is None:
            return total / n
        total += v
        n += 1


def grouper(out, key):
    while True:
        out[key] = yield from averager()


res = {}
for key, vals in {"a": [1, 2, 3], "b": [10, 20]}.items():
    gr = grouper(res, key)
    next(gr)
    for v in vals:
        gr.send(v)
    gr.send(None)
print(res)


def close_order():
    try:
        yield from inner()
    finally:
        print("outer finally")


c = close_order()
next(c)
c.close()


def same():
    g = (i for i in range(6))
    yield from (next(g) for _ in range(2))
    yield "mid"
    yield from g


print(list(same()))
