# Annotations of modules, classes and functions.
a: int = 1
b: str
(c): float = 2.0
d: "text" = 4


class K:
    e: int
    f: list[int] = []
    f.append(1)


K.g: int = 5
lst = [0]
lst[0]: int = 7
lst[(print("evaluated index"), 0)[1]]: str


def func(p: int, /, q: str = "q", *args: float, r: bool = True, **kw: dict) -> None:
    local: undefined_name = 5
    other: also_undefined
    return local


print(__annotations__, K.__annotations__, func.__annotations__, func(1), K.g, lst, K.f)
print(list(func.__annotations__), func.__annotations__["return"])


def order(a: print("ann a") = print("default a"), *, b: print("ann b") = print("default b")) -> print("return"):
    pass


class Body:
    x: print("class ann") = print("class value")
    print("after")


class Base:
    x: int


class Sub(Base):
    pass


print(Sub.__annotations__, "x" in Base.__annotations__, hasattr(Base, "x"))
Sub.__annotations__["y"] = str
print(Sub.__annotations__, Base.__annotations__)


def bare():
    pass


bare.__annotations__["k"] = 1
print(bare.__annotations__)
bare.__annotations__ = {"z": 2}
print(bare.__annotations__)
try:
    bare.__annotations__ = 5
except TypeError as e:
    print(e)
print(int | None, list[int | str], dict[str, tuple[int, ...]], type[int], "forward")


def union(x: int | str | None, y: "K" = None) -> list["K"]:
    return [x, y]


print(union.__annotations__, union(1))
lam = lambda x: x
print(lam.__annotations__)
try:
    exec("def bad(x: undefined_ann): pass")
except NameError as e:
    print(e)
try:
    exec("m: undefined_module_ann = 1")
except NameError as e:
    print(e)


def in_func():
    x: int
    try:
        return x
    except UnboundLocalError as e:
        return str(e)


print(in_func())
ns = {}
exec("i: int = 3\nj: str", ns)
print(ns["__annotations__"], ns["i"], "j" in ns)
for_ann: int
for for_ann in range(2):
    pass
print(for_ann)


class Self:
    def clone(self: "Self", other: list["Self"] = ()) -> "Self":
        return Self()


print(Self.clone.__annotations__, type(Self().clone()).__name__)
