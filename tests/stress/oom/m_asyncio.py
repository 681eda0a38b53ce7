# asyncio: tasks, futures, gather, timeouts, queues, cancellation. Its imports are not part of the count.
import asyncio, fail_mark
async def child(n):
    await asyncio.sleep(0)
    return n * 2
async def main():
    print(await asyncio.gather(child(1), child(2)))
    t = asyncio.create_task(child(3)); print(await t, t.done())
    f = asyncio.get_running_loop().create_future(); asyncio.get_running_loop().call_soon(f.set_result, 5); print(await f)
    q = asyncio.Queue(); await q.put(1); print(await q.get())
    c = asyncio.create_task(asyncio.sleep(10)); await asyncio.sleep(0); c.cancel()
    try: await c
    except asyncio.CancelledError: print("cancelled")
    async with asyncio.TaskGroup() as g: r = g.create_task(child(5))
    print(r.result())
    try:
        async with asyncio.timeout(0): await asyncio.sleep(1)
    except TimeoutError: print("timeout")
fail_mark.set()
asyncio.run(main())
