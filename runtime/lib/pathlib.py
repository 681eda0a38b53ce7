"""Paths as objects: PurePath is a name to take apart and join, Path also asks the file system.

A path holds the text it was given, joined; it is split once, when something asks for it, into `_root` ('', '/' or '//', or
a Windows drive with its root) and `_names`. A flavour says how: `_Posix` and `_Windows` below. Two paths are equal if
they are of one flavour and their folded parts are.
"""
import fnmatch
import io
import os
import re
import sys
from _collections_abc import Sequence
from errno import EBADF, ELOOP, ENOENT, ENOTDIR
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK
from types import GenericAlias

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class UnsupportedOperation(NotImplementedError):
    """What a path of this kind cannot do."""


# ---- flavours


class _Posix:
    sep, altsep = "/", ""

    @staticmethod
    def fold(text):
        return text

    @staticmethod
    def anchor(text):
        """The drive, the root, and the rest. Exactly two slashes are a root of their own."""
        rest = text.lstrip("/")
        slashes = len(text) - len(rest)
        return "", ("//" if slashes == 2 else "/" if slashes else ""), rest

    @staticmethod
    def join(left, right):
        if right.startswith("/") or not left:
            return right
        return left + right if left.endswith("/") else f"{left}/{right}"


class _Windows:
    sep, altsep = "\\", "/"

    @staticmethod
    def fold(text):
        return text.lower()

    @staticmethod
    def anchor(text):
        text = text.replace("/", "\\")
        if text[1:2] == ":":
            drive, rest = text[:2], text[2:]
        elif text.startswith("\\\\"):  # \\server\share
            words = text[2:].split("\\", 2)
            drive = "\\\\" + "\\".join(words[:2])
            return drive, "\\" if len(words) > 1 and words[1] else "", words[2] if len(words) > 2 else ""
        else:
            drive, rest = "", text
        stripped = rest.lstrip("\\")
        return drive, "\\" if stripped != rest else "", stripped

    @classmethod
    def join(cls, left, right):
        left_drive, left_root, left_rest = cls.anchor(left)
        drive, root, rest = cls.anchor(right)
        if root or drive and drive.lower() != left_drive.lower():
            return (drive or left_drive) + root + rest
        gap = "" if not left_rest or left_rest.endswith("\\") else "\\"
        return (drive or left_drive) + left_root + left_rest + gap + rest


class _Parents(Sequence):
    """The folders above a path, nearest first."""

    def __init__(self, path):
        self._path, self._count = path, len(path._split()[2])

    def __len__(self):
        return self._count

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        drive, root, names = self._path._split()
        return self._path._from_parts(drive, root, names[:len(names) - 1 - at % len(self)])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


# ---- names only


class PurePath:
    """A path as a name: nothing here asks the file system."""

    __slots__ = ("_given", "_parsed", "_text", "_hashed")

    def __new__(cls, *args, **options):
        return object.__new__(PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        self._given = [self._plain(arg) for arg in args]

    def _plain(self, arg):
        if isinstance(arg, PurePath):
            text = arg._joined()
            return text.replace("\\", "/") if arg._flavour is _Windows and self._flavour is _Posix else text
        text = os.fspath(arg) if hasattr(arg, "__fspath__") else arg
        if not isinstance(text, str):
            raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                            f"not {type(text).__name__!r}")
        return text

    def with_segments(self, *pathsegments):
        """A path of this class from the given pieces; classes of one's own hand on what they hold."""
        return type(self)(*pathsegments)

    def _joined(self):
        text = ""
        for piece in self._given:
            text = self._flavour.join(text, piece)
        return text

    def _split(self):
        """(drive, root, names)"""
        try:
            return self._parsed
        except AttributeError:
            drive, root, rest = self._flavour.anchor(self._joined())
            self._parsed = drive, root, [name for name in rest.split(self._flavour.sep) if name and name != "."]
            return self._parsed

    def _from_parts(self, drive, root, names):
        path = self.with_segments(self._format(drive, root, names))
        path._parsed = drive, root, names
        return path

    def _format(self, drive, root, names):
        tail = self._flavour.sep.join(names)
        if drive or root:
            return drive + root + tail
        if names and self._flavour is _Windows and names[0][1:2] == ":":
            return ".\\" + tail  # no drive, though it looks like one
        return tail

    def __str__(self):
        try:
            return self._text
        except AttributeError:
            self._text = self._format(*self._split()) or "."
            return self._text

    __fspath__ = __str__

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def __reduce__(self):
        return self.__class__, tuple(self._given)

    def as_posix(self):
        """The path with forward slashes."""
        return str(self).replace(self._flavour.sep, "/")

    def as_uri(self):
        """The path as a file: URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        drive, text = self.drive, self.as_posix()
        if len(drive) == 2 and drive[1] == ":":
            start, text = "file:///" + drive, text[2:]
        else:
            start = "file:" if drive else "file://"
        safe = b"/-._~:" if self._flavour is _Windows else b"/-._~"
        return start + "".join(chr(b) if chr(b).isalnum() and b < 128 or b in safe else f"%{b:02X}"
                               for b in os.fsencode(text))

    # comparing

    def _key(self):
        return self._flavour.fold(str(self))

    def __hash__(self):
        try:
            return self._hashed
        except AttributeError:
            self._hashed = hash(self._key())
            return self._hashed

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._flavour is other._flavour and self._key() == other._key()

    def _order(self, other):
        if isinstance(other, PurePath) and self._flavour is other._flavour:
            fold, sep = self._flavour.fold, self._flavour.sep
            return fold(str(self)).split(sep), fold(str(other)).split(sep)

    def __lt__(self, other):
        both = self._order(other)
        return both[0] < both[1] if both else NotImplemented

    def __le__(self, other):
        both = self._order(other)
        return both[0] <= both[1] if both else NotImplemented

    def __gt__(self, other):
        both = self._order(other)
        return both[0] > both[1] if both else NotImplemented

    def __ge__(self, other):
        both = self._order(other)
        return both[0] >= both[1] if both else NotImplemented

    __class_getitem__ = classmethod(GenericAlias)

    # pieces

    drive = property(lambda self: self._split()[0], doc="The drive, if there is one.")
    root = property(lambda self: self._split()[1], doc="The root, if there is one.")
    anchor = property(lambda self: "".join(self._split()[:2]), doc="Drive and root together.")

    @property
    def parts(self):
        """The anchor, if there is one, and each name."""
        drive, root, names = self._split()
        return (drive + root, *names) if drive or root else tuple(names)

    @property
    def name(self):
        """The last name, or ''."""
        names = self._split()[2]
        return names[-1] if names else ""

    @property
    def suffix(self):
        """What of the name stands from its last dot on."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        """All of the name's suffixes."""
        name = self.name
        return [] if name.endswith(".") else ["." + word for word in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The name without its suffix."""
        return self.name.removesuffix(self.suffix) if self.suffix else self.name

    @property
    def parent(self):
        """The folder that the path lies in."""
        drive, root, names = self._split()
        return self._from_parts(drive, root, names[:-1]) if names else self

    @property
    def parents(self):
        """All folders above the path."""
        return _Parents(self)

    # other paths from this one

    def joinpath(self, *pathsegments):
        """This path and the pieces behind it; an absolute one starts anew."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def with_name(self, name):
        """The path with another last name."""
        if not name or self._flavour.sep in name or self._flavour.altsep and self._flavour.altsep in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        drive, root, names = self._split()
        if not names:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parts(drive, root, [*names[:-1], name])

    def with_stem(self, stem):
        """The path with another stem."""
        if self.suffix and not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another suffix, or with none for ''."""
        if not self.stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and (not suffix.startswith(".") or suffix == "." or self._flavour.sep in suffix):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def relative_to(self, other, *_deprecated, walk_up=False):
        """The path as seen from another one; walk_up allows '..' in the answer."""
        other = self.with_segments(other, *_deprecated)
        up = 0
        for folder in (other, *other.parents):
            if folder == self or folder in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if folder.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
            up += 1
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        names = [".."] * up + self._split()[2][len(folder._split()[2]):]
        return self._from_parts("", "", names)

    def is_relative_to(self, other, *_deprecated):
        """Does the path lie in the other one?"""
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def is_absolute(self):
        """Does it have a root (and, on Windows, a drive)?"""
        drive, root, _ = self._split()
        return bool(root and (drive or self._flavour is _Posix))

    def is_reserved(self):
        """Is it a name that Windows keeps for itself?"""
        from warnings import _deprecated
        _deprecated("pathlib.PurePath.is_reserved", "{name!r} is deprecated and slated for removal in Python {remove}. "
                    "Use os.path.isreserved() to detect reserved paths on Windows.", remove=(3, 15))
        return False

    # patterns

    def _pattern(self, pattern, case_sensitive):
        """The pattern as a list of regular expressions, None for '**', and whether it has an anchor."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        drive, root, names = pattern._split()
        if case_sensitive is None:
            case_sensitive = self._flavour is _Posix
        flags = re.NOFLAG if case_sensitive else re.IGNORECASE
        return [None if name == "**" else re.compile(fnmatch.translate(name), flags).match for name in names], drive + root

    def match(self, path_pattern, *, case_sensitive=None):
        """Does the end of the path match? Here '**' is as '*'."""
        tests, anchor = self._pattern(path_pattern, case_sensitive)
        names = self._split()[2]
        if not tests and not anchor:
            raise ValueError("empty pattern")
        if anchor and (anchor != self.anchor or len(names) != len(tests)) or len(names) < len(tests):
            return False
        return all(test is None or test(name) for test, name in zip(reversed(tests), reversed(names)))

    def full_match(self, pattern, *, case_sensitive=None):
        """Does the whole path match, '**' standing for any number of names?"""
        tests, anchor = self._pattern(pattern, case_sensitive)
        anywhere = not anchor and tests[:1] == [None]
        return (anywhere or anchor == self.anchor) and _matches(tests, self._split()[2])


def _matches(tests, names):
    """Do the tests, where None takes any number of names, take all of them?"""
    reached = {0}  # counts of names that the tests so far may have taken
    for test in tests:
        if test is None:
            reached = set(range(min(reached), len(names) + 1)) if reached else reached
        else:
            reached = {n + 1 for n in reached if n < len(names) and test(names[n])}
    return len(names) in reached


class PurePosixPath(PurePath):
    """A path as Unix writes it."""

    __slots__ = ()
    _flavour, parser = _Posix, os.path


class PureWindowsPath(PurePath):
    """A path as Windows writes it."""

    __slots__ = ()
    _flavour = _Windows


os.PathLike.register(PurePath)


# ---- the file system

_ABSENT = (ENOENT, ENOTDIR, EBADF, ELOOP)


class Path(PurePath):
    """A path of this system, and what is there."""

    __slots__ = ()

    def __new__(cls, *args, **options):
        return object.__new__(PosixPath if cls is Path else cls)

    def __init__(self, *args, **options):
        if options:
            from warnings import _deprecated
            _deprecated("pathlib.PurePath(**kwargs)", "support for supplying keyword arguments to pathlib.PurePath is "
                        "deprecated and scheduled for removal in Python {remove}", remove=(3, 14))
        super().__init__(*args)

    @classmethod
    def cwd(cls):
        """The current folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's folder."""
        return cls("~").expanduser()

    @classmethod
    def from_uri(cls, uri):
        """The path that a file: URI names."""
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        text = uri[5:]
        if text.startswith("///"):
            text = text[2:]
        elif text.startswith("//localhost/"):
            text = text[11:]
        raw = re.sub(rb"%([0-9a-fA-F]{2})", lambda m: bytes([int(m[1], 16)]), os.fsencode(text))
        path = cls(os.fsdecode(raw))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    # what is there

    def stat(self, *, follow_symlinks=True):
        """os.stat() of the path."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """The same, of a link itself."""
        return os.lstat(self)

    def _mode(self, follow_symlinks=True):
        """The mode bits, or 0 if nothing is there."""
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode
        except OSError as e:
            if e.errno not in _ABSENT:
                raise
        except ValueError:
            pass  # a null character
        return 0

    def exists(self, *, follow_symlinks=True):
        """Is something there?"""
        return self._mode(follow_symlinks) != 0

    def is_dir(self, *, follow_symlinks=True):
        """Is it a folder?"""
        return S_ISDIR(self._mode(follow_symlinks))

    def is_file(self, *, follow_symlinks=True):
        """Is it a regular file?"""
        return S_ISREG(self._mode(follow_symlinks))

    def is_symlink(self):
        """Is it a symbolic link?"""
        return S_ISLNK(self._mode(False))

    def is_block_device(self):
        """Is it a block device?"""
        return S_ISBLK(self._mode())

    def is_char_device(self):
        """Is it a character device?"""
        return S_ISCHR(self._mode())

    def is_fifo(self):
        """Is it a named pipe?"""
        return S_ISFIFO(self._mode())

    def is_socket(self):
        """Is it a socket?"""
        return S_ISSOCK(self._mode())

    def is_mount(self):
        """Does another file system begin here?"""
        if not self.exists() or self.is_symlink():
            return False
        here, above = self.lstat(), self.parent.absolute().joinpath("..").lstat() if not self.name else (self / "..").lstat()
        return here.st_dev != above.st_dev or here.st_ino == above.st_ino

    def is_junction(self):
        """Is it one of Windows' junctions?"""
        return False

    def samefile(self, other_path):
        """Is the other path the same file?"""
        other = other_path.stat() if isinstance(other_path, Path) else os.stat(other_path)
        mine = self.stat()
        return (mine.st_ino, mine.st_dev) == (other.st_ino, other.st_dev)

    def owner(self, *, follow_symlinks=True):
        """The name of the file's owner."""
        import pwd
        return pwd.getpwuid(self.stat(follow_symlinks=follow_symlinks).st_uid).pw_name

    def group(self, *, follow_symlinks=True):
        """The name of the file's group."""
        import grp
        return grp.getgrgid(self.stat(follow_symlinks=follow_symlinks).st_gid).gr_name

    # reading and writing

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """open() of the path."""
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        """All of the file's text."""
        with self.open("r", -1, io.text_encoding(encoding), errors, newline) as f:
            return f.read()

    def read_bytes(self):
        """All of the file's bytes."""
        with self.open("rb", 0) as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Make the file hold this text."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", -1, io.text_encoding(encoding), errors, newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        """Make the file hold these bytes."""
        view = memoryview(data)
        with self.open("wb") as f:
            return f.write(view)

    # making and removing

    def touch(self, mode=0o666, exist_ok=True):
        """Make an empty file, or set the time of one that is there."""
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass  # open() says why
        os.close(os.open(self, os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL), mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make a folder; with `parents`, those above it too."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def unlink(self, missing_ok=False):
        """Remove the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove the empty folder."""
        os.rmdir(self)

    def rename(self, target):
        """Give the file another path, which is returned."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """The same, in place of what is there."""
        os.replace(self, target)
        return self.with_segments(target)

    def chmod(self, mode, *, follow_symlinks=True):
        """Set the mode bits."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Set those of a link itself."""
        self.chmod(mode, follow_symlinks=False)

    def symlink_to(self, target, target_is_directory=False):
        """Make the path a symbolic link to the target."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make the path another name of the target."""
        os.link(target, self)

    # folders

    def iterdir(self):
        """The paths in the folder, in no order."""
        names = os.listdir(self)
        folder = str(self)
        prefix = "" if folder == "." else folder if folder.endswith("/") else folder + "/"
        drive, root, parts = self._split()
        for name in names:
            path = self.with_segments(prefix + name)
            path._parsed = drive, root, [*parts, name]
            yield path

    def _folders(self, links):
        """The folders in this one, as (entry, path)."""
        try:
            with os.scandir(self) as entries:
                found = list(entries)
        except OSError:
            return
        for entry in found:
            try:
                if entry.is_dir(follow_symlinks=links):
                    yield self._child(entry.name)
            except OSError:
                pass

    def _child(self, name):
        drive, root, parts = self._split()
        return self._from_parts(drive, root, [*parts, name])

    def _below(self, links):
        """This folder and all in it, at any depth."""
        stack = [self]
        while stack:
            folder = stack.pop()
            yield folder
            stack.extend(reversed(list(folder._folders(links))))

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths in this folder that match, '**' standing for any number of folders."""
        sys.audit("pathlib.Path.glob", self, pattern)
        text = os.fspath(pattern)
        if self.with_segments(text).anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        names = self.with_segments(text)._split()[2]
        if not names:
            raise ValueError(f"Unacceptable pattern: {self.with_segments(text)!r}")
        if text.endswith("/"):
            names = [*names, ""]
        return self._select(names, case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The same at any depth."""
        sys.audit("pathlib.Path.rglob", self, pattern)
        if self.with_segments(pattern).anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return self.glob(os.path.join("**", pattern), case_sensitive=case_sensitive, recurse_symlinks=recurse_symlinks)

    def _select(self, names, case_sensitive, links):
        if not names:
            yield self
            return
        first, rest = names[0], names[1:]
        if first == "":
            if self.is_dir():
                yield self
        elif first == "**":
            while rest[:1] == ["**"]:
                rest = rest[1:]
            if not rest:  # every file and folder
                for folder in self._below(links):
                    yield folder
                    yield from (p for p in folder._listed() if not p.is_dir(follow_symlinks=links))
                return
            several = "**" in rest  # then a path may be reached in more than one way
            seen = set()
            for folder in self._below(links):
                for path in folder._select(rest, case_sensitive, links):
                    if not several or path not in seen:
                        yield path
                        if several:
                            seen.add(path)
        elif first == ".." or case_sensitive is None and not any(c in first for c in "*?["):
            path = self._child(first)
            if path.exists(follow_symlinks=False):
                yield from path._select(rest, case_sensitive, links)
        else:
            test = re.compile(fnmatch.translate(first), re.IGNORECASE if case_sensitive is False else 0).match
            for path in self._listed():
                if test(path.name) and (not rest or path.is_dir()):
                    yield from path._select(rest, case_sensitive, links)

    def _listed(self):
        try:
            return list(self.iterdir())
        except OSError:
            return []

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """(folder, names of folders, names of files) for this one and all below."""
        sys.audit("pathlib.Path.walk", self, on_error, follow_symlinks)
        for folder, folders, files in os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(folder), folders, files

    # places

    def absolute(self):
        """The path from the root, links and '..' as they are."""
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        """The path from the root, without links and '..'."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def readlink(self):
        """Where the link points to."""
        return self.with_segments(os.readlink(self))

    def expanduser(self):
        """The path with a leading ~ or ~user replaced."""
        drive, root, names = self._split()
        if drive or root or not names or names[0][:1] != "~":
            return self
        home = os.path.expanduser(names[0])
        if home[:1] == "~":
            raise RuntimeError("Could not determine home directory.")
        return self.with_segments(home, *names[1:])


class PosixPath(Path, PurePosixPath):
    """Path on a Unix system."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """Path on Windows."""

    __slots__ = ()

    def __new__(cls, *args, **options):
        raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")
