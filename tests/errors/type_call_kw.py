def f(alpha):
    pass


f(aplha=1)
