x = f"value {1}
y = 2
