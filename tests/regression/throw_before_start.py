# What is thrown into a generator before its first instruction leaves it as it is.
def g(): yield 1
for e in StopIteration, StopIteration(3), ValueError:
    x=g()
    try: x.throw(e)
    except Exception as r: print(type(r), r, r.__cause__, r.__traceback__.tb_next is not None)
async def c(): pass
x=c()
try: x.throw(StopIteration(1))
except Exception as r: print(type(r), r)
async def ag(): yield
x=ag().athrow(StopAsyncIteration)
try: x.send(None)
except BaseException as r: print(type(r), r)
def h():
    yield from g()
x=h(); next(x)
try: x.throw(StopIteration)
except Exception as r: print(type(r), r)
