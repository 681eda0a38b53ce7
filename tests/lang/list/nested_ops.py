# Lists inside lists: aliasing, transposing, flattening, in-place algorithms.
grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid, grid[0] is grid[1])
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
print(grid)
m = [[1, 2, 3], [4, 5, 6]]
print(list(map(list, zip(*m))), [list(c) for c in zip(*m[::-1])], sum(m, []), [x for r in m for x in r], [[r[i] for r in m] for i in range(3)], max(m), max(map(max, m)), m[::-1], [r[::-1] for r in m])
m[0][1:2], m[1] = [8, 9], m[0][:1]
print(m)
a = [1, [2, [3, [4]]]]
b = a[:]
b[1][1][1].append(5)
b[0] = 0
print(a, b)


def flat(x):
    return [y for e in x for y in (flat(e) if isinstance(e, list) else [e])]


print(flat(a), flat([]), flat([[[]]]))


def rotate(l, k):
    k %= len(l)
    l[:] = l[k:] + l[:k]
    return l


def partition(l, p):
    i = 0
    for j in range(len(l)):
        if l[j] < p:
            l[i], l[j] = l[j], l[i]
            i += 1
    return i, l


def reverse(l):
    i, j = 0, len(l) - 1
    while i < j:
        l[i], l[j] = l[j], l[i]
        i += 1
        j -= 1
    return l


def dedupe(l):
    w = 0
    for x in l:
        if not w or l[w - 1] != x:
            l[w] = x
            w += 1
    del l[w:]
    return l


def spiral(m):
    out = []
    while m:
        out += m.pop(0)
        m = [list(r) for r in zip(*m)][::-1]
    return out


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


print(rotate([1, 2, 3, 4], 1), rotate([1, 2, 3], -1), partition([5, 1, 4, 2, 3], 3), reverse([1, 2, 3, 4]), dedupe([1, 1, 2, 2, 2, 3, 1]), spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), list(pascal(5)))
q = [1, 2, 3]
q.append(q.pop(0))
q.insert(0, q.pop())
q.extend([q.pop(), q.pop()])
print(q)
stack = [1]
while stack and len(stack) < 10:
    x = stack.pop()
    stack += [x, x + 1]
print(stack)
l = list(range(10))
l[1::2], l[::2] = l[::2], l[1::2]
print(l)
l[2:5], l[5:8] = l[5:8], l[2:5]
print(l)
del l[::3], l[-1]
print(l)
rows = [[i * j for j in range(1, 5)] for i in range(1, 5)]
print([rows[i][i] for i in range(4)], [rows[i][~i] for i in range(4)], [sum(r) for r in rows], [sum(c) for c in zip(*rows)])
for r in rows:
    r.sort(key=lambda v: v % 3)
print(rows)
w = [[] for _ in range(3)]
for i in range(7):
    w[i % 3].append(i)
print(w, [len(x) for x in w], w[0] + w[1] * 2, [w[0], *w[1:]], [1, 2] in [[1, 2]], [[1]] == [[1]], [[1], 2] < [[1], 3])
c = [[1, 2], [3]]
d = list(c)
e = [x[:] for x in c]
c[0].append("c")
c.append("new")
print(c, d, e)
x = [1, 2]
x[0], x = x, 5 if False else [x]
print(x)
y = [[]]
y[0].append(y)
print(y, y[0][0] is y)
z = []
z += [z]
z += z
print(z, len(z))
