# os.fork with and without other threads: the child has one thread, a lock that works, and its hooks are called.
import os
import sys
import threading
import time
import warnings

warnings.simplefilter('ignore', DeprecationWarning)


def in_child(work):
    """What work() returns in a child, or how that ended."""
    sys.stdout.flush()
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            text = str(work())
        except BaseException as e:
            text = f'{type(e).__name__}: {e}'
        os.write(write, text.encode())
        os._exit(7)
    os.close(write)
    with os.fdopen(read) as f:
        text = f.read()
    status = os.waitpid(pid, 0)[1]
    return text, os.waitstatus_to_exitcode(status)


print(in_child(lambda: 'alone'))

stop = False
held = threading.Lock()
ready = threading.Event()
never = threading.Event()


def compute():
    n = 0
    while not stop:
        n += 1


def hold():
    with held:
        ready.set()
        while not stop:
            time.sleep(0.001)


others = [threading.Thread(target=compute), threading.Thread(target=compute), threading.Thread(target=hold)]
for t in others:
    t.start()
ready.wait()
mine = threading.Lock()
mine.acquire()
waiter = threading.Thread(target=lambda: mine.acquire() and mine.release())
waiter.start()
time.sleep(0.02)


def look():
    return (threading.active_count(), threading.current_thread() is threading.main_thread(), [t.is_alive() for t in others], held.locked(),
            held.acquire(timeout=0.01))


def work_in_threads():
    results = []
    threads = [threading.Thread(target=results.append, args=(i,)) for i in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    mine.release()  # its waiter is not there any more
    return sorted(results), mine.acquire(timeout=1), sum(range(100000))


for _ in range(3):
    print(in_child(look))
    print(in_child(work_in_threads))


def fork_in_thread():
    me = threading.current_thread()
    found.append(in_child(lambda: (threading.main_thread() is me, threading.active_count(), threading.current_thread().name)))


found = []
t = threading.Thread(target=fork_in_thread, name='forker')
t.start()
t.join()
print(found)
stop = True
mine.release()
for t in others + [waiter]:
    t.join()

# A child that ends as a program does.
sys.stdout.flush()
stay = threading.Thread(target=never.wait)
stay.start()
pid = os.fork()
if pid == 0:
    print('child says', threading.active_count())
    sys.exit(5)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
never.set()
stay.join()

# Hooks.
calls = []
os.register_at_fork(before=lambda: calls.append('before 1'), after_in_child=lambda: calls.append('child 1'), after_in_parent=lambda: calls.append('parent 1'))
os.register_at_fork(before=lambda: calls.append('before 2'), after_in_child=lambda: calls.append('child 2'))
print(in_child(lambda: calls))
print(calls)
for arguments in {}, {'before': 1}, {'after_in_child': 'x'}, {'after_in_parent': None}:
    try:
        os.register_at_fork(**arguments)
    except TypeError as e:
        print(e)

warnings.simplefilter('error', DeprecationWarning)
never.clear()
stay = threading.Thread(target=never.wait)
stay.start()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
print([str(w.message).replace(str(os.getpid()), 'PID') for w in caught])
never.set()
stay.join()
