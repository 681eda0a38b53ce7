# The format mini-language for str, and __format__ of other types.
for spec in ("", "s", "10", "<10", ">10", "^10", "*^10", "10s", ".2", "10.2", ">10.2s", "é>6", "日^7", "0", "05", "<05", "^^5", "<<5", "{{", "}>5"):
    try:
        print(repr(spec), repr(format("abc", spec)))
    except ValueError as e:
        print(repr(spec), e)
for spec in ("d", "x", "+", " ", "-", "#", ",", "_", "=5", "+s", ".", ".s", "5.5.5", "q", "10d", "s5", "z", "=s", "é", "0=5", ",s", "_s", "#s", "5,", ".5x", "<", "99999999999999999999", ".99999999999999999999"):
    try:
        print(repr(spec), repr(format("abc", spec)))
    except ValueError as e:
        print(repr(spec), e)
for v in (None, [], {}, (), object, len, b"x", bytearray(), range(3), ..., set(), frozenset(), type, ValueError("m"), slice(1)):
    try:
        print(format(v), end=" ")
        print(format(v, "5"))
    except TypeError as e:
        print(e)


class NoFmt:
    def __str__(self):
        return "nofmt"


class Fmt:
    def __format__(self, spec):
        return f"[{spec!r}]"


class BadFmt:
    def __format__(self, spec):
        return spec.encode()


class StrSub(str):
    def __format__(self, spec):
        return "sub:" + super().__format__(spec)


print(format(NoFmt()), f"{NoFmt()}", f"{NoFmt()!s:>8}", format(Fmt(), "x y"), f"{Fmt():a{'b'}c}", "{:{}}".format(Fmt(), "q"), f"{StrSub('v'):>4}", "{:>4}".format(StrSub("w")), format(StrSub("z")))
for thunk in (lambda: format(NoFmt(), "5"), lambda: format(BadFmt(), "a"), lambda: f"{NoFmt():d}", lambda: format("a", None), lambda: format("a", b"5"), lambda: format(5, 5), lambda: "a".__format__(), lambda: "{:{}}".format(1), lambda: object.__format__("a", "5"), lambda: format()):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__, e)
print([f"{s:^{w}}|" for s in ("a", "ab", "") for w in range(4)], [f"{'abcdef':.{p}}" for p in range(8)], f"{'é日😀':>6}|{'é日😀':.2}|", f"{True:5}|{True!s:5}|{None!s:>6}|{[1]!s:<6}|{b'x'!r:^8}")
