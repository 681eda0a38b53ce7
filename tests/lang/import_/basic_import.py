# import in all its forms, from local modules and packages.
import mods.simple
import mods.simple as s
from mods import simple
from mods.simple import value, func as renamed
from mods.pkg import sub1
from mods.pkg.sub1 import who
import mods.pkg.sub2 as two
from mods.pkg import from_init, sub3
import mods.pkg.deep.deeper

print(mods.simple.value, s is simple, value, renamed(3), s.__name__, s.__file__.endswith("simple.py"), s.__package__, s.__doc__)
print(sub1.who(), who(), two.who(), from_init, sub3.who(), mods.pkg.deep.deeper.parent_value, mods.pkg.deep.deeper.grand)
print(mods.pkg.__name__, mods.pkg.__package__, len(list(mods.pkg.__path__)), mods.pkg.__file__.endswith("__init__.py"), mods.pkg.deep.__name__)
import sys
print("mods.simple" in sys.modules, sys.modules["mods.simple"] is s, "mods.pkg.sub1" in sys.modules, sys.modules["__main__"].__name__)
from mods.star import *
print(public, also_public, "hidden" in globals(), "_private" in globals())
from mods.star_all import *
print(exported, _exported_private, "not_exported" in globals())


def local_import():
    import mods.simple as inner
    from mods.pkg import sub1 as x
    return inner.value, x.who()


print(local_import(), "inner" in globals())


def show(code):
    try:
        exec(code, {"__name__": "__main__"})
        print("ok")
    except Exception as e:
        print(type(e).__name__ + ":", e)


show("import nope_nope")
show("import mods.nope")
show("import mods.simple.nope")
show("from mods import nope")
show("from mods.simple import nope")
show("from nope_nope import x")
show("import mods.broken")
show("import mods.broken")
print("mods.broken" in sys.modules)
show("import mods.syntax_bad")
show("from . import x")
show("from .. import x")
show("from .x import y")
show("import mods.pkg.beyond")
show("from mods.star_bad import *")
show("from mods.simple import (value, func)")
show("import sys, math as m, mods")
print("mods.runs_once" in sys.modules)
import mods.runs_once
import mods.runs_once
del sys.modules["mods.runs_once"]
import mods.runs_once
import builtins
print(builtins.len is len, builtins.__name__, sys.__name__)
m = __import__("mods.simple")
print(m.__name__, __import__("mods.simple", fromlist=["value"]).__name__, __import__("math").floor(2.5))
sys.modules["virtual_mod"] = type(sys)("virtual_mod")
sys.modules["virtual_mod"].attr = 42
import virtual_mod
from virtual_mod import attr
print(virtual_mod.attr, attr)
sys.modules["blocked"] = None
show("import blocked")
print(mods.lazy.computed_attr if hasattr(mods, "lazy") else __import__("mods.lazy", fromlist=["x"]).computed_attr)
show("from mods.lazy import other")
show("from mods.lazy import missing")
print(repr(s).startswith("<module 'mods.simple' from '"), repr(sys), type(s).__name__, sorted(n for n in vars(s) if not n.startswith("__")), dir(mods.lazy)[:2])
s.value = "patched"
print(mods.simple.value, value, renamed(1))
