# StopIteration in all its roles: values, generators, for loops, next, user iterators, conversion to RuntimeError.
def g(v):
    yield 1
    return v


for v in (None, 5, (1, 2), (), ValueError("x"), StopIteration("s")):
    it = g(v)
    next(it)
    try:
        next(it)
    except StopIteration as e:
        print(repr(e.value), e.args)


def collector(v):
    r = yield from g(v)
    yield ("collected", r)


print([list(collector(v))[1] for v in (None, 5, (1, 2))])


class It:
    def __init__(self, *args):
        self.args = args

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(*self.args)


for args in ((), (1,), (1, 2)):
    def d():
        r = yield from It(*args)
        yield r

    print(list(It(*args)), list(d()))


def raises():
    raise StopIteration("plain function")


try:
    raises()
except StopIteration as e:
    print("plain", e.value)


def gen_calls():
    yield 1
    raises()


def gen_next():
    yield next(iter(()))


def gen_expr():
    return list(raises() for _ in [1])


def gen_throw():
    it = g(0)
    next(it)
    it.throw(StopIteration("thrown"))


for f in (lambda: list(gen_calls()), lambda: list(gen_next()), gen_expr, gen_throw):
    try:
        print(f())
    except RuntimeError as e:
        print("RuntimeError", e, repr(e.__cause__))
    except StopIteration as e:
        print("StopIteration", e)
print([raises() for _ in []], list(map(lambda x: raises(), [1])), list(filter(lambda x: raises(), [1])), list(zip(map(lambda x: raises(), [1]), [1])))
try:
    [raises() for _ in [1]]
except StopIteration as e:
    print("list comprehension lets it out:", e)
for x in map(lambda x: x if x < 3 else raises(), range(10)):
    print(x, end=" ")
print()
print(tuple(iter(lambda: raises(), 1)), sum(It()), list(It()), dict(It()), set(It()), max(It(), default="d"), sorted(It()), [*It()], "".join(It()))
try:
    a, b = It()
except ValueError as e:
    print(e)


def caught_inside():
    try:
        yield 1
        raise StopIteration("caught")
    except StopIteration as e:
        yield str(e)


print(list(caught_inside()))


def converts():
    try:
        raise StopIteration("z")
    finally:
        pass
    yield


try:
    next(converts())
except RuntimeError as e:
    print(e, type(e.__cause__).__name__)


class Sub(StopIteration):
    def __init__(self, x):
        self.x = x


def sub():
    yield 1
    raise Sub(5)


try:
    list(sub())
except RuntimeError as e:
    print(e, e.__cause__.x)


class SubIt:
    def __iter__(self):
        return self

    def __next__(self):
        raise Sub(1)


print(list(SubIt()), next(SubIt(), "default"))
try:
    next(SubIt())
except Sub as e:
    print(e.x, e.value)
print(next(It(), "dflt"), next(iter([]), None))
try:
    next(It(7))
except StopIteration as e:
    print(e.value)
with_else = []
for x in It():
    pass
else:
    with_else.append("else")
print(with_else)
