# In-place operators on containers and attributes: identity, partial failure, evaluation of the target once.
calls = []


class Box:
    def __init__(self):
        self.data = {"k": [1], "n": 5}
        self.v = [0]

    def __getitem__(self, k):
        calls.append(("get", k))
        return self.data[k]

    def __setitem__(self, k, v):
        calls.append(("set", k, v))
        self.data[k] = v

    def __getattr__(self, n):
        calls.append(("getattr", n))
        return 100

    def __setattr__(self, n, v):
        if n not in ("data", "v"):
            calls.append(("setattr", n, v))
        object.__setattr__(self, n, v)


def key(k):
    calls.append(("key", k))
    return k


b = Box()
b[key("n")] += 1
b[key("k")] += [2]
b.dyn += 1
b.dyn -= 1
b.v += [1]
b.v *= 2
print(calls, b.data, b.v)
a = [1]
c = a
a += (2,)
a += "x"
a += {3: 4}
a *= 2
print(a, c is a)
a = a + [9]
print(c is a)
t = ([], 1)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
t = (1, 2)
u = t
t += (3,)
t *= 2
print(t, u)
s = {1}
v = s
s |= {2}
s ^= {1, 3}
s -= {3}
s &= {2, 5}
print(s, v is s)
f = w = frozenset({1})
f |= {2}
print(sorted(f), w)
d = {"a": 1}
x = d
d |= {"b": 2}
d |= [("c", 3)]
print(d, x is d)
ba = y = bytearray(b"a")
ba += b"b"
ba *= 2
print(ba, y is ba)
st = z = "a"
st += "b"
st *= 2
print(st, z)
l = [[1], [2]]
l[0] += [5]
l[1] *= 2
l[0], l[1] = l[1], l[0]
l[-1] += l[0]
print(l)
i = 0
arr = [10, 20]
arr[i] += arr[(i := 1)]
print(arr, i)


class NoIadd:
    def __add__(self, o):
        return "added"


class Raises:
    def __iadd__(self, o):
        raise ValueError("iadd")


class RetNone:
    def __iadd__(self, o):
        pass


n, r, q = NoIadd(), Raises(), RetNone()
n += 1
q += 1
try:
    r += 1
except ValueError as e:
    print(e, type(r).__name__)
print(n, q)
for bad in ("m = [1]; m += 5", "m = (1,); m += [2]", "m = 'a'; m += 1", "m = {1}; m |= [2]", "m = {}; m |= 5", "m = 5; m += 'a'", "m = None; m += 1", "m = b''; m += 'a'", "m = [1]; m *= 'a'", "m = [1]; m -= [1]", "m = 1; m <<= -1", "m = 1; m /= 0", "m = undefined_m; m += 1", "undefined_n += 1", "m = {}; m['k'] += 1", "m = [1]; m[5] += 1", "m = object(); m.x += 1"):
    try:
        exec(bad)
    except Exception as e:
        print(bad, "->", type(e).__name__, e)


def loc():
    try:
        never += 1
    except UnboundLocalError as e:
        return str(e)


print(loc())
class K:
    n = 1
    n += 1
    l = []
    l += [n]


k = K()
k.n += 10
k.l += [5]
print(K.n, k.n, K.l, k.l is K.l, vars(k))
g = 1
def glob():
    global g
    g += 1
    g *= 10
    return g


print(glob(), g)
m = [[0] * 2 for _ in range(2)]
for p in range(2):
    for q2 in range(2):
        m[p][q2] += p * 10 + q2
        m[p][q2] **= 2
print(m)
