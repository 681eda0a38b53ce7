"""A generator against a list: one value at a time, or all at once.

krait.heap() tells the peak of live bytes; the difference to what was live before is what a computation needed.
"""
import sys

import krait

N = 100000


def squares_list(n):
    result = []
    for i in range(n):
        result.append(i * i)
    return result


def squares(n):
    for i in range(n):
        yield i * i


def needed(work):
    """The most bytes that were live while work() ran, beyond those before, and its result."""
    before = krait.reset_peak()
    result = work()
    return krait.heap().peak - before, result


def show(name, figures):
    most, result = figures
    size = f"over {most >> 20} MiB" if most >= 1 << 20 else "less than 2 KiB" if most < 2048 else "less than 1 MiB"
    print(f"  {name:<28} {size:>16}   {result}")


needed(lambda: sum(squares(10)))  # what is made once is not to be counted
print(f"the sum of {N} squares, and the memory that it took:")
show("sum of a list", needed(lambda: sum(squares_list(N))))
show("sum of a generator", needed(lambda: sum(squares(N))))
show("list comprehension", needed(lambda: sum([i * i for i in range(N)])))
show("generator expression", needed(lambda: sum(i * i for i in range(N))))

print("\nsizes of the objects themselves:")
for n in (10, 1000, 100000):
    print(f"  n = {n:<7} list {sys.getsizeof([i for i in range(n)]):>8}   "
          f"generator {sys.getsizeof(squares(n)):>4}   range {sys.getsizeof(range(n)):>3}")

print("\na chain of generators still holds one value at a time:")


def numbers():
    for i in range(N):
        yield i


def even(values):
    for value in values:
        if value % 2 == 0:
            yield value


def scaled(values, factor):
    for value in values:
        yield value * factor


show("three generators", needed(lambda: sum(scaled(even(numbers()), 3))))

print("\nand it can stop before the end:")
made = []


def noted():
    for i in range(N):
        made.append(i)
        yield i


print("  the first above 4:", next(value for value in noted() if value > 4), "  values made:", len(made))
