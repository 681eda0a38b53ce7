"""Generations: what has survived a collection is looked at less often.

New containers are in generation 0. Who survives a collection of its generation moves up by one; generation 2 is the
last. Most objects die young, so that the collector finds most garbage where it looks most often, among the young.
"""
import gc

import krait


class Node:
    pass


def generation(obj):
    return next((g for g in range(3) if any(o is obj for o in gc.get_objects(g))), "none")


gc.disable()
gc.collect()

node = Node()
print("a new object is in generation", generation(node))
gc.collect(0)
print("after gc.collect(0) in", generation(node))
gc.collect(0)
print("after another gc.collect(0) still in", generation(node), "for the young ones alone were looked at")
gc.collect(1)
print("after gc.collect(1) in", generation(node))
gc.collect(2)
print("after gc.collect(2) in", generation(node))

print("\nold garbage waits for a collection that is old enough:")
old = Node()
old.itself = old
gc.collect(1)
gc.collect(1)
young = Node()
young.itself = young
del old, young
for g in range(3):
    print(f"  gc.collect({g}) freed {gc.collect(g)}")

print("\nkrait.heap() tells the generations' objects:")
batch = [Node() for _ in range(1000)]
before = krait.heap().generations
gc.collect(0)
after = krait.heap().generations
print("  generation 0 held the thousand nodes:", before[0][0] >= 1000, "   afterwards:", after[0][0] >= 1000)
print("  generation 1 has them now:", after[1][0] >= 1000)

print("\ngc.freeze() puts everything aside, so that no collection looks at it:")
gc.freeze()
print("  frozen, the nodes among them:", gc.get_freeze_count() >= 1000, "   in generation 2:", len(gc.get_objects(2)))
gc.unfreeze()

print("\nwhat can be in no cycle is not tracked at all:")
for value in (1, "text", (1, "text"), [1], {"a": 1}, Node()):
    shown = "Node()" if isinstance(value, Node) else repr(value)
    gc.collect()  # a tuple is looked at once, and let go when it holds nothing that could be in a cycle
    print(f"  {shown:<12} tracked: {gc.is_tracked(value)}")
