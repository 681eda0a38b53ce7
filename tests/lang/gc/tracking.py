# What the collector tracks: containers that may be in a cycle. Tuples and dicts are untracked when they cannot be.
import gc


def tracked(o):
    gc.collect()
    gc.collect()
    return gc.is_tracked(o)


class A:
    pass


class Slots:
    __slots__ = ()


class Str(str):
    pass


class IntSlots(int):
    __slots__ = ()


print([gc.is_tracked(o) for o in (None, 1, 1.0, 1j, True, "a", b"a", bytearray(), int, type, object(), ..., range(3))])
print([gc.is_tracked(o) for o in ([], set(), frozenset([()]), A, A(), Slots(), Str(), IntSlots(), lambda: 0, gc, A().__init__)])
print([tracked(o) for o in ((), (1,), (1, "a"), ((1,), 2), (1, (2, (3,))), ([],), (A(),), ({},), (1, [], 2))])
print([gc.is_tracked(o) for o in ({1: list}, {len: 1}, {(): print})], tracked((1, (None, ()), int)))
print([tracked(tuple(o)) for o in ([1, 2], ["a"], [(1,)], [[1]], [A()])])
print([gc.is_tracked(o) for o in ({}, {1: 2}, {"a": "b"}, {1: (1,)}, {1: []}, {(): A()})])
d = dict()
print(tracked(d))
d[1] = "a"
print(tracked(d))
d[2] = []
print(tracked(d))
d[2] = 3
print(tracked(d), d)
d[3] = {}
print(tracked(d))
del d[3]
print(tracked(d))
d.update({4: set()})
print(gc.is_tracked(d))
e = d.copy()
print(gc.is_tracked(e), gc.is_tracked({1: 2}.copy()))
d[A()] = 1
print(tracked(d))


class Dict(dict):
    pass


print(tracked(Dict()), tracked(Dict(a=1)))
print(gc.is_tracked(vars(A())), tracked(vars(A())))
a = A()
a.x = 1
a.l = []
print(tracked(vars(a)))

# Referents and referrers
l = [a, "x", 3]
print([type(o).__name__ for o in gc.get_referents(l)], gc.get_referents((1, 2), {3: 4}))
print(any(o is l for o in gc.get_referrers(a)))
holder = A()
holder.one, holder.two, holder.three, holder.four, holder.five = l, 2, 3, 4, 5
print([type(o).__name__ for o in gc.get_referrers(l) if o is not globals()])

# Attributes beyond what the class's methods name: the collector counts the objects, not their dicts.
del a, l, holder
gc.collect()
for i in range(3):
    b = A()
    b.one, b.two, b.three, b.me = 1, 2, 3, b
del b
print(gc.collect())
c = A()
c.me = c
c.other = [c]
del c.other
vars(c)
c.third = vars(c)
del c
print(gc.collect() >= 1)


class Lazarus:
    saved = []

    def __del__(self):
        self.saved.append(self)


z = Lazarus()
print(gc.is_finalized(z), gc.is_finalized(3), gc.is_finalized([]))
del z
print(len(Lazarus.saved), gc.is_finalized(Lazarus.saved[0]), gc.is_tracked(Lazarus.saved[0]))
Lazarus.saved.clear()
print(len(Lazarus.saved))
