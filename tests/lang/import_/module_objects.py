# Module objects, sys.path, sys.modules, __name__, __file__, __import__ hooks by hand.
import sys
M = type(sys)
m = M("made", "the doc")
print(m.__name__, m.__doc__, repr(m), sorted(vars(m)))
m.x = 1
m.__dict__["y"] = 2
print(m.x, m.y, dir(m)[-2:])
del m.x


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: m.x)
show(lambda: m.nope)
show(lambda: sys.nope)
show(lambda: M())
show(lambda: M(5))
show(lambda: setattr(m, "__dict__", {}))
del m.__name__
show(lambda: m.zzz)
show(lambda: repr(m))
exec("def f(): return g() + 1\ndef g(): return 41", m.__dict__)
print(m.f())
m.g = lambda: 1
print(m.f())


class Sub(M):
    @property
    def prop(self):
        return "computed"

    def __getattr__(self, n):
        return "fallback " + n


s = Sub("s")
print(s.prop, s.anything, isinstance(s, M))
sys.modules["s_mod"] = s
from s_mod import prop, other
print(prop, other)
print(__name__, __file__.endswith("module_objects.py"), __file__.startswith("/"), __doc__, __spec__, __package__, type(__builtins__).__name__)
print(isinstance(sys.path, list), isinstance(sys.modules, dict), sys.argv[0])
before = len(sys.path)
sys.path.insert(0, sys.path[0] + "/mods")
import simple
print(simple.__name__, simple.__package__ == "", simple.func(2), len(sys.path) == before + 1)
main = sys.modules["__main__"]
print(main.__dict__ is globals(), main.m is m)
import builtins
old = builtins.__import__


def hook(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level)
    return old(name, globals, locals, fromlist, level)


import mods.simple  # loaded by now: CPython's own loader imports through the hook, too
builtins.__import__ = hook
import math
from math import floor, ceil
import mods.simple as ms
builtins.__import__ = old
print(floor(1.5), ms.value)
builtins.extra_builtin = "visible everywhere"
print(extra_builtin)
del builtins.extra_builtin
show(lambda: extra_builtin)
