# Comparing, ordering, sorting, hashing and iterating over strings of all widths.
words = ["", "a", "A", "aa", "ab", "b", "é", "e", "z", "日", "本", "😀", "\uffff", "\x00", "a\x00", "a\x00b", "Z", "10", "9", " ", "\u0301e"]
s = sorted(words)
print([ascii(w) for w in s], s == sorted(words, key=lambda w: [ord(c) for c in w]), s[::-1] == sorted(words, reverse=True))
print([[int(a < b) for b in words] for a in words[:6]], all((a < b) == (list(map(ord, a)) < list(map(ord, b))) for a in words for b in words))
print(all((a == b) == (list(a) == list(b)) for a in words for b in words), all((a <= b) == (not b < a) for a in words for b in words), len(set(words)) == len(words), all(hash(w) == hash("".join(list(w))) for w in words))
print(max(words) == "😀", ascii(min(words, key=len)), max("hello"), min("hello"), max(words, key=lambda w: (len(w), w)) in ("a\x00b", "a\x00b"))
for w in ("abc", "aéc", "a日c", "a😀c"):
    print([ord(c) for c in w], list(enumerate(w)), list(zip(w, w[1:])), list(reversed(w)) == list(w[::-1]), [c in w for c in "aé日😀"], w.index("c"), w[1], w[-1], len(w))
    it = iter(w)
    print(next(it), list(it), list(it), w.upper(), w.capitalize(), {c: i for i, c in enumerate(w)}[w[1]], "".join(sorted(w)), w * 2, w + w == w * 2, w == w[:], w[0:3] == w)
print("abc" == "abc", "a" != "b", "abc" < "abd" < "abe", "a" < "b" > "a", not "a" > "b", "a" == b"a", "1" == 1, "" < " ", "a" > "")
long1, long2 = "x" * 1000 + "a", "x" * 1000 + "b"
print(long1 < long2, long1 == long2, long1 != long2, long1[:1000] == long2[:1000], hash(long1[:1000]) == hash(long2[:1000]), long1 > long2[:1000])


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: "a" < 1)
show(lambda: "a" >= None)
show(lambda: sorted(["a", None]))
show(lambda: max("a", 1))
show(lambda: "a" < b"a")
show(lambda: ["a"] < [1])
show(lambda: ("a", 1) < ("a", "b"))


class S(str):
    def __lt__(self, o):
        return len(self) < len(o)

    def __eq__(self, o):
        return str(self).lower() == str(o).lower()

    def __hash__(self):
        return hash(str(self).lower())


print(sorted(map(S, ["ccc", "a", "bb"])), S("A") == "a", "a" == S("A"), S("A") in ["a"], {S("KEY"): 1}.get("key"), {"key": 1}.get(S("KEY")), len({S("a"), S("A")}), S("a") < "bb", "bb" > S("a"))
import sys
a = sys.intern("some_name")
b = sys.intern("some" + "_" + "name")
print(a is b, {"xxx": 1}["x" * 3], {"é" * 2: 1}["éé"])
count = {}
for c in "the quick brown fox 日本日":
    count[c] = count.get(c, 0) + 1
print(sorted(count.items(), key=lambda p: (-p[1], p[0]))[:6])
print("".join(chr(ord(c) + 1) for c in "HAL"), [c for c in "aXbY" if c.isupper()], "".join(c for c in "h3ll0" if not c.isdigit()), sum(ord(c) for c in "abc"), "abc".translate({97: "A"}), all(c in "abc" for c in "cab"))
