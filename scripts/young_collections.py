"""Shows that a collection of generation 0 costs what is young, however much is old.

    krait scripts/young_collections.py [OLD]

Prints the median time of a collection of generation 0 with 10,000 live objects and with OLD (ten million) beside a hundred young
ones, and of one that finds a thousand young ones. Exit status 1 if the old ones make it more than half as slow again, and by more
than 20 microseconds.
"""
import gc
import sys
import time

many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
RUNS = 301


def median(young):
    times = []
    for _ in range(RUNS):
        kept = [[] for _ in range(young)]
        start = time.perf_counter()
        gc.collect(0)
        times.append(time.perf_counter() - start)
        del kept
    return sorted(times)[RUNS // 2] * 1e6


gc.disable()
old = []
figures = []
for live in 10_000, many:
    while len(old) < live:
        old.append([len(old)])
    gc.collect()
    figures.append((median(100), median(1000)))
    print(f'{live:>10} live objects: {figures[-1][0]:8.1f} us with 100 young ones, {figures[-1][1]:8.1f} us with 1000')
few, full = figures
sys.exit(any(b > a * 1.5 and b > a + 20 for a, b in zip(few, full)))
