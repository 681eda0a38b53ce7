# Closing by the collector, subclasses of the layers, chunks and their borders, error handlers.
import sys, gc
p = sys.argv[1] + "/g.txt"
class C: pass
c = C(); c.f = open(p, "w"); c.me = c; c.f.write("cycle"); c.f.flush(); del c; gc.collect(); print(open(p).read())
class F(type(sys.stdout)): 
    def close(self): print("closing F"); super().close()
f = F(open(p, "wb"), encoding="utf-8"); print(f.write("é"), repr(f).replace(sys.argv[1], "DIR")); del f
print(open(p, "rb").read())
f = F(open(p, "rb")); print(list(f), f.closed); f.close(); print(f.closed)
with open(p, "w") as f: f.writelines(["a\n", "b\n"]); f.write("x" * 100000)
print(len(open(p).read()), sum(map(len, open(p))), open(p).readline(1), open(p).readlines(1))
with open(p, "wb") as f: f.write(b"x" * 8191 + "é".encode() * 3 + b"\r\n" + b"y" * 8190 + b"\r\n")
print([len(l) for l in open(p)], len(open(p, newline="").read()))
with open(p, "rb") as f: f.seek(100); print(f.tell(), len(f.read(10)), f.tell(), f.seek(-5, 1), f.seek(0, 2))
with open(p, "wb") as f: f.write(b"abc\xff\xfedef")
for e in ("strict", "ignore", "replace", "surrogateescape", "backslashreplace"):
    try: print(ascii(open(p, errors=e).read()))
    except UnicodeDecodeError as x: print(x)
with open(p, "wb") as f: f.write("é".encode()[:1])
try: open(p).read()
except UnicodeDecodeError as x: print(x)
try: open(p).readline()
except UnicodeDecodeError as x: print(x)
with open(p, "x" if False else "a+") as f: f.seek(0); f.truncate(0); print(f.tell(), f.write("12"), f.tell())
f = open(p); g = iter(f); print(next(g), next(g, None), g is f); f.close()
try:
    with open(p) as f: f.close()
    print("ok")
except ValueError as e: print(e)
o = open(p, opener=lambda path, flags: __import__("os").open(path, flags)); print(o.read(), o.name == p); o.close()
fd = open(p).fileno
print(hash(f) == hash(f), f == f, bool(f))
