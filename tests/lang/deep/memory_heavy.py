# Larger data: many objects of every size, growing and shrinking.
l = list(range(200000))
print(len(l), sum(l), l[-1])
l = l[::2] + l[1::2]
l.sort()
print(l[:3], l[-3:], len(l))
del l[::2]
print(len(l))
s = "".join(chr(97 + i % 26) for i in range(50000))
print(len(s), s[:30], s.count("abc"), hash(s) == hash(s[:]), len(set(s)))
parts = s.split("z")
print(len(parts), "z".join(parts) == s)
d = {i: str(i) for i in range(50000)}
print(len(d), d[49999], sum(len(v) for v in d.values()))
for k in list(d):
    if k % 10:
        del d[k]
print(len(d), list(d)[:3])
b = bytearray()
for i in range(50000):
    b.append(i & 255)
print(len(b), sum(b), bytes(b[:5]))
objs = [object() for _ in range(20000)]
print(len(set(map(id, objs))))
objs = None


class P:
    def __init__(self, i):
        self.a, self.b, self.c = i, -i, str(i)


ps = [P(i) for i in range(10000)]
print(sum(p.a for p in ps), sum(p.b for p in ps), ps[77].c)
for i, p in enumerate(ps):
    setattr(p, f"x{i % 50}", i)
print(sum(len(vars(p)) for p in ps))
sizes = [("x" * n) for n in range(0, 3000, 7)]
print(sum(map(len, sizes)), len(sizes))
tuples = [tuple(range(n)) for n in range(200)]
print(sum(map(len, tuples)), hash(tuples[50]) == hash(tuple(range(50))))
sets = [set(range(n)) for n in range(0, 300, 3)]
print(sum(map(len, sets)), len(set().union(*sets)))
big = 3 ** 20000
print(big % 1000007, big.bit_length())
m = [[i * j for j in range(100)] for i in range(100)]
print(sum(map(sum, m)), m[99][99], [r[3] for r in m[:5]])
q = []
for i in range(30000):
    q.append(i)
    if i % 3 == 2:
        q.pop(0) if i < 3000 else q.pop()
print(len(q))
text = ""
for i in range(5000):
    text += str(i)
print(len(text), text[-8:])
print(len(repr(list(range(10000)))), len(str({i: i for i in range(5000)})))
