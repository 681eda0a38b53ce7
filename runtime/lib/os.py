"""The operating system: files and folders, the environment, the process."""

import sys
import posixpath as path
import posix
from posix import *
from posix import _execve, _exit, _process_cpu_count, _scandir, _terminal_size, _uname

sys.modules["os.path"] = path

name, linesep = "posix", "\n"
curdir, pardir, sep, pathsep = path.curdir, path.pardir, path.sep, path.pathsep
defpath, extsep, altsep, devnull = path.defpath, path.extsep, path.altsep, path.devnull
SEEK_SET, SEEK_CUR, SEEK_END = range(3)
error = OSError


# ---- names of files

def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as str."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class _PathLikeType(type):
    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if cls is PathLike:
            return getattr(subclass, "__fspath__", None) is not None
        return super().__subclasscheck__(subclass)


class PathLike(metaclass=_PathLikeType):
    """What has __fspath__ can be given where a path is wanted."""

    __slots__ = ()

    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    def __class_getitem__(cls, item):
        return cls

    @classmethod
    def register(cls, subclass):
        """For classes with a __fspath__ there is nothing to note down."""
        return subclass


def _get_exports_list(module):
    """The names that a star import of the module takes: socket asks."""
    try:
        return list(module.__all__)
    except AttributeError:
        return [name for name in dir(module) if not name.startswith("_")]


def getcwdb():
    """The current folder as bytes."""
    return fsencode(getcwd())


# ---- the environment

class _Environ:
    """A mapping whose changes the system learns."""

    def __init__(self, data, encode, decode):
        self._data, self.encodekey, self.decodekey = data, encode, decode

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodekey(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodekey(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        try:
            return self.encodekey(key) in self._data
        except TypeError:
            return False

    def __repr__(self):
        return f"environ({{{', '.join(f'{k!r}: {v!r}' for k, v in self.items())}}})"

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, "items") else NotImplemented

    __hash__ = None

    def __or__(self, other):
        return dict(self.items()) | dict(other)

    def __ror__(self, other):
        return dict(other) | dict(self.items())

    def __ior__(self, other):
        self.update(other)
        return self

    def get(self, key, default=None):
        """The value, or default where there is none."""
        return self[key] if key in self else default

    def keys(self):
        """The names."""
        return list(self)

    def values(self):
        """The values."""
        return [self[k] for k in self]

    def items(self):
        """(name, value) pairs."""
        return [(k, self[k]) for k in self]

    def copy(self):
        """A dict of all."""
        return dict(self.items())

    def setdefault(self, key, value):
        """The value, which becomes the one given where there is none."""
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        """Removes a name and returns its value."""
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        """Removes a name; returns (name, value)."""
        for key in self:
            return key, self.pop(key)
        raise KeyError("environ is empty")

    def update(self, other=(), /, **more):
        """Sets all that is in another mapping, or in pairs."""
        for key, value in dict(other, **more).items():
            self[key] = value

    def clear(self):
        """Removes all."""
        for key in self:
            del self[key]


def _encode_value(value):
    if not isinstance(value, str):
        raise TypeError("str expected, not %s" % type(value).__name__)
    return value.encode("utf-8", "surrogateescape")


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError("bytes expected, not %s" % type(value).__name__)
    return value


environ = _Environ(posix.environ, _encode_value, lambda b: b.decode("utf-8", "surrogateescape"))
environb = _Environ(posix.environ, _check_bytes, _check_bytes)
supports_bytes_environ = True


def getenv(key, default=None):
    """A variable of the environment, or default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """The same for bytes."""
    return environb.get(key, default)


# ---- folders

class DirEntry:
    """An entry of a folder, as scandir() gives it."""

    __slots__ = ("name", "path", "_kind", "_inode", "_stat")

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, name, path, kind, inode):
        self.name, self.path, self._kind, self._inode, self._stat = name, path, kind, inode, None

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def inode(self):
        """The number of the file."""
        return self._inode

    def stat(self, *, follow_symlinks=True):
        """What the system knows of it; asked once."""
        if not follow_symlinks:
            return lstat(self.path)
        if self._stat is None:
            self._stat = stat(self.path)
        return self._stat

    def _is(self, kind, follow_symlinks):
        if self._kind not in (0, 10) or (self._kind == 10 and not follow_symlinks):
            return self._kind == kind
        try:
            mode = self.stat(follow_symlinks=follow_symlinks).st_mode
        except FileNotFoundError:
            return False
        return mode >> 12 == kind

    def is_dir(self, *, follow_symlinks=True):
        """Is it a folder?"""
        return self._is(4, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Is it an ordinary file?"""
        return self._is(8, follow_symlinks)

    def is_symlink(self):
        """Is it a symbolic link?"""
        return self._kind == 10 if self._kind else path.islink(self.path)

    def is_junction(self):
        """No junctions here."""
        return False


class _Scan:
    """The iterator that scandir() gives."""

    def __init__(self, top):
        self._top = top
        self._rows = iter(_scandir(top))

    def __iter__(self):
        return self

    def __next__(self):
        entry, kind, inode = next(self._rows)
        return DirEntry(entry, path.join(self._top, entry), kind, inode)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        """Nothing comes any more."""
        self._rows = iter(())


def scandir(path=None):
    """The entries of a folder with what is known of them."""
    return _Scan("." if path is None else fspath(path))


def _split_last(name):
    """(the folder that it is in, its own name), however many slashes it ends in."""
    parent, last = path.split(name)
    return (parent, last) if last else path.split(parent)


def _ancestors(name):
    """The folders that it is in, innermost first, without the root and the current folder."""
    parent, last = _split_last(name)
    while parent and last:
        yield parent
        parent, last = path.split(parent)


def _make_ancestors(name):
    """Make those that are missing. Were there any?"""
    missing = []
    for folder in _ancestors(name):
        if path.exists(folder):
            break
        missing.append(folder)
    for folder in reversed(missing):
        if not _is_here(folder):
            try:
                mkdir(folder)
            except FileExistsError:
                pass  # somebody else was faster
    return bool(missing)


def _is_here(folder):
    """Does it end in "/.", which is there as soon as the rest is?"""
    return path.basename(folder) in (curdir, b".")


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and those it is in."""
    if _make_ancestors(name) and _split_last(name)[1] in (curdir, b"."):
        return
    try:
        mkdir(name, mode)
    except OSError:
        if not (exist_ok and path.isdir(name)):
            raise


def removedirs(name):
    """Remove an empty folder, and those it is in as far as they are empty then."""
    rmdir(name)
    try:
        for folder in _ancestors(name):
            rmdir(folder)
    except OSError:
        pass


def renames(old, new):
    """Rename; folders are made for the new name, and removed where the old one leaves them empty."""
    if path.basename(new):
        _make_ancestors(new)
    rename(old, new)
    if path.dirname(old) and path.basename(old):
        try:
            removedirs(path.dirname(old))
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(folder, names of folders in it, names of files in it) for all below top.

    From the top down, the list of folders may be changed to say which to enter."""
    waiting = [(fspath(top), None)]  # a folder, and its row if that only waits for the folders below
    while waiting:
        folder, row = waiting.pop()
        if row is not None:
            yield row
            continue
        try:
            entries = list(scandir(folder))
        except OSError as error:
            if onerror:
                onerror(error)
            continue
        below, others = [], []
        for entry in entries:
            (below if _is_folder(entry) else others).append(entry)
        row = folder, [entry.name for entry in below], [entry.name for entry in others]
        if topdown:
            yield row
            inside = [path.join(folder, name) for name in row[1]]
            enter = [name for name in inside if followlinks or not path.islink(name)]
        else:
            waiting.append((folder, row))
            enter = [entry.path for entry in below if followlinks or not entry.is_symlink()]
        waiting.extend((name, None) for name in reversed(enter))


def _is_folder(entry):
    try:
        return entry.is_dir()
    except OSError:
        return False


# ---- the process

class terminal_size(tuple):
    """(columns, lines)."""

    __slots__ = ()
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


class uname_result(tuple):
    """What system this is."""

    __slots__ = ()
    sysname, nodename, release, version, machine = (property(lambda self, i=i: self[i]) for i in range(5))

    def __repr__(self):
        names = "sysname", "nodename", "release", "version", "machine"
        return f"posix.uname_result({', '.join(f'{n}={v!r}' for n, v in zip(names, self))})"


def get_terminal_size(fd=1, /):
    """The size of a terminal."""
    return terminal_size(_terminal_size(fd))


def uname():
    """What system this is."""
    return uname_result(_uname())


def process_cpu_count():
    """The number of processors that this process may use."""
    return _process_cpu_count()


def waitstatus_to_exitcode(status):
    """The exit status in what system() returns; negative: the signal that ended it."""
    return -(status & 0x7f) if status & 0x7f else status >> 8


def get_exec_path(env=None):
    """The folders where programs are looked for."""
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A file object over a descriptor."""
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


# What can be given where: descriptors for paths, folders' descriptors, links not followed.
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {chdir, listdir, scandir, stat, truncate}
supports_follow_symlinks = {stat}
_walk_symlinks_as_files = object()


# ---- other programs

P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1


def wait():
    """Waits for any child: (pid, status)."""
    return waitpid(-1, 0)


def WIFEXITED(status):
    """Did the process end by itself?"""
    return status & 0x7f == 0


def WEXITSTATUS(status):
    """Its exit status."""
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    """Did a signal end it?"""
    return 0 < status & 0x7f < 0x7f


def WTERMSIG(status):
    """The signal that ended it."""
    return status & 0x7f


def WIFSTOPPED(status):
    """Is it stopped?"""
    return status & 0xff == 0x7f


def WSTOPSIG(status):
    """The signal that stopped it."""
    return status >> 8 & 0xff


def WCOREDUMP(status):
    """Did it leave a core file?"""
    return bool(status & 0x80)


def execve(path, args, env):
    """Replaces this process by a program, with an environment."""
    _execve(path, args, [fsencode(k) + b"=" + fsencode(v) for k, v in env.items()])


def execl(file, *args):
    """Replaces this process by a program."""
    execv(file, args)


def execle(file, *args):
    """The same with the environment as the last argument."""
    *args, env = args
    execve(file, args, env)


def execlp(file, *args):
    """The same, found on PATH."""
    execvp(file, args)


def execvp(file, args):
    """The same with a list of arguments."""
    _exec_on_path(file, args, None)


def execvpe(file, args, env):
    """The same with an environment."""
    _exec_on_path(file, args, env)


def _exec_on_path(file, args, env):
    run = (lambda p: execv(p, args)) if env is None else (lambda p: execve(p, args, env))
    if path.dirname(file):
        run(file)
        return
    saved = missing = None
    for folder in map(fsencode, get_exec_path(env)):
        try:
            run(path.join(folder, fsencode(file)))
        except (FileNotFoundError, NotADirectoryError) as e:
            missing = e
        except OSError as e:
            saved = saved or e
    raise saved or missing


def spawnv(mode, file, args):
    """Starts a program; with P_WAIT its exit status, else its process."""
    return _start(mode, file, args, None, execv)


def spawnve(mode, file, args, env):
    """The same with an environment."""
    return _start(mode, file, args, env, execve)


def _start(mode, file, args, env, function):
    pid = fork()
    if not pid:
        try:
            function(file, args) if env is None else function(file, args, env)
        except BaseException:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    return waitstatus_to_exitcode(waitpid(pid, 0)[1])


def spawnl(mode, file, *args):
    """The same with the arguments one by one."""
    return spawnv(mode, file, args)


class _Pipe:
    """What popen() gives: the text stream, whose close() waits for the program."""

    def __init__(self, stream, process):
        self._stream, self._process = stream, process

    def close(self):
        self._stream.close()
        code = self._process.wait()
        return None if code == 0 else code << 8 if code > 0 else code

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode="r", buffering=-1):
    """Runs a command of the shell, and reads what it writes or writes what it reads."""
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE)
        return _Pipe(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE)
    return _Pipe(process.stdin, process)
