"""Shallow and deep copies.

copy(x) makes a new object with the same parts, deepcopy(x) one with copies of the parts, and
replace(x, a=1) one with some attributes changed. A class says how by __copy__(), __deepcopy__(memo)
and __replace__(**changes), or by what pickling asks for: __reduce_ex__() and __getstate__().
"""

__all__ = ["Error", "copy", "deepcopy", "replace"]

import types
import weakref
from copyreg import dispatch_table


class Error(Exception):
    pass


error = Error

# Of these the object itself is as good as a copy.
_ATOMIC = frozenset({
    types.NoneType, int, float, bool, complex, str, bytes, type, range, property,
    types.BuiltinFunctionType, types.EllipsisType, types.NotImplementedType, types.FunctionType,
    types.CodeType, weakref.ref,
})
_COPY_ATOMIC = _ATOMIC | {tuple, frozenset, slice}
_COPIED_BY_METHOD = frozenset({list, dict, set, bytearray})


def _reduce(x, cls, protocol_name):
    "What pickling would store of x: a tuple, or a str for what is to stay itself."
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor:
        return reductor()
    raise Error(f"un{protocol_name}copyable object of type {cls}")


def copy(x):
    "A new object with the same parts as x."
    cls = type(x)
    if cls in _COPY_ATOMIC:
        return x
    if cls in _COPIED_BY_METHOD:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    rv = _reduce(x, cls, "(shallow)")
    if isinstance(rv, str):
        return x
    return _reconstruct(x, None, *rv)


def deepcopy(x, memo=None, _nil=[]):
    """A new object with deep copies of the parts of x. The dict memo holds, by id, the copies that
    were made already, so that what is shared or contains itself stays so."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    d = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(d, _nil)
        if y is not _nil:
            return y
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            rv = _reduce(x, cls, "(deep)")
            y = x if isinstance(rv, str) else _reconstruct(x, memo, *rv)
    if y is not x:
        memo[d] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    """The memo knows objects by id: they must live as long as it does. They are kept in a list under
    the memo's own id."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    append = y.append
    for item in x:
        append(deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    # An item may have copied the tuple itself meanwhile.
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for old, new in zip(x, y):
        if old is not new:
            return tuple(y)
    return x


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {
    list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict,
    types.MethodType: _deepcopy_method,
}


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    "The object that pickling's description means; its parts are copied when there is a memo."
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    y = func(*args)
    if deep:
        memo[id(x)] = y

    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slotstate = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
            if state is not None:
                y.__dict__.update(state)
            if slotstate is not None:
                for key, value in slotstate.items():
                    setattr(y, key, value)

    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    "A new object of the type of obj, with some attributes changed: by its __replace__()."
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
