# exec, eval and compile with namespaces, modes and errors.
x = 10
print(eval("x + 1"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), eval("  1 + 1"), eval("[i for i in range(3)]"), eval("(lambda a: a * 2)(4)"), eval("\t5 # comment\n"))
exec("y = x * 2")
print(y)
ns = {}
exec("a = 1\ndef f():\n    return a + 1\nb = f()\n", ns)
print(ns["a"], ns["b"], ns["f"](), sorted(k for k in ns))
g, l = {"k": 1}, {}
exec("z = k\nk = 5\nglobal w\nw = 7", g, l)
print(g["w"], l, g["k"])
exec("class C:\n    v = 1\n", ns)
print(ns["C"].v, ns["C"].__module__ if False else "")
c = compile("1 + 2", "<s>", "eval")
print(eval(c), type(c).__name__, c.co_filename, c.co_name)
c = compile("q = 1\nr = q + 1", "<s>", "exec")
d = {}
exec(c, d)
print(d["r"], exec("pass"), eval(compile("s = 1", "f", "exec")))
exec(compile("5 + 5", "<i>", "single"))
exec(compile("None", "<i>", "single"))
exec(compile("'text'; 7", "<i>", "single"))
exec(compile("for i in range(2): i\n", "<i>", "single"))


def f():
    loc = 1
    exec("loc = 2")
    exec("new = 3")
    return loc, eval("loc + 10"), "new" in locals()


print(f())


def g2():
    d = {}
    exec("def h(n): return n if n < 2 else h(n - 1) + h(n - 2)", d)
    return d["h"](15)


print(g2())


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: eval("1 +"))
show(lambda: eval("x = 1"))
show(lambda: eval(""))
show(lambda: eval("undefined"))
show(lambda: eval("1; 2"))
show(lambda: exec("if"))
show(lambda: exec("  x = 1"))
show(lambda: exec("x = 1\n  y = 2"))
show(lambda: eval(5))
show(lambda: exec(None))
show(lambda: eval("1", 5))
show(lambda: eval("1", {}, 5))
show(lambda: exec("1", []))
show(lambda: compile("1", "f", "bad"))
show(lambda: compile("1", "f"))
show(lambda: compile(5, "f", "eval"))
show(lambda: compile("x = 1", "f", "eval"))
show(lambda: compile("x = 1\ny = 2", "f", "single"))
show(lambda: eval("a\0b"))
show(lambda: eval(b"1 + 1"))
show(lambda: exec("raise ValueError('from exec')"))
show(lambda: eval("yield 1"))
show(lambda: exec("return 1"))
show(lambda: exec("break"))
show(lambda: eval("1/0"))
show(lambda: eval("print", {"__builtins__": {}}))
show(lambda: eval("len", {"__builtins__": {"len": 5}}))
show(lambda: eval("1", {"__builtins__": {}}))


class Map(dict):
    def __missing__(self, k):
        return f"<{k}>"


print(eval("a + b", {}, Map()), eval("len(zz)", {}, {"zz": [1]}))


class NS:
    def __init__(self):
        self.log = []

    def __getitem__(self, k):
        self.log.append(("get", k))
        if k == "v":
            return 5
        raise KeyError(k)

    def __setitem__(self, k, v):
        self.log.append(("set", k, v))

    def __delitem__(self, k):
        self.log.append(("del", k))


n = NS()
exec("w = v + 1\ndel w\nt = len([])", {}, n)
print(n.log)
try:
    exec("a = 1\nb = 2\nc = (1 +\n", {})
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, e.filename, repr(e.text))
try:
    compile("def f(:\n  pass", "name.py", "exec")
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.filename, repr(e.text), e.args)
code = "\n".join(f"v{i} = {i}" for i in range(500))
d = {}
exec(code, d)
print(d["v499"], sum(v for k, v in d.items() if k[0] == "v"))
print(eval("[*[1, 2], 3]"), eval("1, 2"), eval("(\n1\n+\n2)"), eval("{'a': x}['a']"), [eval(s) for s in ("1", "'s'", "[1]", "None")])
exec("def kw(*, a): return a\nprint(kw(a=1))")
exec("import math\nprint(math.floor(1.5))")
print(eval(compile("lambda q: q + 1", "", "eval"))(1), eval(eval("'1' + '2'")))
