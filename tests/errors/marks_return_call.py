def f(x): return g(x)[0].attr
def g(x): return [x]
f(None)
