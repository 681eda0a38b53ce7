# str.format: fields, attribute and index access, conversions, nested specs, errors.
class P:
    x, y = 1, [10, 20]

    def __format__(self, spec):
        return f"P<{spec}>"


print("{} {}".format(1, 2), "{0} {1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{} {k} {}".format(1, 2, k=3), "{{}} {{{}}}".format(5), "".format(), "plain".format(1))
print("{0.x} {0.y[1]} {p.x} {d[key]} {l[0]} {d[1]}".format(P, p=P, d={"key": "v", 1: "one"}, l=[7]), "{[a]}".format({"a": 1}), "{.x}".format(P))
print("{!r} {!s} {!a} {0!r:>5}".format("é", "b", "é") if False else "{!r} {!s} {!a}".format("é", "b", "é"), "{0!r:>5}|{0!s:<5}|{0:^5}|".format("a"))
print("{:5}|{:>5}|{:<5}|{:^5}|{:*^7}|{:05d}|{:+.2f}|{:,}|{:%}|{:x}|{:e}".format("a", "b", "c", "d", "e", 42, 3.14159, 1234567, 0.5, 255, 12345.678))
print("{:{}}|{:{w}.{p}f}|{0:{1}}".format("a", 5, 3.14159, w=8, p=2) if False else "{:{}}|{:{w}.{p}f}".format("a", 5, 3.14159, w=8, p=2), "{0:{1}{2}}|".format("x", ">", 4), "{:{fill}{align}{width}}".format("m", fill="*", align="^", width=9))
print("{} {:spec} {!s:.1}".format(P(), P(), "abc"), "{:.3}".format("abcdef"), "{:10.3}|".format("abcdef"), "{:s}".format("z"), "{:}".format(5))
print("{0[0][1]} {0[0]}".format([[1, 2]]), "{a[b c]}".format(a={"b c": 1}), "{a[-1]}".format(a={"-1": "str key"}), "{0[%s]}".format({"%s": 9}))
print("{a.b.c}".format(a=type("A", (), {"b": type("B", (), {"c": 5})})), "{:{:}}".format(1, 5), "{:{}{}}".format(1, ">", 6))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for fmt in ("{", "}", "{0", "{}{", "{a", "{!}", "{!x}", "{!rr}", "{0!}", "{} {0}", "{0} {}", "{5}", "{name}", "{0.nope}", "{0[9]}", "{0[a]}", "{0[}", "{0[]}", "{0.}", "{:{}", "{:{:{}}}", "{0!r", "{-1}", "{ 0}", "{0 }", "{0x}", "{99999999999999999999}", "{:d}", "{0.x[0]}", "}{", "{}}", "{{}", "{0[0]x}", "{!r:}", "{0:>{}}", "{.}"):
    print(fmt, end=" ")
    show(lambda: fmt.format("s"))
show(lambda: "{a}".format_map({"a": 1}))
show(lambda: "{a}".format_map({}))
show(lambda: "{}".format_map({}))


class D(dict):
    def __missing__(self, k):
        return "<" + k + ">"


show(lambda: "{a} {b}".format_map(D(a=1)))
show(lambda: "{0}".format_map([1]))
show(lambda: "{}".format())
show(lambda: "{} {}".format(1))
show(lambda: "{:>5}".format(None))
show(lambda: "{:>5}".format([]))
show(lambda: "{:x}".format("a"))
show(lambda: "{:+}".format("a"))
show(lambda: "{:=5}".format("a"))
show(lambda: "{:,}".format("a"))
show(lambda: "{:05}".format("a"))
show(lambda: "{:#}".format("a"))
show(lambda: "{: }".format("a"))
show(lambda: format("a", 5))
show(lambda: format("abc", "<6.2"))
print(format(None), format([], ""), format("x", "*>4"), format(P(), "q"), "{0}{0}{1}".format(*"ab"), "{x}".format(**{"x": 1}), "{:b}{:c}".format(5, 66))
