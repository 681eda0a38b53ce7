"""sortedcontainers: lists, dicts and sets of some thousand items against their built-in models."""
from sortedcontainers import SortedDict, SortedKeyList, SortedList, SortedSet

state = 12345


def roll(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return (state >> 33) % n


values, model = SortedList(), []
values._reset(50)
for i in range(4000):
    n = roll(1500)
    if model and roll(3) == 0:
        values.remove(victim := model[roll(len(model))])
        model.remove(victim)
    else:
        values.add(n)
        model.append(n)
model.sort()
values._check()
print(list(values) == model, len(values), values[0], values[-1], values[100:110], values[::-400], values.count(model[9]))
print(values.bisect_left(700), values.bisect(700), values.index(model[500]), list(values.irange(300, 310)), list(values.islice(5, 9)))
del values[10:500:3]
del model[10:500:3]
values._check()
print(values == model, values.pop(7) == model.pop(7), (values + [1, 2])[:5], (values * 2)[-3:], 700 in values, values < [1], repr(values[:0]))

keyed = SortedKeyList((roll(1000) for _ in range(900)), key=lambda n: (-(n % 10), n))
keyed._check()
print(keyed[:12], keyed[-5:], keyed.bisect_key((-5, 0)), list(keyed.irange_key((-3, 0), (-3, 150))), keyed.index(keyed[77]))
keyed.update(range(30))
print(len(keyed), keyed.count(9), keyed.copy() == keyed)

table = SortedDict((f"k{roll(500):03d}", i) for i in range(2000))
print(len(table), table.peekitem(0), table.peekitem(-1), table.keys()[10:13], table.items()[5], table.values()[3], table.bisect("k250"))
print(list(table.irange("k100", "k104")), table.popitem(), table.pop("k100", None), table.setdefault("zz", -1), table.index("zz"))
del table["zz"]
print(SortedDict({"b": 1, "a": 2}), SortedDict({1: 2}) | {0: 1}, list(SortedDict(lambda n: -n, {1: "a", 3: "b"}).items()), table.keys() & {"k101", "k102"})

left, right = SortedSet(roll(400) for _ in range(200)), SortedSet(roll(400) for _ in range(200))
print((left & right)[:6], len(left | right), (left - right)[-4:], len(left ^ right), left.isdisjoint(right), SortedSet([1]) < left)
left.difference_update(right)
left.add(-5)
print(left[0], left.pop(), left.rank if hasattr(left, "rank") else left.index(-5), SortedSet("hello"), list(reversed(SortedSet([3, 1]))))
for wrong in (lambda: SortedList([1, "a"]), lambda: SortedList([1]).remove(2), lambda: SortedList().pop(), lambda: SortedList([1]).append(2),
              lambda: SortedList([1])[5], lambda: SortedDict().peekitem(), lambda: SortedSet([[]]), lambda: SortedList([3]).index(4)):
    try:
        print(wrong())
    except Exception as problem:
        print(type(problem).__name__, problem)
