# sys.excepthook replaces the report of an uncaught exception.
import sys


def hook(t, v, tb):
    print("hook got", t.__name__, v, tb is not None)


sys.excepthook = hook
1 / 0
