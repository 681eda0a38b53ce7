# Exceptions in __del__ are reported on stderr and do not stop the program.
import sys


class D:
    def __del__(self):
        raise ValueError("in del")


class Err:
    text = ""

    def write(self, s):
        Err.text += s

    def flush(self):
        pass


def report():
    for line in Err.text.splitlines():
        print("|", line[:line.index(" at 0x")] if " at 0x" in line else line)
    Err.text = ""


real = sys.stderr
sys.stderr = Err()
d = D()
del d
print("goes on")
report()
l = [D(), 1]
l.clear()
print("still", l)
report()


def f():
    x = D()
    return "returned"


print(f())
report()


def hook(u):
    print("hook", u.exc_type.__name__, u.exc_value, u.exc_traceback is not None, u.err_msg, u.object.__qualname__)


sys.unraisablehook = hook
D()
print("after the hook")


def bad_hook(u):
    raise KeyError("in hook")


sys.unraisablehook = sys.__unraisablehook__
D()
report()
try:
    try:
        raise OSError("pending")
    finally:
        D()
except OSError as e:
    print("kept", e, e.__context__)
Err.text = ""
sys.stderr = real
