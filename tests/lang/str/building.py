# Building strings: concatenation in loops, join, widths that change while building.
s = ""
for i in range(200):
    s += chr(97 + i % 26)
    if i % 50 == 49:
        s += "é日😀"[i // 50 % 3]
print(len(s), s[49:53], s[-3:], s.count("a"))
keep = []
t = ""
for i in range(5):
    t += str(i)
    keep.append(t)
print(keep)
a = "x"
b = a
a += "y"
print(a, b)


def build(n):
    out = ""
    for i in range(n):
        out = out + "-" + str(i)
    return out


def prepend(n):
    out = ""
    for i in range(n):
        out = str(i) + out
    return out


print(build(10), prepend(12), "".join(str(i) for i in range(20)), ", ".join(map(repr, ["a", 1, None])))
widths = "a" + "\xff" + "\u0100" + "\U00010000"
for i in range(5):
    p = widths[:i]
    print(ascii(p), ascii(p + "z"), len(p + "z"), (p + "z") == (p + "z"), hash(p) == hash("".join(p)), ascii(p[::-1]), ascii(p * 2), ascii(p.replace("a", "\u0200")), ascii("-".join(p)))
n = "日本語"[0:0] + "ascii only"
print(n.isascii(), n == "ascii only", {n: 1}["ascii only"], ("日x")[1] == "x", ("日" + "abc")[1:] == "abc", ("é" + "abc")[1:].encode("ascii"), "aé"[:1] in {"a"}, "日a".strip("日") == "a", "é,a".split(",")[1] == "a", "日".replace("日", "q") == "q")
print("ab" * 3 + "c" * 2, ("é" * 3 + "a")[::2], "=" * 20, ("-+" * 5)[:7], "x".join(["é"] * 3), "".join(["日"] + ["a"] * 3))
lines = []
for i in range(3):
    lines.append("  " * i + "line" + str(i))
text = "\n".join(lines) + "\n"
print(text, end="")
print(repr(text), text.splitlines(), text.split("\n"))
table = [["a", 1], ["bb", 22], ["ccc", 333]]
print("\n".join("|".join(str(c).rjust(5) for c in row) for row in table))
class Buf:
    def __init__(self):
        self.parts = []

    def __iadd__(self, s):
        self.parts.append(s)
        return self

    def __str__(self):
        return "".join(self.parts)


buf = Buf()
for w in "one two three".split():
    buf += w
    buf += "."
print(buf, len(buf.parts))
d = {"k": "v"}
d["k"] += "w"
l = ["a"]
l[0] += "b"
l[0] *= 2
class O: s = "c"
o = O()
o.s += "d"
print(d, l, o.s, O.s)
x = y = "shared"
x += "!"
print(x, y, x[:-1] == y)
def rec(n):
    return "" if n == 0 else rec(n - 1) + "ab"[n % 2]


print(rec(20), "%s%s" % ("a", "é"), "{}{}".format("日", "a"), f"{'é'}{'a'}", "é".join("ab"), "a".center(5, "日"), "a".zfill(3) + "é")
