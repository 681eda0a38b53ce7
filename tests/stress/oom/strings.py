# str in its three widths: methods, searching, building, translating.
text = "The quick brown fox, ünïcödé, 漢字, 😀 end"
print(text.upper(), text.title(), text.swapcase(), text.casefold())
print(text.split(), text.split(", "), text.rsplit(None, 2), text.partition("brown"), "a\nb\r\nc".splitlines(True))
print(text.replace("o", "00"), text.center(50, "*"), "x".zfill(5), text.find("fox"), text.count("n"), text.encode()[:20])
print("-".join(["a", "é", "漢"]), "ab" * 5, text[::-1], text[4:9], "%s|%5d|%-5s|%r|%x" % ("a", 42, "b", "c\n", 255))
print("{0} {x[1]} {y.real:>5}".format("p", x=[1, 2], y=3), "{:^9}".format("mid"))
print(text.translate({ord("o"): "0", ord("e"): None}), str.maketrans("ab", "cd"), ascii(text), text.isalnum(), "\tx".expandtabs(4))
print("abc" < "abd", "a" in text, "ß".upper(), "İ".lower(), " x ".strip(), "xxaxx".strip("x"), "prefix_a".removeprefix("prefix_"))
print(str(b"abc", "ascii"), str(12), repr("it's \"q\" \x00 \u2028"), "a".isidentifier(), hash("abc") == hash("ab" + "c"))
