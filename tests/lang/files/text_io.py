# open() in text mode: read, write, iterate, seek, modes, newlines, encodings.
import sys
path = sys.argv[1] + "/t.txt"
with open(path, "w") as f:
    print(f.write("line one\n"), f.write("lïne two\n"), f.writelines(["a\n", "b"]), f.name == path, f.mode, f.closed, f.encoding.lower(), f.writable(), f.readable(), f.seekable())
print(f.closed)
with open(path) as f:
    print(repr(f.read()), repr(f.read()), f.mode)
with open(path, "r") as f:
    print(repr(f.readline()), repr(f.read(3)), repr(f.readline()), f.readlines(), repr(f.readline()))
with open(path) as f:
    for i, line in enumerate(f):
        print(i, repr(line))
print(list(open(path)), [l.strip() for l in open(path, encoding="utf-8")])
with open(path, "a") as f:
    f.write("\nappended")
    print(f.tell() > 0)
with open(path) as f:
    text = f.read()
    f.seek(0)
    print(f.read() == text, f.tell(), f.seek(0, 2), f.read() == "", f.seek(0), f.read(4))
with open(path, "r+") as f:
    f.write("LINE")
    f.seek(0)
    print(f.readline())
with open(path, "w+") as f:
    f.write("abc")
    f.seek(1)
    print(f.read())
    print(f.truncate(2))
print(open(path).read())
with open(path, "w", newline="") as f:
    f.write("a\r\nb\rc\n")
for nl in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=nl) as f:
        print(repr(nl), [l for l in f])
with open(path, "w", newline="\r\n") as f:
    f.write("x\ny\n")
print(open(path, "rb").read())
with open(path, "w", encoding="latin-1") as f:
    f.write("é")
print(open(path, "rb").read(), open(path, encoding="latin-1").read())
with open(path, "w", encoding="utf-8", errors="replace") as f:
    f.write("日本\ud800")
print(open(path, "rb").read())
with open(path, "w") as f:
    print("printed", 1, 2, file=f, sep="-")
    print("second", file=f)
print(open(path).read().split("\n"), sum(1 for _ in open(path)), open(path).readlines(3))


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).replace(path, "PATH").replace(sys.argv[1], "DIR"))


show(lambda: open(path + "nope"))
show(lambda: open(sys.argv[1]))
show(lambda: open(path, "x"))
show(lambda: open(path, "q"))
show(lambda: open(path, "rw"))
show(lambda: open(path, ""))
show(lambda: open(path, "b"))
show(lambda: open(path, "rb", encoding="utf-8"))
show(lambda: open(path, newline="x"))
show(lambda: open(path, encoding="nope"))
show(lambda: open(5.5))
show(lambda: open(None))
show(lambda: open())
show(lambda: open(path, 5))
show(lambda: open(path + "\0"))
show(lambda: open(sys.argv[1] + "/no/such/dir", "w"))
f = open(path)
show(lambda: f.write("x"))
f.close()
f.close()
show(lambda: f.read())
show(lambda: f.readline())
show(lambda: next(f))
show(lambda: f.seek(0))
show(lambda: f.__enter__())
w = open(path, "w")
show(lambda: w.read())
show(lambda: w.write(5))
show(lambda: w.write(b"x"))
show(lambda: w.writelines([1]))
show(lambda: w.writelines(5))
w.close()
with open(path, "wb") as b:
    b.write(b"ok\xff\n")
show(lambda: open(path).read())
show(lambda: open(path, errors="replace").read() == "ok\ufffd\n")
show(lambda: open(path, errors="ignore").read())
with open(path, "w") as f:
    for i in range(20000):
        f.write(f"{i}\n")
with open(path) as f:
    print(sum(int(l) for l in f), f.readline() == "")
with open(path) as f:
    n = 0
    while chunk := f.read(1000):
        n += len(chunk)
    print(n)
with open(path, "w") as f:
    pass
print(repr(open(path).read()), open(path).readlines(), list(open(path)))
open(path, "w").close()
