# Literals: numbers, strings with prefixes and escapes, implicit joining, containers.
print(0, 00, 0x1F, 0XaB, 0o17, 0O7, 0b101, 0B1, 1_0, 0x_1, 1_2.3_4e1_0)
print(1., .5, 1e3, 1E-3, 1.5e+2, 0e0, 1_000.000_1, 00.5, 09.5)
print('a', "b", '''c''', """d""", 'it\'s', "say \"x\"", "a" 'b' """c""")
print("tab\tnl\\n bell\a".encode(), "\x41\u0042\U00000043\103\0".encode())
print(r"\n\x", R"\\", rb"\n", bR"\x", b"\x00\xff\t\\", b'a' b"b")
print("line \
continued", '''multi
line''', """quote " inside ''' """)
print("""a\
b""")
print(u"unicode", U'x')
print([], [1], [1, ], [1, [2, [3]]], (), (1,), (1, 2), ((), ((),)))
print({}, {1}, {1: 2, }, {1: {2: {3}}}, {**{1: 2}, 3: 4}, {*[1]}, [*"ab"], (*"ab",))
print(None, True, False, ..., Ellipsis, NotImplemented)
print(1 if (1)else 2, [0x1 for x in [1]])
print(1.0.real, 1 .real, 1..real, 1.5.is_integer(), 5 .bit_length())
print("%r" % '\r\n\t\x7f\xa0\xad\u200b\u2028\ud800\U0001f600'.encode("utf-8", "surrogatepass"))
print(ascii("\r\n\t\x7f\xa0\xad\u200b\u2028\ud800\U0001f600"))
print(repr("it's"), repr('say "x"'), repr("both ' and \""), repr(b"it's"), repr(b'"'), repr(b"'\""))
print(len("\
"), len(''''''), len(""), len("" ""), "a" "b" * 2)
print(9223372036854775807, 9223372036854775808, -9223372036854775808, 340282366920938463463374607431768211456)
print(0xffffffffffffffff, 0o7777777777777777777777, 0b1 << 64)
print(1e400, -1e400, 1e-400, 4.9e-324, 1.7976931348623157e308)
print({1, 1.0, True}, {1: "a", 1.0: "b", True: "c"})
print("\101\60\7".encode(), b"\101\60\7", "\1234".encode())
x = ("a"
     "b"
     # a comment inside
     "c")
print(x)
