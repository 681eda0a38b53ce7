# Comparisons, chains, identity and membership.
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 > 1, 1 == 1.0 == True)
print(1 != 1, 1 != 2, "a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a")
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], (1,) < (2,), [] == [], [] is [])
print({1, 2} < {1, 2, 3}, {1} <= {1}, {1, 2} > {1}, {1} >= {2})
print({1: 2} == {1: 2}, {1: 2} != {1: 3}, {1: 2} == {1: 2, 3: 4})
print(None is None, None == None, None is not None, ... is ...)
print(1 in [1, 2], 3 not in [1, 2], "b" in "abc", "" in "", "bc" in "abc", "x" in {"x": 1})
print(1 in (x for x in range(5)), 5 in range(10), 5.0 in range(10), 5.5 in range(10))


def t(x):
    print("eval", x)
    return x


print(t(1) < t(2) < t(3))
print(t(3) < t(2) < t(1))
print(t(1) < t(2) > t(0) == t(0) != t(7))
print(not t(1) in [t(1)])
nan = float("nan")
print(nan == nan, nan != nan, nan < nan, nan is nan, nan in [nan], [nan] == [nan], (nan,) < (nan,))
inf = float("inf")
print(inf > 10 ** 400, -inf < -10 ** 400, inf == inf, 10 ** 400 > 1e308, 2 ** 53 == 2.0 ** 53)
print(2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 22 == 1e22, 10 ** 23 == 1e23)
print(True == 1, False == 0.0, True > False, True is True)
print("é" > "z", "\U0001f600" > "\uffff", "a" == "a" "")
print(b"a" < b"b", b"a" == "a", bytearray(b"x") == b"x")


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: 1 < "a")
show(lambda: [] < ())
show(lambda: {} < {})
show(lambda: None < None)
show(lambda: None >= 1)
show(lambda: [1] < ["a"])
show(lambda: (1, 2) < (1, "a"))
show(lambda: (1, 2) == (1, "a"))
show(lambda: 1 in 5)
show(lambda: 1 in "abc")
show(lambda: object() < object())
show(lambda: int < str)
show(lambda: b"a" > "a")
