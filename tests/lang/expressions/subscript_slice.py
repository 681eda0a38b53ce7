# Subscripts and slices: reading, writing, deleting, and the slice object that is passed.
class S:
    def __getitem__(self, i):
        return i

    def __setitem__(self, i, v):
        print("set", i, v)

    def __delitem__(self, i):
        print("del", i)


s = S()
print(s[1], s[1, 2], s[:], s[1:], s[:2], s[1:2], s[::3], s[1:2:3], s[..., 1:2], s[()], s[1,])
print(s[(yy := 2)], s[None], s[lambda: 0].__name__, s[*[1, 2]], s[1, *[2, 3], 4], s[1:2, ::3])
s[1:2] = 3
s[...] = 4
s[1, 2:3] = 5
del s[1:], s[0], s["k"]
print(slice(1), slice(1, 2), slice(1, 2, 3), slice(None), slice("a", None, 1.5))
print(slice(1, 10, 2).start, slice(1, 10, 2).stop, slice(1, 10, 2).step)
for args in [(None, None, None), (1, None, None), (None, -1, None), (None, None, -1), (-3, -1, None),
             (10, 0, -3), (100, None, -1), (-100, 100, 2), (0, 5, 2), (5, 0, 2), (None, None, -2), (-1, None, -1)]:
    sl = slice(*args)
    print(args, sl.indices(6), list(range(6))[sl], "abcdef"[sl], (0, 1, 2, 3, 4, 5)[sl], b"abcdef"[sl], range(6)[sl])
print(slice(1, 2) == slice(1, 2), slice(1) != slice(2), slice(1, 2, 3) < slice(1, 2, 4), hash(slice(1)) == hash(slice(1)))


class I:
    def __index__(self):
        return 2


print([0, 1, 2, 3][I()], [0, 1, 2, 3][I():], "abcd"[:I()], (1, 2, 3)[I()], range(10)[::I()], slice(I()).indices(5))


l1, s1, t1, n1, i1 = [1], "a", (1,), None, 5


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: [1][1])
show(lambda: [1][-2])
show(lambda: (1,)[5])
show(lambda: "a"[1])
show(lambda: b"a"[1])
show(lambda: range(3)[3])
show(lambda: l1["a"])
show(lambda: s1["a"])
show(lambda: t1[1.0])
show(lambda: [1][::0])
show(lambda: "ab"[::0])
show(lambda: [1]["a":])
show(lambda: {}[1])
show(lambda: {}["a"])
show(lambda: {}[[]])
show(lambda: i1[0])
show(lambda: n1[0])
show(lambda: int[0])
show(lambda: len[0])
show(lambda: set()[0])
show(lambda: slice())
show(lambda: slice(1, 2, 0).indices(5))
show(lambda: slice(1).indices(-1))
show(lambda: slice(1).indices("a"))
show(lambda: show[1])
