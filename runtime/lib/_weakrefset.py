"""WeakSet: a set that does not keep its elements alive.

`data` is a set of weak references to the elements; each one's callback takes it out again. While somebody iterates,
the set must not change under them: what dies then waits in `_dead` for the end of the last iteration, or for the next
change.
"""
from _weakref import ref

__all__ = ["WeakSet"]


def _references(items):
    return {ref(item) for item in items}


def _remover(owner):
    def remove(reference):
        weak_set = owner()
        if weak_set is not None:
            forget = weak_set._dead.append if weak_set._iterating else weak_set.data.discard
            forget(reference)
    return remove


class WeakSet:
    "A set of weak references that looks like one of what they refer to."

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, data=None):
        self.data, self._dead = set(), []
        self._iterating = []  # one item for each iteration: a count would not be safe between threads
        self._remove = _remover(ref(self))
        if data is not None:
            self.update(data)

    def _cleaned(self):
        "The set of references, to change it: without what died meanwhile."
        while self._dead:
            self.data.discard(self._dead.pop())
        return self.data

    # ---- what is in it

    def __iter__(self):
        self._iterating.append(None)
        try:
            for reference in self.data:
                element = reference()
                if element is not None:
                    yield element
                    del element  # or it would live until the next is asked for
        finally:
            self._iterating.pop()
            if not self._iterating:
                self._cleaned()

    def __len__(self):
        return len(self.data) - len(self._dead)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:  # nothing can refer to it weakly
            return False

    def __repr__(self):
        return f"{self.data!r}"

    def __reduce__(self):
        return type(self), ([*self],), self.__getstate__()

    # ---- one element

    def add(self, item):
        self._cleaned().add(ref(item, self._remove))

    def remove(self, item):
        self._cleaned().remove(ref(item))

    def discard(self, item):
        self._cleaned().discard(ref(item))

    def pop(self):
        references = self._cleaned()
        while references:
            if (item := references.pop()()) is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self._cleaned().clear()

    # ---- changed by another collection

    def update(self, other):
        references, remove = self._cleaned(), self._remove
        for item in other:
            references.add(ref(item, remove))

    def intersection_update(self, other):
        kept = _references(other)
        references = self._cleaned()
        references.difference_update([each for each in references if each not in kept])

    def difference_update(self, other):
        references = self._cleaned()
        references.difference_update(_references(other))

    def symmetric_difference_update(self, other):
        references, remove = self._cleaned(), self._remove
        references.symmetric_difference_update({ref(item, remove) for item in other})

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    # ---- made from it and another collection

    def copy(self):
        return self.__class__(self)

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    def intersection(self, other):
        return self.__class__(filter(self.__contains__, other))

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference

    # ---- compared with another collection

    def issubset(self, other):
        return self.data <= _references(other)

    def issuperset(self, other):
        return self.data >= _references(other)

    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return self.data < _references(other)

    def __gt__(self, other):
        return self.data > _references(other)

    def __eq__(self, other):
        return self.data == _references(other) if isinstance(other, self.__class__) else NotImplemented

    def isdisjoint(self, other):
        return not self.intersection(other)
