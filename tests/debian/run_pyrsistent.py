"""pyrsistent: persistent vectors, maps, sets, bags, lists, deques, records and checked classes at some size."""
from pyrsistent import (CheckedPMap, CheckedPSet, CheckedPVector, InvariantException, PClass, PRecord, b, dq, field, freeze, get_in, inc,
                        l, m, ny, optional, pbag, pdeque, plist, pmap, pset, pvector, rex, s, thaw, v)


def attempt(function, *arguments, **named):
    try:
        print("->", function(*arguments, **named))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


# Vectors: appended, changed in place of one version, cut, compared.
numbers = pvector(range(5000))
squares = pvector(n * n for n in numbers)
older = squares
evolver = squares.evolver()
for i in range(0, 5000, 7):
    evolver[i] = -i
squares = evolver.persistent()
print(len(squares), sum(squares), sum(older), squares[7], older[7], squares[-1], squares[4000:4005])
print(numbers.append(1).extend([2, 3])[-4:], numbers.set(4321, "x")[4319:4323], numbers.delete(0, 4995), v(3, 1, 2) < v(3, 2))
print(numbers.mset(0, "a", 4999, "z")[0::4999], v(1, 2, 1).count(1), v(1, 2, 1).index(2), v(1) + v(2), v(1, 2) * 2)
attempt(v(1, 2).set, 9, 0)
attempt(v(1, 2).__getitem__, 5)

# Maps and sets against their built-in models.
table, model = m(), {}
for i in range(3000):
    key = f"key{i * 7919 % 1000}"
    if i % 5 == 4:
        table, _ = table.discard(key), model.pop(key, None)
    else:
        table, model[key] = table.set(key, i), i
print(len(table), table == model, sum(table.values()), table.get("key17"), table.get("none", "default"), "key5" in table)
merged = table.update(m(extra=1), {"key17": 0}).update_with(lambda left, right: left + right, {"extra": 41})
print(len(merged), merged["extra"], merged["key17"], merged.extra)
attempt(table.__getitem__, "absent")
left, right = pset(range(0, 300, 2)), pset(range(0, 300, 3))
print(sorted(left & right)[:8], len(left | right), sorted(left - right)[:6], len(left ^ right), s(1) <= s(1, 2), s(2).add(3).remove(2))
bag = pbag(n % 4 for n in range(42))
print(sorted(bag), bag.count(1), len(bag.remove(1)), sorted(b(1, 1, 2) + b(1)), sorted(b(1, 1, 2) & b(1, 2, 2)))

# Lists and deques.
print(plist(range(5)).cons(9).rest, plist(range(6)).split(2), l(1, 2).reverse(), plist(range(8))[2:])
line = pdeque(maxlen=4)
for i in range(7):
    line = line.append(i)
print(line, line.left, line.right, line.rotate(1), line.popleft(2), dq(1, 2, 3).extendleft([0, -1]), line.reverse())

# Nested data: frozen, changed by path, thawed.
order = freeze({"id": 7, "lines": [{"sku": "a1", "n": 2}, {"sku": "b2", "n": 5}], "tags": {"x"}})
changed = order.transform(["lines", ny, "n"], inc, ["id"], 8, ["lines", 0, rex("^s"), ], str.upper)
print([sorted(line.items()) for line in changed["lines"]], thaw(changed)["id"], thaw(order)["lines"][1]["n"], get_in(["lines", 1, "n"], changed), get_in(["no"], order, default=0))
attempt(get_in, ["no", "way"], order, no_default=True)


class Positive(CheckedPVector):
    __type__ = int
    __invariant__ = lambda n: (n > 0, "not positive")


class Prices(CheckedPMap):
    __key_type__, __value_type__ = str, (int, float)


class Words(CheckedPSet):
    __type__ = str


class Line(PRecord):
    sku = field(type=str, mandatory=True)
    count = field(type=int, initial=1, invariant=lambda n: (n < 100, "too many"))
    note = field(type=optional(str))


class Point(PClass):
    x = field(type=int)
    y = field(type=int, initial=0)
    where = field(type=optional(str), serializer=lambda form, value: (form or "") + str(value))


print(Positive([1, 2, 3]).append(4), Prices({"a": 1.5}).set("b", 2)["b"], sorted(Words("abc")))
attempt(Positive, [1, -1])
attempt(Positive, ["x"])
attempt(Prices, {1: 1})
attempt(Words, [1])
print(Line(sku="a").set(count=3).serialize()["count"], Line.create({"sku": "q", "count": 2})["sku"])
attempt(Line)
attempt(Line, sku="a", count=100)
attempt(Line(sku="a").set, "colour", 1)
print(Point(x=1), Point(x=1).set(y=5), Point(x=1) == Point(x=1, y=0), Point(x=2, where="z").serialize("at "))
attempt(Point, x="1")
attempt(Point, z=1)
attempt(setattr, Point(x=1), "x", 2)
