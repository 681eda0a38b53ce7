# warnings.deprecated: classes warn when they are called and when a subclass is made; coroutine functions stay such.
import inspect
import warnings


class Base:
    made = []

    def __init_subclass__(cls, k=0):
        Base.made.append((cls.__name__, k))


with warnings.catch_warnings(record=True, action='always') as shown:
    @warnings.deprecated('old class')
    class Old(Base):
        pass

    class New(Old, k=5):
        def __init__(self, x):
            self.x = x

    print(New(3).x, Base.made, Old.__deprecated__)
    Old()
    try:
        Old(1)
    except TypeError as error:
        print(error)

    @warnings.deprecated('old function')
    def function(a):
        """It is old."""
        return a

    @warnings.deprecated('old coroutine')
    async def coroutine():
        pass

    print(function(4), function.__name__, function.__doc__, function.__wrapped__.__deprecated__)
    print(inspect.iscoroutinefunction(coroutine), inspect.iscoroutinefunction(function))
    for w in shown:
        print(w.lineno, w.category.__name__, w.message)

for make in (lambda: warnings.deprecated(1), lambda: warnings.deprecated('x')(5)):
    try:
        make()
    except TypeError as error:
        print(error)
print(repr(warnings.formatwarning('m', UserWarning, 'f', 3, '  ')), repr(warnings.formatwarning('m', UserWarning, 'f', 3, '')))
