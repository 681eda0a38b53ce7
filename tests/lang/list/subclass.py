# Subclasses of list: overridden methods, what built-in code calls, operators, attributes.
class L(list):
    def __init__(self, *a):
        super().__init__(a)
        self.log = []

    def append(self, x):
        self.log.append("append")
        super().append(x)

    def __len__(self):
        return super().__len__()

    def __getitem__(self, i):
        r = super().__getitem__(i)
        return L(*r) if isinstance(i, slice) else r

    def __add__(self, o):
        return L(*self, *o)

    def __contains__(self, x):
        self.log.append("contains")
        return super().__contains__(x)


l = L(3, 1, 2)
l.append(0)
l.extend([9, 8])
l += [7]
print(l, l.log, type(l[1:3]).__name__, l[1:3], type(l + [1]).__name__, type([1] + l).__name__, type(l * 2).__name__, type(l.copy()).__name__, 3 in l, l.log, sorted(l), list(l), len(l), l == [3, 1, 2, 0, 9, 8, 7], [3, 1] == L(3, 1), L(1) < [2], repr(l), str(l), bool(L()), l.index(2), l.count(1), isinstance(l, list))
l.sort(reverse=True)
l.reverse()
print(l, l.pop(), l.pop(0), l.insert(0, "i"), l.remove("i"), l, sum(l), max(l), [*l], tuple(l), set(l) == {1, 2, 3, 7, 8}, dict(enumerate(l)), "".join(map(str, l)), list(reversed(l)), list(map(lambda x: x + 1, l)))


class Bounded(list):
    limit = 3

    def append(self, x):
        if len(self) >= self.limit:
            del self[0]
        super().append(x)


b = Bounded()
for i in range(6):
    b.append(i)
print(b, vars(b), Bounded([1, 2, 3, 4, 5]))


class Default(list):
    def __getitem__(self, i):
        try:
            return super().__getitem__(i)
        except IndexError:
            return "default"

    def __setitem__(self, i, v):
        while i >= len(self):
            self.append(None)
        super().__setitem__(i, v)


d = Default([1])
d[3] = "x"
print(d, d[0], d[9], [v for v in d], d.pop())


class Iter(list):
    def __iter__(self):
        return iter(["overridden"])


i = Iter([1, 2, 3])
print(list(i), [*i], [x for x in i], sum([len(x) for x in i]), sorted(i), tuple(i), i, len(i), i[0], " ".join(i), [1] + i, max(i), set(i), dict.fromkeys(i), i[:2], list(map(str, i)), list(zip(i, i)))
a, = i
print(a)


class Eq(list):
    def __eq__(self, o):
        return "eq"

    __hash__ = lambda self: 5


print(Eq([1]) == [2], [2] == Eq([1]), hash(Eq()), {Eq([1]): "v"}[Eq([1])] if False else len({Eq(): 1}), Eq([1]) != [1], [Eq([1])] == [[5]])


class Repr(list):
    def __repr__(self):
        return "<" + super().__repr__() + ">"


print(Repr([1, Repr([2])]), [Repr()], f"{Repr([1])}", "%s" % Repr())
class Slots(list):
    __slots__ = ("x",)


s = Slots([1])
s.x = 5
print(s, s.x, hasattr(s, "__dict__"))
class WithNew(list):
    def __new__(cls, *a, **k):
        o = super().__new__(cls)
        o.k = k
        return o

    def __init__(self, *a, **k):
        super().__init__(a)


print(WithNew(1, 2, z=3), WithNew(z=1).k)
class Stack(list):
    push = list.append
    top = property(lambda self: self[-1])

    def __repr__(self):
        return f"Stack{super().__repr__()}"


k = Stack()
k.push(1)
k.push(2)
print(k, k.top, k.pop(), k, Stack.push is list.append, Stack("ab") + Stack("c"))
