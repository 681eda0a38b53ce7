# iter with a sentinel, next with defaults, input loops over standard input.
import sys
lines = list(iter(sys.stdin.readline, "end\n"))
print(lines)
n = int(input("how many? "))
nums = [int(x) for x in input().split()]
print(n == len(nums), sum(nums), max(nums))
matrix = [list(map(int, input().split())) for _ in range(3)]
print(matrix, [sum(c) for c in zip(*matrix)])
name, *rest = input().split(",")
print(name, rest, repr(input()), repr(input("")))
try:
    while True:
        line = input()
        print(">", line)
except EOFError as e:
    print("EOF:", e)
print(sys.stdin.read() == "", list(sys.stdin), sys.stdin.readline() == "")
state = iter("abcabc")
print(list(iter(lambda: next(state), "c")), list(state))
count = [0]


def tick():
    count[0] += 1
    if count[0] > 5:
        raise StopIteration
    return count[0]


print(list(iter(tick, None)))
it = iter(tick, 99)
print(next(it, "default"), next(it, "default"))


def fails():
    raise ValueError("callable fails")


try:
    list(iter(fails, 1))
except ValueError as e:
    print(e)


class Eq:
    def __eq__(self, o):
        return o == 3


vals = iter([1, 2, 3, 4])
print(list(iter(lambda: next(vals), Eq())), next(vals), next(vals, "none"), next(iter([]), None))
i = iter([1])
print(next(i), next(i, 2), next(i, 3), type(iter(tick, 1)).__name__, type(iter([])).__name__)
