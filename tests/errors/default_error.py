def f(a=1, b=undefined_default):
    pass
