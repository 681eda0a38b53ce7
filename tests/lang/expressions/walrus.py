# Assignment expressions and their scope.
if (n := 10) > 5:
    print(n)
print((y := 3) + y, y)
while (n := n - 3) > 0:
    print("n", n)
print([last := x for x in range(4)], last)
print([(a, b) for a in range(3) if (b := a * 2) > 0], b)
print(any((hit := v) > 2 for v in [1, 2, 3, 4]), hit)


def f():
    total = 0
    sums = [total := total + v for v in [1, 2, 3]]
    return total, sums


print(f())


def g():
    global made
    [made := i for i in range(3)]


g()
print(made)


def h():
    k = 0

    def inner():
        nonlocal k
        return [k := k + i for i in range(4)]

    return inner(), k


print(h())
x = [z := 1, z ** 2, z := 5, z + 1]
print(x, z)
print((lambda: (q := 4) + q)())
d = {(key := "a"): (val := 2)}
print(d, key, val)
print(len(s := "hello"), s[(i := 1)], s[(i := i + 1):], i)
assert (t := True), "unused"
print(f"{(w := 5)} {w}", f"{w:=7}")
print({(p := i) for i in range(1)}, p)
print([[(m := i * j) for i in range(3)] for j in range(3)], m)


def call(a, b=None):
    return a, b


print(call(c := 1, b=(e := 2)), c, e)
line_source = iter(["one", "two", ""])
while line := next(line_source):
    print(line)
print(line == "")
print((1, u := 2), u)
