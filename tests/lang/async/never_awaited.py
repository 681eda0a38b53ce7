# Coroutines and awaitables of asynchronous generators that nobody awaits; where they were made.
import sys


async def c():
    pass


async def g():
    yield 1


def f():
    return c()


x = g()
a = x.asend(None)
del a
a = x.athrow(ValueError)
del a
a = x.aclose()
del a
c()
w = c().__await__()
del w
sys.set_coroutine_origin_tracking_depth(2)
print(sys.get_coroutine_origin_tracking_depth())
z = f()
print([entry[1:] for entry in z.cr_origin])
del z
sys.set_coroutine_origin_tracking_depth(0)
for bad in (-1, "x"):
    try:
        sys.set_coroutine_origin_tracking_depth(bad)
    except Exception as e:
        print(repr(e))
last = c()
print(last.cr_origin)
