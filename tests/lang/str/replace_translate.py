# replace, translate, maketrans, encode, repetition and concatenation.
s = "aXbXc"
print(s.replace("X", "-"), s.replace("X", ""), s.replace("X", "long"), s.replace("", "."), s.replace("X", "-", 1), s.replace("X", "-", 0), s.replace("X", "-", -1), s.replace("z", "y"), s.replace("X", "Y", count=1))
print("".replace("", "x"), "".replace("a", "b"), "aaa".replace("aa", "b"), "aaaa".replace("aa", "a"), "abc".replace("", "-", 2), "日本".replace("本", "x"), "abc".replace("b", "日"), "aé".replace("é", "\U0001f600") == "a\U0001f600", "日a".replace("日", ""))
t = str.maketrans("abc", "xyz")
print(t, "aabbcc".translate(t), "abc".translate({97: None, 98: "BB", 99: 67}), "abc".translate(str.maketrans("a", "b", "c")), "abc".translate({}), str.maketrans({"a": 1, 98: "x"}))


class Table:
    def __getitem__(self, k):
        if k == ord("a"):
            return "A"
        raise LookupError


print("banana".translate(Table()), "hello".translate([None] * 128) == "", "é日".translate({233: "e", ord("日"): None}))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: str.maketrans("ab", "c"))
show(lambda: str.maketrans(5))
show(lambda: str.maketrans({"ab": 1}))
show(lambda: str.maketrans({1.5: 1}))
show(lambda: "a".translate({97: 0x110000}))
show(lambda: "a".translate({97: 1.5}))
show(lambda: "a".translate(5))
show(lambda: "a".replace("a"))
show(lambda: "a".replace("a", 5))
show(lambda: "a".replace(5, "a"))
show(lambda: "a".replace("a", "b", "c"))
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" * True, "é" * 2, "" * 100, "a" + "é" + "日" + "\U0001f600" == "aé日\U0001f600")
show(lambda: "a" + 5)
show(lambda: 5 + "a")
show(lambda: "a" + None)
show(lambda: "a" + b"b")
show(lambda: "a" * "b")
show(lambda: "a" * 1.5)
show(lambda: "a" - "b")
show(lambda: -"a")
show(lambda: "ab" * (1 << 62))
print("é".encode(), "é".encode("latin-1"), "日".encode("utf-16-le"), "a".encode("ascii"), "\U0001f600".encode(), "é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "é".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"), "\udc80".encode("utf-8", "surrogateescape"), "é".encode(encoding="utf8", errors="strict"))
show(lambda: "é".encode("ascii"))
show(lambda: "aé日b".encode("latin-1"))
show(lambda: "\ud800".encode())
show(lambda: "a".encode("nope"))
show(lambda: "é".encode("ascii", "nope"))
show(lambda: "a".encode(5))
s = "x"
for i in range(5):
    s += s + str(i)
print(s)
