def f(n):
    if n:
        f(n - 1)
    else:
        g(10)


def g(n):
    if n:
        g(n - 1)
    else:
        raise ValueError("end")


f(10)
