# int: small, large, their texts and operations.
big = 3 ** 200
print(big, -big // 7, big % 10 ** 9, divmod(big, 3 ** 100))
print(hex(big), int("z" * 20, 36), int(b" 12 "), int(10.5), big.bit_length())
print(pow(3, 1000, 10 ** 20 + 39), pow(7, -1, 101), big.to_bytes(40, "little")[:5])
print(int.from_bytes(b"\x01" * 20), big >> 100 | big << 3 & ~big, big ^ 12345678901234567890)
print(f"{big:,}"[:20], f"{255:#x} {255:08b} {-1234567:_}", True + 1, round(12345, -2), 10 ** 30 / 7)
print((10 ** 40).as_integer_ratio(), isinstance(True, int), int("1_000"), 0x_ff, big == 3 ** 200, hash(big) == hash(3 ** 200))
