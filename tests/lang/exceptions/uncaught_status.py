# An uncaught exception: what was printed stays, traceback on stderr, status 1.
import sys


class Err(Exception):
    pass


def work(n):
    if n == 0:
        raise Err("at the bottom", 42)
    work(n - 1)


print("before")
try:
    work(1)
finally:
    print("finally runs")
