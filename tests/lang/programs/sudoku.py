# Constraint solving: sudoku, N queens with generators, SEND+MORE by pruning, knapsack.
PUZZLE = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"


def peers():
    out = []
    for i in range(81):
        r, c = divmod(i, 9)
        b = r // 3 * 27 + c // 3 * 3
        unit = {r * 9 + k for k in range(9)} | {k * 9 + c for k in range(9)} | {b + 9 * k + l for k in range(3) for l in range(3)}
        out.append(sorted(unit - {i}))
    return out


PEERS = peers()


def solve(grid, stats):
    stats["nodes"] += 1
    best, options = None, None
    for i, v in enumerate(grid):
        if v == ".":
            used = {grid[p] for p in PEERS[i]}
            free = [d for d in "123456789" if d not in used]
            if not free:
                return None
            if options is None or len(free) < len(options):
                best, options = i, free
                if len(free) == 1:
                    break
    if best is None:
        return "".join(grid)
    for d in options:
        grid[best] = d
        r = solve(grid, stats)
        if r:
            return r
    grid[best] = "."
    return None


stats = {"nodes": 0}
solution = solve(list(PUZZLE), stats)
for r in range(9):
    row = solution[r * 9:r * 9 + 9]
    print(" ".join(row[:3]), "|", " ".join(row[3:6]), "|", " ".join(row[6:]))
    if r in (2, 5):
        print("------+-------+------")
print(stats, all(len({solution[i], *(solution[p] for p in PEERS[i])}) == 9 for i in range(81)))
print(solve(list("1234567.." + "." * 14 + "89" + "." * 56), {"nodes": 0}) is None, solve(list("12345678" + "." * 9 + "9" + "." * 63), {"nodes": 0}) is None)


def queens(n):
    def place(row, cols, d1, d2, acc):
        if row == n:
            yield acc
            return
        for c in range(n):
            if not (cols >> c & 1 or d1 >> row + c & 1 or d2 >> row - c + n & 1):
                yield from place(row + 1, cols | 1 << c, d1 | 1 << row + c, d2 | 1 << row - c + n, acc + (c,))

    return place(0, 0, 0, 0, ())


print([sum(1 for _ in queens(n)) for n in range(1, 8)])
first = next(queens(8))
print(first, *("".join("Q" if c == q else "." for c in range(8)) for q in first), sep="\n")


def send_more():
    for s in range(1, 10):
        for e in (d for d in range(10) if d != s):
            for n in (d for d in range(10) if d not in (s, e)):
                if n not in (e + 1, e):
                    continue
                for d in (d for d in range(10) if d not in (s, e, n)):
                    y = (d + e) % 10
                    if y in (s, e, n, d):
                        continue
                    for r in (k for k in range(10) if k not in (s, e, n, d, y)):
                        for o in (k for k in range(10) if k not in (s, e, n, d, y, r, 1)):
                            send = 1000 * s + 100 * e + 10 * n + d
                            more = 1000 + 100 * o + 10 * r + e
                            if 1 not in (s, e, n, d, y, r) and send + more == 10000 + 1000 * o + 100 * n + 10 * e + y:
                                yield send, more, send + more


print(list(send_more()))


def knapsack(items, capacity):
    best = {0: (0, ())}
    for name, w, v in items:
        for weight, (value, chosen) in list(best.items()):
            nw, nv = weight + w, value + v
            if nw <= capacity and nv > best.get(nw, (-1,))[0]:
                best[nw] = nv, chosen + (name,)
    return max(best.values(), key=lambda p: (p[0], p[1]))


print(knapsack([("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45), ("banana", 27, 60), ("apple", 39, 40)], 200))


def change(n, coins, memo={}):
    if n == 0:
        return ()
    if n in memo:
        return memo[n]
    options = [change(n - c, coins) + (c,) for c in coins if c <= n]
    memo[n] = min((o for o in options if o is not None), key=lambda o: (len(o), o), default=None)
    return memo[n]


print([change(n, (1, 5, 12)) for n in (3, 10, 15, 16, 24, 29)])


def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield n, a, c
        yield from hanoi(n - 1, b, a, c)


pegs = {"A": [4, 3, 2, 1], "B": [], "C": []}
for n, a, c in hanoi(4, "A", "B", "C"):
    assert pegs[a][-1] == n and (not pegs[c] or pegs[c][-1] > n)
    pegs[c].append(pegs[a].pop())
print(pegs)
