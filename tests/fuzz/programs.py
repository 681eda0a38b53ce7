"""Programs made at random from the grammar, for krait and CPython to run side by side.

A program is a row of functions, `chunk_0` and so on, and a prelude that calls each one and prints what it returned, yielded or
raised, with the places of the traceback. Expressions are made for a wanted kind of value ("int", "str" ...), so that most
of them work, and now and then for another kind, so that some fail. What is made prints the same in every run: no
addresses, no order of hashed strings, no clock. Numbers and containers are cut where they are stored: nothing grows without bounds.
"""
import random

PRELUDE = '''
import sys, traceback

LIMIT = 10 ** 40

def cut(value):
    kind = type(value)
    if kind is int:
        return value if -LIMIT < value < LIMIT else value % LIMIT
    if kind in (str, bytes, list, tuple):
        return value[:40]
    return value

def show(value, depth=0):
    kind = type(value)
    if depth > 6:
        return "..."
    if kind in (set, frozenset):
        return kind.__name__ + "{" + ", ".join(sorted(show(v, depth + 1) for v in value)) + "}"
    if kind in (list, tuple):
        return kind.__name__ + "[" + ", ".join(show(v, depth + 1) for v in value) + "]"
    if kind is dict:
        return "{" + ", ".join(show(k, depth + 1) + ": " + show(v, depth + 1) for k, v in value.items()) + "}"
    if hasattr(kind, "__next__"):
        return kind.__name__ + show([v for v, _ in zip(value, range(20))], depth + 1)
    return kind.__name__ + " " + repr(value)

def say(*values):
    print(*[show(v) for v in values])

def describe(e):
    places = [(f.name, f.lineno, f.end_lineno, f.colno, f.end_colno) for f in traceback.extract_tb(e.__traceback__)[1:]]
    print("raised", type(e).__name__, str(e)[:200], places)
    if isinstance(e, BaseExceptionGroup):
        print(show([type(x).__name__ for x in e.exceptions]))
    for link in e.__cause__, e.__context__:
        print("  after", type(link).__name__, str(link)[:200])

def drive(awaitable):
    steps = []
    try:
        while True:
            steps.append(awaitable.send(None))
    except StopIteration as e:
        return steps, e.value

def run(chunk, arguments):
    try:
        result = chunk(*arguments())
        if hasattr(result, "send") and not hasattr(result, "__next__"):
            result = drive(result)
        print(chunk.__name__, show(result)[:2000])
    except Exception as e:
        describe(e)

class Wait:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        got = yield self.value
        return got

class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow
    async def __aenter__(self):
        await Wait("in")
        return self.__enter__()
    async def __aexit__(self, kind, value, trace):
        await Wait("out")
        return self.__exit__(kind, value, trace)

class Pair:
    __match_args__ = "left", "right"
    def __init__(self, left, right=0):
        self.left, self.right = left, right
    def __repr__(self):
        return f"Pair({self.left!r}, {self.right!r})"
    def __eq__(self, other):
        return isinstance(other, Pair) and (self.left, self.right) == (other.left, other.right)
    def __hash__(self):
        return 7
    def __add__(self, other):
        return Pair(self.left, other) if not isinstance(other, Pair) else Pair(self.left, other.right)
    def __radd__(self, other):
        return Pair(other, self.right)
    def __lt__(self, other):
        return repr(self) < repr(other)
    def __len__(self):
        return 2
    def __getitem__(self, index):
        return (self.left, self.right)[index]
    def __contains__(self, item):
        return item == self.left
    def __call__(self, *args, **kwargs):
        return self.left, args, sorted(kwargs.items())
    def __format__(self, spec):
        return f"<{spec}>"
    def __bool__(self):
        return self.left != self.right
    def __index__(self):
        return 3

async def ticks(n):
    for i in range(n):
        await Wait(i)
        yield i
'''

KINDS = "int", "float", "bool", "str", "bytes", "list", "tuple", "dict", "set", "pair", "none", "complex"

LITERALS = {
    "int": "0 1 -1 2 3 7 -5 10 255 256 65537 -128 9223372036854775807 -9223372036854775808 10**20 0x7f 1_000".split(),
    "float": "0.0 -0.0 1.0 0.5 -2.25 1e16 1e-7 3.14159 1e308 float('inf') float('nan') 123456.789".split(),
    "bool": ["True", "False"],
    "str": ["''", "'a'", "'abc'", "'Hello World'", "'\\u00e9\\u4e2d'", "'\\U0001f600x'", "'a,b,,c'", "'  x\\t\\n'", "'12'", "'%s-%r'", "'{}{0!r:>5}'", "'ab' 'cd'", "r'\\n'"],
    "bytes": ["b''", "b'a'", "b'abc\\x00\\xff'", "b'1,2'", "bytes(3)"],
    "none": ["None"],
    "complex": ["1j", "(2+3j)", "complex(0, -1)"],
    "pair": ["Pair(1, 2)", "Pair('x')", "Pair(0)"],
}

# Methods and functions by the kind of the result: {0} {1} ... are arguments of the kinds that follow.
CALLS = {
    "int": [("len({0})", "list"), ("len({0})", "str"), ("len({0})", "dict"), ("{0}.count({1})", "str", "str"), ("{0}.find({1})", "str", "str"), ("ord({0}[:1] or 'z')", "str"),
            ("sum({0})", "ints"), ("min({0}, {1})", "int", "int"), ("max({0}, default={1})", "ints", "int"), ("int({0})", "float"), ("int({0})", "str"), ("int({0}, {1})", "str", "small"),
            ("abs({0})", "int"), ("{0}.bit_length()", "int"), ("{0}.bit_count()", "int"), ("round({0})", "float"), ("round({0}, -{1})", "int", "small"), ("hash({0})", "int"),
            ("{0}.index({1})", "list", "any"), ("{0}.index({1})", "tuple", "int"), ("{0}.rfind({1})", "bytes", "bytes"), ("pow({0}, {1}, {2})", "int", "small", "int"), ("divmod({0}, {1})[1]", "int", "int"),
            ("int.from_bytes({0}, 'big', signed={1})", "bytes", "bool"), ("{0}[{1}]", "bytes", "int"), ("{0}[{1}]", "ints", "int"), ("{0}.pop()", "ints"), ("{0}.__index__()", "int"), ("range({0}, {1}).__len__()", "small", "small")],
    "float": [("float({0})", "int"), ("float({0})", "str"), ("round({0}, {1})", "float", "small"), ("abs({0})", "complex"), ("{0}.real", "complex"), ("sum({0}, 0.5)", "ints"), ("{0} / {1}", "int", "int"), ("max({0}, {1})", "float", "int"), ("float.fromhex({0}.hex())", "float")],
    "bool": [("isinstance({0}, ({1}, str))", "any", "type"), ("callable({0})", "any"), ("any({0})", "list"), ("all({0})", "tuple"), ("{0}.startswith({1})", "str", "str"), ("{0}.isdigit()", "str"), ("{0}.isidentifier()", "str"), ("{0}.istitle()", "str"), ("{0}.is_integer()", "float"),
             ("{0} in {1}", "str", "str"), ("{0} in {1}", "any", "list"), ("{0} not in {1}", "int", "set"), ("{0} is {1}", "none", "any"), ("{0} == {1}", "any", "any"), ("{0} != {1}", "any", "any"), ("{0} < {1}", "int", "float"), ("{0} <= {1} < {2}", "int", "int", "float"), ("{0} < {1}", "list", "list"),
             ("{0} >= {1}", "tuple", "tuple"), ("{0} < {1}", "str", "str"), ("{0} < {1}", "set", "set"), ("{0} < {1}", "any", "any"), ("{0}.isdisjoint({1})", "set", "list"), ("not {0}", "any"), ("issubclass({0}, {1})", "type", "type"), ("hasattr({0}, 'left')", "any")],
    "str": [("str({0})", "any_plain"), ("repr({0})", "any_plain"), ("ascii({0})", "str"), ("{0}.upper()", "str"), ("{0}.title()", "str"), ("{0}.swapcase()", "str"), ("{0}.casefold()", "str"), ("{0}.strip()", "str"), ("{0}.strip({1})", "str", "str"), ("{0}.replace({1}, {2})", "str", "str", "str"),
            ("{0}.replace({1}, {2}, {3})", "str", "str", "str", "small"), ("{0}.join({1})", "str", "strs"), ("{0}.center({1}, '*')", "str", "small"), ("{0}.zfill({1})", "str", "small"), ("{0}.ljust({1})", "str", "small"), ("{0} + {1}", "str", "str"), ("{0} * {1}", "str", "small"), ("{0}[{1}]", "str", "int"),
            ("{0}[{1}:{2}]", "str", "int", "int"), ("{0}[::{1}]", "str", "int"), ("chr({0} % 0x10000 & 0xd7ff)", "int"), ("bin({0})", "int"), ("hex({0})", "int"), ("oct({0})", "int"), ("{0} % {1}", "str", "tuple"), ("'%05.1f|%-4d|%x' % ({0}, {1}, {2})", "float", "int", "int"), ("{0}.format({1}, {2})", "str", "any_plain", "any_plain"),
            ("format({0}, '{{spec}}')", "number"), ("{0}.decode('utf-8', 'replace')", "bytes"), ("{0}.decode('ascii', 'backslashreplace')", "bytes"), ("{0}.expandtabs({1})", "str", "small"), ("{0}.removeprefix({1})", "str", "str"), ("{0}.translate({{97: 'X', 98: None}})", "str"), ("type({0}).__name__", "any"),
            ("{0}.partition({1})[0]", "str", "str"), ("{0}.rsplit({1}, 1)[-1]", "str", "str"), ("{0}.hex()", "bytes"), ("{0}.hex()", "float")],
    "bytes": [("{0}.encode('utf-8', 'surrogatepass')", "str"), ("{0}.encode('ascii', 'xmlcharrefreplace')", "str"), ("{0} + {1}", "bytes", "bytes"), ("{0}[{1}:]", "bytes", "int"), ("bytes({0})", "ints"), ("{0}.replace({1}, {2})", "bytes", "bytes", "bytes"), ("{0}.upper()", "bytes"), ("b'%a|%d' % ({0}, {1})", "str", "int"),
              ("({0} % 2**40).to_bytes({1}, 'little')", "int", "small"), ("bytes(bytearray({0})[::-1])", "bytes"), ("memoryview({0})[{1}:].tobytes()", "bytes", "int"), ("{0} * {1}", "bytes", "small")],
    "list": [("list({0})", "iterable"), ("sorted({0})", "ints"), ("sorted({0}, key=repr, reverse={1})", "list", "bool"), ("{0} + {1}", "list", "list"), ("{0} * {1}", "list", "small"), ("{0}[{1}:{2}]", "list", "int", "int"), ("{0}[::{1}]", "list", "int"), ("{0}.split({1})", "str", "str"), ("{0}.split()", "str"), ("{0}.splitlines(True)", "str"),
             ("list(map({0}, {1}))", "callable", "list"), ("list(filter({0}, {1}))", "callable", "list"), ("list(zip({0}, {1}))", "list", "str"), ("list(enumerate({0}, {1}))", "str", "int"), ("list(reversed({0}))", "list"), ("list({0}.items())", "dict"), ("list(range({0}, {1}, {2}))", "small", "small", "small"),
             ("[*{0}, *{1}]", "list", "tuple"), ("{0}.copy()", "list"), ("sorted({0}, key={1})", "strs", "callable")],
    "tuple": [("tuple({0})", "iterable"), ("{0} + {1}", "tuple", "tuple"), ("{0}[{1}:]", "tuple", "int"), ("{0}.partition({1})", "str", "str"), ("divmod({0}, {1})", "int", "int"), ("divmod({0}, {1})", "float", "float"), ("{0}.as_integer_ratio()", "float"), ("(*{0}, {1})", "list", "any"), ("slice({0}, {1}).indices({2})", "int", "int", "small"), ("max({0}, {1}, key=len)", "tuple", "tuple")],
    "dict": [("dict({0})", "dict"), ("{0} | {1}", "dict", "dict"), ("dict(zip({0}, {1}))", "str", "list"), ("dict.fromkeys({0}, {1})", "str", "any"), ("{{**{0}, 'k': {1}}}", "dict", "any"), ("dict({0}, z={1})", "dict", "any"), ("{0}.copy()", "dict"), ("vars({0})", "pair")],
    "set": [("set({0})", "ints"), ("{0} | {1}", "set", "set"), ("{0} & {1}", "set", "set"), ("{0} ^ {1}", "set", "set"), ("{0} - {1}", "set", "set"), ("frozenset({0})", "ints"), ("{0}.union({1}, {2})", "set", "ints", "ints")],
    "complex": [("complex({0}, {1})", "float", "float"), ("{0} * {1}", "complex", "complex"), ("{0} / {1}", "complex", "complex"), ("{0} - {1}", "complex", "int"), ("{0}.conjugate()", "complex")],
    "pair": [("Pair({0}, {1})", "any", "any"), ("{0} + {1}", "pair", "int"), ("{0} + {1}", "int", "pair")],
    "none": [("print({0})", "any_plain"), ("{0}.append({1})", "list", "any"), ("{0}.get({1})", "dict", "hashable"), ("{0}.update({1})", "dict", "dict"), ("{0}.sort()", "ints"), ("{0}.reverse()", "list"), ("setattr({0}, 'left', {1})", "pair", "any"), ("{0}.insert({1}, {2})", "list", "int", "any"), ("{0}.extend({1})", "list", "iterable")],
}

BINARY = {
    "int": "+ - * // % & | ^".split(), "float": "+ - * / // %".split(), "complex": "+ - * /".split(), "bool": "and or ^ & |".split(),
    "set": "| & - ^".split(), "str": ["+"], "bytes": ["+"], "list": ["+"], "tuple": ["+"], "dict": ["|"], "pair": ["+"],
}

SPECS = "d x #x b #o e .3e g .2f , _ +d 05d >8 <8 ^9 08.3f % n c .10 =+6 *^12 #010b ,.2f _x s".split()
ERRORS = "ValueError TypeError KeyError ZeroDivisionError IndexError AttributeError LookupError ArithmeticError Exception RuntimeError OSError StopIteration".split()
TYPES = "int float bool str bytes list tuple dict set complex object Pair BaseException type".split()
CALLABLES = ["len", "repr", "str", "int", "bool", "abs", "type", "ascii", "list", "Pair", "lambda v: v", "lambda v, *w, k=1: (v, w, k)", "lambda v: -v", "lambda v: v[0]", "str.upper", "[].append", "None.__class__"]


class Generator:
    """Makes one program from a seed."""

    def __init__(self, seed, chunks=30):
        self.random = random.Random(seed)
        self.chunks = chunks
        self.count = 0
        self.stars = 0   # except* blocks around it, which no return may leave
        self.scopes = 0  # comprehensions and class bodies around this place, where := is refused

    def program(self):
        parts = [PRELUDE]
        for i in range(self.chunks):
            parts.append(self.chunk(f"chunk_{i}"))
        return "\n".join(parts)

    # ---- choices

    def chance(self, percent):
        return self.random.random() * 100 < percent

    def pick(self, options):
        return self.random.choice(options)

    def fresh(self, prefix="v"):
        self.count += 1
        return f"{prefix}{self.count}"

    # ---- expressions

    def expression(self, kind="any", depth=3):
        if kind == "any":
            kind = self.pick(KINDS)
        # A large number for a small one would make huge objects; a set of strings has no order that could be compared.
        if self.chance(2) and not kind.startswith("small") and kind not in ("ints", "ordinal"):
            kind = self.pick(KINDS)
        special = getattr(self, "kind_" + kind, None)
        if special:
            return special(depth)
        names = [n for n, k in self.names.items() if k == kind]
        if names and self.chance(45):
            return self.pick(names)
        if depth <= 0:
            return self.leaf(kind)
        return self.pick((self.leaf, self.call, self.call, self.operation, self.conditional, self.display, self.odd))(kind, depth - 1)

    def leaf(self, kind, depth=0):
        if kind in LITERALS:
            return self.pick(LITERALS[kind])
        return self.display(kind, depth)

    def display(self, kind, depth):
        many = lambda what="any": ", ".join(self.expression(what, depth - 1) for _ in range(self.random.randrange(4)))
        if kind == "list":
            return "[" + many() + "]" if self.chance(60) else self.comprehension("[", "]", depth)
        if kind == "tuple":
            inner = many()
            return f"({inner},)" if inner else "()"
        if kind == "set":
            return f"{{{self.expression('int', depth - 1)}, {self.expression('int', depth - 1)}}}" if self.chance(60) else self.comprehension("{", "}", depth, "ordinal")
        if kind == "dict":
            if self.chance(30):
                return self.comprehension("{", "}", depth, "pair_item")
            return "{" + ", ".join(f"{self.expression('hashable', 0)}: {self.expression('any', depth - 1)}" for _ in range(self.random.randrange(4))) + "}"
        if kind == "str" and depth > 0 and self.chance(60):
            return self.f_string(depth)
        return self.leaf(kind) if kind in LITERALS else "None"

    def f_string(self, depth):
        value = self.expression("number" if self.chance(60) else "any_plain", depth - 1).replace("'", '"')
        if "\\" in value or "{" in value or '"""' in value or "lambda" in value or ":=" in value:
            value = "1"
        conversion = self.pick(("", "", "!r", "!s", "!a", "="))
        spec = ":" + self.pick(SPECS) if self.chance(50) else ""
        return f"f'a{{{value} {conversion}{spec}}}{{{{b'"

    def comprehension(self, opening, closing, depth, item="any"):
        self.scopes += 1
        name, source = self.fresh("c"), self.expression("iterable", depth - 1)
        outer = dict(self.names)
        self.names[name] = "int" if source.startswith("range") else "any_plain"
        if item == "pair_item":
            text = f"{name}: {self.expression('any', depth - 1)}"
        else:
            text = self.expression(item, depth - 1)
        clause = f" for {name} in {source}"
        if self.chance(30):
            clause += f" if {self.expression('bool', depth - 1)}"
        if self.chance(15):
            clause += f" for {self.fresh('c')} in {self.expression('small_range', 0)}"
        self.names = outer
        self.scopes -= 1
        return opening + text + clause + closing

    def call(self, kind, depth):
        if kind not in CALLS:
            return self.leaf(kind)
        template, *kinds = self.pick(CALLS[kind])
        parts = ["(" + self.expression(k, depth) + ")" for k in kinds]
        return "(" + template.format(*parts).replace("{spec}", self.pick(SPECS)) + ")"

    def operation(self, kind, depth):
        if kind == "int" and self.chance(20):
            return f"({self.pick(('-', '~', '+'))}{self.expression('int', depth)})"
        if kind == "int" and self.chance(10):
            return f"(({self.expression('int', depth)}) {self.pick(('<<', '>>', '**'))} ({self.expression('small', depth)}))"
        if kind not in BINARY:
            return self.leaf(kind)
        return f"({self.expression(kind, depth)} {self.pick(BINARY[kind])} {self.expression(kind, depth)})"

    def conditional(self, kind, depth):
        form = self.random.randrange(4)
        one, other = self.expression(kind, depth), self.expression(kind, depth)
        if form == 0:
            return f"({one} if {self.expression('bool', depth)} else {other})"
        if form == 1:
            return f"({one} {self.pick(('and', 'or'))} {other})"
        if form == 2 and self.scopes == 0:
            name = self.fresh("w")
            return f"(({name} := {one}), {other}, {name})[-1]"
        return f"(lambda {self.fresh('p')}, *q, r=1: {one})({other})"

    def odd(self, kind, depth):
        """The right kind in an unusual way."""
        self.scopes += 1
        inner = self.expression(kind, depth)
        self.scopes -= 1
        return self.pick((f"[{inner}][0]", f"({inner},)[-1]", f"{{'k': {inner}}}['k']", f"next(iter([{inner}]))", f"(lambda: {inner})()", f"(lambda *a, **k: k['x'])({self.expression('any', 0)}, x={inner})",
                          f"Pair({inner}).left", f"getattr(Pair(0, {inner}), 'right')", f"next((z for z in [{inner}]))", f"max([{inner}], key=id)"))

    # Kinds that are several.

    def kind_number(self, depth):
        return self.expression(self.pick(("int", "float", "bool")), depth)

    def kind_hashable(self, depth):
        return self.expression(self.pick(("int", "str", "float", "bool", "none", "bytes")), min(depth, 1))

    def kind_any_plain(self, depth):
        """What prints the same everywhere."""
        return self.expression(self.pick(("int", "float", "str", "bytes", "bool", "none", "tuple", "list", "pair", "complex")), depth)

    def kind_ordinal(self, depth):
        """An item of a set."""
        return self.pick(LITERALS["int"]) if self.chance(50) else f"len([{self.expression('any', min(depth, 1))}])"

    def kind_iterable(self, depth):
        if self.chance(20):
            return self.comprehension("(", ")", depth)
        return self.pick((self.kind_small_range, lambda d: self.expression("str", d), lambda d: self.expression("list", d), lambda d: self.expression("tuple", d), lambda d: self.expression("dict", d)))(depth)

    def kind_small_range(self, depth):
        return f"range({self.random.randrange(5)})"

    def kind_small(self, depth):
        if depth > 0 and self.chance(50):
            return f"({self.expression('int', depth - 1)}) % 7"
        return str(self.random.randrange(8))

    def kind_ints(self, depth):
        return "[" + ", ".join(self.expression("int", depth - 1) for _ in range(self.random.randrange(4))) + "]"

    def kind_strs(self, depth):
        return "[" + ", ".join(self.expression("str", depth - 1) for _ in range(self.random.randrange(4))) + "]"

    def kind_type(self, depth):
        return self.pick(TYPES)

    def kind_callable(self, depth):
        return self.pick(CALLABLES)

    # ---- statements

    def chunk(self, name):
        self.names, self.loops, self.function, self.bound = {}, 0, "def", set("abc")
        kinds = [self.pick(KINDS) for _ in "abc"]
        arguments = ", ".join(self.leaf(kind) for kind in kinds)
        self.names.update(zip("abc", kinds))
        if self.chance(12):
            self.function = "async def"
        elif self.chance(15):
            self.function = "generator"
        head = "async def" if self.function == "async def" else "def"
        lines = [f"{head} {name}(a, b, c):"]
        if self.function == "generator":
            lines.append("    yield a")
        lines += self.block(1, 3 + self.random.randrange(8))
        if self.function != "generator":
            shown = [n for n in self.names if self.chance(50)]
            lines.append(f"    return ({''.join(n + ', ' for n in shown)})")
        return "\n".join(lines) + f"\nrun({name}, lambda: ({arguments}))\n"

    def block(self, level, size):
        """`size` statements, indented."""
        lines = []
        for _ in range(size):
            lines += self.statement(level)
        return lines or ["    " * level + "pass"]

    def statement(self, level):
        pad = "    " * level
        simple = (self.assign, self.assign, self.assign, self.augment, self.unpack, self.store, self.effect, self.say, self.delete)
        compound = (self.branch, self.for_loop, self.while_loop, self.try_, self.with_, self.inner_function, self.inner_class, self.match, self.star_try)
        make = self.pick(compound) if level < 4 and self.chance(35) else self.pick(simple)
        if self.function == "generator" and self.chance(20):
            make = self.yield_
        elif self.function == "async def" and self.chance(25):
            make = self.await_
        return [pad + line for line in make(level)]

    def inner(self, level, size=None):
        """A block inside a compound statement; names that are first bound in it may be unbound after it."""
        outer = dict(self.names)
        lines = [line[4 * level:] for line in self.block(level + 1, size or 1 + self.random.randrange(3))]
        for name in list(self.names):
            if name not in outer and self.chance(70):
                del self.names[name]
        return lines

    def assign(self, level):
        kind = self.pick(KINDS)
        name = self.fresh() if self.chance(60) else self.pick(list(self.names))
        value = self.expression(kind)
        self.names[name] = kind
        if self.chance(8) and name not in self.bound:
            return [f"{name}: {self.expression('type', 0)} = cut({value})"]
        if self.chance(8):
            other = self.fresh()
            self.names[other] = kind
            return [f"{name} = {other} = cut({value})"]
        return [f"{name} = cut({value})"]

    def augment(self, level):
        name = self.pick(list(self.names))
        kind = self.names[name]
        if kind not in BINARY or kind == "bool":
            return self.assign(level)
        return [f"{name} {self.pick(BINARY[kind])}= {self.expression(kind, 2)}", f"{name} = cut({name})"]

    def unpack(self, level):
        one, two = self.fresh(), self.fresh()
        form = self.random.randrange(4)
        if form == 0:
            line = f"{one}, {two} = {self.expression('any')}, {self.expression('any')}"
        elif form == 1:
            line = f"{one}, *{two} = {self.expression('iterable')}"
        elif form == 2:
            line = f"*{one}, ({two}, _) = {self.expression('list', 1)}, {self.expression('str', 1)}, ({self.expression('any', 1)}, 1)"
        else:
            line = f"[{one}, {two}] = {self.expression('tuple', 1)}"
        self.names[one] = self.names[two] = "any_value"
        return [line]

    def kind_any_value(self, depth):
        names = [n for n, k in self.names.items() if k == "any_value"]
        return self.pick(names) if names else "None"

    def store(self, level):
        form = self.random.randrange(4)
        targets = {k: [n for n, kind in self.names.items() if kind == k] for k in ("list", "dict", "pair")}
        if form == 0 and targets["list"]:
            return [f"{self.pick(targets['list'])}[{self.expression('int', 1)}] = {self.expression('any', 2)}"]
        if form == 1 and targets["dict"]:
            return [f"{self.pick(targets['dict'])}[{self.expression('hashable', 1)}] = {self.expression('any', 2)}"]
        if form == 2 and targets["pair"]:
            return [f"{self.pick(targets['pair'])}.{self.pick(('left', 'right', 'extra'))} = {self.expression('any', 2)}"]
        if targets["list"]:
            return [f"{self.pick(targets['list'])}[{self.expression('int', 1)}:{self.expression('int', 1)}] = {self.expression('iterable', 2)}"]
        return self.assign(level)

    def effect(self, level):
        return [self.expression("none" if self.chance(70) else "any")]

    def say(self, level):
        return [f"say({self.expression('any')}, {self.expression('any', 1)})"]

    def delete(self, level):
        name = self.pick(list(self.names))
        if self.names[name] == "dict":
            return [f"del {name}[{self.expression('hashable', 1)}]"]
        if self.names[name] == "list":
            return [f"del {name}[{self.expression('int', 1)}:]"]
        if self.chance(15) and len(self.names) > 3:
            del self.names[name]
            return [f"del {name}"]
        return [f"assert {self.expression('bool')}, {self.expression('str', 1)}"] if self.chance(30) else self.say(level)

    def branch(self, level):
        lines = [f"if {self.expression('bool')}:", *self.inner(level)]
        if self.chance(30):
            lines += [f"elif {self.expression('any')}:", *self.inner(level)]
        if self.chance(50):
            lines += ["else:", *self.inner(level)]
        return lines

    def loop_body(self, level):
        self.loops += 1
        lines = self.inner(level)
        if self.chance(25):
            lines.insert(self.pick((0, len(lines))), f"    if {self.expression('bool', 1)}: {self.pick(('break', 'continue'))}")
        self.loops -= 1
        if self.chance(20):
            lines += ["else:", *self.inner(level)]
        return lines

    def for_loop(self, level):
        if self.loops >= 2:
            return self.say(level)
        name = self.fresh("i")
        if self.function == "async def" and self.chance(40):
            self.names[name] = "int"
            return [f"async for {name} in ticks({self.random.randrange(4)}):", *self.loop_body(level)]
        source = self.expression("iterable", 2)
        self.names[name] = "int" if source.startswith("range") else "any_value"
        target = name if self.chance(80) else f"{name}, {self.fresh('i')}"
        if target != name:
            source = f"enumerate({source})"
        return [f"for {target} in {source}:", *self.loop_body(level)]

    def while_loop(self, level):
        if self.loops >= 2:
            return self.say(level)
        name = self.fresh("n")
        body = self.loop_body(level)
        return [f"{name} = {self.random.randrange(5)}", f"while ({name} := {name} - 1) >= 0 and {self.expression('any', 1)}:", *body]

    def try_(self, level):
        lines = ["try:", *self.inner(level)]
        if self.chance(30):
            lines.append(f"    raise {self.pick(ERRORS)}({self.expression('any_plain', 1)}){self.pick(('', '', ' from None', ' from KeyError(1)'))}")
        handlers = self.random.randrange(3)
        for _ in range(handlers):
            name = self.fresh("e")
            what = self.pick(ERRORS) if self.chance(70) else f"({self.pick(ERRORS)}, {self.pick(ERRORS)})"
            lines += [f"except {what} as {name}:", f"    say(type({name}).__name__, str({name}))", *self.inner(level)]
            if self.chance(15):
                lines.append("    raise")
        if handlers and self.chance(40):
            lines += ["else:", *self.inner(level)]
        if not handlers or self.chance(40):
            lines += ["finally:", *self.inner(level)]
            if self.chance(8) and self.function == "def" and not self.stars:
                lines.append(f"    return {self.expression('any', 1)}")
        return lines

    def star_try(self, level):
        errors = ", ".join(f"{self.pick(ERRORS)}({self.expression('int', 0)})" for _ in range(1 + self.random.randrange(3)))
        name = self.fresh("e")
        lines = ["try:", f"    raise ExceptionGroup('g', [{errors}])"]
        self.stars += 1
        for _ in range(1 + self.random.randrange(2)):
            lines += [f"except* {self.pick(ERRORS)} as {name}:", f"    say({name}.message, [type(x).__name__ for x in {name}.exceptions])", *self.inner(level, 1)]
        self.stars -= 1
        return lines

    def with_(self, level):
        name = self.fresh("m")
        word = "async with" if self.function == "async def" and self.chance(60) else "with"
        manager = f"Manager({self.expression('str', 0)}, {self.expression('bool', 1)}) as {name}"
        if self.chance(25):
            manager = f"({manager}, Manager('second'))"
        return [f"{word} {manager}:", *self.inner(level)]

    def inner_function(self, level):
        name = self.fresh("f")
        outer, function, self.function = dict(self.names), self.function, "def"
        parameters = self.pick(("x, y=1", "x, /, y=2, *z", "*x, y=3", "x=4, *, y=5, **z", "x, y=6, **z"))
        lines = [f"def {name}({parameters}):"]
        if self.chance(30):
            bound = self.pick(list(outer))
            if bound not in "xyz":
                self.bound.add(bound)
                lines.append(f"    nonlocal {bound}")
        self.names = {**outer, "x": "any_value", "y": "any_value"}
        lines += self.inner(level)
        lines.append(f"    {self.pick(('return', 'return', 'yield'))} {self.expression('any', 2)}")
        self.names, self.function = outer, function
        call = self.pick(("{0}", "{0}, {1}", "{0}, y={1}", "*[{0}, {1}]", "**{{'x': {0}, 'y': {1}}}", "{0}, q={1}", "")).format(self.expression("any", 1), self.expression("any", 1))
        if self.chance(10):
            lines.insert(0, self.pick(("@(lambda f: f)", "@staticmethod")))
        result = self.fresh()
        self.names[result] = "any_value"
        return [*lines, f"{result} = {name}({call})", f"say({result})"]

    def inner_class(self, level):
        name, base = self.fresh("C"), self.pick(("", "(Pair)", "(int)", "(list)", "(dict)", "(str)", "[T](object)", "(Exception)"))
        outer, function, self.function = dict(self.names), self.function, "def"
        lines = [f"class {name}{base}:"]
        if not base and self.chance(30):
            lines.append("    __slots__ = ('p', 'q')")
        self.scopes += 1
        lines.append(f"    attribute = {self.expression('any', 2)}")
        self.scopes -= 1
        self.names = {**outer, "self": "any_value"}
        methods = self.pick((("def __repr__(self):", "str"), ("def __len__(self):", "small"), ("def __getattr__(self, n):", "any"), ("def __eq__(self, o):", "bool"), ("def __bool__(self):", "bool"), ("def __getitem__(self, i):", "any"), ("@property\n    def p(self):", "any"), ("def __iter__(self):", "iterable")))
        for line in methods[0].split("\n"):
            lines.append("    " + line.strip())
        lines.append(f"        return {'iter(' if methods[1] == 'iterable' else ''}{self.expression(methods[1], 2)}{')' if methods[1] == 'iterable' else ''}")
        self.names, self.function = outer, function
        result = self.fresh("o")
        self.names[result] = "any_value"
        lines.append(f"{result} = {name}({self.expression('any', 0) if base and 'object' not in base else ''})")
        probe = self.pick(("bool({0})", "len({0})", "{0}.attribute", "{0}.missing", "{0}[0]", "{0} == 1", "list({0})", "{0}.p", "isinstance({0}, int)", "{0} + 1", "{0}.__class__.__mro__[-1]", "hash({0}) == hash({0})")).format(result)
        return [*lines, f"say({probe})"]

    def match(self, level):
        lines = [f"match {self.expression('any', 2)}:"]
        for _ in range(1 + self.random.randrange(3)):
            name = self.fresh("p")
            pattern = self.pick((f"{name} if {self.expression('bool', 1)}", "0 | 1 | -5", "'abc' | b'a'", f"[{name}, *_]", f"[_, {name}]", f"{{'k': {name}, **rest}}", f"Pair({name}, 2)", f"Pair(left={name})", f"int({name})", "str() | list()", "None | True", f"(float() | complex()) as {name}", f"[[{name}, _], *_]", "{}"))
            lines += [f"    case {pattern}:", *["    " + line for line in self.inner(level)]]
            if name in pattern:
                lines.append(f"        say({name})")
        return lines

    def yield_(self, level):
        name = self.fresh()
        self.names[name] = "any_value"
        return [self.pick((f"yield {self.expression('any', 2)}", f"{name} = yield {self.expression('any', 1)}", f"{name} = yield from {self.expression('iterable', 2)}", f"yield from ({self.expression('any', 1)} for {self.fresh('c')} in range(2))")), f"{name} = None"]

    def await_(self, level):
        name = self.fresh()
        self.names[name] = "any_value"
        return [self.pick((f"{name} = await Wait({self.expression('any', 2)})", f"{name} = [t async for t in ticks({self.random.randrange(4)})]", f"{name} = {{t: await Wait(t) for t in range(2)}}"))]


if __name__ == "__main__":
    import sys
    print(Generator(int(sys.argv[1])).program())
