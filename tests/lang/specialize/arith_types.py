# One arithmetic site that sees many types, in changing order.
def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def cmp(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b


class N:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return f"N+{o}"

    def __radd__(self, o):
        return f"{o}+N"

    def __sub__(self, o):
        return "N-"

    def __mul__(self, o):
        return "N*"

    __rmul__ = __mul__

    def __str__(self):
        return "N"


vals = [1, 2.5, "s", [1], (1,), True, 10 ** 30, N(1), -7, b"b", None, {1}, 0.0, 2 ** 62, -2 ** 63]
for f in (add, sub, mul):
    for _ in range(2):
        for a in vals:
            row = []
            for b in vals:
                try:
                    r = f(a, b)
                    r = str(r)
                    row.append(r if len(r) < 20 else f"{r[:6]}..{len(r)}")
                except TypeError:
                    row.append("-")
                except (MemoryError, OverflowError) as e:
                    row.append("big")
        print(f.__name__, a if not isinstance(a, int) or a < 100 else "big", row)
for a in vals:
    row = []
    for b in vals:
        try:
            row.append("".join("01"[x] for x in cmp(a, b)))
        except TypeError:
            row.append("-")
    print(row)
print([add(i, i) for i in range(5)], [add(i, 0.5) for i in range(3)], [add(str(i), "x") for i in range(3)], [add(i, i) for i in range(3)])
print([add(2 ** 62, 2 ** 62), add(2 ** 63 - 1, 1), sub(-2 ** 63, 1), mul(2 ** 32, 2 ** 32), mul(2 ** 31, 2 ** 31), mul(-2 ** 32, 2 ** 31), mul(-1, -2 ** 63), add(-2 ** 63, -2 ** 63)])
