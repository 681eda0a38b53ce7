def f():
    if 1:
        continue
