# A thread has a context of its own, which ends with it.
import threading
from contextvars import ContextVar, copy_context

v = ContextVar("v", default="none")
v.set("main")
seen = []


def work():
    seen.append(v.get())
    v.set("thread")
    seen.append((v.get(), len(copy_context())))


t = threading.Thread(target=work)
t.start()
t.join()
c = copy_context()
t = threading.Thread(target=c.run, args=(work,))
t.start()
t.join()
print(seen, v.get(), c[v])
