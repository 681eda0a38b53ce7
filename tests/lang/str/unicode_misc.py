# Unicode: identifiers, normalization of names, widths, surrogates, large strings.
é = 1
名前 = "name"
ﬁ = "ligature"
print(é, 名前, fi, sorted(n for n in globals() if not n.isascii()))


class Ünï:
    ß = 2


print(Ünï.__name__, Ünï.ß, vars(Ünï)["ß"])
print(len("é"), len("e\u0301"), "é" == "e\u0301", len("\U0001f468\u200d\U0001f469"), "\U0001f600"[0] == "\U0001f600")
s = "aé日\U0001f600"
print([s[:i].encode() for i in range(5)], s.encode("utf-16-be"), s.encode("utf-32-le"), s[::-1].encode()[:4])
for enc in ("utf-8", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"):
    print(enc, s.encode(enc).decode(enc) == s, len(s.encode(enc)))
print((s * 1000).count("日"), (s * 1000)[2001:2005] == "é日\U0001f600a", len(s * 1000), hash(s) == hash("aé" + "日\U0001f600"))
print("ab" + "é" == "abé", ("日" + "a")[1:] == "a", hash(("日" + "a")[1:]) == hash("a"), {("日a")[1:]: 1}["a"], "日a"[1:] in {"a"})
print("\u0130".lower().encode(), "ŉ".upper().encode(), "ﬃ".upper(), "ΐ".upper().encode(), "\u1e9e".lower(), "K".lower() == "k", "ſ".upper(), "ſ".casefold())
print("１２３".isdigit(), int("１２３"), float("１.５"), "①".isdigit(), "①".isdecimal(), "五".isnumeric(), "\u0bf0".isnumeric())
print(ascii("\ud83d\ude00"), len("\ud83d\ude00"), "\ud83d\ude00" == "\U0001f600")
print("x\u0000y" == "x\0y", len("x\0y"), "x\0y".split("\0"), "\0".join("ab").encode(), "a\0" < "a\1", "a" < "a\0")
print(" ".join(f"{ord(c):x}" for c in "ǄǅǆΣσς".upper()), " ".join(f"{ord(c):x}" for c in "ǄǅǆΣσς".lower()), " ".join(f"{ord(c):x}" for c in "ǆabc".title()))
big = "x" * 100000 + "é" + "y" * 100000
print(len(big), big.find("é"), big.index("y"), big.count("x"), big.replace("x", "").count("y"), big.upper().find("É"), len(big.encode()), big[100000], len(big.split("é")))
print(sorted(["é", "e", "z", "\U0001f600", "日", "E"]), max("aé日\U0001f600") == "\U0001f600", "a" "\u0301" == "á")
