# threading: threads, conditions, events, a queue; a thread that ends by an error is reported.
import threading, queue, fail_mark
fail_mark.set()
q = queue.Queue(); out = []; ready = threading.Event()
def worker():
    try:
        while (item := q.get()) is not None: out.append(item * 2)
    finally: ready.set()
t = threading.Thread(target=worker, name="w", daemon=True); t.start()
for i in range(3): q.put(i)
q.put(None); ready.wait(2); t.join(2); print(out, t.name, t.is_alive())
c = threading.Condition(); s = threading.Semaphore(2); b = threading.Barrier(1)
with c, s: c.notify_all()
print(b.wait(), threading.current_thread().name, threading.active_count())
l = threading.local(); l.x = 1; print(l.x)
