# Condition, Event, Semaphore, BoundedSemaphore, Barrier, Timer.
import threading
import time


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def run_all(*targets):
    threads = [threading.Thread(target=f) for f in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def head(o):
    return str(o).split(' at ')[0], str(o).split(': ')[-1]


# Condition
cond = threading.Condition()
print(str(cond).startswith('<Condition(<unlocked _thread.RLock object'), str(cond).endswith(', 0)>'))
attempt(cond.wait)
attempt(cond.notify)
with cond:
    print(cond.wait(0.01), cond.wait(0), cond.wait_for(lambda: False, 0.02), cond.wait_for(lambda: 7))
items, taken = [], []


def producer():
    for i in range(50):
        with cond:
            items.append(i)
            cond.notify()
    with cond:
        items.extend([None, None])
        cond.notify_all()


def consumer():
    while True:
        with cond:
            cond.wait_for(lambda: items)
            item = items.pop(0)
        if item is None:
            return
        taken.append(item)


run_all(producer, consumer, consumer)
print(sorted(taken) == list(range(50)), items)
plain = threading.Condition(threading.Lock())
with plain:
    plain.notify(3)
    print(plain.wait(0.005))

# Event
event = threading.Event()
print(head(event), event.is_set(), event.wait(0.01))
seen = []
run_all(lambda: seen.append(event.wait()), lambda: seen.append(event.wait(10)), event.set)
print(seen, head(event), event.wait())
event.clear()
print(event.is_set())

# Semaphores
semaphore = threading.Semaphore(2)
print(head(semaphore), semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False), head(semaphore))
print(semaphore.acquire(timeout=0.01))
semaphore.release(2)
print(head(semaphore))
attempt(semaphore.acquire, False, 1)
attempt(semaphore.release, 0)
attempt(threading.Semaphore, -1)
bounded = threading.BoundedSemaphore(2)
print(head(bounded))
attempt(bounded.release)
inside, most = 0, 0
guard = threading.Lock()


def visit():
    global inside, most
    for _ in range(10):
        with bounded:
            with guard:
                inside += 1
                most = max(most, inside)
            with guard:
                inside -= 1


run_all(visit, visit, visit, visit)
print(most <= 2, inside, head(bounded))

# Barrier
barrier = threading.Barrier(3, action=lambda: seen.append('action'))
print(head(barrier), barrier.parties, barrier.n_waiting, barrier.broken)
seen.clear()
order = []
run_all(*[lambda: order.append(barrier.wait())] * 3)
print(sorted(order), seen, head(barrier))
attempt(threading.Barrier, 0)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError as e:
    print('broken', repr(e), barrier.broken, head(barrier))
barrier.reset()
print(barrier.broken)
barrier.abort()
attempt(barrier.wait)
failing = threading.Barrier(1, action=lambda: 1 / 0)
attempt(failing.wait)
print(failing.broken)

# Timer
calls = []
timer = threading.Timer(0.01, lambda *a, **k: calls.append((a, k)), args=[1], kwargs={'x': 2})
timer.start()
timer.join()
cancelled = threading.Timer(60, calls.append)
cancelled.start()
cancelled.cancel()
cancelled.join()
print(calls)
