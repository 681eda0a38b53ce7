"""Containers beyond the built-in ones.

namedtuple    makes a class of tuples whose items have names
deque         a sequence that is quick at both of its ends
ChainMap      several mappings seen as one
Counter       a dict that counts
OrderedDict   a dict whose keys can be moved
defaultdict   a dict that makes missing values
UserDict, UserList, UserString    bases for classes that wrap a dict, a list, a str

The native types come from _collections. ChainMap and the User classes stand in _user, which is
loaded when one of them is asked for, since the abstract base classes come with it.
"""

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict",
    "deque", "namedtuple",
]

import sys as _sys
from keyword import iskeyword as _iskeyword

from _collections import OrderedDict, _count_elements, _deque_iterator, _tuplegetter, defaultdict, deque

if "_collections_abc" in _sys.modules:  # else collections.abc does it
    _sys.modules["_collections_abc"].MutableSequence.register(deque)


def __getattr__(name):
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        from collections import _user
        value = globals()[name] = getattr(_user, name)
        return value
    if name == "abc":
        import collections.abc
        return collections.abc
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# ---- namedtuple ----------------------------------------------------------------------------------


def _replaced(names):
    """The names with a position in place of each that cannot be a field's, or that was there before."""
    taken = set()
    for at, name in enumerate(names):
        usable = name.isidentifier() and not _iskeyword(name) and name[0] != "_" and name not in taken
        taken.add(name)
        yield name if usable else f"_{at}"


def _check_identifier(name):
    wrong = None
    if type(name) is not str:
        raise TypeError("Type names and field names must be strings")
    if _iskeyword(name):
        wrong = "cannot be a keyword"
    elif not name.isidentifier():
        wrong = "must be valid identifiers"
    if wrong:
        raise ValueError(f"Type names and field names {wrong}: {name!r}")


def _field_names(given, rename):
    """The names of the fields as a tuple of strings; rename: a position in place of what cannot be one."""
    if isinstance(given, str):
        given = given.replace(",", " ").split()
    given = [str(name) for name in given]
    if rename:
        given = [*_replaced(given)]
    for name in given:
        _check_identifier(name)
    taken = set()
    for name in given:
        if name[0] == "_" and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in taken:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        taken.add(name)
    return tuple(map(_sys.intern, given))


def _constructor(typename, fields, defaults):
    """A __new__ that has the fields as parameters: it is compiled for them."""
    items = "".join(f"{field}, " for field in fields)
    namespace = {"_tuple": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    exec(f"def __new__(_cls, {items}): return _tuple(_cls, ({items}))", namespace)
    made = namespace["__new__"]
    made.__defaults__ = defaults
    return made


def _tuple_methods(typename, fields):
    """The methods of a class of named tuples, but for its constructor."""
    shape = "(" + ", ".join([f"{field}=%r" for field in fields]) + ")"

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) == len(fields):
            return made
        raise TypeError(f"Expected {len(fields)} arguments, got {len(made)}")

    def _replace(self, /, **kwds):
        made = self._make([kwds.pop(field, item) for field, item in zip(fields, self)])
        if not kwds:
            return made
        raise TypeError(f"Got unexpected field names: {[*kwds]!r}")

    def __repr__(self):
        return type(self).__name__ + shape % self

    def _asdict(self):
        """A dict of the fields."""
        return {field: item for field, item in zip(self._fields, self)}

    def __getnewargs__(self):
        """What copies and pickles are made of."""
        return (*self,)

    _make.__doc__ = f"A {typename} of the items that an iterable gives"
    _replace.__doc__ = f"A {typename} with other values for some fields"
    return _make, _replace, __repr__, _asdict, __getnewargs__


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a class of tuples whose items have names.

    >>> Point = namedtuple('Point', 'x y', defaults=[0])
    >>> Point(5), Point(y=2, x=1).y, Point(1, 2)._replace(x=7)
    (Point(x=5, y=0), 2, Point(x=7, y=2))
    """
    typename = _sys.intern(str(typename))
    fields = _field_names(field_names, rename)
    _check_identifier(typename)
    defaults = None if defaults is None else tuple(defaults)
    with_default = len(defaults or ())
    if with_default > len(fields):
        raise TypeError("Got more default values than field names")

    signature = ", ".join(fields) + ("," if len(fields) == 1 else "")
    new = _constructor(typename, fields, defaults)
    new.__doc__ = f"Create new instance of {typename}({signature})"
    methods = {method.__name__: method for method in (new, *_tuple_methods(typename, fields))}
    for name, method in methods.items():
        method.__qualname__ = f"{typename}.{name}"
    methods["_make"] = classmethod(methods["_make"])
    made = type(typename, (tuple,), {
        "__doc__": f"{typename}({signature})",
        "__slots__": (),
        "__match_args__": fields,
        "_fields": fields,
        "_field_defaults": dict(zip(fields[len(fields) - with_default:], defaults or ())),
        **methods,
        "__replace__": methods["_replace"],
        **{field: _tuplegetter(at, _sys.intern(f"Alias for field number {at}")) for at, field in enumerate(fields)},
    })
    if module is None:  # whose caller keeps the class, where pickles find it
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except (ValueError, AttributeError):
            return made
    made.__module__ = module
    return made


# ---- Counter -------------------------------------------------------------------------------------


def _greater(a, b):
    return b if a < b else a


def _less(a, b):
    return a if a < b else b


def _positive(pairs):
    """A Counter of the pairs that count more than 0."""
    made = Counter()
    dict.update(made, [pair for pair in pairs if pair[1] > 0])
    return made


def _operation(name, combine, doc):
    """A binary operator on Counters: combines the counts of each element, and keeps what is positive."""

    def operate(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        pairs = [(element, combine(count, other[element])) for element, count in self.items()]
        pairs += [(element, combine(0, count)) for element, count in other.items() if element not in self]
        return _positive(pairs)

    return _named(operate, name, doc)


def _change(name, combine, doc):
    """The same in place, with any mapping."""

    def change(self, other):
        for element, count in other.items():
            self[element] = combine(self[element], count)
        return self._keep_positive()

    return _named(change, name, doc)


def _comparison(name, holds, doc):
    """An operator that compares the counts of each element; one that is in neither makes no difference."""

    def compare(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return holds(self, other)

    return _named(compare, name, doc)


def _named(method, name, doc):
    method.__name__, method.__qualname__, method.__doc__ = name, f"Counter.{name}", doc
    return method


def _same(a, b):
    return all(a[element] == b[element] for element in {**a, **b})


def _contained(a, b):
    return all(a[element] <= b[element] for element in {**a, **b})


class Counter(dict):
    """A dict that counts hashable things: Counter('abc'), Counter({'a': 1}), Counter(a=1).

    What is not in it counts 0. Counts may be zero and negative.

    >>> Counter('mississippi').most_common(2)
    [('i', 4), ('s', 4)]
    """

    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, elem):
        """What is not there need not be deleted."""
        if elem in self:
            dict.__delitem__(self, elem)

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        try:
            pairs = self.most_common()
        except TypeError:  # counts that cannot be compared
            pairs = self.items()
        return f"{name}({dict(pairs)!r})"

    def __reduce__(self):
        return type(self), (dict(self),)

    def copy(self):
        """Another Counter with the same counts."""
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        # Would they all count v, or be counted? Neither is what some expect.
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """Pairs of element and count, those with the highest counts first; n of them, or all."""
        if n is not None:
            import heapq
            return heapq.nlargest(n, self.items(), key=_second)
        return sorted(self.items(), key=_second, reverse=True)

    def elements(self):
        """An iterator over the elements, each as often as it counts."""
        import itertools
        return itertools.chain.from_iterable(map(itertools.repeat, self.keys(), self.values()))

    def update(self, iterable=None, /, **kwds):
        """Adds the counts of a mapping, or counts what an iterable gives; adds counts given by keyword."""
        if iterable is None:
            pass
        elif not _is_mapping(iterable):
            _count_elements(self, iterable)
        elif not self:
            dict.update(self, iterable)
        else:
            known = self.get
            for element, count in iterable.items():
                self[element] = count + known(element, 0)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Does the opposite of update()."""
        known = self.get
        if iterable is None:
            pass
        elif _is_mapping(iterable):
            for element, count in iterable.items():
                self[element] = known(element, 0) - count
        else:
            for element in iterable:
                self[element] = known(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def _keep_positive(self):
        """Takes away what does not count more than 0."""
        for element in [element for element in self if not self[element] > 0]:
            del self[element]
        return self

    __eq__ = _comparison("__eq__", _same, "Do all counts agree?")
    __ne__ = _comparison("__ne__", lambda a, b: not a == b, "Does any count differ?")
    __le__ = _comparison("__le__", _contained, "Is each count at most the other's?")
    __ge__ = _comparison("__ge__", lambda a, b: _contained(b, a), "Is each count at least the other's?")
    __lt__ = _comparison("__lt__", lambda a, b: a <= b and a != b, "Is it less, and nowhere more?")
    __gt__ = _comparison("__gt__", lambda a, b: a >= b and a != b, "Is it more, and nowhere less?")

    __add__ = _operation("__add__", lambda a, b: a + b, "The sums of the counts.")
    __sub__ = _operation("__sub__", lambda a, b: a - b, "The differences of the counts.")
    __or__ = _operation("__or__", _greater, "The greater counts.")
    __and__ = _operation("__and__", _less, "The lesser counts.")

    __iadd__ = _change("__iadd__", lambda a, b: a + b, "Adds counts.")
    __isub__ = _change("__isub__", lambda a, b: a - b, "Subtracts counts.")
    __ior__ = _change("__ior__", _greater, "Raises counts to the other's.")

    def __iand__(self, other):
        """Lowers counts to the other's."""
        for element in self:
            self[element] = _less(self[element], other[element])
        return self._keep_positive()

    def __pos__(self):
        """What counts more than 0."""
        return _positive(self.items())

    def __neg__(self):
        """What counts less than 0, with the sign turned."""
        return _positive([(element, 0 - count) for element, count in self.items()])


def _second(pair):
    return pair[1]


def _is_mapping(o):
    """isinstance(o, Mapping), which needs the abstract base classes for no dict, and for nothing
    while nobody has loaded them but what has keys()."""
    if isinstance(o, dict):
        return True
    if isinstance(o, (str, list, tuple, set, frozenset, range, bytes)):
        return False
    abc = _sys.modules.get("_collections_abc")
    if abc is None:
        try:
            import _collections_abc as abc
        except ImportError:
            return hasattr(o, "keys")
    return isinstance(o, abc.Mapping)
