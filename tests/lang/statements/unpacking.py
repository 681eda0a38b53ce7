# Unpacking assignments, starred targets and errors.
a, *b = 1, 2, 3
print(a, b)
*a, b = "abc"
print(a, b)
a, *b, c = range(5)
print(a, b, c)
a, *b, c = 1, 2
print(a, b, c)
*a, = (1, 2)
print(a)
[*a] = {1: 2}
print(a)
(a, *b), *c = [(1, 2, 3), 4, 5]
print(a, b, c)
a, (b, (c, d)), *e = 1, (2, (3, 4)), 5
print(a, b, c, d, e)
for a, *b in [(1,), (1, 2), "xyz"]:
    print(a, b)
a, b = {"x": 1, "y": 2}
print(a, b)
a, b = (i * i for i in range(2))
print(a, b)


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter")
        for i in range(self.n):
            print("give", i)
            yield i


a, b = It(2)
print(a, b)
a, *b = It(3)
print(a, b)


class Seq:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


a, b, c = Seq()
print(a, b, c)


def show(n, src):
    try:
        exec(n, {"src": src, "It": It})
    except Exception as e:
        print(type(e).__name__ + ":", e)


show("a, b = src", [1])
show("a, b = src", [1, 2, 3])
show("a, b, c = src", (1, 2))
show("a, b = src", ())
show("a, *b = src", [])
show("a, *b, c = src", [1])
show("a, b, *c = src", "x")
show("a, b = src", 5)
show("a, b = src", None)
show("a, = src", [])
show("a, = src", "ab")
show("[] = src", [1])
show("a, b = src", {1: 2, 3: 4, 5: 6})
show("a, b = src", It(1))
show("a, b = src", It(4))
show("a, b = src", (x for x in range(5)))
show("(a, b), c = src", [1, 2])
show("*a, b = src", 1.5)
show("for a, b in src: pass", [(1, 2), (3,)])
show("a, b = src", range(3))
show("a, b = src", "abc")
show("a, b = src", {1})
