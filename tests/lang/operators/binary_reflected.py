# All binary operators with their reflected and in-place methods.
ops = [("add", "+"), ("sub", "-"), ("mul", "*"), ("truediv", "/"), ("floordiv", "//"), ("mod", "%"), ("pow", "**"), ("lshift", "<<"), ("rshift", ">>"), ("and", "&"), ("or", "|"), ("xor", "^"), ("matmul", "@")]


def forward(name):
    return lambda s, o: (name, type(s).__name__, type(o).__name__)


class L:
    pass


class R:
    pass


class Both:
    pass


class InPlace:
    pass


for name, _ in ops:
    setattr(L, f"__{name}__", forward(name))
    setattr(R, f"__r{name}__", forward("r" + name))
    setattr(Both, f"__{name}__", forward(name))
    setattr(Both, f"__r{name}__", forward("r" + name))
    setattr(InPlace, f"__i{name}__", forward("i" + name))
for name, op in ops:
    env = {"l": L(), "r": R(), "b": Both(), "c": Both(), "i": InPlace()}
    print(op, [eval(e.replace("?", op), env) for e in ("l ? 1", "1 ? r", "l ? r", "r ? b", "b ? c", "b ? l", "1.5 ? b", "b ? None")])
    for bad in ("r ? 1", "1 ? l", "i ? 1", "r ? r"):
        try:
            print(eval(bad.replace("?", op), env))
        except TypeError as e:
            print(e)
    for target in ("i", "l", "b"):
        exec(f"{target} {op}= 5", env)
        print(env[target])
    try:
        exec(f"r {op}= 5", env)
    except TypeError as e:
        print(e)


class Base:
    def __add__(self, o):
        return "Base.add"

    def __radd__(self, o):
        return "Base.radd"


class Derived(Base):
    def __radd__(self, o):
        return "Derived.radd"


class DerivedNo(Base):
    pass


print(Base() + Derived(), Base() + DerivedNo(), Derived() + Base(), Base() + Base(), DerivedNo() + Derived(), 1 + Derived())


class NI:
    def __add__(self, o):
        print("add")
        return NotImplemented

    def __radd__(self, o):
        print("radd")
        return NotImplemented

    def __iadd__(self, o):
        print("iadd")
        return NotImplemented


for e in ("NI() + 1", "1 + NI()", "NI() + NI()", "NI() + Both()"):
    try:
        print(eval(e))
    except TypeError as err:
        print(err)
n = NI()
try:
    n += 1
except TypeError as e:
    print(e)
print(NI().__add__(1))


class SubInt(int):
    def __radd__(self, o):
        return "SubInt.radd"

    def __add__(self, o):
        return "SubInt.add"


print(1 + SubInt(2), SubInt(2) + 1, SubInt(1) + SubInt(2), 1.5 + SubInt(2), SubInt(3) - 1, sum([SubInt(1)]), 2 * SubInt(3))


class SubList(list):
    def __radd__(self, o):
        return "SubList.radd"


print([1] + SubList([2]), (1,) + SubList() if False else "")


class NoneAdd:
    __add__ = None
    __radd__ = None


for e in ("NoneAdd() + 1", "1 + NoneAdd()"):
    try:
        eval(e)
    except TypeError as err:
        print(err)
class InstOnly:
    def __init__(self):
        self.__add__ = lambda o: "instance"


try:
    InstOnly() + 1
except TypeError as e:
    print(e)
class RaisesAdd:
    def __add__(self, o):
        raise ValueError("in add")


try:
    RaisesAdd() + 1
except ValueError as e:
    print(e)
x = y = [1]
x += [2]
x = x + [3]
print(x, y)
