# The native queue, and containers that hold each other.
import _queue
q = _queue.SimpleQueue()
for i in range(20): q.put({"n": [i]})
print(q.get(), q.qsize(), q.empty(), q.get_nowait(), [q.get()["n"] for _ in range(17)], q.get(timeout=1))
try: q.get_nowait()
except _queue.Empty as e: print("empty", e.args)
q.put(q); q.put((q, [q]))
