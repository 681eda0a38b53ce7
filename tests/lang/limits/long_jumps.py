# Loops and branches whose bodies are far longer than a short jump can span.
ns = {}
body = "".join(f"        t += {i % 7}\n" for i in range(2500))
rich = "        t = (t + 1) * 3 % 1000003 - t // 7 + u * 2\n" * 8000
exec(f"def f(n):\n    t = 0\n    u = 5\n    while n:\n        n -= 1\n        if n == 1: continue\n{rich}        if n == 0: break\n    else:\n        t = -1\n    return t\n", ns)
print(ns["f"](3))
exec(f"def g(flag):\n    t = 0\n    if flag:\n{body}    else:\n{body.replace('+=', '-=')}    return t\n", ns)
print(ns["g"](1), ns["g"](0))
exec(f"def h(n):\n    t = 0\n    for i in range(n):\n{body}        if t > 15000: break\n    else:\n        return 'else', t\n    return i, t\n", ns)
print(ns["h"](1), ns["h"](5))
exec(f"def k(x):\n    t = 0\n    try:\n{body}        t // x\n    except ZeroDivisionError:\n        t = 'caught'\n{body.replace('t +=', 'u =')}    finally:\n        z = 1\n    return t\n", ns)
print(ns["k"](0), ns["k"](1))
exec("def s(x):\n    return " + " or ".join(f"x == {i} and 'v{i}'" for i in range(2000)) + "\n", ns)
print(ns["s"](0), ns["s"](1999), ns["s"](-1))
exec("def c(x):\n    return " + " if x else ".join(f"{i}" for i in range(50)) + " if x else 'end'\n", ns)
print(ns["c"](1), ns["c"](0))
exec("def e(x):\n" + "    if x == 0:\n        return 0\n" + "".join(f"    elif x == {i}:\n        return {i} * 2\n" for i in range(1, 1500)) + "    else:\n        return 'none'\n", ns)
print(ns["e"](0), ns["e"](700), ns["e"](1499), ns["e"](9999))
lines = "".join(f"x{i} = {i}\n" for i in range(3000))
exec(lines + "1 / 0" if False else lines, ns)
print(ns["x2999"])
try:
    exec("\n" * 70000 + "raise ValueError('far down')", ns)
except ValueError as err:
    print(err.__traceback__.tb_next.tb_lineno)
try:
    exec("def far():\n" + "    x = 1\n" * 40000 + "    y = x.nope\nfar()", ns)
except AttributeError as err:
    print(err.__traceback__.tb_next.tb_next.tb_lineno)
try:
    eval(" " * 3000 + "undefined_far_right", ns)
except NameError as err:
    print(err)
exec("l = [" + "\n".join(f"{i}," for i in range(5000)) + "]", ns)
print(len(ns["l"]), ns["l"][-1])
exec("with_many = 0\n" + "".join(f"with_many += {'-' if i % 2 else ''}{i}\n" for i in range(2000)), ns)
print(ns["with_many"])
