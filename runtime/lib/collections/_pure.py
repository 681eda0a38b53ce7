"""What collections has without its native part _collections: OrderedDict and the counting loop in
Python. There is no deque and no defaultdict then."""

from _collections_abc import ItemsView, KeysView, MutableMapping, ValuesView
from _weakref import proxy as _proxy
from reprlib import recursive_repr


class _KeysView(KeysView):
    def __reversed__(self):
        yield from reversed(self._mapping)


class _ItemsView(ItemsView):
    def __reversed__(self):
        for key in reversed(self._mapping):
            yield key, self._mapping[key]


class _ValuesView(ValuesView):
    def __reversed__(self):
        for key in reversed(self._mapping):
            yield self._mapping[key]


class _Link:
    __slots__ = "prev", "next", "key", "__weakref__"


class OrderedDict(dict):
    """A dictionary whose keys have an order that can be changed.

    The order is that of a ring of links, which a root closes; __map has the link of each key. Links
    point to the one before by weak references, so that no ring keeps itself alive.
    """

    def __new__(cls, /, *args, **kwds):
        self = dict.__new__(cls)
        self.__hardroot = _Link()
        self.__root = root = _proxy(self.__hardroot)
        root.prev = root.next = root
        self.__map = {}
        return self

    def __init__(self, other=(), /, **kwds):
        self.__update(other, **kwds)

    def __setitem__(self, key, value, dict_setitem=dict.__setitem__):
        if key not in self:
            self.__map[key] = link = _Link()
            root = self.__root
            last = root.prev
            link.prev, link.next, link.key = last, root, key
            last.next = link
            root.prev = _proxy(link)
        dict_setitem(self, key, value)

    def __delitem__(self, key, dict_delitem=dict.__delitem__):
        dict_delitem(self, key)
        link = self.__map.pop(key)
        before, behind = link.prev, link.next
        before.next = behind
        behind.prev = before
        link.prev = link.next = None

    def __iter__(self):
        root = self.__root
        link = root.next
        while link is not root:
            yield link.key
            link = link.next

    def __reversed__(self):
        root = self.__root
        link = root.prev
        while link is not root:
            yield link.key
            link = link.prev

    def clear(self):
        "Remove all items."
        root = self.__root
        root.prev = root.next = root
        self.__map.clear()
        dict.clear(self)

    def popitem(self, last=True):
        "Remove and return the last (key, value) pair, or the first one."
        if not self:
            raise KeyError("dictionary is empty")
        root = self.__root
        if last:
            link = root.prev
            before = link.prev
            before.next = root
            root.prev = before
        else:
            link = root.next
            behind = link.next
            root.next = behind
            behind.prev = root
        key = link.key
        del self.__map[key]
        return key, dict.pop(self, key)

    def move_to_end(self, key, last=True):
        "Make a key the last one, or the first one; a KeyError if it is not there."
        link = self.__map[key]
        before, behind = link.prev, link.next
        own = behind.prev  # a weak reference to the link
        before.next = behind
        behind.prev = before
        root = self.__root
        if last:
            last = root.prev
            link.prev, link.next = last, root
            root.prev = own
            last.next = link
        else:
            first = root.next
            link.prev, link.next = root, first
            first.prev = own
            root.next = link

    def __sizeof__(self):
        from sys import getsizeof
        n = len(self) + 1  # links, the root included
        size = getsizeof(self.__dict__)
        size += getsizeof(self.__map) * 2
        size += getsizeof(self.__hardroot) * n
        size += getsizeof(self.__root) * n
        return size

    update = __update = MutableMapping.update

    def keys(self):
        "Return a live view of the keys."
        return _KeysView(self)

    def items(self):
        "Return a live view of the (key, value) pairs."
        return _ItemsView(self)

    def values(self):
        "Return a live view of the values."
        return _ValuesView(self)

    __ne__ = MutableMapping.__ne__

    __marker = object()

    def pop(self, key, default=__marker):
        """Remove key and return its value, or default; without a default a missing key is a
        KeyError."""
        marker = self.__marker
        result = dict.pop(self, key, marker)
        if result is not marker:
            link = self.__map.pop(key)
            before, behind = link.prev, link.next
            before.next = behind
            behind.prev = before
            link.prev = link.next = None
            return result
        if default is marker:
            raise KeyError(key)
        return default

    def setdefault(self, key, default=None):
        "Return the value for key; store default there first when there is none."
        if key in self:
            return self[key]
        self[key] = default
        return default

    @recursive_repr()
    def __repr__(self):
        if not self:
            return "%s()" % (self.__class__.__name__,)
        return "%s(%r)" % (self.__class__.__name__, dict(self.items()))

    def __reduce__(self):
        state = self.__getstate__()
        if isinstance(state, tuple):
            state, slots = state
        else:
            slots = {}
        state = state.copy()
        slots = slots.copy()
        for name in vars(OrderedDict()):
            state.pop(name, None)
            slots.pop(name, None)
        if slots:
            state = state, slots
        else:
            state = state or None
        return self.__class__, (), state, None, iter(self.items())

    def copy(self):
        "Return a shallow copy."
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        "Make an ordered dictionary with the keys of an iterable, all with the same value."
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        "Equal to another OrderedDict in the same order only, to any other dict in whatever order."
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(a == b for a, b in zip(self, other))
        return dict.__eq__(self, other)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new


OrderedDict.__module__ = "collections"


def _count_elements(mapping, iterable):
    "Count each element of an iterable in a mapping."
    get = mapping.get
    for element in iterable:
        mapping[element] = get(element, 0) + 1


def _tuplegetter(index, doc):
    return property(lambda self: tuple.__getitem__(self, index), doc=doc)
