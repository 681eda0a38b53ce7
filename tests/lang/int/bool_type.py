# bool: an int with two values.
print(True, False, repr(True), str(False), int(True), float(True), True + True, True * 3, -True, ~False, True / 2, True // 1, 5 % True, 2 ** True)
print(bool(), bool(0), bool("0"), bool([]), bool(None), bool(0.0), bool(-1), isinstance(True, int), type(True), bool.__mro__, issubclass(bool, int))
print(True & False, True | False, True ^ True, type(True & True), True & 1, type(True & 1), False | 2, True ^ 3, not True, True == 1, True is True, hash(True) == hash(1))
print({True: "t", 1: "one"}, [10, 20][True], "ab"[False], sum([True, False, True]), max(False, True), sorted([True, False, 2, -1]), range(True), "x" * True, [0] * True)
print(f"{True} {True:d} {True:5} {False:>8} {True:x} {True!r}", "%s %d %r" % (True, True, True), "{:b}".format(True), str(True).lower(), True.__repr__(), True.bit_length(), True.real, (True).to_bytes(1, "big"), bool.from_bytes(b"\1", "big"))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: bool(1, 2))
show(lambda: bool(x=1))
show(lambda: True + "a")
show(lambda: type("B", (bool,), {}))
show(lambda: bool.__new__(bool, 5))
show(lambda: bool.__new__(int))
show(lambda: setattr(True, "x", 1))
show(lambda: True.nope)
show(lambda: int.__add__(True, True))
show(lambda: True < "a")
show(lambda: True < 2 < 3)
show(lambda: round(True))
show(lambda: abs(True))
show(lambda: divmod(True, 1))
show(lambda: all([True, True]) + any([False]))
x = True
x += 1
y = True
y &= False
print(x, y, type(y), type(x))
print([a and b for a in (True, False) for b in (True, False)], [a ^ b for a in (True, False) for b in (True, False)], [a == b for a in (0, 1) for b in (True, False)], [not a for a in (0, 1, "", "a", None)])
print(bool(bool.__doc__), bool.__name__, sorted(set(dir(bool)) - set(dir(int))), True if True else False, (lambda: True)(), True if 0 else False)
