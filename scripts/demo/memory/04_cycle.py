"""A cycle, which reference counts cannot free, and its collection.

Two objects that refer to each other keep each other's count above zero, though nobody else can reach them. The cycle
collector looks for such groups: it subtracts, in copies of the counts, the references that come from within, and what
is left at zero is garbage.
"""
import gc
import weakref

import krait


class Node:
    def __init__(self, name):
        self.name = name


gc.disable()  # so that it runs when we say
gc.collect()

print("without a cycle the count does it:")
single = Node("single")
ghost = weakref.ref(single, lambda _: print("  freed: single"))
print("  del single")
del single
print("  weak reference:", ghost())

print("\nwith a cycle it does not:")
parent, child = Node("parent"), Node("child")
parent.child, child.parent = child, parent
ghost = weakref.ref(parent)
print("  del parent, child")
del parent, child
print("  weak reference still leads to:", ghost().name)
print("  the way to it from a name:", krait.why(ghost()))

print("\nwhat the collector would find now:")
ring = [Node(f"n{i}") for i in range(4)]
for i in range(4):
    ring[i].next = ring[(i + 1) % 4]
del ring
itself = []
itself.append(itself)
del itself
for line in str(krait.cycles()).splitlines():
    print("  " + line)

print("\ngc.collect() found and freed", gc.collect(), "objects")
print("  weak reference:", ghost())
print("  left:", krait.cycles())

print("\na weak reference makes no cycle, for it does not count:")
parent, child = Node("parent"), Node("child")
parent.child, child.parent = child, weakref.ref(parent)
weakref.finalize(parent, print, "  freed: parent")
print("  del parent, child")
del parent, child
print("  gc.collect() found", gc.collect())
