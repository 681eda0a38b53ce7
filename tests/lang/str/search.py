# find, index, rfind, rindex, count, startswith, endswith, in.
s = "abracadabra"
for sub in ("a", "abra", "bra", "z", "", "abracadabra", "abracadabraX", "ca"):
    print(repr(sub), s.find(sub), s.rfind(sub), s.count(sub), sub in s, s.startswith(sub), s.endswith(sub))
for args in (("a", 1), ("a", 1, 4), ("a", -3), ("a", -100, 100), ("", 5), ("", 11), ("", 12), ("", 3, 2), ("bra", None, 5), ("a", None, None), ("a", 100), ("", -1), ("ra", 3, -1)):
    print(args, s.find(*args), s.rfind(*args), s.count(*args), s.startswith(*args), s.endswith(*args))
print(s.index("c"), s.rindex("a"), "".find(""), "".count(""), "".find("a"), "aaa".count("aa"), "aaaa".count("aa"), "abc".count(""))
print(s.startswith(("x", "ab")), s.endswith(("x", "ra")), s.startswith(()), s.endswith("ra", 5), s.startswith("bra", 1, 4), s.startswith("", 11), s.startswith("", 12))
u = "aé日\U0001f600日éa"
print(u.find("日"), u.rfind("日"), u.find("\U0001f600"), u.count("é"), u.index("日é"), u.find("a", 1), "\U0001f600" in u, u.find("b"), len(u))
long = "ab" * 1000 + "c"
print(long.find("c"), long.find("bac"), long.find("abc"), long.rfind("ab"), long.count("ab"), long.find("bb"), ("x" * 500 + "y").find("x" * 100 + "y"), ("a" * 1000).count("a" * 10), ("ab" * 500).find("ba" * 400 + "a"))


def show(thunk):
    try:
        print(repr(thunk()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: s.index("z"))
show(lambda: s.rindex("z"))
show(lambda: s.index("a", 100))
show(lambda: s.find(5))
show(lambda: s.count(None))
show(lambda: s.startswith(5))
show(lambda: s.startswith((1,)))
show(lambda: s.endswith(["a"]))
show(lambda: s.find())
show(lambda: s.find("a", "b"))
show(lambda: 5 in s)
show(lambda: s.find("a", 1.5))
show(lambda: b"a" in s)


class I:
    def __index__(self):
        return 2


print(s.find("a", I()), s.count("a", I()), s.find("a", 2 ** 100), s.find("a", -2 ** 100))
