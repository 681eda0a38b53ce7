# What await, async for and async with say of objects that do not fit.
class AwaitsInt:
    def __await__(self):
        return 5


class AwaitsCoroutine:
    def __await__(self):
        return nothing()


class Enter:
    def __init__(self, entered, left):
        self.entered, self.left = entered, left

    def __aenter__(self):
        return self.entered

    def __aexit__(self, *exc):
        return self.left


class NoExit:
    async def __aenter__(self):
        pass


class Aiter:
    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self.iterator


class Anext:
    def __init__(self, value):
        self.value = value

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.value


async def nothing():
    pass


async def wait(o):
    await o


async def loop(o):
    async for x in o:
        pass


async def enter(o):
    async with o:
        pass


def show(coro):
    try:
        coro.send(None)
    except BaseException as e:
        print(type(e).__name__, e, "|", repr(e.__cause__))


show(wait(1))
show(wait(AwaitsInt()))
made = nothing()
AwaitsCoroutine.__await__ = lambda self: made
show(wait(AwaitsCoroutine()))
made.close()
show(loop([1]))
show(loop(Aiter([1])))
show(loop(Anext(3)))
show(loop(Anext(AwaitsInt())))
show(enter(1))
show(enter(NoExit()))
show(enter(Enter(1, 2)))
show(enter(Enter(nothing(), 2)))


class Forever:
    def __await__(self):
        while True:
            yield


inner = wait(Forever())
outer = wait(inner)
outer.send(None)
print(outer.cr_await is inner, inner.cr_suspended, inner.cr_running)
show(wait(inner))
outer.close()
show(inner)
show(wait(inner))
print(inner.close(), inner.cr_frame)
try:
    nothing().throw(KeyError("k"))
except KeyError as e:
    print(repr(e))


def plain():
    yield from made


try:
    next(plain())
except TypeError as e:
    print(e)
try:
    nothing().send(1)
except TypeError as e:
    print(e)
c = nothing()
w = c.__await__()
print(type(w).__name__, iter(w) is w)
try:
    next(w)
except StopIteration as e:
    print(repr(e))
for call in (lambda: iter(c), lambda: next(c), lambda: aiter(1), lambda: anext(1), lambda: aiter(Aiter(1)), lambda: type(c)(),
             lambda: setattr(c, "__name__", 1)):
    try:
        call()
    except TypeError as e:
        print(e)


async def stop():
    raise StopIteration("s")


show(stop())


async def recursive():
    me.send(None)


me = recursive()
show(me)


async def ignores():
    try:
        await Forever()
    except GeneratorExit:
        await Forever()


i = ignores()
i.send(None)
try:
    i.close()
except RuntimeError as e:
    print(e)
i.throw
try:
    i.throw(KeyError)
except KeyError:
    print("thrown")
