# What is said when built-in operations meet the wrong types: a wide list.
cases = """
1 + "a"
"a" + 1
[] + ()
() + []
{} + {}
None + 1
1 - None
"a" - "b"
"a" * "b"
[1] * 1.5
1 / "a"
"a" / 2
1 // []
1 % None
5 ** "x"
"a" ** 2
1 @ 2
1 << "a"
1.5 << 1
1 & 1.5
"a" | "b"
[] ^ []
-"a"
+[]
~1.5
not_defined
len(5)
len()
abs("a")
[1, 2]["a"]
(1, 2)[None]
"abc"[1.5]
{}["k"]
{}[[]]
{1}[0]
5[0]
None[0]
len[0]
int["a"]
[1, 2, 3][10]
()[0]
""[0]
b""[0]
range(0)[0]
1 < "a"
"a" < 1
[] < {}
None < None
{} < {}
1 in 2
1 in "a"
[] in {}
"a" in b"a"
1()
"a"()
None()
[]()
(lambda: 0)(1)
int("a")
int([])
int("1", 99)
float("a")
float([])
str(1, 2)
bytes("a")
bytes(-1)
bytes([256])
bytearray("a")
list(5)
tuple(None)
dict(5)
dict([1])
dict(["abc"])
set(5)
frozenset([[]])
range("a")
range(1, 2, 0)
range()
slice()
sorted(5)
sorted([1, "a"])
sum("a")
sum(["a"])
max()
max([])
min(5)
iter(5)
next(5)
next(iter([]))
zip(5)
map(5)
filter(1)
enumerate(5)
reversed(5)
isinstance(1, 1)
issubclass(1, int)
getattr(1)
getattr(1, 2)
hasattr(1, 2)
setattr(1, "a", 2)
delattr(1, "a")
chr("a")
chr(-1)
ord("ab")
ord(5)
hex("a")
bin(1.5)
round("a")
pow("a", 1)
divmod("a", 1)
hash([])
hash({})
repr()
format(1, 2)
input(1, 2)
open(None)
type()
type(1, 2)
object(1)
super()
property(1, 2, 3, 4, 5)
"a".join(5)
"a".join([1])
"a".split(5)
"a".split("")
"a".replace(1, 2)
"a".find(1)
"a".index("b")
"a".encode("x-none")
"a".center("b")
"a".format_map(5)
"{}".format()
"{a}".format()
"%d" % "a"
"%s %s" % 1
"%q" % 1
"a" % 1
[].append()
[].append(1, 2)
[].pop()
[1].pop("a")
[].remove(1)
[].index(1)
[].insert(1)
[].extend(5)
[1, "a"].sort()
[].sort(5)
{}.pop("a")
{}.popitem()
{}.update(5)
{}.get()
{}.fromkeys(5)
set().pop()
set().remove(1)
set().add([])
set() | 5
{1} - [1]
b"a" + "a"
b"a".join(["a"])
b"a".find("a")
b"\\xff".decode()
"\\ud800".encode()
(1, 2).index(3)
(1).bit_length(2)
(1).to_bytes(0, "big") if False else (256).to_bytes(1, "big")
(1.5).as_integer_ratio(1)
float.fromhex("zz")
int.from_bytes("a", "big")
object().x
None.x
(1).x
"a".x
[].x
len.x
int.x
{}.a
(lambda: 0).x
"a".upper(1)
str.upper()
str.upper(1)
list.append([])
int.__add__(1)
int.__add__("a", 1)
[*5]
{**5}
print(*5)
print(**5)
print(**{1: 2})
print(1, foo=2)
[x for x in 5]
{x: 1 for x in [[]]}
(lambda a: a)()
(lambda a, b: a)(1)
(lambda *, a: a)()
(lambda a: a)(b=1)
(lambda a: a)(1, a=2)
eval(5)
exec(5)
compile(1, 2, 3)
compile("1", "f", "x")
__import__(5)
__import__("")
__import__("no_such_mod")
1 / 0
1 // 0
1 % 0
1.0 / 0
0 ** -1
divmod(1, 0)
2 ** 10000 * 1.0
1 << -1
"a" * (1 << 62)
[0] * (1 << 62)
"x".zfill("a")
f"{1:x2}"
f"{'a':d}"
f"{None:5}"
vars(5)
dir(1, 2)
id()
callable()
"""


def quiet(text):
    """The text with literals replaced by names, so that the compiler has nothing to warn about."""
    for literal, name in (("5[0]", "five[0]"), ("None[0]", "none[0]"), ("1()", "one()"), ('"a"()', "a()"), ("None()", "none()"), ("[]()", "empty()"), ('[1, 2]["a"]', 'pair["a"]'), ("(1, 2)[None]", "both[None]"), ('"abc"[1.5]', "abc[1.5]"), ("{1}[0]", "one_set[0]"), ("(lambda: 0)(1)", "zero(1)")):
        if text == literal:
            return name
    return text


one, five, none, a, abc, empty, pair, both, one_set, zero = 1, 5, None, "a", "abc", [], [1, 2], (1, 2), {1}, lambda: 0
for line in cases.strip().splitlines():
    code = quiet(line)
    try:
        print(line, "->", repr(eval(code))[:50])
    except Exception as e:
        print(line, "->", f"{type(e).__name__}: {e}")
