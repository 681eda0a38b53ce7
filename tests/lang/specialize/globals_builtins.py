# Global and builtin look-ups that are cached, and everything that must invalidate them.
import builtins


def use():
    return g, len([1, 2])


g = 1
out = []
for i in range(12):
    try:
        out.append(use())
    except (NameError, TypeError) as e:
        out.append(str(e))
    if i == 1:
        g = "str"
    elif i == 3:
        del g
    elif i == 5:
        g = 2
    elif i == 6:
        len = lambda x: "global len"
    elif i == 8:
        del len
    elif i == 9:
        builtins.len, saved = (lambda x: "builtin len"), builtins.len
    elif i == 10:
        builtins.len = saved
for o in out:
    print(o)


def caller():
    return callee()


def callee():
    return 1


out = [caller(), caller()]
callee = lambda: 2
out += [caller(), caller()]
exec("def callee(): return 3")
out += [caller(), caller()]
globals().update(callee=lambda: 4)
out += [caller()]
globals().pop("callee")
try:
    caller()
except NameError as e:
    out.append(str(e))
builtins.callee = lambda: "from builtins"
out.append(caller())
del builtins.callee
print(out)
for i in range(200):
    globals()[f"filler_{i}"] = i
print(use(), filler_199)
for i in range(200):
    del globals()[f"filler_{i}"]
print(use())


def writer(n):
    global w
    for i in range(n):
        w = i
    return w


def reader():
    return w


print(writer(5), reader(), writer(3), reader())
ns1, ns2 = {"v": 1}, {"v": 2}
code = compile("def f(): return v", "f", "exec")
exec(code, ns1)
exec(code, ns2)
print([ns1["f"](), ns2["f"]()] * 2)
ns1["v"] = "changed"
print(ns1["f"](), ns2["f"]())


class Counter:
    count = 0


def bump():
    Counter.count += 1
    return Counter.count


print([bump() for _ in range(5)])
Counter = type("Counter", (), {"count": 100})
print(bump())


def loop_sum(n):
    t = 0
    for i in range(n):
        t += abs(-i) + max(i, 1)
    return t


print(loop_sum(10))
abs = lambda x: 0
print(loop_sum(10))
del abs
print(loop_sum(10))
try:
    print(not_there)
except NameError:
    not_there = "now"
print(not_there)
