# enum: plain, flags, int flags, string enums, the functional interface, errors.
from enum import *
class Color(Enum):
    RED=1
    GREEN=auto()
    BLUE='x'
    CRIMSON=1
    def m(self): return self.name
print(list(Color), Color.RED, repr(Color.GREEN), Color(1), Color['BLUE'], Color.CRIMSON is Color.RED, Color.RED.m(), len(Color), Color.__members__, Color)
class P(Flag):
    R=4; W=2; X=1
    RW=R|W
print(P.R|P.X, ~P.R, list(P.RW), P(7), P(0), repr(P.RW), P.R in P.RW, repr(P.R|P.X))
class I(IntFlag):
    A=auto(); B=auto()
print(I.A|8, I.A|I.B, I(12), str(I.A), repr(I.A|8), I.A+1, f'{I.A}')
class S(StrEnum):
    FOO=auto(); BAR='b'
print(S.FOO, repr(S.FOO), S.BAR.upper(), f'{S.BAR:>4}')
print(Enum('Z','a b c'), list(Enum('Z','a b c')))
for e in ["Color(9)","P(8)","Color.RED.foo","Color('q')"]:
    try: eval(e)
    except Exception as x: print(type(x).__name__, x)
try:
    @unique
    class U(Enum): A=1;B=1
except ValueError as e: print(e)
try: Color.RED=3
except AttributeError as e: print(e)
try:
    class D(Color): pass
except TypeError as e: print(e)
class Planet(Enum):
    E=(1,2)
    def __init__(self,a,b): self.a=a; self.b=b
    @property
    def s(self): return self.a+self.b
print(Planet.E.s, Planet.E, Planet.E.value)
