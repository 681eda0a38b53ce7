# An AttributeError without a name, from __getattr__ or a property, is given the one that was asked for.
class Lazy:
    blech = 1

    def __getattr__(self, name):
        raise AttributeError()

    @property
    def value(self):
        raise AttributeError("not yet")


for name in "bluch", "valeu":
    try:
        getattr(Lazy(), name)
    except AttributeError as e:
        pass
try:
    Lazy().bluch
except AttributeError as e:
    print(e.name, type(e.obj).__name__)
try:
    Lazy().value
except AttributeError as e:
    print(e.name, type(e.obj).__name__)
from types import SimpleNamespace
try:
    SimpleNamespace(foo=1).fooo
except AttributeError as e:
    print(e)
Lazy().bluch()
