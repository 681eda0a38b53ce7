"""Paths as POSIX writes them: os.path.

Every function takes str, bytes or path-like objects and gives back what it was given."""

import posix
from posix import fspath as _fspath

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix",
           "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount", "isjunction",
           "isreserved", "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir", "pardir",
           "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath",
           "commonpath"]

curdir, pardir, extsep, sep, pathsep = ".", "..", ".", "/", ":"
defpath, altsep, devnull = "/bin:/usr/bin", None, "/dev/null"
supports_unicode_filenames = False

_FOLDER, _FILE, _LINK = 0o040000, 0o100000, 0o120000


def _marks(path):
    """Slash, dot, two dots and nothing, of the path's own type."""
    return (b"/", b".", b"..", b"") if isinstance(path, bytes) else ("/", ".", "..", "")


# ---- taking apart and putting together

def normcase(s):
    """The path itself: case matters here."""
    return _fspath(s)


def isabs(s):
    """Does the path start at the root?"""
    s = _fspath(s)
    return s.startswith(_marks(s)[0])


def join(a, *p):
    """The parts with slashes between; one that starts at the root drops those before it."""
    path = _fspath(a)
    slash = _marks(path)[0]
    for part in p:
        try:
            part = _fspath(part)
        except TypeError:
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}") from None
        if isinstance(part, bytes) != isinstance(path, bytes):
            raise TypeError("Can't mix strings and bytes in path components") from None
        if part.startswith(slash) or not path:
            path = part
        elif path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(p):
    """(all before the last slash, all after it)."""
    p = _fspath(p)
    slash = _marks(p)[0]
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """(the path, its extension with the dot); dots at the start of a name begin no extension."""
    p = _fspath(p)
    slash, dot = _marks(p)[:2]
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    if at < start or not p[start:at].strip(dot):
        return p, p[:0]
    return p[:at], p[at:]


def splitdrive(p):
    """No drives here: (nothing, the path)."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """(nothing, the root, the rest)."""
    p = _fspath(p)
    slash, _, _, empty = _marks(p)
    if not p.startswith(slash):
        return empty, empty, p
    width = 2 if p[:2] == slash * 2 and p[2:3] != slash else 1
    return empty, p[:width], p[width:]


def basename(p):
    """What stands behind the last slash."""
    return split(p)[1]


def dirname(p):
    """What stands before the last slash."""
    return split(p)[0]


def normpath(path):
    """Without doubled slashes, '.', and '..' behind a name."""
    path = _fspath(path)
    slash, dot, dots, empty = _marks(path)
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dots or (not root and not parts) or (parts and parts[-1] == dots):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """The normalized path from the root."""
    path = _fspath(path)
    if not isabs(path):
        here = posix.getcwd()
        path = join(here.encode("utf-8", "surrogateescape") if isinstance(path, bytes) else here, path)
    return normpath(path)


def relpath(path, start=None):
    """The way from start to the path."""
    if not path:
        raise ValueError("no path specified")
    path = _fspath(path)
    slash, dot, dots, _ = _marks(path)
    there = [x for x in abspath(path).split(slash) if x]
    here = [x for x in abspath(dot if start is None else _fspath(start)).split(slash) if x]
    common = 0
    while common < min(len(there), len(here)) and there[common] == here[common]:
        common += 1
    return slash.join([dots] * (len(here) - common) + there[common:]) or dot


def commonprefix(m):
    """The longest start that all have, character by character."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """The longest folder that all are in."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash, dot, _, empty = _marks(paths[0])
    if len({isabs(p) for p in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[x for x in p.split(slash) if x and x != dot] for p in paths]
    return (slash if isabs(paths[0]) else empty) + slash.join(commonprefix(split_paths))


# ---- asking the system

def _mode(path, ask=posix.stat):
    try:
        return ask(path).st_mode & 0o170000
    except (OSError, ValueError):
        return -1


def exists(path):
    """Is there such a file? False for a link that leads nowhere."""
    return _mode(path) >= 0


def lexists(path):
    """Is there such a file, or a link of that name?"""
    return _mode(path, posix.lstat) >= 0


def isdir(s):
    """Is it a folder?"""
    return _mode(s) == _FOLDER


def isfile(path):
    """Is it an ordinary file?"""
    return _mode(path) == _FILE


def islink(path):
    """Is it a symbolic link?"""
    return _mode(path, posix.lstat) == _LINK


def isjunction(path):
    """No junctions here."""
    _fspath(path)
    return False


def isreserved(path):
    """No reserved names here."""
    _fspath(path)
    return False


def ismount(path):
    """Does another file system begin here?"""
    try:
        here, up = posix.lstat(path), posix.lstat(join(path, _marks(_fspath(path))[2]))
    except (OSError, ValueError):
        return False
    if here.st_mode & 0o170000 == _LINK:
        return False
    return here.st_dev != up.st_dev or here.st_ino == up.st_ino


def getsize(filename):
    """Bytes in the file."""
    return posix.stat(filename).st_size


def getmtime(filename):
    """When its content changed last."""
    return posix.stat(filename).st_mtime


def getatime(filename):
    """When it was read last."""
    return posix.stat(filename).st_atime


def getctime(filename):
    """When something about it changed last."""
    return posix.stat(filename).st_ctime


def samestat(s1, s2):
    """Do two results of stat() tell of one file?"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Do two paths lead to one file?"""
    return samestat(posix.stat(f1), posix.stat(f2))


def sameopenfile(fp1, fp2):
    """Do two descriptors have one file open?"""
    return samestat(posix.fstat(fp1), posix.fstat(fp2))


def realpath(filename, *, strict=False):
    """The path without symbolic links. Unless strict, what does not exist stays as it is."""
    filename = _fspath(filename)
    slash, dot, dots, _ = _marks(filename)
    todo = abspath(filename[:0] or dot).split(slash) if not isabs(filename) else []
    todo = [*filter(None, todo), *filename.split(slash)][::-1]
    path, followed = slash, 0
    while todo:
        name = todo.pop()
        if not name or name == dot:
            continue
        if name == dots:
            path = dirname(path)
            continue
        there = join(path, name)
        try:
            link = posix.readlink(there) if posix.lstat(there).st_mode & 0o170000 == _LINK else None
        except OSError:
            if strict:
                raise
            link = None
        if link is None:
            path = there
            continue
        followed += 1
        if followed > 40:
            if strict:
                posix.stat(there)
            return normpath(join(there, *todo[::-1]))
        if isabs(link):
            path = slash
        todo.extend(link.split(slash)[::-1])
    return path


# ---- names in paths

def expanduser(path):
    """A leading ~ as the user's folder."""
    path = _fspath(path)
    slash, _, _, empty = _marks(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    name, _, rest = path.partition(slash)
    if not path.startswith(tilde) or name != tilde:
        return path
    import os
    home = os.environ.get("HOME")
    if home is None:
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return (home.rstrip(slash) + path[len(name):]) or slash


def expandvars(path):
    """$NAME and ${NAME} as the environment has them; unknown ones stay."""
    path = _fspath(path)
    import os
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    out, at = [], 0
    while (dollar := path.find("$", at)) >= 0:
        out.append(path[at:dollar])
        start = end = dollar + 1
        if path[start:start + 1] == "{":
            close = path.find("}", start)
            name, at = (path[start + 1:close], close + 1) if close >= 0 else (None, start)
        else:
            while end < len(path) and path[end].isascii() and (path[end].isalnum() or path[end] == "_"):
                end += 1
            name, at = path[start:end], end
        value = os.environ.get(name) if name else None
        out.append(path[dollar:at] if value is None else value)
    return "".join(out) + path[at:]
