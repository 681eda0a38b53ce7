# Sets looked up in sets, hashes that are known and not asked for again, state of subclasses, keywords.
import pickle


def inside(a, b):
    return a in b


nest = {frozenset("abc")}
print([inside(x, nest) for x in (1, "a", 2, "b", 3)], inside(set("abc"), nest), inside(set("ab"), nest))


class Counting(int):
    def __init__(self, *args):
        self.asked = 0

    def __hash__(self):
        self.asked += 1
        return int.__hash__(self)


d = dict.fromkeys(map(Counting, range(10)))
counts = [sum(e.asked for e in d)]
for act in (lambda: set(d), lambda: set(d).difference(d), lambda: set(d).symmetric_difference_update(d),
            lambda: dict.fromkeys(set(d)), lambda: dict.fromkeys(frozenset(d), 1), lambda: frozenset(d) - set(d)):
    act()
    counts.append(sum(e.asked for e in d))
print(counts)


class WithSlots(set):
    __slots__ = "x", "__dict__"


s = WithSlots([1])
s.x, s.y = 2, 3
for protocol in range(6):
    back = pickle.loads(pickle.dumps(s, protocol))
    print(type(back).__name__, back, back.x, back.y, end="; ")
print()


class WithNew(set):
    def __new__(cls, arg, extra=None):
        return super().__new__(cls, arg)


print(WithNew([1]))
for make in lambda: WithNew([1], extra=3), lambda: set(iterable=[1]), lambda: frozenset(iterable=[1]):
    try:
        make()
    except TypeError as e:
        print(e)


def used_up():
    if used_up.again:
        return 2
    used_up.again = True
    list(used_up.iterator)
    return 1


used_up.again, used_up.iterator = False, iter(lambda: used_up(), 2)
print(next(used_up.iterator, "at its end"))
safe = {"None": None, "type": type}
names = {"__builtins__": safe}
exec("def f(): pass\ng = type(f)(f.__code__, {})", names)
print(names["f"].__builtins__ is safe, names["g"].__builtins__ is safe)
