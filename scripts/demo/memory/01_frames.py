"""Frames: what a call puts on the call stack, and what its end takes away.

A call pushes a frame. It holds the function's local variables, and so a reference to each of their values; when the
call ends the frame is popped, and these references go with it.
"""
import sys


def show_stack(title):
    """The frames from the innermost outwards, without this one."""
    print(title)
    frame = sys._getframe(1)
    while frame is not None:
        variables = ", ".join(f"{name}={value!r}" for name, value in frame.f_locals.items() if isinstance(value, int))
        print(f"    line {frame.f_lineno:<3} {frame.f_code.co_name}({variables})" if frame.f_back else "    the module")
        frame = frame.f_back


def factorial(n):
    if n == 0:
        show_stack("the stack at its deepest:")
        return 1
    return n * factorial(n - 1)


print("factorial(3) =", factorial(3))


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("    freed:", self.name)


def inner():
    b = Loud("b, a local variable of inner()")
    print("  inner() runs")


def outer():
    a = Loud("a, a local variable of outer()")
    inner()
    print("  inner() has returned: its frame is gone, and all that only its frame held")


print("\nlocal variables live as long as their frame:")
outer()
print("  outer() has returned")


def count_up():
    n = 0
    while True:
        n += 1
        yield n


print("\na generator takes its frame off the stack between two values, and keeps it:")
numbers = count_up()
print("  values:", next(numbers), next(numbers), next(numbers))
print("  its frame stands still in line", numbers.gi_frame.f_lineno, "with n =", numbers.gi_frame.f_locals["n"])
numbers.close()
print("  closed; its frame:", numbers.gi_frame)
