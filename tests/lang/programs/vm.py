# A stack machine: an assembler, an interpreter, a tracer and a peephole optimizer.
class VMError(Exception):
    pass


class Machine:
    ops = {}

    def __init__(self, code, limit=10000):
        self.code, self.stack, self.vars, self.pc, self.calls, self.out, self.limit = code, [], {}, 0, [], [], limit

    def op(name, ops=ops):
        def deco(f):
            ops[name] = f
            return f

        return deco

    @op("push")
    def push(self, v):
        self.stack.append(v)

    @op("pop")
    def pop(self):
        if not self.stack:
            raise VMError(f"stack underflow at {self.pc - 1}")
        return self.stack.pop()

    @op("dup")
    def dup(self):
        v = self.pop()
        self.stack += [v, v]

    @op("swap")
    def swap(self):
        a, b = self.pop(), self.pop()
        self.stack += [a, b]

    @op("load")
    def load(self, n):
        try:
            self.push(self.vars[n])
        except KeyError:
            raise VMError(f"unknown variable {n}") from None

    @op("store")
    def store(self, n):
        self.vars[n] = self.pop()

    @op("jump")
    def jump(self, to):
        self.pc = to

    @op("jz")
    def jz(self, to):
        if not self.pop():
            self.pc = to

    @op("call")
    def call(self, to):
        self.calls.append(self.pc)
        self.pc = to

    @op("ret")
    def ret(self):
        self.pc = self.calls.pop()

    @op("print")
    def print_(self):
        self.out.append(self.pop())

    @op("halt")
    def halt(self):
        self.pc = len(self.code)

    for _n, _f in (("add", int.__add__), ("sub", int.__sub__), ("mul", int.__mul__), ("mod", int.__mod__), ("lt", int.__lt__), ("eq", int.__eq__)):
        def _make(f):
            def binary(self):
                b, a = self.pop(), self.pop()
                self.push(int(f(a, b)))

            return binary

        ops[_n] = _make(_f)
    del _n, _f, _make, op

    def run(self, trace=None):
        steps = 0
        while self.pc < len(self.code):
            name, *args = self.code[self.pc]
            self.pc += 1
            steps += 1
            if steps > self.limit:
                raise VMError("step limit")
            self.ops[name](self, *args)
            if trace is not None:
                trace.append(f"{name:6}{' '.join(map(str, args)):6}{self.stack}")
        self.steps = steps
        return self.out


def assemble(text):
    labels, code = {}, []
    for line in text.splitlines():
        line = line.split(";")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
            continue
        name, *args = line.split()
        if name not in Machine.ops:
            raise VMError(f"unknown op {name!r}")
        code.append([name, *args])
    for ins in code:
        for i, a in enumerate(ins[1:], 1):
            if a in labels:
                ins[i] = labels[a]
            elif a.lstrip("-").isdigit():
                ins[i] = int(a)
    return [tuple(i) for i in code]


FACT = """
    push 10
    store n
    push 1
    store r
loop:
    load n
    jz done
    load r
    load n
    mul
    store r
    load n
    push 1
    sub
    store n
    jump loop
done:
    load r
    print
"""
m = Machine(assemble(FACT))
print(m.run(), m.steps, m.vars)
FIB = """
    push 15
    call fib
    print
    halt
fib:            ; n -> fib(n)
    dup
    push 2
    lt
    jz recurse
    ret
recurse:
    dup
    push 1
    sub
    call fib
    swap
    push 2
    sub
    call fib
    add
    ret
"""
m = Machine(assemble(FIB), limit=100000)
print(m.run(), m.steps)
trace = []
print(Machine(assemble("push 7\npush 5\nsub\ndup\nmul\nprint")).run(trace))
print(*trace, sep="\n")
for bad in ("pop", "load x", "bogus 1", "l:\njump l", "push 1\npush 0\nmod"):
    try:
        Machine(assemble(bad)).run()
    except (VMError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


def optimize(code):
    out = []
    for ins in code:
        out.append(ins)
        while len(out) >= 3 and out[-3][0] == out[-2][0] == "push" and out[-1][0] in ("add", "sub", "mul"):
            a, b = out[-3][1], out[-2][1]
            out[-3:] = [("push", {"add": a + b, "sub": a - b, "mul": a * b}[out[-1][0]])]
    return out


code = assemble("push 2\npush 3\nmul\npush 4\nadd\nprint")
print(optimize(code), Machine(optimize(code)).run() == Machine(code).run(), sorted(Machine.ops))
