# generator.throw() of a class whose __new__ gives no exception.
class E(Exception):
    def __new__(cls, *args):
        return cls


def g():
    yield


for act in (lambda: g().throw(E), lambda: next(g().throw(E))):
    try:
        act()
    except TypeError as e:
        print(e)
try:
    raise E
except TypeError as e:
    print(e)
