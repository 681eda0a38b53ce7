# __name__, __main__, reimporting the script under its own name, module globals of functions.
import sys
print(__name__, sys.modules["__main__"].__name__)
shared = ["made by " + __name__]


def where():
    return __name__, shared


if __name__ == "__main__":
    import name_main as again
    print(again is sys.modules["__main__"], again.where(), where())
    again.shared.append("x")
    print(shared, again.shared)
    from mods import simple
    simple.value = "changed"
    print(simple.func(2), simple.func.__globals__ is vars(simple), simple.func.__module__)
    exec("def f(): return value", vars(simple))
    print(simple.f())
    m = type(sys)("fresh")
    exec("x = 1\ndef get(): return x, __name__", vars(m))
    m.x = 5
    print(m.get())
