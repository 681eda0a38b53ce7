# strip, lstrip, rstrip, center, ljust, rjust, zfill, expandtabs, removeprefix, removesuffix.
for s in ("  a b  ", "\t\na\r\n", "", "   ", "xxaxx", "abcba", "\xa0a\u2003", "\x1fa\x1c"):
    print(ascii([s.strip(), s.lstrip(), s.rstrip(), s.strip("x"), s.strip("ab"), s.lstrip("ab"), s.rstrip("ab"), s.strip(None), s.strip("")]))
print("mississippi".strip("mip"), "www.example.com".strip("cmowz."), "日本日".strip("日"), "éaé".lstrip("é"), "aaa".strip("a") == "")
for w in (0, 1, 4, 5, 8, 9, -3):
    print(w, ["ab".center(w), "abc".center(w), "ab".ljust(w), "ab".rjust(w), "ab".center(w, "*"), "abc".center(w, "*"), "ab".ljust(w, "-"), "ab".rjust(w, "é"), "".center(w, ".")])
for s in ("", "5", "-5", "+5", "abc", "-", "+-5", "--5"):
    print([s.zfill(w) for w in (0, 1, 2, 5)])
for s in ("a\tb", "\t", "ab\tc\td", "a\nb\tc", "\ta\r\tb", "no tabs", "12345678\tx", "a\t\tb"):
    print(repr(s.expandtabs()), repr(s.expandtabs(4)), repr(s.expandtabs(0)), repr(s.expandtabs(1)), repr(s.expandtabs(tabsize=3)), repr(s.expandtabs(-5)))
print("TestCase".removeprefix("Test"), "TestCase".removeprefix("X"), "abab".removesuffix("ab"), "a".removesuffix(""), "a".removeprefix("a"), "a".removesuffix("abc"))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: "a".center("x"))
show(lambda: "a".center(5, "xx"))
show(lambda: "a".center(5, ""))
show(lambda: "a".ljust(5, 5))
show(lambda: "a".rjust(5, b"x"))
show(lambda: "a".strip(5))
show(lambda: "a".lstrip(b"a"))
show(lambda: "a".zfill("5"))
show(lambda: "a".zfill())
show(lambda: "a".expandtabs("x"))
show(lambda: "a".removeprefix(5))
show(lambda: "a".strip("a", "b"))
show(lambda: "a".center(5.0))
show(lambda: "a".rjust(2 ** 70))
s = "same"
print(s.strip() == s, s.center(2) == s, "x".rjust(3, "\U0001f600") == "\U0001f600\U0001f600x", [len("ab".center(n)) for n in range(6)])
