# io in memory: bytes, text, buffers over raw streams written in Python.
import io
b = io.BytesIO(b"line one\nline two\n"); print(b.readline(), b.read(4), b.tell(), b.seek(0), b.readlines(), b.getvalue()[:3], b.write(b"more"), bytes(b.getbuffer()[:4]), b.truncate(5))
s = io.StringIO("a\nb\r\né漢\n"); print(s.readline(), list(s), s.seek(0), s.read(3), s.write("zz"), s.getvalue()); s.close()
w = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\r\n"); w.write("é\nline\n"); w.flush(); print(w.buffer.getvalue()); w.seek(0); print(w.read(2), w.tell() > 0, w.readline())
class Raw(io.RawIOBase):
    def __init__(self): self.data = [b"abc", b"def\n", b""]
    def readable(self): return True
    def writable(self): return True
    def readinto(self, buf):
        chunk = self.data.pop(0)
        buf[:len(chunk)] = chunk
        return len(chunk)
    def write(self, data): print("raw", bytes(data)); return len(data)
r = io.BufferedReader(Raw()); print(r.peek(1), r.read(2), r.readline(), r.read())
o = io.BufferedWriter(Raw(), 4); o.write(b"abcd"); o.write(b"efgh"); o.flush(); o.close(); print(o.closed)
try: s.read()
except ValueError as e: print(e)
with io.StringIO() as f: print("to file", 1, file=f); print(f.getvalue())
