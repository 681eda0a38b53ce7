"""Shows how soon a thread that wakes each millisecond gets the interpreter lock beside threads that only compute.

    krait scripts/fairness.py [COMPUTING [WAKE-UPS]]

Prints how late it came, in milliseconds, and what a file that it writes meanwhile costs. On a busy machine the system itself is
late to wake a thread; so with krait, which knows how long each wait for the lock took, those waits are judged, beside one thread: exit status 1 if more
than one of a hundred took longer than two switch intervals. Elsewhere the wake-ups are.
"""

import os
import sys
import threading
import time

try:
    import krait
except ImportError:
    krait = None

computing = int(sys.argv[1]) if len(sys.argv) > 1 else 1
wakeups = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
interval = sys.getswitchinterval()
stop = False


def compute():
    n = 0
    while not stop:
        n += 1


def wake(late):
    for _ in range(wakeups):
        due = time.perf_counter() + 0.001
        time.sleep(0.001)
        late.append(time.perf_counter() - due)


def write(took):
    with open(os.devnull, 'wb', buffering=0) as f:
        for _ in range(wakeups):
            start = time.perf_counter()
            f.write(b'x')
            took.append(time.perf_counter() - start)


def beside(target):
    global stop
    stop = False
    figures = []
    threads = [threading.Thread(target=compute) for _ in range(computing)]
    for t in threads:
        t.start()
    target(figures)
    stop = True
    for t in threads:
        t.join()
    return sorted(figures)


def show(name, figures):
    shares = ('median', 0.5), ('90 %', 0.9), ('99 %', 0.99), ('most', 1)
    print(f'{name:<22}', *(f'{what} {figures[min(int(len(figures) * share), len(figures) - 1)] * 1000:.3f}'
                           for what, share in shares), sep='   ')


limit = 2 * interval * computing
late = beside(wake)
show('wake-ups late by', late)
show('writes to the null file', beside(write))
in_time = sum(x <= limit for x in late) / len(late)
print(f'{in_time:.1%} of the wake-ups within {limit * 1000:g} ms')
if krait and computing == 1:
    waits = krait.lock_waits()
    in_time = 1 - waits.late / max(waits.waits, 1)
    print(f'{in_time:.1%} of {waits.waits} waits for the lock within {2 * interval * 1000:g} ms, the longest {waits.longest * 1000:.3f}')
sys.exit(in_time < 0.99)
