"""Mocks: objects that take any use, remember it, and can be asked about it; and patch, which puts them in the place of
real objects for a while (in _mock_patch).

All that a mock knows is in its _Book; its attributes are mocks below it, made when they are asked for. Each mock has a
class of its own, so that special methods can be set for it alone."""

import inspect
import threading
import weakref

from ._mock_call import ANY, DEFAULT, _Call, _CallList, _SentinelObject, call, parse, sentinel, show
from .util import safe_repr

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
           "ThreadingMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal")

__unittest = True

FILTER_DIR = True  # whether dir() leaves out what is of no use to a test

_DELETED = sentinel._DELETED  # stands for an attribute that was deleted
_UNSET = sentinel.TIMEOUT_UNSET
_FUNCTIONS = type(lambda: None), type(threading.Thread().run)


class InvalidSpecError(Exception):
    """A mock is no model for a mock."""


# ---- special methods

_NUMERIC = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow".split()
_PLAIN = ("lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod neg pos abs invert "
          "complex int float index round trunc floor ceil bool next fspath iter hash aiter").split()
_ASYNC = {"__aenter__", "__aexit__", "__anext__"}
_MADE = {f"__{name}__" for name in _PLAIN + [side + name for side in ("", "i", "r") for name in _NUMERIC]} | _ASYNC
# Those that are there only if a test sets them.
_SETTABLE = _MADE | {f"__{name}__" for name in (
    "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getnewargs_ex getstate setstate getformat "
    "repr dir subclasses format next").split()}
_REFUSED = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__",
            "__subclasscheck__", "__del__"}

_ANSWERS = {"__contains__": False, "__len__": 0, "__exit__": False, "__aexit__": False, "__complex__": 1j, "__int__": 1,
            "__float__": 1.0, "__bool__": True, "__index__": 1, "__lt__": NotImplemented, "__gt__": NotImplemented,
            "__le__": NotImplemented, "__ge__": NotImplemented}
_COMPUTED = {"__hash__": object.__hash__, "__str__": object.__str__, "__sizeof__": object.__sizeof__,
             "__fspath__": lambda mock: f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}"}


async def _each(values):
    for value in values:
        yield value


def _equal(mock, child):
    return lambda other: _given(child, lambda: True if mock is other else NotImplemented)


def _unequal(mock, child):
    return lambda other: _given(child, lambda: False if mock is other else NotImplemented)


def _iterator(mock, child):
    return lambda: iter(_given(child, tuple))


def _async_iterator(mock, child):
    return lambda: _each(_given(child, tuple))


_EFFECTS = {"__eq__": _equal, "__ne__": _unequal, "__iter__": _iterator, "__aiter__": _async_iterator}


def _given(child, otherwise):
    """The return value that the test has set, if it has."""
    value = _book(child).return_value
    return otherwise() if value is DEFAULT else value


def _is_special(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__"


class _Special:
    """A special method of a mock: looked up by the interpreter, it is a mock below that one."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, owner=None):
        if mock is None:
            mock = owner._mock_owner() if "_mock_owner" in vars(owner) else None
            if mock is None:
                return self
        name, children = self.name, _book(mock).children
        if name not in children:
            child = mock._get_child_mock(name=name, parent=mock, _label=name, _method=False)
            children[name] = child
            book = _book(child)
            if name in _ANSWERS:
                book.return_value = _ANSWERS[name]
            elif name in _COMPUTED:
                book.return_value = _COMPUTED[name](mock)
            elif name in _EFFECTS:
                book.side_effect = _EFFECTS[name](mock, child)
        return children[name]


# ---- the book

class _Book:
    """What a mock knows: its place among mocks, what it may have, what it answers, what was done with it."""

    def __init__(self):
        self.name = self.parent = None              # its name, and the mock that it belongs to
        self.label, self.is_method = "", True       # how it belongs there: an attribute's name, or "()"
        self.children = {}                          # its attributes, and "()" for what calling it returns
        self.allowed = self.spec_class = None       # names of its model's attributes; its model's class
        self.strict = self.sealed = self.unsafe = False
        self.coroutines = ()                        # which of the allowed names are coroutine functions
        self.signature, self.checks = None, False   # of its model; whether each call must fit it
        self.wraps = self.stand_in = None           # the real object; a function that users see instead of the mock
        self.return_value, self.side_effect = DEFAULT, None
        self.waiting = None                         # a condition, if threads wait for calls
        self.clear()

    def clear(self):
        self.called, self.call_count, self.call_args = False, 0, None
        self.call_args_list, self.mock_calls, self.method_calls = _CallList(), _CallList(), _CallList()
        self.await_count, self.await_args, self.await_args_list = 0, None, _CallList()


def _book(mock):
    return mock.__dict__["_mock_book"]


def _is_mock(thing):
    return issubclass(type(thing), NonCallableMock)


def _mock_of(thing):
    """The mock itself, or that behind a function which create_autospec made; else None."""
    if type(thing) is _FUNCTIONS[0]:
        thing = vars(thing).get("mock")
    return thing if _is_mock(thing) else None


def _attach(parent, thing, label, is_method=True):
    """Makes a mock that has neither name nor parent belong to another one; false if it has."""
    child = _mock_of(thing)
    if child is None:
        return False
    book, above = _book(child), parent
    if book.name or book.label or book.parent is not None:
        return False
    while above is not None:
        if above is child:
            return False
        above = _book(above).parent
    _place(child, parent, label, is_method)
    return True


def _place(child, parent, label, is_method=True):
    book = _book(child)
    book.parent, book.label, book.is_method = parent, label, is_method
    if is_method:
        book.name = label


class _Noted:
    """An attribute that lies in the mock's book, or on the function that users see instead."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, mock, owner=None):
        if mock is None:
            return self
        book = _book(mock)
        return getattr(book.stand_in or book, self.name)

    def __set__(self, mock, value):
        book = _book(mock)
        setattr(book.stand_in or book, self.name, value)


class _Answer(_Noted):
    """return_value: a mock below this one, as long as nothing else is set."""

    def __get__(self, mock, owner=None):
        value = _Noted.__get__(self, mock, owner)
        if value is DEFAULT and _book(mock).wraps is None:
            value = mock._get_child_mock(parent=mock, _label="()", _method=False)
            self.__set__(mock, value)
        return value

    def __set__(self, mock, value):
        _Noted.__set__(self, mock, value)
        _attach(mock, value, "()", False)


def _is_exception(thing):
    kind = thing if isinstance(thing, type) else type(thing)
    return issubclass(kind, BaseException)


class _Effect(_Noted):
    """side_effect: what can be iterated is, from call to call."""

    def __get__(self, mock, owner=None):
        value = _Noted.__get__(self, mock, owner)
        if value is self or value is None or callable(value) or _is_exception(value) or hasattr(value, "__next__"):
            return value
        self.__set__(mock, value)
        return _Noted.__get__(self, mock, owner)

    def __set__(self, mock, value):
        if value is not None and not callable(value) and not _is_exception(value):
            try:
                value = iter(value)
            except TypeError:
                pass
        _Noted.__set__(self, mock, value)


# ---- models

def _signature(model, as_instance=False, skip_first=False):
    """How the model, or its instances, are called; None if that cannot be known."""
    if not callable(model):
        return None
    if as_instance and isinstance(model, type):
        model, skip_first = getattr(model, "__call__", None), True
        if not isinstance(model, _FUNCTIONS):
            return None
    elif isinstance(model, type):
        model, skip_first = model.__init__, True
    try:
        signature = inspect.signature(model)
    except (TypeError, ValueError):
        return None
    parameters = [*signature.parameters.values()]
    if skip_first and parameters and parameters[0].kind is not inspect.Parameter.VAR_POSITIONAL:
        signature = signature.replace(parameters=parameters[1:])
    return signature


def _is_coroutine_function(thing):
    if isinstance(thing, (staticmethod, classmethod)):
        thing = thing.__func__
    if _is_mock(thing):
        return isinstance(thing, AsyncMockMixin)
    return inspect.iscoroutinefunction(thing)


def _static(model, name):
    try:
        return inspect.getattr_static(model, name)
    except AttributeError:
        return None


def _names_of(model):
    if _is_list_of_names(model):
        return {*model}
    fields = getattr(model, "__dataclass_fields__", None)
    return {*dir(model), *(fields if isinstance(fields, dict) else ())}


def _is_list_of_names(model):
    return type(model) in (list, tuple)


# ---- mocks

_ASSERT_LIKE = "assert", "assret", "asert", "aseert", "assrt"


class NonCallableMock:
    """A mock that cannot be called."""

    _special_names = frozenset()  # the special methods that it makes

    called, call_count, call_args, call_args_list, mock_calls, method_calls = [_Noted() for _ in range(6)]
    return_value, side_effect = _Answer(), _Effect()

    def __new__(cls, *args, **kwargs):
        model = next((kwargs[name] for name in ("spec", "spec_set") if kwargs.get(name) is not None),
                     args[0] if args else None)
        bases = (cls,)
        if not issubclass(cls, AsyncMockMixin) and model is not None and _is_coroutine_function(model):
            bases = AsyncMockMixin, cls
        body = {name: _Special(name) for name in cls._special_names}
        own = type(cls.__name__, bases, body | {"__doc__": cls.__doc__, "__module__": cls.__module__})
        mock = object.__new__(own)
        own._mock_owner = weakref.ref(mock)
        return mock

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, *, unsafe=False, _label="",
                 _method=True, _as_instance=False, _skip_first=False, **kwargs):
        book = self.__dict__["_mock_book"] = _Book()
        book.name, book.parent, book.label, book.is_method = name, parent, _label, _method
        book.wraps, book.unsafe = wraps, unsafe
        model = spec if spec_set is None else spec_set
        self._take_model(model, spec_set is not None, _as_instance, _skip_first)
        if kwargs:
            self.configure_mock(**kwargs)

    def _take_model(self, model, strict, as_instance=False, skip_first=False):
        if _is_mock(model):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={model!r}]")
        book = _book(self)
        book.allowed = book.spec_class = book.signature = None
        book.strict, book.coroutines = strict, ()
        if model is None:
            return
        book.allowed = _names_of(model)
        if not _is_list_of_names(model):
            book.spec_class = model if isinstance(model, type) else type(model)
            book.signature = _signature(model, as_instance, skip_first)
            book.coroutines = {name for name in book.allowed if _is_coroutine_function(_static(model, name))}
        own = type(self)
        for name in self._special_names:
            if name in book.allowed and name not in vars(own):
                setattr(own, name, _Special(name))
            elif name not in book.allowed and isinstance(vars(own).get(name), _Special):
                delattr(own, name)

    def mock_add_spec(self, spec, spec_set=False):
        """Gives it a model, as the argument spec does when it is made."""
        self._take_model(spec, bool(spec_set))

    # Where programs look, though they should not.
    _mock_name = property(lambda self: _book(self).name, lambda self, name: setattr(_book(self), "name", name))
    _mock_methods = property(lambda self: _book(self).allowed)
    _mock_parent, _mock_wraps, _mock_children = [
        property(lambda self, name=name: getattr(_book(self), name)) for name in ("parent", "wraps", "children")]

    def _class(self):
        book = self.__dict__.get("_mock_book")
        return type(self) if book is None or book.spec_class is None else book.spec_class

    __class__ = property(_class)

    # ---- attributes

    def __getattr__(self, name):
        book = self.__dict__.get("_mock_book")
        if book is None or name == "_mock_book":
            raise AttributeError(name)
        if book.allowed is not None:
            if name not in book.allowed or name in _SETTABLE:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif _is_special(name):
            raise AttributeError(name)
        if not book.unsafe and (book.allowed is None or name not in book.allowed):
            if name.startswith(_ASSERT_LIKE) or name in _NOT_ASSERTIONS:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant "
                                     "to be an attribute.")
        child = book.children.get(name)
        if child is _DELETED:
            raise AttributeError(name)
        if child is None:
            real = None if book.wraps is None else getattr(book.wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=real, _label=name)
        elif isinstance(child, _Later):
            child = child.make(self, name)
            if book.sealed:
                seal(_mock_of(child))
        book.children[name] = child
        return child

    def __setattr__(self, name, value):
        own, book = type(self), _book(self)
        if isinstance(_static_in(own, name), (_Noted, property)) and name != "__class__":
            object.__setattr__(self, name, value)
            return
        if name == "__class__":
            book.spec_class = value
            return
        if book.allowed is not None and name not in book.allowed and name not in self.__dict__:
            if book.strict or name in _SETTABLE:
                raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _REFUSED:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _SETTABLE:
            if _attach(self, value, name, False) or _mock_of(value) is not None:
                _book(_mock_of(value)).name = _book(_mock_of(value)).name or name
                book.children[name] = value
                setattr(own, name, value)
            else:
                setattr(own, name, value if not callable(value) else lambda *args, **kw: value(*args, **kw))
            return
        if book.sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if _attach(self, value, name):
            book.children[name] = value
        if isinstance(value, PropertyMock):
            book.children.pop(name, None)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        own, children = type(self), _book(self).children
        if name in _SETTABLE and name in vars(own):
            delattr(own, name)
            if name not in self.__dict__:
                children.pop(name, None)
                return
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif children.get(name) is _DELETED:
            raise AttributeError(name)
        children[name] = _DELETED

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        book = _book(self)
        names = {name for name in (*dir(type(self)), *self.__dict__) if not name.startswith("_")}
        set_here = [name for name, value in vars(type(self)).items() if not isinstance(value, _Special)]
        names |= {name for name in (*self.__dict__, *set_here) if name in _SETTABLE}
        names |= {name for name, child in book.children.items() if child is not _DELETED and not _is_special(name)}
        return sorted(names | (book.allowed or set()))

    def _get_child_mock(self, /, **kw):
        """A mock for an attribute or a return value; classes derived from mocks may want others."""
        book, label = _book(self), kw.get("_label")
        if book.sealed:
            what = "." + kw["name"] if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + what)
        if label in book.coroutines:
            return AsyncMock(**kw)
        own = type(self)
        if issubclass(own, AsyncMockMixin):
            plain = label in _SETTABLE and label not in _ASYNC
            plain = plain or (book.allowed is not None and label in book.allowed and label not in _ASYNC)
            if plain:
                return MagicMock(**kw)
            kind = AsyncMock
        elif issubclass(own, _Specials) and label in _ASYNC:
            kind = AsyncMock
        elif issubclass(own, CallableMixin):
            kind = own.__mro__[1]
        else:
            kind = MagicMock if issubclass(own, _Specials) else Mock
        return kind(**kw)

    # ---- what it is called

    def _extract_mock_name(self):
        labels, book = [], _book(self)
        while book.parent is not None:
            labels.append(book.label if book.label.startswith("()") else "." + book.label)
            book = _book(book.parent)
        return (book.name or "mock") + "".join(reversed(labels))

    def __repr__(self):
        book, path = _book(self), self._extract_mock_name()
        text = "" if path == "mock" else f" name={path!r}"
        if book.spec_class is not None:
            text += f" {'spec_set' if book.strict else 'spec'}={book.spec_class.__name__!r}"
        return f"<{type(self).__name__}{text} id='{id(self)}'>"

    def _title(self):
        return _book(self).name or "mock"

    # ---- its state

    def configure_mock(self, /, **kwargs):
        """Sets attributes, also of attributes: {"method.return_value": 3}."""
        for path in sorted(kwargs, key=lambda path: path.count(".")):
            *way, last = path.split(".")
            target = self
            for name in way:
                target = getattr(target, name)
            setattr(target, last, kwargs[path])

    def attach_mock(self, mock, attribute):
        """Makes a mock an attribute of this one, wherever it was before."""
        inner = _mock_of(mock)
        book = _book(inner)
        book.parent, book.name, book.label = None, None, ""
        setattr(self, attribute, mock)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets the calls, and if asked what is to be answered; the same for all mocks below."""
        visited = set() if visited is None else visited
        if id(self) in visited:
            return
        visited.add(id(self))
        book = _book(self)
        fresh = _Book()
        for name in _REMEMBERED:
            if hasattr(type(self), name):
                setattr(self, name, getattr(fresh, name))
        if return_value:  # special methods are made anew, with their usual answers
            for name in [name for name in book.children if isinstance(vars(type(self)).get(name), _Special)]:
                del book.children[name]
        answer = getattr(book.stand_in or book, "return_value")
        if return_value:
            setattr(book.stand_in or book, "return_value", DEFAULT)
        if side_effect:
            self.side_effect = None
        for child in [*book.children.values(), answer]:
            inner = _mock_of(child)
            if inner is not None and (child is not answer or not return_value):
                inner.reset_mock(visited, return_value=return_value, side_effect=side_effect)

    def _record(self, args, kwargs):
        """Notes a call, here and in all mocks that this one belongs to."""
        self.called = True
        self.call_count += 1
        self.call_args = _Call((args, kwargs), two=True)
        self.call_args_list.append(self.call_args)
        self.mock_calls.append(_Call(("", args, kwargs)))
        book = _book(self)
        path, is_method = book.label, book.is_method
        while book.parent is not None:
            parent, book = book.parent, _book(book.parent)
            if is_method:
                parent.method_calls.append(_Call((path, args, kwargs)))
            parent.mock_calls.append(_Call((path, args, kwargs)))
            if book.label:
                path = book.label + ("" if path.startswith("()") else ".") + path
            is_method = is_method and book.is_method

    # ---- assertions

    def _bound(self, kall):
        """The call as the model's parameters see it: f(1) is f(a=1) then. A TypeError if it does not fit them."""
        if not isinstance(kall, tuple):
            return kall
        name, args, kwargs = parse(kall)
        signature = self._signature_of(name)
        if signature is None:
            return kall
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return _Call((name, bound.args, bound.kwargs))

    def _signature_of(self, path):
        book = _book(self)
        for label in path.replace("()", "").split(".") if path else ():
            child = _mock_of(book.children.get(label))
            if child is None:
                return None
            book = _book(child)
        return book.signature

    def _calls_text(self):
        return f"\nCalls: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def assert_called(self):
        """Fails unless it was called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._title()}' to have been called.")

    def assert_not_called(self):
        """Fails if it was called."""
        if self.call_count:
            raise AssertionError(f"Expected '{self._title()}' to not have been called. Called {self.call_count} times."
                                 + self._calls_text())

    def assert_called_once(self):
        """Fails unless it was called once."""
        self._once("to have been")

    def _once(self, how):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._title()}' {how} called once. Called {self.call_count} times."
                                 + self._calls_text())

    def assert_called_with(self, /, *args, **kwargs):
        """Fails unless the last call was with these arguments."""
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {show(self._title(), args, kwargs)}\n"
                                 "  Actual: not called.")
        self._same_call(self.call_args, args, kwargs, "call")

    def _same_call(self, last, args, kwargs, what):
        expected, actual = self._bound(_Call((args, kwargs), two=True)), self._bound(last)
        if actual != expected:
            raise AssertionError(f"expected {what} not found.\nExpected: {show(self._title(), args, kwargs)}\n"
                                 f"  Actual: {show(self._title(), *parse(last)[1:])}") from _cause(expected)

    def assert_called_once_with(self, /, *args, **kwargs):
        """Fails unless it was called once, with these arguments."""
        self._once("to be")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Fails unless one of the calls was with these arguments."""
        self._any(self.call_args_list, args, kwargs, "call")

    def _any(self, calls, args, kwargs, what):
        expected = self._bound(_Call((args, kwargs), two=True))
        if isinstance(expected, Exception) or not any(self._bound(c) == expected for c in calls):
            raise AssertionError(f"{show(self._title(), args, kwargs)} {what} not found") from _cause(expected)

    def assert_has_calls(self, calls, any_order=False):
        """Fails unless these calls were made, one after the other unless any order will do."""
        problem = self._missing(self.mock_calls, calls, any_order, "calls")
        if problem is None:
            return
        text, expected, cause, rest = problem
        if any_order:
            text = f"{self._title()!r} does not contain all of {expected!r} in its call list, found {rest!r} instead"
        else:
            text += f"\nExpected: {_CallList(calls)}\n  Actual: {safe_repr(self.mock_calls)}"
        raise AssertionError(text) from cause

    def _missing(self, made, calls, any_order, what):
        """None, or what is wrong: (text, calls not found, cause, calls left over)."""
        expected, rest = [self._bound(c) for c in calls], [self._bound(c) for c in made]
        cause = next((e for e in expected if isinstance(e, Exception)), None)
        if any_order:
            lost = []
            for kall in expected:
                try:
                    rest.remove(kall)
                except ValueError:
                    lost.append(kall)
            return ("", tuple(lost), cause, rest) if lost else None
        if expected in _CallList(rest):
            return None
        if cause is None:
            return f"{what.capitalize()} not found.", (), None, rest
        errors = [e if isinstance(e, Exception) else None for e in expected]
        return f"Error processing expected {what}.\nErrors: {errors}", (), cause, rest


def _static_in(cls, name):
    return next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None)


def _cause(expected):
    return expected if isinstance(expected, Exception) else None


_REMEMBERED = ("called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls", "await_count",
               "await_args", "await_args_list")
# What a test may write where it means an assertion.
_NOT_ASSERTIONS = {name.removeprefix("assert_") for name in vars(NonCallableMock) if name.startswith("assert_")}
_NOT_ASSERTIONS -= {"called"}


class CallableMixin:
    """What makes a mock callable."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, **kwargs):
        answers = {}
        if return_value is not DEFAULT:
            answers["return_value"] = return_value
        if side_effect is not None:
            answers["side_effect"] = side_effect
        super().__init__(spec, wraps, name, spec_set, parent, **answers, **kwargs)

    def __call__(self, /, *args, **kwargs):
        book = _book(self)
        if book.checks and book.signature is not None:
            book.signature.bind(*args, **kwargs)
        self._record(args, kwargs)
        return self._answer(args, kwargs)

    def _answer(self, args, kwargs):
        effect, book = self.side_effect, _book(self)
        if effect is not None:
            if _is_exception(effect):
                raise effect
            value = effect(*args, **kwargs) if callable(effect) else next(effect)
            if not callable(effect) and _is_exception(value):
                raise value
            if value is not DEFAULT:
                return value
        if book.wraps is not None and getattr(book.stand_in or book, "return_value") is DEFAULT:
            return book.wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock: each use of it is fine, and is remembered."""


class _Specials:
    """What makes a mock have special methods, with answers that do little harm."""

    _special_names = frozenset(_MADE)


class NonCallableMagicMock(_Specials, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(_Specials, Mock):
    """A mock with special methods."""


class PropertyMock(Mock):
    """A mock for properties: reading calls it without, writing with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


# ---- mocks of coroutine functions

class AsyncMockMixin:
    """What makes calls of a mock awaitable."""

    await_count, await_args, await_args_list = _Noted(), _Noted(), _Noted()

    async def _answer(self, args, kwargs):
        self.await_count += 1
        self.await_args = _Call((args, kwargs), two=True)
        self.await_args_list.append(self.await_args)
        effect, book = self.side_effect, _book(self)
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if callable(effect):
                value = effect(*args, **kwargs)
                if _is_coroutine_function(effect):
                    value = await value
            else:
                try:
                    value = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None  # the other cannot leave a coroutine
                if _is_exception(value):
                    raise value
            if value is not DEFAULT:
                return value
        if book.wraps is not None and getattr(book.stand_in or book, "return_value") is DEFAULT:
            value = book.wraps(*args, **kwargs)
            return await value if _is_coroutine_function(book.wraps) else value
        return self.return_value

    def assert_awaited(self):
        """Fails unless it was awaited."""
        if not self.await_count:
            raise AssertionError(f"Expected {self._title()} to have been awaited.")

    def assert_not_awaited(self):
        """Fails if it was awaited."""
        if self.await_count:
            raise AssertionError(f"Expected {self._title()} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_once(self):
        """Fails unless it was awaited once."""
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._title()} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        """Fails unless the last call that was awaited had these arguments."""
        if self.await_args is None:
            raise AssertionError(f"Expected await: {show(self._title(), args, kwargs)}\nNot awaited")
        self._same_call(self.await_args, args, kwargs, "await")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Fails unless it was awaited once, with these arguments."""
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Fails unless a call with these arguments was awaited."""
        self._any(self.await_args_list, args, kwargs, "await")

    def assert_has_awaits(self, calls, any_order=False):
        """Fails unless these calls were awaited, one after the other unless any order will do."""
        problem = self._missing(self.await_args_list, calls, any_order, "awaits")
        if problem is None:
            return
        text, expected, cause, _ = problem
        if any_order:
            text = f"{expected!r} not all found in await list"
        else:
            text += f"\nExpected: {_CallList(calls)}\nActual: {self.await_args_list}"
        raise AssertionError(text) from cause


def _plain():
    """Is marked as a coroutine function, to see what the mark is."""


for _name, _mark in vars(inspect.markcoroutinefunction(_plain)).items():
    setattr(AsyncMockMixin, _name, _mark)


class AsyncMock(AsyncMockMixin, _Specials, Mock):
    """A mock of a coroutine function; its attributes are such mocks too."""


# ---- mocks for threads

class _ThreadParts:
    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=_UNSET, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__["_mock_wait_timeout"] = self.DEFAULT_TIMEOUT if timeout is _UNSET else timeout
        _book(self).waiting = threading.Condition()
        self.__dict__["_mock_done"] = []  # the calls that have returned

    def _get_child_mock(self, /, **kw):
        kw["timeout"] = self._mock_wait_timeout
        return ThreadingMock(**kw)

    def _answer(self, args, kwargs):
        try:
            return super()._answer(args, kwargs)
        finally:
            waiting = _book(self).waiting
            with waiting:
                self._mock_done.append(_Call((args, kwargs), two=True))
                waiting.notify_all()

    def _await_until(self, holds, timeout, message):
        waiting = _book(self).waiting
        timeout = self._mock_wait_timeout if timeout is _UNSET else timeout
        with waiting:
            if not waiting.wait_for(holds, timeout):
                raise AssertionError(message.format(timeout))

    def reset_mock(self, /, *args, **kwargs):
        """Forgets the calls that threads might wait for, too."""
        self._mock_done.clear()
        super().reset_mock(*args, **kwargs)

    def wait_until_called(self, *, timeout=_UNSET):
        """Waits until it was called."""
        title = self._title().replace("{", "{{").replace("}", "}}")
        self._await_until(lambda: bool(self._mock_done), timeout, title + " was not called before timeout({}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Waits until it was called with these arguments."""
        text = show(self._title(), args, kwargs).replace("{", "{{").replace("}", "}}")
        expected = _Call((args, kwargs), two=True)
        self._await_until(lambda: expected in self._mock_done, _UNSET, text + " call not found")


class ThreadingMock(_ThreadParts, _Specials, Mock):
    """A mock on whose calls other threads can wait."""


# ---- mocks that are like something in all parts

class _Later:
    """An attribute of a mock that create_autospec made, as long as nobody has asked for it."""

    def __init__(self, model, strict, unsafe):
        self.model, self.strict, self.unsafe = model, strict, unsafe

    def make(self, mock, name):
        """The mock for the attribute."""
        wraps = _book(mock).wraps
        options = {} if wraps is None else {"wraps": getattr(wraps, name)}
        try:
            real = getattr(self.model, name)
        except AttributeError:
            return mock._get_child_mock(parent=mock, name=name, _label=name, **options)
        if _is_mock(real):
            raise InvalidSpecError(f"Cannot autospec attr {name!r} from target {mock!r} as it has already been mocked "
                                   f"out. [target={self.model!r}, attr={real!r}]")
        if not isinstance(real, _FUNCTIONS):
            return create_autospec(real, self.strict, _parent=mock, _name=name, unsafe=self.unsafe, **options)
        kind = AsyncMock if _is_coroutine_function(real) else MagicMock
        options["spec_set" if self.strict else "spec"] = real
        child = kind(parent=mock, name=name, _label=name, _skip_first=_takes_self(self.model, name), **options)
        _book(child).checks = True
        child.return_value = child._get_child_mock(parent=child, _label="()", _method=False)
        return child


def _takes_self(model, name):
    """Whether the first parameter of a class's function is what it will be bound to."""
    if not isinstance(model, type):
        return False
    return not isinstance(_static_in(model, name), (staticmethod, classmethod))


def _can_be_called(model, as_instance):
    if as_instance and isinstance(model, type):
        return any("__call__" in vars(base) for base in model.__mro__)
    if isinstance(model, (staticmethod, classmethod)):
        return True
    return callable(model) or getattr(model, "__call__", None) is not None


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the model's attributes, which are such mocks too; functions must be called as the model's are."""
    if _is_list_of_names(spec):
        spec = type(spec)  # a list is a model of lists here
    if _is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    if not unsafe:
        check_typos(kwargs)
    is_class, is_function = isinstance(spec, type), isinstance(spec, _FUNCTIONS)
    kind = MagicMock
    if is_function and _is_coroutine_function(spec):
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        kind = AsyncMock
    elif spec is not None and not _can_be_called(spec, instance):
        kind = NonCallableMagicMock
    options = {"name": kwargs.pop("name", _name), "parent": _parent, "unsafe": unsafe, "_as_instance": instance}
    if spec is not None and not inspect.isdatadescriptor(spec):
        options["spec_set" if spec_set else "spec"] = spec
    if "wraps" in kwargs:
        options["wraps"] = kwargs.pop("wraps")
    if _parent is not None:
        options["_label"] = _name
        if _name == "()":
            options.update(name=None, _method=False)
    mock = kind(**options)
    book = _book(mock)
    book.checks = True
    for attribute in _names_of(spec) if spec is not None else ():
        if not _is_special(attribute) and not hasattr(NonCallableMock, attribute):
            book.children[attribute] = _Later(spec, spec_set, unsafe)
    result = _function_for(mock, spec) if is_function else mock
    if is_class and not instance and "return_value" not in kwargs:
        more = {} if book.wraps is None else {"wraps": book.wraps}
        mock.return_value = create_autospec(spec, spec_set, True, mock, "()", unsafe=unsafe, **more)
    mock.configure_mock(**kwargs)
    return result


def check_typos(kwargs):
    for word in "autospect", "auto_spec", "set_spec":
        if word in kwargs:
            raise RuntimeError(f"{word!r} might be a typo; use unsafe=True if this is intended")


def _function_for(mock, model):
    """A real function that calls the mock, with the mock's attributes."""
    signature = _book(mock).signature

    def funcopy(*args, **kwargs):
        if signature is not None:
            signature.bind(*args, **kwargs)
        return mock(*args, **kwargs)
    if isinstance(mock, AsyncMockMixin):
        called = funcopy

        async def funcopy(*args, **kwargs):
            return await called(*args, **kwargs)
    funcopy.__qualname__ = model.__name__ if model.__name__.isidentifier() else "funcopy"
    for name in "__name__", "__doc__", "__module__", "__text_signature__", "__type_params__":
        if hasattr(model, name) and (name != "__name__" or model.__name__.isidentifier()):
            setattr(funcopy, name, getattr(model, name))
    if signature is not None:
        funcopy.__signature__ = signature
    book = _book(mock)
    funcopy.mock, funcopy.return_value, funcopy.side_effect = mock, mock.return_value, book.side_effect
    for name in _REMEMBERED:
        if hasattr(type(mock), name):
            setattr(funcopy, name, getattr(book, name))
    for name in dir(type(mock)):
        if name.startswith("assert_") or name in ("configure_mock", "attach_mock", "reset_mock"):
            setattr(funcopy, name, getattr(mock, name))
    book.stand_in, book.checks = funcopy, False
    _attach(mock, mock.return_value, "()", False)
    return funcopy


def seal(mock):
    """From now on the mock, and the mocks below it, make no further attributes."""
    book = _book(mock)
    book.sealed = True
    for name, child in [*book.children.items(), ("()", book.return_value)]:
        inner = _mock_of(child)
        if inner is not None and _book(inner).parent is mock and not _book(inner).sealed:
            seal(inner)


from ._mock_patch import mock_open, patch  # they need the classes above
