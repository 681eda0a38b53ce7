# Arithmetic operators over int, float and bool, with precedence and associativity.
print(1 + 2 * 3 - 4 / 2)
print(2 ** 3 ** 2, (2 ** 3) ** 2)
print(-2 ** 2, (-2) ** 2, 2 ** -1)
print(7 // 2, -7 // 2, 7 // -2, -7 // -2)
print(7 % 3, -7 % 3, 7 % -3, -7 % -3)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2)
print(True + True, True * 5, -True, ~True if False else +True)
print(1 / 3, 2 / 1, 10 / 4)
print(1_000_000 + 0x_ff + 0b1010 + 0o17)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, 1024 >> 3)
print(1 | 2 ^ 3 & 4, (1 | 2) ^ 3 & 4, 1 << 2 + 3)
print(not 1 == 2, not (not 0), not not [])
print(- - -3, + - + 3, ~~7, -~7, ~-7)
print(10 - 3 - 2, 100 / 10 / 2, 100 // 7 // 2, 100 % 7 % 4)
print(3 * -2, 3 ** 2 * 2, 2 * 3 ** 2, -3 ** 2 % 5)
print(1 if 0 else 2 if 0 else 3)
print(1e308 * 10, -1e308 * 10, 1e-320, 0.1 + 0.2)
for a in (5, -5, 0, 3.5):
    for b in (2, -2, 2.0):
        print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))


def show(thunk):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: 1 / 0)
show(lambda: 1.0 / 0)
show(lambda: 1 // 0)
show(lambda: 1 % 0)
show(lambda: 1.5 // 0)
show(lambda: 1.5 % 0)
show(lambda: divmod(1, 0))
show(lambda: 0 ** -1)
show(lambda: 0.0 ** -1)
show(lambda: 1 + "a")
show(lambda: "a" + 1)
show(lambda: [] - [])
show(lambda: {} * 2)
show(lambda: -"x")
show(lambda: ~1.5)
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: 1.0 << 2)
show(lambda: None + None)
show(lambda: 2 ** "a")
show(lambda: [] @ [])
