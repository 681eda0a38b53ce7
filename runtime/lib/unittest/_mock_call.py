"""What unittest.mock compares: calls as tuples, the object that equals everything, and objects with nothing but a name."""

__unittest = True


class _Any:
    """Equals everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"

    __hash__ = object.__hash__


ANY = _Any()


class _SentinelObject:
    __module__ = "unittest.mock"

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel." + self.name

    __reduce__ = __repr__  # as pickle and copy find it again


class _Sentinel:
    """Makes an object for each name that is asked for, always the same."""

    __module__ = "unittest.mock"

    def __getattr__(self, name):
        if name == "__bases__":  # or it would be taken for a class
            raise AttributeError(name)
        made = vars(self)[name] = _SentinelObject(name)
        return made

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


def show(name, args, kwargs):
    """A call as it is written."""
    listed = [repr(value) for value in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(listed)})"


def parse(value):
    """(name, args, kwargs) of a call in any form: each part may be left out. None if it is no call."""
    parts, rest = ["", (), {}], [*value]
    for place, kind in enumerate((str, tuple, dict)):
        if rest and isinstance(rest[0], kind):
            parts[place] = rest.pop(0)
    return None if rest else tuple(parts)


class _Call(tuple):
    """(name, args, kwargs), or (args, kwargs) if `two`. Its attributes and its calls are calls again."""

    __module__ = "unittest.mock"

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        own_name, args, kwargs = parse(value) or ("", *value)
        if not (value and isinstance(value[0], str)):
            own_name = name or ""
        return tuple.__new__(cls, (args, kwargs) if two else (own_name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        # The name that what comes next is added to; what it was made from; whether it is called already.
        self._call_path, self._call_parent, self._call_made = name, parent, from_kall

    def __eq__(self, other):
        try:
            theirs = parse(other)
        except TypeError:
            return NotImplemented
        mine = parse(self)
        if theirs is None or (mine[0] and theirs[0] != mine[0]):
            return False
        if isinstance(other, _Call):
            parents = self._call_parent, other._call_parent
            if None not in parents and parents[0] != parents[1]:
                return False
        return theirs[1:] == mine[1:]  # in this order, so that ANY is asked first

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        path = self._call_path
        if path is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((path, args, kwargs), name=path + "()", parent=self)

    def __getattr__(self, attr):
        if attr.startswith("_call_"):
            raise AttributeError(attr)
        path = self._call_path
        if path is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{path}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in ("count", "index"):
            raise AttributeError(attr)  # a tuple's, and so they would hide calls of that name
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return parse(self)[1]

    @property
    def kwargs(self):
        return parse(self)[2]

    def __repr__(self):
        if not self._call_made:
            path = self._call_path or "call"
            return "call" + path if path.startswith("()") else path
        name, args, kwargs = parse(self)
        if name and not name.startswith("()"):
            name = "." + name
        return show("call" + name, args, kwargs)

    def call_list(self):
        """The call and those in it: for call.a(1).b(2) that of a, then that of b."""
        found, step = [], self
        while step is not None:
            if step._call_made:
                found.insert(0, step)
            step = step._call_parent
        return _CallList(found)


call = _Call(from_kall=False)


class _CallList(list):
    """Calls; a list of calls is in it if they stand in it one after the other."""

    __module__ = "unittest.mock"

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        starts = range(len(self) - len(value) + 1)
        return any(self[i:i + len(value)] == value for i in starts)

    def __repr__(self):
        from pprint import pformat
        return pformat([*self])
