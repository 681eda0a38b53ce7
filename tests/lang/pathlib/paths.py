# pathlib: names taken apart and joined, and the files that they name.
import os
import pickle
import tempfile
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath, UnsupportedOperation, WindowsPath


def fault(call):
    try:
        return call()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for text in ("", ".", "/", "//", "///a", "a/b.tar.gz", "/usr/./lib//x", "../a", ".bashrc", "a.", "a/..b", "x/"):
    p = PurePosixPath(text)
    print(repr(p), p.parts, repr(p.root), repr(p.name), repr(p.stem), repr(p.suffix), p.suffixes, p.parent,
          p.is_absolute(), list(p.parents))

for text in ("c:\\a\\b.txt", "c:/x", "\\\\host\\share\\f", "a/b", "c:x", "/x"):
    p = PureWindowsPath(text)
    print(repr(p), p.parts, repr(p.drive), repr(p.root), repr(p.name), p.is_absolute(), str(p))

a = PurePosixPath("/a/b")
print(a / "c" / "d.e", "x" / a, "x" / PurePosixPath("y"), a / "/root", PurePosixPath("a", "b", PurePath("c")))
print(a.with_name("z"), a.with_suffix(".py"), (a / "q.txt").with_stem("r"), a.joinpath("1", "2"))
print(a.relative_to("/"), a.relative_to("/a"), a.relative_to("/a/c/d", walk_up=True), a.is_relative_to("/a"))
print(a == PurePosixPath("/a//b/"), a == "/a/b", hash(a) == hash(PurePosixPath("/a/b/")), a < PurePosixPath("/a/c"))
print(PureWindowsPath("A/B") == PureWindowsPath("a\\b"), a == PureWindowsPath("/a/b"))
print(sorted(map(PurePosixPath, ["b", "a/c", "a", "a-b", "a/b"])))
print(os.fspath(a), bytes(a), a.as_posix(), a.as_uri(), PurePosixPath("/a b/é").as_uri())
print(pickle.loads(pickle.dumps(a)) == a, a.parents[0], a.parents[-1], a.parents[:2], len(a.parents))
for pattern in ("*.py", "b/*.py", "/a/b/*.py", "/**/*.py", "**/*", "a/*.py", "c.*"):
    p = PurePosixPath("/a/b/c.py")
    print(pattern, p.match(pattern), p.full_match(pattern))
print(fault(lambda: a.with_name("")), fault(lambda: a.with_suffix("py")), fault(lambda: PurePosixPath("/").with_name("x")))
print(fault(lambda: a.relative_to("/x")), fault(lambda: PurePosixPath(3)), fault(lambda: PurePosixPath(b"x")))
print(fault(lambda: a / 3), fault(lambda: a < 3), fault(lambda: a.parents[5]), fault(lambda: a.match("")))
print(fault(lambda: PurePosixPath("a").as_uri()))
print(type(Path("x")).__name__, type(PurePath("x")).__name__, issubclass(UnsupportedOperation, NotImplementedError))
print(fault(lambda: WindowsPath("x")))

with tempfile.TemporaryDirectory() as name:
    top = Path(name)
    print(top.is_dir(), top.exists(), (top / "none").exists(), Path("\0").exists())
    f = top / "one.txt"
    print(f.write_text("line\nätwo", encoding="utf-8"), f.read_bytes(), f.read_text("utf-8"), f.stat().st_size)
    print((top / "data").write_bytes(b"123"), f.is_file(), f.is_symlink())
    (top / "sub" / "deep").mkdir(parents=True)
    print(fault(lambda: (top / "sub").mkdir()).split(":")[0], (top / "sub").mkdir(exist_ok=True))
    (top / "sub" / "two.txt").touch()
    (top / "sub" / "deep" / "three.txt").touch()
    (top / "link").symlink_to("one.txt")
    (top / "hard").hardlink_to(f)
    print((top / "link").is_symlink(), (top / "link").readlink(), (top / "link").resolve() == f.resolve(), f.samefile(top / "hard"))

    def show(paths):
        print(sorted(str(p.relative_to(top)) for p in paths))

    show(top.iterdir())
    show(top.glob("*.txt"))
    show(top.glob("**/*.txt"))
    show(top.rglob("*.txt"))
    show(top.glob("*/*.txt"))
    show(top.glob("**"))
    show(top.rglob("*"))
    show(top.glob("**/"))
    show(top.glob("s*/d*"))
    show(top.glob("sub/deep/../two.txt"))
    show(top.glob("ONE.*", case_sensitive=False))
    print(fault(lambda: list(top.glob("/x"))), fault(lambda: list(top.glob(""))))
    print([(p.name == top.name, sorted(d), sorted(n)) for p, d, n in top.walk()][0])
    moved = f.rename(top / "moved.txt")
    print(moved.name, f.exists(), (top / "link").exists(), (top / "link").exists(follow_symlinks=False))
    moved.unlink()
    moved.unlink(missing_ok=True)
    print(fault(moved.unlink).split(":")[0], fault(lambda: f.write_text(b"")))
    with (top / "data").open() as text:
        print(text.read())
    (top / "sub" / "deep" / "three.txt").unlink()
    (top / "sub" / "deep").rmdir()
    show(top.rglob("*"))
print(Path.cwd() == Path().absolute(), Path("~").expanduser() == Path.home(), Path.from_uri("file:///a%20b"))


class Mine(PurePosixPath):
    def __init__(self, *args, tag=None):
        super().__init__(*args)
        self.tag = tag

    def with_segments(self, *parts):
        return type(self)(*parts, tag=self.tag)


m = Mine("a/b", tag=5)
print((m / "c").tag, m.parent.tag, repr(m.parent), m.with_name("x").tag)
