def f(*a, **k):
    raise ValueError("args")


f(1, 2, *[3], key="value", **{"other": 1})
