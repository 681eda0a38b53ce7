# Identity and equality: shared references, copies, comparison of nested and recursive lists.
a = [1, [2, 3], {"k": [4]}]
b, c, d = a, a[:], list(a)
print(a is b, a is c, a == c, c[1] is a[1], d[2]["k"] is a[2]["k"])
a[1].append(5)
a[2]["k"] += [6]
a.append("only a and b")
print(b, c, d, sep="\n")
m = [[]] * 3
m[0].append(1)
n = [[] for _ in range(3)]
n[0].append(1)
print(m, n)


def f(x, acc=[]):
    acc.append(x)
    return acc


r1, r2 = f(1), f(2)
print(r1 is r2, r1, f(3, []), f(4))


def modify(l):
    l.append("in place")
    l = ["rebound"]
    l.append("local")
    return l


orig = [0]
print(modify(orig), orig)
x = [1, 2, 3]
y = x
x = x + [4]
print(x, y)
x = y
x += [4]
print(x, y, x is y)
t = ([1], [2])
u = t + ([3],)
u[0].append("shared")
print(t, t[0] is u[0])
print([1, 2] == [1, 2.0], [1] == [True], [] == (), [[]] == [[]], [1, 2] < [1, 2, 0], [2] > [1, 99], [[1], [2]] < [[1], [3]], ["a"] < ["b"], [None] == [None], [float("nan")] == [float("nan")], [1, 2] != [2, 1], [1, [2, [3]]] == [1, [2, [3]]])
nan = float("nan")
print([nan] == [nan], nan in [nan], [nan].index(nan), [nan].count(nan), [nan] < [nan], [nan, 1] < [nan, 2])


class E:
    n = 0

    def __eq__(self, o):
        E.n += 1
        return True


e = E()
print([e] == [e], E.n, [e] == [E()], E.n, e in [1, e], E.n, [1, e].index(e), E.n, [e, e].count(e), E.n)
r = []
r.append(r)
s = []
s.append(s)
print(r == r, r is r[0], r[0][0] is r, len(r), repr(r), r in r)
try:
    print(r == s)
except RecursionError as err:
    print(err)
p, q = [], []
p.append(q)
q.append(p)
print(p, q, p[0][0] is p)
p.clear()
print(p, q)
g = [[0, 0], [0, 0]]
h = [row[:] for row in g]
k = g[:]
h[0][0], k[1][1] = 9, 8
print(g, h, k)
l = [1, 2, 3]
l[1] = l
print(l, l[1][1][1] is l, len(l[1]))
l[:] = l + l[:1]
print(l[3], l[0])
z = [3, 1, 2]
w = sorted(z)
v = z.sort()
print(z == w, z is w, v)
z2 = z
z2.reverse()
print(z, z.copy() is z, z.copy() == z, list(reversed(z)) == z[::-1])
lst = [lambda: lst, 5]
print(lst[0]() is lst, lst[0]()[1])
swap = [1, 2, 3, 4]
swap[0], swap[swap[0]] = swap[swap[0]], swap[0]
print(swap)
ids = {id(o) for o in [[] for _ in range(5)]}
print(len(ids), [] is [], id(a) == id(b), (a is not c) and a != d)
