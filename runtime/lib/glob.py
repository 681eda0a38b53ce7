"""The files whose names match a pattern; ** stands for any number of folders."""

import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob", "translate"]

_magic = re.compile("([*?[])")
_magic_bytes = re.compile(b"([*?[])")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of the paths that match, in no order."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The same, one after the other."""
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")
    found = _find(root, pathname, recursive, False, include_hidden)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        empty = pathname[:0]
        return (path for path in found if path != empty)
    return found


def has_magic(s):
    """Does it contain a pattern?"""
    return (_magic_bytes if isinstance(s, bytes) else _magic).search(s) is not None


def escape(pathname):
    """The pattern that matches only this path."""
    if isinstance(pathname, bytes):
        return _magic_bytes.sub(rb"[\1]", pathname)
    return _magic.sub(r"[\1]", pathname)


def _is_recursive(pattern):
    return pattern in ("**", b"**")


def _is_hidden(name):
    return name[:1] in (".", b".")


def _join(folder, name):
    return os.path.join(folder, name) if folder and name else folder or name


def _find(root, pathname, recursive, folders_only, hidden):
    folder, last = os.path.split(pathname)
    if not has_magic(pathname):
        full = _join(root, pathname)
        if os.path.lexists(full) if last else os.path.isdir(_join(root, folder)):
            yield pathname
        return
    if not folder:
        if recursive and _is_recursive(last):
            yield from _below(root, last, folders_only, hidden)
        else:
            yield from _names(root, last, folders_only, hidden)
        return
    if folder != pathname and has_magic(folder):
        folders = _find(root, folder, recursive, True, hidden)
    else:
        folders = [folder]
    if has_magic(last):
        inside = _below if recursive and _is_recursive(last) else _names
    else:
        inside = _exactly
    for folder in folders:
        for name in inside(_join(root, folder), last, folders_only, hidden):
            yield os.path.join(folder, name)


def _names(folder, pattern, folders_only, hidden):
    names = _list(folder, pattern, folders_only)
    if not (hidden or _is_hidden(pattern)):
        names = [name for name in names if not _is_hidden(name)]
    return fnmatch.filter(names, pattern)


def _exactly(folder, name, folders_only, hidden):
    if name:
        return [name] if os.path.lexists(_join(folder, name)) else []
    return [name] if os.path.isdir(folder) else []


def _below(folder, pattern, folders_only, hidden):
    """What is in a folder at any depth; first the folder itself as an empty name."""
    if not folder or os.path.isdir(folder):
        yield pattern[:0]
    yield from _walk(folder, pattern, folders_only, hidden)


def _walk(folder, pattern, folders_only, hidden):
    for name in _list(folder, pattern, folders_only):
        if hidden or not _is_hidden(name):
            yield name
            for inner in _walk(_join(folder, name), pattern, folders_only, hidden):
                yield _join(name, inner)


def _list(folder, pattern, folders_only):
    here = os.curdir.encode("ascii") if isinstance(pattern, bytes) else os.curdir
    names = []
    try:
        with os.scandir(folder or here) as entries:
            for entry in entries:
                try:
                    if not folders_only or entry.is_dir():
                        names.append(entry.name)
                except OSError:
                    pass
    except OSError:
        pass
    return names


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """The regular expression for a pattern of paths."""
    seps = seps or (os.path.sep, os.path.altsep) if os.path.altsep else seps or os.path.sep
    sep = "".join(map(re.escape, seps))
    any_sep = f"[{sep}]" if len(seps) > 1 else sep
    not_sep = f"[^{sep}]"
    if include_hidden:
        one_last, one, many, many_last = f"{not_sep}+", f"{not_sep}+{any_sep}", \
            f"(?:.+{any_sep})?", ".*"
    else:
        one_last, one = f"[^{sep}.]{not_sep}*", f"[^{sep}.]{not_sep}*{any_sep}"
        many, many_last = f"(?:{one})*", f"(?:{one})*(?:{one_last})?"
    result, parts = [], re.split(any_sep, pat)
    for i, part in enumerate(parts):
        last = i == len(parts) - 1
        if part == "*":
            result.append(one_last if last else one)
        elif recursive and part == "**":
            if not last:
                if parts[i + 1] != "**":
                    result.append(many)
            else:
                result.append(many_last)
        else:
            if part:
                if not include_hidden and part[0] in "*?":
                    result.append(r"(?!\.)")
                inner = fnmatch.translate(part)[4:-3]
                result.append(inner.replace(".*", f"{not_sep}*"))
            if not last:
                result.append(any_sep)
    return rf"(?s:{''.join(result)})\Z"
