"""deque and defaultdict: containers that fit their use.

A deque grows and shrinks at both ends in small blocks; a list must move all items when the first one goes. A defaultdict
makes what is missing.
"""
import sys
from collections import Counter, defaultdict, deque

import krait

print("a deque with a limit forgets at the other end:")
last = deque(maxlen=3)
for i in range(5):
    last.append(i)
    print("  append", i, "->", list(last))
last.appendleft("x")
print("  appendleft x ->", list(last))

print("\na queue that never holds more than ten items, a hundred thousand times in and out:")
queue = deque(range(10))
before = krait.reset_peak()
for i in range(100000):
    queue.append(queue.popleft())
print("  more memory in between than before, at most:", "less than 4 KiB" if krait.heap().peak - before < 4096 else "more than 4 KiB")

print("\nwhat empty and filled ones take:")
for n in (0, 1, 64, 65, 1000):
    print(f"  {n:>5} items   list {sys.getsizeof(list(range(n))):>6}   deque {sys.getsizeof(deque(range(n))):>6}")

print("\ndefaultdict calls its factory for a key that is missing, and keeps what it makes:")
words = "the cat and the dog and the bird".split()
places = defaultdict(list)
for i, word in enumerate(words):
    places[word].append(i)
for word, where in places.items():
    print(f"  {word:<5} {where}")
print("  looking makes an entry:", "fish" in places, places["fish"], "fish" in places)
print("  .get() does not:", places.get("cow"), "cow" in places)

print("\nCounter counts, which is the commonest use of all:")
print("  ", Counter(words).most_common(2))

print("\nthe factory can be anything, even a tree of itself:")


def tree():
    return defaultdict(tree)


t = tree()
t["a"]["b"]["c"] = 1
print("  t['a']['b']['c'] =", t["a"]["b"]["c"], "  levels made on the way:", list(t), list(t["a"]))
