# fnmatch, glob, shutil and tempfile.
import fnmatch
import glob
import os
import shutil
import tempfile

for pat in ("*.py", "a?c", "[a-c]x", "[!a]x", "[]]", "[", "a*b*c", "**a", "[a-", "[z-a]", "[!]", "x[--a]", "*", "", "a.b"):
    print(pat, fnmatch.translate(pat), [n for n in ("x.py", "abc", "bx", "dx", "]", "[", "aXbYc", "", "a.b", "z") if fnmatch.fnmatchcase(n, pat)])
print(fnmatch.filter(["a.c", "b.h", "c.c"], "*.c"), fnmatch.fnmatch(b"ab", b"a*"))
with tempfile.TemporaryDirectory() as d:
    os.makedirs(os.path.join(d, "sub", "deep"))
    for name in ("a.txt", "b.py", ".hidden", "sub/c.txt", "sub/deep/d.txt"):
        with open(os.path.join(d, name), "w") as f:
            f.write(name)
    for pat in ("*", "*.txt", "**", "**/*.txt", "sub/*", "nope*", ".*", "sub", "sub/", "*/", "**/deep", "[ab]*"):
        print(pat, sorted(glob.glob(pat, root_dir=d, recursive=True)), sorted(glob.glob(pat, root_dir=d)))
    print([p[len(d):] for p in sorted(glob.glob(os.path.join(d, "*.py")))], glob.escape("a[b]*"), glob.has_magic("a"))
    print(shutil.copy(os.path.join(d, "a.txt"), os.path.join(d, "sub"))[len(d):], shutil.move(os.path.join(d, "b.py"), os.path.join(d, "moved.py"))[len(d):])
    shutil.copytree(os.path.join(d, "sub"), os.path.join(d, "tree"), ignore=shutil.ignore_patterns("c.*"))
    print(sorted(glob.glob("tree/**", root_dir=d, recursive=True)))
    for f in (lambda: shutil.copyfile(os.path.join(d, "a.txt"), os.path.join(d, "a.txt")), lambda: shutil.rmtree(os.path.join(d, "none")),
              lambda: shutil.move(os.path.join(d, "a.txt"), os.path.join(d, "sub")), lambda: shutil.copytree(d, d)):
        try:
            f()
        except OSError as e:
            print(type(e).__name__, str(e).replace(d, "D"))
    shutil.rmtree(os.path.join(d, "tree"))
    print(sorted(os.listdir(d)), shutil.which("sh") is not None, shutil.which("no-such-program"))
print(os.path.exists(d))
with tempfile.NamedTemporaryFile("w+", suffix=".txt", prefix="p") as f:
    f.write("text")
    f.seek(0)
    name = f.name
    print(f.read(), os.path.basename(name)[0], name.endswith(".txt"), os.path.exists(name), oct(os.stat(name).st_mode & 0o777))
print(os.path.exists(name))
with tempfile.TemporaryFile() as f:
    print(f.write(b"abc"), f.seek(1), f.read())
with tempfile.SpooledTemporaryFile(max_size=5) as f:
    f.write(b"abc")
    print(f._rolled)
    f.write(b"defg")
    print(f._rolled, f.seek(0), f.read())
fd, path = tempfile.mkstemp()
os.close(fd)
os.unlink(path)
