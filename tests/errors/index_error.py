def third(items):
    return items[2]


third(["a", "b"])
