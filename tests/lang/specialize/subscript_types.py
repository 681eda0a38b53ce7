# One subscript site with many containers and keys, reading, writing, deleting.
def get(c, i):
    return c[i]


def put(c, i, v):
    c[i] = v
    return c


class C:
    def __getitem__(self, i):
        return ("C", i)

    def __setitem__(self, i, v):
        self.last = i, v


class L(list):
    def __getitem__(self, i):
        return ("L", super().__getitem__(i))


class D(dict):
    def __missing__(self, k):
        return ("missing", k)


class T(tuple):
    pass


cases = [([10, 20], 1), ((1, 2), 0), ({"a": 5}, "a"), ("xyz", 2), (b"ab", 0), (range(5), 3), (C(), 7), (L([1]), 0), (D(), "q"), (bytearray(b"z"), 0), ([1, 2], -1), ([1, 2], True), ({1: "i"}, 1.0), (T("ab"), 1), ("é日", 1), ([1, 2, 3], slice(1, None)), ({(1, 2): "t"}, (1, 2)),
         ([1], 5), ([1], "a"), ({}, 1), ("a", 9), ((), 0), (5, 0), (None, 1), ([1], -2), ([1], 2 ** 80), ({}, []), (list, int), (b"", 0), (range(3), -4)]
for _ in range(3):
    out = []
    for c, i in cases:
        try:
            out.append(get(c, i))
        except Exception as e:
            out.append(type(e).__name__)
print(out)
for _ in range(3):
    out = []
    for make, i, v in [(lambda: [1, 2], 0, 9), (dict, "k", 1), (lambda: bytearray(b"ab"), 1, 65), (lambda: L([1]), 0, 2), (D, 1, 2), (lambda: [1, 2], -1, "end"), (lambda: [1], 4, 0), (tuple, 0, 0), (str, 0, "a"), (lambda: {1: 1}, [], 2), (lambda: bytearray(b"a"), 0, 256), (lambda: [1, 2, 3], slice(0, 2), "xy"), (lambda: None, 0, 0), (lambda: [0], True, 1), (lambda: {}, True, 1)]:
        try:
            out.append(put(make(), i, v))
        except Exception as e:
            out.append(type(e).__name__)
print(out)
l = [0] * 10
d = {}
for i in range(10):
    l[i] = i * i
    d[i] = l[i]
    d[str(i)] = i
    l[-i - 1] += 1
print(l, d)
m = [[0] * 3 for _ in range(3)]
for i in range(3):
    for j in range(3):
        m[i][j] = i * j
        m[j][i] += 1
print(m)
s = "hello"
print("".join(s[i] for i in range(len(s) - 1, -1, -1)), [s[i:i + 2] for i in range(4)], sum(b"abc"[i] for i in range(3)))
counts = [0] * 5
for x in [1, 3, 1, 4, 1]:
    counts[x] += 1
print(counts, [counts[counts[i]] for i in range(3)])
