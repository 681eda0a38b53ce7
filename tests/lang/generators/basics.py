# Generators: iteration, send, state, return values.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


print(list(count(4)), sum(count(5)), tuple(count(0)), max(count(9)), [*count(2)])
g = count(2)
print(next(g), next(g), next(g, "end"), next(g, "still end"))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)


def echo():
    got = None
    while True:
        got = yield ("echo", got)
        if got == "quit":
            return "bye"


e = echo()
print(next(e), e.send(1), e.send("x"), next(e))
try:
    e.send("quit")
except StopIteration as s:
    print(repr(s), s.value, s.args)


def ret():
    return 5
    yield


try:
    next(ret())
except StopIteration as s:
    print(s.value)


def ret_tuple():
    yield
    return (1, 2)


it = ret_tuple()
next(it)
try:
    next(it)
except StopIteration as s:
    print(s.value, s.args)


def yields_expr():
    x = (yield 1) + (yield 2)
    y = [(yield 3), (yield 4)]
    print(x, y)
    yield
    z = yield
    print(z)


g = yields_expr()
print([g.send(v) for v in (None, 10, 20, 30)], g.send(40), g.send(50))
try:
    g.send("zz")
except StopIteration:
    print("finished")


def show(thunk):
    try:
        print(thunk())
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: count(1).send(1))
show(lambda: count(1)())
show(lambda: len(count(1)))
show(lambda: count(1)[0])
show(lambda: next(5))
show(lambda: count("a").__next__())
show(lambda: next(count()))


def reenter():
    yield next(me)


me = reenter()
show(lambda: next(me))
show(lambda: next(me))
print(type(g).__name__, g.__name__, g.__qualname__, g.gi_frame, g.gi_running, g.gi_yieldfrom, g.gi_code.co_name)
h = count(1)
print(repr(h).startswith("<generator object count at 0x"), h.gi_frame is not None, iter(h) is h)
print(h.__name__, hasattr(h, "__next__"), hasattr(h, "__len__"))
gens = [count(3) for _ in range(3)]
print([[next(x) for x in gens] for _ in range(3)])


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(15)])


def pairs(a, b):
    for x in a:
        for y in b:
            yield x, y


print(dict(pairs("a", [1, 2])), list(pairs(range(2), "xy")))


class Tree:
    def __init__(self, *kids):
        self.kids = kids

    def __iter__(self):
        yield self
        for k in self.kids:
            yield from k


print(len(list(Tree(Tree(), Tree(Tree())))))


def args(a, *b, c=3, **d):
    yield a
    yield b
    yield c
    yield d


print(list(args(1, 2, c=4, z=5)))
