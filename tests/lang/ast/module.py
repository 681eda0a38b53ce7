# ast: parse, dump, walk, visitors, literal_eval, unparse, trees that are compiled, trees that are refused.
import ast

source = '''
"""doc"""
from __future__ import annotations
import os, sys as s
from . import x
def f(a, /, b: int = 1, *args: t, c, d=2, **kw) -> list[int]:
    """inner
       doc"""
    global g
    return lambda x, *y: (yield)
@deco
class C[T: int, *Ts, **P](B, metaclass=M):
    x: int = 3
    (y): str
async def co():
    async with a as b, c: await d
    async for i in j: pass
    else: return [x async for x in y if z]
type A[T] = list[T]
match v:
    case 1 | -2 | "s" | None: pass
    case {"k": [a, *_], **rest} if rest: pass
    case Cls(p, q=(1 as r)): pass
    case _: pass
try:
    del a[1:2, ::3], b.c
except* (E, F) as e:
    raise X from e
finally:
    assert a, "msg"
while not (a and b or c): break
else: continue_ = {**d, 1: 2, 'x': {*s}}
for (i, j), *k in m: pass
with (open(f) as g, h): nonlocal_ = f"{a!r:>{w}} {{x}} {b=}"
print(*args, sep='', **kw) if x else (y := 3)
a = b, = c = -1 ** 2 + (3 - (4 - 5)) * ~6 << 7 & 8 | 9 ^ 10 // 2 @ m % 3
a @= 1 < b <= c is not d not in e
x = 1e400, 1j, b'by\\x00', 'q"\\'', ..., True, u'u', 3 .real, (1,), ()
if a: pass
elif b: pass
else: pass
'''
tree = ast.parse(source)
print(ast.dump(tree, indent=2))
print(ast.dump(tree.body[4], include_attributes=True)[:300])
print(ast.unparse(tree))
print(ast.dump(ast.parse(ast.unparse(tree))) == ast.dump(tree))
print(ast.get_docstring(tree), repr(ast.get_docstring(tree.body[4])), repr(ast.get_docstring(tree.body[4], clean=False)))
print(sorted({type(n).__name__ for n in ast.walk(tree)})[:12])
print(ast.get_source_segment(source, tree.body[4].args.args[0]), ast.get_source_segment(source, tree.body[-1], padded=True))

class Names(ast.NodeVisitor):
    def __init__(self): self.names = []
    def visit_Name(self, node): self.names.append(node.id)
v = Names(); v.visit(tree); print(v.names[:10])
class Rename(ast.NodeTransformer):
    def visit_Name(self, node): return ast.copy_location(ast.Name('new_' + node.id, node.ctx), node)
    def visit_Pass(self, node): return None
    def visit_Expr(self, node): return [node, node]
t = ast.parse('a = b\nif 1:\n    pass\n    f(x)')
print(ast.unparse(Rename().visit(t)))

for text in ('[1, -2, 3.5, "x", b"y", None, True, ..., (1,), {1: {2}}, set(), 1+2j, -1-2j]', '{}', '1 if 2 else 3', 'f()', '[x]', '1+2',
             ' 1', '{**{}}', "'a' 'b'"):
    try:
        print(ast.literal_eval(text))
    except Exception as e:
        print(type(e).__name__, str(e).split(' <')[0].split(': <')[0])

def run(tree, mode='exec'):
    try:
        code = compile(tree, '<tree>', mode)
        ns = {}
        result = eval(code, ns) if mode == 'eval' else exec(code, ns)
        print('ok', result, sorted(k for k in ns if not k.startswith('__')))
    except Exception as e:
        print(type(e).__name__, str(e).split(' object at')[0])
fix = ast.fix_missing_locations
N = ast.Name
one = ast.Constant(1)
run(fix(ast.Module([ast.Assign([N('x', ast.Store())], ast.BinOp(one, ast.Add(), one))], [])))
run(fix(ast.Expression(ast.List([one, ast.Constant((1, frozenset({2})))], ast.Load()))), 'eval')
run(ast.Expression(ast.Constant(1)), 'eval')
run(fix(ast.Expression(one)), 'exec')
for bad in (ast.Assign([N('x', ast.Load())], one), ast.Assign([], one), ast.Assign([one], one), ast.Expr(ast.Pass()),
            ast.Expr(N('None', ast.Load())), ast.Expr(ast.Constant([])), ast.FunctionDef('f', ast.arguments(), []),
            ast.Expr(ast.BoolOp(ast.And(), [one])), ast.Expr(ast.Dict([one], [])), ast.Expr(ast.Compare(one, [], [])),
            ast.Expr(ast.Compare(one, [ast.Lt()], [])), ast.Try([ast.Pass()]), ast.Raise(None, one), ast.Delete([]),
            ast.Delete([one]), ast.Import([]), ast.Expr(ast.ListComp(one, [])), ast.Expr(ast.BinOp(one, ast.And(), one)),
            ast.Expr(None), ast.Expr(ast.Call(N('f', ast.Load()), [None], [])), ast.Return(one), ast.Break(), one,
            ast.Expr(ast.List([N('x', ast.Store())], ast.Load())), ast.ImportFrom('m', [ast.alias('a')], -1),
            ast.Global([3]), ast.If(one, 'body', []), ast.Match(one, []), ast.While(one, [ast.Expr(3)], [])):
    run(fix(ast.Module([bad], [])))
t = ast.parse('x = 1')
t.body[0].lineno = 5
run(t)
t.body[0].end_lineno = 5
t.body[0].col_offset = 9
run(t)
run(ast.increment_lineno(ast.parse('x = 1'), 3))

print(ast.Name._fields, ast.Name._attributes, ast.Name.__doc__, ast.operator.__doc__, ast.FunctionDef._field_types['returns'])
n = ast.FunctionDef('f', ast.arguments())
print(n.body, n.returns, n.type_comment, type(ast.Name('x').ctx), ast.Constant(3).kind, isinstance(n, ast.stmt), ast.AST.__mro__)
for make in (lambda: ast.Name('x', ast.Load(), 3), lambda: ast.Name('a', id='b'), lambda: ast.dump(3), lambda: ast.get_docstring(one)):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
print(ast.dump(ast.parse('f(x)', mode='eval')), ast.dump(ast.parse('x;y', mode='single'), annotate_fields=False))
print(ast.dump(ast.Module([], []), show_empty=True), ast.dump(ast.arguments()))
import copy
c = copy.deepcopy(tree)
print(c is not tree, ast.dump(c) == ast.dump(tree))
match ast.Name('q', ast.Load()):
    case ast.Name(id, ctx):
        print('matched', id, type(ctx).__name__)
