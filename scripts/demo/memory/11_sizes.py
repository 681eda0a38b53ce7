"""Sizes: what objects really take, in bytes, with the collector's header where there is one.

Every object begins with its count and its type, 16 bytes. What can be in a cycle has 16 more in front, the links of its
generation's ring. The rest is the value.
"""
import sys


class Plain:
    def __init__(self):
        self.a, self.b = 1, 2


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a, self.b = 1, 2


def row(text, *objects):
    print(f"  {text:<34}" + " ".join(f"{sys.getsizeof(o):>7}" for o in objects))


print("numbers:")
row("0, 2**62, 2**64, 2**1000", 0, 2**62, 2**64, 2**1000)
row("1.5, 1j, True, None", 1.5, 1j, True, None)

print("\ntext: 1, 2 or 4 bytes a character, as the widest one needs")
row("'', 'a' * 100", "", "a" * 100)
row("'\\u20ac' * 100, '\\U0001f600' * 100", "\u20ac" * 100, "\U0001f600" * 100)
row("b'a' * 7, b'a' * 103", b"a" * 7, b"a" * 103)

print("\ncontainers, without what they refer to:")
row("(), (1,), (1, 2, 3)", (), (1,), (1, 2, 3))
row("[], [1], [1, 2, 3]", [], [1], [1, 2, 3])
row("{}, one key, 100 keys", {}, {1: 1}, dict.fromkeys(range(100)))
row("set(), one item, 100 items", set(), {1}, set(range(100)))

print("\ninstances keep their attributes in themselves, until somebody asks for the __dict__:")
row("two attributes, two slots", Plain(), Slotted())
print("  Slotted has a __dict__:", hasattr(Slotted(), "__dict__"))

print("\na list that grows takes room in advance, so that most appends need no memory:")
items, size = [], sys.getsizeof([])
steps = []
for i in range(200):
    items.append(None)
    if sys.getsizeof(items) != size:
        size = sys.getsizeof(items)
        steps.append(f"{i + 1}: {size}")
print("  size at length", ", ".join(steps))
