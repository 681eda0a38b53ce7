# A Pratt parser for expressions: an AST of classes, evaluation, simplification, derivatives.
class Expr:
    def __add__(self, o): return Bin("+", self, wrap(o))
    def __radd__(self, o): return wrap(o) + self
    def __sub__(self, o): return Bin("-", self, wrap(o))
    def __mul__(self, o): return Bin("*", self, wrap(o))
    def __rmul__(self, o): return wrap(o) * self
    def __truediv__(self, o): return Bin("/", self, wrap(o))
    def __pow__(self, o): return Bin("^", self, wrap(o))
    def __neg__(self): return Neg(self)


def wrap(x):
    return x if isinstance(x, Expr) else Num(x)


class Num(Expr):
    def __init__(self, v): self.v = v
    def eval(self, env): return self.v
    def diff(self, x): return Num(0)
    def simplify(self): return self
    def __eq__(self, o): return isinstance(o, Num) and o.v == self.v
    def __str__(self): return str(self.v)


class Var(Expr):
    def __init__(self, name): self.name = name
    def eval(self, env): return env[self.name]
    def diff(self, x): return Num(int(self.name == x))
    def simplify(self): return self
    def __eq__(self, o): return isinstance(o, Var) and o.name == self.name
    def __str__(self): return self.name


class Neg(Expr):
    def __init__(self, e): self.e = e
    def eval(self, env): return -self.e.eval(env)
    def diff(self, x): return Neg(self.e.diff(x))

    def simplify(self):
        e = self.e.simplify()
        return Num(-e.v) if isinstance(e, Num) else e.e if isinstance(e, Neg) else Neg(e)

    def __eq__(self, o): return isinstance(o, Neg) and o.e == self.e
    def __str__(self): return f"-{self.e}"


OPS = {"+": (1, lambda a, b: a + b), "-": (1, lambda a, b: a - b), "*": (2, lambda a, b: a * b), "/": (2, lambda a, b: a / b), "^": (3, lambda a, b: a ** b)}


class Bin(Expr):
    def __init__(self, op, l, r): self.op, self.l, self.r = op, l, r
    def eval(self, env): return OPS[self.op][1](self.l.eval(env), self.r.eval(env))
    def __eq__(self, o): return isinstance(o, Bin) and (o.op, o.l, o.r) == (self.op, self.l, self.r)
    def __str__(self): return f"({self.l} {self.op} {self.r})"

    def diff(self, x):
        l, r, dl, dr = self.l, self.r, self.l.diff(x), self.r.diff(x)
        if self.op in "+-":
            return Bin(self.op, dl, dr)
        if self.op == "*":
            return dl * r + l * dr
        if self.op == "/":
            return (dl * r - l * dr) / r ** 2
        if isinstance(r, Num):
            return r * l ** Num(r.v - 1) * dl
        raise NotImplementedError(f"derivative of {self}")

    def simplify(self):
        l, r, op = self.l.simplify(), self.r.simplify(), self.op
        if isinstance(l, Num) and isinstance(r, Num) and not (op == "/" and (not r.v or l.v % r.v)):
            v = OPS[op][1](l.v, r.v)
            return Num(int(v) if v == int(v) else v)
        zero, one = Num(0), Num(1)
        rules = {"+": [(l == zero, r), (r == zero, l)], "-": [(r == zero, l), (l == r, zero)],
                 "*": [(zero in (l, r), zero), (l == one, r), (r == one, l)], "/": [(r == one, l), (l == zero, zero)],
                 "^": [(r == one, l), (r == zero, one)]}
        for hit, result in rules[op]:
            if hit:
                return result
        return Bin(op, l, r)


class Parser:
    def __init__(self, text):
        self.toks = []
        for part in text.replace("(", " ( ").replace(")", " ) ").split():
            word = ""
            for c in part:
                if c in OPS or c in "()":
                    if word:
                        self.toks.append(word)
                    self.toks.append(c)
                    word = ""
                else:
                    word += c
            if word:
                self.toks.append(word)
        self.toks.append("<end>")
        self.i = 0

    def next(self):
        self.i += 1
        return self.toks[self.i - 1]

    def parse(self, min_prec=0):
        left = self.atom()
        while (op := self.toks[self.i]) in OPS and OPS[op][0] > min_prec - (op == "^"):
            self.next()
            left = Bin(op, left, self.parse(OPS[op][0]))
        return left

    def atom(self):
        t = self.next()
        if t == "(":
            e = self.parse()
            if self.next() != ")":
                raise SyntaxError("missing )")
            return e
        if t == "-":
            return Neg(self.parse(2))
        if t.replace(".", "", 1).isdigit():
            return Num(float(t) if "." in t else int(t))
        if t.isidentifier():
            return Var(t)
        raise SyntaxError(f"unexpected {t}")

    @classmethod
    def read(cls, text):
        p = cls(text)
        e = p.parse()
        if p.next() != "<end>":
            raise SyntaxError("trailing " + p.toks[p.i - 1])
        return e


for text in ("1+2*3", "(1+2)*3", "2^3^2", "-2^2", "8/4/2", "8-4-2", "x*x + 3*x - 1", "x^3 - 2*x^2 + x/4", "2.5*(y - -3)", "x - x", "0*y + 1*x", "((((5))))"):
    e = Parser.read(text)
    print(f"{text:20} {e!s:32} {e.simplify()!s:28} {e.eval({'x': 2, 'y': 4})}")
for text in ("x^3", "3*x^2 + 2*x + 1", "x/(x + 1)", "y*x", "5"):
    e = Parser.read(text)
    d = e.diff("x").simplify()
    print(text, "=>", d, "=", d.eval({"x": 3, "y": 2}))
for bad in ("", "1 +", "(1", "1)", "* 2", "a $"):
    try:
        print(Parser.read(bad))
    except SyntaxError as e:
        print(repr(bad), e)
x = Var("x")
e = 2 * x ** 2 + -x / 4 + 1
print(e, e.eval({"x": 8}), e.diff("x").simplify())
try:
    Parser.read("2^x").diff("x")
except NotImplementedError as err:
    print(err)
