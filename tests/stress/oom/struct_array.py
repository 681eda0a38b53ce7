# struct and array.
import struct, array
print(struct.pack("<ihbq2s?f", 1, -2, 3, 2 ** 40, b"ab", True, 1.5), struct.unpack(">Hd", struct.pack(">Hd", 65535, 2.5)), struct.calcsize("@iPd"))
s = struct.Struct("=3sH"); b = bytearray(10); s.pack_into(b, 2, b"xyz", 7); print(b, s.unpack_from(b, 2), list(struct.iter_unpack("<H", b"abcd")), s.size, s.format)
a = array.array("i", range(10)); a.append(99); a.extend([1, 2]); a[2:4] = array.array("i", [7, 7, 7]); a.insert(0, 5); a.byteswap(); a.byteswap()
print(a, a[1:3], a.index(99), a.pop(), a.tolist(), a.count(7), array.array("d", [1.5]) + array.array("d", [2]), a * 2 == a + a, a.tobytes()[:4])
u = array.array("B"); u.frombytes(b"abc"); u.fromlist([1, 2]); u.reverse(); del u[0]; print(u, memoryview(u).tolist(), a.itemsize, sorted(a), array.array("q", b"\1" * 8), list(reversed(u)))
try: struct.pack("b", 300)
except struct.error as e: print(e)
try: array.array("b", [300])
except OverflowError as e: print(e)
