# Threads that import the same module wait for its body; two that import each other's go on.
import threading

from imported import log

results = []


def use_slow():
    from imported import slow
    results.append(slow.ready)


threads = [threading.Thread(target=use_slow) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results, log.lines)


def use(name):
    __import__('imported.' + name)
    results.append(name)


results.clear()
threads = [threading.Thread(target=use, args=(name,)) for name in ('left', 'right')]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results))
