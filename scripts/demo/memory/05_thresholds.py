"""Thresholds: when the collector runs by itself. Here they are set to 1200, 25, 25.

Generation 0 is collected when 1200 more containers were made than freed since the last time; generation 1 after more than
25 collections of generation 0; generation 2, everything, after more than 25 of generation 1. (A full one also waits until
what has grown old since the last one is a quarter of what survived that.)
"""
import gc

print("thresholds at the start:", gc.get_threshold())
gc.disable()
gc.set_threshold(1200, 25, 25)
print("set to:                 ", gc.get_threshold())

runs = [0, 0, 0]


def note(phase, info):
    if phase == "start":
        runs[info["generation"]] += 1


def collections(make, number):
    """Collections of each generation while `number` objects are made and kept."""
    gc.collect()
    runs[:] = 0, 0, 0
    kept = [None] * number
    gc.enable()
    for i in range(number):
        kept[i] = make(i)
    gc.disable()
    return tuple(runs)


gc.callbacks.append(note)
print("\ncollections of generation 0, 1, 2 while objects are made and kept:")
for name, make, number in (("ints", int, 40000),
                           ("lists", lambda i: [i], 1200),
                           ("lists", lambda i: [i], 1300),
                           ("lists", lambda i: [i], 12500),
                           ("lists", lambda i: [i], 40000),
                           ("tuples of ints", lambda i: (i, i), 40000)):
    print(f"  {number:>6} {name:<15} {collections(make, number)}")
print("ints refer to nothing: the collector never looks at them. Containers count when they are made.")


def dropped(number):
    gc.collect()
    runs[:] = 0, 0, 0
    gc.enable()
    for i in range(number):
        [i]
    gc.disable()
    return tuple(runs)


print("\nand while they are made and dropped at once:")
print(f"  {40000:>6} {'lists':<15} {dropped(40000)}")
print("what the counts free is subtracted, and no collection comes due.")

gc.callbacks.remove(note)
gc.set_threshold(700, 10, 10)
