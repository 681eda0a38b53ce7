# isinstance, issubclass, callable, getattr, setattr, delattr, hasattr, dir, vars, type, repr, format, print.
class A:
    x = 1

    def m(self):
        pass


class B(A):
    pass


print(isinstance(1, int), isinstance(True, int), isinstance("a", (int, str)), isinstance(1, (str, (float, (int,)))), isinstance(1, ()), issubclass(B, A), issubclass(bool, int), issubclass(A, (B, object)), isinstance(1, int | str), isinstance("x", int | None), issubclass(int, int | str))


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


show(lambda: isinstance(1, 5))
show(lambda: isinstance(1, (5,)))
show(lambda: isinstance(1, [int]))
show(lambda: issubclass(1, int))
show(lambda: issubclass(int, 5))
show(lambda: isinstance(1, list[int]))
show(lambda: getattr(A(), "y"))
show(lambda: getattr(A(), "y", 5))
show(lambda: getattr(A, "x"))
show(lambda: getattr(A(), 5))
show(lambda: getattr())
show(lambda: getattr(A()))
show(lambda: hasattr(A(), "x"))
show(lambda: hasattr(A(), 5))
show(lambda: setattr(A(), "q", 1))
show(lambda: setattr(A()))
show(lambda: delattr(A(), "x"))
show(lambda: vars(A())), show(lambda: vars(5)), show(lambda: vars(A)["x"])
show(lambda: dir(A())[-2:])
show(lambda: callable(A)), show(lambda: callable(A().m)), show(lambda: callable(1)), show(lambda: callable(lambda: 0))
show(lambda: repr()), show(lambda: repr(1, 2)), show(lambda: format(1, 2)), show(lambda: format(A(), "x")), show(lambda: format([], ""))
print(int | str, int | None, (int | str) == (str | int), list[int] | None, int | str | int, type(int | str).__name__, (int | str).__args__)
show(lambda: int | 5)
print("a", 1, None, [2], sep="-", end="!\n")
print()
print("x", end="")
print("y", "z", sep="")
print(*[1, 2], sep="\n")
print("flush", flush=True)
print("None sep", 1, sep=None, end=None)
show(lambda: print("a", sep=5))
show(lambda: print("a", end=5))
show(lambda: print("a", foo=1))
show(lambda: print("a", file=5))


class Out:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)


o = Out()
print("to", "object", file=o)
print(1, 2, sep=", ", end=";", file=o)
print(o.parts)


class Falsy:
    def __bool__(self):
        return False


import sys
print("file=None goes to stdout", file=None)
old = sys.stdout
sys.stdout = o
print("redirected")
sys.stdout = old
print(o.parts[-2:], sys.stdout is sys.__stdout__)
class Strange:
    def __str__(self):
        raise ValueError("str")

    def __repr__(self):
        raise ValueError("repr")


show(lambda: print(Strange()))
show(lambda: [Strange()].__repr__())
show(lambda: f"{Strange()!r}")
print(sorted(vars(B)) if False else [n for n in vars(A) if not n.startswith("__")], A().__class__, B.__mro__[1] is A, type(A()) is A)


class Dir:
    def __dir__(self):
        return ["b", "a"]


print(dir(Dir()), [n for n in dir() if n in ("A", "B", "sys")])


def local_dir():
    zz, aa = 1, 2
    return dir(), vars(), locals()


print(local_dir())
print([n for n in dir(5) if n.startswith("bit")], "append" in dir([]), "__len__" in dir(str), [n for n in dir(object)][:4])
i = A()
i.attr = 1
vars(i)["other"] = 2
print(vars(i), i.other, globals() is vars(sys.modules["__main__"]), __name__, "__builtins__" in globals())
print(help.__class__.__name__ if "help" in dir(__builtins__) else None, type(copyright).__name__ if False else "", Ellipsis, NotImplemented, type(Ellipsis), type(NotImplemented), __debug__)
