# re.
import re
p = re.compile(r"(?P<y>\d{4})-(\d\d)|(?i:x+)y*?", re.M)
print(p.findall("2020-12 xxXy 1999-01"), p.search("on 2021-05").groupdict(), p.sub(r"<\g<0>>", "2020-12 xX"), p.split("a 2020-11 b"))
print([m.span() for m in p.finditer("xx 2000-01")], re.fullmatch(r"(a|b)*c", "ababc").group(1), re.sub("a", lambda m: m[0].upper(), "banana"))
print(re.escape("a.b"), re.match(rb"\w+", b"bytes here").group(), re.findall(r"(?<=-)\w+(?!x)\b", "a-bc -de"), re.sub("(é+)", r"[\1]", "aéé漢"), p.groupindex, p)
try: re.compile("(a")
except re.error as e: print(e)
m = p.match("2020-12"); print(m, m.expand(r"\2 \g<y>"), m.groups(), m.lastgroup, m.start("y"), m.regs)
