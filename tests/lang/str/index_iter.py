# Indexing, slicing, iterating, comparing, hashing, ord and chr over all widths of characters.
for s in ("abcdef", "abcdéf", "abc日ef", "abc\U0001f600ef", ""):
    print(ascii([s[i] for i in range(len(s))]), len(s), ascii(s[1:4]), ascii(s[::-1]), ascii(s[::2]), ascii(s[-2:]), ascii(s[10:]), ascii(list(s)), ascii(max(s, default=None)))
print([ord(c) for c in "aé日\U0001f600"], [chr(n) for n in (97, 233)], ascii(chr(0x10ffff)), ascii(chr(0xd800)), ord("\0"))
print("a" < "b", "a" < "aa", "Z" < "a", "é" > "z", "日" > "é", "\U0001f600" > "日", "abc" == "abc", "abc" != "abd", "" == "", "a" == 1, "a" != None)
print(hash("abc") == hash("ab" + "c"), hash("") == 0 or True, len({"a", "b", "a"}), {"é": 1}["\xe9"])
print(sorted("hello"), sorted(["b", "A", "a", "B", "é", "1"]), min("hello"), list(reversed("abc")), list(enumerate("ab")), list(zip("ab", "cd")), "".join(sorted("éa日")))
it = iter("a日")
print(next(it), next(it), next(it, "end"), type(it).__name__)
print("a" in "abc", "" in "", "abc" in "ab", "日" in "日本", "é" not in "e", list(map(str.upper, "abc")), [*"xy"], {*"aa"}, tuple("ab"), dict.fromkeys("ab"))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


s = "abc"
show(lambda: s[3])
show(lambda: s[-4])
show(lambda: s["a"])
show(lambda: s[1.0])
show(lambda: s[None])
show(lambda: s.__getitem__("x"))
show(lambda: ord(""))
show(lambda: ord("ab"))
show(lambda: ord(5))
show(lambda: ord(b"a"))
show(lambda: ord(b"ab"))
show(lambda: chr(-1))
show(lambda: chr(0x110000))
show(lambda: chr("a"))
show(lambda: chr(10 ** 30))
show(lambda: chr(1.5))
show(lambda: s < 5)
show(lambda: sorted(["a", 1]))
show(lambda: len(s, s))


def assign():
    s[0] = "x"


def delete():
    del s[0]


show(assign)
show(delete)
print(str(), str(5), str(None), str("x"), str(b"x"), str(b"\xc3\xa9", "utf-8"), str(b"a", encoding="ascii"), str(object=7), str([1, "a"]), str(b"\xff", errors="replace") == "\ufffd", str(type))
show(lambda: str(5, "utf-8"))
show(lambda: str("a", "utf-8"))
show(lambda: str(b"\xff", "utf-8"))
show(lambda: str(b"a", "nope"))


class R:
    def __repr__(self):
        return "R!"


class BadStr:
    def __str__(self):
        return 5


class BadRepr:
    def __repr__(self):
        return None


print(str(R()), f"{R()}", [R()], "%s" % R(), repr(R()), ascii(R()))
show(lambda: str(BadStr()))
show(lambda: repr(BadRepr()))
show(lambda: str(BadRepr()))
print(sorted(n for n in dir(str) if not n.startswith("__")))
