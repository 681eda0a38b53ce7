# os.fork: the registered functions, and the thread that is left in the child.
import os
import threading
import warnings


def child(function):
    """What the function writes in a child, and the child's status."""
    r, w = os.pipe()
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        pid = os.fork()
    if pid == 0:
        try:
            os.write(w, str(function()).encode())
        finally:
            os._exit(7)
    os.close(w)
    with open(r) as f:
        text = f.read()
    print(text, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), [str(s.message).replace(str(os.getpid()), "PID") for s in seen])


order = []
os.register_at_fork(before=lambda: order.append("before 1"), after_in_child=lambda: order.append("child 1"))
os.register_at_fork(before=lambda: order.append("before 2"), after_in_parent=lambda: order.append("parent"),
                    after_in_child=lambda: order.append("child 2"))
child(lambda: order)
print(order)
for wrong in ({}, {"before": None}, {"after_in_child": 3}):
    try:
        os.register_at_fork(**wrong)
    except TypeError as e:
        print(e)

stop = threading.Event()
workers = [threading.Thread(target=stop.wait) for _ in range(3)]
for t in workers:
    t.start()


def state():
    alive = [t.is_alive() for t in workers]
    for t in workers:
        t.join()
    new = threading.Thread(target=order.append, args=("new",))
    new.start()
    new.join()
    return alive, threading.active_count(), threading.main_thread() is threading.current_thread(), order[-1]


child(state)


def from_worker():
    def look():
        main = threading.main_thread()
        old.join()
        return main is threading.current_thread(), main.ident == threading.get_ident(), old.is_alive()
    old = threading.main_thread()
    child(look)


t = threading.Thread(target=from_worker)
t.start()
t.join()
stop.set()
for t in workers:
    t.join()
print(threading.active_count(), threading.main_thread().is_alive())
