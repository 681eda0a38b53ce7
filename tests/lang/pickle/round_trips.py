# Every kind of value through every protocol: the bytes, and what comes back.
import copyreg
import io
import pickle


class Plain:
    pass


class Slots:
    __slots__ = "a", "b", "__private"


class WithState:
    def __init__(self, x):
        self.x = x

    def __getstate__(self):
        return ("state", self.x)

    def __setstate__(self, state):
        self.x = state[1] + "!"


class Keywords:
    def __new__(cls, a, *, b):
        self = super().__new__(cls)
        self.pair = a, b
        return self

    def __getnewargs_ex__(self):
        return (self.pair[0],), {"b": self.pair[1]}


class MyList(list):
    pass


class MyDict(dict):
    class Inner:
        def method(self):
            pass


class MyInt(int):
    pass


class Reduced:
    def __reduce__(self):
        return Reduced, (), {"a": 1}, iter(()), iter({}.items())


def show(value):
    if isinstance(value, (Plain, MyList, MyDict, MyInt, Keywords, WithState, Reduced)):
        return type(value).__name__, repr(value)[:20] * isinstance(value, (list, dict, int)), vars(value)
    if isinstance(value, Slots):
        return value.a, hasattr(value, "b")
    if isinstance(value, set):
        return sorted(value)
    return value


plain, slots, my_list = Plain(), Slots(), MyList([1, 2])
plain.x, slots.a, my_list.name = [1], "a", "list"
values = [None, True, False, 0, 1, -1, 255, 256, 65535, 65536, -(2 ** 31), 2 ** 31, 10 ** 30, -(10 ** 30),
          -128, 1 << 2050, 0.0, -0.0, 1.5, -1e300, 5e-324, 2.0 ** -1040, float("inf"), 1 / 3, 1j, "", "text",
          "\xe4\u20ac\U0001f600\ud800\n\\", "x" * 300, b"", b"ab\xff", b"y" * 300, bytearray(b"ab"), (),
          (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, [2]], {}, {"a": 1}, {"a": [1], "b": {2: 3}},
          {1}, set(), frozenset([2]), frozenset(), range(1, 9, 2), slice(1, None), ..., NotImplemented, type(None),
          type(...), int, Plain, len, "a".join, KeyError("k"), plain, my_list,
          MyDict(a=1), MyInt(5), WithState("x"), Reduced(), list[int], [1, 2] * 600, dict.fromkeys(range(1100)),
          OSError(2, "gone", "file"), super, "x" * 70000]
for value in values:
    for protocol in range(6):
        try:
            data = pickle.dumps(value, protocol)
        except Exception as e:
            print(protocol, type(e).__name__, e)
            continue
        back = pickle.loads(data)
        text = repr(data) if len(data) < 130 else f"{len(data)} {data[:20]} {sum(data)}"
        print(protocol, text, ascii(show(back))[:60] if not callable(back) else back is value)
for protocol in 0, 2, 5:
    try:
        print(protocol, show(pickle.loads(pickle.dumps(slots, protocol))))
        print(protocol, show(pickle.loads(pickle.dumps(Keywords(1, b=2), protocol))))
    except Exception as e:
        print(protocol, type(e).__name__, e)

for value in MyDict.Inner, MyDict.Inner.method, pickle.Pickler:
    for protocol in range(6):
        print(pickle.loads(pickle.dumps(value, protocol)) is value, end=" ")
print()

# ---- shared and recursive values

loop = []
loop.append(loop)
pair = ([],)
pair[0].append(pair)
ring = {}
ring["self"] = ring
node = Plain()
node.me = node
shared = [1]
for protocol in range(6):
    back = pickle.loads(pickle.dumps(loop, protocol))
    print(back[0] is back, end=" ")
    back = pickle.loads(pickle.dumps(pair, protocol))
    print(back[0][0] is back, end=" ")
    back = pickle.loads(pickle.dumps(ring, protocol))
    print(back["self"] is back, end=" ")
    back = pickle.loads(pickle.dumps(node, protocol))
    print(back.me is back, end=" ")
    back = pickle.loads(pickle.dumps((shared, shared), protocol))
    print(back[0] is back[1])

# ---- what cannot be pickled, what cannot be read

def outer():
    def inner():
        pass
    return inner


def strange():
    pass


strange.__qualname__ = "other"


def other():
    pass


class Bad:
    def __init__(self, answer):
        self.answer = answer

    def __reduce__(self):
        return self.answer


for value in (outer(), (lambda: 0), strange, Bad(5), Bad((1,)), Bad((1, ())), Bad((int, [])), Bad("nothing"),
              (i for i in ()), object.__reduce__, vars(Plain)):
    try:
        print(pickle.dumps(value) and "done")
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
for data in (b"", b"\x80\x04", b"\x80\x09.", b"]", b"zzz", b"(.", b"0.", b"h\x05.", b"g5\n.", b"\x8c\x05ab", b"I12",
             b"cno_such_module\nname\n.", b"cio\nno_such_name\n.", b"X\xff\xff\xff\xffab", b"p1\n.",
             b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00]", b"S'abc\n.", b"\x82\x01.", b"(1."):
    try:
        print(pickle.loads(data))
    except Exception as e:
        print(data, type(e).__name__, str(e).split(' on <module')[0])
for wrong in ("text", 5):
    try:
        pickle.loads(wrong)
    except TypeError as e:
        print("TypeError")
print(pickle.loads(b"S'a\\x62\\n'\np0\n."), pickle.loads(b"U\x02ab."), pickle.loads(b"T\x02\x00\x00\x00ab.", encoding="bytes"))
print(pickle.loads(b"c__builtin__\nxrange\n(I1\nI5\ntR."), pickle.loads(b"I01\n."), pickle.loads(b"L5L\n."))
print(pickle.loads(b"(lp0\nI1\naI2\na."), pickle.loads(b"(dp0\nS'a'\nI1\ns."), pickle.loads(b"(I1\nI2\n1I5\n."))

# ---- hooks

class Names(pickle.Pickler):
    def persistent_id(self, obj):
        return "the plain" if obj is plain else None


class Finds(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()

    def find_class(self, module, name):
        print("find_class", name)
        return super().find_class(module, name)


for protocol in 0, 4:
    f = io.BytesIO()
    Names(f, protocol).dump([plain, MyInt])
    f.seek(0)
    print(Finds(f).load()[0])
try:
    pickle.loads(f.getvalue())
except pickle.UnpicklingError as e:
    print(e)


class Override(pickle.Pickler):
    def reducer_override(self, obj):
        return (str, ("overridden",)) if obj is plain else NotImplemented


f = io.BytesIO()
Override(f).dump([plain, MyInt(3), len])
print(pickle.loads(f.getvalue()))
copyreg.pickle(Plain, lambda obj: (str, ("registered",)))
print(pickle.loads(pickle.dumps(plain)))
del copyreg.dispatch_table[Plain]
f = io.BytesIO()
p = pickle.Pickler(f)
p.dispatch_table = {Plain: lambda obj: (str, ("private",))}
p.dump(plain)
print(pickle.loads(f.getvalue()))
copyreg.add_extension("__main__", "MyInt", 77)
print(pickle.dumps(MyInt, 2), pickle.loads(pickle.dumps(MyInt, 2)) is MyInt)
for args in ("__main__", "MyInt", 78), ("__main__", "MyList", 77), ("a", "b", 0):
    try:
        copyreg.add_extension(*args)
    except ValueError as e:
        print(e)
copyreg.remove_extension("__main__", "MyInt", 77)
f = io.BytesIO()
p = pickle.Pickler(f)
p.dump(shared)
p.dump(shared)
u = pickle.Unpickler(io.BytesIO(f.getvalue()))
print(u.load(), u.load(), f.getvalue())
for bad in (dict(protocol=6), dict(protocol=2, buffer_callback=print)):
    try:
        pickle.dumps(1, **bad)
    except ValueError as e:
        print(e)
