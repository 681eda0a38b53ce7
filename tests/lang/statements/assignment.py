# Assignment statements: chains, swaps, augmented, attribute and item targets.
a = b = c = []
a.append(1)
print(a, b, c, a is c)
x, y = 1, 2
x, y = y, x
print(x, y)
x = y = z = 0
x += 1
y -= 1
z *= 5
print(x, y, z)
l = [1, 2, 3, 4]
i = 0
i, l[i] = 2, 9
print(i, l)
l[0], l[1] = l[1], l[0]
print(l)
(a, b), c = (1, 2), 3
[a, [b, c]] = 1, (2, 3)
print(a, b, c)
() = []
[] = ()
a, = [5]
print(a)
n = 7
n += 3; n -= 1; n *= 4; n //= 5; n **= 3; n %= 100; n <<= 3; n >>= 1; n |= 1; n &= 0xff; n ^= 3
print(n)
f = 10
f /= 4
print(f)
s = "a"
s += "b"
s *= 3
s %= ()
print(s)
t = (1,)
u = t
t += (2,)
print(t, u)
l1 = [1]
l2 = l1
l1 += [2]
l1 *= 2
print(l1, l2, l1 is l2)
l1 += "ab"
l1 += (c for c in "c")
print(l1)
st = fs = {1, 2}
st |= {3}
st &= {2, 3}
st ^= {9}
st -= {2}
print(sorted(st), st is fs)
d = {"a": 1}
d |= {"b": 2}
d |= [("c", 3)]
d["a"] += 10
print(d)


class C:
    n = 1


o = C()
o.n += 5
print(o.n, C.n)
C.n **= 3
print(C.n)
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as e:
    print(e, t)
try:
    q += 1
except NameError as e:
    print(e)
v: int = 5
w: str
print(v, "w" in globals())
(p) = 4
(o.z) = 5
[k] = (6,)
print(p, o.z, k)
x = [1, 2, 3]
x[:2] = x[1:] = [7]
print(x)
i = i = 3
print(i)
