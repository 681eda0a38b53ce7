"""Files and folders for a while: names that nobody else has, removed when they are closed."""

import errno
import io
import os
import shutil
import weakref
from types import GenericAlias

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
           "mkstemp", "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir",
           "gettempprefixb", "gettempdirb"]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def _candidates():
    """Random names."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    for _ in range(TMP_MAX):
        yield "".join(letters[b % 37] for b in os.urandom(8))


def gettempprefix():
    """What names begin with."""
    return template


def gettempprefixb():
    return os.fsencode(template)


def gettempdir():
    """The folder for such files: TMPDIR, TEMP or TMP, else /tmp and its like."""
    global tempdir
    if tempdir is None:
        for folder in (os.getenv("TMPDIR"), os.getenv("TEMP"), os.getenv("TMP"), "/tmp", "/var/tmp",
                       "/usr/tmp", os.getcwd()):
            if folder and os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
                tempdir = os.path.abspath(folder)
                break
        else:
            raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")
    return os.fsdecode(tempdir)


def gettempdirb():
    return os.fsencode(gettempdir())


def _arguments(prefix, suffix, folder):
    """The three with their defaults, all str or all bytes."""
    kinds = {bytes if isinstance(x, bytes) else str
             for x in (prefix, suffix, os.fspath(folder) if folder is not None else None)
             if x is not None}
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    as_bytes = kinds == {bytes}
    convert = os.fsencode if as_bytes else os.fsdecode
    return (convert(template) if prefix is None else prefix,
            convert("") if suffix is None else suffix,
            convert(gettempdir()) if folder is None else folder)


def _make(prefix, suffix, folder, create):
    prefix, suffix, folder = _arguments(prefix, suffix, folder)
    convert = os.fsencode if isinstance(prefix, bytes) else str
    for name in _candidates():
        path = os.path.abspath(os.path.join(folder, prefix + convert(name) + suffix))
        try:
            return create(path), path
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file: (descriptor, path)."""
    return _make(prefix, suffix, dir, lambda path: os.open(path, _FLAGS, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder; its path."""
    return _make(prefix, suffix, dir, lambda path: os.mkdir(path, 0o700))[1]


def mktemp(suffix="", prefix=template, dir=None):
    """A name that nobody has now; unsafe, since somebody may take it."""
    def free(path):
        if os.path.lexists(path):
            raise FileExistsError
    return _make(prefix, suffix, dir, free)[1]


class _TemporaryFileWrapper:
    """A file with a name, which is removed at the end."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file, self.name, self.delete = file, name, delete
        self._delete_on_close = delete_on_close
        self._closed = False
        self._finalizer = weakref.finalize(self, self._clean, file, name, delete)

    @staticmethod
    def _clean(file, name, delete, unlink=os.unlink):
        try:
            file.close()
        finally:
            if delete:
                try:
                    unlink(name)
                except FileNotFoundError:
                    pass

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *error):
        result = self.file.__exit__(*error)
        self._finish()
        return result

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._finish()

    def _finish(self):
        if self._finalizer.detach():
            self._clean(self.file, self.name, self.delete)

    def __iter__(self):
        yield from self.file


def _open(mode, buffering, encoding, newline, errors, suffix, prefix, dir, **more):
    fd, path = mkstemp(suffix, prefix, dir)
    try:
        return io.open(fd, mode, buffering, encoding, errors, newline), path
    except BaseException:
        os.unlink(path)
        os.close(fd)
        raise


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None, delete_on_close=True):
    """A file with a name; it is removed when it is closed, unless delete is false."""
    file, path = _open(mode, buffering, encoding, newline, errors, suffix, prefix, dir)
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """A file without a name."""
    file, path = _open(mode, buffering, encoding, newline, errors, suffix, prefix, dir)
    os.unlink(path)
    return file


class SpooledTemporaryFile(io.IOBase):
    """A file in memory until it grows beyond max_size."""

    _rolled = False
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None):
        if "b" in mode:
            self._file = io.BytesIO()
        else:
            self._file = io.TextIOWrapper(io.BytesIO(), encoding=encoding or "utf-8",
                                          errors=errors, newline=newline)
        self._max_size = max_size
        self._arguments = dict(mode=mode, buffering=buffering, suffix=suffix, prefix=prefix,
                               encoding=encoding, newline=newline, dir=dir, errors=errors)

    def rollover(self):
        """Moves the content to a real file."""
        if self._rolled:
            return
        old, at = self._file, self._file.tell()
        new = self._file = TemporaryFile(**self._arguments)
        old.seek(0)
        new.write(old.read())
        new.seek(at)
        self._rolled = True

    def _grown(self, result):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()
        return result

    def write(self, data):
        return self._grown(self._file.write(data))

    def writelines(self, lines):
        return self._grown(self._file.writelines(lines))

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def read(self, *args):
        return self._file.read(*args)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def flush(self):
        self._file.flush()

    def close(self):
        self._file.close()

    @property
    def closed(self):
        return self._file.closed

    @property
    def name(self):
        return getattr(self._file, "name", None)

    def readable(self):
        return self._file.readable()

    def writable(self):
        return self._file.writable()

    def seekable(self):
        return self._file.seekable()

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, *error):
        self._file.close()

    def __iter__(self):
        return iter(self._file)


class TemporaryDirectory:
    """A folder that is removed with all that is in it; `with` gives its path."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *,
                 delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors, self._delete = ignore_cleanup_errors, delete
        self._finalizer = weakref.finalize(self, self._cleanup, self.name,
                                           "Implicitly cleaning up {!r}".format(self),
                                           ignore_cleanup_errors, delete)

    @staticmethod
    def _cleanup(name, warn_message, ignore_errors, delete):
        if delete:
            import warnings
            shutil.rmtree(name, ignore_errors)
            warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return "<{} {!r}>".format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, *error):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Removes it now."""
        if self._finalizer.detach() or os.path.exists(self.name):
            shutil.rmtree(self.name, self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(type(list[int]))
