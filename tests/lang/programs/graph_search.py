# Graphs: breadth first, depth first, Dijkstra, topological order, components, A* on a grid.
class Graph:
    def __init__(self, directed=False):
        self.adj, self.directed = {}, directed

    def edge(self, a, b, w=1):
        self.adj.setdefault(a, {})[b] = w
        self.adj.setdefault(b, {})
        if not self.directed:
            self.adj[b][a] = w
        return self

    def bfs(self, start):
        seen, queue = {start: None}, [start]
        for v in queue:
            for n in self.adj[v]:
                if n not in seen:
                    seen[n] = v
                    queue.append(n)
        return seen

    def path(self, a, b):
        prev = self.bfs(a)
        if b not in prev:
            return None
        out = []
        while b is not None:
            out.append(b)
            b = prev[b]
        return out[::-1]

    def dfs(self, v, seen=None):
        seen = set() if seen is None else seen
        if v in seen:
            return
        seen.add(v)
        yield v
        for n in self.adj[v]:
            yield from self.dfs(n, seen)

    def dijkstra(self, start):
        dist, done = {start: 0}, set()
        while len(done) < len(dist):
            v = min((n for n in dist if n not in done), key=lambda n: (dist[n], n))
            done.add(v)
            for n, w in self.adj[v].items():
                if dist[v] + w < dist.get(n, float("inf")):
                    dist[n] = dist[v] + w
        return dist

    def components(self):
        left = dict.fromkeys(self.adj)
        while left:
            comp = list(self.dfs(next(iter(left))))
            for v in comp:
                left.pop(v, None)
            yield sorted(comp)

    def topological(self):
        indeg = dict.fromkeys(self.adj, 0)
        for v in self.adj:
            for n in self.adj[v]:
                indeg[n] += 1
        ready = sorted(v for v, d in indeg.items() if not d)
        out = []
        while ready:
            v = ready.pop(0)
            out.append(v)
            for n in self.adj[v]:
                indeg[n] -= 1
                if not indeg[n]:
                    ready.append(n)
            ready.sort()
        if len(out) != len(self.adj):
            raise ValueError("cycle through " + ", ".join(sorted(v for v, d in indeg.items() if d)))
        return out


g = Graph()
for a, b, w in [("A", "B", 4), ("A", "C", 2), ("B", "C", 1), ("B", "D", 5), ("C", "D", 8), ("C", "E", 10), ("D", "E", 2), ("D", "F", 6), ("E", "F", 3), ("X", "Y", 1)]:
    g.edge(a, b, w)
print(g.bfs("A"), g.path("A", "F"), g.path("A", "X"), list(g.dfs("A")), g.dijkstra("A"), list(g.components()), sep="\n")
d = Graph(directed=True)
for line in "shirt>tie tie>jacket trousers>shoes trousers>belt belt>jacket socks>shoes".split():
    d.edge(*line.split(">"))
print(d.topological())
try:
    d.edge("jacket", "shirt").topological()
except ValueError as e:
    print(e)
maze = """\
S.#.....
..#.##.#
.##..#..
....#..#
##.##.#.
.......E""".splitlines()


def find(c):
    return next((y, x) for y, row in enumerate(maze) for x, v in enumerate(row) if v == c)


def astar(start, goal):
    def h(p):
        return abs(p[0] - goal[0]) + abs(p[1] - goal[1])

    open_, came, cost = {start: h(start)}, {}, {start: 0}
    while open_:
        cur = min(open_, key=lambda p: (open_[p], p))
        del open_[cur]
        if cur == goal:
            path = [cur]
            while cur in came:
                cur = came[cur]
                path.append(cur)
            return path[::-1]
        y, x = cur
        for n in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
            if 0 <= n[0] < len(maze) and 0 <= n[1] < len(maze[0]) and maze[n[0]][n[1]] != "#":
                c = cost[cur] + 1
                if c < cost.get(n, 10 ** 9):
                    cost[n], came[n] = c, cur
                    open_[n] = c + h(n)


path = astar(find("S"), find("E"))
grid = [list(r) for r in maze]
for y, x in path[1:-1]:
    grid[y][x] = "*"
print(len(path), *("".join(r) for r in grid), sep="\n")
