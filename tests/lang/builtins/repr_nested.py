# repr and str of nested, recursive and user containers; depth, ellipsis, order.
l = [1, "a", None, 2.5, True, b"x", (1,), {}, set(), {1: [2]}, frozenset(), range(3), slice(1), ..., NotImplemented, int, len]
for x in l:
    print(repr(x), str(x), [x], (x,), {"k": x}, sep=" | ")
a = []
a.append(a)
b = {}
b["b"] = b
c = [b, a]
b["c"] = c
d = ([],)
d[0].append(d)
e = [[]]
e[0].append(e[0])
print(a, b, c, d, e, sep="\n")


class R(list):
    def __repr__(self):
        return "R(" + list.__repr__(self) + ")"


r = R()
r.append(r)
try:
    print(r)
except RecursionError:
    print("RecursionError")


class O:
    def __init__(self, **k):
        self.__dict__.update(k)

    def __repr__(self):
        return f"O({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


print(O(), O(a=1, b=[O(c=2)]), [O()], {O(): 1} if False else "", f"{O(x='q')}", str(O(y={1: O()})))


class S:
    def __str__(self):
        return "S-str"


class Rp:
    def __repr__(self):
        return "Rp-repr"


s = S()
print(str(s), f"{s}", "%s" % s, [Rp()], str(Rp()), f"{Rp()!s}", f"{Rp()!r:>10}", repr(s).startswith("<__main__.S object at 0x"), {Rp(): Rp()}, (Rp(),), {Rp()})
print({1, 2} if False else {1}, {"a": {"b": {"c": {}}}}, [[[[]]]], ((((),),),), [()], [{}], {(): []}, {(1, 2): {3: (4,)}}, [""], ["'"], ['"'], ["'\""], ["\n"], [b"'"], [1e100, -0.0, 1e-7], ["é", "\x00"])
print(len(repr([[i] for i in range(1000)])), repr("a" * 5 + "\\" * 2), repr([None] * 3), repr({i: i for i in range(3)}), str([1, [2, [3]]]), repr(dict(a=dict(b=[1]))), str({"x": ("y", ["z"])}))
print(repr(dict.keys({1: 2})), {1: 2}.items(), {}.values(), {1: a}.values(), enumerate, zip, map, type(iter([])), repr(type), repr(object), repr(O), O.__init__.__name__, type(O().__init__))
for f in (lambda: 0, O.__init__, O().__init__, len, [].append, str.upper, (i for i in []), iter([]), zip(), object(), O.__dict__, super(O, O()), property(), staticmethod(len), classmethod(len)):
    t = repr(f)
    print(t[:t.index(" at 0x")] if " at 0x" in t else t[:60])
class Meta(type):
    def __repr__(cls):
        return f"<<{cls.__name__}>>"


class M(metaclass=Meta):
    pass


print(M, [M], repr(M()).startswith("<__main__.M object at 0x"), f"{M}", str(M), type(M))
class Bad:
    def __repr__(self):
        raise ValueError("bad repr")


for thunk in (lambda: [1, Bad()], lambda: {1: Bad()}, lambda: (Bad(),), lambda: {Bad()}, lambda: f"{Bad()}", lambda: "%r" % Bad(), lambda: str(Bad()), lambda: ascii([Bad()])):
    try:
        print(repr(thunk()))
    except ValueError as err:
        print(err)
