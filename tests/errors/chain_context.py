def f():
    try:
        return {}["k"]
    except KeyError:
        return int("x")


f()
