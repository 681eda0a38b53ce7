# Stars in displays and calls.
a = [1, 2]
b = (3, 4)
print([*a, *b], (*a, *b), {*a, *b}, [*a, 0, *b, 9], [*[], *()], *a, *b)
print({**{"x": 1}, "y": 2, **{"x": 3}}, {"x": 0, **{"x": 1}}, {**{}})
print([*range(3)], [*"abc"], [*{1: 2}], [*{1: 2}.items()], (*(x for x in range(2)),))
t = *a, *b
print(t)
for x in *a, 7, *b:
    print(x, end=" ")
print()


def ret():
    return *a, 5


def gen():
    yield *a, 6


print(ret(), list(gen()))


def f(*args, **kw):
    return args, kw


print(f(*a, *b, **{"k": 1}, **{"l": 2}), f(0, *a, 5, *b, x=1, **{"y": 2}, z=3))
print(f(*[]), f(**{}), f(*"ab", **{"c d": 1}))


class M:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, k):
        return k * 2


print(f(**M()), {**M()}, dict(M()), dict(**M()))


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: f(*1))
show(lambda: f(**1))
show(lambda: f(**{1: 2}))
show(lambda: f(a=1, **{"a": 2}))
show(lambda: f(**{"a": 1}, **{"a": 2}))
show(lambda: [*1])
show(lambda: {*1})
show(lambda: {**1})
show(lambda: {*[[]]})
show(lambda: (*None,))
show(lambda: print(*5))
show(lambda: {**[(1, 2)]})
