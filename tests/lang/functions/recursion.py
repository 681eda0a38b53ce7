# Recursive functions of several kinds.
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def perms(l):
    if not l:
        return [[]]
    return [[x] + p for i, x in enumerate(l) for p in perms(l[:i] + l[i + 1:])]


def flatten(x):
    for e in x:
        if isinstance(e, list):
            yield from flatten(e)
        else:
            yield e


def power_set(s):
    if not s:
        return [()]
    rest = power_set(s[1:])
    return rest + [(s[0],) + r for r in rest]


def queens(n, row=0, cols=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, cols + (c,)) for c in range(n)
               if all(c != d and abs(c - d) != row - r for r, d in enumerate(cols)))


def gcd(a, b):
    return gcd(b, a % b) if b else a


def ways(n, coins):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    return ways(n - coins[0], coins) + ways(n, coins[1:])


def depth(d):
    return 1 + max(map(depth, d.values()), default=0) if isinstance(d, dict) else 0


print(fact(30), ack(2, 5), hanoi(3), even(100), odd(77))
print(perms([1, 2, 3]))
print(list(flatten([1, [2, [3, [4, []]], 5]])))
print(power_set("abc"), queens(6), gcd(1071, 462), ways(50, (25, 10, 5, 1)))
print(depth({"a": {"b": {}}, "c": 1}))


class Node:
    def __init__(self, v):
        self.v, self.l, self.r = v, None, None

    def insert(self, v):
        side = "l" if v < self.v else "r"
        if getattr(self, side):
            getattr(self, side).insert(v)
        else:
            setattr(self, side, Node(v))

    def __iter__(self):
        if self.l:
            yield from self.l
        yield self.v
        if self.r:
            yield from self.r


root = Node(50)
for v in [30, 70, 20, 40, 60, 80, 10]:
    root.insert(v)
print(list(root))
import sys
print(sys.getrecursionlimit())
print(even(900))
