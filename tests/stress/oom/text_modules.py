# string, textwrap, keyword, reprlib, fnmatch, types, copyreg, abc, io of print.
import string, textwrap, types, abc
print(string.Template("$a ${b} $$").substitute(a=1, b=2), string.capwords("a b"), string.Formatter().format("{0}-{k!r}", 1, k="x"))
print(textwrap.fill("the quick brown fox jumps", 10), textwrap.dedent("  a\n   b"), textwrap.shorten("hello world", 8, placeholder=".."))
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
class B(A):
    def f(self): return 1
try: A()
except TypeError as e: print(e)
A.register(int); print(isinstance(3, A), B().f(), issubclass(str, A), types.SimpleNamespace(a=1), types.MappingProxyType({"a": 1})["a"], types.MethodType(len, "ab")(), types.new_class("N", (B,)).__name__)
