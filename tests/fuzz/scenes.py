"""The object model in random little scenes: operators of related classes, attributes of every kind, generators driven at random,
containers that change while they are used, and names under exec.

A scene is a piece of program that makes its classes or functions and then does many things with them, each in `attempt`,
which prints the result or the exception. Both interpreters have to print the same.
"""
import random
import sys

PRELUDE = '''
import re

def plain(text):
    return re.sub(' at 0x[0-9a-f]+', '', text)[:200]

def attempt(text, names):
    try:
        if text.startswith(("del ", "raise ")) or " = " in text or "= " in text and "==" not in text and "<=" not in text and ">=" not in text and "!=" not in text:
            exec(text, names)
            result = "done"
        else:
            result = eval(text, names)
        print(text, "->", plain(repr(result)))
    except BaseException as e:
        print(text, "raised", type(e).__name__, plain(str(e)), [type(e.__cause__).__name__, type(e.__context__).__name__])
'''

BINARY = "add sub mul truediv floordiv mod matmul pow lshift and or xor divmod".split()
SIGNS = dict(zip(BINARY, "+ - * / // % @ ** << & | ^".split()))
COMPARE = dict(lt="<", le="<=", eq="==", ne="!=", gt=">", ge=">=")
BASES = "object int str list tuple dict float set frozenset bytes complex Exception".split()


class Scenes:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.pick = self.random.choice

    def chance(self, percent):
        return self.random.random() * 100 < percent

    # ---- operators

    def answer(self, name):
        return self.pick((f"({name!r}, type(o).__name__)", f"({name!r}, type(o).__name__)", "NotImplemented", "NotImplemented", "1 // 0", "self", "o"))

    def operators(self):
        lines, names = [], []
        for letter in "ABCD"[:2 + self.random.randrange(3)]:
            base = self.pick(names) if names and self.chance(60) else self.pick(BASES) if self.chance(40) else "object"
            lines.append(f"class {letter}({base}):")
            lines.append(f"    __repr__ = lambda self: '<{letter}>'")
            for name in self.random.sample(BINARY, 4):
                for form in self.random.sample(("__%s__", "__r%s__", "__i%s__"), 1 + self.random.randrange(3)):
                    if name == "divmod" and "i%s" in form:
                        continue
                    dunder = form % name
                    lines.append(f"    {dunder} = None" if self.chance(5) else f"    def {dunder}(self, o, *m): return {self.answer(letter + '.' + dunder)}")
            for name in self.random.sample(sorted(COMPARE), 2):
                lines.append(f"    def __{name}__(self, o): return {self.answer(letter + '.' + name)}")
            for dunder, results in (("bool", "True False 1 None"), ("len", "0 3 -1 'a' 2.0 2**70"), ("int", "5 'a' True 2.5"), ("index", "2 'a' -1 2**70"), ("float", "1.5 1 'a'"), ("hash", "7 'a' -1 2**70"),
                                    ("str", "'s' 1 None"), ("format", "'f' 1"), ("contains", "True 'x' 0"), ("iter", "iter([1,2]) 1 None"), ("getitem", "9 None"), ("call", "'called'"), ("neg", "'neg' NotImplemented"), ("abs", "1"),
                                    ("round", "'r'"), ("trunc", "4 'a'"), ("complex", "1j 1"), ("bytes", "b'b' 'b'"), ("length_hint", "2 -1 'a' NotImplemented"), ("reversed", "'rev'"), ("missing", "'m'"), ("dir", "['b', 'a'] 1"), ("class_getitem", "'cg'")):
                if self.chance(15):
                    lines.append(f"    def __{dunder}__(self, *o): return {self.pick(results.split())}")
            names.append(letter)
        values = [f"{n.lower()}" for n in names]
        lines.append(f"names = {{'A': A, {', '.join(f'{n!r}: {n}, {n.lower()!r}: {n}()' for n in names)}}}")
        operands = values * 3 + ["1", "'x'", "[1]", "2.5", "None", "(1,)", "{1: 2}", "{3}"]
        for _ in range(24):
            one, other = self.pick(values), self.pick(operands)
            if self.chance(50):
                one, other = other, one
            form = self.random.randrange(8)
            if form < 3:
                text = f"{one} {self.pick(list(SIGNS.values()))} {other}"
            elif form == 3:
                text = f"{one} {self.pick(list(COMPARE.values()))} {other}"
            elif form == 4 and one in values:
                text = f"{one} {self.pick(list(SIGNS.values()))}= {other}"
                if "**" in text and other in ("[1]",):
                    continue
            elif form == 5:
                text = self.pick(("divmod({0}, {1})", "pow({0}, {1}, 5)", "{0} in {1}", "{0} is {1}", "{0} not in {1}", "{0} and {1}", "not {0}", "[1, 2, 3][{0}]", "range(5)[{0}:]", "'%s %d' % ({0}, {1})", "sorted([{0}, {1}])", "max({0}, {1})", "sum([{0}], {1})", "{{{0}: 1}}[{1}]", "isinstance({0}, type({1}))")).format(one, other)
            else:
                text = self.pick(("bool({0})", "len({0})", "int({0})", "float({0})", "complex({0})", "hash({0})", "str({0})", "format({0})", "f'{{{0}!s:>9}}'", "list({0})", "iter({0})", "{0}[0]", "{0}['k']", "{0}()", "-{0}", "~{0}", "abs({0})", "round({0})", "round({0}, 1)", "bytes({0})", "bin({0})", "chr({0})",
                                  "dir({0})[:2]", "reversed({0})", "tuple({0})", "[*{0}]", "dict({0})", "type({0})[int]", "{0}.x", "{0}.x = 1", "del {0}.x", "{0}[0] = 1", "del {0}[0]", "a, b = {0}", "next({0})", "memoryview({0})", "sum({0})", "any({0})", "'a' * {0}", "set({0})", "__import__('operator').index({0})",
                                  "__import__('operator').length_hint({0})", "__import__('math').floor({0})", "__import__('math').trunc({0})", "__import__('copy').copy({0})", "callable({0})", "issubclass(type({0}), A)")).format(one)
            lines.append(f"attempt({text!r}, dict(names))")
        return lines

    # ---- attributes

    def attributes(self):
        lines = ["def descriptor(name, *slots):",
                 "    make = {'get': ('__get__', lambda self, o, t=None: (name, 'get', type(o).__name__, getattr(t, '__name__', t))), 'set': ('__set__', lambda self, o, v: print(name, 'set', v)),",
                 "            'del': ('__delete__', lambda self, o: print(name, 'del')), 'own': ('__set_name__', lambda self, t, n: print('named', t.__name__, n)), 'bad': ('__get__', lambda self, o, t=None: o.nothing)}",
                 "    return type(name, (), dict(make[s] for s in slots))()"]
        names = "p q r s".split()
        if self.chance(40):
            lines.append("class Meta(type):")
            for n in self.random.sample(names, 2):
                lines.append(f"    {n} = {self.descriptor('M' + n)}")
            if self.chance(30):
                lines.append("    def __getattr__(self, n): return 'meta ' + n")
        meta = ", metaclass=Meta" if len(lines) > 4 else ""
        for letter, base in (("A", "object"), ("B", "A"), ("C", self.pick(("A", "B", "B, A", "A, B")))):
            lines.append("try:")
            lines.append(f"    class {letter}({base}{meta}):")
            if self.chance(35):
                slots = self.random.sample(names + ["__dict__", "__weakref__"], self.random.randrange(3))
                lines.append(f"        __slots__ = {tuple(slots)!r}")
            for n in self.random.sample(names, self.random.randrange(4)):
                lines.append(f"        {n} = {self.descriptor(letter + n)}")
            for hook, body in (("__getattr__(self, n)", "'getattr ' + n if n != 'r' else self.__dict__[n]"), ("__setattr__(self, n, v)", "print('setattr', n) or object.__setattr__(self, n, v)"), ("__delattr__(self, n)", "print('delattr', n) or super().__delattr__(n)"),
                               ("__getattribute__(self, n)", "('attribute', n) if n == 's' else super().__getattribute__(n)"), ("__init_subclass__(cls, **k)", "print('subclass', cls.__name__, k)"), ("method(self)", "[super().p]"), ("__class_getitem__(cls, i)", "(cls.__name__, i)")):
                if self.chance(14):
                    lines.append(f"        def {hook}: return {body}")
            lines += ["        z = 0", "except (TypeError, ValueError) as e:", "    print('no class', e)", f"    {letter} = A if {letter!r} != 'A' else type('A', (), {{}})"]
        lines.append("names = {'A': A, 'B': B, 'C': C, 'a': A(), 'b': B(), 'c': C()}")
        for _ in range(24):
            o, n = self.pick("A B C a b c a b c".split()), self.pick(names + ["z", "method"])
            text = self.pick((f"{o}.{n}", f"{o}.{n}", f"{o}.{n} = 1", f"del {o}.{n}", f"getattr({o}, {n!r}, 'default')", f"hasattr({o}, {n!r})", f"object.__getattribute__({o.lower()}, {n!r})", f"type({o}).__dict__.get({n!r}, 0) is None",
                              f"{o.lower()}.__class__ = {self.pick('ABC')}", f"{o.lower()}.__dict__ = {{'{n}': 5}}", f"vars({o.lower()})", f"super(A, {o.lower()}).{n}", f"super(B, c).{n}", f"{o.upper()}.__mro__[1].__name__", f"setattr({o}, {n!r}, lambda *a: len(a))", f"{o}.{n}()", 
                              f"sorted(k for k in dir({o}) if k[0] != '_')", f"{o}.__dict__[{n!r}]", f"{o}[int]", f"{o.lower()}.{n} += 1", f"object.__setattr__({o}, {n!r}, 3)"))
            lines.append(f"attempt({text!r}, names)")
        return lines

    def descriptor(self, name):
        kinds = self.random.sample(("get", "set", "del", "own"), 1 + self.random.randrange(3))
        return self.pick((f"descriptor({name!r}, {', '.join(map(repr, kinds))})", f"descriptor({name!r}, {', '.join(map(repr, kinds))})", f"property(lambda self: {name!r})", f"property(lambda self: {name!r}, lambda self, v: print(v))", f"classmethod(lambda cls: (cls.__name__, {name!r}))",
                          f"staticmethod(lambda *a: (len(a), {name!r}))", f"{name!r}", f"lambda *a: (len(a), {name!r})", "len", f"descriptor({name!r}, 'bad')", "property()"))

    # ---- generators

    def body(self, level):
        pad, lines = "    " * level, []
        for _ in range(1 + self.random.randrange(3)):
            self.steps += 1
            n = self.steps
            form = self.random.randrange(12) if level < 4 else self.random.randrange(4)
            if form < 3:
                lines.append(f"{pad}say({n}, (yield {n}))")
            elif form == 3:
                lines.append(f"{pad}{self.pick(('say(0)', 'return ' + str(n), 'raise KeyError(' + str(n) + ')', 'x = 1 // 0', 'yield', 'raise', 'raise StopIteration(7)', 'raise GeneratorExit', 'continue_ = 1', 'say(type(sys.exception()).__name__)'))}")
            elif form < 8:
                lines += [f"{pad}try:", *self.body(level + 1)]
                if self.chance(60):
                    lines += [f"{pad}except {self.pick(('KeyError', 'Exception', 'GeneratorExit', 'BaseException', '(ValueError, ZeroDivisionError)', 'RuntimeError'))} as e:", f"{pad}    say('caught', type(e).__name__, str(e), type(e.__context__).__name__)", *self.body(level + 1)]
                    if self.chance(30):
                        lines += [f"{pad}else:", *self.body(level + 1)]
                if self.chance(50) or not lines[-1].startswith(pad + "    ") or not any(line.startswith((pad + "except", pad + "finally")) for line in lines):
                    lines += [f"{pad}finally:", *self.body(level + 1)]
            elif form == 8:
                lines += [f"{pad}for i in range(2):", *self.body(level + 1)]
            elif form == 9:
                lines.append(f"{pad}say('from', (yield from {self.pick(('inner()', '[1, 2]', 'inner()', 'iter(())', '7', 'Odd()'))}))")
            elif form == 10:
                lines += [f"{pad}with Swallow({self.pick(('True', 'False'))}):", *self.body(level + 1)]
            else:
                lines.append(f"{pad}say([(yield {n}), {n}])")
        return lines

    def generators(self):
        self.steps = 0
        lines = ["import sys", "def say(*a): print('   ', *a)", "class Swallow:", "    def __init__(self, s): self.s = s", "    def __enter__(self): say('enter')",
                 "    def __exit__(self, k, v, t): say('exit', k and k.__name__); return self.s",
                 "class Odd:", "    def __iter__(self): return self", "    def __next__(self): say('next'); return 'odd'", f"    def {self.pick(('send', 'throw', 'close', 'other'))}(self, *a): say('called', len(a)); return {self.pick(('3', '1 // 0'))}",
                 "def inner():", *self.body(1), "    yield 'inner'", "def outer():", *self.body(1), "    yield 'outer'"]
        for _ in range(5):
            lines.append("g = outer()")
            for _ in range(7):
                step = self.pick(("next(g)", "next(g)", "next(g)", "g.send(5)", "g.send(None)", "g.throw(KeyError(3))", "g.throw(ValueError)", "g.throw(StopIteration(4))", "g.throw(GeneratorExit)", "g.close()", "list(zip(g, range(3)))", "g.gi_running, g.gi_frame is None, g.gi_yieldfrom is None", "g.throw(1)"))
                lines.append(f"attempt({step!r}, {{'g': g}})")
            lines.append("del g")
        return lines

    # ---- containers that change while they are used

    def changes(self):
        lines = ["class Key:", "    def __init__(self, n): self.n = n", "    def __repr__(self): return f'K{self.n}'", "    def __hash__(self): change(); return self.n % 3", "    def __eq__(self, o): change(); return isinstance(o, Key) and self.n == o.n",
                 "    def __lt__(self, o): change(); return self.n < o.n"]
        kind = self.pick(("dict", "list", "set", "deque", "bytearray"))
        start = {"dict": "{i: i for i in range(6)}", "list": "list(range(6))", "set": "set(range(6))", "deque": "deque(range(6))", "bytearray": "bytearray(range(6))"}[kind]
        actions = {"dict": "d.clear();d.pop(0, 0);d.update({20 + count: 1});d.setdefault(count, 2);d.popitem()", "list": "d.clear();d.append(count % 9);d.pop(0);d.insert(0, 3);d.reverse();d[:] = d[1:];d.extend(d[:2])", "set": "d.clear();d.add(20 + count);d.discard(0);d.pop();d.update({7, 8})",
                   "deque": "d.clear();d.append(1);d.popleft();d.rotate(1)", "bytearray": "d.clear();d.append(1);d.pop();d.extend(b'ab')"}[kind].split(";")
        lines += ["from collections import deque", "count = 0", f"d = {start}", "def change():", "    global count", "    count += 1", f"    if count % {2 + self.random.randrange(4)} == 0 and count < 40:", "        try:", f"            {self.pick(actions)}", "        except (KeyError, IndexError): pass"]
        uses = {"dict": "[(k, change()) for k in d];[v for v in d.values() if not change()];d.update({Key(1): 2, Key(4): 3});Key(2) in d;d.pop(Key(1), None);list(map(lambda k: change(), d.items()));d == {Key(1): 2};dict(d, **{'a': change()});{**d, Key(7): 1}.keys() == d.keys();d | {Key(1): 1};any(d.get(Key(i)) for i in range(4))",
                "list": "[(v, change()) for v in d];d.sort(key=lambda v: change() or -v);sorted(d, key=lambda v: change() or 0);d.index(Key(1));d.count(Key(2));Key(3) in d;d == [Key(1), 2];d.extend(change() or i for i in range(3));max(d, key=lambda v: change() or 1);d.remove(Key(1));list(reversed([change() for v in d]));sum(v for v in d if not change());d.sort(key=lambda v: 1 // v);[Key(i) for i in (3, 1, 2)].sort();list(zip(d, map(lambda v: change(), d)))",
                "set": "[(v, change()) for v in d] and 0;d.add(Key(1));Key(2) in d;d.discard(Key(1));len(d | {Key(1)});d == {Key(1)};d.update({Key(4), Key(1)});d.issuperset([Key(1)])", "deque": "[(v, change()) for v in d];d.index(Key(1));d.count(Key(2));Key(3) in d;d.extend(change() or i for i in range(3));d.remove(Key(1));d == deque([Key(1)])",
                "bytearray": "[(v, change()) for v in d];d.extend(change() or i for i in range(3));d.join([b'a', b'b']);bytes(d);memoryview(d)[0]"}[kind].split(";")
        for _ in range(10):
            lines += [f"attempt({self.pick(uses)!r}, globals())", "print(len(d) if type(d) is set else d, count)" if kind != "set" else "print(len(d), count)"]
            if self.chance(30):
                lines += [f"d = {start}", "count = 0"]
        return lines

    # ---- names

    def names(self):
        lines = ["x = 'global x'", "y = 'global y'"]
        pieces = ("print(x)", "x = 1", "y = [x]", "del x", "print(y)", "x += 1", "print(sorted(k for k in locals() if len(k) == 1))", "exec('x = 5')", "exec('print(x)')", "print(eval('x'))", "z = [x for x in 'ab']", "z = [y for _ in 'a']", "import sys as x", "for x in 'ab': pass", "print((lambda: x)())",
                  "class x: y = 3", "def y(x=x): return x", "z = (x := 3)", "try: raise KeyError(1)\nexcept KeyError as x: pass", "with open_() as x: pass", "print('x' in globals())", "exec('global x; x = 8')", "exec('del x')", "eval('[x := 4]')", "print(x, y)")
        lines += ["class open_:", "    def __enter__(self): return 'entered'", "    def __exit__(self, *a): pass"]
        for level in range(8):
            kind = self.pick(("function", "class", "nested", "exec"))
            body = [p for p in (self.pick(pieces) for _ in range(5))]
            head = self.pick(("", "", "global x\n", "global y\n"))
            text = head + "\n".join(body)
            if kind == "exec":
                lines.append(f"attempt('raise_ = 0', {{}})\ntry:\n    exec({text!r}, {self.pick(('globals()', 'dict(globals())', 'dict(globals()), {}', 'dict(globals()), dict(x=2)'))})\nexcept Exception as e: print(type(e).__name__, e)")
                continue
            pad = "    "
            inner = ("def f():\n" if kind != "class" else "class f:\n") + "".join(pad + line + "\n" for line in text.split("\n"))
            if kind == "nested":
                inner = "def g(x='cell x'):\n    y = 'cell y'\n" + "".join(pad + line + "\n" for line in inner.replace(pad + "global", pad + self.pick(("global", "nonlocal")), 1).rstrip("\n").split("\n")) + "    f()\n    print(x, y)\nf = g"
            code = inner + ("\nf()" if kind != "class" else "\nprint(sorted(k for k in vars(f) if k[0] != '_'))")
            lines.append(f"try:\n    exec({code!r}, dict(globals()))\nexcept Exception as e: print(type(e).__name__, e, getattr(e, 'lineno', ''))")
        return lines

    def program(self):
        lines = [PRELUDE]
        for i in range(12):
            scene = self.pick((self.operators, self.operators, self.attributes, self.attributes, self.generators, self.changes, self.names))()
            text = "\n".join(scene)
            # Each in a function's stead: a module of its own, so that a scene that cannot be made ends alone.
            lines.append(f"print('scene', {i})\ntry:\n    exec({text!r}, {{'attempt': attempt, '__name__': 'scene'}})\nexcept BaseException as e:\n    print('ended by', type(e).__name__, e)")
        return "\n".join(lines)


if __name__ == "__main__":
    print(Scenes(int(sys.argv[1])).program())
