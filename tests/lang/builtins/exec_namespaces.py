# exec and eval: globals against locals, classes and closures inside, builtins, code reuse, dict subclasses.
code = compile("x = 1\ny = x + 1\ndef f(): return x\n", "<c>", "exec")
a, b = {}, {}
exec(code, a)
exec(code, b)
b["x"] = 10
print(a["f"](), b["f"](), a["y"], sorted(k for k in a if k[0] != "_"))
g, l = {"n": 5}, {}
exec("m = n\nn = 6\ndef f():\n    return n\nr = f()", g, l)
print(sorted(l.items(), key=lambda p: p[0])[1:], g["n"])
try:
    exec("q = 1\ndef f():\n    return q\nf()", {}, {})
except NameError as e:
    print(e)
exec("class C:\n    v = n\n    def m(self): return n", g)
print(g["C"]().m(), g["C"].v)
print(eval("[n * i for i in range(3)]", g), eval("(lambda: n)()", g), eval("[k for k in (n,)]", {}, {"n": 7}), eval("n", {"n": 1}, {"n": 2}), eval("n + m", {"n": 1}, {"m": 2}))
exec("del n", g)
try:
    eval("n", g)
except NameError as e:
    print(e)
d = {}
exec("global zz\nzz = 1\nyy = 2", d, {})
print("zz" in d, "yy" in d, "__builtins__" in d)


def inner_exec():
    loc = 1
    ns = {}
    exec("out = loc_in + 1", {"loc_in": loc}, ns)
    return ns["out"]


print(inner_exec())
src = "def make(n):\n    def add(x):\n        return x + n\n    return add\n"
ns = {}
exec(src, ns)
print([ns["make"](i)(10) for i in range(3)])
exec("for i in range(3):\n    sq = i * i", ns)
print(ns["i"], ns["sq"])
exec("try:\n    1/0\nexcept ZeroDivisionError as e:\n    msg = str(e)", ns)
print(ns["msg"], "e" in ns)
exec("import math as mm\nfrom math import floor\nv = mm.ceil(1.2) + floor(1.9)", ns)
print(ns["v"])
exec("a = b = c = 3; a += 1; (x, *y) = range(4)", ns)
print(ns["a"], ns["b"], ns["x"], ns["y"])
exec("gen = (k * 2 for k in range(3))\nl = list(gen)\nd = {k: v for k, v in zip('ab', l)}", ns)
print(ns["l"], ns["d"])
exec("@staticmethod\ndef s(): return 's'\nwith open.__class__ and type('W', (), {'__enter__': lambda s: 4, '__exit__': lambda s, *a: None})() as w: pass", ns)
print(ns["w"], ns["s"]())
exec("lam = lambda *a, k=1, **kw: (a, k, kw)", ns)
print(ns["lam"](1, k=2, z=3))
exec("x: int = 5\ny: str", ann := {})
print(ann["__annotations__"], ann["x"])
eval_code = compile("p * 2", "", "eval")
print([eval(eval_code, {"p": p}) for p in (1, "a", [1])])
print(eval("__name__", {"__name__": "custom"}), eval("__import__('math').pi > 3"), eval("globals() is locals()", {}), eval("locals()", {}, {"only": 1}))


class Tracer(dict):
    def __getitem__(self, k):
        log.append(k)
        return super().__getitem__(k)


log = []
exec("u = t + t\ndel t", {}, Tracer(t=2))
print(log)
exec(b"bytes_src = 'ok'", ns)
exec("# only a comment", ns)
exec("", ns)
exec("\n\n", ns)
exec("'doc'", ns)
print(ns["bytes_src"], ns.get("__doc__"))
exec("pass\r\nw2 = 1\r\n", ns)
exec("\ufeffbom = 1".encode("utf-8"), ns)
print(ns["w2"], ns["bom"])
print([eval(e) for e in ("1", " 1", "1 ", "1\n", "(1)", "1 # c", "1,", "'a' 'b'", "not 1", "lambda: 1 if 0 else 2")][:9])
