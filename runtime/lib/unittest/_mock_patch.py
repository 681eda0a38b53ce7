"""patch: a mock, or any other object, in the place of a real one for as long as a function or a block runs."""

import builtins
import contextlib
import inspect
import sys

from . import mock as mocks
from ._mock_call import DEFAULT
from .util import wear

__unittest = True

_started = []  # what start() was called of, for stopall()
# Attributes that a function or a class always has: deleted, they are not what they were.
_NEVER_GONE = "__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__"


def _named(path):
    """The object of a dotted path; modules on the way are imported."""
    first, *rest = path.split(".")
    target, path = __import__(first), first
    for name in rest:
        path += "." + name
        try:
            target = getattr(target, name)
        except AttributeError:
            try:
                __import__(path)
            except ModuleNotFoundError as error:
                if error.name != path:
                    raise
            target = getattr(target, name)
    return target


class _Patching:
    """What is common to all patches: they can decorate functions and classes, and be started and stopped."""

    attribute_name = None  # the keyword that the mock is given by, if it is not simply the next argument
    takes_argument = False  # whether decorated functions get something

    def __call__(self, item):
        if isinstance(item, type):
            for name in dir(item):
                method = getattr(item, name)
                if name.startswith(patch.TEST_PREFIX) and callable(method):
                    setattr(item, name, self.copy()(method))
            return item
        if "patchings" in getattr(item, "__dict__", ()):
            item.patchings.append(self)  # a patch below this one has wrapped it already
            return item
        if inspect.iscoroutinefunction(item):
            async def patched(*args, **kwargs):
                with _entered(patched.patchings, args, kwargs) as given:
                    return await item(*given[0], **given[1])
        else:
            def patched(*args, **kwargs):
                with _entered(patched.patchings, args, kwargs) as given:
                    return item(*given[0], **given[1])
        wear(patched, item).patchings = [self]
        return patched

    def start(self):
        """Patches until stop() is called; returns what `with` would give."""
        given = self.__enter__()
        _started.append(self)
        return given

    def stop(self):
        """Ends what start() began."""
        if self not in _started:
            return None
        _started.remove(self)
        return self.__exit__(None, None, None)


@contextlib.contextmanager
def _entered(patchings, args, kwargs):
    """All patches in force; gives the arguments for the function."""
    with contextlib.ExitStack() as stack:
        kwargs = dict(kwargs)
        for patching in patchings:
            given = stack.enter_context(patching)
            if patching.attribute_name is not None:
                kwargs.update(given)
            elif patching.takes_argument:
                args += given,
        yield args, kwargs


class _patch(_Patching):
    """One attribute of an object."""

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *,
                 unsafe=False):
        if new_callable is not None:
            for value, none, word in (new, DEFAULT, "new"), (autospec, None, "autospec"):
                if value is not none:
                    raise ValueError(f"Cannot use '{word}' and 'new_callable' together")
        if not unsafe:
            mocks.check_typos(kwargs)
        for word, value in ("spec", spec), ("spec_set", spec_set):
            if mocks._is_mock(value):
                raise mocks.InvalidSpecError(f"Cannot spec attr {attribute!r} as the {word} has already been mocked "
                                             f"out. [{word}={value!r}]")
        self._arguments = getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs
        (self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
         self.new_callable, self.kwargs) = self._arguments
        self.takes_argument = new is DEFAULT
        self.additional_patchers = []

    def copy(self):
        twin = _patch(*self._arguments, unsafe=True)
        twin.attribute_name = self.attribute_name
        twin.additional_patchers = [one.copy() for one in self.additional_patchers]
        return twin

    # ---- in and out

    def __enter__(self):
        self.target = self.getter()
        real, self.is_own = self._real()
        new = self._new(real)
        self.temp_original = real
        self._inner = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            given = new
            if self.attribute_name is not None:
                given = {self.attribute_name: new} if self.new is DEFAULT else {}
                for one in self.additional_patchers:
                    more = self._inner.enter_context(one)
                    if one.new is DEFAULT:
                        given.update(more)
            return given
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *info):
        target, name, real = self.target, self.attribute, self.temp_original
        if self.is_own and real is not DEFAULT:
            setattr(target, name, real)
        else:
            delattr(target, name)
            if not self.create and (not hasattr(target, name) or name in _NEVER_GONE):
                setattr(target, name, real)  # it was not so easily deleted, or has to be there
        inner = self._inner
        del self.target, self.temp_original, self.is_own, self._inner
        return inner.__exit__(*info)

    def _real(self):
        """(what is patched, whether it lies in the object itself)."""
        target, name = self.target, self.attribute
        try:
            real, own = target.__dict__[name], True
        except (AttributeError, KeyError):
            real, own = getattr(target, name, DEFAULT), False
        if isinstance(target, type(sys)) and hasattr(builtins, name):
            self.create = True
        if real is DEFAULT and not self.create:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return real, own

    # ---- what comes in its place

    def _new(self, real):
        spec, spec_set, autospec = [None if value is False else value
                                    for value in (self.spec, self.spec_set, self.autospec)]
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        if autospec is not None:
            return self._specified(real, autospec, bool(spec_set))
        if self.new is not DEFAULT:
            if self.kwargs:
                raise TypeError("Can't pass kwargs to a mock we aren't creating")
            return self.new
        model = spec if spec is not None else spec_set
        if model is True:
            model = real
        strict = spec_set is not None
        if model is not None and real is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        make = self.new_callable or self._kind(real, model)
        options = {} if model is None else {"spec_set" if strict else "spec": model}
        is_mock_class = isinstance(make, type) and issubclass(make, mocks.NonCallableMock)
        named = {"name": self.attribute} if is_mock_class else {}
        new = make(**(options | named | self.kwargs))
        if model is not None and isinstance(real, type) and mocks._is_mock(new):
            # What calling the class gives is like its instances.
            kind = make if _callable(model, real) else mocks.NonCallableMagicMock
            new.return_value = kind(parent=new, _label="()", _method=False, **options)
        return new

    def _kind(self, real, model):
        if model is None:
            return mocks.AsyncMock if mocks._is_coroutine_function(real) else mocks.MagicMock
        if mocks._is_coroutine_function(model):
            return mocks.AsyncMock
        if mocks._is_list_of_names(model):
            return mocks.MagicMock if "__call__" in model else mocks.NonCallableMagicMock
        return mocks.MagicMock if callable(model) else mocks.NonCallableMagicMock

    def _specified(self, real, model, strict):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if real is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        model = real if model is True else model
        if mocks._is_mock(self.target):
            raise mocks.InvalidSpecError(f"Cannot autospec attr {self.attribute!r} as the patch target has already been "
                                         f"mocked out. [target={self.target!r}, attr={model!r}]")
        if mocks._is_mock(model):  # as what was patched already is
            target = getattr(self.target, "__name__", self.target)
            raise mocks.InvalidSpecError(f"Cannot autospec attr {self.attribute!r} from target {target!r} as it has "
                                         f"already been mocked out. [target={self.target!r}, attr={model!r}]")
        return mocks.create_autospec(model, spec_set=strict, _name=self.attribute, **self.kwargs)


def _callable(model, real):
    if mocks._is_list_of_names(model):
        return "__call__" in model
    return mocks._can_be_called(model if isinstance(model, type) else real, True)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Patches what a dotted name means: a decorator and a context manager."""
    if not isinstance(target, str) or "." not in target:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    owner, _, attribute = target.rpartition(".")
    return _patch(lambda: _named(owner), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """Patches an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Patches several attributes; mocks that it makes are given by name."""
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for name, new in kwargs.items():
        one = _patch((lambda: _named(target)) if type(target) is str else (lambda: target), name, new, spec, create,
                     spec_set, autospec, new_callable, {})
        one.attribute_name = name
        patchers.append(one)
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


class _patch_dict(_Patching):
    """Patches what is in a dictionary, or in what is like one."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear = in_dict, clear
        self.values = dict(values)
        self.values.update(kwargs)
        self._before = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _named(self.in_dict)
        target = self.in_dict
        try:
            self._before = target.copy()
        except AttributeError:
            self._before = {key: target[key] for key in target}
        if self.clear:
            _empty(target)
        try:
            target.update(self.values)
        except AttributeError:
            for key, value in self.values.items():
                target[key] = value
        return target

    def __exit__(self, *info):
        if self._before is not None:
            target, before, self._before = self.in_dict, self._before, None
            _empty(target)
            try:
                target.update(before)
            except AttributeError:
                for key in before:
                    target[key] = before[key]
        return False


def _empty(target):
    try:
        target.clear()
    except AttributeError:
        for key in [*target]:
            del target[key]


def _stop_all():
    """Stops what was started, the last first."""
    while _started:
        _started[-1].stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _patch_dict, _patch_multiple, _stop_all
patch.TEST_PREFIX = "test"
for _class in _patch, _patch_dict:
    _class.__module__ = "unittest.mock"


def mock_open(mock=None, read_data=""):
    """A mock for open(): what it opens contains read_data, from the start each time."""
    import io
    names = {*dir(io.TextIOWrapper), *dir(io.BytesIO)}
    if mock is None:
        mock = mocks.MagicMock(name="open", spec=io.open)
    handle = mocks.MagicMock(spec=[*names])
    text = isinstance(read_data, str)
    state = {}

    def rewind():
        state["data"] = io.StringIO(read_data, newline="\n") if text else io.BytesIO(read_data)

    def set_or(name, otherwise):
        """The return value that the test has set for a method, or what the data gives."""
        def effect(*args, **kwargs):
            value = mocks._book(getattr(handle, name)).return_value
            return otherwise(*args, **kwargs) if value is DEFAULT else value
        return effect

    def lines():
        set_lines = mocks._book(handle.readline).return_value
        while set_lines is not DEFAULT:
            yield set_lines
        for line in state["data"]:  # no `yield from`, which would close it
            yield line

    rewind()
    handle.__enter__.return_value = handle
    handle.__exit__.side_effect = lambda *info: [handle.close()].clear()
    handle.write.return_value = None
    for name in "read", "readline", "readlines":
        def from_data(*args, _name=name, **kwargs):
            return getattr(state["data"], _name)(*args, **kwargs)
        getattr(handle, name).side_effect = set_or(name, from_data)
    handle.__iter__.side_effect = lines
    handle.__next__ = mocks.Mock(side_effect=lambda: next(lines()))

    def opened(*args, **kwargs):
        rewind()
        return DEFAULT
    mock.side_effect = opened
    mock.return_value = handle
    return mock
