"""Binary search in sorted lists, and insertion that keeps them sorted."""


def _search(a, lo, hi, key, lies_before):
    "The first index of [lo, hi) whose item does not lie before the place that is sought."
    if lo < 0:
        raise ValueError("lo must be non-negative")
    size = (len(a) if hi is None else hi) - lo
    while size > 0:
        half = size >> 1
        item = a[lo + half]
        if lies_before(item if key is None else key(item)):
            lo += half + 1
            size -= half + 1
        else:
            size = half
    return lo


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    "Where to insert x in a sorted list, behind items that equal it."
    return _search(a, lo, hi, key, lambda item: not x < item)


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    "Where to insert x in a sorted list, before items that equal it."
    return _search(a, lo, hi, key, lambda item: item < x)


def _insert(a, x, place):
    a.insert(place, x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    "Insert x in a sorted list, behind items that equal it."
    _insert(a, x, bisect_right(a, x if key is None else key(x), lo, hi, key=key))


def insort_left(a, x, lo=0, hi=None, *, key=None):
    "Insert x in a sorted list, before items that equal it."
    _insert(a, x, bisect_left(a, x if key is None else key(x), lo, hi, key=key))


try:  # the native ones
    from _bisect import *
except ImportError:
    pass

bisect, insort = bisect_right, insort_right
