# weakref's containers, copy, contextlib, dataclasses, enum. Their imports are not part of the count.
import weakref, copy, contextlib, dataclasses, enum, fail_mark
fail_mark.set()
class O:
    def m(self): return 1
o, k = O(), O()
d = weakref.WeakKeyDictionary({o: 1}); v = weakref.WeakValueDictionary(a=o); s = weakref.WeakSet([o, k]); m = weakref.WeakMethod(o.m); f = weakref.finalize(k, print, "finalized")
print(len(d), v["a"] is o, len(s), m()(), f.alive)
del k; del o; print(len(d), len(v), len(s), m(), f.alive)
l = [1, [2], {"k": (3,)}]; l.append(l); c = copy.deepcopy(l); print(c[1], c[3] is c, copy.copy(l)[1] is l[1], copy.copy({1}))
@contextlib.contextmanager
def cm(): print("in"); yield 1; print("out")
with cm() as x, contextlib.suppress(KeyError), contextlib.ExitStack() as e: e.enter_context(cm()); e.callback(print, "cb"); {}["x"]
@dataclasses.dataclass(order=True)
class D:
    a: int
    b: list = dataclasses.field(default_factory=list)
print(D(1), D(1) < D(2), dataclasses.asdict(D(1, [2])), dataclasses.replace(D(1), a=5))
class Color(enum.Enum):
    RED = 1
    BLUE = enum.auto()
class F(enum.Flag):
    A = 1; B = 2
print(Color.RED, Color(2), Color["RED"].name, list(Color), F.A | F.B, F.A in F.A | F.B)
