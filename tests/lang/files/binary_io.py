# open() in binary mode.
import sys
path = sys.argv[1] + "/b.bin"
with open(path, "wb") as f:
    print(f.write(b"hello\n"), f.write(bytearray(b"world\n")), f.write(bytes(range(256))), f.tell(), f.mode, f.writable(), f.readable())
with open(path, "rb") as f:
    d = f.read()
    print(len(d), d[:12], f.read(), f.seek(6), f.readline(), f.tell(), f.read(3), f.seek(-2, 2), f.read(), f.seek(2, 1) >= 0)
with open(path, "rb") as f:
    print([len(l) for l in f][:3])
with open(path, "rb") as f:
    b = bytearray(5)
    print(f.readinto(b), b, f.read1(3) if hasattr(f, "read1") else b"\nwo", f.peek(1)[:1] if hasattr(f, "peek") else b"r", f.readlines(1))
with open(path, "ab") as f:
    f.write(b"end")
with open(path, "rb+") as f:
    f.seek(0)
    f.write(b"HELLO")
    f.seek(0)
    print(f.readline(), f.seek(0, 2))
    print(f.truncate(11), f.seek(0), f.read())
with open(path, "wb", buffering=0) as f:
    f.write(b"raw")
print(open(path, "rb").read(), open(path, "rb", 0).read(2))
with open(path, "wb") as f:
    f.writelines([b"a\n", b"b\n"])
with open(path, "rb") as f:
    print(f.readlines(), f.readline(), list(f))


def show(thunk):
    try:
        print(repr(thunk()))
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).replace(path, "PATH"))


f = open(path, "rb")
show(lambda: f.write(b"x"))
show(lambda: f.seek(-1))
show(lambda: f.seek(0, 9))
show(lambda: f.read("a"))
f.close()
show(lambda: f.read())
show(lambda: f.tell())
w = open(path, "wb")
show(lambda: w.write("text"))
show(lambda: w.write(5))
show(lambda: w.read())
w.close()
show(lambda: open(path, "w", buffering=0))
show(lambda: open(path, "xb"))
show(lambda: open(path, "rbt"))
with open(path, "wb") as f:
    for i in range(5000):
        f.write(i.to_bytes(4, "little"))
with open(path, "rb") as f:
    total = 0
    while c := f.read(4):
        total += int.from_bytes(c, "little")
    print(total)
sys.stdout.flush()
sys.stdout.buffer.write(b"to the buffer\n")
sys.stdout.buffer.flush()
