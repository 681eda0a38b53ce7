# os, os.path, stat and errno.
import os, sys, errno, stat
from os import path
base = sys.argv[1] + "/os"
def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).replace(sys.argv[1], "DIR"))
os.makedirs(base + "/a/b/c"); os.makedirs(base + "/a/b", exist_ok=True)
for n in ("x.txt", "a/y.txt", "a/b/z"):
    with open(path.join(base, n), "w") as f: f.write(n)
print(sorted(os.listdir(base)), sorted(os.listdir(base.encode())))
for top, d, f in sorted(os.walk(base)): print(top.replace(base, "B"), sorted(d), sorted(f))
for top, d, f in os.walk(base, topdown=False): print(top.replace(base, "B"), sorted(d), sorted(f))
s = os.stat(base + "/x.txt")
print(s.st_size, stat.S_ISREG(s.st_mode), stat.filemode(s.st_mode), type(s), len(s), isinstance(s.st_mtime, float), isinstance(s[8], int), s.st_mtime_ns // 10**9 == s[8], s.st_nlink)
print(path.exists(base), path.isdir(base), path.isfile(base), path.isfile(base + "/x.txt"), path.getsize(base + "/x.txt"), path.exists(base + "/nope"), path.islink(base))
os.rename(base + "/x.txt", base + "/q.txt"); os.symlink("q.txt", base + "/ln")
print(os.readlink(base + "/ln"), path.islink(base + "/ln"), path.realpath(base + "/ln") == path.realpath(base) + "/q.txt", os.path.samefile(base + "/ln", base + "/q.txt"))
os.chmod(base + "/q.txt", 0o600)
print(oct(os.stat(base + "/q.txt").st_mode)); os.utime(base + "/q.txt", (1, 2.5))
print(os.stat(base + "/q.txt").st_mtime)
show(lambda: os.remove(base + "/nope"))
show(lambda: os.rmdir(base))
show(lambda: os.mkdir(base))
show(lambda: os.listdir(base + "/nope"))
show(lambda: os.stat("a\0b"))
show(lambda: os.stat(None))
show(lambda: os.stat(1.5))
show(lambda: os.rename(base + "/n1", base + "/n2"))
show(lambda: os.chdir(base + "/zz"))
show(lambda: os.fspath(5))
show(lambda: os.makedirs(base))
show(lambda: os.open(base + "/u", os.O_RDONLY))
show(lambda: os.listdir(5.5))
show(lambda: os.close(999))
fd = os.open(base + "/fd", os.O_RDWR | os.O_CREAT)
print(os.write(fd, b"hello"), os.lseek(fd, 1, 0), os.read(fd, 3), os.isatty(fd), os.fstat(fd).st_size); os.close(fd)
with os.fdopen(os.open(base + "/fd", os.O_RDONLY)) as f: print(f.read())
r, w = os.pipe(); os.write(w, b"pp"); os.close(w)
print(os.read(r, 10), os.read(r, 1)); os.close(r)
os.environ["KR_X"] = "1"
print(os.environ["KR_X"], os.getenv("KR_X"), os.getenv("KR_NO"), os.getenv("KR_NO", 5), "KR_X" in os.environ, os.system("exit $KR_X") >> 8); del os.environ["KR_X"]
show(lambda: os.environ["KR_X"])
show(lambda: os.environ.__setitem__("a", 5))
print(os.environ.get("HOME") is not None, os.environ.pop("KR_Z", 7))
print(os.getpid() > 0, os.sep, os.linesep == "\n", os.name, os.curdir, os.pathsep, len(os.urandom(8)), os.cpu_count() > 0, os.strerror(2), os.devnull, os.getcwd() == path.abspath("."))
print(errno.ENOENT, errno.errorcode[2], errno.EACCES)
for a in ("", "/", "//", "///a", "a/b.c", "/a/b/", "a/.b", ".x.y", "..", "a//b/../c/./d", "/../a", "../../b", "x/..", "a.tar.gz", "..a.b", "~", "a/b/"):
    print(repr(a), path.split(a), path.splitext(a), path.basename(a), path.dirname(a), path.normpath(a), path.isabs(a), path.join(a, "q"), path.splitroot(a))
print(path.join("a", "/b", "c"), path.join("a/", "b"), path.join("", "b"), path.join(b"a", b"b"), path.commonpath(["/a/b/c", "/a/b/d"]), path.commonprefix(["abc", "abd"]), path.relpath("/a/b/c", "/a/d"), path.relpath("/a", "/a"))
show(lambda: path.join("a", b"b"))
show(lambda: path.join("a", 5))
show(lambda: path.exists(None))
show(lambda: path.commonpath([]))
show(lambda: path.commonpath(["/a", "b"]))
os.environ["HOME"] = "/h"; os.environ["V"] = "val"
print(path.expanduser("~/x"), path.expanduser("~"), path.expandvars("$V/${V}x/$NO/$"))
class P:
    def __fspath__(self): return base + "/q.txt"
print(open(P()).read(), os.path.basename(P()), isinstance(P(), os.PathLike), isinstance("", os.PathLike), issubclass(P, os.PathLike), os.fspath(P()) == base + "/q.txt")
import os.path, posixpath
print(os.path is posixpath, os.fsencode("é"), os.fsdecode(b"\xff"))
os.replace(base + "/q.txt", base + "/r"); os.unlink(base + "/ln")
print(sorted(os.listdir(base))); os.truncate(base + "/r", 2)
print(os.path.getsize(base + "/r"), os.access(base + "/r", os.R_OK), os.access(base + "/n", os.F_OK))
old = os.getcwd(); os.chdir(base)
print(os.listdir("a/b/c"), os.path.exists("r")); os.chdir(old)
