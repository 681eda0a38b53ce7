# Locks, events, conditions, semaphores, barriers, queues between tasks.
import asyncio


def text(o):
    words = repr(o).split(" at 0x")
    return words[0] + "".join(" at X" + w.lstrip("0123456789abcdef") for w in words[1:])


async def locks():
    lock = asyncio.Lock()
    print(text(lock), lock.locked())
    log = []

    async def worker(n):
        async with lock:
            log.append(n)
            await asyncio.sleep(0)
            log.append(n)

    tasks = [asyncio.create_task(worker(i)) for i in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(text(lock))
    tasks[1].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True), log)
    try:
        lock.release()
    except RuntimeError as e:
        print(e)


async def events():
    event = asyncio.Event()
    print(text(event))
    waiting = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(text(event))
    event.set()
    print(await asyncio.gather(*waiting), event.is_set(), await event.wait())
    event.clear()
    print(event.is_set())


async def conditions():
    cond = asyncio.Condition()
    items = []

    async def consumer(n):
        async with cond:
            await cond.wait_for(lambda: items)
            return n, items.pop()

    tasks = [asyncio.create_task(consumer(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(text(cond))
    async with cond:
        items.extend("ab")
        cond.notify(1)
    async with cond:
        items.append("c")
        cond.notify_all()
    print(await asyncio.gather(*tasks))
    for call in (cond.notify, cond.notify_all):
        try:
            call()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with shared:
        print(lock.locked(), shared.locked())


async def semaphores():
    sem = asyncio.Semaphore(2)
    running = most = 0

    async def work():
        nonlocal running, most
        async with sem:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.001)
            running -= 1

    await asyncio.gather(*[work() for _ in range(6)])
    print(most, text(sem), sem.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    print(text(bounded))
    bounded.release()
    for make in (bounded.release, lambda: asyncio.Semaphore(-1)):
        try:
            make()
        except ValueError as e:
            print(e)


async def barriers():
    barrier = asyncio.Barrier(3)
    print(text(barrier), barrier.parties, barrier.n_waiting, barrier.broken)

    async def come(n):
        await asyncio.sleep(n / 1000)
        return await barrier.wait()

    print(sorted(await asyncio.gather(*[come(i) for i in range(3)])))
    tasks = [asyncio.create_task(come(0)) for _ in range(2)]
    await asyncio.sleep(0.01)
    print(text(barrier))
    await barrier.abort()
    print(await asyncio.gather(*tasks, return_exceptions=True), text(barrier), barrier.broken)
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as e:
        print(repr(e))
    await barrier.reset()
    tasks = [asyncio.create_task(come(0)) for _ in range(2)]
    await asyncio.sleep(0.01)
    await barrier.reset()
    print(await asyncio.gather(*tasks, return_exceptions=True), barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)


async def queues():
    q = asyncio.Queue(2)
    print(str(q), q.empty(), q.full(), q.maxsize)

    async def producer():
        for i in range(4):
            await q.put(i)
        return "produced"

    task = asyncio.create_task(producer())
    await asyncio.sleep(0)
    print(str(q), q.full())
    try:
        q.put_nowait(9)
    except asyncio.QueueFull as e:
        print(repr(e))
    for _ in range(4):
        print(await q.get())
        q.task_done()
    await q.join()
    print(await task, str(q))
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    for kind in (asyncio.LifoQueue, asyncio.PriorityQueue):
        k = kind()
        for x in (3, 1, 2):
            k.put_nowait(x)
        print(str(k) if kind is asyncio.LifoQueue else k.qsize(), [k.get_nowait() for _ in range(3)])
    q = asyncio.Queue()
    getter = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    print(str(q))
    q.shutdown()
    print(await asyncio.gather(getter, return_exceptions=True), str(q))
    try:
        await q.put(1)
    except asyncio.QueueShutDown as e:
        print(repr(e))
    q = asyncio.Queue()
    q.put_nowait(1)
    q.shutdown(immediate=True)
    try:
        await q.get()
    except asyncio.QueueShutDown as e:
        print(repr(e))
    getter = asyncio.create_task(asyncio.Queue().get())
    await asyncio.sleep(0)
    getter.cancel()
    print(await asyncio.gather(getter, return_exceptions=True))


for main in (locks, events, conditions, semaphores, barriers, queues):
    print("--", main.__name__)
    asyncio.run(main())
