# f-strings: expressions, conversions, specs, nesting, quotes, = form.
x, y, s, pi = 5, 7, "text", 3.14159
print(f"", f"plain", f"{x}", f"{x}{y}", f"a{x}b{y}c", f"{{}}", f"{{{x}}}", f"{{x}}", f"}}{{")
print(f"{s!r} {s!s} {s!a} {'é'!a} {s!r:>10}| {s:>8}| {s:*^10} {s:.2} {s!r:.3}")
print(f"{x:5d}|{x:<5}|{x:^5}|{x:05}|{x:+}|{x:b}|{x:#x}|{pi:.2f}|{pi:10.3f}|{pi:e}|{1000000:,}|{0.25:%}")
print(f"{x:{y}}|{pi:{y}.{2}f}|{s:{'*'}^{10}}|{x:{'0'}{y}}|{pi:{'.1' + 'f'}}")
print(f"{x=} {x = } {x=:3} {s=} {s=!s} {x+y=} {x + y = !r:>5} {pi=:.2f} { x = }")
print(f"{x if x > 3 else y}", f"{(lambda q: q * 2)(4)}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{ {1, 2} == {2, 1} }")
print(f'{"inner"} {'same quotes'} {f"{f'{x}'}"}', f"{"nested " + f"{"deep"}"}")
print(f"{'a' 'b'} {'\n'!r} {"\t"!r} {chr(65)}", f"{x!r}" "joined" f"{y}" 'plain {x}')
print(f"""multi
{x}
  {y:>4}
end""")
print(f'''{
    x
    + y  # a comment
}''')
print(rf"\n{x}\t", fr"{s}\d", F"{x}", Rf"{x}\\", f"\x41{x}\u0042")
print(f"{x,}", f"{x, y}", f"{*[1, 2],}", f"{x:{{}}}" if False else "", f"{'}'}", f"{'{'}", f"{x:}}}" if False else "")
print(f"{x != y} {x == y} {x <= y} {not x} {x is None} {(a := 3)} {a:=+5}")
print(f"{None} {True} {...} {[]} {()} {{}} {print} "[:20])
print(f"{'%s' % x} {'{}'.format(y)} {s[1:3]} {s[::-1]} {s.upper()} {len(s)}")


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


o = F()
print(f"{o} {o:} {o:abc} {o!s} {o!r} {o!s:>5} {o!a} {o=} {o=!s} {o=:x} {o: {x} }|{o:{x}{y}}")


class BadF:
    def __format__(self, spec):
        return 5


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: f"{BadF()}")
show(lambda: f"{x:q}")
show(lambda: f"{s:d}")
show(lambda: f"{undefined}")
show(lambda: f"{object():x}")
show(lambda: f"{[]:5}")
show(lambda: f"{None:>5}")
show(lambda: f"{1:{'z'}}")
show(lambda: f"{x:.{-1}f}")
total = ""
for i in range(3):
    total += f"{i}:{i**2};"
print(total)
width = 10
for row in [("a", 1, 2.5), ("bb", 22, 33.25)]:
    print(f"|{row[0]:<{width}}|{row[1]:>{width - 4}}|{row[2]:^{width}.3f}|")
print(f"{lambda_ if (lambda_ := 1) else 2}", f"{yy:=^5}" if (yy := 1) else "")
print(f"{x:>{y}}" f"{x:<{y}}" "|", f"{10:{3}}", f"{x!r:{y}}|", f"{{{{{x}}}}}")
