# dis over krait's own instruction set: that everything has a listing, not what it says.
import dis, io

def f(a, *b, c=1):
    for i in range(a):
        try:
            yield i + 1
        except ValueError:
            pass
    return [x for x in b]
class C:
    def m(self): return self.x
    @staticmethod
    def s(): pass

out = io.StringIO()
for thing in (f, C, C().m, f(3), 'x = 1 if y else z', f.__code__):
    dis.dis(thing, file=out, show_offsets=True)
print('Disassembly of m:' in out.getvalue(), 'ExceptionTable:' in out.getvalue(), 'range' in out.getvalue())
rows = list(dis.get_instructions(f))
print(rows[0].offset, any(r.is_jump_target for r in rows), sorted({r.line_number for r in rows if r.line_number})[1:4])
print(dis.opmap[rows[-1].opname] == rows[-1].opcode, dis.pretty_flags(f.__code__.co_flags))
print(dis.code_info(f).splitlines()[0], set(dis.findlabels(f.__code__)) >= {r.jump_target for r in rows if r.jump_target})
print(dis.Bytecode('a + b').dis().strip() != '', repr(dis.Bytecode('a')), len(list(dis.findlinestarts(f.__code__))) > 3)
print({r.jump_target for r in rows} - {None} <= {r.offset for r in rows if r.is_jump_target}, any(r.jump_target for r in rows))
try:
    dis.dis(3)
except TypeError as e:
    print(e)
