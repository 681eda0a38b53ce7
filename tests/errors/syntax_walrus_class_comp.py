class A:
    l = [y := 1 for x in [1]]
