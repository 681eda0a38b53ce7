# Callbacks from built-in operations that change the very container being worked on.
def show(label, thunk):
    try:
        print(label, repr(thunk()))
    except Exception as e:
        print(label, type(e).__name__ + ":", e)


class Key:
    def __init__(self, v, act):
        self.v, self.act = v, act

    def __lt__(self, o):
        self.act()
        return self.v < o.v

    def __repr__(self):
        return f"K{self.v}"


l = []
l[:] = [Key(3, lambda: l.append(0)), Key(1, lambda: None), Key(2, lambda: None)]
show("sort append", lambda: l.sort())
show("after", lambda: sorted(l, key=lambda k: k.v if isinstance(k, Key) else 0))
l = [3, 1, 2]
show("sort key clear", lambda: l.sort(key=lambda v: l.clear() or v))
print(l)
l = [3, 1, 2]
show("sort key append", lambda: l.sort(key=lambda v: l.append(9) or v))
print(sorted(l))
l = [5, 4, 3]
show("sort key assign", lambda: l.sort(key=lambda v: l.__setitem__(slice(None), [1]) or v))
print(sorted(l))


class Eq:
    def __init__(self, act, r=False):
        self.act, self.r = act, r

    def __eq__(self, o):
        self.act()
        return self.r


l = []
l[:] = [Eq(lambda: l.clear()), 1, 2]
show("index", lambda: l.index(2))
l[:] = [Eq(lambda: l.clear()), 1, 2]
show("count", lambda: l.count(2))
l[:] = [Eq(lambda: l.clear()), 1, 2]
show("in", lambda: 2 in l)
l[:] = [1, Eq(lambda: l.clear(), True), 2]
show("remove", lambda: l.remove(5))
print(l)
l[:] = [Eq(lambda: l.append(1)), 1]
show("eq grow", lambda: l == [0, 1])
print(len(l))
l[:] = [Eq(lambda: l.pop(), True), 1, 2]
show("eq shrink", lambda: l == [0, 1, 2])
l[:] = [1, 2, 3]
show("map clear", lambda: list(map(lambda v: l.clear() or v, l)))
l[:] = [1, 2, 3]
show("filter pop", lambda: list(filter(lambda v: l.pop() or True, l)))
l[:] = [1, 2, 3]
show("max key clear", lambda: max(l, key=lambda v: l.clear() or v))
l[:] = [1, 2, 3, 4]
show("sum pop", lambda: sum(l.pop() for _ in l))
l[:] = ["a", "b"]


class Str:
    def __str__(self):
        l.clear()
        return "s"

    __repr__ = __str__


l[:] = [Str(), "b", "c"]
show("repr", lambda: repr(l))
print(l)
d = {}
d.update({1: Str(), 2: 3})
l.append(1)
show("dict repr", lambda: repr(d))
l[:] = [1, 2, 3]


class It:
    def __iter__(self):
        l.clear()
        yield 7


show("extend", lambda: l.extend(It()) or l)
l[:] = [1, 2, 3]
show("slice assign", lambda: l.__setitem__(slice(1, 2), It()) or l)
l[:] = [1, 2, 3]
show("iadd", lambda: l.__iadd__(It()))
l[:] = [1, 2, 3]
show("add star", lambda: [*l, *It(), *l])
l[:] = [1, 2, 3]
show("zip", lambda: list(zip(l, It(), l)))


class Idx:
    def __init__(self, act, v):
        self.act, self.v = act, v

    def __index__(self):
        self.act()
        return self.v


l[:] = [1, 2, 3]
show("index clear", lambda: l[Idx(l.clear, 1)])
l[:] = [1, 2, 3]
show("slice clear", lambda: l[Idx(l.clear, 0):Idx(lambda: None, 3)])
l[:] = [1, 2, 3]
show("del slice", lambda: l.__delitem__(slice(Idx(l.clear, 0), 2)) or l)
l[:] = [1, 2, 3]
show("insert", lambda: l.insert(Idx(l.clear, 2), "x") or l)
l[:] = [1, 2, 3]
show("pop", lambda: l.pop(Idx(l.clear, 2)))
l[:] = [1, 2, 3]
show("mul", lambda: l * Idx(l.clear, 2))
b = bytearray(b"abc")
show("bytearray index", lambda: b[Idx(b.clear, 1)])
b[:] = b"abc"
show("bytearray set", lambda: b.__setitem__(0, Idx(b.clear, 65)))
b[:] = b"abc"
show("bytearray append", lambda: b.append(Idx(b.clear, 65)) or b)
b[:] = b"abc"
show("bytearray extend", lambda: b.extend([Idx(b.clear, 65), 66]) or b)
s = {1, 2, 3}


class HEq:
    def __hash__(self):
        return hash(2)

    def __eq__(self, o):
        s.clear()
        return False


show("set add", lambda: s.add(HEq()) or len(s))
s.update({1, 2, 3})
show("set in", lambda: HEq() in s)
s.update({1, 2, 3})
show("set union", lambda: len(s | {HEq()}) >= 1)
s.update({1, 2, 3})
show("set and", lambda: len(s & {HEq()}))
print("join", ",".join(x for x in ["a", "b"]))
parts = ["a", "b", "c"]


class Sub(str):
    pass


show("join mutate", lambda: "".join(parts.pop() for _ in list(parts)))
show("format", lambda: "{0[a]} {1}".format({"a": 1}, l))
