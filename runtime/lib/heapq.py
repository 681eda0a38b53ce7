"""Heaps in lists: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2] for all k, so that heap[0] is the
smallest item. What heappush() puts in, heappop() takes out in ascending order.
"""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop"]

# These are what the module is without its native part, which takes their place below.


def _less(a, b):
    return a < b


def _greater(a, b):
    return b < a


def _sift_up(heap, start, at, before):
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        if not before(item, heap[parent]):
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _sift_down(heap, at, before):
    # Down to a leaf along the smaller children, and up again: see _heapq.
    start, end, item = at, len(heap), heap[at]
    while (child := 2 * at + 1) < end:
        if child + 1 < end and not before(heap[child], heap[child + 1]):
            child += 1
        heap[at] = heap[child]
        at = child
    heap[at] = item
    _sift_up(heap, start, at, before)


def _pop(heap, before):
    last = heap.pop()  # an IndexError if there is none
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _sift_down(heap, 0, before)
    return first


def _replace(heap, item, before):
    first, heap[0] = heap[0], item
    _sift_down(heap, 0, before)
    return first


def heappush(heap, item):
    "Add an item to a heap."
    heap.append(item)
    _sift_up(heap, 0, len(heap) - 1, _less)


def heappop(heap):
    "Remove and return the smallest item."
    return _pop(heap, _less)


def heapreplace(heap, item):
    "Remove and return the smallest item, then add an item."
    return _replace(heap, item, _less)


def heappushpop(heap, item):
    "Add an item to a heap, then remove and return the smallest one."
    if heap and heap[0] < item:
        item = _replace(heap, item, _less)
    return item


def heapify(x):
    "Make a list a heap, in linear time."
    for i in reversed(range(len(x) // 2)):
        _sift_down(x, i, _less)


def _heappop_max(heap):
    return _pop(heap, _greater)


def _heapreplace_max(heap, item):
    return _replace(heap, item, _greater)


def _heapify_max(x):
    for i in reversed(range(len(x) // 2)):
        _sift_down(x, i, _greater)


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted output, an iterator that takes from each input only what it
    needs: merge([1, 3, 5], [2, 4]) gives 1, 2, 3, 4, 5."""
    if reverse:
        make_heap, pop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        make_heap, pop, replace, direction = heapify, heappop, heapreplace, 1

    # An entry is [key, number of the input, next of the input, item]: no two numbers are equal, so
    # that what follows is never compared. Without a key function the item is the key.
    heap = []
    for order, iterable in enumerate(map(iter, iterables)):
        take = iterable.__next__
        try:
            item = take()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), order * direction, take, item])
    make_heap(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[3]
                entry[3] = item = entry[2]()
                entry[0] = item if key is None else key(item)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:  # the last input goes through as it is
        _, _, take, item = heap[0]
        yield item
        yield from take.__self__


def nsmallest(n, iterable, key=None):
    "The n smallest items, sorted: sorted(iterable, key=key)[:n]."
    return _extreme(n, iterable, key, min, 1, _heapify_max, _heapreplace_max, _less)


def nlargest(n, iterable, key=None):
    "The n largest items, the largest first: sorted(iterable, key=key, reverse=True)[:n]."
    return _extreme(n, iterable, key, max, -1, heapify, heapreplace, _greater)


def _extreme(n, iterable, key, best, direction, make_heap, replace, before):
    if n == 1:
        items = iter(iterable)
        sentinel = object()
        result = best(items, default=sentinel, key=key)
        return [] if result is sentinel else [result]

    # Where all items are wanted, sorting is quicker.
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=direction < 0)[:n]

    # The best n so far, in a heap with the worst of them first. Of equal ones the earlier are better:
    # the number of an item stands behind its key.
    items = iter(iterable)
    entries = []
    for number, item in zip(range(0, n * direction, direction), items):
        entries.append((item if key is None else key(item), number, item))
    if not entries:
        return []
    make_heap(entries)
    worst = entries[0][0]
    number = n * direction
    for item in items:
        k = item if key is None else key(item)
        if before(k, worst):
            replace(entries, (k, number, item))
            worst = entries[0][0]
            number += direction
    entries.sort(reverse=direction < 0)
    return [item for _, _, item in entries]


try:
    from _heapq import *
    from _heapq import _heapify_max, _heappop_max, _heapreplace_max
except ImportError:
    pass
