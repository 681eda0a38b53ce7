# queue and _queue: order, bounds, timeouts, shutdown, many threads.
import queue
import threading


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for kind in (queue.Queue, queue.LifoQueue, queue.SimpleQueue):
    q = kind()
    for item in (3, 1, 2):
        q.put(item)
    print(kind.__name__, q.qsize(), q.empty(), [q.get() for _ in range(3)], q.empty())
    attempt(q.get_nowait)
    attempt(q.get, False)
    attempt(q.get, timeout=0.01)
    attempt(q.get, True, -1)

q = queue.Queue(2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.maxsize)
attempt(q.put_nowait, 3)
attempt(q.put, 3, timeout=0.01)
attempt(q.put, 3, True, -1)
q.get()
print(q.full(), q.unfinished_tasks)
q.task_done()
q.task_done()
attempt(q.task_done)
q.join()

# Producers and consumers through a small queue.
q = queue.Queue(3)
out = []


def consume():
    while (item := q.get()) is not None:
        out.append(item)
        q.task_done()
    q.task_done()


consumers = [threading.Thread(target=consume) for _ in range(3)]
for t in consumers:
    t.start()
for i in range(100):
    q.put(i)
q.join()
for t in consumers:
    q.put(None)
for t in consumers:
    t.join()
print(sorted(out) == list(range(100)), q.qsize())

# Shutdown.
q = queue.Queue()
q.put('last')
q.shutdown()
attempt(q.put, 1)
attempt(q.get)
attempt(q.get)
q = queue.Queue()
q.put('lost')
q.shutdown(immediate=True)
attempt(q.get)
q.join()
q = queue.Queue()
got = []


def wait_for_shutdown():
    try:
        q.get()
    except queue.ShutDown as e:
        got.append(repr(e))


t = threading.Thread(target=wait_for_shutdown)
t.start()
q.shutdown()
t.join()
print(got)

# SimpleQueue: several waiters, one burst; large bursts; cycles.
simple = queue.SimpleQueue()
out = []
waiters = [threading.Thread(target=lambda: out.append(simple.get())) for _ in range(4)]
for t in waiters:
    t.start()
for i in range(4):
    simple.put(i)
for t in waiters:
    t.join()
print(sorted(out), simple.qsize())
for i in range(1000):
    simple.put(i)
for i in range(500):
    simple.get()
for i in range(1000, 1500):
    simple.put(i)
print(simple.qsize(), [simple.get() for _ in range(1000)] == list(range(500, 1500)), simple.empty())
simple.put(simple)
attempt(simple.put)
attempt(simple.put, 1, 2, 3, 4)
attempt(simple.get, timeout='x')
attempt(queue.SimpleQueue, 1)
print(queue.SimpleQueue[int], queue.Queue[int], queue.Empty.__mro__, queue.Full.__module__)


class Priority(queue.Queue):
    """What overriding the four methods is for."""

    def _init(self, maxsize):
        self.items = []

    def _qsize(self):
        return len(self.items)

    def _put(self, item):
        self.items.append(item)
        self.items.sort(reverse=True)

    def _get(self):
        return self.items.pop()


p = Priority()
for item in (5, 2, 9):
    p.put(item)
print(p.get(), p.get(), p.get())
