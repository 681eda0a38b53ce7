"""Shallow and deep copies.

copy(x) makes a new object with the same parts, deepcopy(x) one with copies of the parts, and replace(x, a=1) one
with some attributes changed. A class says how by __copy__(), __deepcopy__(memo) and __replace__(**changes), or by
what pickling asks for: __reduce_ex__() and __getstate__().
"""

__all__ = ["Error", "copy", "deepcopy", "replace"]

import types
import weakref
from copyreg import dispatch_table


class Error(Exception):
    "There is no way to copy it."


error = Error


def replace(obj, /, **changes):
    "A new object of the type of obj, with some attributes changed: by its __replace__()."
    changed = getattr(obj.__class__, "__replace__", None)
    if changed is not None:
        return changed(obj, **changes)
    raise TypeError(f"replace() does not support {obj.__class__.__name__} objects")


# Of these the object itself is as good as a copy.
_IMMUTABLE = frozenset([
    types.BuiltinFunctionType, types.CodeType, types.EllipsisType, types.FunctionType, types.NoneType,
    types.NotImplementedType, bool, bytes, complex, float, int, property, range, str, type, weakref.ref,
])
_OF_ITEMS = _IMMUTABLE.union([frozenset, slice, tuple])  # a shallow copy may be the same, too
_WITH_COPY = frozenset([bytearray, dict, list, set])


def copy(x):
    "A new object with the same parts as x."
    cls = type(x)
    if cls in _WITH_COPY:
        return cls.copy(x)
    if cls in _OF_ITEMS or issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    parts = _reduced(x, cls, "shallow")
    return x if isinstance(parts, str) else _rebuilt(*parts)


def _reduced(x, cls, kind):
    "What pickling would store of x: a tuple for _rebuilt(), or a str for what is to stay itself."
    if cls in dispatch_table:
        return dispatch_table[cls](x)
    if (method := getattr(x, "__reduce_ex__", None)) is not None:
        return method(4)
    if method := getattr(x, "__reduce__", None):
        return method()
    raise Error(f"un({kind})copyable object of type {cls}")


def _rebuilt(make, args, state=None, items=None, pairs=None):
    "The object that pickling's description means."
    new = make(*args)
    if state is not None:
        _set_state(new, state)
    _fill(new, items or (), pairs or ())
    return new


def _set_state(new, state):
    if hasattr(new, "__setstate__"):
        new.__setstate__(state)
        return
    attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
    if attributes is not None:
        new.__dict__.update(attributes)
    if slots is not None:
        for name, value in slots.items():
            setattr(new, name, value)


def _fill(new, items, pairs):
    # One at a time: what makes an item or a pair may use what is there already.
    for item in items:
        new.append(item)
    for key, value in pairs:
        new[key] = value


# ---- deep copies

# The memo holds, by id, the copies that were made already, so that what is shared or contains itself stays so. A
# container is noted there before its parts are copied.

_NOTHING = []


def deepcopy(x, memo=None, _nil=_NOTHING):
    "A new object with deep copies of the parts of x. memo: a dict of the copies so far, by id."
    cls = type(x)
    if cls in _IMMUTABLE:
        return x
    if memo is None:
        memo = {}
    elif (known := memo.get(id(x), _nil)) is not _nil:
        return known
    new = _DEEP[cls](x, memo) if cls in _DEEP else _deep_object(x, cls, memo)
    if new is not x:
        memo[id(x)] = new
        # An id must not be used again as long as the memo lives: it keeps the objects, under its own id.
        try:
            memo[id(memo)].append(x)
        except KeyError:
            memo[id(memo)] = [x]
    return new


def _deep_object(x, cls, memo):
    if issubclass(cls, type):
        return x
    method = getattr(x, "__deepcopy__", None)
    if method is not None:
        return method(memo)
    parts = _reduced(x, cls, "deep")
    return x if isinstance(parts, str) else _deeply_rebuilt(x, memo, *parts)


def _deeply_rebuilt(x, memo, make, args, state=None, items=None, pairs=None):
    new = make(*[deepcopy(arg, memo) for arg in args]) if args else make()
    memo[id(x)] = new
    if state is not None:
        _set_state(new, deepcopy(state, memo))
    if items is not None or pairs is not None:
        _fill(new, (deepcopy(item, memo) for item in items or ()),
              ((deepcopy(key, memo), deepcopy(value, memo)) for key, value in pairs or ()))
    return new


def _deep_list(x, memo):
    new = memo[id(x)] = []
    add = new.append
    for item in x:
        add(deepcopy(item, memo))
    return new


def _deep_dict(x, memo):
    new = memo[id(x)] = {}
    for key, value in x.items():
        new[deepcopy(key, memo)] = deepcopy(value, memo)
    return new


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # An item may have led back here, and a copy been made meanwhile.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if new is not old:
            return tuple(items)
    return x


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {dict: _deep_dict, list: _deep_list, tuple: _deep_tuple, types.MethodType: _deep_method}
