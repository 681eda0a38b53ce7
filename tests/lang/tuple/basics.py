# tuple: construction, methods, hashing, comparison, immutability.
print((), (1,), (1, 2), tuple(), tuple([1, 2]), tuple("ab"), tuple(x for x in range(2)), tuple({1: 2}), tuple((1,)) == (1,))
t = (1, 2, 3, 2)
print(t[0], t[-1], t[1:3], t[::-1], t.count(2), t.index(2), t.index(2, 2), len(t), 3 in t, 9 in t, t + (4,), t * 2, 2 * t, t * 0, t[:] is t, tuple(t) is t, t + () == t)
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (2,) > (1, 9), (1, 2) == (1, 2), (1, 2) == [1, 2], (1, "a") != (1, "b"), (1, 2) <= (1, 2))
print(hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), {(1, 2): "v"}[(1, 2)], {(1, (2, 3)): 1}[1, (2, 3)], hash((1, 2)) != hash((2, 1)))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: t[10])
show(lambda: t.__getitem__("a"))
show(lambda: t.__setitem__)
show(lambda: t.append)
show(lambda: t.index(99))
show(lambda: t.index(1, 1))
show(lambda: t + [1])
show(lambda: t + 1)
show(lambda: t * "x")
show(lambda: hash((1, [])))
show(lambda: {(1, {}): 1})
show(lambda: tuple(5))
show(lambda: tuple(1, 2))
show(lambda: tuple(sequence=()))
show(lambda: t < [1])
show(lambda: (1, 2) < (1, "x"))
show(lambda: t.count())
show(lambda: () * (1 << 62))
show(lambda: (1,) * (1 << 62))


def assign():
    t[0] = 1


def delete():
    del t[0]


show(assign)
show(delete)
a = ([],)
a[0].append(1)
print(a)
print(repr((1,)), repr((1, (2, ("a",)))), str(()), bool(()), bool((0,)), (None,), ((),))
r = ([],)
r[0].append(r)
print(r)
print(sorted(n for n in dir(tuple) if not n.startswith("__")), type(iter(())).__name__, list(reversed((1, 2))), max((1, 2)), sum((1, 2)), list(zip((1, 2), (3, 4))))
x = 1, 2
y = 1,
a, b = b, a = 1, 2
print(x, y, a, b)


def f(*args):
    return args


print(f() == (), f(1) == (1,), f(*t) == t, f(*t) is t)


class T(tuple):
    def __eq__(self, o):
        return "custom"

    def __hash__(self):
        return 5


print(T((1, 2)), T([1]) == 5, hash(T()), T((1,)) + (2,), type(T((1, 2))[:]).__name__, T((3, 4)).index(4), len(T("abc")), isinstance(T(), tuple))
it = iter((1, 2, 3))
print(next(it), it.__length_hint__(), list(it), next(it, None), it.__length_hint__())
big = tuple(range(1000))
print(big[500:503], sum(big), big.index(999), hash(big) == hash(tuple(range(1000))), len(big * 10), big == tuple(big), big[::-250])
print((1, 2, 3).__contains__(2), ().__len__(), (1,).__add__((2,)), (1,).__eq__(5), (1, 2).__getnewargs__(), (1,).__lt__((2,)))
