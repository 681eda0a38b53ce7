# typing: aliases, generics, protocols, NamedTuple, TypedDict, get_type_hints, errors.
from typing import *
import typing
print(List[int], Dict[str,int], Optional[int], Union[int,str,None], Callable[[int],str], Tuple[int,...], Any, Literal[1,'a',1], Annotated[int,'x'], ClassVar[int], Type[int], Final[int])
T=TypeVar('T'); P=ParamSpec('P'); Ts=TypeVarTuple('Ts')
class G(Generic[T]): pass
print(G[int], G[T], G.__parameters__, G[List[T]][int], G.__mro__)
class C[A,B=int]: x: A
print(C[str], C.__orig_bases__, C.__parameters__, C.__type_params__, C[str,int]().__orig_class__)
print(Callable[P,T][[int,str],float], Tuple[Unpack[Ts]][int,str], list[T][int], dict[T,int][str], Callable[Concatenate[int,P],T])
class D[*Ts]: pass
print(D[int,str], D[*tuple[int,...]], D[()], D.__orig_bases__)
class Pr(Protocol):
    x: int
    def m(self): ...
@runtime_checkable
class RP(Protocol):
    def close(self): ...
class X:
    def close(self): pass
print(isinstance(X(),RP), issubclass(X,RP), isinstance(3,RP))
try: isinstance(3,Pr)
except TypeError as e: print(e)
try: Pr()
except TypeError as e: print(e)
class NT(NamedTuple):
    a: int
    b: str = 'q'
print(NT(1), NT.__annotations__, NT._field_defaults)
class TD(TypedDict, total=False):
    a: Required[int]
    b: str
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, get_type_hints(TD), get_type_hints(TD, include_extras=True))
def f(a: 'int', b: 'List[T]' = None, *c: str) -> 'Optional[X]': pass
print(get_type_hints(f), get_origin(List[int]), get_args(Dict[str,int]), get_args(Callable[[int],str]))
U=NewType('U',int); print(U(3), U, U.__supertype__)
@overload
def g(a: int): ...
@overload
def g(a: str): ...
def g(a): pass
print(len(get_overloads(g)), isinstance(3, SupportsInt), issubclass(list, typing.Iterable), Deque[int], Pattern[str] if 0 else '')
for e in ["Union[()]","List[int,str]","G[int,str]","Generic[int]","Optional[1,2]","Any()","Literal[1][2]","ClassVar[ClassVar[int]]","isinstance(3,List[int])","Callable[int]","NewType","T|int","int|T","'x'|T" if 0 else "1","ForwardRef('x+')","G[int][str]"]:
    try: print(e, eval(e))
    except Exception as x: print(e, type(x).__name__, x)
class E(G[int]): pass
print(E.__orig_bases__, E.__parameters__)
T.foo=3 if 0 else None
print(T|int, Union[T,'x'], list['x'], ForwardRef('X'), Self, Never, NoReturn, LiteralString)
