print("line 1")
print("no newline", end="")
{}["x"]
