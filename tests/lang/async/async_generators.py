# Asynchronous generators: asend, athrow, aclose, their states and messages, the hooks.
import sys


class Pause:
    def __await__(self):
        return (yield "pause")


def steps(awaitable, *sent):
    """What driving an awaitable by hand gives."""
    out = []
    it = awaitable.__await__()
    try:
        out.append(it.send(None))
        for value in sent:
            out.append(it.send(value))
    except BaseException as e:
        out.append(repr(e))
    print(out)


async def gen(log):
    try:
        got = yield 1
        log.append(got)
        await Pause()
        got = yield 2
        log.append(got)
    except ValueError as e:
        log.append(repr(e))
        yield 3
    finally:
        log.append("finally")
        await Pause()


log = []
g = gen(log)
print(g.ag_running, g.ag_await, g.ag_frame is not None, g.ag_code.co_name, g.__name__, g.__qualname__, g.ag_suspended)
steps(g.__anext__())
steps(g.asend("a"), "x")
steps(g.athrow(ValueError("v")))
steps(g.__anext__(), None)
steps(g.__anext__())
print(log)

log.clear()
g = gen(log)
steps(g.aclose())
steps(g.__anext__())
g = gen(log)
steps(g.__anext__())
steps(g.aclose(), None)
steps(g.aclose())
print(log)

g = gen(log)
first = g.__anext__()
second = g.__anext__()
steps(first)
steps(first)
steps(second, 1)
third = g.__anext__()
third.send
it = g.asend(1)
print(it.__await__() is it, iter(it) is it)
other = g.asend(1)
steps(it)
steps(other)
print(g.ag_running)
steps(third, None)
for a in (it, other, first, second):
    print(a.close())

g = gen([])
try:
    g.asend(1).send(None)
except TypeError as e:
    print(e)


async def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass



sys.unraisablehook = lambda a: print("unraisable", repr(a.exc_value), type(a.object).__name__)
g = stubborn()
steps(g.__anext__())
steps(g.aclose())


async def raises(e):
    yield 1
    raise e


for e in (StopIteration(1), StopAsyncIteration(2), KeyError(3)):
    g = raises(e)
    steps(g.__anext__())
    steps(g.__anext__())
    steps(g.__anext__())


def first(ag):
    print("first", ag.__name__)


def final(ag):
    print("final", ag.__name__)


print(tuple(sys.get_asyncgen_hooks()))
sys.set_asyncgen_hooks(first, finalizer=final)
print([hook.__name__ for hook in sys.get_asyncgen_hooks()])
g = gen([])
a = g.__anext__()
b = g.__anext__()
steps(a)
try:
    b.close()
except RuntimeError as e:
    print(e)
del g, a, b
for bad in ({"firstiter": 3}, {"finalizer": 3}):
    try:
        sys.set_asyncgen_hooks(**bad)
    except TypeError as e:
        print(e)
sys.set_asyncgen_hooks(None, None)
print(tuple(sys.get_asyncgen_hooks()))
