# Truth, short circuit and what and/or give back.
class T:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print("bool", self.v)
        return self.v


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len", self.n)
        return self.n


for v in (0, 1, 0.0, -0.0, 0.1, "", "a", b"", b"a", [], [0], (), (0,), {}, {0: 0}, set(), {0},
          frozenset(), range(0), range(1), None, ..., NotImplemented is None, int, len, bytearray(),
          10 ** 30, -1, float("nan")):
    print(repr(v)[:40], bool(v), not v, 1 if v else 2)
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, None or 0 or "", 1 and [] and 3)
print(bool(T(True)), bool(T(False)), bool(L(0)), bool(L(3)))
if T(True) and T(False) or T(True):
    print("yes")
if not (T(False) or T(False)):
    print("no")
while T(False):
    print("never")
print(T(False) and 1 == 2 - 1 or "other")
x = T(True) and "value"
print(x)
print([i for i in range(6) if i % 2 and i > 1 or i == 0])
a = b = 0
print((a or b) is a, not (a and b))
print("a" and "b" or "c", "" and "b" or "c", ("" or "b") and "c")


class Bad:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return -1


class BadLen2:
    def __len__(self):
        return "x"


for c in Bad, BadLen, BadLen2:
    try:
        print(bool(c()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
