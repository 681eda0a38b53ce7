first = [1, 2, 3]
second = {"a": 1}
result = first.copy() + (second["a"] * 2)
