# Builtin functions.
print(abs(-3), bin(5), oct(8), chr(233), ord("é"), divmod(7, 2), pow(2, 10), round(2.5), hash(1), repr([1]), ascii("é"), format(3.5, ">8"))
print(sorted({3: 1, 1: 2}), min(3, 1, key=lambda v: -v), max("abc", default=0), sum(range(5)), any([]), all([]), len("abc"), callable(print), isinstance(1, (int, str)))
print(type(1), id(1) == id(1), dir([])[:2], vars(type("X", (), {"a": 1}))["a"], getattr("a", "upper")(), hasattr(1, "real"), issubclass(bool, int))
class X: pass
x = X(); setattr(x, "a", 1); delattr(x, "b") if hasattr(x, "b") else None; print(vars(x), locals() is globals(), __import__("math").floor(1.5))
print(bytes("é", "utf-8"), str(b"a", "ascii"), list("ab"), tuple([1]), dict(a=1), set([1]), frozenset([1]), complex(1, 2), bool([]), float("1.5"), int("7"), object() is None, slice(3), range(3), memoryview(b"a")[0], bytearray(b"x"))
print(list(map(str, [1])), list(zip([1], [2])), list(filter(None, [0])), list(enumerate("a")), list(reversed([1, 2])), next(iter([5])), sorted("bca", reverse=True))
print("a", "b", sep="-", end="\n", flush=True); print(staticmethod(len).__func__, property().fget, super(X, x).__init__(), classmethod(len).__name__)
