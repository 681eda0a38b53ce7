# typing, inspect, ast, dis, traceback, warnings. Their imports are not part of the count.
import typing, inspect, ast, traceback, warnings, io, fail_mark
inspect.signature(lambda: 0), ast.unparse(ast.parse("x")), typing.NamedTuple("N", [("x", int)])  # what they import when first used
fail_mark.set()
T = typing.TypeVar("T"); print(typing.Optional[int], typing.Union[int, str, None], typing.List[T][int], typing.Callable[[int], str], typing.get_origin(dict[str, int]), typing.Literal["a", 1])
class N(typing.NamedTuple):
    x: int
    y: str = "d"
class Pr(typing.Protocol):
    def f(self) -> int: ...
def fn(a: int, *b, c: str = "x", **d) -> list["N"]: ...
print(N(1), typing.get_type_hints(fn)["a"], inspect.signature(fn), typing.cast(int, 1), inspect.isfunction(fn), typing.get_args(list[int]))
tree = ast.parse("x = [1 + 2, f(y)]"); print(ast.dump(tree), ast.unparse(tree), ast.literal_eval("{'a': (1, 2)}"))
try: {}["k"]
except KeyError as e: print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])  # formatting goes on without what it could not get, as CPython's
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("careful"); print(len(w), w[0].message)
