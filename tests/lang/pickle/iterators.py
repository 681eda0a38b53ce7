# Iterators half way, pickled and copied by their state.
import pickle

for make in (lambda: iter("abcd"), lambda: iter("a\u20acbc"), lambda: iter(b"abcd"), lambda: iter(bytearray(b"abcd")),
             lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: reversed([1, 2, 3]), lambda: iter(range(4)),
             lambda: enumerate("abc"), lambda: zip("ab", [1, 2]), lambda: map(str, [1, 2]), lambda: filter(None, [1, 2])):
    for steps in 0, 1, 5:
        it = make()
        for _ in range(steps):
            next(it, None)
        name, args, *state = it.__reduce__()
        print(name.__name__, args if type(it) not in (enumerate, zip, map, filter, type(reversed([]))) else "", state, end=" ")
        print(list(pickle.loads(pickle.dumps(it))))
it = iter(b"abc")
for wrong in "x", None:
    try:
        it.__setstate__(wrong)
    except TypeError as e:
        print(e)
it.__setstate__(-5)
print(next(it))
it.__setstate__(50)
print(list(it))
