# What a task fails with shows the coroutines, and no frame of the machinery between them.
import asyncio
import traceback


async def inner(future):
    await future


async def middle(future):
    try:
        await inner(future)
    finally:
        pass


def names(exc):
    return [(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(exc.__traceback__)]


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(middle(future))
    await asyncio.sleep(0)
    future.set_exception(KeyError("k"))
    await asyncio.wait([task])
    print(names(task.exception()))
    task = asyncio.create_task(middle(loop.create_future()))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as e:
        print(names(e))
    it = iter(loop.create_future())
    for args in ((ValueError("v"),), (ValueError,), (list,)):
        try:
            iter(loop.create_future()).throw(*args)
        except Exception as e:
            print(repr(e))
    print(next(it)._asyncio_future_blocking)
    for call in (lambda: next(it), lambda: it.send(1)):
        try:
            call()
        except RuntimeError as e:
            print(e)
    print(it.close())
    bare = asyncio.Future.__new__(asyncio.Future)
    for call in (bare.result, bare.exception, lambda: bare.set_result(1), lambda: bare.add_done_callback(print), bare.get_loop):
        try:
            call()
        except (RuntimeError, asyncio.InvalidStateError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
