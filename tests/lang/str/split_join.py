# split, rsplit, splitlines, partition, rpartition, join.
for s in ("a b c", "  a  b ", "", "   ", "a", "a\tb\nc\r\nd", "a\u2003b\x1cc", "one two three four"):
    print(ascii([s.split(), s.split(None, 1), s.rsplit(None, 1), s.split(None, 0), s.rsplit(None, 0), s.split(maxsplit=2)]))
for s, sep in (("a,b,c", ","), (",a,,b,", ","), ("", ","), ("abc", ","), ("a--b--c", "--"), ("aaa", "a"), ("aaaa", "aa"), ("日本日本", "本")):
    print(s, s.split(sep), s.rsplit(sep), s.split(sep, 1), s.rsplit(sep, 1), s.split(sep, 0), s.split(sep, -1), s.split(sep=sep, maxsplit=2))
    print(s.partition(sep), s.rpartition(sep))
for s in ("a\nb\nc", "a\n", "\n", "", "a\r\nb\rc\n\nd", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "a\n\r\nb"):
    print(ascii(s.splitlines()), ascii(s.splitlines(True)), ascii(s.splitlines(keepends=True)) == ascii(s.splitlines(True)))
print(",".join([]), ",".join(["a"]), ", ".join("abc"), "".join(["x", "y"]), "-".join(("1", "2")), "|".join({"k": 1}), ",".join(str(i) for i in range(5)), "é".join("日本"), "".join(["a", "é", "日", "\U0001f600"]) == "aé日\U0001f600")
print("\n".join(["line1", "line2"]).split("\n"), " ".join("a b".split()), "ab".join(["", "", ""]), "x".join(["only"]))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: "a".split(""))
show(lambda: "a".partition(""))
show(lambda: "a".rpartition(""))
show(lambda: "a".rsplit(""))
show(lambda: "a".split(5))
show(lambda: "a".split(" ", "x"))
show(lambda: ",".join([1]))
show(lambda: ",".join(["a", None]))
show(lambda: ",".join(5))
show(lambda: ",".join(["a", b"b"]))
show(lambda: "a".partition(5))
show(lambda: "a".join())
show(lambda: ",".join(c for c in [1]))


class S(str):
    pass


print(type(",".join([S("a")])).__name__, type(S("a b").split()[0]).__name__, S(",").join("ab"), type(S("x").partition("y")[0]).__name__)
def gen():
    yield "a"
    raise ValueError("in join")


show(lambda: "".join(gen()))
