# Blocks are traced from start() to stop(): lines, limits, totals, sizes; through resizing, generators, threads, classes and exec.
import threading
import tracemalloc


class Thing:
    def __init__(self):
        self.text = "thing " * 50


def make():
    return Thing()


def line(obj):
    found = tracemalloc.get_object_traceback(obj)
    return None if found is None else [frame.lineno for frame in found]


print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit(), tracemalloc._get_traces())
before = make()
tracemalloc.start(2)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
tracemalloc.start(5)
print(tracemalloc.get_traceback_limit())
print(line(before), line(None), line(5), line("interned"), line(make))

thing = make()
print(line(thing), line(thing.text))
texts = [str(1000 + i) for i in range(3)]
print(line(texts[0]), line(texts[2]))
total = 0
big = 1 << 70
total += 70000
for i in range(1000, 1003):
    pass
print(line(big), line(total + 1000), line(i))


def generate():
    yield Thing()
    yield (
        Thing())


first, second = generate()
print(line(first), line(second))


def cell(x):
    def inner():
        return x
    return inner


print(line(cell(Thing()).__closure__[0].cell_contents), line(cell(None).__closure__[0]))
namespace = {}
exec(compile("def f():\n    return (\n        object())\n", "<made>", "exec"), namespace)
made = namespace["f"]()
print(tracemalloc.get_object_traceback(made)[-1])
namespace.clear()
for n in range(50):
    made = eval(compile("\n" * n + "object()", f"<{n % 3}>", "eval"))
print(tracemalloc.get_object_traceback(made)[-1])

results = []
worker = threading.Thread(target=lambda: results.append(make()))
worker.start()
worker.join()
print(line(results[0]))

tracemalloc.clear_traces()
print(line(thing))
data = bytes(100000)
now, peak = tracemalloc.get_traced_memory()
print(100000 < now < 105000, now <= peak)
grown = bytearray()
for i in range(1000):
    grown += b"0123456789" * 10
print(100000 < tracemalloc.get_traced_memory()[0] - now < 250000)
del grown
print(abs(tracemalloc.get_traced_memory()[0] - now) < 2000, tracemalloc.get_traced_memory()[1] > 200000)
tracemalloc.reset_peak()
now, peak = tracemalloc.get_traced_memory()
print(peak - now < 1000)
del data
print(tracemalloc.get_traced_memory()[0] < 5000)

kept = [bytes(2000 + i) for i in range(100)]
snapshot = tracemalloc.take_snapshot()
now = tracemalloc.get_traced_memory()[0]
here = [s for s in snapshot.statistics("lineno") if s.traceback[0].lineno == line(kept[0])[0]]
print(here[0].count >= 100, here[0].size >= 100 * 2050)
top = snapshot.filter_traces([tracemalloc.Filter(True, __file__)]).statistics("filename")
print(len(top), top[0].traceback[0].lineno)
sizes = sum(trace.size for trace in snapshot.traces)
print(abs(sizes - now) < 5000, tracemalloc.get_tracemalloc_memory() > 0)
del kept[::2]
kept.extend(bytes(3000) for i in range(10))
change = tracemalloc.take_snapshot().compare_to(snapshot, "lineno")
# to the ten: whether the list's own block has moved is not the same everywhere
print([(c.traceback[0].lineno, round(c.count_diff, -1)) for c in change if c.traceback[0].filename == __file__ and abs(c.size_diff) > 10000])
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc._get_traces(), line(kept), tracemalloc.get_traceback_limit())
tracemalloc.clear_traces()
tracemalloc.start()
again = [object() for i in range(1000)]
print(line(again[999]), tracemalloc.get_traceback_limit())
tracemalloc.stop()
