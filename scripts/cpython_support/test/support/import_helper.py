"""Importing for tests: optional modules, fresh copies, blocked modules.

Everything is a change of sys.modules that is taken back: _Aside takes modules out and puts them in again."""

import sys
import unittest
import warnings

from . import context, os_helper


class _Aside:
    """Takes the named modules, and those below them, out of sys.modules; back() puts them there again."""

    def __init__(self, names):
        self.names = {*names}
        self.taken = self._take()

    def _take(self):
        tops = tuple(f"{name}." for name in self.names)
        return {name: sys.modules.pop(name) for name in [*sys.modules] if f"{name}.".startswith(tops)}

    def back(self):
        self._take()
        sys.modules.update(self.taken)


@context
def _quietly(quiet):
    with warnings.catch_warnings():
        if quiet:
            warnings.filterwarnings("ignore", message=".+ (module|package)", category=DeprecationWarning)
        yield


def import_module(name, deprecated=False, *, required_on=()):
    """The module; without it, the test is skipped."""
    try:
        with _quietly(deprecated):
            __import__(name)
    except ImportError as why:
        raise unittest.SkipTest(str(why)) from None
    return sys.modules[name]


# Native modules without a second form in Python: what blocks one of them gets a copy that has it all the same.
NATIVE_ONLY = {"_collections", "_functools", "_operator"}


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False, usefrozen=False):
    """A new copy of a module, without the blocked ones; None if it cannot be imported then."""
    blocked = {*blocked} - NATIVE_ONLY
    aside = _Aside([name, *fresh, *blocked])
    sys.modules.update(dict.fromkeys(blocked))  # None: not to be found
    try:
        with _quietly(deprecated):
            for wanted in *fresh, name:
                __import__(wanted)
        return sys.modules[name]
    except ImportError:
        return None
    finally:
        aside.back()


def unload(name):
    sys.modules.pop(name, None)


def forget(modname):
    """Forgets that a module was imported, on disk too."""
    unload(modname)
    for folder in sys.path:
        os_helper.unlink(f"{folder}/{modname}.pyc")


def make_legacy_pyc(source):
    raise unittest.SkipTest("needs .pyc files")


def mock_register_at_fork(func):
    return func


@context
def frozen_modules(enabled=True):
    yield


multi_interp_extensions_check = frozen_modules


class _PutBack:
    """A block after which a list or dict of sys is as it was."""

    def __init__(self, name):
        self._name, self._container = name, getattr(sys, name)
        self._copy = self._container.copy()

    def __enter__(self):
        return self

    def __exit__(self, *info):
        setattr(sys, self._name, self._container)
        self._restore(self._container, self._copy)


class CleanImport(_PutBack):
    """Modules are imported anew inside, and are as before outside."""

    def __init__(self, *names, usefrozen=False):
        super().__init__("modules")
        for name in names:
            unload(name)

    def _restore(self, modules, before):
        modules |= before


class DirsOnSysPath(_PutBack):
    """More folders at the end of sys.path."""

    def __init__(self, *paths):
        super().__init__("path")
        sys.path += paths

    def _restore(self, path, before):
        path[:] = before


def modules_setup():
    return (dict(sys.modules),)


def modules_cleanup(before):
    """Only what was there before stays, and the codecs, which are registered elsewhere too."""
    for name in [*sys.modules]:
        if name not in before and not name.startswith("encodings."):
            unload(name)
    sys.modules.update(before)


@context
def isolated_modules():
    state = modules_setup()
    try:
        yield
    finally:
        modules_cleanup(*state)


@context
def ready_to_import(name=None, source=""):
    """A module of that source can be imported: (its name, its path)."""
    from .script_helper import make_script
    name = "spam" if name is None else name
    aside = _Aside([name])
    with os_helper.temp_dir() as folder:
        try:
            sys.path.insert(0, folder)
            yield name, make_script(folder, name, source)
        finally:
            sys.path.remove(folder)
            aside.back()
