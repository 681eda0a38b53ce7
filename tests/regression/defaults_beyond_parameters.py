# __defaults__ may hold more values than there are parameters: the last ones count.
def none(*args, **kwargs):
    return args, kwargs


def two(a, b):
    return a, b


none.__defaults__ = 1, 2, 3
two.__defaults__ = 1, 2, 3
print(none(), none(1), none(x=1), none(*(1, 2, 3, 4)))
print(two(), two(7), two(b=7), two(7, 8), two(*(), **{"b": 9}))
try:
    two(1, 2, 3)
except TypeError as error:
    print(error)
