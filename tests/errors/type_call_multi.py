def f(a, b, c):
    pass


f(
    1,
    d=2,
)
