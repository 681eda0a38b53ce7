def deco(f):
    raise TypeError("no decoration")


@deco
def f():
    pass
