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


class Node:
    """Attributes in every operand position: locals, constants and nested expressions on either side."""

    __slots__ = ("left", "right", "weight")

    def __init__(self, left, right, weight):
        self.left, self.right = left, right
        self.weight = weight


class Holder:
    limit = 7

    def __init__(self, value):
        self.value = value
        self.other = None
        self.items = [value] * 6

    @property
    def double(self):
        return self.value * 2

    def me(self):
        return self

    def bump(self, by):
        self.value += by
        self.other = self.me().value - by
        self.me().value = self.value
        self.me().value = self.value % 1000
        return self.value

    def chain(self, link):
        link.other = None
        if self.other is None:
            self.other = link
            return 0
        self.other = self.other.other if self.other.other is not None else link
        return self.limit


def integer_modes(n):
    a, b, c, total = 3, 5, 7, 0
    for i in range(n):
        total += (a + i) - b + (c - (a - i)) - (a * (b - c)) + ((a - b) * c) - ((a + b) * (b + i))
        total = total - (i & (a + c)) + ((i | b) ^ (c << 2)) % 1009 + (i + a) // (b + 2) - (total >> (a + 4))
        if (a + i) > (b + c) or (i - a) == (c - b) or a + b < i or i >= b + c:
            total -= (i % (a + 1)) % b
        if not total == i and not a > (i + 1):
            total += 1
        less, same = a < i, (a + i) == c
        total += less + same + (i < a + b)
    return total


def float_modes(n):
    x, y, z = 1.5, 2.5, 0.5
    total = 0.0
    for i in range(n):
        total = total + (x - (y * z)) * ((x + y) - (y - z)) - z / (x + y) + (x * y) / z
        total = (total * 0.5) - (x - 0.25) + (i * x) + (y + i) - (i / 3) + (2 - z) ** 2
        x = x + z
        x = x - z
        if (x + y) > z and x < (y + z) and (x - z) != (y - z) and not total < x:
            total -= abs(x - y)
    return total


def text_modes(n):
    word, tail, out, total = "abc", "xyz", "", 0
    names = {"abc": 1, "abcxyz": 2, "b": 3}
    for i in range(n):
        whole = word + tail
        mark = whole[i % 6] + (tail[0] + word[i % 3])
        out = out + whole[i % 5]
        if word + tail == whole and mark != tail + word and whole[0] == "a" and "z" == whole[5]:
            total += names[word + tail] + names[whole] + names["b"]
        if whole[1] in "bcd" and "q" not in whole + tail and word in names and word[1] in names:
            total += whole[1:3] == "bc"
        if mark == whole[:3] or tail[i % 3] == word[i % 3]:
            total += 1
        pair = (word, whole[1])
        total += pair[0] is word or pair[i & 1] is tail or (word, tail)[i % 2] == tail
        kind = "even" if i % 2 == 0 else "odd"
        if kind == "even":
            total += 1
        elif kind == "odd":
            total += 2
        else:
            total += 3
    return total, len(out)


def item_modes(n):
    data, counts, flags = [0] * 64, {}, [True] * 2048
    table = {(1, 2): 3, 5: 6}
    matrix = [[0] * 8 for _ in range(8)]
    total = 0
    for i in range(n):
        data[i % 64] = i
        data[3] = data[i % 64] + data[(i + 1) % 64]
        data[i & 7] += i
        j = i % 8
        data[j] = None if j > 9 else j
        data[j], data[7] = data[7], data[j]
        matrix[j][i & 3] = i
        matrix[j][j] += matrix[i & 3][j] - matrix[j][i & 3]
        counts[j] = i
        counts[j, i & 1] = j
        counts[j] += table[1, 2] + table[5] + counts[j, i & 1]
        total += data[-1] + data[-1 - j] + counts[j]
        part = data[j:]
        part[1:3] = data[j:j + 2]
        total += len(part) + len(data[:j]) + part[-1] + len(part[::-1])
        if flags[j] and not flags[i % 2048]:
            total += 1
        if i % 100 == 0:
            for k in range(i, 2048, 7):
                flags[k] = False
            for flag in flags:
                if flag:
                    total += 1
            del data[4]
            data.append(9)
    for a, b in ((1, 2), (3, 4)) * (n // 8):
        for c in (1, 2, 3):
            total += a * c - b
    for flag in (True, None, "x", 1.5, 0, ()) * (n // 8):
        total += 1 if flag else 2
        if not flag or total == 3:
            total -= 1
    return total


def attribute_modes(n):
    holder, root, total = Holder(3), Node(None, None, 1), 0
    for i in range(n):
        total += holder.bump(2)
        holder.value = i
        holder.me().value = i + 1
        holder.me().other = root
        holder.me().other.weight = i
        holder.other.weight = holder.value + 2
        holder.other.weight += holder.other.weight - holder.items[i % 6]
        holder.items[i % 6] = i
        holder.items[i % 6] += holder.me().limit
        total += holder.double + holder.me().double + holder.limit + Holder.limit
        total += root.weight - holder.me().other.weight
        holder.other = Holder(i)
        total += holder.chain(Holder(2)) + (holder.other is None) + (root.left is root.right)
        root.left = Node(root.right, None, i)
        root.left.right = Node(None, None, holder.value)
        root.right, root.left = root.left.right, None
        if root.right is not None and holder.me() is holder and root.left is holder.me().items:
            total += root.right.weight
        while root is not None and root.left is not None:
            root = root.left
    return total


def bottom_up(depth):
    return Node(None, None, depth) if depth == 0 else Node(bottom_up(depth - 1), bottom_up(depth - 1), depth)


def weigh(node):
    if node.left is None:
        return 1
    return 1 + weigh(node.left) + weigh(node.right)


def unpacking(n):
    total = 0
    for i, (a, b) in enumerate(zip(range(n), [1, 2, 3] * (n // 3 + 1))):
        total += i * a - b
    for key, value in {k: k + 1 for k in range(n)}.items():
        total += key ^ value
    pairs = [(i, i * i) for i in range(n)]
    total += sum(b for _, b in pairs) + sum([a for a, b in pairs if a % 3 == 0])
    total += len({a % 5: b for a, b in pairs}) + len({b % 50 for a, b in pairs if b in {1, 4, 9}})
    values = [*range(10), *pairs[:3]]
    merged = {**{"a": 1}, **{"b": total}}
    points = {(x, y) for x in range(40) for y in range(40) if (x + y) % 3}
    sums = {}
    for x, y in points:
        for step in (-2, 1):
            point = (x + step, y)
            sums[point] = sums.get(point, 0) + x
            sums[x, y + step] = sums.get((x, y + step), y) - 1
    kept = [point for point, n in sums.items() if n > 3 and (n < 20 or point in points)]
    return total, len(values), len(merged), len(kept)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False


steps_taken = 0


def statements(n):
    global steps_taken
    total = 0
    for i in range(n):
        steps_taken += 1
        steps_taken = steps_taken - (i & 1)
        with Manager() as manager:
            total += manager is not None
        match (i % 4, i):
            case (0, x):
                total += x
            case (1, _):
                total -= 1
            case [a, b]:
                total += a + b
        for j in range(i % 5):
            if j == 3:
                break
        else:
            total += 1
        inner = lambda k: k + total
        total = inner(i) % 65536
        assert total >= 0
        value = None
        value = value or i
        total += (value and 1) + (0 or 2)
        try:
            try:
                if i % 16 == 0:
                    raise ValueError(i)
            finally:
                total += 1
        except (TypeError, ValueError):
            total -= 1
    return total


def routes(here, goal, seen, used):
    """Every path through a small grid that crosses no point and uses no kind of step twice in a row."""
    if here == goal:
        yield len(seen)
        return
    for step in (1, 4, -1, -4):
        there, kind = here + step, step * step
        if there in seen or kind in used or not 0 <= there < 16:
            continue
        seen.add(there)
        if len(used) > 1:
            used.clear()
        used.add(kind * 3 + len(seen))
        yield from routes(there, goal, seen, used)
        seen.remove(there)
        used.discard(kind)


for _ in range(3):
    print(integers(20000), ackermann(2, 40), floats(20000), lists(8), dicts(8000), strings(3000), generators(8000), objects(3000),
          exceptions(5000), closures(4000), sorting(3000), machine(20000), bigger(300))
    print(integer_modes(4000), float_modes(4000), text_modes(4000), item_modes(4000), attribute_modes(4000), weigh(bottom_up(11)),
          unpacking(3000), statements(4000), sum(routes(0, 11, {0}, set())))
