"""Files, folders and the environment for tests."""

import os
import stat
import unittest

from . import context

TESTFN_ASCII = f"@test_{os.getpid()}_tmp"
FS_NONASCII = "\xe6"
TESTFN_NONASCII = TESTFN_ASCII + FS_NONASCII
TESTFN_UNICODE = TESTFN_ASCII + "-\xe0\xf2\u0258\u0141\u011f"
TESTFN_UNENCODABLE = None
TESTFN_UNDECODABLE = os.fsencode(TESTFN_ASCII) + b"\xff"
TESTFN = TESTFN_NONASCII
SAVEDCWD = os.getcwd()


def unlink(filename):
    try:
        os.unlink(filename)
    except (FileNotFoundError, NotADirectoryError):
        pass


def rmdir(dirname):
    try:
        os.rmdir(dirname)
    except FileNotFoundError:
        pass


def rmtree(path):
    """Removes a folder with all that is in it."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(mode):
        os.unlink(path)
        return
    for name in os.listdir(path):
        rmtree(os.path.join(path, name))
    os.rmdir(path)


_count = 0


@context
def temp_dir(path=None, quiet=False):
    global _count
    created = False
    if path is None:
        _count += 1
        path = os.path.realpath(os.path.join(os.environ.get("TMPDIR", "/tmp"),
                                             f"krait_{os.getpid()}_{_count}"))
        os.mkdir(path)
        created = True
    else:
        try:
            os.mkdir(path)
            created = True
        except OSError:
            if not quiet:
                raise
    try:
        yield path
    finally:
        if created:
            rmtree(path)


@context
def change_cwd(path, quiet=False):
    before = os.getcwd()
    try:
        os.chdir(os.path.realpath(path))
    except OSError:
        if not quiet:
            raise
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@context
def temp_cwd(name="tempcwd", quiet=False):
    with temp_dir(path=name, quiet=quiet) as path, change_cwd(path, quiet=quiet) as folder:
        yield folder


def create_empty_file(filename):
    os.close(os.open(filename, os.O_WRONLY | os.O_CREAT | os.O_TRUNC))


@context
def open_dir_fd(path):
    fd = os.open(path, os.O_RDONLY)
    try:
        yield fd
    finally:
        os.close(fd)


def make_bad_fd():
    """A descriptor that is closed."""
    fd = os.open(os.devnull, os.O_RDONLY)
    os.close(fd)
    return fd


def fs_is_case_insensitive(directory):
    return False


def fd_count():
    return len(os.listdir("/proc/self/fd")) - 1


def can_symlink():
    return True


can_hardlink = can_chmod = can_symlink


def can_xattr():
    return False


def can_dac_override():
    return os.geteuid() == 0


def skip_unless_symlink(test):
    return test


skip_unless_hardlink = skip_unless_working_chmod = skip_unless_symlink


def skip_unless_xattr(test):
    return unittest.skip("no non-broken extended attribute support")(test)


def skip_if_dac_override(test):
    return unittest.skipIf(can_dac_override(), "incompatible with CAP_DAC_OVERRIDE")(test)


def skip_unless_dac_override(test):
    return unittest.skipUnless(can_dac_override(), "requires CAP_DAC_OVERRIDE")(test)


class FakePath:
    """Has __fspath__, which gives or raises what it was made with."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        path = self.path
        if isinstance(path, BaseException) or isinstance(path, type) and issubclass(
                path, BaseException):
            raise path
        return path


class EnvironmentVarGuard:
    """The environment as a mapping whose changes are undone at the end."""

    def __init__(self):
        self._environ, self._changed = os.environ, {}

    def __getitem__(self, name):
        return self._environ[name]

    def _remember(self, name):
        self._changed.setdefault(name, self._environ.get(name))

    def __setitem__(self, name, value):
        self._remember(name)
        self._environ[name] = value

    def __delitem__(self, name):
        self._remember(name)
        self._environ.pop(name, None)

    def __contains__(self, name):
        return name in self._environ

    def __iter__(self):
        return iter(self._environ)

    def __len__(self):
        return len(self._environ)

    def keys(self):
        return self._environ.keys()

    def get(self, name, default=None):
        return self._environ.get(name, default)

    def set(self, name, value):
        self[name] = value

    def unset(self, name, /, *names):
        for each in name, *names:
            del self[each]

    def copy(self):
        return dict(self._environ)

    def __enter__(self):
        return self

    def __exit__(self, *info):
        for name, value in self._changed.items():
            if value is None:
                self._environ.pop(name, None)
            else:
                self._environ[name] = value
        os.environ = self._environ
