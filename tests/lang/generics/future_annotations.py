# from __future__ import annotations keeps the text of annotations in a normal form.
from __future__ import annotations
def f(a: 1+2*3, b: "x", c: (1,2), d: x[1:2,3], e: lambda x, *y, k=3, **z: x+1, g: a if b else c, h: not a and b or c, i: f"a{b!r:>{w}}{{}} {c}", j: {**a, 'b': 1}, k: [i for i in (1,2) if i], l: -x**-y, m: (a,), n: (), o: x.y.z(1,*a,b=2,**c), p: 3 .real, q: ..., r: 1e400, s: u'q', t: a<b<=c is not d, v: {1,2}, w: {k:v for k,v in z}, x: sum(i for i in a), y: x[a,b]) -> (x or y) and z: pass
for k,v in f.__annotations__.items(): print(k, v)
x: List[  int ,  str ] = 3
y: lambda: 0
z: lambda a,/,b=1,*,c: 0
class C:
    a: (await_ + 1)
    b: x[*y]
    __p: x.__q
print(__annotations__, C.__annotations__)
def g(*args: *Ts, **kw: a | b & c ^ d << 2 // 3 % 4 @ 5): pass
print(g.__annotations__)
for src in ["x: (y := 3)", "def f(x: (yield)): pass", "x: (await y)", "x: lambda: (yield)", "def f() -> [(yield)]: pass"]:
    try: compile("from __future__ import annotations\n" + src, '<s>', 'exec'); print(src, 'ok')
    except SyntaxError as e: print(src, e.msg, e.lineno, e.offset, e.end_offset)
