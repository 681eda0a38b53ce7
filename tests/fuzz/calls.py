"""Single operations on corner values: each method of each built-in type, the built-in functions, the operators, math, format
specifications, re and json, with arguments of all kinds, right and wrong.

The program that this makes evaluates each text and prints the result, or the exception with its message. What is not
asked: hashes, sizes, documentation; and what would take for ever or fill the memory (`HEAVY` gets small arguments).
"""
import math
import random
import sys

INTS = "0 1 -1 2 3 -5 7 10 100 255 256 -129 65536 9007199254740993 2**62 (2**63-1) (-2**63) 2**64 10**30 (-10**30) True False".split()
SMALL = "0 1 -1 2 3 -5 7 10 13 True".split()
FLOATS = "0.0 -0.0 0.5 -1.5 2.5 1e-7 1e16 123456.789 5e-324 1.7976931348623157e308 float('inf') -float('inf') float('nan') 0.1 1e22 3.0".split()
COMPLEXES = "0j 1j -2.5j (1+2j) complex(-0.0,0.0) complex(float('nan'),1) complex(float('inf'),-0.0) (3+0j)".split()
STRINGS = ["''", "'a'", "'abc'", "'aBc dEf'", "' \\t\\n x\\x0b\\x85\\u2028y '", "'12'", "'-1_000'", "'0x1f'", "'1e5'", "'nan'", "'\\xdf\\u0130\\u01c5'", "'\\u4e2d\\u6587'", "'\\U0001f600a'", "'\\ud800'",
           "'\\u0663\\xb2\\u2155'", "'a,b,,c'", "'%s %d'", "'{} {0}'", "'{:>{}}'", "'k'", "'\\0'", "'AB\\u0345\\u03a3'", "'e\\u0301'", "'ffi\\ufb03'", "'def'", "'utf-8'", "'ascii'", "'big'", "'strict'", "'ignore'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b' 12 '", "b'a,b,,c'", "b'%s'", "b'\\xe9\\xc3\\xa9'", "b'AbC'", "b'\\t\\r\\n'", "bytearray(b'abc')", "bytearray()", "memoryview(b'abcd')", "bytes(range(256))"]
LISTS = ["[]", "[1]", "[3, 1, 2]", "[1, 'a', None]", "['b', 'a']", "[[1], [2]]", "[1.5, 2, True]", "[(1, 2), (3, 4)]", "[0, 0, 0]", "[b'a']", "['a', 'b', 'c']"]
TUPLES = ["()", "(1,)", "(1, 2, 3)", "('a', 'b')", "(1, (2, [3]))", "(int, str)", "(None, 1.5)", "('x', -1)"]
DICTS = ["{}", "{'a': 1}", "{1: 'x', 'k': None}", "{'a': 1, 'b': [2]}", "{97: 'A', 98: None}", "{(1, 2): 3.5}", "{'sep': 1}"]
SETS = ["set()", "{1}", "{1, 2, 3}", "frozenset()", "frozenset({2, 3})", "frozenset('a')"]
OTHERS = ["None", "...", "NotImplemented", "range(0)", "range(5)", "range(10, 0, -3)", "range(0, 2**70, 2**68)", "slice(None)", "slice(1, 3)", "slice(None, None, -1)", "slice(5, None, 2)", "slice('a', 2.5)",
          "int", "str", "list", "object", "type", "len", "abs", "str.upper", "(lambda x: x)", "(lambda *a, **k: (a, sorted(k)))", "ValueError", "ValueError('v', 1)", "iter([1, 2])", "(x for x in 'ab')", "object()", "print"]
EVERYTHING = INTS + FLOATS + COMPLEXES + STRINGS + BYTES + LISTS + TUPLES + DICTS + SETS + OTHERS
GROUPS = [INTS, SMALL, FLOATS, COMPLEXES, STRINGS, BYTES, LISTS, TUPLES, DICTS, SETS, OTHERS]

RECEIVERS = [(int, INTS), (float, FLOATS), (complex, COMPLEXES), (str, STRINGS), (bytes, BYTES[:10]), (bytearray, BYTES[10:12]), (memoryview, BYTES[12:13]), (list, LISTS), (tuple, TUPLES),
             (dict, DICTS), (set, SETS[:4]), (frozenset, SETS[4:]), (range, OTHERS[3:7]), (slice, OTHERS[7:12])]
# Of these names neither the result nor the message is the language's.
SKIP = {"__hash__", "__sizeof__", "__doc__", "__dir__", "__init_subclass__", "__subclasshook__", "__class__", "__reduce__", "__reduce_ex__", "__getstate__", "__buffer__", "__release_buffer__", "__getattribute__", "__new__"}
HEAVY = {"__pow__", "__rpow__", "__lshift__", "__rlshift__", "__round__", "pow", "round", "factorial", "comb", "perm", "ldexp", "**", "<<", "**=", "<<=", "expandtabs", "zfill", "center", "ljust", "rjust"}
FUNCTIONS = """abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float format frozenset getattr hasattr hex int isinstance issubclass iter len list map max
memoryview min next oct ord pow range repr reversed round set setattr delattr slice sorted str sum tuple type zip""".split()
OPERATORS = "+ - * / // % ** @ << >> & | ^ < <= > >= == != in is and or".split()
IN_PLACE = "+= -= *= /= //= %= **= @= <<= >>= &= |= ^=".split()
KEYWORDS = "key=len key=str default=0 reverse=True start=1 sep='-' maxsplit=1 keepends=True encoding='ascii' errors='replace' base=16 signed=True strict=True byteorder='little' length=3 count=1 x=1".split()
PATTERNS = ["'a'", "'(a)|(b)'", "'[a-c]+'", "r'\\d*'", "r'(?P<n>\\w)(?P=n)?'", "'(?i)A.'", "r'\\b'", "'(?<=a)b'", "'('", "'a{2,1}'", "r'\\1'", "'[z-a]'", "b'a'", "'(?:a*)*'", "'^|$'", "r'\\s'", "'.'", "''"]
REPLACEMENTS = ["'x'", "r'[\\1]'", "r'\\g<n>'", "r'\\g<0>'", "'\\\\'", "(lambda m: m.group()[::-1])", "r'\\9'", "b'x'", "1", "r'\\q'"]
JSON = ["'[1, 2.5, \"a\"]'", "'{\"a\": null}'", "'[1,]'", "'{'", "'{\"a\" 1}'", "'nan'", "'NaN'", "'\"\\\\ud83d\\\\ude00\"'", "'\"\\\\x\"'", "'01'", "'-'", "'1e999'", "''", "'[] x'", "b'[true]'", "'\"a\\nb\"'", "'{1: 2}'", "'{\"a\": 1, \"a\": 2}'", "1"]

PROGRAM = '''
import json, math, re

def show(value, depth=0):
    kind = type(value)
    if depth > 5:
        return "..."
    if kind in (set, frozenset):
        return kind.__name__ + "{" + ", ".join(sorted(show(v, depth + 1) for v in value)) + "}"
    if kind in (list, tuple):
        return kind.__name__ + "[" + ", ".join(show(v, depth + 1) for v in value[:30]) + "]"
    if kind is dict:
        return "{" + ", ".join(show(k, depth + 1) + ": " + show(v, depth + 1) for k, v in value.items()) + "}"
    if hasattr(kind, "__next__"):
        return kind.__name__ + show([v for v, _ in zip(value, range(20))], depth + 1)
    return kind.__name__ + " " + repr(value)[:300]

for text in TEXTS:
    try:
        print(ascii(text), ascii(show(eval(text))))
    except Exception as e:
        print(ascii(text), "raised", type(e).__name__, ascii(str(e))[:300])
'''


class Caller:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.methods = [(kind, values, [n for n in dir(kind) if n not in SKIP]) for kind, values in RECEIVERS]

    def pick(self, options):
        return self.random.choice(options)

    def value(self, name=""):
        if name in HEAVY:
            return self.pick(self.pick((SMALL, SMALL, FLOATS, STRINGS, LISTS, TUPLES)))
        return self.pick(self.pick(GROUPS))

    def arguments(self, name, most=3):
        parts = [self.value(name) for _ in range(self.pick((0, 1, 1, 1, 2, 2, most)))]
        if self.random.random() < 0.08:
            parts.append(self.pick(KEYWORDS))
        return ", ".join(parts)

    def method(self):
        kind, values, names = self.pick(self.methods)
        name = self.pick(names)
        receiver = self.pick(SMALL) if name in HEAVY and kind is int else self.pick(values)
        form = self.random.random()
        if form < 0.1:
            return f"{kind.__name__}.{name}({self.pick(values) if name not in HEAVY else self.pick(SMALL)}, {self.arguments(name, 1)})"
        return f"(lambda r: (r.{name}({self.arguments(name)}), r))({receiver})"

    def function(self):
        name = self.pick(FUNCTIONS)
        return f"{name}({self.arguments(name)})"

    def operator(self):
        name = self.pick(OPERATORS)
        left, right = self.value(name), self.value(name)
        if name in "* %" and "*" in left + right:  # neither long repeats nor wide fields
            left = self.pick(SMALL)
        return f"{left} {name} {right}"

    def item(self):
        target, index, value = self.value(), self.pick((self.value(), self.pick(INTS), f"{self.pick(SMALL)}:{self.pick(SMALL)}", f"::{self.pick(SMALL)}", ":2**64", "0, 1")), self.value()
        form = self.random.randrange(3)
        if form == 0:
            return f"{target}[{index}]"
        statement = f"r[{index}] = {value}" if form == 1 else f"del r[{index}]"
        return f"(lambda n: (exec({statement!r}, n), n['r'])[1])({{'r': {target}}})"

    def in_place(self):
        name = self.pick(IN_PLACE)
        return f"(lambda n: (exec({f'r {name} {self.value(name)}'!r}, n), n['r'])[1])({{'r': {self.value(name)}}})"

    def format(self):
        r = self.random
        spec = r.choice(["", "", "<", ">", "^", "=", "*<", "0=", "\u00e9^"]) + r.choice(["", "", "+", "-", " "]) + r.choice(["", "", "z"]) + r.choice(["", "", "#"]) + r.choice(["", "", "0"]) + \
            r.choice(["", "", "3", "12", "20"]) + r.choice(["", "", ",", "_"]) + r.choice(["", ".0", ".3", ".10", ".20"]) + r.choice(["", "d", "x", "X", "o", "b", "c", "e", "E", "f", "F", "g", "G", "n", "%", "s", "r"])
        value = self.pick(self.pick((INTS, FLOATS, FLOATS, COMPLEXES, STRINGS)))
        if r.random() < 0.3:
            old = "%" + r.choice(["", "", "(a)"]) + "".join(r.sample("#0- +", r.randrange(3))) + r.choice(["", "5", "12", "*"]) + r.choice(["", ".0", ".3", ".*"]) + r.choice("diouxXeEfFgGcrsa%zl")
            values = [self.pick(SMALL), "(5, 2, 1.5)", "(7, 3)", "{chr(97): 1.5}"]
            return f"{r.choice(('', 'b'))}{old!r} % {r.choice(values if '*' in old else [*values, value])}"
        return f"format({value}, {ascii(spec)})" if r.random() < 0.7 else f"{'{0:' + spec + '}'!a}.format({value})"

    def mathematics(self):
        names = [n for n in dir(math) if not n.startswith("_") and callable(getattr(math, n))]
        name = self.pick(names)
        numbers = [self.pick(self.pick((SMALL, FLOATS) if name in HEAVY else (INTS, FLOATS, FLOATS, FLOATS))) for _ in range(self.pick((1, 1, 1, 2, 2, 3)))]
        if self.random.random() < 0.1:
            numbers[0] = self.value("pow")
        return f"math.{name}({', '.join(numbers)})"

    def regular(self):
        function = self.pick(("findall", "split", "sub", "subn", "fullmatch", "match", "search", "escape"))
        text = self.pick(STRINGS + BYTES[:9])
        if function == "escape":
            return f"re.escape({text})"
        if function.startswith("sub"):
            pattern = self.pick([p for p in PATTERNS if not p.startswith("b")])
            return f"re.{function}({pattern}, {self.pick(REPLACEMENTS)}, {text})"
        call = f"re.{function}({self.pick(PATTERNS)}, {text})"
        return call if function in ("findall", "split") else f"(lambda m: m and (m.groups(), m.span(), m.groupdict(), m.lastindex))({call})"

    def json(self):
        if self.random.random() < 0.5:
            return f"json.loads({self.pick(JSON)})"
        return f"json.dumps({self.value()}, {self.pick(('', 'indent=1', 'sort_keys=True', 'ensure_ascii=False', 'separators=(chr(44), chr(58))', 'allow_nan=False', 'skipkeys=True', 'default=repr'))})"

    def text(self):
        return self.pick((self.method, self.method, self.method, self.method, self.function, self.function, self.operator, self.operator, self.item, self.in_place, self.format, self.mathematics, self.regular, self.json))()


if __name__ == "__main__":
    caller = Caller(int(sys.argv[1]))
    print("TEXTS =", ascii([caller.text() for _ in range(600)]))
    print(PROGRAM)
