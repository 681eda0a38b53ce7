"""WeakSet: a set that does not keep its elements alive.

`data` is a set of weak references to the elements; each one's callback takes it out again. While
somebody iterates, the set must not change under them: what dies then is noted in `_pending` and
taken out when the last iteration ends, or at the next change.
"""
from _weakref import ref

__all__ = ["WeakSet"]


class WeakSet:
    def __init__(self, data=None):
        self.data = set()
        self._iterations = []  # one item for each iteration under way
        self._pending = []     # dead references that are still in data

        def forget(reference, owner=ref(self)):
            self = owner()
            if self is None:
                return
            if self._iterations:
                self._pending.append(reference)
            else:
                self.data.discard(reference)

        self._remove = forget
        if data is not None:
            self.update(data)

    def _commit(self):
        pending, discard = self._pending, self.data.discard
        while pending:
            discard(pending.pop())

    def __iter__(self):
        self._iterations.append(None)
        try:
            for reference in self.data:
                item = reference()
                if item is not None:
                    yield item
                    del item
        finally:
            self._iterations.pop()
            if not self._iterations and self._pending:
                self._commit()

    def __len__(self):
        return len(self.data) - len(self._pending)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    # ---- one element

    def add(self, item):
        if self._pending:
            self._commit()
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        if self._pending:
            self._commit()
        self.data.discard(ref(item))

    def remove(self, item):
        if self._pending:
            self._commit()
        self.data.remove(ref(item))

    def pop(self):
        if self._pending:
            self._commit()
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        if self._pending:
            self._commit()
        self.data.clear()

    # ---- many elements

    def copy(self):
        return self.__class__(self)

    def update(self, other):
        if self._pending:
            self._commit()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        result = self.copy()
        result.update(other)
        return result

    __or__ = union

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        if self._pending:
            self._commit()
        self.data.intersection_update([ref(item) for item in other])

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        if self._pending:
            self._commit()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update([ref(item) for item in other])
        return self

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        if self._pending:
            self._commit()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])
        return self

    # ---- comparison

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
