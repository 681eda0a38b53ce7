# A special method whose name is not interned; a comparison whose descriptor fails; docs of
# properties of subclasses; code objects of another kind; functions over globals without builtins.
import warnings


class A:
    pass


type.__setattr__(A, "".join(["__a", "dd__"]), lambda self, other: 5)
print(A() + 1)


class E:
    @property
    def __eq__(self):
        raise AttributeError("no comparison")


print(E() == E(), E() != E())


class P(property):
    """The class's."""


class Slotted(property):
    __slots__ = ()


def getter(self):
    """The getter's."""


def silent(self):
    pass


print(P(getter).__doc__, P(silent).__doc__, P(doc="given").__doc__, P().__doc__)
for make in (lambda: Slotted(getter), lambda: Slotted(silent), lambda: Slotted(doc="x")):
    try:
        print(make().__doc__)
    except AttributeError as e:
        print(e)


def generator():
    yield


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    silent.__code__ = generator.__code__
    print([str(w.message) for w in caught])
    print(eval("~False"), len(caught))
    warnings.simplefilter("error")
    try:
        eval("~True")
    except DeprecationWarning as e:
        print(str(e)[:40])
names = {}
copy = type(getter)((lambda s: len(s)).__code__, names)
print(copy("abc"), names, copy.__builtins__ is getter.__builtins__)
print(str.maketrans.__qualname__, dict.fromkeys.__qualname__, "".join.__qualname__, len.__qualname__)
e = ImportError("m", name="n", path="p")
e.__init__("again")
print(e.name, e.path, e)
