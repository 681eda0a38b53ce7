# Found by evaluating single calls at random: refusals of items, arguments and comparisons in other words, or in another order.


def attempt(f, *arguments):
    try:
        print(f(*arguments))
    except Exception as e:
        print(type(e).__name__, e)


class Plain:
    pass


def set_item(o, key):
    o[key] = 1


def del_item(o, key):
    del o[key]


def multiply(a, b):
    a *= b


for o in "ab", b"ab", (1, 2), range(3), {1}, frozenset(), {}.keys(), 1, None, Plain(), len, int:
    for key in 0, 10**30, slice(0, 1), "k", (0, 1):
        attempt(del_item, o, key)
        attempt(set_item, o, key)
for o in {}, memoryview(b"a"), frozenset(), Plain(), 1.5, None:
    attempt(multiply, o, "ab")
for name in "__mul__", "__rmul__", "__imul__", "__add__", "__len__":
    attempt(getattr([], name), 1, 2)
attempt(lambda: type(1, key=len))
attempt(lambda: [].sort(1))
attempt(lambda: [].sort(1, 2, key=3))
attempt(lambda: super(1, 2, 3))
attempt(lambda: sum(1j, "a"))
attempt(lambda: b"".hex((1, 2), "a"))
attempt(lambda: bytearray(b"abc").replace(b"", "a", "b"))
attempt(lambda: int(bytearray(b"abc")))
attempt(lambda: int(memoryview(b"abc"), 16))
print(bytes.__gt__(b"a", bytearray()), bytearray.__gt__(bytearray(b"a"), b""), bytes.__eq__(b"a", bytearray(b"a")), b"a" == bytearray(b"a"), bytearray(b"a") == memoryview(b"a"))
