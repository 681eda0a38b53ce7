# Formatting a report: aligned tables, histograms, wrapped text, roman numerals, money.
ROWS = [("Widget", 12, 3.5, "2024-01-15"), ("Gadget", 3, 129.99, "2024-02-01"), ("Doohickey", 140, 0.25, "2023-12-24"), ("Thing & Co", 0, 1e6, "2024-02-29"), ("Öffner", 7, -4.2, "")]


def table(rows, heads, align):
    cells = [heads] + [[str(c) if not isinstance(c, float) else f"{c:,.2f}" for c in r] for r in rows]
    widths = [max(len(r[i]) for r in cells) for i in range(len(heads))]
    line = "+".join("-" * (w + 2) for w in widths)
    yield line.join("++")
    for n, r in enumerate(cells):
        yield "|" + "|".join(f" {c:{a}{w}} " for c, a, w in zip(r, align if n else "^" * len(r), widths)) + "|"
        if n == 0:
            yield line.join("++")
    yield line.join("++")


print("\n".join(table(ROWS, ["item", "count", "price", "since"], "<>>^")))


def wrap(text, width):
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = ""
        line += " " * bool(line) + word
    if line:
        yield line


def justify(line, width):
    words = line.split()
    if len(words) < 2:
        return line
    gaps, space = len(words) - 1, width - sum(map(len, words))
    return "".join(w + " " * (space // gaps + (i < space % gaps)) * (i < gaps) for i, w in enumerate(words))


text = "The quick brown fox jumps over the lazy dog while the five boxing wizards jump quickly and pack my box with five dozen liquor jugs."
for width in (20, 33):
    *body, last = wrap(text, width)
    for l in body:
        print(f"|{justify(l, width)}|")
    print(f"|{last:{width}}|")
values = {"mon": 3, "tue": 12, "wed": 7, "thu": 0, "fri": 20}
top = max(values.values())
for k, v in values.items():
    print(f"{k:>4} {'█' * (v * 20 // top):<20} {v:3d} {v / sum(values.values()):6.1%}")
for level in range(5, 0, -1):
    print("".join("#" if v >= level * top / 5 else "." for v in values.values()))


def roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += s * (n // v)
        n %= v
    return out


print(*(f"{n}={roman(n)}" for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)))


def words(n):
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10] + ("-" + small[n % 10] if n % 10 else "")
    if n < 1000:
        return small[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")
    for size, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand")):
        if n >= size:
            return words(n // size) + " " + name + (" " + words(n % size) if n % size else "")


for n in (0, 13, 21, 100, 342, 1000, 70707, 1234567, 10 ** 9 + 1):
    print(f"{n:>13,}: {words(n)}")
for v in (0, 1, -1, 1234.5, 1e9, -0.005, 99.995):
    print(f"{v:>+16,.2f}|{v:<12.3g}|{v:^14.2e}|{v!r:>10}")
total = sum(c * p for _, c, p, _ in ROWS)
print(f"{'total':.<30}{total:.>15,.2f}", "%-30s%15.2f" % ("total", total), "{:<30}{:>15,.2f}".format("total", total), sep="\n")
print("%s" * 3 % ("a", "b", "c"), "|".join(f"{x:^{w}}" for x, w in zip("abc", (3, 5, 7))), f"{'nested':{'*'}{'^'}{20}}")
