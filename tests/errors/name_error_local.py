def f():
    counter = 5
    return couter + 1


f()
