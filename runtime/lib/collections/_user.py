"""The classes of collections that are made of abstract base classes: ChainMap, UserDict, UserList, UserString.

The User classes keep a dict, list or str in `data` and pass most of their methods on to it. Those are not written
out but listed, and _forwarding makes them.
"""

from _collections_abc import Mapping, MutableMapping, MutableSequence, Sequence
from abc import update_abstractmethods
from reprlib import recursive_repr
from sys import maxsize

__name__ = "collections"  # where these classes are found, by pickles too

_COMPARISONS = {"__lt__": "<", "__le__": "<=", "__eq__": "==", "__gt__": ">", "__ge__": ">="}


def _signatures(table):
    """(name, parameters) of each method in a table of `name(parameter, ...);`."""
    for signature in filter(None, table.split(";")):
        name, _, parameters = signature.strip().partition("(")
        yield name, parameters.rstrip(")")


def _argument(parameter):
    """What is passed on for a parameter; ~ before its name: of a User object, its data."""
    name = parameter.partition("=")[0]
    return f"bare({name[1:]})" if name[0] == "~" else name


def _forwarding(*, builtins="", compared=None, plain="", same=""):
    """A class decorator that adds methods which do with `data` what their names say.

    builtins: by built-in functions. compared: comparisons, whose parameter has this name. plain and same: methods of
    data, with their parameters; those in `same` make another object of the class.
    """
    made = [(f"__{name}__", "", f"{name}(self.data)") for name in builtins.split()]
    if compared:
        made += [(name, compared, f"self.data {sign} bare({compared})") for name, sign in _COMPARISONS.items()]
    for table, result in (plain, "{}"), (same, "self.__class__({})"):
        for name, parameters in _signatures(table):
            passed = [_argument(each) for each in parameters.split(", ") if each not in ("", "/")]
            made.append((name, parameters, result.format(f"self.data.{name}({', '.join(passed)})")))
    source = "\n".join(f"def {name}(self, {parameters.replace('~', '')}): return {value}"
                       for name, parameters, value in made)

    def decorate(cls):
        def bare(value):
            return value.data if isinstance(value, cls) else value

        namespace = {"__name__": __name__, "bare": bare, "maxsize": maxsize}
        exec(source, namespace)
        for name, _, _ in made:
            namespace[name].__qualname__ = f"{cls.__name__}.{name}"
            setattr(cls, name, namespace[name])
        return update_abstractmethods(cls)

    return decorate


def _twin(self):
    """A copy with the same attributes, but with data of its own: __copy__ of what can be changed."""
    made = type(self).__new__(type(self))
    vars(made).update(vars(self), data=self.data.copy())
    return made


# ---- ChainMap ------------------------------------------------------------------------------------


class ChainMap(MutableMapping):
    """Several mappings seen as one.

    Look-ups search them in turn; whatever changes something does so in the first of them. They are
    kept in the list `maps`.
    """

    def __init__(self, *maps):
        self.maps = [*maps] or [{}]

    # ---- all mappings

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for each in self.maps:
            try:
                found = each[key]  # asking `key in each` first would not do for a defaultdict
            except KeyError:
                continue
            return found
        return self.__missing__(key)

    def get(self, key, default=None):
        if key not in self:
            return default
        return self[key]

    def __len__(self):
        return len(_keys(self.maps))

    def __iter__(self):
        return iter(_keys(self.maps))

    def __contains__(self, key):
        return any(key in each for each in self.maps)

    def __bool__(self):
        return any(self.maps)

    @recursive_repr()
    def __repr__(self):
        return type(self).__name__ + f"({', '.join([repr(each) for each in self.maps])})"

    # ---- new ones

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        """A ChainMap of one dict, in which all keys have the same value."""
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        """A ChainMap with a copy of the first mapping and the others as they are."""
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A ChainMap with one more mapping in front, by default a new dict. Keyword arguments go into it."""
        if m is None:
            m = {}
        if kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        """A ChainMap without the first mapping."""
        _, *others = self.maps
        return type(self)(*others)

    def __or__(self, other):
        if isinstance(other, Mapping):
            made = self.copy()
            made.maps[0].update(other)
            return made
        return NotImplemented

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = dict(other)
        for each in self.maps[::-1]:
            merged.update(each)
        return type(self)(merged)

    # ---- the first mapping

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        first = self.maps[0]
        try:
            del first[key]
        except KeyError:
            raise _not_in_first(key)

    def pop(self, key, *args):
        """Takes a key out of the first mapping and gives its value, or the default."""
        first = self.maps[0]
        try:
            return first.pop(key, *args)
        except KeyError:
            raise _not_in_first(key)

    def popitem(self):
        """Takes a pair of key and value out of the first mapping."""
        first = self.maps[0]
        try:
            return first.popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def clear(self):
        """Empties the first mapping."""
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


def _keys(maps):
    """A dict with the keys of all mappings, those of the last one first."""
    keys = {}
    for each in maps[::-1]:
        keys |= dict.fromkeys(each)
    return keys


def _not_in_first(key):
    return KeyError(f"Key not found in the first mapping: {key!r}")


# ---- UserDict ------------------------------------------------------------------------------------


def _dict(of):
    """The dict that something is or has; None for other things."""
    if isinstance(of, UserDict):
        return of.data
    return of if isinstance(of, dict) else None


@_forwarding(builtins="len iter repr")
class UserDict(MutableMapping):
    """A base for classes that behave like a dict; the items are in the dict `data`."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in dict, kwargs or None:
            if given is not None:
                self.update(given)

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        held = self.data
        if key in held:
            return held[key]
        missing = getattr(type(self), "__missing__", None)
        if missing is None:
            raise KeyError(key)
        return missing(self, key)

    def get(self, key, default=None):
        return default if key not in self else self[key]  # and so without __missing__

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __or__(self, other):
        theirs = _dict(other)
        return NotImplemented if theirs is None else type(self)(self.data | theirs)

    def __ror__(self, other):
        theirs = _dict(other)
        return NotImplemented if theirs is None else type(self)(theirs | self.data)

    def __ior__(self, other):
        theirs = _dict(other)
        self.data |= other if theirs is None else theirs
        return self

    __copy__ = _twin

    def copy(self):
        held = self.data
        if type(self) is UserDict:
            return UserDict(held)
        # What a subclass adds is copied without the items; they come in by its own __setitem__.
        import copy
        self.data = {}
        try:
            made = copy.copy(self)
        finally:
            self.data = held
        made.update(self)
        return made

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        made.update((key, value) for key in iterable)
        return made


# ---- UserList ------------------------------------------------------------------------------------


def _items(of):
    """A list with the items of something: its own one, if it has one."""
    items = of.data if isinstance(of, UserList) else of
    return items if isinstance(items, list) else list(items)


@_forwarding(
    builtins="len repr", compared="other",
    plain="""append(item); clear(); count(item); extend(~other); index(item, *args); insert(i, item); pop(i=-1);
             remove(item); reverse(); sort(/, *args, **kwds)""")
class UserList(MutableSequence):
    """A base for classes that behave like a list; the items are in the list `data`."""

    __hash__ = None

    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            self.data += _items(initlist)

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, i):
        got = self.data[i]
        return type(self)(got) if isinstance(i, slice) else got

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return type(self)(self.data + _items(other))

    def __radd__(self, other):
        return type(self)(_items(other) + self.data)

    def __iadd__(self, other):
        self.data += _items(other)
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    __copy__ = _twin

    def copy(self):
        return type(self)(self)


# ---- UserString ----------------------------------------------------------------------------------


def _text(of):
    """The str of something: its own one, if it has one."""
    text = of.data if isinstance(of, UserString) else of
    return text if isinstance(text, str) else str(text)


@_forwarding(
    builtins="str repr int float complex hash len", compared="string",
    plain="""isalnum(); isalpha(); isascii(); isdecimal(); isdigit(); isidentifier(); islower(); isnumeric();
             isprintable(); isspace(); istitle(); isupper();
             startswith(prefix, start=0, end=maxsize); endswith(suffix, start=0, end=maxsize);
             count(~sub, start=0, end=maxsize); find(~sub, start=0, end=maxsize); rfind(~sub, start=0, end=maxsize);
             index(sub, start=0, end=maxsize); rindex(sub, start=0, end=maxsize);
             partition(sep); rpartition(sep); split(sep=None, maxsplit=-1); rsplit(sep=None, maxsplit=-1);
             splitlines(keepends=False); join(seq); format(/, *args, **kwds); format_map(mapping)""",
    same="""capitalize(); casefold(); lower(); swapcase(); title(); upper();
            center(width, *args); ljust(width, *args); rjust(width, *args); zfill(width); expandtabs(tabsize=8);
            strip(chars=None); lstrip(chars=None); rstrip(chars=None);
            removeprefix(~prefix, /); removesuffix(~suffix, /); replace(~old, ~new, maxsplit=-1); translate(*args)""")
class UserString(Sequence):
    """A base for classes that behave like a str; the text is in the str `data`."""

    maketrans = str.maketrans

    def __init__(self, seq):
        self.data = _text(seq)

    def __getnewargs__(self):
        return (self.data[:],)

    def __contains__(self, char):
        return (char.data if isinstance(char, UserString) else char) in self.data

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __add__(self, other):
        return type(self)(self.data + _text(other))

    def __radd__(self, other):
        return type(self)(_text(other) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(_text(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)
