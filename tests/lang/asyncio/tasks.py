# Tasks: results, cancellation, waiting, groups, timeouts.
import asyncio
import contextvars


async def value(x, delay=0):
    await asyncio.sleep(delay)
    if isinstance(x, BaseException):
        raise x
    return x


async def basics():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(value(1), name="named")
    print(task.get_name(), task.done(), task.cancelled(), asyncio.current_task() in asyncio.all_tasks(), task in asyncio.all_tasks())
    try:
        task.result()
    except asyncio.InvalidStateError as e:
        print(e)
    try:
        task.exception()
    except asyncio.InvalidStateError as e:
        print(e)
    print(await task, task.done(), task.result(), task.exception(), task.get_coro().__name__, await task)
    for call in (lambda: task.set_result(1), lambda: task.set_exception(1), lambda: asyncio.create_task(1), lambda: asyncio.ensure_future(1),
                 lambda: loop.run_until_complete(task), lambda: asyncio.run(task)):
        try:
            call()
        except (RuntimeError, TypeError) as e:
            print(type(e).__name__, e)
    task.set_name(5)
    print(task.get_name(), asyncio.isfuture(task), asyncio.iscoroutine(task), task.get_loop() is loop)
    failing = asyncio.create_task(value(KeyError("k")))
    try:
        await failing
    except KeyError as e:
        print(repr(e), failing.exception() is e)
    print(repr(failing).split(" coro")[0], repr(failing).rsplit("> ", 1)[1])

    async def bare():
        class Bad:
            def __await__(self):
                yield 5
        await Bad()

    try:
        await asyncio.create_task(bare())
    except RuntimeError as e:
        print(e)


async def cancelling():
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("cancelled", e.args)
            return "went on"

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel("why"), task.cancelling(), await task, task.cancelled(), task.uncancel(), task.cancelling(), task.cancel())
    task = asyncio.create_task(value(1))
    print(task.cancel(msg="early"))
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e), task.cancelled())
    try:
        task.result()
    except asyncio.CancelledError as e:
        print(repr(e))
    inner = asyncio.create_task(value(7, 0.01))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", inner.done(), await inner)
    print(await asyncio.shield(value(3)))


async def gathering():
    print(await asyncio.gather(), await asyncio.gather(value(1, 0.002), value(2)))
    print(await asyncio.gather(value(1), value(ValueError("v")), return_exceptions=True))
    try:
        await asyncio.gather(value(1, 0.001), value(ValueError("v")))
    except ValueError as e:
        print(repr(e))
    g = asyncio.gather(value(1, 1), value(2, 1))
    await asyncio.sleep(0)
    print(g.cancel())
    try:
        await g
    except asyncio.CancelledError as e:
        print(repr(e))
    c = value(4)
    print(await asyncio.gather(c, c))


async def waiting():
    tasks = [asyncio.create_task(value(i, i / 100)) for i in range(3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks, timeout=1)
    print(sorted(t.result() for t in done), pending)
    tasks = [asyncio.create_task(value(x, 0.001)) for x in (KeyError(), 5)] + [asyncio.create_task(value(1, 5))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done) >= 1, len(pending) >= 1)
    for t in tasks:
        t.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    done, pending = await asyncio.wait([asyncio.create_task(value(1, 1))], timeout=0.001)
    print(len(done), len(pending))
    for bad in (lambda: asyncio.wait([]), lambda: asyncio.wait([value(1)]), lambda: asyncio.wait(tasks[0]), lambda: asyncio.wait(tasks, return_when=3)):
        try:
            await bad()
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    print([await f for f in asyncio.as_completed([value(3, 0.02), value(1), value(2, 0.01)])])
    t = asyncio.create_task(value(9, 0.001))
    async for f in asyncio.as_completed([t, asyncio.create_task(value(8))]):
        print(f is t, f.result())
    try:
        for f in asyncio.as_completed([value(1, 1)], timeout=0.001):
            await f
    except TimeoutError as e:
        print(repr(e))
    print(await asyncio.wait_for(value(1), 1), await asyncio.wait_for(value(2), None))
    for seconds in (0.001, 0, -1):
        try:
            await asyncio.wait_for(value(1, 1), seconds)
        except TimeoutError as e:
            print(repr(e), repr(e.__cause__))


async def timeouts():
    async with asyncio.timeout(1) as limit:
        print(repr(limit).split("when")[0], limit.expired())
    print(limit, limit.expired())
    try:
        async with asyncio.timeout(0.001) as limit:
            await asyncio.sleep(1)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), limit)
    try:
        async with asyncio.timeout_at(asyncio.get_running_loop().time() - 1):
            await asyncio.sleep(1)
    except TimeoutError as e:
        print(repr(e))
    async with asyncio.timeout(0.001) as limit:
        limit.reschedule(None)
        print(limit.when(), limit)
        await asyncio.sleep(0.005)
    for call in (lambda: limit.reschedule(1), lambda: asyncio.timeout(None).reschedule(1)):
        try:
            call()
        except RuntimeError as e:
            print(e)
    try:
        async with limit:
            pass
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout(0.001):
                await asyncio.sleep(1)
    except TimeoutError as e:
        print("inner", repr(e))
    try:
        async with asyncio.timeout(0.001):
            try:
                await asyncio.sleep(1)
            finally:
                1 / 0
    except ZeroDivisionError as e:
        print(repr(e), repr(e.__context__))


async def groups():
    async with asyncio.TaskGroup() as group:
        print(group)
        a = group.create_task(value(1), name="first")
        b = group.create_task(value(2, 0.001))
        print(group)
    print(a.result(), b.result(), a.get_name(), group)
    try:
        async with asyncio.TaskGroup() as group:
            slow = group.create_task(value(1, 10))
            group.create_task(value(KeyError("k")))
            group.create_task(value(ValueError("v")))
            await asyncio.sleep(10)
    except* KeyError as g:
        print(g.exceptions)
    except* ValueError as g:
        print(g, g.exceptions)
    print(slow.cancelled(), asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as group:
            child = group.create_task(value(1, 10))
            await asyncio.sleep(0)
            raise OSError("body")
    except ExceptionGroup as g:
        print(repr(g), child.cancelled())

    async def cancelled_outside():
        async with asyncio.TaskGroup() as group:
            group.create_task(value(1, 10))

    task = asyncio.create_task(cancelled_outside())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    for make in (asyncio.TaskGroup(), group):
        c = value(1)
        try:
            make.create_task(c)
        except RuntimeError as e:
            print(e)
        c.close()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(value(KeyboardInterrupt()))
    except BaseException as e:
        print(type(e))


async def contexts():
    v = contextvars.ContextVar("v", default=0)

    async def child():
        v.set(v.get() + 1)
        await asyncio.sleep(0)
        return v.get()

    v.set(10)
    print(await asyncio.gather(child(), child()), v.get())
    c = contextvars.copy_context()
    t = asyncio.create_task(child(), context=c)
    print(await t, c[v], v.get(), t.get_context() is c)
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    log = []

    async def eager():
        log.append("ran")
        return asyncio.current_task().get_name()

    t = asyncio.create_task(eager(), name="e")
    print(log, t.done(), await t)
    asyncio.get_running_loop().set_task_factory(None)


for main in (basics, cancelling, gathering, waiting, timeouts, contexts):
    print("--", main.__name__)
    asyncio.run(main())
print("-- groups")
try:
    asyncio.run(groups())
except KeyboardInterrupt:
    print("interrupted")
