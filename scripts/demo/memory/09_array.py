"""An array against a list: the numbers themselves, or references to boxes with numbers in them.

A list holds a reference of 8 bytes to each item, which is an object of its own, with a count and a type. An array holds
the bare values, all of one C type.
"""
import sys
from array import array

import krait

N = 50000


def cost(make):
    """What make() leaves alive, for each of its N items."""
    before = krait.heap().live
    kept = make()
    return kept, (krait.heap().live - before) / N


print("bytes for each of", N, "numbers:")
for name, make in (("list of ints", lambda: [i + 1000 for i in range(N)]),
                   ("list of floats", lambda: [i + 0.5 for i in range(N)]),
                   ("tuple of floats", lambda: tuple(i + 0.5 for i in range(N))),
                   ("list of None", lambda: [None] * N),
                   ("array('d'), floats", lambda: array("d", (i + 0.5 for i in range(N)))),
                   ("array('q'), 64 bits", lambda: array("q", range(N))),
                   ("array('i'), 32 bits", lambda: array("i", range(N))),
                   ("array('B'), 8 bits", lambda: array("B", (i & 255 for i in range(N)))),
                   ("bytearray", lambda: bytearray(N))):
    kept, each = cost(make)
    print(f"  {name:<22} {each:>5.0f}")
    del kept

print("\nbecause a number that is an object has a header:")
print("  an int takes", sys.getsizeof(1000), "bytes, a float", sys.getsizeof(0.5), "- in an array('d') it takes", array("d").itemsize)

print("\nboxes are made when a value is taken out, and freed when it is not used any more:")
values = array("d", [1.5, 2.5])
print("  values[0] is values[0]:", values[0] is values[0])
print("  sum(values):", sum(values))

print("\nthe price: one type, and limits:")
for text, action in (("array('d').append('text')", lambda: values.append("text")),
                     ("array('B', [256])", lambda: array("B", [256]))):
    try:
        action()
    except (TypeError, OverflowError) as e:
        print(f"  {text:<28} {type(e).__name__}: {e}")

print("\nits memory can be looked at without a copy:")
view = memoryview(values)
view[1] = 99.0
print("  through a memoryview, values[1] =", values[1], "  bytes:", view.nbytes)
