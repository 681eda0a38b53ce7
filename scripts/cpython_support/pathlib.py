"""As much of pathlib as CPython's tests use to get at files beside them."""
import os

__all__ = ["Path", "PurePath", "PosixPath", "PurePosixPath"]


class PurePath:
    def __init__(self, *parts):
        self._text = os.path.normpath(os.path.join(*map(os.fspath, parts))) if parts else "."

    def __fspath__(self):
        return self._text

    __str__ = __fspath__

    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(self._text)

    def __truediv__(self, other):
        return type(self)(self, other)

    joinpath = __truediv__

    @property
    def name(self):
        return os.path.basename(self._text)

    @property
    def parent(self):
        return type(self)(os.path.dirname(self._text) or ".")

    @property
    def suffix(self):
        return os.path.splitext(self._text)[1]

    @property
    def stem(self):
        return os.path.splitext(self.name)[0]


class Path(PurePath):
    def open(self, *args, **kwargs):
        return open(self._text, *args, **kwargs)

    def read_text(self, encoding="utf-8"):
        with self.open(encoding=encoding) as file:
            return file.read()

    def write_text(self, text, encoding="utf-8"):
        with self.open("w", encoding=encoding) as file:
            return file.write(text)

    def exists(self):
        return os.path.exists(self._text)

    def is_dir(self):
        return os.path.isdir(self._text)

    def is_file(self):
        return os.path.isfile(self._text)

    def mkdir(self):
        os.mkdir(self._text)

    def unlink(self):
        os.unlink(self._text)


PosixPath = Path
PurePosixPath = PurePath
