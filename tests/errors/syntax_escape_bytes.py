x = b"\x0"
