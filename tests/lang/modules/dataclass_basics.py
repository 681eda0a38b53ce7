# dataclasses: generated methods, frozen, order, slots, InitVar, kw_only, errors.
from dataclasses import *
@dataclass
class A:
    x: int
    y: int = 3
    z: list = field(default_factory=list)
a=A(1); print(a, a==A(1), A.__doc__, A.__match_args__, asdict(a), astuple(a), replace(a,x=9))
print(fields(A)[2].name); print(A.__dataclass_params__)
@dataclass(frozen=True, order=True, slots=True)
class B(object):
    p: float
    q: str = 'q'
    r: InitVar[int] = 5
    def __post_init__(self, r): object.__setattr__(self,'q', self.q*r)
b=B(1.5); print(b, hash(b)==hash(B(1.5)), b<B(2.0), sorted([B(3.0),B(1.0)]), B.__slots__)
try: b.p=3
except FrozenInstanceError as e: print(e)
try: del b.p
except FrozenInstanceError as e: print(e)
@dataclass(kw_only=True)
class C(A):
    w: int
    k: int = 0
print(C(1,w=2), C.__doc__, C.__init__.__annotations__)
for src in ["class X:\n x: int=1\n y: int","class X:\n x: list=[]","class X:\n x=field()"]:
    try: exec("@dataclass\n"+src)
    except Exception as e: print(type(e).__name__, e)
D=make_dataclass('D',['a',('b',int),('c',int,field(default=3))]); print(D(1,2), D.__doc__)
match a:
    case A(x,y): print(x,y)
