def f():
    return "a" (1), [1, 2] (3), (1, 2) (3)


raise SystemExit(1)
