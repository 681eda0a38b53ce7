# The module gc: arguments, debugging flags and their output, garbage, callbacks, statistics, freezing.
import gc
import sys


class A:
    pass


def cycle():
    a = A()
    a.a = a


class Capture:
    """Stands in for sys.stderr; addresses and times are cut out."""

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def show(self):
        for line in self.text.splitlines():
            if line.startswith("gc: objects in"):
                line = line.partition(":")[0] + line.partition("generation")[1]
            if " 0x" in line:
                line = line.partition(" 0x")[0] + ">"
            if "elapsed" in line:
                line = line.rpartition(",")[0]
            print(line)
        self.text = ""


gc.collect()
gc.disable()
for f in (lambda: gc.collect(-1), lambda: gc.collect(3), lambda: gc.collect("a"), lambda: gc.collect(None),
          lambda: gc.collect(1.5), lambda: gc.get_objects(3), lambda: gc.get_objects(-2),
          lambda: gc.get_objects("x"), lambda: type(gc.get_objects(None)), lambda: type(gc.get_objects(-1)),
          lambda: type(gc.get_objects(generation=1)), lambda: gc.set_threshold(), lambda: gc.set_threshold("a"),
          lambda: gc.set_threshold(1, 2, 3, 4), lambda: gc.set_threshold(1 << 40),
          lambda: gc.set_threshold(-1 << 40), lambda: gc.set_threshold(1.0), lambda: gc.set_debug(),
          lambda: gc.set_debug("a"), lambda: gc.set_debug(1 << 40), lambda: gc.is_tracked(),
          lambda: gc.is_tracked(1, 2), lambda: gc.get_threshold(1), lambda: gc.collect(1, 2),
          lambda: gc.collect(generation=0), lambda: gc.collect(gen=0), lambda: gc.get_referrers(),
          lambda: gc.get_referents(), lambda: gc.get_referents(1, "a"), lambda: gc.collect(True),
          lambda: gc.collect(1 << 40), lambda: gc.get_referrers(a=1), lambda: gc.is_finalized()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# Reports
stderr, sys.stderr = sys.stderr, Capture()
gc.set_debug(gc.DEBUG_STATS)
cycle()
gc.collect()
gc.collect(0)
sys.stderr.show()
gc.set_debug(gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE)
cycle()
gc.collect(1)
sys.stderr.show()
print(gc.garbage)
gc.set_debug(gc.DEBUG_LEAK)
cycle()
print(gc.collect(), [type(o).__name__ for o in gc.garbage])
sys.stderr.show()
gc.set_debug(gc.DEBUG_SAVEALL)
l = []
l.append(l)
del l
print(gc.collect(), [type(o).__name__ for o in gc.garbage], gc.get_debug() == gc.DEBUG_SAVEALL)
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())
sys.stderr.show()
sys.stderr = stderr
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)

# Callbacks
calls = []


def callback(phase, info):
    calls.append((phase, sorted(info.items())))
    print(gc.collect(), end=" ")  # one collection at a time


gc.callbacks.append(callback)
cycle()
gc.collect()
gc.collect(1)
gc.callbacks.remove(callback)
print(calls)
gc.callbacks.append(lambda phase, info: 1 / 0)
sys.unraisablehook = lambda u: print(u.exc_value, type(u.object).__name__)
gc.collect()
gc.callbacks.clear()

# Statistics
before = gc.get_stats()
cycle()
gc.collect(0)
cycle()
gc.collect(2)
print([{k: b[k] - a[k] for k in a} for a, b in zip(before, gc.get_stats())])

# Generations: a survivor of a collection is in the next one.
o = []
o.append(o)
for g in (0, 1, 2):
    print(g, [any(x is o for x in gc.get_objects(i)) for i in range(3)])
    gc.collect(g)
print([any(x is o for x in gc.get_objects(i)) for i in range(3)], any(x is o for x in gc.get_objects()))
gc.freeze()
print(gc.get_freeze_count() > 0, any(x is o for x in gc.get_objects()), gc.get_count())
del o
print(gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())
gc.set_threshold(5, 6, 7)
print(gc.get_threshold())
gc.set_threshold(9)
print(gc.get_threshold())
gc.set_threshold(8, 3)
print(gc.get_threshold(), gc.isenabled())
gc.enable()
print(gc.isenabled())
