import sys
def f(a, b=2):
    c = 3
    def inner(): return c
    fl = sys._getframe().f_locals
    fl["a"] = 10; fl["c"] = 30; fl["zz"] = 5
    print(a, c, inner(), fl["zz"], "zz" in fl, "q" in fl, len(fl))
    print(list(fl)[:3], fl.keys()[:3], type(fl).__name__, fl.get("b"), fl.get("nope"), fl.get("nope", 1))
    try: del fl["a"]
    except TypeError as e: print(e)
    try: fl["nope"]
    except KeyError as e: print(repr(e))
    print(hasattr(fl,"pop"), fl.setdefault("b", 7), fl.setdefault("n", 8), fl["n"])
    fl.update({"b": 4}); print(b, fl == sys._getframe().f_locals, fl == {}, fl != {})
    fl |= {"b": 44}; print(b, (fl | {"k": 1})["k"])
    try: hash(fl)
    except TypeError as e: print(e)
    print("n" in fl)
    return sys._getframe()
fr = f(1)
print(fr.f_locals["a"])
fr.f_locals["a"] = 77
print(fr.f_locals["a"], fr.f_locals.copy()["b"], sorted(fr.f_locals))
def g():
    x = 1
    yield sys._getframe()
    yield x
it = g(); fr = next(it); fr.f_locals["x"] = 9; print(next(it))
def h():
    try: y; 
    except NameError as e: print(e)
    sys._getframe().f_locals["y"] = 5
    print(y)
    y = 1
h()
print(sys._getframe().f_locals is globals())
