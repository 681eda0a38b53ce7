# In-place arithmetic never changes another name for the same number.
def ints():
    a = 1000
    b = a
    a += 1
    c = b
    b *= 3
    return a, b, c


def floats():
    x = 1.5
    y = x
    l = [x]
    x *= 2
    d = {"x": x}
    x -= 0.25
    t = (x,)
    x /= 3
    return x, y, l, d, t


def loop():
    out = []
    t = 0.0
    for i in range(5):
        t += i * 1.5
        out.append(t)
    return out


def loop_int():
    out = []
    t = 10 ** 6
    for i in range(5):
        t += 10 ** 6
        out.append(t)
        u = t
        t -= 1
        out.append(u)
    return out


def const():
    r = []
    for _ in range(3):
        x = 12345.678
        x += 1.0
        y = 99999
        y += 1
        r.append((x, y))
    return r


def default(x=1e6, y=10 ** 6):
    x += 1
    y += 1
    return x, y


def closure():
    n = 1000.5
    m = n

    def inc():
        nonlocal n
        n += 1
        return n

    return inc(), inc(), n, m


def args(a):
    a += 0.5
    return a


def expr():
    x = 2.5
    y = (x + 1) * (x - 1) + x * x
    z = x + (x := x + 10) + x
    return x, y, z


def big():
    a = 2 ** 70
    b = a
    a += 1
    c = a
    a *= a
    return a - c * c, b == 2 ** 70, c - b


def attr():
    class O:
        pass

    o = O()
    o.v = 1.5
    keep = o.v
    o.v += 1
    o.v *= 2
    return o.v, keep


def item():
    l = [1.5, 2.5]
    k = l[0]
    l[0] += l[1]
    l[1] = l[0] - l[1]
    return l, k


def chain():
    a = b = c = 5.5
    a += 1
    b -= 1
    return a, b, c


def gen():
    x = 0.5
    while x < 10:
        yield x
        x *= 2


def swap():
    a, b = 1000, 2000
    for _ in range(3):
        a, b = b, a + b
    return a, b


def ret(x):
    y = x
    y += 1
    return y


v = 1e10
print(ints(), floats(), loop(), loop_int(), const(), default(), default(), closure(), args(v), v, expr(), big(), attr(), item(), chain(), list(gen()), swap(), ret(v), v, sep="\n")
g = 3000
h = g
g += 1
f = [g, h]
g -= 2
print(g, h, f)
s = "text"
u = s
s += "!"
print(s, u)
t = (1,)
q = t
t += (2,)
print(t, q)
acc = []
x = 0.0
for i in range(4):
    x += 0.5
    acc.append(x)
    acc.append(x + 1)
print(acc)
total = 1
for i in range(1, 30):
    total *= i
    if i % 10 == 0:
        keep = total
print(total, keep)
y = z = 1.0
for i in range(3):
    y = y * 2.0 + z
    z = y - z
print(y, z)
