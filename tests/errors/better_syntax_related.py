def f(x):
    if x
        return 1
    else:
        return 2


try
    f(1)
except ValueError:
    pass
