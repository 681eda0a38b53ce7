# OrderedDict: order and its changes, equality, views, what goes through a subclass's methods, messages.
from collections import OrderedDict


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o)
o.move_to_end("c", last=False)
o.move_to_end("c", False)
print(o, list(reversed(o)), list(reversed(o.items())), list(reversed(o.values())))
print(o.popitem(), o.popitem(last=False), o)
print(o.pop("b"), o.pop("b", 7), o, o.setdefault("n"), o.setdefault("n", 3), o)

# Against a list of keys
model, o, seed = [], OrderedDict(), 7
for step in range(4000):
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
    what, key = seed >> 20 & 7, seed >> 8 & 31
    if what < 3:
        if key not in o:
            model.append(key)
        o[key] = step
    elif what == 3 and key in o:
        o.move_to_end(key)
        model.remove(key)
        model.append(key)
    elif what == 4 and key in o:
        o.move_to_end(key, last=False)
        model.remove(key)
        model.insert(0, key)
    elif what == 5 and model:
        assert o.popitem(last=False)[0] == model.pop(0)
    elif what == 6 and model:
        assert o.popitem()[0] == model.pop()
    elif what == 7 and key in o:
        del o[key]
        model.remove(key)
    assert list(o) == model and list(reversed(o)) == model[::-1] and len(o) == len(model)
    assert list(o.items()) == [(k, o[k]) for k in model] and o.keys() == set(model)
print(len(o))

# First in, first out, for long: no step may take time for all that went before
o = OrderedDict.fromkeys(range(500))
for i in range(500, 20000):
    o[i] = None
    o.popitem(last=False)
print(len(o), next(iter(o)))
for i in range(20000):
    o.move_to_end(next(iter(o)))
print(next(iter(o)))

a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a != b, a == dict(b), dict(a) == b, a == a.copy(), a == OrderedDict(x=1), a == 3)
print(a.keys(), a.values(), a.items(), a.items() & {("x", 1)}, sorted(a.keys() | {"q"}), a.keys().isdisjoint("q"), type(a.keys()).__mro__)
print(a | {"z": 1}, {"z": 1} | a, a.__ior__([("w", 4)]), repr(OrderedDict()), type(a | {}).__name__)
a.note = "has a __dict__"
print(vars(a), a.__reduce__()[:4], a.copy().__dict__, list(a.__reduce__()[4]))
a["self"] = a
print(a)
del a["self"]


def changed(action):
    o = OrderedDict(a=1, b=2, c=3)
    for k in o:
        action(o, k)


t(lambda: changed(lambda o, k: o.move_to_end("a")))
t(lambda: changed(lambda o, k: o.update({k + k: 1})))
t(lambda: changed(lambda o, k: (o.pop("c"), o.setdefault("c"))))
t(lambda: changed(lambda o, k: o.clear()))
t(lambda: changed(lambda o, k: dict.__delitem__(o, "b")))
t(lambda: changed(lambda o, k: o.update({k: k})))


class Loud(OrderedDict):
    def __getitem__(self, k):
        print("get", k)
        return super().__getitem__(k)

    def __setitem__(self, k, v):
        print("set", k)
        super().__setitem__(k, v)

    def __delitem__(self, k):
        print("del", k)
        super().__delitem__(k)

    def __contains__(self, k):
        print("contains", k)
        return super().__contains__(k)

    def __missing__(self, k):
        return "missing"


s = Loud(a=1, b=2)
for f in (lambda: s, lambda: s.pop("a"), lambda: s.popitem(), lambda: s.setdefault("x", 1), lambda: s.setdefault("x", 2), lambda: s.copy(),
          lambda: s.pop("zz"), lambda: s["zz"], lambda: s | {1: 2}, lambda: {1: 2} | s, lambda: s == dict(x=1), lambda: s.__init__(q=3),
          lambda: s.update(OrderedDict(t=1)), lambda: Loud.fromkeys("ab", 1), lambda: s.move_to_end("q", False), lambda: s.clear(), lambda: s):
    t(f)


class Keys:
    def keys(self):
        return ["x"]

    def __getitem__(self, k):
        return 9


class Items:
    def items(self):
        return [("x", 3)]


O = OrderedDict
o = O(a=1)
it = iter(o.items())
for f in (lambda: O(Keys()), lambda: O(Items()), lambda: O(1, 2), lambda: O(1), lambda: O([1]), lambda: O([(1,)]), lambda: O([()]), lambda: O([(1, 2, 3)]),
          lambda: o.update(1, 2), lambda: O().popitem(), lambda: O().pop(1), lambda: O().move_to_end(1), lambda: o.move_to_end("zz"), lambda: o.pop(),
          lambda: o.popitem(1, 2), lambda: o.pop(key="zz", default=3), lambda: hash(o), lambda: o < o, lambda: o | 3, lambda: 3 | o, lambda: it.__reduce__(),
          lambda: O.update(), lambda: o.setdefault(), lambda: o[[]], lambda: type(o.keys())(o)):
    t(f)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if o2:
            o2.clear()
        return isinstance(other, Key) and self.n == other.n


o2 = {}
o1, o2 = O([(Key(1), 1)]), O([(Key(1), 1)])
t(lambda: o1 == o2)
