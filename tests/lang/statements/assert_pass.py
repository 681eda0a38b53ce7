# assert, pass, expression statements, docstrings, semicolons, line joining.
"""The module's docstring is the first string only."""
print(__doc__)
assert True
assert 1, "no"
assert (1, "always true tuple made by hand")[0]
for test in (lambda: 0, lambda: 1):
    try:
        assert test(), f"message {test()}"
        print("passed")
    except AssertionError as e:
        print(repr(e), e.args)
try:
    assert False
except AssertionError as e:
    print(repr(e), str(e) == "")
try:
    assert [], (1, 2)
except AssertionError as e:
    print(repr(e))


def f():
    """doc of f"""


def g():
    "joined " "doc"
    pass


def h():
    f"not a doc"


class C:
    """doc of C"""
    x = 1; y = 2
    pass


class D:
    x: int


def j(): """one line doc"""


print(f.__doc__, g.__doc__, h.__doc__, C.__doc__, D.__doc__, j.__doc__)
x = 1; y = 2; print(x, y);
total = 1 + \
    2 + \
    3
print(total)
v = (1 +
     2
     # comment
     + 3)
print(v)
z = [
    1,
    2,

    3,
]
print(z)
if True: pass
if True:
    ...
1
"string statement"
[1, 2][0]
if (1 and
        2):
    print("joined")


def indented():
	return "tab indent"


print(indented(), __debug__)


def k():
    """
    First line.

        indented more
      less
    """


print(repr(k.__doc__))
