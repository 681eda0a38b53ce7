# f-strings in functions, closures, class bodies, comprehensions, decorators and defaults.
def f(a, *, b=f"{1 + 1}"):
    c = "local"
    return lambda: f"{a} {b} {c}"


print(f("A")(), f("A", b="B")())


class C:
    n = 3
    text = f"{n} {[i for i in range(n)]}"

    def __repr__(self):
        return f"C(n={self.n!r})"

    def m(self):
        return f"{self} {self.n:03d} {self!r:>10}"


print(C.text, C().m(), f"{C()}")
print([f"{i}-{j}" for i in range(2) for j in "ab"], {f"k{i}": f"{i:02}" for i in range(2)})


def g():
    x = 1

    def h():
        nonlocal x
        x += 1
        return f"{x}"

    return f"{h()} {x} {h()} {x}"


print(g())


def gen():
    r = f"{(yield 1)} and {(yield 2)}"
    yield r


it = gen()
print(next(it), it.send("a"), it.send("b"))
name = "outer"
print(f"{(lambda name: f'{name}')('inner')} {name}")
print(f"{f'{f"{1 + 1}"}'}", f"{'a' if f'{1}' == '1' else 'b'}")
log = []


def t(v):
    log.append(v)
    return v


f"{t(1)}{t(2):{t(3)}}{t(4)!r:{t(5)}}"
print(log)
print(f"{'x' * 3:-^{len('xxxxxxx')}}", f"{3:{'>' + str(5)}}")
print(f"{{'literal': {'braces'}}}", f"{ {'k': 'v'}!r}", f"{[*'ab']}")
long = f"{name}" * 3 + f"{len(name):{name and 5}}"
print(long)
assert f"{name}" == name, f"bad {name}"
d = {"key": "val", "n": {"m": [1, 2, {"z": 9}]}}
print(f"{d['key']} {d["n"]["m"][2]['z']} {d!r}")
print(eval('f"{1 + 1} {name!r}"'), eval("f'{[x for x in (1, 2)]}'"))
print("%s %s" % (f"{1}", f"{2}"), f"{'%d' % 3}", f"{'{}'}".format(4), f"{{}}".format(5))
print(f"{1_000:_} {10 ** 20:,} {255:#010b} {-5:=+8} {3.0:g} {1e10:g} {'é':*<4}")
print(f"{0:d}{0:c}".encode() if True else "", f"{65:c}{0x1f600:c}" == "A\U0001f600")
print(f"a\
b{1}\
c")
print(f"tab\there {'nl'!r}" rf"\raw{1}" f"{'end'}")
print(f"{1}" == "1", f"{1}" is not None, type(f"{1}").__name__, f"{'s'}" + f'{"t"}')
print(f'{1:{"d"}}', f"{2:{'+' 'd'}}", f"{'abc':{'>'}{'6'}}|")
print(f"{d['n']=} {d["key"]=!s} {name.upper()=} {1 + 1 = } {f'{1}'=}")
print(f"{
    name
    .upper()
}", f"{name
}")
