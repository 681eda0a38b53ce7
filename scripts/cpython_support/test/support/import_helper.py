"""Importing for tests: optional modules, fresh copies, blocked modules."""

import os
import sys
import unittest
import warnings

from . import context, os_helper


@context
def _ignore_deprecated_imports(ignore=True):
    with warnings.catch_warnings():
        if ignore:
            warnings.filterwarnings("ignore", ".+ (module|package)", DeprecationWarning)
        yield


def import_module(name, deprecated=False, *, required_on=()):
    """The module; without it, the test is skipped."""
    with _ignore_deprecated_imports(deprecated):
        try:
            __import__(name)
        except ImportError as e:
            raise unittest.SkipTest(str(e))
        return sys.modules[name]


def unload(name):
    sys.modules.pop(name, None)


def forget(modname):
    unload(modname)
    for folder in sys.path:
        os_helper.unlink(os.path.join(folder, modname + ".pyc"))


def make_legacy_pyc(source):
    raise unittest.SkipTest("needs .pyc files")


def _below(name, names):
    return any(name == n or name.startswith(n + ".") for n in names)


@context
def frozen_modules(enabled=True):
    yield


multi_interp_extensions_check = frozen_modules


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False, usefrozen=False):
    """A new copy of a module, without the blocked ones; None if it cannot be imported then."""
    names = {name, *fresh, *blocked}
    before = {n: m for n, m in sys.modules.items() if _below(n, names)}
    for n in before:
        del sys.modules[n]
    try:
        for n in blocked:
            sys.modules[n] = None
        with _ignore_deprecated_imports(deprecated):
            try:
                for n in fresh:
                    __import__(n)
                __import__(name)
            except ImportError:
                return None
            return sys.modules[name]
    finally:
        for n in [n for n in sys.modules if _below(n, names)]:
            del sys.modules[n]
        sys.modules.update(before)


class CleanImport:
    """Modules are imported anew inside, and are as before outside."""

    def __init__(self, *names, usefrozen=False):
        self.original = sys.modules.copy()
        for name in names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *info):
        sys.modules.update(self.original)


class DirsOnSysPath:
    def __init__(self, *paths):
        self.original, self.object = sys.path[:], sys.path
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *info):
        sys.path = self.object
        sys.path[:] = self.original


def modules_setup():
    return sys.modules.copy(),


def modules_cleanup(before):
    encodings = {k: v for k, v in sys.modules.items() if k.startswith("encodings.")}
    sys.modules.clear()
    sys.modules.update(encodings)
    sys.modules.update(before)


@context
def isolated_modules():
    (saved,) = modules_setup()
    try:
        yield
    finally:
        modules_cleanup(saved)


def mock_register_at_fork(func):
    return func


@context
def ready_to_import(name=None, source=""):
    from .script_helper import make_script
    name = name or "spam"
    with os_helper.temp_dir() as folder:
        path = make_script(folder, name, source)
        before = sys.modules.pop(name, None)
        sys.path.insert(0, folder)
        try:
            yield name, path
        finally:
            sys.path.remove(folder)
            sys.modules.pop(name, None)
            if before is not None:
                sys.modules[name] = before
