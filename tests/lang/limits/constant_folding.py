# Constant expressions: what folding must not change.
print(1 + 2 * 3, 2 ** 10, -5 // 2, 7 % -3, 1 / 4, 10 ** 30, 2 ** -1, "a" * 5, "a" + "b", (1, 2) + (3,), (1,) * 3, not 1, -(-3), ~5, +1.5, 1 << 70, "abc"[1], (1, 2, 3)[0], "abc"[-1:], 1 if 0 else 2)
print(-0.0, 0.0, -0.0 == 0.0, (0.0, -0.0), [0.0, -0.0], 1 - 1.0, 0 * -1.0, str(-0.0), 1.0 * -0.0)
print((1, 1.0, True, 1.0), (0, False, 0.0, -0.0), {1: "a"}[True], type((1, 1.0)[1]))


def consts():
    a = 1
    b = 1.0
    c = True
    d = "1"
    e = b"1"
    f = (1, 1.0)
    g = (1.0, 1)
    h = (True, 1)
    i = 0.0
    j = -0.0
    return a, b, c, d, e, f, g, h, i, j


print(consts(), [type(x).__name__ for x in consts()])


def errors():
    out = []
    for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: "a" + 1 if True else 0, lambda: (1, 2)[5], lambda: "ab"[9], lambda: 1 << -1, lambda: 0 ** -1, lambda: -"a" if True else 0, lambda: 10 ** 400 * 1.0, lambda: 2.0 ** 10000):
        try:
            out.append(f())
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
    return out


print(errors())
if 0:
    print("dead")
elif 1:
    print("live")
while 0:
    print("dead")
if not __debug__:
    print("never")
if "": print("dead")
if (): print("dead")
if None: print("dead")
if "x": print("live 2")
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, 1 and 0 or 3, None or "x", "" and 1, not "", 1 < 2 and "yes", (1, 2) and [])
print(len("x" * 10000), len((0,) * 5000), len(b"y" * 5000), (1 << 5000).bit_length(), ("ab" * 3)[2:4])


def f(x, y=2 * 3, z=("a", "b")[1], *, w=-1):
    return x, y, z, w


print(f(1), f.__defaults__, f.__kwdefaults__)
print(3 in (1, 2, 3), 3 in [1, 2], "a" in {"a", "b"}, 5 not in {1, 2}, 1.0 in (1,), True in [1], [] in ([], 1))
for x in (1, 2):
    for y in [1, 2]:
        if x in {1} and y not in (1,):
            print(x, y)
print(f"{1}{'a'}{2.5:.1f}" f"{3!r}", f"{'x' * 3}", "%d" % 5, "%s-%s" % ("a", "b"), f"{1 + 1}")
x = 1_000_000 * 1_000_000 * 1_000_000 * 1_000_000
print(x, 0xFFFFFFFF * 0xFFFFFFFF, 9223372036854775807 + 1, -9223372036854775808 - 1, 4611686018427387904 * 2, 4611686018427387904 * -2)
print("long string that is used twice" == "long string that is used twice", (lambda: 5)() + 5, [1, 2, 3][1], {"a": 1}["a"])


def returns_none():
    "doc"


def returns_none2():
    return


def unreachable():
    return 1
    print("never")
    yield 5


print(returns_none(), returns_none2(), type(unreachable()).__name__, list(unreachable()))


def dead_local():
    if False:
        x = 1
    try:
        return x
    except UnboundLocalError:
        return "unbound"


def dead_yield():
    if 0:
        yield
    return 3


print(dead_local(), list(dead_yield()))
