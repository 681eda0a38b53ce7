# The collector: cycles, finalizers, resurrection, weak references, callbacks, its functions.
import gc, _weakref
class N:
    def __init__(self, name): self.name = name; self.me = self
    def __del__(self):
        print("del", self.name)
        if self.name == "back": kept.append(self)
kept = []; seen = []
a, b = N("a"), N("b"); a.other, b.other = b, a
w = _weakref.ref(a, lambda r: seen.append("gone")); p = _weakref.proxy(a); print(p.name, w() is a, _weakref.getweakrefcount(a), gc.is_tracked(a))
del a, b, p; print(gc.collect() > 0, w(), seen)
N("back"); gc.collect(); print(kept[0].name, gc.is_finalized(kept[0]))
def hook(phase, info): seen.append(phase)
gc.callbacks.append(hook); gc.collect(1); gc.callbacks.clear(); print(seen[-2:], gc.get_threshold()[1:], len(gc.get_count()), len(gc.get_stats()), gc.isenabled())
x = [1]; y = [x]; print(y in gc.get_referrers(x), x in gc.get_referents(y), len(gc.get_objects(0)) > 0, gc.garbage)
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze(); gc.disable(); gc.enable(); gc.set_threshold(700, 10, 10)
for i in range(30): c = [i]; c.append({"c": c, "f": lambda c=c: c})
t = ([],); t[0].append(t); s = {"x": t}; s["s"] = s
