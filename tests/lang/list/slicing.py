# Reading, writing and deleting slices of lists.
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[:], l[::2], l[1::2], l[::-1], l[8:2:-2], l[-3:], l[:-7], l[5:2], l[100:], l[-100:2], l[2:100], l[::100], l[::-100])
l[2:5] = ["a", "b"]
print(l)
l[2:2] = [1, 2, 3]
l[:0] = ["start"]
l[len(l):] = ["end"]
l[100:] = ["far"]
l[-100:0] = ["front"]
print(l)
l[1:3] = []
l[5:] = "xyz"
l[1:2] = (c for c in "gen")
print(l)
l[:] = range(6)
l[::2] = "abc"
print(l)
l[::-1] = list(range(6))
print(l)
l[4:1:-1] = "xyz"
print(l)
l[1:1] = l
print(l)
l[::3] = l[::3][::-1]
print(l)
del l[2:4]
del l[::2]
print(l)
del l[::-1]
print(l)
l = list(range(20))
del l[3:17:4]
print(l)
del l[15:2:-3]
print(l)
del l[5:2]
del l[:]
print(l)
l = [1, 2, 3]
l[5:2] = [9]
l[2:1] = [8]
print(l)


def show(f, *a):
    l = list(range(5))
    try:
        f(l, *a)
        print(l)
    except Exception as e:
        print(type(e).__name__ + ":", e, l)


def set_(l, i, v):
    l[i] = v


def del_(l, i):
    del l[i]


show(set_, slice(None, None, 2), [1])
show(set_, slice(None, None, 2), [1, 2, 3])
show(set_, slice(None, None, 2), 5)
show(set_, slice(0, 2), 5)
show(set_, slice(0, 2), None)
show(set_, slice(None, None, 0), [])
show(set_, slice("a", None), [])
show(set_, slice(3, 0, -1), [1, 2])
show(set_, 5, 1)
show(set_, -6, 1)
show(set_, -5, 1)
show(set_, "a", 1)
show(set_, 1.0, 1)
show(set_, None, 1)
show(del_, 5)
show(del_, -5)
show(del_, "a")
show(del_, slice(None, None, 0))
show(del_, slice(1, 3))
show(del_, slice(-1, None, -2))
show(set_, slice(1, 3), "abc")
show(set_, True, "t")


class Count:
    def __iter__(self):
        yield from range(3)


show(set_, slice(1, 2), Count())
m = [[0] * 3 for _ in range(3)]
m[1][2] = 5
print(m, [row[:] for row in m], [r[::-1] for r in m][::-1])
x = [1, 2, 3, 4, 5]
x[1:4], x[0] = [x[3], x[1]], "first"
print(x)
def rotate(l, k):
    return l[k:] + l[:k]


print([rotate([1, 2, 3], k) for k in range(-3, 4)])
