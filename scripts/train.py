"""What the profile-guided build is trained on: a bit of everything that Python programs do in loops, each part for a moment."""


class Point:
    def __init__(self, x, y, label=None):
        self.x = x
        self.y = y
        self.label = label

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    @property
    def norm(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

    def moved(self, dx, dy=0.0, *, scale=1.0):
        return Point(self.x * scale + dx, self.y * scale + dy)

    @classmethod
    def origin(cls):
        return cls(0.0, 0.0)

    @staticmethod
    def mixed(a, b):
        return a ^ b


class Named(Point):
    __slots__ = ()

    def moved(self, dx, dy=0.0, *, scale=1.0):
        return super().moved(dx, dy, scale=scale)


class Cell:
    __slots__ = ("head", "tail")

    def __init__(self, head, tail):
        self.head = head
        self.tail = tail

    def __len__(self):
        return 1 + (len(self.tail) if self.tail is not None else 0)


class Shape:
    def area(self):
        raise NotImplementedError


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3.0 * self.radius * self.radius


def integers(n):
    total, i = 0, 0
    while i < n:
        if i % 3 == 0 or i & 4:
            total += i * 7 // 2
        else:
            total -= (i << 2) ^ 5
        i += 1
    for a in range(1, n // 10):
        b = a
        while b != 1 and b < 100000:
            b = b // 2 if b % 2 == 0 else 3 * b + 1
    return total


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def floats(n):
    x, y, energy = 0.5, 0.25, 0.0
    for i in range(n):
        x = 3.7 * x * (1.0 - x)
        y = y + (x - y) / 2.0
        if x > y and y < 0.75:
            energy += x * y - i / n
        energy -= (x * x + y * y) ** 0.5
    return energy


def lists(n):
    grid = [[(i * j) % 11 for j in range(40)] for i in range(40)]
    total = 0
    for _ in range(n):
        for i in range(1, 39):
            row = grid[i]
            for j in range(1, 39):
                row[j] = (row[j] + grid[i - 1][j] + grid[i + 1][j - 1]) % 97
        total += sum(row) + max(row) - min(row) + len(grid)
        work = row[:]
        work[:5] = work[4::-1]
        work.insert(3, work.pop(0))
        work.append(total)
        stack = [work[-1]]
        stack.pop()
        first, *rest = work
        total += first + len(rest) + work.index(total)
    return total


def dicts(n):
    counts, groups = {}, {}
    for i in range(n):
        key = "k%d" % (i % 101)
        counts[key] = counts.get(key, 0) + 1
        pair = (i % 13, i % 7)
        if pair in groups:
            groups[pair] += 1
        else:
            groups[pair] = 1
        groups.setdefault(i % 50, [])
    seen = set()
    for key, value in counts.items():
        seen.add(value)
    seen |= {v % 5 for v in counts.values() if v}
    inverse = {v: k for k, v in counts.items()}
    return len(seen), len(inverse), sorted(counts.items(), key=lambda item: (-item[1], item[0]))[0]


def strings(n):
    lines = []
    for i in range(n):
        lines.append(f"{i:05d};name{i % 17};{i / 7:.3f};{i!r:>8}")
    text = "\n".join(lines)
    total = 0
    for line in text.split("\n"):
        fields = line.split(";")
        total += int(fields[0]) + len(fields[1].upper().strip().replace("NAME", "n"))
        if fields[1].startswith("name1") and "9" in line or line.endswith("0"):
            total += float(fields[2]) > 3.0
    position = 0
    while position < len(text) and position < 4 * n:
        ch = text[position]
        if ch == ";":
            total += 1
        elif ch in "0123456789":
            total += ord(ch)
        position += 1
    built = ""
    for i in range(n):
        built += chr(97 + i % 26)
    return total, len(built), text.find("name16"), "%s-%d" % (built[:3], total)


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(depth):
    return (build(depth - 1), depth, build(depth - 1)) if depth else None


def generators(n):
    evens = (x for x in count(n) if x % 2 == 0)
    return sum(x * x for x in evens), sum(walk(build(8))), list(map(lambda x: x + 1, filter(None, range(20))))[-1]


def objects(n):
    here, total = Named(0.0, 0.0), 0.0
    shapes = [Square(2), Circle(1.5), Square(3)]
    for i in range(n):
        here = here.moved(1.0, dy=0.5, scale=0.99) + Point(0.1, 0.2, label="p")
        total += here.norm + Point.mixed(i, 3)
        if here == Point.origin():
            total += 1
        for shape in shapes:
            total += shape.area()
    chain = None
    for i in range(30):
        chain = Cell(i, chain)
    node = chain
    while node is not None:
        total += node.head
        node = node.tail
    return total, len(chain)


class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def risky(i):
    if i % 4 == 0:
        raise Refused(i)
    return i


def exceptions(n):
    total = 0
    for i in range(n):
        try:
            total += risky(i)
        except Refused as e:
            total -= e.code
        finally:
            total += 1
        try:
            {}[i]
        except KeyError:
            pass
    return total


def closures(n):
    total = 0

    def add(x, *more, **named):
        nonlocal total
        total += x + len(more) + len(named)
        return total

    steps = [lambda x: x + 1, lambda x: x * 2]
    for i in range(n):
        x = i
        for step in steps:
            x = step(x)
        add(x)
        add(x, 1, 2)
        add(x, named=3)
        add(*(1, 2))
    return total


def sorting(n):
    seed, data = 99, []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        data.append(seed >> 5)
    pairs = [(x % 100, str(x)) for x in data]
    return sorted(data)[n // 2], sorted(pairs)[0], sorted(data, key=lambda x: -x)[0], sorted(map(str, data))[1]


def machine(n):
    program = [("push", 1), ("add", 2), ("jump", 0)]
    pc, acc, steps = 0, 0, 0
    while steps < n:
        op, arg = program[pc]
        pc += 1
        steps += 1
        if op == "push":
            acc = arg
        elif op == "add":
            acc = acc + arg
        elif op == "jump":
            pc = arg
    return acc


def bigger(n):
    f, a, b = 1, 0, 1
    for i in range(1, n):
        f *= i
        a, b = b, a + b
    return f % 1000003, len(str(a)), pow(3, f, 10007)


for _ in range(3):
    print(integers(20000), ackermann(2, 40), floats(20000), lists(8), dicts(8000), strings(3000), generators(8000), objects(3000),
          exceptions(5000), closures(4000), sorting(3000), machine(20000), bigger(300))
