# Threads by _thread: starting, locks, an error in one, locals.
import _thread
done = _thread.allocate_lock(); done.acquire(); results = []
def work(n, k=None):
    with lock: results.append((n, k))
    local.v = n
    done.release()
lock, local = _thread.RLock(), _thread._local(); local.v = 0
for i in range(3):
    _thread.start_new_thread(work, (i,), {"k": i}); done.acquire(timeout=0.5)
print(results, local.v)
h = _thread.start_joinable_thread(lambda: results.append("joined")); h.join(); print(results[-1], h.is_done())
