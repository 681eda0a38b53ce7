# Function attributes and introspection.
def f(a, b=1, *c, d=2, **e):
    "docs"
    x = 1
    return x


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__closure__)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames)
print(c.co_filename.endswith("attributes.py"), c.co_firstlineno, c.co_freevars, c.co_cellvars)
print(bool(c.co_flags & 4), bool(c.co_flags & 8), bool(c.co_flags & 0x20))
f.attr = [1]
print(f.attr, f.__dict__, hasattr(f, "nope"))
del f.attr
print(f.__dict__)
f.__name__ = "renamed"
f.__qualname__ = "Q.renamed"
f.__doc__ = None
print(f.__name__, f.__qualname__, f.__doc__, repr(f).startswith("<function Q.renamed at 0x"))
f.__module__ = "elsewhere"
print(f.__module__)


class K:
    def m(self):
        pass

    class In:
        def n(self):
            def inner():
                pass

            return inner


print(K.m.__qualname__, K.In.n.__qualname__, K.In().n().__qualname__, K().m.__name__, K().m.__qualname__)
print(f.__globals__ is globals(), type(f).__name__, type(c).__name__)


def outer():
    v = 10
    w = 20

    def inner():
        return v, w

    return inner


i = outer()
print(i.__code__.co_freevars, [cell.cell_contents for cell in i.__closure__], outer.__code__.co_cellvars)
i.__closure__[0].cell_contents = 99
print(i(), type(i.__closure__[0]).__name__)


def g():
    return "g"


def h():
    return "h"


g.__code__ = h.__code__
print(g())
F = type(f)
made = F(h.__code__, {"__builtins__": __builtins__}, "made")
print(made(), made.__name__)


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: setattr(f, "__name__", 1))
show(lambda: setattr(f, "__code__", 1))
show(lambda: setattr(f, "__defaults__", 1))
show(lambda: setattr(f, "__kwdefaults__", 1))
show(lambda: setattr(f, "__dict__", 1))
show(lambda: setattr(f, "__globals__", {}))
show(lambda: setattr(g, "__code__", i.__code__))
show(lambda: delattr(f, "__name__"))
show(lambda: f.nope)
show(lambda: len.nope)
show(lambda: setattr(len, "x", 1))
print(len.__name__, len.__qualname__, [].append.__name__, [].append.__qualname__, str.join.__name__, str.join.__qualname__)
print(len.__self__ is __builtins__ or True, [].append.__self__, "x".join.__self__, len.__module__)
print(f.__annotations__, (lambda: 0).__annotations__, f.__type_params__)
print(callable(f), callable(len), callable(K), callable(K()), callable(5))
