# More locals, constants, names, arguments and attributes than one byte counts.
n = 700
src = "def f():\n"
src += "".join(f"    v{i} = {i}\n" for i in range(n))
src += "    t = 0\n"
src += "".join(f"    t = t + v{i}\n" for i in range(n))
src += "    v0 += 5; v300 += v299; v650 *= v2\n"
src += "    return t, v0, v300, v650\n"
ns = {}
exec(src, ns)
print(ns["f"]())
src = "def g(a):\n    return a + " + " + ".join(f"{i}.5" for i in range(n)) + "\n"
exec(src, ns)
print(ns["g"](0))
src = "def h(x):\n" + "".join(f"    if x == {i * 1000}: return 'c{i}'\n" for i in range(600)) + "    return None\n"
exec(src, ns)
print(ns["h"](0), ns["h"](300000), ns["h"](599000), ns["h"](5))
params = ", ".join(f"p{i}={i}" for i in range(300))
exec(f"def many({params}): return p0, p150, p299", ns)
print(ns["many"](), ns["many"](1, p150=2, p299=3), ns["many"](*range(100, 400)))
exec("class Big:\n    def __init__(self):\n" + "".join(f"        self.a{i} = {i}\n" for i in range(400)) + "    def total(self):\n        return " + " + ".join(f"self.a{i}" for i in range(400)), ns)
b = ns["Big"]()
print(b.total(), len(vars(b)), b.a399)
exec("def calls():\n    return [" + ", ".join(f"abs(-{i})" for i in range(500)) + "]", ns)
print(sum(ns["calls"]()))
exec("def closure():\n" + "".join(f"    c{i} = {i}\n" for i in range(300)) + "    def inner():\n        nonlocal c299\n        c299 += 1\n        return " + " + ".join(f"c{i}" for i in range(300)) + "\n    return inner(), c299", ns)
print(ns["closure"]())
exec("def names():\n    return [" + ", ".join(f"g{i}" for i in range(400)) + "]\n" + "".join(f"g{i} = {i}\n" for i in range(400)), ns)
print(sum(ns["names"]()))
exec("def unpack(t):\n    " + ", ".join(f"u{i}" for i in range(400)) + " = t\n    return u0, u399", ns)
print(ns["unpack"](range(400)))
exec("def kw():\n    return dict(" + ", ".join(f"k{i}={i}" for i in range(400)) + ")", ns)
print(sum(ns["kw"]().values()), list(ns["kw"]())[-1])
exec("def nested():\n    return " + "[" * 60 + "1" + "]" * 60, ns)
print(ns["nested"]())
exec("def big_dict():\n    return {" + ", ".join(f"'{i}': {i}" for i in range(1000)) + "}", ns)
print(len(ns["big_dict"]()), ns["big_dict"]()["999"])
exec("def loopvars(n):\n" + "".join(f"    w{i} = n + {i}\n" for i in range(300)) + "    s = 0\n    for i in range(w0, w9):\n        s += i + w299\n        w299 -= 1\n    while w298 > w1:\n        w298 -= 7\n    return s, w298", ns)
print(ns["loopvars"](1))
