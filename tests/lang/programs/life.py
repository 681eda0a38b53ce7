# Conway's game of life on a set of cells; a cellular automaton; Langton's ant.
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
    return {c for c, n in counts.items() if n == 3 or n == 2 and c in cells}


def parse(text, ox=0, oy=0):
    return {(x + ox, y + oy) for y, row in enumerate(text.split()) for x, c in enumerate(row) if c == "O"}


def draw(cells):
    if not cells:
        return "(empty)"
    xs, ys = zip(*cells)
    return "\n".join("".join(".O"[(x, y) in cells] for x in range(min(xs), max(xs) + 1)) for y in range(min(ys), max(ys) + 1))


glider = parse(".O. ..O OOO")
cells = glider
for gen in range(5):
    print(f"gen {gen}", draw(cells), sep="\n")
    cells = step(cells)
for _ in range(15):
    cells = step(cells)
print(sorted(cells), {(x - 5, y - 5) for x, y in cells} == glider)
acorn = parse(".O..... ...O... OO..OOO")
sizes = []
for _ in range(60):
    sizes.append(len(acorn))
    acorn = step(acorn)
print(sizes)
print(draw(step({(0, 0), (1, 1)})), draw(step(parse("OO OO"))), sep="\n")


def automaton(rule, width, rows):
    table = {(a, b, c): rule >> (a * 4 + b * 2 + c) & 1 for a in (0, 1) for b in (0, 1) for c in (0, 1)}
    line = [0] * width
    line[width // 2] = 1
    for _ in range(rows):
        yield "".join(" #"[v] for v in line)
        line = [table[line[i - 1], line[i], line[(i + 1) % width]] for i in range(width)]


for rule in (30, 90, 110):
    print(*automaton(rule, 31, 8), sep="|\n", end="|\n")


def ant(steps):
    black, x, y, dx, dy = set(), 0, 0, 0, -1
    for _ in range(steps):
        if (x, y) in black:
            black.discard((x, y))
            dx, dy = dy, -dx
        else:
            black.add((x, y))
            dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return black


print(len(ant(100)), len(ant(5000)), draw(ant(60)), sep="\n")
