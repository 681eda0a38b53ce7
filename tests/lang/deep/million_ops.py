# Longer loops over plain data: sums that show that nothing is lost over many iterations.
n = 0
for i in range(200000):
    n += i & 7
print(n)
x = 0.0
for i in range(1, 50000):
    x += 1.0 / (i * i)
print(x)
s = 0
l = list(range(1000))
for _ in range(50):
    for v in l:
        s += v
print(s)
d = {}
for i in range(50000):
    k = i % 97
    d[k] = d.get(k, 0) + i
print(len(d), sum(d.values()))
t = 0
i = 0
while i < 100000:
    if i % 3 == 0:
        t += 1
    elif i % 5 == 0:
        t += 2
    i += 1
print(t, i)


def f(a, b):
    return a * 31 + b & 0xffffffff


h = 7
for i in range(50000):
    h = f(h, i)
print(h)


class C:
    def __init__(self):
        self.n = 0

    def bump(self, k):
        self.n += k
        return self


c = C()
for i in range(30000):
    c.bump(i).bump(-1)
print(c.n)
st = []
for i in range(30000):
    st.append(i)
    if i % 3 == 2:
        st.pop()
        st.pop()
print(len(st), sum(st))
w = ""
for i in range(20000):
    w += "ab"[i & 1]
print(len(w), w.count("ab"))


def gen(k):
    for j in range(k):
        yield j * j


print(sum(gen(30000)), sum(q for q in gen(1000) if q % 2))
e = 0
for i in range(5000):
    try:
        if i % 7 == 0:
            raise ValueError(i)
        e += 1
    except ValueError as err:
        e += err.args[0]
print(e)
m = [[(r * c) % 10 for c in range(30)] for r in range(30)]
p = [[sum(m[r][k] * m[k][c] for k in range(30)) for c in range(30)] for r in range(30)]
print(sum(map(sum, p)), p[29][29])
big = 1
for i in range(1, 800):
    big = big * i % (10 ** 40 + 7)
print(big)
fs = set()
for i in range(20000):
    fs.add(i * i % 1009)
print(len(fs), sum(fs))
tup = ()
for i in range(500):
    tup += (i,)
print(len(tup), sum(tup))
bits = 0
for i in range(2000):
    bits ^= 1 << i * 7 % 1000
print(bin(bits).count("1"), bits % 1000003)
