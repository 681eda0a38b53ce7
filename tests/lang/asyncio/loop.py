# The loop: callbacks, timers, files, exception handlers, futures, runners.
import asyncio
import os
import sys


def quiet(loop, context):
    print("handler:", context["message"].split(" at /")[0].split("<")[0], repr(context.get("exception")), sorted(context))


async def callbacks():
    loop = asyncio.get_running_loop()
    log = []
    loop.call_soon(log.append, 1)
    handle = loop.call_soon(log.append, 2)
    handle.cancel()
    later = loop.call_later(0.01, log.append, "late")
    loop.call_later(0.001, log.append, "soon")
    loop.call_at(loop.time() + 0.002, log.append, "at")
    loop.call_soon_threadsafe(log.append, 3)
    cancelled = loop.call_later(0.001, log.append, "never")
    cancelled.cancel()
    print(handle.cancelled(), later.when() > loop.time(), cancelled.cancelled())
    await asyncio.sleep(0.03)
    print(log)
    for bad in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print)):
        try:
            bad()
        except TypeError as e:
            print(e)
    loop.set_exception_handler(quiet)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(KeyError("lost"))
    del future
    await asyncio.sleep(0)
    print(loop.get_exception_handler() is quiet)
    try:
        loop.set_exception_handler(3)
    except TypeError as e:
        print(e)


async def files():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    got = loop.create_future()

    def readable():
        got.set_result(os.read(r, 100))
        print(loop.remove_reader(r), loop.remove_reader(r))

    loop.add_reader(r, readable)
    writable = loop.create_future()
    loop.add_writer(w, writable.set_result, "can write")
    print(await writable, loop.remove_writer(w))
    os.write(w, b"hello")
    print(await got)
    os.close(r)
    os.close(w)


async def futures():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, f.done(), f.cancelled())
    log = []

    def on_done(future):
        log.append(future)

    f.add_done_callback(on_done)
    f.add_done_callback(on_done)
    print(f.remove_done_callback(on_done), f.remove_done_callback(on_done))
    f.add_done_callback(on_done)
    f.set_result([1, 2])
    print(f, f.result(), log)
    await asyncio.sleep(0)
    print(log == [f], await f)
    for call in (lambda: f.set_result(1), lambda: f.set_exception(KeyError())):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)
    print(f.cancel())
    f = loop.create_future()
    f.set_exception(ValueError)
    print(f, repr(f.exception()))
    f = loop.create_future()
    f.set_exception(StopIteration(1))
    print(repr(f.exception()), repr(f.exception().__cause__))
    f = loop.create_future()
    print(f.cancel("msg"), f)
    try:
        await f
    except asyncio.CancelledError as e:
        print(repr(e))
    print(asyncio.isfuture(f), asyncio.isfuture(3))
    try:
        next(iter(loop.create_future().__await__())).set_result(1)
        g = loop.create_future().__await__()
        next(g)
        next(g)
    except RuntimeError as e:
        print(e)


async def agen():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("closed")


async def generators():
    async for x in agen():
        print(x)
        break
    g = agen()
    print(await anext(g))
    keep.append(g)
    asyncio.get_running_loop()


keep = []
for main in (callbacks, files, futures, generators):
    print("--", main.__name__)
    asyncio.run(main())


async def name():
    return asyncio.current_task().get_name()


async def hang():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(10)


print("-- runners")
with asyncio.Runner() as runner:
    loop = runner.get_loop()
    print(type(loop).__name__.endswith("SelectorEventLoop"), runner.run(name()) != runner.run(name()), loop.is_running(), loop.is_closed())
print(loop.is_closed())
for call in (lambda: asyncio.run(3), asyncio.get_running_loop, lambda: loop.call_soon(print), lambda: asyncio.run(hang())):
    try:
        call()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, str(e).split("<")[0])
loop = asyncio.new_event_loop()
loop.call_soon(loop.stop)
loop.run_forever()
print(loop.run_until_complete(asyncio.sleep(0, "slept")), loop.get_debug())
try:
    asyncio.set_event_loop(3)
except TypeError as e:
    print(e)
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
loop.close()
asyncio.set_event_loop(None)
sys.stdout.flush()
