def f():
    if 1:
        for x in y:
            while z:
                return (1,
                        2 3)
