# print: separators, ends, files, flush, failing writers, objects with strange __str__.
import sys
print()
print("a")
print("a", "b", 1, None, [1], sep="")
print("a", "b", sep=", ", end=".\n")
print(1, 2, sep="\n")
print("no newline", end="")
print(" continued")
print("x", end=None, sep=None)
print(*range(5))
print(*"abc", sep="-")
print(sep="unused")
print(end="only end\n")
print("é日😀", "\t|", "tab")
print("multi\nline", "second")
print("nul\0byte".replace("\0", "0"))


class W:
    def __init__(self):
        self.out = []

    def write(self, s):
        self.out.append(s)
        return "ignored"


class WF(W):
    def flush(self):
        self.out.append("<flush>")


w = W()
print("a", 1, sep="|", end="$", file=w)
print(file=w)
print(w.out)
wf = WF()
print("x", file=wf, flush=True)
print("y", file=wf)
print(wf.out)


def show(thunk):
    try:
        thunk()
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: print("a", file=w, flush=True))
show(lambda: print("a", sep=1))
show(lambda: print("a", end=b""))
show(lambda: print("a", bad=1))
show(lambda: print("a", file="str"))
show(lambda: print("a", file=5))


class Fails:
    def write(self, s):
        raise OSError("disk full")


show(lambda: print("a", file=Fails()))


class S:
    def __str__(self):
        return "S.str"

    def __repr__(self):
        return "S.repr"


class R:
    def __repr__(self):
        return "R.repr"


class Bad:
    def __str__(self):
        return 1


class Raise:
    def __str__(self):
        raise KeyError("str raises")


class Sub(str):
    def __str__(self):
        return "overridden"


print(S(), R(), [S()], Sub("raw"))
show(lambda: print(Bad()))
show(lambda: print("before", Raise(), "after"))
print()
old = sys.stdout
sys.stdout = w2 = W()
print("captured", 1)
sys.stdout.write("direct")
sys.stdout = old
print(w2.out)
sys.stdout = None
print("nowhere")
sys.stdout = old
print("back")
del sys.stdout
try:
    print("x")
except RuntimeError as e:
    sys.stdout = old
    print(e)
p = print
p("alias", p is print, print.__name__)
print(print("nested"))
print("%s and %s" % ("a", "b"), "{} {}".format(1, 2), f"{3}", sep=" / ")
sys.stdout.write("w1 ")
sys.stdout.writelines(["l1 ", "l2\n"])
print(sys.stdout.write("count\n"))
print(1.0, 1e100, -0.0, 10 ** 20, True, None, ..., 0x10, 0b11, (1,), (), [], {}, set(), {1: 2}, b"b", bytearray(b"x"), range(2), int, sep=" ")
