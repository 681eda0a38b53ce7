# await, async for, async with, asynchronous comprehensions and generators.
import sys
def run(c):
    try:
        while 1: 
            r = c.send(None); print('  yielded', r)
    except StopIteration as e: return e.value
class A:
    def __init__(s,v): s.v=v
    def __await__(s):
        r = yield s.v
        return s.v*2
async def f(x): return await A(x)
async def g(n):
    for i in range(n):
        yield await f(i)
class CM:
    async def __aenter__(s): print('enter', await A(10)); return s
    async def __aexit__(s,*a): print('exit', a[0], await A(11)); return True
async def main():
    print(await f(3))
    async for x in g(3): print('x', x)
    else: print('else')
    async with CM() as c, CM(): print('in')
    async with CM(): 1/0
    async def ret():
        async with CM(): return 5
    print(await ret())
    print([x async for x in g(3)], {x async for x in g(2)}, {x:await f(x) async for x in g(2) if x})
    print([await f(i) for i in range(3)])
    ge = (x async for x in g(3))
    print(type(ge).__name__)
    print([y async for y in ge])
    ge = (await f(i) for i in (1,2)); print([y async for y in ge])
    async for x in g(5):
        if x == 2: continue
        if x == 4: break
        print(x)
    print(await anext(g(2), 'other'), [await anext(g(0), None)])
    it = g(2)
    print(await anext(it), await anext(it), await anext(it, 'dflt'))
    try: await anext(it)
    except StopAsyncIteration as e: print(repr(e))
    return 'done'
print(run(main()))
c=main()
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_frame is None)
c.close()
try: c.send(None)
except RuntimeError as e: print(e)

