# Each thread has stacks of its own, with their own bounds.
import _thread
import sys
import threading


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def endless():
    return endless()


class Nested:
    def __repr__(self):
        return repr([self])


class Ordered:
    def __lt__(self, other):
        return sorted([self, other])


def check():
    print(deep(500))
    for f in (endless, lambda: repr(Nested()), lambda: sorted([Ordered(), Ordered()])):
        try:
            f()
        except RecursionError as e:
            print('RecursionError', str(e).startswith('maximum recursion depth exceeded'))


for size in (0, 16 << 20):
    threading.stack_size(size)
    t = threading.Thread(target=check)
    t.start()
    t.join()
threading.stack_size(0)
check()

# At the same time, in several.
results = []
threads = [threading.Thread(target=lambda: results.append(deep(300))) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results)

# A limit that is set holds for the threads that run.
limit = sys.getrecursionlimit()
sys.setrecursionlimit(4000)
t = threading.Thread(target=lambda: print(deep(3500)))
t.start()
t.join()
sys.setrecursionlimit(limit)

# A long chain of objects is let go in a thread.
chain = None
for i in range(50000):
    chain = [chain]


def drop():
    global chain
    chain = None


t = threading.Thread(target=drop)
t.start()
t.join()
print(chain)
