# async: coroutines, async generators, async for and with, driven by hand.
class Wait:
    def __init__(self, n): self.n = n
    def __await__(self): return (yield self.n)
class CM:
    async def __aenter__(self): return await Wait("enter")
    async def __aexit__(self, *a): await Wait("exit")
async def agen():
    for i in range(3):
        await Wait(("gen", i))
        yield i
async def main():
    out = [await Wait(1)]
    async with CM() as c: out.append(c)
    async for x in agen(): out.append(x)
    out += [x async for x in agen() if x]
    try: await failing()
    except ValueError as e: out.append(str(e))
    return out
async def failing(): raise ValueError("async")
def run(c):
    value, seen = None, []
    try:
        while True:
            seen.append(c.send(value))
            value = len(seen)
    except StopIteration as e: return e.value, seen
print(run(main()))
a = agen(); s = a.asend(None)
try: s.send(None); s.throw(KeyError("x"))
except KeyError as e: print(repr(e))
c = main(); c.send(None); c.close(); print(c.cr_frame)
