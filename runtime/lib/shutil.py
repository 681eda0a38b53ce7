"""Copying, moving and removing files and trees of them."""

import os
import stat

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move",
           "rmtree", "Error", "SpecialFileError", "SameFileError", "ignore_patterns", "which",
           "get_terminal_size"]

COPY_BUFSIZE = 256 * 1024


class Error(OSError):
    """Something about a tree of files could not be done; copytree() gives a list of what."""


class SameFileError(Error):
    """A file was to be copied onto itself."""


class SpecialFileError(OSError):
    """A named pipe was to be copied: that would never end."""


# ---- one file


def copyfileobj(fsrc, fdst, length=0):
    """Copies what one file object reads to another."""
    size, write = length or COPY_BUFSIZE, fdst.write
    for data in iter(lambda: fsrc.read(size) or None, None):
        write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies the content; gives dst."""
    if _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    for name in (src, dst):
        if os.path.exists(name) and stat.S_ISFIFO(os.stat(name).st_mode):
            raise SpecialFileError(f"`{os.fspath(name)}` is a named pipe")
    if os.path.islink(src) and not follow_symlinks:
        _copy_link(src, dst)
    else:
        with open(src, "rb") as source, open(dst, "wb") as target:
            copyfileobj(source, target)
    return dst


def _same(a, b):
    try:
        return os.path.samefile(a, b)
    except OSError:
        return False  # one of them is not there


def _copy_link(src, dst):
    os.symlink(os.readlink(src), dst)


def copymode(src, dst, *, follow_symlinks=True):
    """Copies the permissions."""
    _copy_facts(src, dst, follow_symlinks, times=False)


def copystat(src, dst, *, follow_symlinks=True):
    """Copies permissions and times."""
    _copy_facts(src, dst, follow_symlinks, times=True)


def _copy_facts(src, dst, follow_symlinks, times):
    if not (follow_symlinks or not os.path.islink(src) or not os.path.islink(dst)):
        return  # links themselves have none that could be set
    facts = os.stat(src)
    if times:
        os.utime(dst, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    os.chmod(dst, stat.S_IMODE(facts.st_mode))


def copy(src, dst, *, follow_symlinks=True):
    """Copies content and permissions, to a file or into a folder; gives the new path."""
    return _copy_both(src, dst, copymode, follow_symlinks)


def copy2(src, dst, *, follow_symlinks=True):
    """The same with times."""
    return _copy_both(src, dst, copystat, follow_symlinks)


def _copy_both(src, dst, copy_facts, follow_symlinks):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    for part in (copyfile, copy_facts):
        part(src, dst, follow_symlinks=follow_symlinks)
    return dst


# ---- trees


def ignore_patterns(*patterns):
    """For copytree's `ignore`: leaves out the names that match."""
    def ignore(path, names):
        from fnmatch import filter
        return set().union(*(filter(names, pattern) for pattern in patterns))
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copies a tree of files; gives dst."""
    job = _TreeCopy(symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
    job.folder(src, dst)
    if job.failures:
        raise Error(job.failures)
    return dst


class _TreeCopy:
    """One call of copytree(). What fails is noted, and the rest copied all the same."""

    def __init__(self, keep_links, ignore, copy_function, drop_dangling, into_existing):
        self.keep_links, self.drop_dangling = keep_links, drop_dangling
        self.ignore = ignore
        self.copy_function = copy_function
        self.into_existing = into_existing
        self.failures = []  # (source, target, why)

    def attempt(self, step, source, target, *more):
        try:
            step(source, target, *more)
        except Error as error:
            self.failures += error.args[0]
        except OSError as error:
            self.failures.append((source, target, str(error)))

    def folder(self, source, target):
        with os.scandir(source) as listing:
            inside = {entry.name: entry for entry in listing}
        for name in self.ignore(os.fspath(source), list(inside)) if self.ignore else ():
            inside.pop(name, None)
        os.makedirs(target, exist_ok=self.into_existing)
        for name, entry in inside.items():
            self.attempt(self.entry, os.path.join(source, name), os.path.join(target, name), entry)
        self.attempt(copystat, source, target)

    def entry(self, source, target, entry):
        if entry.is_symlink():
            if self.keep_links:
                return _copy_link(source, target)
            if self.drop_dangling and not os.path.exists(source):
                return None
        if entry.is_dir():
            return self.folder(source, target)
        return self.copy_function(source, target)


def _condemned(folder, report):
    """What a tree consists of: pairs (function that removes it, path), the content before its folder."""
    content = []
    try:
        with os.scandir(folder) as listing:
            content.extend(listing)
    except OSError as error:
        report(os.scandir, folder, error)
    for entry in content:
        if entry.is_dir(follow_symlinks=False):
            yield from _condemned(entry.path, report)
        else:
            yield os.unlink, entry.path
    yield os.rmdir, folder


class _Remover:
    """rmtree(path): removes a tree of files."""

    avoids_symlink_attacks = False

    def __call__(self, path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
        report = self.reporter(ignore_errors, onerror, onexc)
        if os.path.islink(path):
            try:
                raise OSError("Cannot call rmtree on a symbolic link")
            except OSError as error:
                return report(os.path.islink, path, error)
        for remove, doomed in _condemned(path, report):
            try:
                remove(doomed)
            except FileNotFoundError:
                pass  # somebody else was faster
            except OSError as error:
                report(remove, doomed, error)
        return None

    @staticmethod
    def reporter(ignore_errors, onerror, onexc):
        """What is to be called with (function, path, error)."""
        def old_style(function, path, error):
            onerror(function, path, (type(error), error, error.__traceback__))

        def fail(function, path, error):
            raise error

        if ignore_errors:
            return lambda function, path, error: None
        return onexc or (old_style if onerror else fail)


rmtree = _Remover()


def move(src, dst, copy_function=copy2):
    """Moves a file or a tree, across file systems too; gives the new path."""
    target = dst
    if os.path.isdir(dst):
        # Into it, unless it is the same folder under another name, as on file systems that fold case.
        if os.path.islink(src) or not _same(src, dst):
            target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.path.sep)))
            if os.path.exists(target):
                raise Error(f"Destination path '{target}' already exists")
        else:
            os.rename(src, dst)
            return dst
    try:
        os.rename(src, target)
    except OSError:
        _move_by_copy(src, dst, target, copy_function)
    return target


def _move_by_copy(src, dst, target, copy_function):
    remove = os.unlink
    if os.path.islink(src):
        _copy_link(src, target)
    elif not os.path.isdir(src):
        copy_function(src, target)
    elif _is_inside(dst, src):
        raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
    else:
        copytree(src, target, copy_function=copy_function, symlinks=True)
        remove = rmtree
    remove(src)


def _is_inside(path, folder):
    path, folder = (os.path.join(os.path.abspath(name), "") for name in (path, folder))
    return path.startswith(folder)


# ---- the surroundings


def get_terminal_size(fallback=(80, 24)):
    """Columns and lines: COLUMNS and LINES, else what the terminal says, else the fallback."""
    told = [_number(os.environ.get(name)) for name in ("COLUMNS", "LINES")]
    seen = (0, 0)
    if min(told) <= 0:
        try:
            seen = os.get_terminal_size(1)
        except (OSError, ValueError, AttributeError):
            pass  # standard output is no terminal
    return os.terminal_size(a if a > 0 else b or c for a, b, c in zip(told, seen, fallback))


def _number(text):
    try:
        return int(text or 0)
    except ValueError:
        return 0


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of the program that a command means, or None."""
    if os.path.dirname(cmd):
        candidates = [cmd]
    else:
        path = os.environ.get("PATH", os.defpath) if path is None else path
        if not path:
            return None
        as_wanted = os.fsencode if isinstance(cmd, bytes) else os.fsdecode
        folders = dict.fromkeys(as_wanted(path).split(as_wanted(os.pathsep)))
        candidates = (os.path.join(folder, cmd) for folder in folders)
    return next((name for name in candidates if _is_program(name, mode)), None)


def _is_program(name, mode):
    return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)
