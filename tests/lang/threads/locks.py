# lock and RLock: taking, releasing, timeouts, owners, errors.
import _thread
import threading
import time


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def in_thread(f, *args, **kwargs):
    handle = _thread.start_joinable_thread(lambda: attempt(f, *args, **kwargs))
    handle.join()


lock = threading.Lock()
print(str(lock).split(' at ')[0], lock.locked())
print(lock.acquire(), lock.locked(), str(lock).split(' at ')[0])
print(lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.acquire(True, 0))
start = time.monotonic()
print(lock.acquire(timeout=0.05), time.monotonic() - start >= 0.05)
attempt(lock.release)
attempt(lock.release)
with lock as entered:
    print(entered, lock.locked())
print(lock.locked())
attempt(lock.acquire, False, 1)
attempt(lock.acquire, timeout=-2)
attempt(lock.acquire, timeout=1e30)
attempt(lock.acquire, timeout=9223372037)
attempt(lock.acquire, timeout=float('nan'))
attempt(lock.acquire, timeout='x')
attempt(lock.acquire, 1, 2, 3)
attempt(lock.acquire, foo=1)
attempt(_thread.lock, 1)
lock.acquire(timeout=1.5)
in_thread(lock.release)  # anybody may
print(lock.locked())
try:
    class Derived(_thread.lock):
        pass
except TypeError as e:
    print(e)

rlock = threading.RLock()
print(str(rlock).split(' at ')[0], rlock._is_owned(), rlock._recursion_count())
with rlock:
    with rlock:
        print(rlock._is_owned(), rlock._recursion_count(), 'count=2' in str(rlock))
        in_thread(rlock.acquire, False)
        in_thread(rlock.release)
        in_thread(rlock._is_owned)
        in_thread(rlock._recursion_count)
        state = rlock._release_save()
        attempt(rlock.release)
        print(state[0], state[1] == threading.get_ident(), rlock._is_owned())
        in_thread(rlock.acquire, False)
        rlock._at_fork_reinit()
        rlock._acquire_restore(state)
        print(rlock._recursion_count())
attempt(rlock.release)
attempt(rlock.acquire, False, 1)
attempt(rlock._acquire_restore, 1)


class Named(_thread.RLock):
    def __init__(self, name):
        self.name = name


named = Named('x')
print(named.acquire(), named.name, named._recursion_count(), named.release())

# Many threads, one lock: no update is lost, and nobody waits for ever.
total = 0


def add(n):
    global total
    for _ in range(n):
        with lock:
            before = total
            total = before + 1


threads = [threading.Thread(target=add, args=(300,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total)

# The Python version of RLock.
python = threading._PyRLock()
print(python.acquire(), python.acquire(), python._count, python.release(), python.release())
attempt(python.release)
