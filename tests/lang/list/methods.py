# Every method of list.
l = [3, 1, 2]
print(l.append(4), l, l.extend([5, 6]), l, l.insert(0, 0), l.insert(-1, "x"), l.insert(100, "end"), l)
print(l.pop(), l.pop(0), l.pop(-1), l, l.remove("x"), l, l.index(4), l.index(2, 1), l.index(1, -4), l.count(1), l.count(99))
print(l.reverse(), l, l.sort(), l, l.copy(), l.copy() is l, l.clear(), l)
l = list("hello")
l.extend("xy")
l.extend(c for c in "z")
l.extend({"k": 1})
l.extend(range(2))
l.extend(())
print(l)
l = [1, 2, 3]
l.extend(l)
print(l)
l += l
l *= 2
print(len(l), [0] * 3, 3 * [1, 2], [] * 5, [1] * -1, [1] + [2], [[]] * 2)
print(list(), list("ab"), list((1, 2)), list({1: 2}), list(range(3)), list(x for x in "q"), list([1]) == [1], list(b"ab"))
print([1, 2, 3].index(3), [1, [2]].index([2]), [1.0, 1].index(1), [float("nan")].count(1), [True, 1, 1.0].count(1), "a" in ["a"], [1] in [[1]])


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


l = [1, 2, 3]
show(lambda: l.index(9))
show(lambda: l.index(1, 1))
show(lambda: l.remove(9))
show(lambda: [].pop())
show(lambda: l.pop(5))
show(lambda: l.pop("a"))
show(lambda: l.insert("a", 1))
show(lambda: l.insert(1))
show(lambda: l.extend(5))
show(lambda: l.extend())
show(lambda: l + (1,))
show(lambda: l + None)
show(lambda: l * "a")
show(lambda: l.append())
show(lambda: l.sort(1))
show(lambda: l.sort(foo=1))
show(lambda: l.copy(1))
show(lambda: l.clear(1))
show(lambda: l.reverse(1))
show(lambda: l.__iadd__(5))
show(lambda: list(5))
show(lambda: list(1, 2))
show(lambda: list(iterable=[1]))
show(lambda: hash([]))
show(lambda: {[]: 1})
show(lambda: l.nope)
show(lambda: l.apend(1))
show(lambda: l < 5)
show(lambda: [0] * (1 << 62))
print([1, 2] == [1, 2], [1, 2] < [1, 3], [2] > [1, 9], [] < [0], [1, 2] != [2, 1], [1] == (1,), [[1], 2] == [[1], 2], [1, 2] >= [1, 2], [1, "a"] == [1, "b"])
print(repr([]), repr([1, "a", None, [2.5]]), str([[], [[]]]), len([[], []]), bool([]), bool([0]))
r = [1]
r.append(r)
print(r, r[1] is r, len(r))
print(sorted(n for n in dir(list) if not n.startswith("__")))
print(l.__len__(), l.__contains__(2), l.__add__([4]), l.__mul__(2), l.__rmul__(1), l.__eq__([1, 2, 3]), l.__getitem__(0), list(l.__reversed__()), list(l.__iter__()), l.__eq__(5), [].__class__, l.__sizeof__() > 0)
stack = []
for i in range(5):
    stack.append(i)
while stack:
    print(stack.pop(), end=" ")
print()
