# Requests for absurd sizes end in MemoryError or OverflowError, and the program goes on.
import sys


def show(label, thunk):
    try:
        r = thunk()
        print(label, "ok", type(r).__name__)
    except (MemoryError, OverflowError) as e:
        print(label, type(e).__name__, e)


show("list", lambda: [0] * (1 << 60))
show("list 2", lambda: [0, 1] * sys.maxsize)
show("str", lambda: "x" * (1 << 60))
show("str max", lambda: "ab" * sys.maxsize)
show("bytes", lambda: b"x" * (1 << 60))
show("bytes ctor", lambda: bytes(1 << 60))
show("bytearray", lambda: bytearray(1 << 60))
show("tuple", lambda: (0,) * (1 << 60))
show("too big", lambda: [0] * (1 << 70))
show("too big str", lambda: "x" * (1 << 70))
show("rjust", lambda: "a".rjust(1 << 60))
show("zfill", lambda: "a".zfill(1 << 60))
show("center", lambda: "a".center(1 << 62))
show("shift", lambda: [0] * (1 << 61))
show("shift huge", lambda: 1 << (1 << 70))
show("to_bytes", lambda: (1).to_bytes(1 << 60, "big"))
show("range list", lambda: list(range(1 << 60)))
show("empty ok", lambda: [] * (1 << 62))
show("neg ok", lambda: "x" * -(1 << 62))
l = [1]
show("imul", lambda: l.__imul__(1 << 60))
print(l)
b = bytearray(b"x")
show("ba imul", lambda: b.__imul__(1 << 60))
print(b)
show("format", lambda: format(1, "1000000000000000000"))
show("percent", lambda: "%1000000000000000000d" % 1)
show("range len", lambda: len(range(1 << 70)))
show("index", lambda: [1].__getitem__(slice(None, 1 << 70)))
s = "abc"
print(s * 3, len([0] * 100000), sum([1] * 1000))
