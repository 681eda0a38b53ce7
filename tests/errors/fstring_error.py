name = "x"
print(f"{name} and {nmae!r:>10}")
