# A small Lisp: reader, environments, closures, tail loops, macros-by-data, error reports.
class Symbol(str):
    def __repr__(self):
        return str(self)


class LispError(Exception):
    pass


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    t = tokens.pop(0)
    if t == "'":
        return [Symbol("quote"), read(tokens)]
    if t == "(":
        out = []
        while tokens and tokens[0] != ")":
            out.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return out
    if t == ")":
        raise LispError("unexpected )")
    for kind in (int, float):
        try:
            return kind(t)
        except ValueError:
            pass
    return {"#t": True, "#f": False}.get(t, Symbol(t))


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unbound {name}")


class Lambda:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def __call__(self, *args):
        return evaluate(self.body, self.bind(args))

    def bind(self, args):
        if len(args) != len(self.params):
            raise LispError(f"expected {len(self.params)} arguments, got {len(args)}")
        return Env(self.params, args, self.env)


def reduce_op(f, unit):
    def op(*args):
        if len(args) < 2 and unit is None:
            raise LispError("too few arguments")
        it = iter(args)
        acc = unit if unit is not None else next(it)
        for x in it:
            acc = f(acc, x)
        return acc

    return op


root = Env()
root.update({"+": reduce_op(lambda a, b: a + b, 0), "*": reduce_op(lambda a, b: a * b, 1), "-": reduce_op(lambda a, b: a - b, None), "/": lambda a, b: a / b, "mod": lambda a, b: a % b,
             "<": lambda a, b: a < b, ">": lambda a, b: a > b, "=": lambda a, b: a == b, "not": lambda a: not a, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "list": lambda *a: list(a),
             "null?": lambda l: l == [], "len": len, "map": lambda f, l: [f(x) for x in l], "filter": lambda f, l: [x for x in l if f(x) is not False], "apply": lambda f, l: f(*l)})


def evaluate(x, env=root):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            raise LispError("empty call")
        head, *rest = x
        if head == "quote":
            return rest[0]
        if head == "if":
            test, then, *other = rest
            x = then if evaluate(test, env) is not False else other[0] if other else False
        elif head == "define":
            if isinstance(rest[0], list):
                (name, *params), body = rest[0], rest[1]
                env[name] = Lambda(params, body, env)
                return name
            env[rest[0]] = evaluate(rest[1], env)
            return rest[0]
        elif head == "set!":
            env.find(rest[0])[rest[0]] = evaluate(rest[1], env)
            return None
        elif head == "lambda":
            return Lambda(*rest, env)
        elif head == "let":
            names, values = zip(*rest[0])
            env = Env(names, [evaluate(v, env) for v in values], env)
            x = rest[1]
        elif head == "begin":
            for e in rest[:-1]:
                evaluate(e, env)
            x = rest[-1]
        elif head == "and":
            x = True
            for e in rest:
                x = evaluate(e, env)
                if x is False:
                    break
            return x
        else:
            f, *args = [evaluate(e, env) for e in x]
            if isinstance(f, Lambda):
                x, env = f.body, f.bind(args)
            elif callable(f):
                return f(*args)
            else:
                raise LispError(f"{show(f)} is not a function")


def show(v):
    if isinstance(v, list):
        return "(" + " ".join(map(show, v)) + ")"
    if isinstance(v, Lambda):
        return f"<lambda {show(v.params)}>"
    return {True: "#t", False: "#f"}.get(v, str(v)) if isinstance(v, bool) else str(v)


PROGRAM = """
(+ 1 2 3)
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 3000 0)
(define (compose f g) (lambda (x) (f (g x))))
((compose fact (lambda (x) (+ x 1))) 4)
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(filter (lambda (x) (= 1 (mod x 2))) (range 0 10))
(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define c (counter))
(c) (c) (c)
(define (qs l) (if (null? l) '() (let ((p (car l)) (r (cdr l))) (apply append (list (qs (filter (lambda (x) (< x p)) r)) (list p) (qs (filter (lambda (x) (not (< x p))) r)))))))
(define (append a b c) (begin (define ab a) (set! ab (join ab b)) (join ab c)))
(define (join a b) (if (null? a) b (cons (car a) (join (cdr a) b))))
(qs '(3 1 4 1 5 9 2 6 5 3 5))
'(a (b c) 'd 1.5 #t)
(and 1 2 #f 3)
(and)
car
fact
(if #f 1)
"""
tokens = tokenize(PROGRAM)
while tokens:
    v = evaluate(read(tokens))
    print(show(v) if not callable(v) or isinstance(v, Lambda) else "<builtin>")
for bad in ("(", ")", "nope", "(1 2)", "(fact)", "()", "(-)", "(car '())", "(+ 1 'a)"):
    try:
        print(show(evaluate(read(tokenize(bad)))))
    except LispError as e:
        print(f"{bad}: LispError: {e}")
    except (TypeError, IndexError) as e:
        print(f"{bad}: {type(e).__name__}: {e}")
